"""
Reading: what the text of a payment QR code tells, as its standard says and as programs really write it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import attrs

from cjmkit.codes import inn
from cjmkit.findings import Finding, Location
from cjmkit.model import BankAccount, CardKind, ClientCard, Requisites
from cjmkit_payment_qr import catalogue as rules
from cjmkit_payment_qr.payloads import ENCODINGS, LIMIT
from cjmkit_payment_qr.payments import MANDATORY, TAGS

__all__ = ["Parsed", "card_of", "parse"]

_HEADER: Final = 8
_NAMES: Final = {digit: name for name, digit in ENCODINGS.items()}
_ORDER: Final = tuple(tag for tag, field in TAGS.items() if field in MANDATORY)
_BY_LOWER: Final = {tag.lower(): tag for tag in TAGS}
_WILD: Final = {
    "payeekpp": "KPP",
    "inn": "PayeeINN",
    "payeeinn": "PayeeINN",
    "account": "PersonalAcc",
    "bik": "BIC",
    "corracc": "CorrespAcc",
    "oktmo": "OKTMO",
    "kbk": "CBC",
    "address": "PayerAddress",
}
"""Tags that programs make up, in lower case."""

_AMOUNTS: Final = ("Sum", "AddAmount")
_LONGEST_SUM: Final = 18


@attrs.frozen(kw_only=True)
class Parsed:
    """
    The text of a payment QR code taken apart: values by tag of the standard, in the order of the text.

    *rest* holds what has no tag of the standard. *encoding* is the one that the text names.
    """

    values: Mapping[str, str] = attrs.field(repr=False)
    rest: Mapping[str, str] = attrs.field(factory=dict, repr=False)
    encoding: str = "utf-8"
    separator: str = "|"
    findings: tuple[Finding, ...] = ()


def parse(data: bytes | str, where: Location | None = None) -> Parsed | Finding:
    """
    Return what the text or the bytes of a payment QR code tell; a finding if they are none.
    """
    where = where or Location()
    head = data[:_HEADER].encode("utf-8", "replace") if isinstance(data, str) else data[:_HEADER]
    name = _NAMES.get(head[6:7].decode("ascii", "replace"))
    if head[:6] != b"ST0001" or name is None or len(data) < _HEADER or head[7:8].isalnum():
        return rules.NOT_PAYLOAD.finding(where)
    findings: list[Finding] = []
    text = data if isinstance(data, str) else _decoded(data, name, where, findings)
    if text is None:
        return rules.NO_TEXT.finding(where, encoding=name)
    parsing = _Parsing(where, findings)
    parsing.take(text[_HEADER:].split(text[_HEADER - 1]))
    parsing.judge(name, text[_HEADER - 1])
    return Parsed(
        values=parsing.values,
        rest=parsing.rest,
        encoding=name,
        separator=text[_HEADER - 1],
        findings=tuple(findings),
    )


def _decoded(data: bytes, name: str, where: Location, findings: list[Finding]) -> str | None:
    # Any bytes are some text in an encoding of one byte: what is right UTF-8 is that.
    for encoding in ("utf-8", name):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding != name and not data.isascii():
            findings.append(rules.OTHER_ENCODING.finding(where, encoding=name))
        return text
    return None


class _Parsing:
    def __init__(self, where: Location, findings: list[Finding]) -> None:
        self._where = where
        self._findings = findings
        self.values: dict[str, str] = {}
        self.rest: dict[str, str] = {}
        self._order: list[str] = []
        self._counts: dict[str, int] = {}

    def take(self, pieces: list[str]) -> None:
        loose = []
        for piece in pieces:
            tag, equals, value = piece.strip().partition("=")
            if not equals:
                loose.append(piece.strip())
            else:
                self._add(tag.strip(), value.strip())
        loose = [piece for piece in loose if piece]
        if loose:
            self._keep("?", " ".join(loose))
            self._findings.append(rules.NO_FIELDS.finding(self._where, count=len(loose)))

    def _add(self, found: str, value: str) -> None:
        tag = found if found in TAGS else _BY_LOWER.get(found.lower())
        # lastName for LastName is so common that every bank reads it.
        if tag is None and (tag := _WILD.get(found.lower())) is not None:
            self._findings.append(rules.WILD_TAG.finding(self._place(tag), found=found[:40], tag=tag))
        if not value:
            return
        if tag is None:
            self._keep(found or "?", value)
        elif tag not in self.values:
            self.values[tag] = value
            self._order.append(tag)
        elif self.values[tag] != value:
            self._findings.append(rules.DOUBLED.finding(self._place(tag), tag=tag))
            self._keep(tag, value)

    def _keep(self, name: str, value: str) -> None:
        # A tag of the standard is taken by the values; the count goes on where it stood.
        number = self._counts.get(name, 2 if name in TAGS else 1)
        while (free := name if number == 1 else f"{name} {number}") in self.rest:
            number += 1
        self._counts[name] = number
        self.rest[free] = value

    def _place(self, tag: str) -> Location:
        return attrs.evolve(self._where, field=TAGS[tag])

    def judge(self, encoding: str, separator: str) -> None:
        for tag in _ORDER:
            if tag not in self.values:
                self._findings.append(rules.MISSING.finding(self._place(tag), tag=tag))
        mandatory = tuple(tag for tag in self._order[: len(_ORDER)])
        if set(_ORDER) <= self.values.keys() and mandatory != _ORDER:
            self._findings.append(rules.ODD_ORDER.finding(self._where))
        block = separator.join(f"{tag}={self.values.get(tag, '')}" for tag in _ORDER)
        size = len(block.encode(encoding, "replace"))
        if size > LIMIT:
            self._findings.append(rules.OVER_LIMIT.finding(self._where, found=size, limit=LIMIT))
        for tag in _AMOUNTS:
            amount = self.values.get(tag, "0")
            if not (amount.isascii() and amount.isdigit() and len(amount) <= _LONGEST_SUM):
                self._findings.append(rules.BAD_SUM.finding(self._place(tag), tag=tag, value=amount))


def card_of(parsed: Parsed, where: Location) -> tuple[ClientCard, tuple[Finding, ...]]:
    """
    Return the card of the payee, and what is to be said about it.
    """
    values = dict(parsed.values)
    name, number = values.pop("Name", None), values.pop("PayeeINN", None)
    corr = values.pop("CorrespAcc", None)
    bank = BankAccount(
        account=values.pop("PersonalAcc", None),
        bank_name=values.pop("BankName", None),
        bik=values.pop("BIC", None),
        corr_account=None if corr == "0" else corr,
        personal_account=values.pop("PersonalAccount", None),
    )
    card = ClientCard(
        # Only a company has ten digits; twelve are a sole proprietor's or a person's, which nothing tells.
        kind=CardKind.COMPANY if inn.kind(number or "") == "company" else None,
        short_name=name,
        requisites=Requisites(inn=number, kpp=values.pop("KPP", None)),
        bank_accounts=() if bank == BankAccount() else (bank,),
        custom={**values, **parsed.rest},
    )
    findings = parsed.findings
    if card.custom:
        findings = (*findings, rules.REST_KEPT.finding(attrs.evolve(where, field="custom"), count=len(card.custom)))
    return card, findings
