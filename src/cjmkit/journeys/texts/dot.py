"""
The transition graph of a journey for Graphviz: stages in their order, ways by their kind.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from cjmkit.journeys.held import left_out_beside
from cjmkit.journeys.texts.options import DOTOptions
from cjmkit.model.journeys import Journey, Project, Stage, Transition, TransitionKind

__all__ = ["dot_text"]


# The kind is told by the line and by a word, never by colour alone.
_STYLES: Final = {
    TransitionKind.FORWARD: 'style="solid", penwidth=1.6',
    TransitionKind.RETURN: 'style="dashed", constraint=false',
    TransitionKind.REPEAT: 'style="dashed"',
    TransitionKind.SKIP: 'style="dotted"',
    TransitionKind.PAUSE: 'style="dotted", arrowhead="odot"',
    TransitionKind.EXIT: 'style="solid", arrowhead="tee", color="#c2410c"',
}
_WORDS: Final = {
    "ru": {"return": "возврат", "repeat": "повтор", "skip": "пропуск", "pause": "пауза", "exit": "уход"},
    "en": {"return": "return", "repeat": "repeat", "skip": "skip", "pause": "pause", "exit": "exit"},
}
_HELD: Final = frozenset(
    {
        "Project.title",
        "Project.journeys",
        "Journey.id",
        "Journey.title",
        "Journey.stages",
        "Journey.transitions",
        "Journey.flow",
        "Stage.id",
        "Stage.title",
        "Stage.counts",
        "Count.value",
        *(f"Transition.{name}" for name in ("start", "end", "kind", "condition", "stimulus", "conversion")),
    }
)


def dot_text(project: Project, journey: Journey, options: DOTOptions) -> tuple[str, Counter[str]]:
    """
    Return the graph of *journey* in the DOT language, and how often each field was left out.
    """
    numbers = {stage.id: f"s{number}" for number, stage in reversed(list(enumerate(journey.stages)))}
    lines = [
        f"digraph {_quoted(journey.id)} {{",
        f'  graph [label={_quoted(journey.title)}, labelloc="t", rankdir="LR", charset="UTF-8"];',
        '  node [shape="box", style="rounded"];',
        *(f"  s{number} [label={_quoted(_label(stage))}];" for number, stage in enumerate(journey.stages)),
        *_edges(journey.ways(), numbers, options.lang),
        "}",
    ]
    return "\n".join(lines) + "\n", left_out_beside(project, (journey,), _HELD)


def _label(stage: Stage) -> str:
    return stage.title if stage.reached is None else f"{stage.title}\n{stage.reached}"


def _edges(ways: Iterable[Transition], numbers: dict[str, str], lang: str) -> Iterator[str]:
    for number, way in enumerate(ways):
        start, end = numbers.get(way.start), numbers.get(way.end or "")
        if start is None or (way.end is not None and end is None):
            # The rules report a stage that is not there; the graph still shows that the way leads nowhere.
            yield f"  // {_comment(way)}"
            continue
        if end is None:
            end = f"x{number}"
            yield f'  {end} [shape="point", label=""];'
        style = _STYLES[way.kind]
        label = _edge_label(way, lang)
        yield f"  {start} -> {end} [{style}{f', label={_quoted(label)}' if label else ''}];"


def _comment(way: Transition) -> str:
    return " ".join(f"{way.start} -> {way.end or '—'}: ?".split())


def _edge_label(way: Transition, lang: str) -> str:
    share = "" if way.conversion is None else f"{way.conversion:f} %"
    facts = (_WORDS[lang].get(way.kind.value, ""), way.condition or "", way.stimulus or "", share)
    return "\n".join(fact for fact in facts if fact)


def _quoted(text: str) -> str:
    # In labels Graphviz reads \n, \l, \N and others, so a backslash is doubled; and entities, as HTML has them.
    plain = text.replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"').replace("\r", "").replace("\x00", "")
    return '"' + plain.replace("\n", "\\n") + '"'
