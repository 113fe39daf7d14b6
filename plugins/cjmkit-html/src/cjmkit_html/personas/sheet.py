"""
The persona sheet as plain data: what is known of a persona, in words, and what is not known yet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import attrs

from cjmkit.findings import Texts
from cjmkit.journeys.analysis.wording import UNKNOWN, count_of, money, number, percent, yes_no
from cjmkit.model.journeys import (
    USP,
    Benefit,
    DecisionFactor,
    Demographics,
    Note,
    Pain,
    Persona,
    PersonaKind,
    PersonaValue,
    Project,
)
from cjmkit.vocabulary import Vocabulary, vocabulary
from cjmkit_html.personas import words
from cjmkit_html.personas.empathy import EmpathySheet, empathy_sheet
from cjmkit_html.personas.evidence import evidence_words
from cjmkit_html.personas.photo import data_uri, initials

__all__ = ["Fact", "Group", "Item", "PersonaSheet", "Section", "persona_sheet"]

_PRIMARY: Final = Texts("главный", "primary")
_LEADS_TO: Final = Texts("ведёт к: {text}", "leads to: {text}")
_ANSWERS: Final = Texts("отвечает на: {texts}", "answers: {texts}")
_FROM: Final = Texts("от {age}", "from {age}")
_UP_TO: Final = Texts("до {age}", "up to {age}")


@attrs.frozen(kw_only=True)
class Item:
    """
    An entry of a list with what is to be said of it; *strong* for what counts more than the others.
    """

    text: str
    notes: tuple[str, ...] = ()
    strong: bool = False


@attrs.frozen(kw_only=True)
class Section:
    """
    A list with its title.
    """

    title: str
    items: tuple[Item, ...]


@attrs.frozen(kw_only=True)
class Group:
    """
    The lists of one subject.
    """

    title: str
    sections: tuple[Section, ...]


@attrs.frozen(kw_only=True)
class Fact:
    """
    A fact with its name.
    """

    name: str
    told: str


@attrs.frozen(kw_only=True)
class PersonaSheet:
    """
    Everything that the sheet of a persona shows.

    *photo* is a ``data:`` address or None, *initials* stand for it. *missing* are the steps of describing a persona
    that nobody has done. *journeys* are the titles of the maps that the persona goes through.
    """

    id: str
    name: str
    title: str
    photo: str | None
    initials: str
    facts: tuple[Fact, ...]
    worth: tuple[Fact, ...]
    groups: tuple[Group, ...]
    offer: str
    proposition: tuple[Fact, ...]
    empathy: EmpathySheet | None
    journeys: tuple[str, ...]
    evidence: tuple[str, ...]
    missing: tuple[str, ...]
    note: str


def persona_sheet(persona: Persona, project: Project, lang: str) -> PersonaSheet:
    """
    Return the sheet of a persona of *project*.
    """
    known = vocabulary("evidence", project)
    return PersonaSheet(
        id=persona.id,
        name=_name(persona),
        title=persona.title or "",
        photo=data_uri(persona.photo),
        initials=initials(_name(persona)),
        facts=tuple(_facts(persona, project, lang)),
        worth=() if persona.value is None else tuple(_worth(persona.value, lang)),
        groups=tuple(_groups(persona, known, lang)),
        offer=persona.offer or "",
        proposition=() if persona.usp is None else tuple(_proposition(persona.usp, lang)),
        empathy=None if persona.empathy_map is None else empathy_sheet(persona.empathy_map, persona, known, lang),
        journeys=tuple(each.title or each.id for each in project.journeys if persona.id in each.personas),
        evidence=evidence_words(persona.evidence, known, lang),
        missing=tuple(
            texts.get(lang) for names, texts in words.STEPS if not any(getattr(persona, name) for name in names)
        ),
        note=persona.note or "",
    )


def _name(persona: Persona) -> str:
    return next((name for name in (persona.name, persona.id) if name.strip()), UNKNOWN)


def _facts(persona: Persona, project: Project, lang: str) -> Iterator[Fact]:
    who = persona.demographics
    titles = {segment.id: segment.title or segment.id for segment in project.segments}
    kind = "" if persona.kind is PersonaKind.PERSONA else words.PERSONA_KINDS[persona.kind].get(lang)
    feeling = (
        "" if not persona.baseline_emotion else vocabulary("emotion", project).label(persona.baseline_emotion, lang)
    )
    told = (
        (Texts("Кто это", "Kind"), kind),
        (Texts("Возраст", "Age"), _age(who, lang)),
        (Texts("Пол", "Sex"), "" if who.sex is None else words.SEXES[who.sex].get(lang)),
        (Texts("Где живёт", "Lives in"), who.location),
        (Texts("Семья", "Family"), who.family),
        (Texts("Дети", "Children"), who.children),
        (Texts("Образование", "Education"), who.education),
        (Texts("Занятие", "Occupation"), who.occupation),
        (Texts("Доход", "Income"), _income(who, lang)),
        (Texts("Сегмент", "Segment"), ", ".join(titles.get(each, each) for each in persona.segments)),
        (Texts("Чувство до начала", "Feeling before it begins"), feeling),
        (Texts("Длительность пути", "The journey takes"), persona.journey_duration),
    )
    return (Fact(name=name.get(lang), told=text) for name, text in told if text)


def _age(who: Demographics, lang: str) -> str:
    low, high = who.age_from, who.age_to
    if low is None and high is None:
        return ""
    if low is None or high is None:
        # After «от» and «до» the genitive stands: 21 года, 25 лет.
        age = count_of(high or low or 0, "года", "лет", "лет", "year", lang)
        return (_UP_TO if low is None else _FROM).get(lang, age=age)
    years = count_of(high, "год", "года", "лет", "year", lang)
    return years if low == high else f"{number(low, lang)}–{years}"


def _income(who: Demographics, lang: str) -> str:
    low, high = who.income, who.income_to
    if low is None:
        return "" if high is None else _UP_TO.get(lang, age=money(high, lang))
    return money(low, lang) if high is None else f"{money(low, lang)} – {money(high, lang)}"


def _worth(value: PersonaValue, lang: str) -> Iterator[Fact]:
    told = (
        (Texts("LTV", "LTV"), value.ltv and money(value.ltv, lang)),
        (Texts("Средний чек", "Average check"), value.average_check and money(value.average_check, lang)),
        (Texts("Покупок в год", "Purchases a year"), _number(value.purchases_a_year, lang)),
        (Texts("Остаётся лет", "Years as a client"), _number(value.years, lang)),
        (Texts("Доля клиентов", "Share of clients"), "" if value.share is None else percent(value.share / 100, lang)),
    )
    return (Fact(name=name.get(lang), told=text) for name, text in told if text)


def _number(value: object, lang: str) -> str:
    return "" if value is None else number(value, lang, 2)  # type: ignore[arg-type]


def _groups(persona: Persona, known: Vocabulary, lang: str) -> Iterator[Group]:
    names = _names(persona)
    for title, lists in words.GROUPS:
        sections = tuple(
            Section(title=texts.get(lang), items=tuple(_item(each, names, known, lang) for each in found))
            for field, texts in lists
            if (found := getattr(persona, field))
        )
        if sections:
            yield Group(title=title.get(lang), sections=sections)


def _names(persona: Persona) -> Mapping[str, str]:
    """
    Return the texts of what benefits answer and pains lead to, by their ids.
    """
    things: tuple[Note | Pain | DecisionFactor, ...] = (*persona.needs, *persona.pains, *persona.decision_factors)
    return {thing.id: thing.text for thing in things if thing.id}


def _item(each: Note | Pain | DecisionFactor | Benefit, names: Mapping[str, str], known: Vocabulary, lang: str) -> Item:
    notes: list[str] = []
    strong = False
    if isinstance(each, Benefit):
        if each.kind:
            notes.append(vocabulary("benefit").label(each.kind, lang))
        if each.answers:
            notes.append(_ANSWERS.get(lang, texts=", ".join(names.get(one, one) for one in each.answers)))
        return Item(text=each.text, notes=tuple(notes))
    if isinstance(each, DecisionFactor) and each.primary:
        strong = True
        notes.append(_PRIMARY.get(lang))
    if isinstance(each, Pain) and each.leads_to:
        notes.append(_LEADS_TO.get(lang, text=names.get(each.leads_to, each.leads_to)))
    return Item(text=each.text, notes=(*notes, *evidence_words(each.evidence, known, lang)), strong=strong)


def _proposition(usp: USP, lang: str) -> Iterator[Fact]:
    for field, texts in words.USP:
        if told := getattr(usp, field):
            yield Fact(name=texts.get(lang), told=told)
    test = usp.skeptic_test
    if test is not None:
        answers = (f"{texts.get(lang)} – {yes_no(getattr(test, field), lang)}" for field, texts in words.SKEPTIC)
        yield Fact(name=Texts("Проверка скептиком", "The sceptic's test").get(lang), told="; ".join(answers))
