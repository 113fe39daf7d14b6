"""
The desk of the road tests: make a messy file, read it as a user would, see all that came of it.

`read` walks the whole road and returns a `Reading`: cards as plain data, findings as (code, place) pairs, the
account of rows, the rejected rows. Nothing here knows how the library does it.
"""

from __future__ import annotations

import csv
import enum
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import attrs
import openpyxl

from cjmkit import ClientCard, Finding, Severity, Toolkit
from cjmkit.intake.rejects import Rejected
from cjmkit.intake.report import IntakeReport
from cjmkit.model import BankAccount
from formats import table_cards

Rows = Sequence[Sequence[Any]]

COMPANY = attrs.evolve(
    table_cards.COMPANY,
    bank_accounts=(
        BankAccount(account="40702810438000060473", bank_name="ПАО Сбербанк", bik="044525225", currency="RUB"),
        BankAccount(account="40702810500000012345", bik="044525974", corr_account="30101810145250000974"),
    ),
)
"""A firm's card without a mistake, with nothing that a table cannot hold."""

SBER = ["ПАО «Сбербанк»", "7707083893", "773601001"]
YANDEX = ["ООО «Яндекс»", "7736207543", "770401001"]
GAZPROM = ["ПАО «Газпром»", "7736050003", "781401001"]
"""Large companies, whose numbers everybody may know: name, ИНН, КПП."""


@dataclass
class Reading:
    """What one walk of the road gave."""

    cards: list[ClientCard]
    report: IntakeReport
    rejects: list[Rejected]

    @property
    def plain(self) -> list[dict[str, Any]]:
        """The cards as plain data, without their origin."""
        return [{key: value for key, value in plain(card).items() if key != "origin"} for card in self.cards]

    @property
    def origins(self) -> list[tuple[str | None, int | None, dict[str, str]]]:
        """Sheet, row and raw texts of every card."""
        return [(c.origin.sheet, c.origin.row, dict(c.origin.raw)) for c in self.cards if c.origin is not None]

    @property
    def names(self) -> list[str | None]:
        """The names of the cards."""
        return [card.name for card in self.cards]

    @property
    def account(self) -> tuple[int, int, int, dict[str, int]]:
        """Rows read, cards, rejected, skipped by reason; they must add up."""
        self.report.check_account()
        return self.report.rows, self.report.cards, self.report.rejected, dict(self.report.skipped)

    def told(self, prefix: str = "") -> list[tuple[str, str, str | None]]:
        """Code, cell and field of every finding whose code begins so."""
        return [(f.code, f.where.cell, f.where.field) for f in self.report if f.code.startswith(prefix)]

    @property
    def doubts(self) -> list[tuple[str, str, str | None]]:
        """Code, cell and field of every warning and error."""
        return [(f.code, f.where.cell, f.where.field) for f in self.report if f.severity is not Severity.INFO]

    def finding(self, code: str) -> Finding:
        """The only finding with this code."""
        (found,) = (finding for finding in self.report if finding.code == code)
        return found

    def grades(self, code: str) -> set[Severity]:
        """The severities of the findings with this code."""
        return {finding.severity for finding in self.report if finding.code == code}


def read(source: Any, *, kit: Toolkit | None = None, **options: Any) -> Reading:
    """Walk the road to its end; the account must add up."""
    kit = kit or Toolkit(plugins=())
    with kit.read_cards(source, **options) as batch:
        cards = list(batch)
        rejects = list(batch.rejects)
    batch.report.check_account()
    assert (len(cards), len(rejects)) == (batch.report.cards, batch.report.rejected)
    return Reading(cards=cards, report=batch.report, rejects=rejects)


def plain(value: Any) -> Any:
    """Any part of a card as plain data: fields that hold their default are left out."""
    if attrs.has(type(value)):
        told = {field.name: getattr(value, field.name) for field in attrs.fields(type(value)) if _is_set(field, value)}
        return {name: plain(one) for name, one in told.items()}
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, Mapping):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    return value


def _is_set(field: Any, owner: Any) -> bool:
    value = getattr(owner, field.name)
    default = field.default.factory() if isinstance(field.default, attrs.Factory) else field.default
    return value != default or type(value) is not type(default)


def workbook(sheets: Rows | Mapping[str, Rows], setup: Callable[[openpyxl.Workbook], object] | None = None) -> bytes:
    """A workbook of these rows, by openpyxl; *setup* may do more to it."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in (sheets if isinstance(sheets, Mapping) else {"База": sheets}).items():
        sheet = book.create_sheet(title)
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                if value is not None:
                    sheet.cell(number, column, value)
    if setup is not None:
        setup(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def text(rows: Iterable[Sequence[Any]], delimiter: str = ";") -> str:
    """The rows as delimited text."""
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return stream.getvalue()


def saved(path: Path, data: bytes | str, encoding: str = "utf-8") -> Path:
    """The path, with this content in it."""
    path.write_bytes(data.encode(encoding) if isinstance(data, str) else data)
    return path
