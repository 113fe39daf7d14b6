"""Tests of changes in words, apart: terminals join them, pictures set them one by one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cjmkit.journeys.diff import Change, ChangeKind, Delta, Trend
from cjmkit.journeys.diff.wording import ChangeWords, DeltaWords, told_change, told_delta


@pytest.mark.parametrize(
    ("change", "kind", "what"),
    [
        (Change(kind=ChangeKind.ADDED, entity="barrier", title="нет цен"), "добавлено", ""),
        (Change(kind=ChangeKind.MOVED, entity="stage", title="Выбор", before=2, after=1), "передвинуто", "2 → 1"),
        (
            Change(kind=ChangeKind.CHANGED, entity="touchpoint", title="чат", field="quality", before=2, after=None),
            "",
            "Качество: 2 → —",
        ),
        (
            Change(kind=ChangeKind.CHANGED, entity="stage", title="x", field="thoughts", before=["a"], after=["b"]),
            "",
            "Мысли: − a; + b",
        ),
    ],
)
def test_a_change_in_parts(change: Change, kind: str, what: str) -> None:
    """What happened and what became of it stand apart, fields in people's words, and the sentence joins them."""
    told = told_change(change)
    assert (told.kind, told.what) == (kind, what)
    assert told.sentence.endswith(": ".join(filter(None, (kind, what))))


def test_a_change_in_english() -> None:
    """Every word but those of the map itself is in the language that was asked for."""
    change = Change(
        kind=ChangeKind.ADDED, entity="barrier", title="нет цен", inside=("Путь", "Выбор"), trend=Trend.WORSE
    )
    assert told_change(change, "en") == ChangeWords(
        mark="+", kind="added", entity="barrier", title="нет цен", place="Путь › Выбор", what="", trend="worse"
    )


def test_long_values_are_shortened_and_told_so() -> None:
    """A value of 121 characters loses its end, and the words say that something is left out; 120 are told whole."""
    for length, shortened in ((120, False), (121, True)):
        change = Change(
            kind=ChangeKind.CHANGED, entity="stage", title="x", field="note", before=None, after="й" * length
        )
        told = told_change(change)
        assert told.shortened is shortened
        assert told.what.endswith("…") is shortened
    parts = Change(kind=ChangeKind.CHANGED, entity="stage", title="x", field="tools", before=[], after=["й" * 121, "а"])
    assert told_change(parts).shortened


def test_a_number_in_parts() -> None:
    """A number is written as the language writes it; one that is unknown is no zero; what it stands on is told."""
    known = Delta(name="emotion", before=Decimal("3.50"), after=Decimal(3), basis=(2, 3), trend=Trend.WORSE)
    assert told_delta(known) == DeltaWords(
        title="средняя эмоция", place="", before="3,5", after="3", change="−0,5", basis="n = 2 → 3", trend="хуже"
    )
    assert (told_delta(known, "en").before, told_delta(known, "en").change) == ("3.5", "−0.5")
    unknown = told_delta(Delta(name="kpi:nps", before=None, after=Decimal(40), inside=("Покупка",)), "en")
    assert (unknown.title, unknown.place, unknown.before, unknown.change) == ("nps", "Покупка", "—", "")
