"""
Columns of registration numbers: ИНН, КПП, ОГРН, ОГРНИП, ОКПО, ОКТМО, ОКОПФ, СНИЛС, БИК, accounts.

A value that its check proves right as it stands costs next to nothing; the others are looked at
one by one: separators, numeric cells, lost zeros, look-alike letters, unreadable digits.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

import attrs

from cjmkit.codes import account, bik, corr_account, inn, kpp, ogrn, ogrnip, okopf, okpo, oktmo, snils
from cjmkit.codes._verdict import Verdict
from cjmkit.codes.lookalikes import to_digits, to_latin
from cjmkit.findings import Rule
from cjmkit.intake.catalogue import repairs
from cjmkit.intake.repair.base import Cleaned, Cleaner, ColumnContext, Note, Proof
from cjmkit.intake.repair.cells import (
    EDGES,
    LONGEST,
    is_digits,
    plain_digits,
    proof_text,
    raised,
    says_nothing,
    shown,
    strings,
    too_weak,
)
from cjmkit.intake.rows.table import Cell
from cjmkit.model.flat import ValueKind

__all__ = ["NUMBERS", "NumberKind", "numbers_cleaner"]

_MASKS: Final = "?*_"
_REASONS: Final = frozenset({"01", "02", "03", "04", "05", "31", "32", "43", "44", "45", "50", "51"})
_MOST_LETTERS: Final = 6
_NOTHING: Final[Mapping[int, Proof]] = MappingProxyType({})


@attrs.frozen(kw_only=True)
class NumberKind:
    """
    What the repair knows of a kind of number.

    *proofs* says, by length, what a right check digit proves. *padded* are the lengths that a
    number without its leading zero has. *flags* gives one byte a value: 1 for right as it stands.
    """

    check: Callable[[str], Verdict]
    compact: Callable[[str], str]
    flags: Callable[[Sequence[str | None]], bytes]
    digits: int
    proofs: Mapping[int, Proof] = _NOTHING
    padded: frozenset[int] = frozenset()


def _shaped(check: Callable[[str], Verdict]) -> Callable[[Sequence[str | None]], bytes]:
    """
    Return flags for a kind without a column check; a value that comes again is looked at once.
    """

    def flags(values: Sequence[str | None]) -> bytes:
        known = {value: _stands(value, check) for value in set(values)}
        return bytes([known[value] for value in values])

    return flags


def _stands(value: str | None, check: Callable[[str], Verdict]) -> bool:
    verdict = check(value) if value is not None else None
    return verdict is not None and verdict.ok is not False and verdict.normalized == value


def _account_flags(values: Sequence[str | None]) -> bytes:
    joined = "".join([value or "" for value in values])
    if joined.isascii() and joined.isdigit():
        return bytes([value is not None and len(value) == 20 and value[15:] != "00000" for value in values])
    return bytes(
        [
            value is not None
            and len(value) == 20
            and value.isascii()
            and value.isdigit()
            and not value.endswith("00000")
            for value in values
        ]
    )


_TENTH, _HUNDREDTH = Proof.ONE_TENTH, Proof.ONE_HUNDREDTH

NUMBERS: Final[Mapping[ValueKind, NumberKind]] = MappingProxyType(
    {
        ValueKind.INN: NumberKind(
            check=inn.check,
            compact=inn.compact,
            flags=lambda values: inn.check_many(values).flags,
            digits=10,
            proofs={10: _TENTH, 12: _HUNDREDTH},
            padded=frozenset({9, 11}),
        ),
        ValueKind.KPP: NumberKind(
            check=kpp.check,
            compact=kpp.compact,
            flags=lambda values: kpp.check_many(values).flags,
            digits=9,
            padded=frozenset({8}),
        ),
        ValueKind.OGRN: NumberKind(
            check=ogrn.check,
            compact=ogrn.compact,
            flags=lambda values: ogrn.check_many(values).flags,
            digits=13,
            proofs={13: _TENTH},
        ),
        ValueKind.OGRNIP: NumberKind(
            check=ogrnip.check,
            compact=ogrnip.compact,
            flags=lambda values: ogrnip.check_many(values).flags,
            digits=15,
            proofs={15: _TENTH},
        ),
        ValueKind.OKPO: NumberKind(
            check=okpo.check,
            compact=okpo.compact,
            flags=lambda values: okpo.check_many(values).flags,
            digits=8,
            proofs={8: _TENTH, 10: _TENTH},
            padded=frozenset({7, 9}),
        ),
        ValueKind.OKTMO: NumberKind(
            check=oktmo.check,
            compact=oktmo.compact,
            flags=_shaped(oktmo.check),
            digits=8,
            padded=frozenset({7, 10}),
        ),
        ValueKind.OKOPF: NumberKind(check=okopf.check, compact=okopf.compact, flags=_shaped(okopf.check), digits=5),
        ValueKind.SNILS: NumberKind(
            check=snils.check,
            compact=snils.compact,
            flags=lambda values: snils.check_many(values).flags,
            digits=11,
            proofs={11: _HUNDREDTH},
            padded=frozenset({10}),
        ),
        ValueKind.BIK: NumberKind(
            check=bik.check,
            compact=bik.compact,
            flags=lambda values: bik.check_many(values).flags,
            digits=9,
            padded=frozenset({8}),
        ),
        ValueKind.ACCOUNT: NumberKind(check=account.check, compact=account.compact, flags=_account_flags, digits=20),
        ValueKind.CORR_ACCOUNT: NumberKind(
            check=corr_account.check, compact=corr_account.compact, flags=_account_flags, digits=20
        ),
    }
)
"""The kinds of numbers by the kind of their column."""


def numbers_cleaner(wanted: ValueKind, context: ColumnContext) -> Cleaner:
    """
    Return the cleaner of a column of numbers of the kind *wanted*.
    """
    kind = NUMBERS[wanted]

    def clean(values: Sequence[Cell]) -> Cleaned:
        texts = list(values) if strings(values) else [_as_text(value) for value in values]
        flags = kind.flags(texts)  # type: ignore[arg-type]  # `strings` has just looked
        notes: list[Note] = []
        row = flags.find(0)
        while row >= 0:
            if values[row] is not None:
                texts[row] = _Mending(kind, wanted, context, row, values[row], notes).value()
            row = flags.find(0, row + 1)
        return Cleaned(texts, notes)

    return clean


def _as_text(value: Cell) -> str | None:
    # Whatever is neither text nor a plain integer is looked at, so it must not pass as right.
    if isinstance(value, str):
        return value
    return shown(value) if isinstance(value, int) and not isinstance(value, bool) else None


@attrs.define
class _Mending:
    """
    One value on its way to be mended.
    """

    kind: NumberKind
    wanted: ValueKind
    context: ColumnContext
    row: int
    raw: Cell
    notes: list[Note]

    def value(self) -> str | None:
        """
        Return what the value becomes; notes say why.
        """
        raw = self.raw
        if isinstance(raw, (bool, dt.date, dt.time)):
            self.note(repairs.WRONG_TYPE, applied=False, proof=Proof.NONE)
            return shown(raw)
        text = shown(raw)
        if says_nothing(self.row, text, self.notes, raw):
            return None
        if not text.strip(EDGES + "0.,'"):
            # Zeros alone, 0 and 0.0 too, are what programs write where there is no number.
            self.note(repairs.PLACEHOLDER)
            return None
        if len(text) > LONGEST:
            return text
        return self.mended(text)

    def mended(self, text: str) -> str | None:
        """
        Return *text*, or the number in it, after the first repair that fits.
        """
        if not isinstance(self.raw, float) and len(text) <= self.longest():
            taken = self.taken(text, repairs.SEPARATORS)
            if taken is not None:
                return taken
        found = plain_digits(self.raw, self.kind.digits)
        if found is not None and found.lost:
            self.note(found.rule or repairs.PRECISION_LOST, applied=False, proof=Proof.NONE, params=found.params)
            return found.text
        if found is not None and found.rule is not None:
            if not found.text.strip("0"):
                self.note(repairs.PLACEHOLDER)
                return None
            self.note(found.rule, found.text, params=found.params)
            text = found.text
        elif isinstance(self.raw, float):
            self.note(repairs.WRONG_TYPE, applied=False, proof=Proof.NONE)
            return text
        return self.explored(text)

    def longest(self) -> int:
        # A number cell of more digits than a double holds must be proven unrounded first.
        return 15 if isinstance(self.raw, int) else LONGEST

    def taken(self, text: str, rule: Rule) -> str | None:
        """
        Return the canonical form of *text* if it is right, or not provably wrong.
        """
        verdict = self.kind.check(text)
        if verdict.ok is False or verdict.normalized is None:
            return None
        value = verdict.normalized
        if value != text or rule is not repairs.SEPARATORS:
            self.note(rule, value)
        if len(value) == 20 and value.endswith("00000"):
            self.note(repairs.LOOKS_ROUNDED, applied=False, proof=Proof.NONE, params={"digits": 20})
        return value

    def explored(self, text: str) -> str:
        """
        Return *text* after the repairs that need a proof.
        """
        compact = self.kind.compact(text)
        usual = "".join(_usual_digit(char) for char in compact)
        if usual != compact:
            taken = self.taken(usual, repairs.FOREIGN_DIGITS)
            if taken is not None:
                return taken
        if is_digits(usual):
            if found_as_number := self.taken_digits(usual):
                return found_as_number
            return self.with_zero(usual) or text
        mended = self.without_letters(usual)
        if mended is None:
            self.with_mask(usual)
        return mended or text

    def taken_digits(self, digits: str) -> str | None:
        """
        Return *digits* if they are right now; the note about them is there already.
        """
        verdict = self.kind.check(digits)
        return verdict.normalized if verdict.ok is not False else None

    def with_zero(self, digits: str) -> str | None:
        """
        Return *digits* with the leading zero that a numeric cell lost, if that is proven.
        """
        if len(digits) not in self.kind.padded or self.might_be_kpp(digits):
            return None
        padded = f"0{digits}"
        verdict = self.kind.check(padded)
        if verdict.ok is not True:
            return None
        proof = self.proof(padded) if verdict.code is None else Proof.NONE
        rules = (repairs.LOST_ZERO, repairs.LOST_ZERO_MAYBE)
        return self.offered(rules, padded, proof, {"found": len(digits), "expected": len(padded)})

    def might_be_kpp(self, digits: str) -> bool:
        """
        Say so if nine digits in a column of ИНН look like a КПП.
        """
        if self.wanted is not ValueKind.INN or len(digits) != 9 or digits[4:6] not in _REASONS:
            return False
        proven = bool(self.kind.check(f"0{digits}").ok)
        # A padded КПП passes as ИНН once in ten; only a usual КПП tail outweighs a right check digit.
        if proven and digits[6:8] != "00":
            return False
        self.note(repairs.LOOKS_LIKE_KPP, f"0{digits}" if proven else None, applied=False, proof=Proof.NONE)
        return True

    def without_letters(self, text: str) -> str | None:
        """
        Return *text* with look-alike letters made digits, if that is proven.
        """
        letters = sum(not is_digits(char) for char in text)
        if letters > _MOST_LETTERS:
            return None
        if self.wanted is ValueKind.KPP and len(text) == 9:
            return self.latin_kpp(text, letters)
        digits = to_digits(text)
        if digits == text or not is_digits(digits) or self.kind.check(digits).ok is False:
            return None
        rules = (repairs.LETTERS_AS_DIGITS, repairs.LETTERS_MAYBE)
        return self.offered(rules, digits, self.proof(digits), {"count": letters})

    def latin_kpp(self, text: str, letters: int) -> str | None:
        """
        Return a КПП whose letters in positions 5 and 6 are Latin capitals; other letters are only offered.
        """
        reason = to_latin(text[4:6].upper())
        latin = text[:4] + reason + text[6:]
        if self.kind.check(latin).ok:
            self.note(repairs.LETTERS_TO_LATIN, latin)
            return latin
        digits = to_digits(text[:4]) + reason + to_digits(text[6:])
        if self.kind.check(digits).ok:
            params: dict[str, object] = {"count": letters, "proof": proof_text(Proof.NONE)}
            self.note(repairs.LETTERS_MAYBE, digits, applied=False, proof=Proof.NONE, params=params)
        return None

    def with_mask(self, text: str) -> None:
        """
        Suggest the one digit that completes a number with an unreadable one; never apply it.
        """
        masks = [char for char in text if char in _MASKS]
        if len(masks) != 1 or len(text) not in self.kind.proofs:
            return
        fits = [fit for fit in (text.replace(masks[0], digit) for digit in "0123456789") if self.kind.check(fit).ok]
        if len(fits) == 1:
            self.note(repairs.UNREADABLE_DIGIT, fits[0], applied=False, proof=Proof.NONE)

    def proof(self, value: str) -> Proof:
        """
        Return what the check digit of *value* proves in this column.
        """
        return raised(self.kind.proofs.get(len(value), Proof.NONE), self.context)

    def offered(self, rules: tuple[Rule, Rule], fix: str, proof: Proof, params: dict[str, object]) -> str | None:
        """
        Return *fix* if its *proof* is enough; note it by the first of *rules*, else by the second.
        """
        weak = too_weak(proof, self.context)
        self.note(rules[weak], fix, applied=not weak, proof=proof, params={**params, "proof": proof_text(proof)})
        return None if weak else fix

    def note(
        self,
        rule: Rule,
        fix: str | None = None,
        *,
        applied: bool = True,
        proof: Proof = Proof.EXACT,
        params: dict[str, object] | None = None,
    ) -> None:
        """
        Add a note about this value.
        """
        self.notes.append(Note(self.row, rule, self.raw, fix, applied, proof, params))


def _usual_digit(char: str) -> str:
    # Only Nd has a decimal value: a superscript ³ is a digit to str.isdigit, but not a digit typed.
    value = unicodedata.decimal(char, None)
    return char if value is None else str(value)
