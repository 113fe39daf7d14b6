"""
Law 4: no repair without its proof. Messy bases with known truth go down the road, and every repair is judged.
"""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import Any

import pytest

from cjmkit import Toolkit
from cjmkit.codes import inn, ogrn, ogrnip
from cjmkit.intake.batch import clean_batch
from cjmkit.intake.plan import PlanOptions, make_plan
from cjmkit.intake.rejects_spool import RejectSpool
from cjmkit.intake.repair.base import Proof
from cjmkit.intake.report import IntakeReport
from cjmkit.intake.road import Road
from cjmkit.intake.rows.table import Row, Table
from corpus.bases import Base, make
from road.lost import lost_cells


def table_of(base: Base, rows: list[Row]) -> Table:
    """The rows of a base as a sheet."""
    return Table(source="b.xlsx", sheet="База", rows=iter(rows), merged=base.merged)


def damaged(base: Base, rng: Random) -> list[Row]:
    """The base with one cell in ten of its clients' numbers spoilt: zeros gone, letters for digits, spaces."""
    rows = []
    for row in base.rows:
        values = list(row.values)
        for at, value in enumerate(values):
            text = str(value) if isinstance(value, (str, int)) and not isinstance(value, bool) else ""
            if base.kinds[row.number] == "client" and text.isdigit() and len(text) > 7 and rng.random() < 0.3:
                values[at] = _spoilt(text, rng)
        rows.append(row._replace(values=values))
    return rows


def _spoilt(text: str, rng: Random) -> Any:
    damage = rng.randrange(5)
    if damage == 0:
        return int(text) if len(text) < 16 else float(text)
    if damage == 1:
        return text.replace("0", "О", 1)
    if damage == 2:
        return f" {text[:4]} {text[4:]}\u00a0"
    if damage == 3:
        return text[:-1] + str((int(text[-1]) + 1) % 10)
    return text.replace("3", "З", 1).replace("0", "O", 1)


@pytest.mark.parametrize("threshold", list(Proof), ids=lambda proof: proof.label)
def test_every_repair_is_proven(threshold: Proof) -> None:
    """A repair is applied only if its proof reaches the threshold; the value then is the fix, and the raw is kept."""
    applied: Counter[str] = Counter()
    for seed in range(12):
        base = make(seed)
        plan = make_plan(table_of(base, damaged(base, Random(seed))), PlanOptions(threshold=threshold))
        clients = [row for row in plan.rows if row.number >= plan.header.data_from and plan.sorter.judge(row) is None]
        batch = clean_batch(plan, clients)
        origins = batch.origins("b.xlsx", "База")
        for at, notes in batch.notes.items():
            for field, note in notes:
                assert note.row == at
                if note.applied:
                    assert note.proof >= threshold
                    assert field in origins[at].raw
                    applied[note.rule.code] += 1
                elif note.fix is not None and field in batch.columns:
                    assert batch.columns.values[field][at] != note.fix or field in origins[at].raw
    assert applied


def test_applied_numbers_are_right() -> None:
    """A number that was changed by its proof passes its own check afterwards: no repair makes a wrong number."""
    checks = {"inn": inn.check, "ogrn": ogrn.check, "ogrnip": ogrnip.check}
    seen = 0
    for seed in range(25):
        base = make(seed)
        plan = make_plan(table_of(base, damaged(base, Random(seed))), PlanOptions())
        clients = [row for row in plan.rows if row.number >= plan.header.data_from and plan.sorter.judge(row) is None]
        batch = clean_batch(plan, clients)
        for at, notes in batch.notes.items():
            for field, note in notes:
                if note.applied and note.proof < Proof.EXACT and field in checks:
                    seen += 1
                    assert checks[field](batch.columns.values[field][at]).ok
    assert seen > 5


def test_no_wrong_number_is_invented() -> None:
    """Of every number that comes out, either the cell held it, or the truth of the base did."""
    for seed in range(25):
        base = make(seed)
        rows = {row.number: row for row in damaged(base, Random(seed))}
        for card in walk(base, list(rows.values())):
            number = card.requisites.inn
            row = card.origin.row if card.origin is not None else None
            if number is None or row is None or not inn.is_valid(number):
                continue
            truth = base.clients.get(row, {})
            cells = "".join(_digits(value) for value in rows[row].values if value is not None)
            assert number in cells or number == truth.get("inn")


def _digits(value: object) -> str:
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    return "".join(char for char in text if char.isdigit()) + " "


def walk(base: Base, rows: list[Row]) -> list[Any]:
    """The cards of a base, errors kept."""
    report, rejects = IntakeReport(), RejectSpool()
    road = Road(checker=Toolkit(plugins=()).checker(), report=report, rejects=rejects, on_error="keep")
    cards = list(road.walk(make_plan(table_of(base, rows), PlanOptions())))
    report.check_account()
    assert report.rows == len(rows)
    return cards


@pytest.mark.parametrize("spoil", [False, True], ids=["clean", "damaged"])
def test_nothing_of_the_corpus_is_lost(spoil: bool) -> None:
    """Of every client's row of the corpus every cell can be found again in the card."""
    for seed in range(25):
        base = make(seed)
        rows = damaged(base, Random(seed)) if spoil else base.rows
        by_number = {row.number: row for row in rows}
        cards = walk(base, rows)
        for card in cards:
            row = by_number[card.origin.row]
            assert lost_cells(row.values, card) == [], seed
        clients = {number for number, kind in base.kinds.items() if kind == "client"}
        assert clients <= {card.origin.row for card in cards}
