"""
Repairs that one value cannot prove alone: several columns of a row agree on them.

Only rows that look wrong at a glance (a length, a missing @) are looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from cjmkit.codes import account, bik, corr_account, email, inn, kpp, ogrn, ogrnip, phone
from cjmkit.codes.lookalikes import to_digits
from cjmkit.findings import Rule
from cjmkit.intake.catalogue import across, readings
from cjmkit.intake.repair.base import ColumnContext, Note, PhoneValue, Proof
from cjmkit.intake.repair.cells import is_digits, proof_text, raised, too_weak
from cjmkit.intake.rows.table import Cell
from cjmkit.model.flat import split_number, title

__all__ = ["CrossNote", "mend_across"]


class CrossNote(NamedTuple):
    """
    A note and the flat field that it speaks of.
    """

    target: str
    note: Note


_Columns = dict[str, list[Any]]


def mend_across(
    columns: dict[str, list[Any]],
    raw: Mapping[str, Sequence[Cell]] | None = None,
    context: ColumnContext | Mapping[str, ColumnContext] | None = None,
) -> list[CrossNote]:
    """
    Mend the cleaned *columns* of a batch in place where several of them prove a repair.

    *raw* are the cells as they came, for the notes; without it a note shows the cleaned value.
    *context* is one for all columns, or one for each by name. A value that moves into a field
    without a column gets one.
    """
    mending = _Across(columns, raw or {}, context)
    for target in tuple(columns):
        name, number = split_number(target)
        if name == "bik":
            mending.biks(target, number)
        elif name == "account":
            mending.accounts(target, number)
        elif name == "email":
            mending.phones_among_emails(target, number)
        elif name == "phone":
            mending.emails_among_phones(target, number)
    mending.tax_numbers()
    mending.registrations()
    return mending.notes


class _Across:
    def __init__(
        self,
        columns: _Columns,
        raw: Mapping[str, Sequence[Cell]],
        context: ColumnContext | Mapping[str, ColumnContext] | None,
    ) -> None:
        self.columns = columns
        self.raw = raw
        self.contexts = context if isinstance(context, Mapping) else {}
        self.context = context if isinstance(context, ColumnContext) else ColumnContext()
        self.notes: list[CrossNote] = []

    def at(self, target: str, row: int) -> Any:
        column = self.columns.get(target)
        return None if column is None else column[row]

    def strange(self, target: str, *lengths: int) -> Iterator[tuple[int, str]]:
        """
        Yield the rows of *target* whose text has one of *lengths*, and the text.
        """
        column = self.columns.get(target)
        if column is None:
            return iter(())
        wanted = frozenset(lengths)
        return iter([(row, value) for row, value in enumerate(column) if value is not None and len(value) in wanted])

    def raise_for(self, target: str, proof: Proof) -> Proof:
        return raised(proof, self.contexts.get(target, self.context))

    def offer(self, target: str, row: int, rule: Rule, fix: Any, proof: Proof, **params: object) -> bool:
        """
        Note a repair, apply it if it is proven well enough, and return whether it was.
        """
        context = self.contexts.get(target, self.context)
        applied = not too_weak(proof, context)
        self.tell(target, row, rule, fix, proof, applied=applied, **params)
        if applied:
            self.columns[target][row] = fix
        return applied

    def tell(
        self, target: str, row: int, rule: Rule, fix: Any, proof: Proof, *, applied: bool = False, **params: object
    ) -> None:
        cells = self.raw.get(target)
        before = self.at(target, row) if cells is None else cells[row]
        note = Note(row, rule, before, fix, applied, proof, {**_told(params), "proof": proof_text(proof)})
        self.notes.append(CrossNote(target, note))

    def move(self, source: str, target: str, row: int, value: Any) -> None:
        """
        Move *value* out of the field that it stands in by mistake; its form is the proof.
        """
        cells = self.raw.get(source)
        before = self.at(source, row) if cells is None else cells[row]
        if too_weak(Proof.EXACT, self.contexts.get(target, self.context)):  # pragma: no cover - EXACT is never weak
            return
        length = len(self.columns[source])
        self.columns.setdefault(target, [None] * length)[row] = value
        self.columns[source][row] = None
        note = Note(row, readings.MOVED, _text(before), value, True, Proof.EXACT, _told({"source": source}))
        self.notes.append(CrossNote(target, note))

    def biks(self, target: str, number: int) -> None:
        """
        Give a БИК of eight digits its zero back where the keys of the accounts agree.
        """
        for row, value in self.strange(target, 8):
            padded = f"0{value}"
            if not (is_digits(value) and value[0] == "4" and bik.check(padded).ok):
                continue
            proof = self.proof_by_keys(row, number, padded)
            if proof is not Proof.NONE:
                self.offer(target, row, readings.BIK_PADDED, padded, self.raise_for(target, proof))

    def proof_by_keys(self, row: int, number: int, padded: str) -> Proof:
        """
        Return what the accounts of a row prove of a БИК; a wrong key disproves it.
        """
        own = self.at(_numbered("account", number), row)
        corr = self.at(_numbered("corr_account", number), row)
        keys = [account.check(own, padded)] if own else []
        keys += [corr_account.check(corr, padded)] if corr else []
        # An account of the treasury has no key: it passes with any БИК and proves none.
        proven = any(verdict.ok and verdict.rule.startswith("key") for verdict in keys)
        if not proven or any(verdict.ok is False for verdict in keys):
            return Proof.NONE
        # Only one 8-digit number in ten begins with 4, and one key in ten agrees by chance: 1/100 together.
        return Proof.ONE_HUNDREDTH

    def accounts(self, target: str, number: int) -> None:
        """
        Mend letters in an account by its key, and move a correspondent account to its field.
        """
        code = _numbered("bik", number)
        for row, value in self.strange(target, 20):
            if not is_digits(value):
                self.account_letters(target, row, value, self.at(code, row))
            elif value.startswith("301"):
                self.misplaced_corr(target, _numbered("corr_account", number), row, value, self.at(code, row))

    def account_letters(self, target: str, row: int, value: str, code: str | None) -> None:
        digits = to_digits(value)
        if not code or not is_digits(digits) or account.check(value, code).ok or not account.check(digits, code).ok:
            return
        letters = sum(not is_digits(char) for char in value)
        proof = self.raise_for(target, Proof.ONE_TENTH)
        self.offer(target, row, readings.KEY_PROVEN, digits, proof, count=letters)

    def misplaced_corr(self, target: str, corr: str, row: int, value: str, code: str | None) -> None:
        # Clearing accounts at banks begin with 301 too; only key and tail by the БИК tell them apart.
        if not code or not corr_account.check(value, code).ok or account.check(value, code).code != "corr_account":
            return
        other = self.at(corr, row)
        if other is None or other == value:
            self.move(target, corr, row, value)
        elif is_digits(other) and len(other) == 20 and account.check(other, code).ok:
            self.columns[corr][row] = None
            self.move(target, corr, row, value)
            self.columns[target][row] = other
            note = Note(row, readings.MOVED, other, other, True, Proof.EXACT, _told({"source": corr}))
            self.notes.append(CrossNote(target, note))

    def tax_numbers(self) -> None:
        """
        Look at ИНН and КПП together: lost zeros, and values in each other's column.
        """
        for row, value in self.strange("inn", 9):
            self.short_inn(row, value)
        for row, value in self.strange("kpp", 8, 10, 12):
            self.odd_kpp(row, value)

    def short_inn(self, row: int, value: str) -> None:
        if not self.inn_beside_kpp(row, value):
            self.inn_beside_ogrn(row, value)

    def inn_beside_ogrn(self, row: int, value: str) -> None:
        """
        Give an ИНН its zero back where the region of a right ОГРН begins with the same two digits.

        The check digit agrees by chance once in ten and the region once in ten: 1/100 together. A КПП that
        stands in the place of an ИНН has the region's own zero in front, and does not agree.
        """
        register = self.at("ogrn", row)
        if register is None or not is_digits(value) or register[3:5] != f"0{value[0]}":
            return
        if ogrn.check(register).ok and inn.check(f"0{value}").ok:
            self.offer("inn", row, across.PADDED_BESIDE_OGRN, f"0{value}", Proof.ONE_HUNDREDTH)

    def inn_beside_kpp(self, row: int, value: str) -> bool:
        """
        Judge an ИНН of nine digits by its КПП, and return whether there was anything to say.
        """
        notes = len(self.notes)
        other = self.at("kpp", row)
        if other is None:
            if kpp.check(value).ok and not inn.check(f"0{value}").ok:
                self.tell("inn", row, readings.SWAPPED, None, Proof.NONE, other="kpp")
        elif inn.check(other).ok and kpp.check(value).ok:
            self.tell("inn", row, readings.SWAPPED, other, Proof.NONE, other="kpp")
        elif other != value and is_digits(value) and inn.check(f"0{value}").ok:
            # A КПП of the same region, which may have lost its zero too, joins the check digit: 1/100 together.
            whole = other if len(other) == 9 else f"0{other}"
            if kpp.check(whole).ok and whole.startswith(f"0{value[0]}"):
                self.offer("inn", row, readings.PADDED_BESIDE_KPP, f"0{value}", Proof.ONE_HUNDREDTH)
        return len(self.notes) > notes

    def odd_kpp(self, row: int, value: str) -> None:
        tax = self.at("inn", row)
        if len(value) == 8:
            # No check digit: an agreeing region is a hint for a human and no proof.
            if is_digits(value) and tax and tax[:2] == f"0{value[0]}":
                self.tell("kpp", row, readings.KPP_PADDED, f"0{value}", Proof.NONE)
        elif inn.check(value).ok and (tax is None or not inn.check(tax).ok):
            self.tell("kpp", row, readings.SWAPPED, tax, Proof.NONE, other="inn")

    def registrations(self) -> None:
        """
        Move ОГРН and ОГРНИП that stand in each other's column.
        """
        moved = [
            (source, target, row, value)
            for source, target, length, check in (
                ("ogrn", "ogrnip", 15, ogrnip.check),
                ("ogrnip", "ogrn", 13, ogrn.check),
            )
            for row, value in self.strange(source, length)
            if check(value).ok and self.at(target, row) in (None, value)
        ]
        for source, target, row, value in moved:
            self.move(source, target, row, value)

    def phones_among_emails(self, target: str, number: int) -> None:
        """
        Move phones out of an e-mail field whose phone field is empty.
        """
        column, other = self.columns[target], _numbered("phone", number)
        for row, values in enumerate(column):
            if not values or "@" in values[0]:
                continue
            found = [phone.parse(value) for value in values]
            if all(found) and not self.at(other, row):
                phones = tuple(PhoneValue(one.number, one.extension, None) for one in found if one)
                self.move(target, other, row, phones)

    def emails_among_phones(self, target: str, number: int) -> None:
        """
        Move e-mails out of a phone field whose e-mail field is empty.
        """
        column, other = self.columns[target], _numbered("email", number)
        for row, values in enumerate(column):
            if not values or values[0].value[0] == "+" or "@" not in values[0].value:
                continue
            found = [email.check(value.value) for value in values]
            if all(verdict.ok for verdict in found) and not self.at(other, row):
                self.move(target, other, row, tuple(verdict.normalized for verdict in found))


def _numbered(name: str, number: int) -> str:
    return name if number == 1 else f"{name}_{number}"


def _text(before: Any) -> Cell:
    """
    Return a cleaned value as the text that a note keeps.
    """
    if isinstance(before, tuple):
        return ", ".join(part.value if isinstance(part, PhoneValue) else str(part) for part in before)
    return before if isinstance(before, (str, int, float)) else None


def _told(params: Mapping[str, object]) -> dict[str, object]:
    """
    Return *params* with what people call the fields that they name.
    """
    named = {name: str(params[name]) for name in ("other", "source") if name in params}
    titles = {f"{name}_{lang}": title(field, lang) for name, field in named.items() for lang in ("ru", "en")}
    return {**params, **titles}
