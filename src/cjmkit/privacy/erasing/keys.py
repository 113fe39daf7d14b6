"""
Keys of a subject: what whoever asks for an erasure knows of the person.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Iterator
from typing import Final

import attrs

from cjmkit.codes import email, inn, phone
from cjmkit.codes.lookalikes import to_cyrillic
from cjmkit.errors import ConfigError
from cjmkit.privacy.erasing import catalogue as rules

__all__ = ["SubjectKey", "folded_name", "read_key", "words_of"]

_WORD: Final = re.compile(r"[^\W_]+")
_CYRILLIC: Final = re.compile("[А-Яа-яЁё]")


@attrs.frozen(kw_only=True, repr=False)
class SubjectKey:
    """
    The keys of one subject in their normal forms; several narrow each other down. Neither is shown by `repr`.
    """

    inn: str | None = None
    phone: str | None = None
    email: str | None = None
    id: str | None = None
    name: str | None = None

    def __repr__(self) -> str:
        return f"<SubjectKey: {', '.join(self.kinds)}>"

    @property
    def kinds(self) -> tuple[str, ...]:
        """
        The names of the keys that are given.
        """
        return tuple(name for name, _ in self._given())

    def digest(self, secret: bytes) -> str:
        """
        Return the HMAC-SHA256 of the keys: whoever holds *secret* and the keys can show that they were meant.
        """
        text = "\n".join(f"{name}:{value}" for name, value in self._given())
        return hmac.new(secret, text.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()

    def _given(self) -> Iterator[tuple[str, str]]:
        for field in attrs.fields(SubjectKey):
            value = getattr(self, field.name)
            if value is not None:
                yield field.name, value


def read_key(
    *,
    inn: str | None = None,
    phone: str | None = None,
    email: str | None = None,
    id: str | None = None,  # noqa: A002 - the name of the card's field
    name: str | None = None,
) -> SubjectKey:
    """
    Return the keys of a subject as people write them in their normal forms.

    Raises:
        ConfigError: no key is given, or one cannot be read; says which, and not what it was.

    """
    given = {
        "inn": None if inn is None else _inn(inn),
        "phone": None if phone is None else _phone(phone),
        "email": None if email is None else _email(email),
        "id": None if id is None else _id(id),
        "name": None if name is None else _name(name),
    }
    if not any(given.values()):
        raise ConfigError(rules.NO_SUBJECT.finding())
    return SubjectKey(**given)


def folded_name(text: str) -> str:
    """
    Return the words of a name sorted, in one case and alphabet, ё as е: «Анна Ёлкина» and «ЕЛКИНА АННА» are one.
    """
    return " ".join(sorted(words_of(text)))


def words_of(text: str) -> list[str]:
    """
    Return the words of *text* in their order, in one case and alphabet, ё as е.
    """
    # A Latin «c» among Cyrillic letters is a slip of the layout, and would hide the name.
    words = (to_cyrillic(word) if _CYRILLIC.search(word) else word for word in _WORD.findall(text))
    return [word.casefold().replace("ё", "е") for word in words]


def _inn(text: str) -> str:
    verdict = inn.check(text)
    return _read("inn", verdict.normalized if verdict.ok else None)


def _phone(text: str) -> str:
    verdict = phone.check(text)
    return _read("phone", verdict.normalized if verdict.ok else None)


def _email(text: str) -> str:
    verdict = email.check(text)
    return _read("email", None if verdict.ok is False or not verdict.normalized else verdict.normalized.casefold())


def _id(text: str) -> str:
    return _read("id", text.strip())


def _name(text: str) -> str:
    folded = folded_name(text)
    # One word is the name of thousands.
    return _read("name", folded if " " in folded else None)


def _read(kind: str, value: str | None) -> str:
    if not value:
        raise ConfigError(rules.BAD_KEY.finding(option=f"--{kind}"))
    return value
