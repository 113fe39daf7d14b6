"""
JRN209, JRN22x, JRN23x: ids that are given twice, and names that lead nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from cjmkit.findings import Finding, Location, Rule, Severity, Texts
from cjmkit.model.journeys import Barrier, Touchpoint
from cjmkit.rules.base import Context, Subject, check, never
from cjmkit.rules.views import JourneyView, ProjectView, named

__all__ = ["JOURNEY_NAMES", "PROJECT_NAMES", "doubles"]

_ERROR: Final = Severity.ERROR
_REFERENCE: Final = Texts("целостность ссылок в файле", "references within the file must hold")

DOUBLED_STAGE: Final = Rule(
    code="JRN209",
    severity=_ERROR,
    title=Texts("Два этапа с одним id", "Two stages with one id"),
    text=Texts(
        "id этапа «{found}» на карте «{journey}» уже занят, а он должен быть один: дайте этапу другой",
        "the stage id '{found}' is taken already on the map '{journey}', and must be unique: give the stage another",
    ),
    why=Texts(
        "По id этап находят переходы, сценарии и сравнение версий; второй с тем же id недостижим.",
        "Transitions, scenarios and comparison find a stage by its id; a second one of the same id is out of reach.",
    ),
    bad=Texts("id: choice у двух этапов", "id: choice on two stages"),
    good=Texts("id: choice и id: purchase", "id: choice and id: purchase"),
    law=_REFERENCE,
    fields=("stages.id",),
)

DOUBLED_JOURNEY: Final = Rule(
    code="JRN221",
    severity=_ERROR,
    title=Texts("Две карты с одним id", "Two maps with one id"),
    text=Texts(
        "id карты «{found}» уже занят, а он должен быть один: дайте карте другой",
        "the map id '{found}' is taken already and must be unique: give the map another one",
    ),
    why=Texts(
        "По id карты сравнивают и уточняют друг друга; у второй её не найти.",
        "Maps refine and follow each other by id; the second one could not be found.",
    ),
    bad=Texts("id: cream у двух карт", "id: cream on two maps"),
    good=Texts("id: cream и id: cream-ideal", "id: cream and id: cream-ideal"),
    law=_REFERENCE,
    fields=("id",),
)

DOUBLED_POINT: Final = Rule(
    code="JRN222",
    severity=_ERROR,
    title=Texts("Две точки контакта с одним id", "Two touchpoints with one id"),
    text=Texts(
        "id точки контакта «{found}» уже занят, а он должен быть один: дайте другой или перечислите этапы в also_in",
        "the touchpoint id '{found}' is taken already and must be unique: give another, or list the stages in also_in",
    ),
    why=Texts(
        "Одна точка на нескольких этапах записывается один раз, с also_in; две записи разойдутся.",
        "A touchpoint that serves several stages is written once, with also_in; two entries would drift apart.",
    ),
    bad=Texts("id: site на двух этапах", "id: site at two stages"),
    good=Texts("id: site, also_in: [purchase]", "id: site, also_in: [purchase]"),
    law=_REFERENCE,
    fields=("touchpoints.id",),
)

UNKNOWN_PERSONA: Final = Rule(
    code="JRN223",
    severity=_ERROR,
    title=Texts("Неизвестный персонаж", "An unknown persona"),
    text=Texts(
        "персонажа «{found}» в проекте нет, нужен id из personas: исправьте имя или опишите персонажа",
        "there is no persona '{found}' in the project, an id of personas is wanted: correct it or add the persona",
    ),
    why=Texts("Ссылка в никуда – чаще всего опечатка.", "A name that leads nowhere is mostly a slip of the pen."),
    bad=Texts("personas: [tatyana], в проекте tatiana", "personas: [tatyana], the project has tatiana"),
    good=Texts("personas: [tatiana]", "personas: [tatiana]"),
    law=_REFERENCE,
    fields=("personas",),
)

UNKNOWN_END: Final = Rule(
    code="JRN224",
    severity=_ERROR,
    title=Texts("Переход к неизвестному этапу", "A transition to an unknown stage"),
    text=Texts(
        "переход называет этап «{found}», которого на карте «{journey}» нет: исправьте id или добавьте этап",
        "a transition names the stage '{found}', which the map '{journey}' does not have: correct it or add the stage",
    ),
    why=Texts("Такой переход никуда не ведёт.", "Such a transition leads nowhere."),
    bad=Texts("choice → buy, на карте purchase", "choice → buy, the map has purchase"),
    good=Texts("choice → purchase", "choice → purchase"),
    law=_REFERENCE,
    fields=("transitions.start", "transitions.end"),
)

UNKNOWN_STAGE: Final = Rule(
    code="JRN225",
    severity=_ERROR,
    title=Texts("Ссылка на неизвестный этап", "A reference to an unknown stage"),
    text=Texts(
        "этапа «{found}» на карте «{journey}» нет, нужен id из stages: исправьте id или добавьте этап",
        "the map '{journey}' has no stage '{found}', an id of stages is wanted: correct it or add the stage",
    ),
    why=Texts("Ссылка в никуда – чаще всего опечатка.", "A name that leads nowhere is mostly a slip of the pen."),
    bad=Texts("path: [need, buy], на карте purchase", "path: [need, buy], the map has purchase"),
    good=Texts("path: [need, purchase]", "path: [need, purchase]"),
    law=_REFERENCE,
    fields=("touchpoints.also_in", "scenarios.path", "buying_center.stages"),
)

UNKNOWN_JOURNEY: Final = Rule(
    code="JRN228",
    severity=_ERROR,
    title=Texts("Ссылка на неизвестную карту", "A reference to an unknown map"),
    text=Texts(
        "карты «{found}» в проекте нет, нужен id из journeys: исправьте id или добавьте карту",
        "there is no map '{found}' in the project, an id of journeys is wanted: correct it or add the map",
    ),
    why=Texts("Без той карты уточнять нечего.", "Without that map there is nothing to refine."),
    bad=Texts("refines: general, в проекте basic", "refines: general, the project has basic"),
    good=Texts("refines: basic", "refines: basic"),
    law=_REFERENCE,
    fields=("refines", "change_events.journey"),
)

CIRCLE_OF_MAPS: Final = Rule(
    code="JRN229",
    severity=_ERROR,
    title=Texts("Карты ссылаются друг на друга по кругу", "Maps that refer to each other in a circle"),
    text=Texts(
        "карта «{journey}» через {link} ссылается на себя саму, а цепочка должна кончаться: уберите одну ссылку",
        "the map '{journey}' comes back to itself through {link}, a chain must end: remove one of the links",
    ),
    why=Texts(
        "У круга нет начала: непонятно, какая карта общая, а какая её уточняет.",
        "A circle has no beginning: nobody can tell the general map from those that refine it.",
    ),
    bad=Texts("a refines b, b refines a", "a refines b, b refines a"),
    good=Texts("a refines b", "a refines b"),
    law=_REFERENCE,
    fields=("refines", "supersedes"),
)

UNKNOWN_ENTRY: Final = Rule(
    code="JRN230",
    severity=_ERROR,
    title=Texts("Неизвестная точка входа", "An unknown entry touchpoint"),
    text=Texts(
        "точки контакта «{found}» на карте «{journey}» нет, нужен id или название точки: исправьте или добавьте её",
        "the map '{journey}' has no touchpoint '{found}', an id or a title is wanted: correct it or add the touchpoint",
    ),
    why=Texts(
        "Путь начинается там, где клиента на карте ещё нет.",
        "The journey would begin at a place that is not on the map.",
    ),
    bad=Texts("entry_touchpoints: [Сайт], точки «Сайт» нет", "entry_touchpoints: [Site], no such touchpoint"),
    good=Texts("entry_touchpoints: [Поиск в интернете]", "entry_touchpoints: [Search]"),
    law=_REFERENCE,
    fields=("entry_touchpoints",),
)

DOUBLED_NAME: Final = Rule(
    code="JRN233",
    severity=_ERROR,
    title=Texts("Повтор в словаре проекта", "A double in a dictionary of the project"),
    text=Texts(
        "id «{found}» в {dictionary} уже занят, а он должен быть один: переименуйте или уберите повтор",
        "the id '{found}' in {dictionary} is taken already and must be unique: rename or remove the double",
    ),
    why=Texts(
        "По id ищут канал, показатель или слово; второе с тем же id не найти.",
        "A channel, indicator or word is found by its id; a second one of the same id never is.",
    ),
    bad=Texts("два канала id: site", "two channels with id: site"),
    good=Texts("site и shop", "site and shop"),
    law=_REFERENCE,
    fields=("channels", "kpis", "sources", "words"),
)


def doubles(pairs: Iterable[tuple[str, str | None]]) -> Iterator[tuple[str, str]]:
    """
    Yield the path and the id of each (path, id) pair whose id came before; who has none is passed over.
    """
    known: set[str] = set()
    for path, name in pairs:
        if name is not None and name in known:
            yield path, name
        elif name is not None:
            known.add(name)


@check(DOUBLED_JOURNEY, DOUBLED_NAME)
def _project_doubles(seen: ProjectView, context: Context) -> Iterator[Finding]:
    """
    Find ids of journeys and of the project's dictionaries that are given twice.
    """
    project = seen.project
    for path, name in doubles((f"{each.path}.id", each.journey.id) for each in seen.journey_views):
        yield DOUBLED_JOURNEY.finding(Location(field=path), found=named(name))
    dictionaries: dict[str, Iterable[str]] = {
        "channels": (channel.id for channel in project.channels),
        "sources": (source.id or source.label for source in project.sources),
        "kpis": (kpi.id for kpi in project.kpis),
        **{f"words.{name}": (word.id for word in words) for name, words in project.words.items()},
    }
    for dictionary, names in dictionaries.items():
        for path, name in doubles((f"{dictionary}[{number}].id", name) for number, name in enumerate(names)):
            yield DOUBLED_NAME.finding(Location(field=path), found=named(name), dictionary=named(dictionary))


@check(UNKNOWN_JOURNEY, CIRCLE_OF_MAPS)
def _other_maps(seen: ProjectView, context: Context) -> Iterator[Finding]:
    """
    Follow what journeys and events say of other journeys.
    """
    for number, event in enumerate(seen.project.change_events):
        if event.journey is not None and event.journey not in seen.journeys:
            where = Location(field=f"change_events[{number}].journey")
            yield UNKNOWN_JOURNEY.finding(where, found=named(event.journey))
    for each in seen.journey_views:
        refines = each.journey.refines
        # The version that a map supersedes may live in the history of git alone.
        if refines is not None and refines not in seen.journeys:
            yield UNKNOWN_JOURNEY.finding(Location(field=f"{each.path}.refines"), found=named(refines))
    for link in ("refines", "supersedes"):
        yield from _circles(seen, link)


def _circles(seen: ProjectView, link: str) -> Iterator[Finding]:
    onward = {name: getattr(journey, link) for name, journey in seen.journeys.items()}
    round_about = _in_circles(onward)
    for each in seen.journey_views:
        if each.journey.id in round_about:
            yield CIRCLE_OF_MAPS.finding(Location(field=f"{each.path}.{link}"), journey=each.title, link=link)


def _in_circles(onward: dict[str, str | None]) -> set[str]:
    """
    Return the names from which the links come back to where they began; each name is walked once.
    """
    found: set[str] = set()
    walked: set[str] = set()
    for first in onward:
        trail: dict[str, int] = {}
        name: str | None = first
        while name is not None and name in onward and name not in walked and name not in trail:
            trail[name] = len(trail)
            name = onward[name]
        if name in trail:
            found.update(each for each, number in trail.items() if number >= trail[name])
        walked.update(trail)
    return found


@check(DOUBLED_STAGE, DOUBLED_POINT)
def _doubles(seen: JourneyView, context: Context) -> Iterator[Finding]:
    """
    Find ids of stages and touchpoints that are given twice.
    """
    for path, name in doubles((f"{each.path}.id", each.stage.id) for each in seen.stages):
        yield DOUBLED_STAGE.finding(Location(field=path), found=named(name), journey=seen.title)
    points = ((f"{each.path}.id", each.point.id) for each in seen.points)
    for path, name in doubles(points):
        yield DOUBLED_POINT.finding(Location(field=path), found=named(name))


@check(UNKNOWN_END, UNKNOWN_STAGE)
def _stages(seen: JourneyView, context: Context) -> Iterator[Finding]:
    """
    Follow every reference to a stage.
    """
    journey, path = seen.journey, seen.path
    for number, way in enumerate(journey.transitions):
        for field, name in (("start", way.start), ("end", way.end)):
            if name is not None and name not in seen.places:
                where = Location(field=f"{path}.transitions[{number}].{field}")
                yield UNKNOWN_END.finding(where, found=named(name), journey=seen.title)
    named_stages = [
        *((f"{path}.scenarios[{n}].path", scenario.path) for n, scenario in enumerate(journey.scenarios)),
        *((f"{path}.buying_center[{n}].stages", role.stages) for n, role in enumerate(journey.buying_center)),
        *((f"{point.path}.also_in", point.point.also_in) for point in seen.points if point.point.also_in),
    ]
    for field, names in named_stages:
        for number, name in enumerate(names):
            if name not in seen.places:
                where = Location(field=f"{field}[{number}]")
                yield UNKNOWN_STAGE.finding(where, found=named(name), journey=seen.title)


@check(UNKNOWN_ENTRY)
def _entries(seen: JourneyView, context: Context) -> Iterator[Finding]:
    """
    Look for the touchpoints that the journey begins at.
    """
    known = {name for each in seen.points for name in (each.point.id, each.point.title)}
    for number, name in enumerate(seen.journey.entry_touchpoints):
        if name not in known:
            where = Location(field=f"{seen.path}.entry_touchpoints[{number}]")
            yield UNKNOWN_ENTRY.finding(where, found=named(name), journey=seen.title)


@check(UNKNOWN_PERSONA)
def _travellers(seen: JourneyView, context: Context) -> Iterator[Finding]:
    """
    Look for the personas that the journey, its scenarios, roles, texts and barriers name.
    """
    journey, path = seen.journey, seen.path
    called: list[tuple[str, str | None]] = []
    called += [(f"{path}.personas[{n}]", name) for n, name in enumerate(journey.personas)]
    called += [(f"{path}.scenarios[{n}].persona", each.persona) for n, each in enumerate(journey.scenarios)]
    called += [(f"{path}.buying_center[{n}].persona", each.persona) for n, each in enumerate(journey.buying_center)]
    for stage in seen.stages:
        said = enumerate(stage.stage.communications)
        called += [(f"{stage.path}.communications[{n}].persona", each.persona) for n, each in said]
    for field, name in (*called, *_concerned(seen)):
        if name is not None and name not in seen.home.personas:
            yield UNKNOWN_PERSONA.finding(Location(field=field), found=named(name))


def _concerned(seen: JourneyView) -> Iterator[tuple[str, str]]:
    for each in seen.barriers:
        yield from _personas_of(each.path, each.barrier)
    for point in seen.points:
        if point.point.personas or point.point.expectations:
            yield from _personas_of(point.path, point.point)
            yield from ((f"{point.path}.expectations.{name}", name) for name in point.point.expectations)


def _personas_of(path: str, concerned: Barrier | Touchpoint) -> Iterator[tuple[str, str]]:
    return ((f"{path}.personas[{number}]", name) for number, name in enumerate(concerned.personas))


PROJECT_NAMES: Final[Subject[ProjectView]] = Subject(
    name="names", is_clean=never, checks=(_project_doubles, _other_maps)
)
JOURNEY_NAMES: Final[Subject[JourneyView]] = Subject(
    name="references", is_clean=never, checks=(_doubles, _stages, _entries, _travellers)
)
