"""
A default of a profile's own field stands in for every empty value, is counted, and comes back from every format.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from cjmkit import Toolkit
from cjmkit.model import FieldDef, FieldType, Profile
from road.desk import SBER, YANDEX, read, text, workbook

PROFILE = Profile(
    name="свой",
    custom=(
        FieldDef(name="size", title="Размер", type=FieldType.CHOICE, choices=("малый", "большой"), default="малый"),
        FieldDef(name="VIP", type=FieldType.BOOLEAN, default=False, required=True),
        FieldDef(name="Интересы", type=FieldType.LIST, default=("опт",)),
        FieldDef(name="Примечание"),
    ),
)
HEAD = ["Наименование", "ИНН", "КПП", "Размер", "Примечание"]
ROWS = [HEAD, [*SBER, "большой", "звонить"], [*YANDEX, None, None], [*YANDEX, "-", None]]


@pytest.mark.parametrize("source", [workbook(ROWS), text(ROWS).encode()], ids=["workbook", "text"])
def test_default_stands_in(source: bytes) -> None:
    """An empty cell, a placeholder and a column that the table has not got all take the default; a value stays."""
    found = read(source, profile=PROFILE)
    always = {"VIP": False, "Интересы": ("опт",)}
    assert [dict(card.custom) for card in found.cards] == [
        {"size": "большой", "Примечание": "звонить", **always},
        {"size": "малый", **always},
        {"size": "малый", **always},
    ]
    told = [finding for finding in found.report if finding.code == "IMP366"]
    assert [(finding.where.field, finding.where.column, finding.params["count"]) for finding in told] == [
        ("size", "D", 2),
        ("VIP", None, 3),
        ("Интересы", None, 3),
    ]
    assert not [finding for finding in found.report if finding.code == "CRD095"]


def test_nothing_is_said_of_full_columns() -> None:
    """Where every value is there, no default is taken and nothing is told."""
    full = [[*HEAD, "VIP", "Интересы"], [*SBER, "большой", None, "да", "розница"]]
    found = read(workbook(full), profile=PROFILE)
    assert [finding for finding in found.report if finding.code == "IMP366"] == []


def test_without_profile_nothing_is_filled() -> None:
    """Defaults are the profile's: a reader without it invents nothing."""
    assert [dict(card.custom) for card in read(workbook(ROWS)).cards][1] == {}


@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "a.xlsx", "a.csv"])
def test_defaults_come_back(tmp_path: Path, name: str) -> None:
    """What was filled in is a value like any other: written and read again, the cards are the same."""
    kit = Toolkit(plugins=())
    with kit.read_cards(workbook(ROWS), profile=PROFILE) as batch:
        kit.write_cards(batch, tmp_path / name)
    again = read(tmp_path / name, profile=PROFILE)
    assert [dict(card.custom) for card in again.cards] == [
        dict(card.custom) for card in read(workbook(ROWS), profile=PROFILE).cards
    ]
    assert [finding for finding in again.report if finding.code == "IMP366"] == []


def test_finished_cards_are_taken_as_they_are(tmp_path: Path) -> None:
    """A card from JSON is finished: no default is put into it."""
    path = tmp_path / "a.jsonl"
    kit = Toolkit(plugins=())
    with kit.read_cards(workbook(ROWS)) as batch:
        kit.write_cards(batch, path)
    assert [dict(card.custom) for card in read(path, profile=PROFILE).cards][1] == {}
