"""
The parties of a statement, each once: the same client of many payments is one row.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import Final, TypeAlias

import attrs

from cjmkit.errors import LimitError
from cjmkit.findings import Finding, Location
from cjmkit_1c import bank_catalogue as catalogue
from cjmkit_1c.bank.sides import Account, Group, Side

__all__ = ["MOST_ACCOUNTS", "Parties", "Party"]

MOST_ACCOUNTS: Final = 20
_MOST_PARTIES: Final = 500_000
_MOST_NAMES: Final = 8
_PERSON_INN: Final = 12

Key: TypeAlias = tuple[str, str, str]


@attrs.define(kw_only=True, repr=False)
class Party:
    """
    What is known of one party from all its payments.

    *paid* are its payments, *got* those to it; *rules* what was odd, once each.
    """

    line: int
    inn: str | None
    kpp: str | None
    group: Group
    kind: str | None = None
    names: Counter[str] = attrs.field(factory=Counter)
    accounts: dict[tuple[str | None, str | None], Account] = attrs.field(factory=dict)
    address: str | None = None
    personal_account: str | None = None
    paid: int = 0
    got: int = 0
    last: dt.date | None = None
    findings: dict[str, Finding] = attrs.field(factory=dict)

    @property
    def name(self) -> str | None:
        """
        The commonest of its names, of those the one that came first.
        """
        return self.names.most_common(1)[0][0] if self.names else None

    @property
    def spellings(self) -> int:
        """
        How many different names it goes by; capitals, spaces and signs make no difference.
        """
        return len({_spelling(name) for name in self.names})

    @property
    def documents(self) -> int:
        """
        How many payments it stands in.
        """
        return self.paid + self.got

    def add(self, side: Side, where: Location, *, is_payer: bool, date: dt.date | None) -> None:
        """
        Add what one payment tells.
        """
        self.paid += is_payer
        self.got += not is_payer
        self.last = _later(self.last, date)
        if side.name and (side.name in self.names or len(self.names) < _MOST_NAMES):
            self.names[side.name] += 1
        self.kind = self.kind or side.kind
        self.address = self.address or side.address
        self.personal_account = self.personal_account or side.personal_account
        if side.account is not None:
            self._add_account(side.account, where)
        for rule, balance in side.rules:
            self.findings.setdefault(rule.code, rule.finding(where, balance=balance))

    def take(self, other: Party) -> None:
        """
        Add all that *other* has, which is the same party.
        """
        self.names.update(other.names)
        self.accounts = {**other.accounts, **self.accounts}
        self.kind = self.kind or other.kind
        self.address = self.address or other.address
        self.personal_account = self.personal_account or other.personal_account
        self.line = min(self.line, other.line)
        self.paid, self.got = self.paid + other.paid, self.got + other.got
        self.last = _later(self.last, other.last)
        self.findings = {**other.findings, **self.findings}

    def _add_account(self, account: Account, where: Location) -> None:
        key = (account.number, account.bik)
        if len(self.accounts) < MOST_ACCOUNTS or key in self.accounts:
            self.accounts.setdefault(key, account)
        else:
            rule = catalogue.MANY_ACCOUNTS
            self.findings.setdefault(rule.code, rule.finding(where, limit=MOST_ACCOUNTS))


class Parties:
    """
    Collects sides into parties: by ИНН and КПП, by name and account where there is no ИНН.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._known: dict[Key, Party] = {}
        self.nameless = 0

    def add(self, side: Side, line: int, *, is_payer: bool, date: dt.date | None) -> None:
        """
        Add a side of the document on *line*.

        Raises:
            LimitError: there are too many parties.

        """
        if not (side.name or side.inn):
            self.nameless += 1
            return
        where = Location(source=self._source, line=line)
        number = side.account.number if side.account is not None else None
        key = _key(side, number)
        party = self._known.get(key)
        if party is None:
            if len(self._known) >= _MOST_PARTIES:
                raise LimitError(catalogue.TOO_MANY.finding(where, limit=_MOST_PARTIES))
            party = self._known[key] = Party(line=line, inn=side.inn, kpp=side.kpp, group=side.group)
        party.add(side, where, is_payer=is_payer, date=date)

    def finished(self) -> list[Party]:
        """
        Return the parties in the order they were met; one without КПП joins its likeness of the same ИНН.
        """
        branches: dict[str, list[Party]] = {}
        for party in self._known.values():
            if party.inn and party.kpp:
                branches.setdefault(party.inn, []).append(party)
        kept: list[Party] = []
        lone: dict[str, Party] = {}
        for party in self._known.values():
            if party.kpp or not party.inn:
                kept.append(party)
            elif not _joined(party, branches.get(party.inn, ())):
                first = lone.setdefault(party.inn, party)
                if first is party:
                    kept.append(party)
                else:
                    first.take(party)
        return sorted(kept, key=lambda party: party.line)


def _key(side: Side, number: str | None) -> Key:
    if not side.inn:
        return "", _spelling(side.name), number or ""
    # A person's ИНН is enough; of a company without КПП the name may tell which branch it is.
    is_told = side.kpp is not None or len(side.inn) == _PERSON_INN
    return side.inn, side.kpp or "", "" if is_told else _spelling(side.name)


def _joined(party: Party, others: Iterable[Party]) -> bool:
    """
    Add *party*, which has no КПП, to the one of *others* that agrees in name or account, too; branches share an ИНН.
    """
    alike = [other for other in others if _agree(party, other)]
    if len(alike) != 1:
        return False
    alike[0].take(party)
    return True


def _agree(one: Party, other: Party) -> bool:
    numbers = {key[0] for key in one.accounts} & {key[0] for key in other.accounts}
    return bool(numbers) or bool({_spelling(name) for name in one.names} & {_spelling(name) for name in other.names})


def _later(one: dt.date | None, other: dt.date | None) -> dt.date | None:
    return max((date for date in (one, other) if date is not None), default=None)


def _spelling(name: str | None) -> str:
    letters = (letter for letter in (name or "").lower().replace("ё", "е") if letter.isalnum())
    return "".join(letters)
