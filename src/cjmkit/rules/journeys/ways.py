"""
JRN207, JRN210, JRN226, JRN227: how stages hang together.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cjmkit.findings import Finding, Location, Rule, Severity, Texts
from cjmkit.model.journeys import Flow, TransitionKind
from cjmkit.rules.base import Context, Subject, check, never
from cjmkit.rules.views import JourneyView, WayView, way_title

__all__ = ["WAYS", "WAY_ITSELF"]

NO_STIMULUS: Final = Rule(
    code="JRN207",
    severity=Severity.INFO,
    title=Texts("Переход без стимула", "A transition without a stimulus"),
    text=Texts(
        "переход «{way}»: ни стимула, ни инструмента, а что-то должно вести клиента дальше: впишите stimulus или tools",
        "the way '{way}' has neither stimulus nor tool, something must lead the client on: write stimulus or tools",
    ),
    why=Texts(
        "Сам собой клиент чаще останавливается, чем идёт дальше: у каждого перехода нужен повод.",
        "Left to themselves clients stop rather than go on: each transition needs a reason.",
    ),
    bad=Texts("поиск → сравнение без инструментов", "search → compare, no tools"),
    good=Texts("поиск → сравнение, tools: [consultation]", "search → compare, tools: [consultation]"),
    law=Texts(
        "у каждого перехода между этапами есть стимул и инструменты", "each transition has a stimulus and its tools"
    ),
    fields=("transitions.stimulus", "transitions.tools", "stages.tools"),
)

ONLY_FORWARD: Final = Rule(
    code="JRN210",
    severity=Severity.INFO,
    title=Texts("Путь без возвратов и уходов", "A journey without returns and exits"),
    text=Texts(
        "на карте «{journey}» все идут только вперёд, а обычно есть возвраты и уходы: добавьте переходы return и exit",
        "on the map '{journey}' everybody goes forward only, returns and exits are usual: add such transitions",
    ),
    why=Texts(
        "Люди отвлекаются, возвращаются и бросают путь; прямая линия этого не покажет.",
        "People are distracted, come back and give up; a straight line does not show it.",
    ),
    bad=Texts("transitions пуст", "no transitions"),
    good=Texts("kind: return, из сравнения в поиск", "kind: return, from compare to search"),
    law=Texts("путь клиента нелинеен, с возвращениями", "a client's way is not linear and has returns"),
    fields=("transitions",),
)

OUT_OF_REACH: Final = Rule(
    code="JRN226",
    severity=Severity.ERROR,
    title=Texts("Недостижимый этап", "A stage out of reach"),
    text=Texts(
        "на этап «{stage}» не ведёт ни один путь от начала карты «{journey}», а должен: добавьте переход или уберите",
        "no way leads from the start of '{journey}' to the stage '{stage}', one must: add one or remove it",
    ),
    why=Texts(
        "По такой карте клиент на этап не попадёт, хотя для него задуманы точки контакта.",
        "By such a map no client gets there, although touchpoints are meant for it.",
    ),
    bad=Texts("flow: graph, у этапа нет входящих переходов", "flow: graph, no transition ends at the stage"),
    good=Texts("flow: graph, choice → purchase", "flow: graph, choice → purchase"),
    law=Texts("связность графа переходов", "the graph of transitions must be connected"),
    fields=("transitions",),
)

DEAD_END: Final = Rule(
    code="JRN227",
    severity=Severity.ERROR,
    title=Texts("Тупик", "A dead end"),
    text=Texts(
        "с этапа «{stage}» нет ни перехода, ни отметки ухода: добавьте переход или уход (kind: exit)",
        "the stage '{stage}' has neither a way on nor a marked exit: add a transition or an exit (kind: exit)",
    ),
    why=Texts(
        "Непонятно, уходит клиент здесь или переход забыт: уходы отмечают явно.",
        "Nobody can tell whether clients leave here or a transition was forgotten: exits are marked.",
    ),
    bad=Texts("flow: graph, после этапа ничего", "flow: graph, nothing after the stage"),
    good=Texts("{start: support, kind: exit}", "{start: support, kind: exit}"),
    law=Texts("связность графа переходов", "the graph of transitions must be connected"),
    fields=("transitions",),
)

_AWAY: Final = frozenset((TransitionKind.RETURN, TransitionKind.REPEAT, TransitionKind.PAUSE, TransitionKind.EXIT))


@check(NO_STIMULUS)
def _stimulus(seen: WayView, context: Context) -> Iterator[Finding]:
    """
    Ask what leads the client on.
    """
    way, places = seen.way, seen.home.places
    if way.kind is not TransitionKind.FORWARD or way.end is None or way.stimulus or way.tools:
        return
    if way.start in places and way.end in places:
        stage = seen.home.stages[places[way.start]]
        if not stage.stage.tools:
            where = Location(field=seen.path or f"{stage.path}.tools")
            yield NO_STIMULUS.finding(where, way=way_title(seen))


@check(ONLY_FORWARD)
def _linear(seen: JourneyView, context: Context) -> Iterator[Finding]:
    """
    Expect a return or an exit somewhere.
    """
    away = any(way.kind in _AWAY or way.end is None for way in seen.journey.transitions)
    if len(seen.stages) > 1 and not away:
        yield ONLY_FORWARD.finding(Location(field=f"{seen.path}.transitions"), journey=seen.title)


@check(OUT_OF_REACH)
def _reach(seen: JourneyView, context: Context) -> Iterator[Finding]:
    """
    Walk from the first stage and from those that the journey is entered at.
    """
    onward: dict[str, list[str]] = {}
    for each in seen.ways:
        if each.way.end is not None:
            onward.setdefault(each.way.start, []).append(each.way.end)
    entered = set(seen.journey.entry_touchpoints)
    waiting = [seen.stages[0].stage.id] if seen.stages else []
    waiting += [each.home.stage.id for each in seen.points if {each.point.id, each.point.title} & entered]
    reached: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += onward.get(name, ())
    for stage in seen.stages:
        if stage.stage.id not in reached:
            yield OUT_OF_REACH.finding(Location(field=stage.path), stage=stage.title, journey=seen.title)


@check(DEAD_END)
def _ends(seen: JourneyView, context: Context) -> Iterator[Finding]:
    """
    Look for stages that nothing leads away from; in an ordered journey the last one is its natural end.
    """
    left = {each.way.start for each in seen.ways if each.way.end != each.way.start}
    last = seen.stages[-1] if seen.stages and seen.journey.flow is Flow.ORDERED else None
    for stage in seen.stages:
        if stage.stage.id not in left and stage is not last:
            yield DEAD_END.finding(Location(field=stage.path), stage=stage.title)


WAYS: Final[Subject[JourneyView]] = Subject(name="ways", is_clean=never, checks=(_linear, _reach, _ends))
WAY_ITSELF: Final[Subject[WayView]] = Subject(name="way", is_clean=never, checks=(_stimulus,))
