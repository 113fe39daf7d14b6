"""
Tables in memory for the tests of plan, batch and road.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from cjmkit.intake.batch import Batch, clean_batch
from cjmkit.intake.plan import Plan, PlanOptions, make_plan
from cjmkit.intake.rows.table import Row, Table

HEAD = ["Наименование", "ИНН", "Телефон"]
SBER = ["ПАО «Сбербанк»", "7707083893", "+74955005550"]
YANDEX = ["ООО «Яндекс»", "7736207543", "+74957397000"]


def table(rows: Iterable[Sequence[Any]], **more: Any) -> Table:
    """A sheet of these rows, numbered from 1; empty ones are left out as readers do."""
    found = (Row(number, tuple(values)) for number, values in enumerate(rows, 1) if any(v is not None for v in values))
    return Table(source="a.xlsx", rows=found, **({"sheet": "Л"} | more))


def plan(rows: Iterable[Sequence[Any]], options: PlanOptions | None = None, **more: Any) -> Plan:
    """The plan of these rows."""
    return make_plan(table(rows, **more), options or PlanOptions())


def batch(made: Plan) -> Batch:
    """All clients of a plan as one batch."""
    rows = [row for row in made.rows if row.number >= made.header.data_from and made.sorter.judge(row) is None]
    return clean_batch(made, rows)
