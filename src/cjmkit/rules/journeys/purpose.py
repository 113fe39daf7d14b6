"""
JRN100–JRN199: what a map is made for, whose journey it is, what it tells the client.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cjmkit.findings import Finding, Location, Rule, Severity, Texts
from cjmkit.model.journeys import Scope
from cjmkit.rules.base import Context, Subject, check, never
from cjmkit.rules.views import JourneyView, StageView, named

__all__ = ["PURPOSE", "SPEECH"]

NO_GOAL: Final = Rule(
    code="JRN101",
    severity=Severity.ERROR,
    title=Texts("Карта без цели", "A map without a goal"),
    text=Texts(
        "у карты «{journey}» нет цели, а с неё начинают: впишите, какое решение карта поможет принять",
        "the map '{journey}' has no goal, which comes first: write which decision it is to help with",
    ),
    why=Texts(
        "Без цели неясно, какие сведения собирать, и карту не с чем сверить, когда она готова.",
        "Without a goal nobody knows what to find out, nor when the map is good enough.",
    ),
    bad=Texts("goal не заполнено", "no goal"),
    good=Texts("goal: найти, где теряем покупателей крема", "goal: find where buyers of the cream are lost"),
    law=Texts("цель карты определяют первой", "the goal of a map is settled first"),
    fields=("goal",),
)

NO_PERSONA: Final = Rule(
    code="JRN102",
    severity=Severity.ERROR,
    title=Texts("Карта без персонажа", "A map without a persona"),
    text=Texts(
        "на карте «{journey}» нет персонажа, нужен один: укажите personas или scope: generalised",
        "the map '{journey}' has no persona, one is needed: name it in personas, or set scope to generalised",
    ),
    why=Texts(
        "Путь без путника описывает процессы компании, а не опыт клиента.",
        "A journey without a traveller tells the company's processes, not the client's experience.",
    ),
    bad=Texts("personas: [], scope: persona", "personas: [], scope: persona"),
    good=Texts("personas: [tatiana]", "personas: [tatiana]"),
    law=Texts("карта составляется для персонажа", "a map is made for a persona"),
    fields=("personas",),
)

MANY_PERSONAS: Final = Rule(
    code="JRN103",
    severity=Severity.WARNING,
    title=Texts("Несколько персонажей на одной карте", "Several personas on one map"),
    text=Texts(
        "на карте «{journey}» персонажей: {found}, ожидался один: разделите карту или укажите scope: comparison",
        "the map '{journey}' has {found} personas, one is expected: divide the map, or set scope to comparison",
    ),
    why=Texts(
        "У разных персонажей разные цели и барьеры; на общей карте они усредняются и пропадают.",
        "Personas differ in goals and barriers, which a common map evens out until nothing is left.",
    ),
    bad=Texts("personas: [designer, dealer]", "personas: [designer, dealer]"),
    good=Texts("две карты: designer и dealer", "two maps: one for the designer, one for the dealer"),
    law=Texts("для каждого персонажа – своя карта", "each persona has a map of its own"),
    fields=("personas", "scope"),
)

RIVAL_IN_SPEECH: Final = Rule(
    code="JRN110",
    severity=Severity.WARNING,
    title=Texts("Конкурент в сообщении клиенту", "A competitor in a message to the client"),
    text=Texts(
        "этап «{stage}»: в тексте для клиента назван конкурент «{found}», его имени там не ждут: перепишите текст",
        "stage '{stage}': the text for the client names the competitor '{found}', which is out of place: rewrite it",
    ),
    why=Texts(
        "Сравнивая, клиент запомнит названное имя: говорят о своих сильных сторонах, а не о чужих.",
        "A client who compares remembers the name: tell your own strengths, not somebody else's.",
    ),
    bad=Texts("«Мы дешевле, чем Ромашка-Люкс»", "'We are cheaper than Romashka Lux'"),
    good=Texts("«Привезём за два дня»", "'Delivered in two days'"),
    law=Texts("на этапе сравнения конкурентов не упоминают", "competitors are not mentioned while clients compare"),
    fields=("communications",),
)


@check(NO_GOAL)
def _goal(seen: JourneyView, context: Context) -> Iterator[Finding]:
    """
    Ask what the map is made for.
    """
    if not (seen.journey.goal or "").strip() and not seen.journey.goal_kinds:
        yield NO_GOAL.finding(Location(field=f"{seen.path}.goal"), journey=seen.title)


@check(NO_PERSONA, MANY_PERSONAS)
def _personas(seen: JourneyView, context: Context) -> Iterator[Finding]:
    """
    Expect one persona, unless the map is generalised or compares several on purpose.
    """
    journey = seen.journey
    where = Location(field=f"{seen.path}.personas")
    if not journey.personas and journey.scope is not Scope.GENERALISED and not journey.buying_center:
        yield NO_PERSONA.finding(where, journey=seen.title)
    if len(set(journey.personas)) > 1 and journey.scope is Scope.PERSONA:
        yield MANY_PERSONAS.finding(where, journey=seen.title, found=len(set(journey.personas)))


@check(RIVAL_IN_SPEECH)
def _speech(seen: StageView, context: Context) -> Iterator[Finding]:
    """
    Look for competitors' names in what the company says to the client.
    """
    for number, said in enumerate(seen.stage.communications):
        for rival in seen.home.home.rivals.within(said.text):
            where = Location(field=f"{seen.path}.communications[{number}].text")
            yield RIVAL_IN_SPEECH.finding(where, stage=seen.title, found=named(rival))


PURPOSE: Final[Subject[JourneyView]] = Subject(name="purpose", is_clean=never, checks=(_goal, _personas))
SPEECH: Final[Subject[StageView]] = Subject(name="speech", is_clean=never, checks=(_speech,))
