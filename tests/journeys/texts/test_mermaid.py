"""
Mermaid journeys: what we write is what mermaid reads; what mermaid would misread is said.
"""

from __future__ import annotations

import random

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmkit.journeys.texts.mermaid_reader import read_mermaid
from cjmkit.journeys.texts.mermaid_writer import encoded, mermaid_text
from cjmkit.journeys.texts.options import MermaidOptions
from cjmkit.model.journeys import KPI, Barrier, Emotion, Project, Scale, Stage
from journeys.texts.maps import point, project
from journeys.texts.node_packages import MERMAIDS, understood

TRAPS = (
    "Время: 10",
    "Заказ #5",
    "A; B",
    "Title page",
    "section",
    "Section one",
    "journey home",
    "accTitle",
    "accDescr {a}",
    "%% комментарий",
    "%%{init: {}}%%",
    "a, b",
    "style: #a;b",
    "classDef a:#b;",
    "<b>жирно</b>",
    "---",
    "100%",
    "a\\b",
    "journey",
    "titleless",
    "«Ёж»",
    "a`b'c\"d",
    "@{ }",
    "end",
    "graph TD",
    "- a",
    "1. x",
    "две\u2028строки",
    "https://x.example/z?a=1&b=2",
    "#58;",
    "```",
    " края ",
)


def written(found: Project, **options: object) -> str:
    """The diagram of a project's only journey."""
    text, _ = mermaid_text(found, found.journeys[0], MermaidOptions(**options))  # type: ignore[arg-type]
    return text


def trap(text: str) -> Project:
    """A journey that has *text* in each place that mermaid reads."""
    made = project(Stage(id="s", title=text, touchpoints=(point(text + " 2", 4),)), title=text, people=(text, "Б"))
    return attrs.evolve(made, journeys=(attrs.evolve(made.journeys[0], goal=text),))


@pytest.mark.parametrize("package", MERMAIDS)
def test_traps_reach_mermaid_whole(package: str) -> None:
    """Every text that mermaid's grammar stumbles over arrives as it was, in each of five places."""
    for text, found in zip(TRAPS, understood([written(trap(text)) for text in TRAPS], package), strict=True):
        plain = " ".join(text.split())
        assert found.get("error") is None, text
        assert (found["title"], found["description"], found["sections"]) == (plain, plain, [plain]), text
        (task,) = found["tasks"]
        assert (task["task"], task["score"], task["people"]) == (f"{plain} 2", 4, [plain, "Б"]), text


def test_random_texts_reach_mermaid_whole() -> None:
    """So do texts put together of what is special to mermaid, and of letters."""
    dice = random.Random(20261122)
    pieces = [
        "title",
        "section ",
        "journey",
        "acc",
        "Descr",
        "#",
        ";",
        ":",
        ",",
        "%%",
        "{",
        "}",
        "5",
        " ",
        "я",
        "-",
        "<",
        "&",
        "\\",
    ]
    texts = ["".join(dice.choices(pieces, k=dice.randint(1, 8))) for _ in range(300)]
    for text, found in zip(texts, understood([written(trap(text)) for text in texts], MERMAIDS[0]), strict=True):
        plain = " ".join(text.split()) or "—"
        assert found.get("error") is None, text
        assert found["sections"] == [plain], text
        assert found["tasks"][0]["task"] == (f"{plain} 2" if text.strip() else "2"), text


READ = (
    "journey\n  title Мой день\n  section Утро\n    Чай: 5: Я\n    Дорога: 2: Я, Кот\n  section Вечер\n    Сон: 4: Я",
    "journey\n    Время: 10: 5: Me",
    "journey\n    title a\n    Title page: 5: Я\n    Чай: 3: Я",
    "journey\n  section A\n  T: 4",
    "journey\n  section A\n  %% T: 4\n  T#58; x: 4: Я#44; ты, он  # хвост",
    "%%{init: {'theme': 'forest'}}%%\njourney\n  accDescr {\n    две\n    строки\n  }\n  section A\n  T: 3: я",
    "JOURNEYS\n",
)


@pytest.mark.parametrize("package", MERMAIDS)
def test_we_read_what_mermaid_reads(package: str) -> None:
    """What mermaid understands of a text is what our reader makes of it: title, stages, tasks, scores, actors."""
    for text, found in zip(READ, understood(READ, package), strict=True):
        read = read_mermaid(text)
        if found.get("error") is not None:
            assert read.project is None
            continue
        assert read.project is not None
        journey = read.project.journeys[0]
        names = {persona.id: persona.name for persona in read.project.personas}
        assert journey.title == found["title"]
        assert (journey.goal or "") == " ".join(found["description"].split())
        assert [stage.title for stage in journey.stages if stage.title] == found["sections"]
        ours = [
            (
                place.title,
                None if place.emotion is None else place.emotion.actual,
                sorted(names[one] for one in place.personas or journey.personas),
            )
            for _, place in journey.touchpoints()
        ]
        theirs = [(task["task"], task["score"], sorted(filter(None, task["people"]))) for task in found["tasks"]]
        assert ours == theirs


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("journey\n section A\n Звонок в 10:00: 5: Я", "IMP601", 3),
        ("journey\n section A\n Поиск", "IMP602", 3),
        ("journey\n section A\n Поиск: 3.5: Я", "IMP603", 3),
        ("journey\n section A\n Поиск: -2: Я", "IMP603", 3),
        ("journey\n section A\n Поиск: много: Я", "IMP603", 3),
        ("journey\n section A\n Поиск: 11: Я", "IMP603", 3),
        ("journey\n section A\n Поиск: 9: Я", "IMP604", 3),
        ("journey\n Поиск: 3: Я", "IMP605", 2),
        ("journey\n section A\n : 5: Я", "IMP606", 3),
        ("journey\n title Карта\n Title page: 5: Я", "IMP607", 3),
        ("journey\n section Этап 1: поиск\n a: 3", "IMP608", 2),
        ("journey\n section A\n Сесть; встать: 3", "IMP608", 3),
        ("# Заметка\n\n```mermaid\njourney\n section A\n Поиск\n```\nещё: 3: да", "IMP602", 6),
    ],
)
def test_what_mermaid_would_misread_is_said(text: str, code: str, line: int) -> None:
    """Each trap of the grammar gives one finding, at its line, in both languages."""
    (finding,) = read_mermaid(text).findings
    assert (finding.code, finding.where.line) == (code, line)
    assert finding.message("ru") != finding.message("en")
    assert "{" not in finding.message("ru") + finding.message("en")


