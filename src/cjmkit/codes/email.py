"""
Электронная почта (e-mail address): a pragmatic check of what people write in client bases.

One ``@``; a local part of at most 64 characters; a domain with a dot, of labels of letters,
digits and inner hyphens; 254 characters in all. Domains may be Cyrillic (``пример.рф``) or in
punycode. A Cyrillic letter in a Latin word is a look-alike: ``homoglyph``. Whether the mailbox
exists is beyond this check.

Standards: RFC 5321 §4.5.3, RFC 5322 §3.2.3 (dot-atom), RFC 5890 (IDN), RFC 6531 (EAI).

>>> check("ivanov@example.ru").ok
True
>>> compact("<mailto:Ivanov@Example.RU>;")
'Ivanov@example.ru'
>>> check("ivanov@ехample.ru").code  # Cyrillic е and х
'homoglyph'
"""

from __future__ import annotations

import re
from typing import Final

from cjmkit.codes._clean import INVISIBLE, SPACES, require_text
from cjmkit.codes._verdict import Verdict, right, unsettled, wrong
from cjmkit.codes.lookalikes import to_latin

__all__ = ["PUBLIC_DOMAINS", "check", "compact", "format", "is_valid"]

PUBLIC_DOMAINS: Final = frozenset(
    (
        *("mail.ru", "bk.ru", "list.ru", "inbox.ru", "internet.ru", "yandex.ru", "ya.ru", "yandex.com"),
        *("rambler.ru", "lenta.ru", "autorambler.ru", "gmail.com", "googlemail.com", "outlook.com", "hotmail.com"),
        *("live.com", "icloud.com", "me.com", "yahoo.com", "vk.com", "proton.me", "protonmail.com"),
    )
)
"""Domains where anybody has a mailbox: they say nothing about whose the address is."""

_RULE: Final = "email"
_LONGEST: Final = 254
_LOCAL: Final = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}")
# Plain addresses, most of a base; doubled and misplaced dots are looked for apart.
_USUAL: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_+.-]{0,62}@[a-z0-9.]{1,60}\.[a-z]{2,10}")
_LATIN: Final = re.compile(r"[A-Za-z]")
_CYRILLIC: Final = re.compile(r"[\u0400-\u04ff]")
_FOREIGN: Final = re.compile(r"[^\x00-\x7f]")
# Cyrillic top-level domains that are in the root zone as of 2026-10.
_CYRILLIC_TOPS: Final = frozenset(
    "рф рус москва дети онлайн сайт орг ком бел укр қаз срб мкд мон бг ею католик".split()  # noqa: SIM905
)
_AROUND: Final = SPACES + INVISIBLE + "<>()[]{}\"'«»“”„,;:"
_INVISIBLE: Final = str.maketrans("", "", INVISIBLE)
_LABEL: Final = re.compile(r"(?:mailto|e-?mail|эл(?:\.|ектронная) ?почта|почта|e-?майл|имейл)\s{0,4}[:=]\s{0,4}", re.I)


def compact(text: str) -> str:
    """
    Return *text* without ``mailto:``, brackets and punctuation around it, the domain in lower case.
    """
    if len(require_text(text)) > 4 * _LONGEST:
        return text
    before = None
    while text != before:
        before, text = text, _once(text)
    local, at, domain = text.rpartition("@")
    return f"{local}{at}{domain.lower()}" if at else text


def _once(text: str) -> str:
    text = text.translate(_INVISIBLE)
    # The quotation marks of a quoted local part belong to the address.
    around = _AROUND.replace('"', "") if '"@' in text else _AROUND
    text = text.lstrip(around).rstrip(around + ".")
    label = _LABEL.match(text)
    return text[label.end() :] if label else text


def check(text: str) -> Verdict:
    """
    Check *text*, in whatever spelling.

    Codes: ``empty``, ``at`` (no @), ``several`` (more than one address), ``space``, ``length``,
    ``local`` (the part before @), ``domain``, ``homoglyph``; with ok True ``top_unknown`` (a
    Cyrillic top-level domain that does not exist yet) and ``eai`` (a Cyrillic mailbox); with ok
    None ``quoted`` (a local part in quotation marks).
    """
    if _USUAL.fullmatch(require_text(text)) and not (".." in text or ".@" in text or "@." in text):
        return right(text, _RULE)
    value = compact(text)
    refused = _refusal(value)
    if refused is not None:
        return refused
    local, _, domain = value.rpartition("@")
    code = _local_code(local, domain) or _domain_code(domain)
    if code == "quoted":
        return unsettled(code, _RULE, value)
    if code in ("local", "domain", "homoglyph"):
        return wrong(code, _RULE)
    return right(value, _RULE, code)


def _refusal(value: str) -> Verdict | None:
    if not value:
        return wrong("empty", _RULE)
    if "@" not in value:
        return wrong("at", _RULE)
    quoted = value.rpartition("@")[0]
    if quoted[:1] == quoted[-1:] == '"' and len(quoted) > 1:
        return None
    if value.count("@") > 1:
        return wrong("several", _RULE)
    if any(space in value for space in SPACES):
        return wrong("space", _RULE)
    return wrong("length", _RULE) if len(value) > _LONGEST else None


def _local_code(local: str, domain: str) -> str | None:
    if local[:1] == '"':
        return "quoted"
    if not local or len(local) > 64 or local[0] == "." or local[-1] == "." or ".." in local:
        return "local"
    if _LOCAL.fullmatch(local):
        return None
    return _foreign_local_code(local, domain)


def _foreign_local_code(local: str, domain: str) -> str:
    latin = to_latin(local)
    if _LOCAL.fullmatch(latin) and (_LATIN.search(local) or domain.isascii()):
        return "homoglyph"
    # What is left is either letters of another script, or characters no mailbox has.
    return "eai" if _LOCAL.fullmatch(_FOREIGN.sub(_letter, local)) else "local"


def _letter(match: re.Match[str]) -> str:
    return "x" if match.group().isalnum() else " "


def _domain_code(domain: str) -> str | None:
    labels = domain.split(".")
    if len(labels) < 2 or not all(map(_is_label, labels)):
        return "domain"
    if any(_CYRILLIC.search(label) and _LATIN.search(label) for label in labels):
        return "homoglyph"
    top = labels[-1]
    if top.isascii():
        return None if top.startswith("xn--") or (len(top) > 1 and top.isalpha()) else "domain"
    return "top_unknown" if _CYRILLIC.search(top) and top not in _CYRILLIC_TOPS else None


def _is_label(label: str) -> bool:
    return 1 <= len(label) <= 63 and label[0] != "-" != label[-1] and label.replace("-", "").isalnum()


def is_valid(text: str) -> bool:
    """
    Return whether *text* is not proven wrong.
    """
    return check(text).ok is not False


def format(text: str) -> str:  # noqa: A001 - every code has its `format`
    """
    Return the address with its domain in lower case, or *text* unchanged if it is not right.
    """
    return check(text).normalized or text
