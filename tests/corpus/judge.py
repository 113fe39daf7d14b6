"""
Compare what the library found in a base with the truth about it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from cjmkit.intake.decision import Decision, Header
from cjmkit.intake.header import RowSorter, find_header
from cjmkit.intake.mapping import propose
from cjmkit.model.flat import split_number
from corpus.bases import Base, Column

COMBINED = {"inn_kpp", "name_contacts", "contacts", "bank_details"}
ALSO_RIGHT = {
    "phone": {"mobile", "home_phone", "extra_phone"},
    "mobile": {"phone"},
    "address": {"actual_address", "legal_address"},
    "name": {"person_name", "full_name", "short_name"},
    "person_name": {"name", "contact_person"},
}
"""Fields that a reader would not call wrong either, where headings leave the choice."""


@dataclass
class Score:
    bases: int = 0
    headers: int = 0
    rows: Counter[str] = field(default_factory=Counter)
    columns: Counter[str] = field(default_factory=Counter)
    by_sort: Counter[tuple[str, str]] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)

    def share(self, what: str) -> float:
        return self.columns[what] / max(1, sum(self.columns.values()))

    @property
    def header_share(self) -> float:
        return self.headers / max(1, self.bases)


def judge(base: Base, score: Score, rows: list | None = None) -> None:
    """Run header, sorter and mapping over the base; count what is right. *rows* were read back from a file."""
    rows = base.rows if rows is None else rows
    header = find_header(rows[:500], merged=base.merged)
    score.bases += 1
    if set(header.rows) == set(base.header_rows):
        score.headers += 1
    else:
        score.missed.append(f"header seed={base.seed}: {header.rows} for {base.header_rows} {sorted(base.traits)}")
    _rows(base, header, rows, score)
    decisions = propose(header, rows[:500])
    _columns(base, decisions, score)


def _rows(base: Base, header: Header, rows: list, score: Score) -> None:
    sorter = RowSorter(header, rows[:500], merged=base.merged)
    for row in rows:
        kind, rule = base.kinds[row.number], sorter.judge(row)
        if kind == "client":
            verdict = "client kept" if rule is None else "CLIENT SKIPPED"
        else:
            verdict = f"{kind} {'TAKEN FOR CLIENT' if rule is None else 'skipped'}"
        score.rows[verdict] += 1
        if verdict.isupper() or "TAKEN" in verdict or "SKIPPED" in verdict:
            score.missed.append(
                f"row seed={base.seed} {row.number}: {verdict} {list(row.values)[:6]} {rule and rule.code}"
            )


def _columns(base: Base, decisions: tuple[Decision, ...], score: Score) -> None:
    by_index = {decision.index: decision for decision in decisions}
    for index, column in enumerate(base.columns):
        if column is None:
            continue
        decision = by_index.get(index)
        verdict = verdict_of(column, decision)
        score.columns[verdict] += 1
        sort = (
            "no heading"
            if column.heading is None
            else "rare"
            if column.rare
            else "grouped"
            if column.group
            else "common"
        )
        score.by_sort[sort, verdict] += 1
        if verdict != "right":
            got = decision and (decision.targets or f"custom {decision.custom!r}")
            score.missed.append(
                f"column seed={base.seed} {verdict}: {column.group or ''} {column.heading!r} {column.truth} -> {got}"
            )


TELLABLE = {
    "inn",
    "kpp",
    "ogrn",
    "ogrnip",
    "bik",
    "account",
    "corr_account",
    "phone",
    "mobile",
    "email",
    "website",
    "name",
    "person_name",
    "first_name",
    "patronymic",
    "last_name",
    "legal_address",
    "actual_address",
    "address",
    "city",
    "sex",
    "snils",
    "inn_kpp",
    "contacts",
    "name_contacts",
    "bank_details",
    "bank_name",
}
"""What values alone can tell; of the other columns without a title it is right to leave them as they are."""


def verdict_of(column: Column, decision: Decision | None) -> str:
    """Return right, wrong or unsure for one column."""
    if decision is None or not decision.targets:
        untold = (
            column.truth.startswith("?")
            or decision is None
            or (column.heading is None and column.truth not in TELLABLE)
        )
        return "right" if untold else "unsure"
    if column.truth in COMBINED:
        return "right" if decision.split == column.truth else "wrong"
    names = {split_number(target)[0] for target in decision.targets}
    if decision.split is not None and column.truth not in names:
        return "wrong"
    accepted = {column.truth} | ALSO_RIGHT.get(column.truth, set())
    if column.heading is None and column.truth in ("legal_address", "actual_address"):
        accepted.add("address")
    return "right" if names & accepted else "wrong"