@pytest.mark.parametrize("text", ["", "graph TD\n a-->b", "# Текст без диаграммы", "journeys\n a: 3"])
def test_no_journey(text: str) -> None:
    """A text without a journey gives an error and no project."""
    read = read_mermaid(text)
    assert read.project is None
    assert [finding.code for finding in read.findings] == ["IMP600"]


def test_nothing_of_a_bad_line_is_lost() -> None:
    """What could not become a score or a task stays in the notes."""
    read = read_mermaid("journey\n section A\n Поиск: 3,5: Я\n :::\n section Б\n Время: 10: 5: Я")
    assert read.project is not None
    journey = read.project.journeys[0]
    assert journey.stages[0].note == "3,5"
    assert [note.text for note in journey.notes] == [":::"]
    assert journey.stages[1].note == "Время: 10: 5: Я"


def test_an_unclosed_description() -> None:
    """A description that nobody closed ends with the file."""
    read = read_mermaid("journey\n accDescr {\n  начало\n  конец")
    assert read.project is not None
    assert read.project.journeys[0].goal == "начало конец"


def test_unknown_is_never_a_score() -> None:
    """A touchpoint whose emotion nobody knows is left out with a loss, or marked; it is no zero."""
    found = project(Stage(id="s", title="Этап", touchpoints=(point("Сайт"), point("Звонок", 2))))
    text, lost = mermaid_text(found, found.journeys[0], MermaidOptions())
    assert "Сайт" not in text
    assert lost == {"Touchpoint.title": 1}
    assert "Сайт (нет данных): 3: Анна" in written(found, unknown="mark")
    assert "Сайт (no data): 3: Анна" in written(found, unknown="mark", lang="en")


@pytest.mark.parametrize(
    ("scale", "score", "face"),
    [
        (Scale(), 1, 1),
        (Scale(), 5, 5),
        (Scale(low=0, high=5), 0, 0),
        (Scale(low=-2, high=2), -2, 1),
        (Scale(low=-2, high=2), 0, 3),
        (Scale(low=1, high=10), 10, 5),
        (Scale(low=3, high=3), 3, 3),
    ],
)
def test_scales_meet_at_the_neutral_face(scale: Scale, score: int, face: int) -> None:
    """A score of any scale becomes the face of the same meaning: the middle is mermaid's neutral 3."""
    made = project(Stage(id="s", title="Этап", emotion=Emotion(actual=score)))
    made = attrs.evolve(made, journeys=(attrs.evolve(made.journeys[0], scale=scale),))
    assert f"Этап: {face}: Анна" in written(made)


def test_a_score_off_its_scale_is_not_drawn() -> None:
    """A score that the scale does not hold is left out, not clamped."""
    assert "Этап:" not in written(project(Stage(id="s", title="Этап", emotion=Emotion(actual=9))))


def test_losses_name_the_lanes() -> None:
    """What the diagram has no place for is counted by field."""
    stage = Stage(id="s", title="Этап", barriers=(Barrier(text="б"),), kpis=(KPI(id="nps"),), owner="отдел")
    found = project(stage, title="")
    extra = attrs.evolve(found, journeys=(*found.journeys, found.journeys[0]))
    text, lost = mermaid_text(extra, extra.journeys[0], MermaidOptions())
    assert text == "journey\n    section Этап\n"
    assert lost == {"Stage.barriers": 1, "Stage.kpis": 1, "Stage.owner": 1, "Project.journeys": 1}


names = st.text(min_size=1, max_size=20).map(lambda text: " ".join(text.split())).filter(bool)


@given(names)
def test_encoding_hides_nothing(text: str) -> None:
    """Any text on one line, written and read, is the same text."""
    read = read_mermaid(f"journey\n section {encoded(text)}\n a: 3")
    assert read.project is not None
    assert read.project.journeys[0].stages[0].title == text
    assert not read.findings


@given(
    st.lists(st.tuples(names, st.lists(st.tuples(names, st.integers(1, 5)), max_size=3)), min_size=1, max_size=4),
    st.lists(names, min_size=1, max_size=3, unique=True),
)
def test_round_trip(stages: list[tuple[str, list[tuple[str, int]]]], people: list[str]) -> None:
    """A journey of titles, scores and personas comes back as it was."""
    made = project(
        *(
            Stage(
                id=f"stage-{number}",
                title=title,
                # A task of the stage's own name is the stage's emotion: here it has one, so that none is taken for it.
                emotion=Emotion(actual=3),
                touchpoints=tuple(point(name, score) for name, score in points),
            )
            for number, (title, points) in enumerate(stages, 1)
        ),
        people=tuple(people),
    )
    read = read_mermaid(written(made))
    assert read.project == made
    assert not read.findings
