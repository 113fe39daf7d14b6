"""
Payloads: the text and the bytes of a payment QR code.

``ST``, the version ``0001``, a digit for the encoding (1 windows-1251, 2 UTF-8, 3 KOI8-R) and the separator
make eight bytes; after them stand ``tag=value`` pairs, the mandatory ones first and in 300 bytes at the most.
The longest values there may be take 299 bytes in an encoding of one byte, and up to 504 in UTF-8.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import attrs

from cjmkit.errors import DataError
from cjmkit.findings import Finding, Location, Report, Severity
from cjmkit.model import ClientCard
from cjmkit_payment_qr import catalogue as rules
from cjmkit_payment_qr.options import Encoding
from cjmkit_payment_qr.payments import MANDATORY, Payment, card_field, check, payment_of

__all__ = ["ENCODINGS", "LIMIT", "SEPARATORS", "Payload", "attempt", "payload"]

ENCODINGS: Final = {"cp1251": "1", "utf-8": "2", "koi8-r": "3"}
"""The digit of every encoding."""

LIMIT: Final = 300
"""How many bytes the mandatory fields may take, separators between them included."""

SEPARATORS: Final = "|#;:^_~{}!$%&()*+,/@"
"""The usual separator, and those to take where a value holds it."""


@attrs.frozen(kw_only=True)
class Payload:
    """
    What a payment QR code holds: its *text*, and its *data*, the same in the *encoding* that it names.

    *findings* tell what was decided and what could not be proven.
    """

    text: str = attrs.field(repr=False)
    encoding: str
    data: bytes = attrs.field(repr=False)
    findings: tuple[Finding, ...] = ()


def payload(
    what: ClientCard | Payment, *, number: int = 1, encoding: Encoding = "auto", force: bool = False, **fields: Any
) -> Payload:
    """
    Return the payload of a payment, or of a payment to a client's account *number* with more *fields*.

    Raises:
        DataError: a field is missing or too long, or a number is proven wrong; the report tells of each. *force*
            takes numbers as they are.
        ConfigError: a field has a value that it cannot have.

    """
    payment = (
        payment_of(what, number=number, **fields) if isinstance(what, ClientCard) else attrs.evolve(what, **fields)
    )
    made, findings = attempt(payment, encoding=encoding, force=force)
    if made is not None:
        return made
    report = Report()
    report.extend(findings)
    raise DataError(next(one for one in findings if one.severity is Severity.ERROR), report)


def attempt(
    payment: Payment, *, encoding: Encoding = "auto", force: bool = False, where: Location | None = None
) -> tuple[Payload | None, tuple[Finding, ...]]:
    """
    Return the payload of *payment*, None if there can be none, and what is to be said about it.
    """
    where = where or Location()
    findings = list(check(payment, where))
    codes = {one.code for one in findings if one.severity is Severity.ERROR}
    # What is not a number's fault no force can mend: there would be no code that a program reads.
    if codes - (_FORCED if force else set()):
        return None, tuple(findings)
    values = list(payment.values())
    separator = next((sign for sign in SEPARATORS if not any(sign in value for _, _, value, _ in values)), None)
    if separator is None:
        findings.append(rules.NO_SEPARATOR.finding(attrs.evolve(where, field="purpose"), signs=SEPARATORS))
        return None, tuple(findings)
    chosen = _encoded(values, separator, encoding, where, findings)
    if chosen is None:
        return None, tuple(findings)
    name, text = chosen
    return Payload(text=text, encoding=name, data=text.encode(name), findings=tuple(findings)), tuple(findings)


_FORCED: Final = {rules.WRONG.code, rules.NO_CORR_ACCOUNT.code}
_Values = Sequence[tuple[str, str, str, int | None]]


def _encoded(
    values: _Values, separator: str, encoding: Encoding, where: Location, findings: list[Finding]
) -> tuple[str, str] | None:
    body = separator.join(f"{tag}={value}" for _, tag, value, _ in values)
    block = separator.join(f"{tag}={value}" for field, tag, value, _ in values if field in MANDATORY)
    wide = len(block.encode()) if encoding == "auto" else 0
    name = ("utf-8" if wide <= LIMIT else "cp1251") if encoding == "auto" else encoding
    lacking = list(_lacking(values, name, where))
    if lacking:
        findings.extend(lacking)
        return None
    size = len(block.encode(name))
    if size > LIMIT:
        findings.append(_too_big(values, size, name, where))
        return None
    if wide > LIMIT:
        findings.append(rules.FALLBACK.finding(where, found=wide, limit=LIMIT))
    return name, f"ST0001{ENCODINGS[name]}{separator}{body}"


def _lacking(values: _Values, encoding: str, where: Location) -> list[Finding]:
    found = []
    for field, tag, value, _ in values:
        # One «?» for each character that is not there.
        kept = value.encode(encoding, "replace").decode(encoding)
        count = sum(one != two for one, two in zip(value, kept, strict=True))
        if count:
            place = attrs.evolve(where, field=card_field(field))
            found.append(rules.UNENCODABLE.finding(place, tag=tag, encoding=encoding, count=count))
    return found


def _too_big(values: _Values, size: int, encoding: str, where: Location) -> Finding:
    # Names are all that can be shortened; the longer one has more to give.
    names = [(len(value.encode(encoding)), tag, field, value) for field, tag, value, _ in values if field in _NAMES]
    length, tag, field, value = max(names)
    each = max(1, length // max(1, len(value)))
    excess = -(-(size - LIMIT) // each)
    return rules.TOO_BIG.finding(
        attrs.evolve(where, field=card_field(field)), found=size, limit=LIMIT, tag=tag, excess=excess
    )


_NAMES: Final = ("name", "bank_name")
