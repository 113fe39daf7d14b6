"""
Reaching: telephones, e-mail addresses and sites in the text of a document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from cjmkit.codes import email, phone
from cjmkit.codes.lookalikes import to_latin

__all__ = ["Reached", "emails", "phones", "sites"]

_EMAIL: Final = re.compile(r"[^\s,;:<>()\[\]«»\"|]{1,64}@[^\s,;:<>()\[\]«»\"|@]{3,190}")
_SITE: Final = re.compile(
    r"(?:https?://|www\.)[^\s,;<>()«»\"]{3,200}|(?<![@\w.-])[a-zа-яё0-9-]{1,63}(?:\.[a-zа-яё0-9-]{1,63}){0,3}"
    r"\.(?:ru|com|рф|org|net|su|info|biz|pro|online|shop|store|tech|рус|москва|site|io|company)(?:/[^\s,;<>()«»\"]{0,200})?(?![\w@.-])",
    re.IGNORECASE,
)
_ALREADY: Final = re.compile(r"\+[0-9]{8,15}")


class Reached(NamedTuple):
    """
    A way to reach somebody: *value* in its usual form, *raw* as written, and *how* they differ (a key of `HOW`).
    """

    field: str
    value: str
    raw: str
    how: str = ""
    extension: str | None = None
    note: str | None = None


def phones(field: str, text: str) -> tuple[list[Reached], str]:
    """
    Return the telephones in *text* and the rest of it.

    Under «тел./факс» (the field ``_phone_fax``) the one number is both; of several the last is the fax.
    """
    found = phone.scan(text)
    rest = found.rest.strip(" .,;:-–—/|()")
    note = rest if rest and len(found.phones) == 1 and len(rest) <= 60 and any(map(str.isalpha, rest)) else None
    reached = []
    for index, one in enumerate(found.phones):
        kind = field
        if field == "_phone_fax":
            last = len(found.phones) > 1 and index == len(found.phones) - 1
            kind = "fax" if last else "phone"
            note = "тел./факс" if len(found.phones) == 1 and note is None else note
        raw = "" if one.number in text else text
        how = "" if _ALREADY.search(text) and one.number in text else "phone_form"
        reached.append(Reached(kind, one.number, raw, how, one.extension, note))
    return reached, "" if note == rest else rest


def emails(text: str) -> Iterator[Reached]:
    """
    Yield the e-mail addresses in *text*; one with Cyrillic look-alikes in Latin letters.
    """
    for match in _EMAIL.finditer(text):
        raw = match.group().rstrip(".")
        verdict = email.check(raw)
        if verdict.code == "homoglyph":
            latin = to_latin(raw)
            if email.check(latin).ok:
                yield Reached("email", email.compact(latin), raw, "lookalikes")
        elif verdict.ok and verdict.normalized is not None:
            yield Reached("email", verdict.normalized, raw)


def sites(text: str) -> Iterator[Reached]:
    """
    Yield the sites in *text*.
    """
    for match in _SITE.finditer(text):
        yield Reached("website", match.group().rstrip(".,"), match.group())
