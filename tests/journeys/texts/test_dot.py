"""
Graphviz: the graph holds the stages and the ways between them, as Graphviz itself draws it.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import attrs
import pytest

from cjmkit.journeys.texts.dot import dot_text
from cjmkit.journeys.texts.options import DOTOptions
from cjmkit.model.journeys import Count, Flow, Project, Stage, Transition, TransitionKind
from journeys.texts.maps import project
from journeys.texts.node_packages import laid_out

A = Stage(id="a", title="Поиск", counts=(Count(value=400),))
B = Stage(id="b", title="Выбор")
C = Stage(id="c", title="Покупка")


def with_ways(*ways: Transition, flow: Flow = Flow.ORDERED) -> Project:
    """A project of three stages with these transitions."""
    found = project(A, B, C)
    return attrs.evolve(found, journeys=(attrs.evolve(found.journeys[0], transitions=ways, flow=flow),))


def drawn(projects: Sequence[Project], lang: str = "ru") -> list[dict[str, Any]]:
    """What Graphviz draws of each project's only journey."""
    options = DOTOptions(lang=lang)  # type: ignore[arg-type]
    return laid_out([dot_text(each, each.journeys[0], options)[0] for each in projects])


def texts(part: dict[str, Any]) -> list[str]:
    """The lines of text that are drawn for a node, an edge or the graph."""
    # Graphviz writes the backslashes of its JSON twice over.
    return [
        op["text"].replace("\\\\", "\\") for key in ("_draw_", "_ldraw_") for op in part.get(key, ()) if op["op"] == "T"
    ]


def edges(graph: dict[str, Any]) -> set[tuple[str, str]]:
    """The edges by the names of their ends."""
    names = [node["name"] for node in graph["objects"]]
    return {(names[edge["tail"]], names[edge["head"]]) for edge in graph.get("edges", ())}


def test_stages_in_order() -> None:
    """Each stage is a node with its title and count, and leads to the next one; the title stands above."""
    (graph,) = drawn([with_ways()])
    assert [texts(node) for node in graph["objects"]] == [["Поиск", "400"], ["Выбор"], ["Покупка"]]
    assert edges(graph) == {("s0", "s1"), ("s1", "s2")}
    assert texts(graph) == ["Карта"]


WORDS = {"forward": "", "return": "возврат", "repeat": "повтор", "skip": "пропуск", "pause": "пауза", "exit": "уход"}


def test_each_kind_is_told_by_a_word() -> None:
    """A way that is not simply forward has its kind in words, with its condition, stimulus and share."""
    facts = {"condition": "если дорого", "stimulus": "скидка", "conversion": Decimal("12.5")}
    ways = [Transition(start="b", end="a", kind=kind, **facts) for kind in TransitionKind]  # type: ignore[arg-type]
    for kind, graph in zip(TransitionKind, drawn([with_ways(way, flow=Flow.GRAPH) for way in ways]), strict=True):
        (edge,) = graph["edges"]
        word = [WORDS[kind.value]] if WORDS[kind.value] else []
        assert texts(edge) == [*word, "если дорого", "скидка", "12.5 %"]
        assert edges(graph) == {("s1", "s0")}


def test_a_client_who_leaves_goes_to_a_point() -> None:
    """A transition without an end leads to a point of its own, not to a stage."""
    (graph,) = drawn([with_ways(Transition(start="b", kind=TransitionKind.EXIT))], lang="en")
    assert edges(graph) == {("s0", "s1"), ("s1", "s2"), ("s1", "x0")}
    assert ["exit"] in [texts(edge) for edge in graph["edges"]]


def test_a_stage_that_is_not_there() -> None:
    """A way to an unknown stage is a comment, not a node that nobody drew."""
    (graph,) = drawn([with_ways(Transition(start="b", end="нет\n}"), Transition(start="x"), flow=Flow.GRAPH)])
    assert edges(graph) == set()
    assert len(graph["objects"]) == 3


LABELS = (
    'a "b"',
    "c:\\new\\",
    "\\N \\G \\l",
    "a & b &lt; &amp; &#65;",
    "<b>x</b>",
    "{a|b}",
    "//",
    "/* */",
    "];",
    "#",
    "две\nстроки",
    "ё—«»",
)


def test_any_text_is_a_label() -> None:
    """Whatever the texts hold, Graphviz draws them as they are."""
    made = []
    for label in LABELS:
        found = project(Stage(id="a", title=label), B, title=label)
        way = Transition(start="a", end="b", stimulus=label)
        made.append(attrs.evolve(found, journeys=(attrs.evolve(found.journeys[0], transitions=(way,)),)))
    for label, graph in zip(LABELS, drawn(made), strict=True):
        assert graph.get("error") is None, label
        assert edges(graph) == {("s0", "s1")}, label
        for part in (graph["objects"][0], graph["edges"][0], graph):
            assert texts(part) == label.split("\n"), label


@pytest.mark.parametrize("control", ["\0", "\r"])
def test_control_characters_are_left_out(control: str) -> None:
    """Characters that end a text for Graphviz are not written."""
    found = project(Stage(id="a", title=f"a{control}b"))
    assert control not in dot_text(found, found.journeys[0], DOTOptions())[0]


def test_losses() -> None:
    """What the graph has no place for is counted by field."""
    found = project(attrs.evolve(A, owner="Отдел"), B)
    found = attrs.evolve(found, journeys=(*found.journeys, found.journeys[0]))
    _, lost = dot_text(found, found.journeys[0], DOTOptions())
    assert lost == {"Journey.personas": 1, "Project.journeys": 1, "Project.personas": 1, "Stage.owner": 1}
