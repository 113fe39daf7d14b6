"""
Completion: what a directory of banks fills into empty fields, and the BICs that it proves back.

A field that is filled is never replaced: where it differs from the directory, a rule says so. Nothing is
filled for a bank that something in the row speaks against.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple, TypeAlias

import attrs

from cjmkit.codes import account, bik, corr_account
from cjmkit.codes.directory import BankDirectory, BankEntry, same_name
from cjmkit.findings import Finding, Location, Rule, Texts
from cjmkit.intake.catalogue import directory as rules
from cjmkit.intake.repair.base import Note, Proof
from cjmkit.intake.repair.cells import is_digits
from cjmkit.intake.repair.cross import CrossNote
from cjmkit.intake.rows.table import Cell
from cjmkit.model import BankAccount, ClientCard
from cjmkit.model.flat import numbered, split_number
from cjmkit.rules.cards.directory import dated
from cjmkit.rules.cards.reasons import in_words

__all__ = ["Completion"]

_FIELDS: Final = ("bank_name", "bik", "account", "corr_account", "bank_city")
_DONE: Final = Texts("вписано, сверьте с документом, если сомневаетесь", "filled in; compare if in doubt")
_LEFT: Final = Texts("впишите его или снизьте порог доказательства", "type it, or lower the threshold of proof")


class _Bank(NamedTuple):
    """
    The fields of one bank account that matter here, in the order of `_FIELDS`.
    """

    name: str | None
    bik: str | None
    account: str | None
    corr: str | None
    city: str | None


class _Found(NamedTuple):
    """
    A value that the directory has for *field*, and the entry of the catalogue that tells of it.
    """

    field: str
    rule: Rule
    value: str


_Asked: TypeAlias = dict[_Bank, tuple[_Found, ...]]
"""What follows from the banks of a batch that were met already."""


@attrs.frozen(kw_only=True)
class Completion:
    """
    Fills in by *directory* whatever repairs of the proof ``directory`` may do under *threshold*.

    .. versionadded:: 0.1.0
    """

    directory: BankDirectory
    threshold: Proof = Proof.ONE_HUNDREDTH

    @property
    def allowed(self) -> bool:
        """
        Whether the threshold lets a directory's word be applied; otherwise it is only proposed.
        """
        return self.threshold <= Proof.DIRECTORY

    def columns(self, columns: dict[str, list[Any]], raw: Mapping[str, Sequence[Cell]]) -> list[CrossNote]:
        """
        Fill in the cleaned *columns* of a batch in place; a field without a column gets one.
        """
        present = [split_number(name) for name in columns]
        notes: list[CrossNote] = []
        asked: _Asked = {}
        params = self._params()
        for number in sorted({number for name, number in present if name in ("bik", "corr_account")}):
            names = [numbered(field, number) for field in _FIELDS]
            nothing: list[Any] = [None] * len(next(iter(columns.values())))
            rows = [_Bank(*row) for row in zip(*(columns.get(name, nothing) for name in names), strict=True)]
            for at, bank in enumerate(rows):
                for found in self._missing(bank, asked):
                    field = numbered(found.field, number)
                    notes.append(CrossNote(field, self._note(found, at, raw.get(field), params)))
                    if self.allowed:
                        columns.setdefault(field, list(nothing))[at] = found.value
        return notes

    def _note(self, found: _Found, at: int, cells: Sequence[Cell] | None, params: dict[str, object]) -> Note:
        before = None if cells is None or found.rule is rules.FILLED else cells[at]
        return Note(at, found.rule, before, found.value, self.allowed, Proof.DIRECTORY, params)

    def card(self, card: ClientCard) -> tuple[ClientCard, tuple[Finding, ...]]:
        """
        Return a finished *card* filled in, and what was done.
        """
        findings: list[Finding] = []
        banks: list[BankAccount] = []
        for number, bank in enumerate(card.bank_accounts, 1):
            details = _Bank(bank.bank_name, bank.bik, bank.account, bank.corr_account, bank.bank_city)
            changes = {}
            for found in self._missing(details, {}):
                where = Location(field=numbered(found.field, number))
                before = getattr(bank, found.field)
                findings.append(found.rule.finding(where, value=before, fix=found.value, **self._params()))
                changes[found.field] = found.value
            banks.append(attrs.evolve(bank, **changes) if changes and self.allowed else bank)
        if findings and self.allowed:
            card = attrs.evolve(card, bank_accounts=tuple(banks))
        return card, tuple(findings)

    def _params(self) -> dict[str, object]:
        return {
            **dated(self.directory),
            **in_words(done=_DONE if self.allowed else _LEFT),
            "proof": Proof.DIRECTORY.label,
        }

    def _missing(self, bank: _Bank, asked: _Asked) -> Iterator[_Found]:
        if bank.bik is None and bank.corr is None:
            return
        if bank.bik is None or bik.check(bank.bik).ok is False:
            found = self._lost(bank)
            if found is None:
                return
            yield found
            if not self.allowed:
                return
            bank = bank._replace(bik=found.value)
        if bank.name is None or bank.city is None or bank.corr is None:
            # A base has few banks and many clients: only the account is each client's own.
            alike = bank._replace(account=None)
            if alike not in asked:
                asked[alike] = tuple(self._follows(alike))
            if asked[alike] and self._is_possible(bank.account, bik.compact(bank.bik or "")):
                yield from asked[alike]

    def _follows(self, bank: _Bank) -> Iterator[_Found]:
        """
        Yield what follows from a BIC that nothing speaks against.
        """
        entry = self.directory.get(bik.compact(bank.bik or ""))
        if entry is None or not self._agrees(bank, entry):
            return
        if bank.name is None:
            yield _Found("bank_name", rules.FILLED, entry.name)
        if bank.city is None and entry.city is not None:
            yield _Found("bank_city", rules.FILLED, entry.city)
        usable = entry.correspondents(self.directory.as_of)
        # A treasury may have two single accounts: then only the client knows which.
        if bank.corr is None and len(usable) == 1:
            yield _Found("corr_account", rules.FILLED, usable[0])

    def _agrees(self, bank: _Bank, entry: BankEntry) -> bool:
        if entry.kind == "liquidator" or not entry.is_open(self.directory.as_of):
            return False
        if bank.name is not None and not same_name(bank.name, entry.name):
            return False
        if bank.corr is not None and entry.denies(corr_account.compact(bank.corr)):
            return False
        return self._is_possible(bank.account, entry.bik)

    def _is_possible(self, number: str | None, code: str) -> bool:
        return number is None or account.check(number, code, directory=self.directory).ok is not False

    def _lost(self, bank: _Bank) -> _Found | None:
        """
        Return the BIC in place of one that is missing or has not the shape of one.
        """
        if bank.bik is not None and len(bank.bik) == 8 and is_digits(bank.bik):
            entry = self.directory.get(f"0{bank.bik}")
            if entry is None or not self._agrees(bank, entry):
                return None
            return _Found("bik", rules.BIK_PADDED, entry.bik)
        if bank.corr is None or bank.name is None or bank.account is None:
            return None
        holders = self.directory.holders(corr_account.compact(bank.corr))
        fitting = [entry for entry in holders if self._agrees(bank, entry) and self._has_key(bank.account, entry)]
        return _Found("bik", rules.BIK_FOUND, fitting[0].bik) if len(fitting) == 1 else None

    def _has_key(self, number: str, entry: BankEntry) -> bool:
        verdict = account.check(number, entry.bik, directory=self.directory)
        # Treasury accounts have no key, and prove no BIC.
        return verdict.ok is True and verdict.rule != "treasury:no-key"
