"""
The table of a statement's parties: columns that are known, so that nothing is guessed about them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from cjmkit.findings import Finding, Location
from cjmkit.model.flat import numbered, title
from cjmkit.plugins import Cell, Row, Source, Table
from cjmkit_1c import bank_catalogue as catalogue
from cjmkit_1c.bank.lines import encoding_of, lines_of, named_encoding
from cjmkit_1c.bank.parties import Parties, Party
from cjmkit_1c.bank.sides import Account, Group, Side, read_side
from cjmkit_1c.bank.statement import ROLES, Document, Statement

if TYPE_CHECKING:
    from cjmkit_1c.formats import BankReadOptions

__all__ = ["read_statement"]

_FIELDS: Final = ("name", "person_name", "kind", "inn", "kpp", "address")
_ACCOUNT: Final = ("account", "bik", "bank_name", "corr_account", "bank_city")
_COUNTS: Final = ("Платежей от контрагента", "Платежей контрагенту", "Дата последнего платежа")
_GROUPS: Final[dict[Group, tuple[str, str, str]]] = {
    "bank": ("комиссии и проценты банков", "fees and interest of banks", "banks"),
    "taxes": ("налоги и платежи в бюджет", "taxes and payments to the budget", "taxes"),
    "treasury": ("клиенты казначейства", "clients of the treasury", "treasury"),
}
_NOBODY: Final = Side()
_NAMES: Final = {"utf-8-sig": "utf-8"}


def read_statement(source: Source, options: BankReadOptions) -> Iterator[Table]:
    """
    Yield the table of the parties of *source*.

    Raises:
        FormatError: it is no statement.
        LimitError: it has too many parties.

    """
    encoding = options.encoding or encoding_of(source)
    statement = Statement(source.name, _NAMES.get(encoding, encoding))
    collected = _Collected(source.name, options)
    for document in statement.documents(lines_of(source, encoding)):
        collected.add(document, statement.accounts)
    parties = collected.taken()
    findings = [*_about_encoding(statement, encoding, source.name), *statement.findings]
    findings += collected.findings(statement.accounts)
    for party in parties:
        findings += _about(party, source.name)
    yield _table(source.name, parties, findings)


def _about_encoding(statement: Statement, encoding: str, name: str) -> Iterator[Finding]:
    told, found = statement.named_encoding, _NAMES.get(encoding, encoding)
    if told is not None and named_encoding(told) not in (None, found):
        yield catalogue.FALSE_ENCODING.finding(Location(source=name), name=told[:20], found=found)


class _Collected:
    """
    The parties of all documents, sorted out at the end: whose ИНН is the owner's may be known late.
    """

    def __init__(self, source: str, options: BankReadOptions) -> None:
        self._source = source
        self._options = options
        self._parties = Parties(source)
        self._own_inns: set[str] = set()
        self._own = 0
        self._left: dict[Group, list[int]] = {}

    def add(self, document: Document, accounts: set[str]) -> None:
        for role in ROLES:
            is_own = self._is_own(document, role, accounts)
            if is_own:
                self._own_inns.add(document.values.get(f"{role}инн", ""))
            if is_own and self._options.own == "skip":
                self._own += 1
                continue
            side = read_side(document.values, role)
            if side != _NOBODY:
                date = _date(document.values.get("дата", ""))
                self._parties.add(side, document.line, is_payer=role == ROLES[0], date=date)

    def _is_own(self, document: Document, role: str, accounts: set[str]) -> bool:
        values = document.values
        return values.get(f"{role}счет") in accounts or values.get(f"{role}расчсчет") in accounts

    def taken(self) -> list[Party]:
        """
        Return the parties that the options let pass, and count the others.
        """
        kept = []
        for party in self._parties.finished():
            if self._options.own == "skip" and party.inn in self._own_inns:
                self._own += party.documents
            elif self._keeps(party.group):
                kept.append(party)
            else:
                counts = self._left.setdefault(party.group, [0, 0])
                counts[0] += 1
                counts[1] += party.documents
        return kept

    def _keeps(self, group: Group) -> bool:
        return group == "client" or getattr(self._options, _GROUPS[group][2]) == "keep"

    def findings(self, accounts: set[str]) -> Iterator[Finding]:
        where = Location(source=self._source)
        if self._own:
            yield catalogue.OWNER_SKIPPED.finding(where, count=self._own)
        if not accounts:
            yield catalogue.NO_OWNER.finding(where)
        for group, (count, documents) in self._left.items():
            ru, en, option = _GROUPS[group]
            yield catalogue.SERVICE_SKIPPED.finding(
                where, ru=ru, en=en, option=option, count=count, documents=documents
            )
        if self._parties.nameless:
            yield catalogue.NAMELESS.finding(where, count=self._parties.nameless)


def _about(party: Party, source: str) -> Iterator[Finding]:
    yield from party.findings.values()
    if party.spellings > 1:
        yield catalogue.MANY_NAMES.finding(Location(source=source, line=party.line), count=party.spellings)


def _table(source: str, parties: Sequence[Party], findings: list[Finding]) -> Table:
    most = max((len(party.accounts) for party in parties), default=1) or 1
    names = [*_FIELDS, *(numbered(name, number) for number in range(1, most + 1) for name in _ACCOUNT)]
    if any(party.personal_account for party in parties):
        names.append("personal_account")
    fields = {title(name): name for name in names}
    return Table(
        source=source,
        header=[*fields, *_COUNTS],
        fields=fields,
        rows=(Row(party.line, _cells(party, names)) for party in parties),
        findings=findings,
    )


def _cells(party: Party, names: Sequence[str]) -> list[Cell]:
    is_person = party.kind == "Физическое лицо"
    values: dict[str, Cell] = {
        "name": None if is_person else party.name,
        "person_name": party.name if is_person else None,
        "kind": party.kind,
        "inn": party.inn,
        "kpp": party.kpp,
        "address": party.address,
        "personal_account": party.personal_account,
    }
    for number, account in enumerate(party.accounts.values(), start=1):
        values |= {numbered(name, number): value for name, value in zip(_ACCOUNT, _account(account), strict=True)}
    return [*(values.get(name) for name in names), party.paid, party.got, party.last]


def _account(account: Account) -> tuple[str | None, ...]:
    return account.number, account.bik, account.bank_name, account.corr_account, account.bank_city


def _date(text: str) -> dt.date | None:
    try:
        # Ten times as fast as strptime, and there is one of them for each payment.
        return dt.date(int(text[6:10]), int(text[3:5]), int(text[:2]))
    except ValueError:
        return None
