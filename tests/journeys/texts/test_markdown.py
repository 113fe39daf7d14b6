"""
Markdown: the table holds what the map holds, also to a parser that is not ours.
"""

from __future__ import annotations

import datetime as dt
import html
import re
from decimal import Decimal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cjmkit.journeys.texts.markdown import markdown_text
from cjmkit.journeys.texts.options import MarkdownOptions
from cjmkit.model import Money
from cjmkit.model.journeys import (
    KPI,
    Barrier,
    Count,
    Emotion,
    MomentOfTruth,
    Note,
    Project,
    Remedy,
    Stage,
    Touchpoint,
    Traffic,
)
from journeys.texts.maps import project


def written(found: Project, lang: str = "ru") -> str:
    """All journeys of a project."""
    return markdown_text(found, found.journeys, MarkdownOptions(lang=lang))[0]  # type: ignore[arg-type]


def cells(text: str) -> list[list[str]]:
    """The rows of the first table as a CommonMark parser with tables sees them, lines of a cell by newlines."""
    page = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
    rows = re.findall(r"<tr>(.*?)</tr>", page, re.DOTALL)
    return [[_text(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)] for row in rows]


def _text(cell: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", cell.replace("<br>", "\n")))


FULL = Stage(
    id="s",
    title="Выбор",
    client_goal="понять, что брать",
    task="дать совет",
    actions=(Note(text="читает отзывы"), Note(text="сравнивает | считает")),
    touchpoints=(
        Touchpoint(title="чат", quality=2, moment_of_truth=MomentOfTruth(why="решает")),
        Touchpoint(title="сайт", barriers=(Barrier(text="медленный"),)),
    ),
    emotion=Emotion(expected=4, actual=2, label="сомнение", quote="Не понимаю *что* выбрать"),
    thoughts=(Note(text="а вдруг не то?"),),
    barriers=(
        Barrier(
            text="нет консультанта",
            severity=3,
            remedies=(
                Remedy(
                    text="форма связи",
                    cost=Money(amount=Decimal(40000)),
                    owner="ИТ",
                    due_on=dt.date(2027, 2, 1),
                    chosen=True,
                ),
            ),
        ),
    ),
    kpis=(KPI(id="conversion", value=Decimal("2.5"), target=Decimal(4), unit="%"), KPI(id="nps", unit="балл")),
    counts=(Count(value=400),),
    owner="маркетинг",
)


def test_every_lane() -> None:
    """A full stage fills every lane, in the order of the map, with numbers, units, owners and days."""
    head, row = cells(written(project(FULL)))
    told = dict(zip(head, row, strict=True))
    assert told == {
        "Этап": "Выбор",
        "Цель клиента": "понять, что брать",
        "Задача": "дать совет",
        "Действия": "читает отзывы\nсравнивает | считает",
        "Точки контакта": "★ чат (2/5)\nсайт",
        "Эмоция": "4 → 2\nсомнение\n«Не понимаю *что* выбрать»",
        "Мысли": "а вдруг не то?",
        "Барьеры": "нет консультанта (3/5)\nмедленный",
        "Снятие барьеров": "✓ форма связи (40000 RUB, ИТ, 2027-02-01)",
        "KPI": "Конверсия: 2.5 → 4 %\nNPS",
        "Клиентов": "400",
        "Владелец": "маркетинг",
    }


def test_lanes_in_use_only() -> None:
    """A lane that no stage fills is no column."""
    assert cells(written(project(Stage(id="a", title="А"), Stage(id="b", title="Б", owner="Отдел")))) == [
        ["Этап", "Владелец"],
        ["А", ""],
        ["Б", "Отдел"],
    ]


@pytest.mark.parametrize(
    ("emotion", "told"),
    [
        (Emotion(expected=4), "4 → ?"),
        (Emotion(actual=2), "2"),
        (Emotion(quote="Ох"), "«Ох»"),
        (Emotion(), ""),
    ],
)
def test_unknown_emotions(emotion: Emotion, told: str) -> None:
    """What is not known of an emotion shows as unknown, never as zero."""
    stages = (Stage(id="a", title="А", emotion=emotion), Stage(id="b", title="Б", emotion=Emotion(actual=3)))
    assert cells(written(project(*stages)))[1][1] == told


def test_heading() -> None:
    """Persona, goal, state, version, day and owner stand above the table, in either language."""
    found = project(FULL)
    journey = attrs.evolve(
        found.journeys[0], goal="найти барьеры", version="3", mapped_on=dt.date(2026, 11, 22), owner="Маркетинг"
    )
    found = attrs.evolve(found, journeys=(journey,))
    text = written(found, "en")
    for line in ("**Persona:** Анна", "**Goal of the map:** найти барьеры", "**State:** as is", "**Version:** 3"):
        assert line in text
    assert "**Date:** 2026-11-22" in text
    assert cells(text)[0][:2] == ["Stage", "Client's goal"]


def test_losses() -> None:
    """What the table has no place for is counted by field; journeys that were not asked for, too."""
    stage = Stage(id="a", title="А", traffic=Traffic.COLD, tools=("Подписка",))
    found = project(stage)
    found = attrs.evolve(
        found,
        personas=(attrs.evolve(found.personas[0], offer="Скидка"),),
        journeys=(*found.journeys, attrs.evolve(found.journeys[0], id="second")),
    )
    _, lost = markdown_text(found, found.journeys[:1], MarkdownOptions())
    assert lost == {"Persona.offer": 1, "Project.journeys": 1, "Stage.tools": 1, "Stage.traffic": 1}


@given(st.lists(st.text(max_size=30), min_size=1, max_size=4))
def test_no_text_breaks_the_table(texts: list[str]) -> None:
    """Whatever a stage is called, the table keeps its rows and columns, and the text its characters."""
    stages = tuple(Stage(id=f"s{number}", title=text, owner="Отдел") for number, text in enumerate(texts))
    rows = cells(written(project(*stages, title="")))
    assert [len(row) for row in rows] == [2] * (len(texts) + 1)
    plain = [" ".join(text.split()) for text in texts]
    # A zero character is replaced by every CommonMark parser.
    assert [row[0] for row in rows[1:]] == [text.replace("\0", "\ufffd") for text in plain]
