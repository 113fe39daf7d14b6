"""
Columns of phones, e-mails and links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from cjmkit.codes import email, phone
from cjmkit.intake.catalogue import readings, repairs
from cjmkit.intake.repair.base import Cleaned, Note, PhoneValue, Proof
from cjmkit.intake.repair.cells import EDGES, LONGEST, PLACEHOLDERS, plain_digits, says_nothing, shown
from cjmkit.intake.repair.tidy import as_texts
from cjmkit.intake.rows.table import Cell

__all__ = ["clean_emails", "clean_phones", "clean_urls", "read_phones"]

_PIECES: Final = re.compile(r"[,;|\n]|/(?=[^0-9]|[0-9]{4})|(?<=[ 0-9])и(?= )")
_DIGIT: Final = re.compile(r"[0-9]")
_new = tuple.__new__  # twice as fast as a NamedTuple's own constructor
_FEWEST_DIGITS: Final = 5
# Nearly every phone is written like one of these.
_E164: Final = re.compile(r"\+7[3489][0-9]{9}")
_USUAL: Final = re.compile(r"(?:\+7|8|7)?[ (-]{0,2}([3489][0-9]{2})[ )-]{0,2}([0-9]{3})[ -]?([0-9]{2})[ -]?([0-9]{2})")
_PLAIN_EMAIL: Final = re.compile(r"[a-zA-Z0-9_+-][a-zA-Z0-9._+-]{0,62}@[a-z0-9][a-z0-9.-]{0,200}\.[a-z]{2,24}")
_BETWEEN: Final = re.compile(r"[\s,;|/<>()\[\]«»\"]{1,20}")
_WORD: Final = re.compile(r"[A-Za-zА-Яа-яЁё0-9]{2,50}")
_LABELS: Final = frozenset({"email", "mail", "mailto", "почта", "эл", "или", "and", "or"})
_AROUND: Final = EDGES + "<>[]{}«»\"',;"
_PLAIN_URL: Final = re.compile(r"[!#$%&*+./0-9:=?@A-Z_a-z~-]{1,500}")


def clean_phones(values: Sequence[Cell]) -> Cleaned:
    """
    Clean a column of phones: a tuple of `PhoneValue` for each cell.
    """
    notes: list[Note] = []
    check = phone.check
    cleaned: list[tuple[PhoneValue, ...] | None] = []
    for row, raw in enumerate(values):
        if raw is None:
            cleaned.append(None)
            continue
        text = raw if isinstance(raw, str) else shown(raw)
        if len(text) == 12 and _E164.fullmatch(text) is not None:
            cleaned.append((_new(PhoneValue, (text, None, None)),))
            continue
        usual = _USUAL.fullmatch(text)
        number: str | None
        if usual is not None:
            number = "+7" + "".join(usual.groups())
        else:
            verdict = check(text)
            number = verdict.normalized if verdict.ok and verdict.code in (None, "foreign") else None
        if number is None:
            cleaned.append(_harder(row, raw, text, notes))
            continue
        cleaned.append((_new(PhoneValue, (number, None, None)),))
        if number != text:
            notes.append(_new(Note, (row, readings.PHONE_NORMALIZED, raw, number, True, Proof.EXACT, None)))
    return Cleaned(cleaned, notes)


def _harder(row: int, raw: Cell, text: str, notes: list[Note]) -> tuple[PhoneValue, ...] | None:
    if says_nothing(row, text, notes, raw):
        return None
    if not text.strip(EDGES + "0"):
        notes.append(Note(row, repairs.PLACEHOLDER, raw))
        return None
    found = plain_digits(raw, 11)
    if found is not None and found.lost:
        notes.append(Note(row, found.rule or repairs.EXPONENT_LOST, raw, None, False, Proof.NONE, found.params))
        return (PhoneValue(text, None, None),)
    if found is not None and found.rule is not None:
        notes.append(Note(row, found.rule, raw, found.text, params=found.params))
        text = found.text
    phones = read_phones(text)
    known = [value for value in phones if value.value.startswith("+")]
    fix = ", ".join(value.value for value in known) or None
    if known:
        notes.append(Note(row, readings.PHONE_NORMALIZED, raw, fix))
    if len(known) < len(phones):
        notes.append(Note(row, readings.PHONE_UNKNOWN, raw, None, False, Proof.NONE))
    if any(value.note for value in phones):
        notes.append(Note(row, readings.PHONE_WORDS, raw, fix))
    return phones


def read_phones(text: str) -> tuple[PhoneValue, ...]:
    """
    Return the phones in *text*, each with its extension and the words beside it.

    What has digits but is no phone stays as it is written; a text without phones is one value.
    """
    text = text.strip(EDGES)
    whole = phone.scan(text)
    if not whole.phones:
        return (PhoneValue(text, None, None),)
    if not whole.rest:
        return tuple(PhoneValue(found.number, found.extension, None) for found in whole.phones)
    by_pieces = list(_by_pieces(text))
    known = [(value.value, value.extension) for value in by_pieces if value.value.startswith("+")]
    if known == [(found.number, found.extension) for found in whole.phones]:
        return tuple(by_pieces)
    first, *others = whole.phones
    return (
        PhoneValue(first.number, first.extension, whole.rest),
        *(PhoneValue(found.number, found.extension, None) for found in others),
    )


def _by_pieces(text: str) -> Iterator[PhoneValue]:
    last: PhoneValue | None = None
    before: list[str] = []
    for piece in _PIECES.split(text):
        found = phone.scan(piece)
        words = [found.rest] if found.rest else []
        if not found.phones:
            if len(_DIGIT.findall(piece)) >= _FEWEST_DIGITS:
                yield from filter(None, (last,))
                last = PhoneValue(piece.strip(EDGES), None, None)
            elif last is None:
                before += words
            else:
                last = last._replace(note=", ".join(filter(None, (last.note, *words))) or None)
            continue
        for number in found.phones:
            yield from filter(None, (last,))
            last = PhoneValue(number.number, number.extension, ", ".join(before + words) or None)
            before, words = [], []
    yield from filter(None, (last,))


def clean_emails(values: Sequence[Cell]) -> Cleaned:
    """
    Clean a column of e-mails: a tuple of addresses for each cell.
    """
    notes: list[Note] = []
    plain = _PLAIN_EMAIL.fullmatch
    cleaned: list[tuple[str, ...] | None] = []
    for row, value in enumerate(as_texts(values, notes)):
        if value is None:
            cleaned.append(None)
        elif plain(value) and ".." not in value:
            cleaned.append((value,))
        else:
            cleaned.append(_addresses(row, values[row], value, notes))
    return Cleaned(cleaned, notes)


def _addresses(row: int, raw: Cell, text: str, notes: list[Note]) -> tuple[str, ...] | None:
    if says_nothing(row, text, notes, raw):
        return None
    if len(text) > LONGEST:
        return (text,)
    verdict = email.check(text)
    if verdict.ok is not False and verdict.normalized is not None:
        if verdict.normalized != text:
            notes.append(Note(row, readings.EMAIL_TIDIED, raw, verdict.normalized))
        return (verdict.normalized,)
    parts = [part for part in _BETWEEN.split(text) if part]
    found = tuple(dict.fromkeys(fix for part in parts if (fix := email.check(part).normalized)))
    if not found:
        notes.append(Note(row, readings.EMAIL_UNKNOWN, raw, None, False, Proof.NONE))
        return (text.strip(EDGES),)
    notes.append(Note(row, readings.EMAIL_TIDIED, raw, ", ".join(found)))
    words = [word for part in parts if "@" not in part for word in _WORD.findall(part)]
    wrong = [part for part in parts if "@" in part and email.check(part).normalized is None]
    if wrong or any(word.lower() not in _LABELS for word in words):
        notes.append(Note(row, readings.EMAIL_WORDS, raw, ", ".join(found)))
    return found + tuple(wrong)


def clean_urls(values: Sequence[Cell]) -> Cleaned:
    """
    Clean a column of links.
    """
    notes: list[Note] = []
    texts = as_texts(values, notes)
    plain = _PLAIN_URL.fullmatch
    for row, text in enumerate(texts):
        if text is None or (plain(text) and text not in PLACEHOLDERS):
            continue
        if says_nothing(row, text, notes, values[row]):
            texts[row] = None
            continue
        tidied = text.strip(_AROUND)
        if tidied != text and tidied not in PLACEHOLDERS:
            texts[row] = tidied
            notes.append(Note(row, readings.URL_TIDIED, values[row], tidied))
    return Cleaned(list(texts), notes)
