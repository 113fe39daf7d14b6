"""
Cells that hold several contacts.
"""

from __future__ import annotations

import re
from typing import Final

from cjmkit.codes import phone
from cjmkit.intake.catalogue import readings
from cjmkit.intake.repair.base import ColumnContext, Note, Proof
from cjmkit.intake.repair.cells import plain_digits, shown
from cjmkit.intake.repair.pieces import Pieces, Remainder
from cjmkit.intake.repair.tidy import tidy
from cjmkit.intake.rows.table import Cell

__all__ = ["split_contacts", "split_name_contacts", "split_phone_fax"]

_EMAIL: Final = re.compile(r"[^\s,;<>()\[\]\"'«»/:]{1,64}@[^\s,;<>()\[\]\"'«»/:]{1,200}")
_URL: Final = re.compile(
    r"https?://[^\s,;<>\"«»]{3,300}|(?<![\w@.-])www\.[^\s,;<>\"«»]{3,200}"
    r"|(?<![\w@.-])[a-zа-я0-9-]{2,60}\.(?:ru|com|рф|su|net|org|info|biz|pro)(?:/[^\s,;<>\"«»]{0,200})?(?![\w.-])",
    re.IGNORECASE,
)
_CONTACT_LABELS: Final = re.compile(
    r"(?<![А-Яа-яЁёA-Za-z])(?:e-?mail|эл\.? ?почта|электронная почта|почта|сайт|web|site|моб|сот)"
    r"(?![А-Яа-яЁёA-Za-z])\.?:?",
    re.IGNORECASE,
)
_BOTH: Final = r"т(?:ел|елефон)?\.? ?/ ?ф(?:акс)?"
_MARK: Final = re.compile(
    rf"(?<![А-Яа-яЁёA-Za-z(])(?<!\( )(?:(?P<both>{_BOTH})|(?P<fax>факс|ф|fax)|(?P<phone>телефон|тел|т|phone|tel))"
    r"(?![А-Яа-яЁёA-Za-z])\.?[ :]{0,3}",
    re.IGNORECASE,
)
_FAX_BEHIND: Final = re.compile(r"\( ?(?:факс|ф\.?|fax) ?\)", re.IGNORECASE)
_PERSON: Final = re.compile(r"[A-ZА-ЯЁ][A-Za-zА-Яа-яЁё.' -]{1,100}")
_BREAK: Final = re.compile(r"[,;|\n]")
_PHONE: Final[tuple[str, ...]] = ("phone",)
_FAX: Final[tuple[str, ...]] = ("fax",)
_PARTS: Final = re.compile(r"[,;|\n()]")


def _text_of(value: Cell) -> tuple[str, tuple[Note, ...]]:
    """
    Return the cell as text; a phone in a numeric cell keeps its digits.
    """
    if isinstance(value, str):
        return tidy(value, lines=True).text, ()
    found = plain_digits(value, 11)
    if found is None:
        return shown(value), ()
    if not found.lost:
        return found.text, ()
    return found.text, (Note(0, found.rule, value, None, False, Proof.NONE, found.params),) if found.rule else ()


def split_phone_fax(value: Cell, context: ColumnContext) -> Pieces:
    """
    Take «Тел./факс» apart by its markers; a number without one is a phone.
    """
    text, notes = _text_of(value)
    pieces: dict[str, list[str]] = {"phone": [], "fax": []}
    start, kinds = 0, _PHONE
    for mark in (*_MARK.finditer(text), None):
        end = mark.start() if mark else len(text)
        _file(text[start:end], kinds, pieces)
        if mark:
            start = mark.end()
            kinds = (*_PHONE, *_FAX) if mark["both"] else _FAX if mark["fax"] else _PHONE
    found = {name: ", ".join(texts) for name, texts in pieces.items() if texts}
    if any(phone.scan(piece).phones for piece in found.values()):
        return Pieces(found, None, notes)
    # Nothing here is a phone by its form: let the field of phones say so, with the text whole.
    return Pieces({"phone": text}, None, notes)


def _file(segment: str, kinds: tuple[str, ...], pieces: dict[str, list[str]]) -> None:
    for part in _BREAK.split(segment):
        wanted = _FAX if _FAX_BEHIND.search(part) else kinds
        cleaned = _FAX_BEHIND.sub(" ", part).strip(" ,;/\\|\n")
        if cleaned:
            for kind in wanted:
                pieces[kind].append(cleaned)


def split_contacts(value: Cell, context: ColumnContext) -> Pieces:
    """
    Take phones, e-mails and sites apart; words stay beside the phones, which keep them as notes.
    """
    text, notes = _text_of(value)
    left = _without_addresses(text)
    words = left.words()
    if words and phone.scan(words).phones:
        left.pieces["phone"] = words
        words = ""
    return Pieces(left.pieces, words or None, notes)


def _without_addresses(text: str) -> Remainder:
    left = Remainder(text)
    left.take_all(_EMAIL, "email")
    left.take_all(_URL, "website")
    left.drop(_CONTACT_LABELS)
    return left


def split_name_contacts(value: Cell, context: ColumnContext) -> Pieces:
    """
    Take «Иванов Иван, 8-916…, ivan@…» apart: the words in front that look like a name are one.
    """
    text, notes = _text_of(value)
    left = _without_addresses(text)
    words = left.words()
    phones = phone.scan(words)
    if phones.phones:
        left.pieces["phone"] = ", ".join(map(str, phones.phones))
        if left.pieces["phone"] not in text:
            notes = (*notes, Note(0, readings.PHONE_NORMALIZED, value))
        words = phones.rest
    names = [part.strip(" ,:-") for part in _PARTS.split(words)]
    name = next((part for part in names if _PERSON.fullmatch(part) and len(part.split()) <= 4), None)
    if name is None:
        return Pieces(left.pieces, words or None, notes)
    names.remove(name)
    if f"{name}." in text and name[-2:-1] in ". ":
        name += "."
    return Pieces({"contact_person": name, **left.pieces}, ", ".join(filter(None, names)) or None, notes)
