"""
Building: from drafts to the project.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import attrs

from cjmkit.findings import Location
from cjmkit.journeys.sheets import catalogue as rules
from cjmkit.journeys.sheets.drafts import Draft
from cjmkit.journeys.sheets.emotions import journey_sense
from cjmkit.journeys.sheets.grid import Cell, text_of
from cjmkit.journeys.sheets.heads import Head
from cjmkit.journeys.sheets.labels import member_of
from cjmkit.journeys.sheets.names import Names, evolved
from cjmkit.journeys.sheets.reading import Reading
from cjmkit.journeys.sheets.stages import read_stage, say_unknown
from cjmkit.journeys.sheets.values import day_of
from cjmkit.journeys.sheets.words import IdMaker, slug
from cjmkit.model.journeys import (
    KPI,
    Journey,
    JourneyState,
    KPIDefinition,
    Market,
    Note,
    Persona,
    Project,
    Scale,
    Scope,
    TeamMember,
)

__all__ = ["build", "scale_of"]

_SCALE: Final = re.compile(r"(?:от\s)?([-−]?[0-9]{1,2})\s?(?:до|to|\.\.|…|–|—|-)\s?\+?([-−]?[0-9]{1,2})")
_AND: Final = re.compile(r"\s{0,4}(?:[,;/]|\sи\s)\s{0,4}")


def build(drafts: Sequence[Draft], reading: Reading, *, title: str, scale: Scale | None = None) -> Project:
    """
    Return the project of *drafts*, one journey each.
    """
    personas: dict[str, Persona] = {}
    ids, people = IdMaker(), IdMaker()
    journeys = []
    for at, draft in enumerate(drafts):
        journeys.append(_journey(draft, reading, f"journeys[{at}]", ids, personas, people, title, scale))
    kpis = _definitions(journeys, reading)
    return Project(
        title=title,
        personas=tuple(personas.values()),
        journeys=tuple(_with_kpi_ids(journey, kpis) for journey in journeys),
        kpis=tuple(kpis.values()),
    )


def _journey(
    draft: Draft,
    reading: Reading,
    path: str,
    ids: IdMaker,
    personas: dict[str, Persona],
    people: IdMaker,
    title: str,
    scale: Scale | None,
) -> Journey:
    named = _told(draft.head, "title") or draft.head.title or draft.sheet or title
    who = _personas(draft.head, personas, people, reading)
    reading.places[path] = draft.head.title_where or draft.stages[0].where
    made = IdMaker()
    by_key: dict[str, str] = {}
    stage_ids = []
    for number, stage in enumerate(draft.stages, 1):
        stage_ids.append(made.make(slug(stage.title, f"stage-{number}")))
        by_key.setdefault(stage.key, stage_ids[-1])
    sense = journey_sense(draft, reading, scale or _scale(draft.head, reading))
    names = Names(
        words=reading.words,
        scale=sense.scale,
        stages={id_: stage.title for id_, stage in zip(stage_ids, draft.stages, strict=True)},
        personas={persona.id: persona.name for persona in personas.values()},
    )
    say_unknown(draft, reading)
    stages = []
    for at, (id_, stage) in enumerate(zip(stage_ids, draft.stages, strict=True)):
        own = {**by_key, stage.key: id_} if by_key[stage.key] != id_ else by_key
        stages.append(read_stage(stage, draft.flat, names, sense, reading, f"{path}.stages[{at}]", own))
    journey = Journey(
        id=ids.make(slug(named, "journey")),
        title=named,
        personas=who,
        scale=sense.scale,
        stages=tuple(stages),
    )
    return _with_head(journey, draft, reading, path)


def _told(head: Head, key: str) -> str:
    value = head.values.get(key)
    return "" if value is None else text_of(value[0]).strip()


def _personas(head: Head, personas: dict[str, Persona], people: IdMaker, reading: Reading) -> tuple[str, ...]:
    text = _told(head, "persona")
    if not text:
        return ()
    # «Татьяна, 34 года» is one person with a remark, «Татьяна, Ирина» are two.
    parts = _AND.split(text)
    several = all(part[:1].isupper() and len(part.split()) < 3 for part in parts)
    names = [(part, None) for part in parts] if several else [_with_remark(text)]
    found = []
    for name, remark in names:
        if name not in personas:
            at = len(personas)
            personas[name] = Persona(id=people.make(slug(name, "persona")), name=name, title=remark)
            reading.places[f"personas[{at}]"] = head.values["persona"][1]
        found.append(personas[name].id)
    return tuple(dict.fromkeys(found))


def _with_remark(text: str) -> tuple[str, str | None]:
    name, comma, remark = text.partition(",")
    return (name.strip(), remark.strip() or None) if comma and name.strip() else (text, None)


def _scale(head: Head, reading: Reading) -> Scale | None:
    told = head.values.get("scale")
    if told is None:
        return None
    found = scale_of(text_of(told[0]))
    if found is None:
        head.rest.append((f"Шкала: {text_of(told[0])}", told[1]))
    return found


def scale_of(text: str) -> Scale | None:
    """
    Return the scale that «от 1 до 5» or «−2…2» tells.
    """
    found = _SCALE.fullmatch(text.strip()[:40])
    if found is None:
        return None
    low, high = (int(part.replace("−", "-")) for part in found.groups())
    return Scale(low=low, high=high) if low < high else None


def _with_head(journey: Journey, draft: Draft, reading: Reading, path: str) -> Journey:
    head = draft.head
    rest = list(head.rest)
    if _told(head, "title") and head.title:
        rest.insert(0, (head.title, head.title_where or Location()))
    for key, (value, where) in head.values.items():
        changed = head_value(journey, key, value)
        if changed is None:
            rest.append((f"{key}: {text_of(value)}", where))
        elif changed is not journey:
            journey = changed
            reading.places[f"{path}.{_FIELDS.get(key, key)}"] = where
    for _, where in rest:
        reading.say(rules.LINE_KEPT, where)
    notes = [Note(text=text) for text, _ in (*rest, *draft.outside)]
    return attrs.evolve(journey, notes=(*journey.notes, *notes))


_FIELDS: Final = {"author": "authors"}


def head_value(journey: Journey, key: str, value: Cell) -> Journey | None:
    """
    Return *journey* with what a line above its table says; None if the value is not understood.
    """
    text = text_of(value).strip()
    if key in ("persona", "title", "scale"):
        return journey  # they were needed before
    if key in ("goal", "version", "owner", "duration"):
        return evolved(journey, key, text or None)
    if key == "author":
        return attrs.evolve(journey, authors=(*journey.authors, TeamMember(role="author", name=text)))
    if key == "mapped_on":
        day = day_of(value)
        return None if day is None else attrs.evolve(journey, mapped_on=day)
    if key == "state":
        state = member_of(JourneyState, text)
        return None if state is None else attrs.evolve(journey, state=state)
    if key == "market":
        market = member_of(Market, text)
        return None if market is None else attrs.evolve(journey, market=market)
    scope = member_of(Scope, text)
    return None if scope is None else attrs.evolve(journey, scope=scope)


def _definitions(journeys: Sequence[Journey], reading: Reading) -> dict[str, KPIDefinition]:
    """
    Return definitions of the indicators that no vocabulary knows, by what the cells call them.
    """
    known = reading.words.of("kpi")
    made = IdMaker()
    found: dict[str, KPIDefinition] = {}
    for journey in journeys:
        for stage in journey.stages:
            for kpi in stage.kpis:
                if kpi.id not in found and known.get(kpi.id) is None:
                    found[kpi.id] = KPIDefinition(id=made.make(slug(kpi.id, "kpi")), title=kpi.id, unit=kpi.unit)
    return found


def _with_kpi_ids(journey: Journey, kpis: dict[str, KPIDefinition]) -> Journey:
    if not kpis:
        return journey

    def named(kpi: KPI) -> KPI:
        return attrs.evolve(kpi, id=kpis[kpi.id].id) if kpi.id in kpis else kpi

    stages = tuple(attrs.evolve(stage, kpis=tuple(map(named, stage.kpis))) for stage in journey.stages)
    return attrs.evolve(journey, stages=stages)
