"""
Which cleaner a column needs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from cjmkit.intake.catalogue import repairs
from cjmkit.intake.repair.base import Cleaned, Cleaner, ColumnContext, Note, Proof
from cjmkit.intake.repair.cells import LONGEST, is_digits, plain_digits, says_nothing, shown
from cjmkit.intake.repair.company import clean_companies, clean_forms
from cjmkit.intake.repair.contacts import clean_emails, clean_phones, clean_urls
from cjmkit.intake.repair.dates import dates_cleaner
from cjmkit.intake.repair.money import money_cleaner
from cjmkit.intake.repair.numbers import NUMBERS, numbers_cleaner
from cjmkit.intake.repair.okved import okved_cleaner
from cjmkit.intake.repair.passport import clean_passports
from cjmkit.intake.repair.tidy import clean_lines, clean_texts, tidy
from cjmkit.intake.repair.words import (
    clean_card_kinds,
    clean_currencies,
    clean_integers,
    clean_sexes,
    clean_tags,
    clean_yes_no,
)
from cjmkit.intake.rows.table import Cell
from cjmkit.model.flat import ValueKind

__all__ = ["clean_digits", "cleaner"]

_JOINED: Final = str.maketrans("", "", " -–№")


def clean_digits(values: Sequence[Cell]) -> Cleaned:
    """
    Clean a column of digits that have no rule of their own: separators out, nothing else touched.
    """
    notes: list[Note] = []
    cleaned: list[str | None] = []
    for row, raw in enumerate(values):
        if raw is None or (isinstance(raw, str) and is_digits(raw)):
            cleaned.append(raw)
        else:
            cleaned.append(_digits(row, raw, notes))
    return Cleaned(cleaned, notes)


def _digits(row: int, raw: Cell, notes: list[Note]) -> str | None:
    text = shown(raw)
    if says_nothing(row, text, notes, raw):
        return None
    found = plain_digits(raw)
    if found is not None:
        if found.rule is not None:
            proof = Proof.NONE if found.lost else Proof.EXACT
            fix = None if found.lost else found.text
            notes.append(Note(row, found.rule, raw, fix, not found.lost, proof, found.params))
        return found.text
    if not isinstance(raw, str) or len(raw) > LONGEST:
        notes.append(Note(row, repairs.WRONG_TYPE, raw, None, False, Proof.NONE))
        return text
    joined = tidy(text).text.translate(_JOINED)
    if joined != text and joined.isalnum():
        notes.append(Note(row, repairs.SEPARATORS, raw, joined))
        return joined
    return text


_PLAIN: Final[Mapping[ValueKind, Cleaner]] = MappingProxyType(
    {
        ValueKind.TEXT: clean_texts,
        ValueKind.ADDRESS: clean_lines,
        ValueKind.NAME_PART: clean_lines,
        ValueKind.PERSON_NAME: clean_lines,
        ValueKind.COMPANY_NAME: clean_companies,
        ValueKind.LEGAL_FORM: clean_forms,
        ValueKind.DIGITS: clean_digits,
        ValueKind.CURRENCY: clean_currencies,
        ValueKind.PHONE: clean_phones,
        ValueKind.EMAIL: clean_emails,
        ValueKind.URL: clean_urls,
        ValueKind.PASSPORT: clean_passports,
        ValueKind.INTEGER: clean_integers,
        ValueKind.YES_NO: clean_yes_no,
        ValueKind.SEX: clean_sexes,
        ValueKind.CARD_KIND: clean_card_kinds,
        ValueKind.TAGS: clean_tags,
    }
)
_WITH_CONTEXT: Final[Mapping[ValueKind, Callable[[ColumnContext], Cleaner]]] = MappingProxyType(
    {
        ValueKind.OKVED: okved_cleaner,
        ValueKind.DATE: dates_cleaner,
        ValueKind.MONEY: money_cleaner,
    }
)


def cleaner(kind: ValueKind, context: ColumnContext | None = None) -> Cleaner:
    """
    Return the cleaner of a column of *kind*.

    The cleaned values are str, except `CompanyName` for firms' names, tuples of `PhoneValue` and of
    str for phones, e-mails and tags, and `Passport`, `date`, `Money`, int, bool, `Sex` and `CardKind`.
    """
    context = context if context is not None else ColumnContext()
    if kind in NUMBERS:
        return numbers_cleaner(kind, context)
    if kind in _WITH_CONTEXT:
        return _WITH_CONTEXT[kind](context)
    return _PLAIN[kind]
