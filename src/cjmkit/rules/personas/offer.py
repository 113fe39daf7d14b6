"""
PRS108–PRS110, PRS112–PRS113: what is offered to a persona.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cjmkit.findings import Finding, Location, Rule, Severity, Texts
from cjmkit.model.journeys import Persona, PersonaKind
from cjmkit.rules.base import Context, Subject, check, never
from cjmkit.rules.views import PersonaView, named

__all__ = ["OFFER"]

NO_OFFER: Final = Rule(
    code="PRS108",
    severity=Severity.INFO,
    title=Texts("Персонаж без предложения", "A persona without an offer"),
    text=Texts(
        "персонажу «{persona}» ничего не предложено: впишите offer или usp",
        "nothing is offered to the persona '{persona}': write offer or usp",
    ),
    why=Texts(
        "Портрет составляют, чтобы предложить нужное именно этому человеку.",
        "A portrait is made to offer what this very person needs.",
    ),
    bad=Texts("offer не заполнено", "no offer"),
    good=Texts("offer: набор на зиму с пробником", "offer: a winter set with a sample"),
    law=Texts("для каждого персонажа разрабатывают оффер", "an offer is made for each persona"),
    fields=("offer", "usp"),
)

LOOSE_BENEFIT: Final = Rule(
    code="PRS112",
    severity=Severity.INFO,
    title=Texts("Выгода без потребности", "A benefit without a need"),
    text=Texts(
        "выгода «{benefit}» персонажа «{persona}» не связана ни с одной потребностью: впишите answers",
        "the benefit '{benefit}' of '{persona}' answers no need: write answers",
    ),
    why=Texts("Выгода, которой никто не ждал, не выгода.", "A benefit that nobody was waiting for is none."),
    bad=Texts("text: бесплатная доставка", "text: free delivery"),
    good=Texts("text: бесплатная доставка, answers: [нет времени]", "text: free delivery, answers: [no time]"),
    law=Texts(
        "выгоды формулируют по потребностям и факторам решения", "benefits follow from needs and decision factors"
    ),
    fields=("benefits.answers",),
)

UNKNOWN_NEED: Final = Rule(
    code="PRS113",
    severity=Severity.ERROR,
    title=Texts("Выгода отвечает неизвестно чему", "A benefit that answers something unknown"),
    text=Texts(
        "выгода «{benefit}» называет «{found}», а такой потребности, боли или фактора у персонажа нет: исправьте",
        "the benefit '{benefit}' names '{found}', the persona has no such need, pain or factor: correct it",
    ),
    why=Texts("Ссылка в никуда – чаще всего опечатка.", "A name that leads nowhere is mostly a slip of the pen."),
    bad=Texts("answers: [delivry], потребность delivery", "answers: [delivry], the need is delivery"),
    good=Texts("answers: [delivery]", "answers: [delivery]"),
    law=Texts("целостность ссылок в файле", "references within the file must hold"),
    fields=("benefits.answers",),
)

CLICHE: Final = Rule(
    code="PRS109",
    severity=Severity.WARNING,
    title=Texts("Штамп в предложении", "A cliché in an offer"),
    text=Texts(
        "в предложении персонажу «{persona}» штамп «{found}», нужно то, чем вы отличаетесь: замените фактом",
        "the offer to '{persona}' holds the cliché '{found}', tell what sets you apart: put a fact in its place",
    ),
    why=Texts("Так пишут все, и это никого не отличает.", "Everybody writes so, and it tells nobody apart."),
    bad=Texts("высокое качество, разумные цены", "high quality, reasonable prices"),
    good=Texts("обжигаем плитку сами, гарантия 10 лет", "we bake the tiles ourselves, ten years of guarantee"),
    law=Texts(
        "«высокое качество, разумные цены, отличный сервис» – не УТП",
        "fine quality, prices and service are no USP",
    ),
    fields=("offer", "usp"),
)

RIVAL: Final = Rule(
    code="PRS110",
    severity=Severity.WARNING,
    title=Texts("Конкурент в предложении", "A competitor in an offer"),
    text=Texts(
        "в предложении персонажу «{persona}» назван конкурент «{found}», его там не ждут: перепишите",
        "the offer to '{persona}' names the competitor '{found}', which is out of place: rewrite it",
    ),
    why=Texts("Клиент запомнит чужое имя.", "The client will remember the other name."),
    bad=Texts("«Дешевле, чем у Ромашки-Люкс»", "'Cheaper than Romashka Lux'"),
    good=Texts("«Привезём за два дня»", "'Delivered in two days'"),
    law=Texts("конкурентов в текстах для клиента не упоминают", "texts for clients do not name competitors"),
    fields=("offer", "usp"),
)


@check(NO_OFFER, CLICHE, RIVAL)
def _offer(seen: PersonaView, context: Context) -> Iterator[Finding]:
    """
    Read the offer and the selling proposition.
    """
    texts = list(_texts(seen.persona))
    if not texts and seen.persona.kind is PersonaKind.PERSONA:
        yield NO_OFFER.finding(Location(field=f"{seen.path}.offer"), persona=seen.name)
    for field, text in texts:
        where = Location(field=f"{seen.path}.{field}")
        for phrase in seen.home.cliches.within(text):
            yield CLICHE.finding(where, persona=seen.name, found=named(phrase))
        for rival in seen.home.rivals.within(text):
            yield RIVAL.finding(where, persona=seen.name, found=named(rival))


def _texts(persona: Persona) -> Iterator[tuple[str, str]]:
    if persona.offer:
        yield "offer", persona.offer
    for field in ("strength", "why_us", "pain_solved", "unique_offer", "why_believe"):
        text = getattr(persona.usp, field, None)
        if text:
            yield f"usp.{field}", text


@check(LOOSE_BENEFIT, UNKNOWN_NEED)
def _benefits(seen: PersonaView, context: Context) -> Iterator[Finding]:
    """
    Tie benefits to needs, pains and factors, by id or text.
    """
    if not seen.persona.benefits:
        return
    known = _needs(seen.persona)
    for number, benefit in enumerate(seen.persona.benefits):
        where = f"{seen.path}.benefits[{number}].answers"
        text = named(benefit.text)
        if not benefit.answers:
            yield LOOSE_BENEFIT.finding(Location(field=where), benefit=text, persona=seen.name)
        for place, name in enumerate(benefit.answers):
            if name not in known:
                yield UNKNOWN_NEED.finding(Location(field=f"{where}[{place}]"), benefit=text, found=named(name))


def _needs(persona: Persona) -> set[str | None]:
    lists = ("needs", "motives", "expectations", "fears", "doubts", "problems", "rewards", "choice_criteria")
    held = [each for name in (*lists, "pains", "decision_factors") for each in getattr(persona, name)]
    return {name for each in held for name in (each.id, each.text)}


OFFER: Final[Subject[PersonaView]] = Subject(name="offer", is_clean=never, checks=(_offer, _benefits))
