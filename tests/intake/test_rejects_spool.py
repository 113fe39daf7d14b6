"""
The spool of rejected rows: order, several walks, bounded memory, and the end of its life.
"""

from __future__ import annotations

import datetime as dt
from itertools import islice

import pytest

from cjmkit.findings import Location, Rule, Severity, Texts
from cjmkit.intake.rejects import Rejected
from cjmkit.intake.rejects_spool import RejectSpool

RULE = Rule(code="X", severity=Severity.ERROR, title=Texts("", ""), text=Texts("а", "a"), why=Texts("", ""))


def row(number: int) -> Rejected:
    """A rejected row with every sort of cell."""
    values = (f"имя {number}", number, number / 2, True, dt.date(2024, 1, 2), None)
    findings = (RULE.finding(Location(row=number, column="A"), value="x", fix=5, found=1),)
    return Rejected(table="Л", header=("Имя", None), number=number, values=values, findings=findings)


@pytest.mark.parametrize("count", [0, 1, 199, 200, 201, 1000])
def test_rows_come_back(count: int) -> None:
    """Any number of rows comes back whole and in order, as often as asked."""
    spool = RejectSpool()
    for number in range(count):
        spool.add(row(number))
    assert len(spool) == count
    for _ in range(2):
        assert list(spool) == [row(number) for number in range(count)]


def test_walks_and_additions_mix() -> None:
    """Two walks at once do not disturb each other, nor does adding in between."""
    spool = RejectSpool()
    for number in range(450):
        spool.add(row(number))
    first, second = iter(spool), iter(spool)
    assert [one.number for one in islice(first, 3)] == [0, 1, 2]
    assert [one.number for one in islice(second, 250)] == list(range(250))
    for number in range(450, 700):
        spool.add(row(number))
    assert [one.number for one in first][:447] == list(range(3, 450))
    assert [one.number for one in spool] == list(range(700))


@pytest.mark.parametrize("count", [1, 300])
def test_closed(count: int) -> None:
    """After closing the rows are gone, whether they lay in memory or on disk, and the message says what to do."""
    spool = RejectSpool()
    for number in range(count):
        spool.add(row(number))
    spool.close()
    assert len(spool) == count
    with pytest.raises(ValueError, match="walk them inside the `with` block"):
        list(spool)


def test_closed_and_empty() -> None:
    """Nothing was rejected: there is nothing to miss."""
    spool = RejectSpool()
    spool.close()
    assert list(spool) == []
