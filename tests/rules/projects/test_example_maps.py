"""
What the rules say of the examples that ship: the findings that the texts of the field draw from them.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from cjmkit import Toolkit

MAPS = Path(__file__).parents[3] / "examples" / "journeys"
FILES = sorted(path for path in MAPS.iterdir() if path.suffix != ".md")


def places(name: str, code: str) -> list[str]:
    """The titles of the stages where *code* is found."""
    kit = Toolkit(plugins=())
    record = kit.load_project(MAPS / name)
    stages = record.project.journeys[0].stages
    fields = [finding.where.field or "" for finding in kit.check(record) if finding.code == code]
    return [stages[int(field.split("stages[")[1].split("]")[0])].title for field in fields]


def test_critical_points_of_the_cream() -> None:
    """
    1, 1, 4, 3, 2, 1 barriers: three places of two and more, and one with most of them.
    """
    assert places("cream.toml", "JRN503") == ["Выбор", "Покупка", "Использование"]
    assert places("cream.toml", "JRN506") == ["Выбор"]


def test_the_cream_has_no_task_for_its_use() -> None:
    """
    The table of touchpoints leaves the task of one stage empty.
    """
    assert places("cream.toml", "JRN213") == ["Использование"]


def test_emotions_of_the_cream_are_words() -> None:
    """
    Six quotes without a score stay six unknown scores.
    """
    assert len(places("cream.toml", "JRN406")) == 6


def test_unknown_rating_of_the_tiles() -> None:
    """
    «???» is an unknown emotion, not the worst one.
    """
    assert places("tiles.toml", "JRN401") == ["Рекомендации"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_examples_have_no_errors(path: Path) -> None:
    """
    Every finding in an example stands at a line of its file, and none is an error.
    """
    kit = Toolkit(plugins=())
    for finding in kit.check(kit.load_project(path)):
        assert finding.severity.rank < 2, str(finding)
        assert finding.where.line is not None, str(finding)
