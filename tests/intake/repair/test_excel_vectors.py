"""
The spreadsheet damages of the published vectors: what each value becomes, and what is said.
"""

from __future__ import annotations

import datetime as dt

import pytest

from cjmkit.findings import Severity
from cjmkit.intake.repair import ColumnContext, Proof, cleaner, mend_across, split_column
from cjmkit.model.flat import ValueKind

K = ValueKind

# kind, cell, expected verdict, expected value, share of right values in the column
VECTORS = [
    (K.ACCOUNT, 40702810938000000000, "lost", None, 0.0),
    (K.ACCOUNT, float("40702810938000000000"), "lost", None, 0.0),
    (K.INN, "773601001", "ambiguous", "773601001", 0.95),
    (K.INN, "7,70708E+09", "lost", None, 0.95),
    (K.INN, 7707083893.0, "repairable", "7707083893", 0.0),
    (K.INN, "'7707083893", "repairable", "7707083893", 0.0),
    (K.INN, "77О7О8З893", "repairable", "7707083893", 0.95),
    (K.OGRNIP, 304500000000000.0, "lost", None, 0.0),
    (K.OGRNIP, 304500116000157, "repairable", "304500116000157", 0.0),
    (K.OKVED, dt.date(2001, 11, 10), "lost", None, 0.0),
    (K.PHONE, "7,91612E+10", "lost", None, 0.0),
    (K.PHONE, 79161234567.0, "repairable", "+79161234567", 0.0),
]


@pytest.mark.parametrize(("kind", "cell", "verdict", "value", "consensus"), VECTORS)
def test_each_vector_gets_its_verdict(kind, cell, verdict, value, consensus):
    """
    A repairable cell gives the number, a lost one an error and no number, an ambiguous one a warning.
    """
    cleaned, notes = cleaner(kind, ColumnContext(consensus=consensus))([cell])
    if verdict == "repairable":
        assert str(getattr(cleaned[0][0], "value", cleaned[0])) == value
        assert all(note.applied for note in notes)
    elif verdict == "lost":
        assert [(note.rule.severity, note.applied) for note in notes] == [(Severity.ERROR, False)]
    else:
        assert cleaned == [value]
        assert [(note.rule.severity, note.applied) for note in notes] == [(Severity.WARNING, False)]


@pytest.mark.parametrize(
    ("cell", "inn", "kpp"),
    [
        ("ИНН/КПП 0274062111 / 027401001", "0274062111", "027401001"),
        ("7707083893/773601001", "7707083893", "773601001"),
    ],
)
def test_combined_cells_are_split(cell, inn, kpp):
    """
    ИНН and КПП in one cell come apart whole, labels dropped.
    """
    columns, rests, notes = split_column("inn_kpp", [cell])
    assert (columns["inn"], columns["kpp"], rests, notes) == ([inn], [kpp], [None], [])


def test_both_zeros_lost():
    """
    Of «274062111/27401001» the ИНН is proven by check digit and region, the КПП is only suggested.
    """
    columns, _, _ = split_column("inn_kpp", ["274062111/27401001"])
    cleaned = {name: cleaner(K(name))(cells).values for name, cells in columns.items()}
    notes = mend_across(cleaned)
    assert cleaned == {"inn": ["0274062111"], "kpp": ["27401001"]}
    assert [(found.target, found.note.fix, found.note.applied, found.note.proof) for found in notes] == [
        ("inn", "0274062111", True, Proof.ONE_HUNDREDTH),
        ("kpp", "027401001", False, Proof.NONE),
    ]
