"""
The intake report: findings, decisions, and an account of every row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

import attrs

from cjmkit.errors import CjmkitError
from cjmkit.findings import Location, Report, Rule, Texts
from cjmkit.intake.catalogue.road import UNBALANCED
from cjmkit.intake.decision import Decision, Header

__all__ = ["IntakeReport", "TableReport"]

_TABLE: Final = Texts(
    "{place}: строк {rows} = карточек {cards} + отклонено {rejected} + пропущено {skipped}",
    "{place}: rows {rows} = cards {cards} + rejected {rejected} + skipped {skipped}",
)
_TOTAL: Final = Texts(
    "Всего: строк {rows} = карточек {cards} + отклонено {rejected} + пропущено {skipped}",
    "Total: rows {rows} = cards {cards} + rejected {rejected} + skipped {skipped}",
)


@attrs.define(kw_only=True)
class TableReport:
    """
    What became of one table (a sheet, a file): *details* such as encoding and delimiter, the *header*,
    the *decisions*, and the number of rows read, made into cards, rejected, and skipped by reason.

    Of *clients*, the rows that were taken for clients and could be read, *filled* counts those with a value, by the
    index of the column; a placeholder such as «н/д» is no value.
    """

    source: str
    sheet: str | None = None
    details: dict[str, str] = attrs.field(factory=dict)
    header: Header | None = None
    decisions: tuple[Decision, ...] = ()
    rows: int = 0
    cards: int = 0
    rejected: int = 0
    skipped: Counter[str] = attrs.field(factory=Counter)
    reasons: dict[str, Texts] = attrs.field(factory=dict)
    clients: int = 0
    filled: Counter[int] = attrs.field(factory=Counter)

    @property
    def place(self) -> str:
        """
        The name of the file, and of the sheet if there is one.
        """
        return self.source if self.sheet is None else f"{self.source}[{self.sheet}]"

    def skip(self, rule: Rule) -> None:
        """
        Count a row that is no client, with the *rule* that says why.
        """
        self.skipped[rule.code] += 1
        self.reasons[rule.code] = rule.title


class IntakeReport(Report):
    """
    A report that also accounts for rows: rows read = cards + rejected + skipped, for every table.
    """

    def __init__(self, *, keep: int = 1000) -> None:
        super().__init__(keep=keep)
        self.tables: list[TableReport] = []

    @property
    def rows(self) -> int:
        """
        The number of rows that were read and not empty, headings included.
        """
        return sum(table.rows for table in self.tables)

    @property
    def cards(self) -> int:
        """
        The number of cards that came out.
        """
        return sum(table.cards for table in self.tables)

    @property
    def rejected(self) -> int:
        """
        The number of rows that were kept back for a human.
        """
        return sum(table.rejected for table in self.tables)

    @property
    def skipped(self) -> Mapping[str, int]:
        """
        The number of rows that are no clients, by the code of the reason.
        """
        return dict(sum((table.skipped for table in self.tables), Counter()))

    def check_account(self) -> None:
        """
        Raise `CjmkitError` if a row is not accounted for: that would be a bug, not bad data.
        """
        known = self.cards + self.rejected + sum(self.skipped.values())
        if known != self.rows:
            where = Location(source=self.tables[0].source)
            raise CjmkitError(UNBALANCED.finding(where, rows=self.rows, known=known))

    def account(self, lang: str = "ru") -> str:
        """
        Return the account of rows, a line for each table with the reasons of skipping, and the sum.
        """
        lines = []
        for table in self.tables:
            lines.append(_TABLE.get(lang, place=table.place, **_numbers(table)))
            for code, number in sorted(table.skipped.items()):
                lines.append(f"    {number} × {table.reasons[code].get(lang)} ({code})")
        if len(self.tables) == 1:
            return "\n".join(lines)
        numbers = {"rows": self.rows, "cards": self.cards, "rejected": self.rejected}
        lines.append(_TOTAL.get(lang, skipped=sum(self.skipped.values()), **numbers))
        return "\n".join(lines)

    def summary(self, lang: str = "ru") -> str:
        """
        Return the account of rows and the number of findings.
        """
        return f"{self.account(lang)}\n{super().summary(lang)}"


def _numbers(table: TableReport) -> dict[str, int]:
    skipped = sum(table.skipped.values())
    return {"rows": table.rows, "cards": table.cards, "rejected": table.rejected, "skipped": skipped}
