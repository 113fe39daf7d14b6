"""
Fitting: what a payment QR code does not hold of a card.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import attrs

from cjmkit.codes import inn
from cjmkit.findings import Finding, Severity, Texts
from cjmkit.model import BankAccount, CardKind, ClientCard, Requisites
from cjmkit.plugins import Losses

__all__ = ["lose", "refuse_card"]

_NO_PLACE: Final = Texts(
    "в платёжном QR-коде для этого нет места: в нём только получатель и его счёт",
    "a payment QR code has no place for it: it holds the payee and an account",
)
_SHORT: Final = Texts("имя получателя одно и вернётся кратким", "there is one name, and it comes back as the short one")
_KIND: Final = Texts(
    "кто получатель, не записывается; вид виден только по ИНН организации",
    "who the payee is is not written; only an organisation's INN tells it",
)
_ONE: Final = Texts("в коде один счёт, остальные не записаны", "a code holds one account, the others are left out")

_HELD: Final = ("kind", "short_name", "full_name", "requisites", "bank_accounts")
_EMPTY: Final = ClientCard()


def lose(card: ClientCard, number: int, losses: Losses) -> None:
    """
    Count what the code of *card* with its account *number* does not hold.
    """
    for field in attrs.fields(ClientCard):
        if field.name not in _HELD and getattr(card, field.name) != getattr(_EMPTY, field.name):
            losses.note(field.name, _NO_PLACE)
    for field in attrs.fields(Requisites):
        if field.name not in ("inn", "kpp") and getattr(card.requisites, field.name) is not None:
            losses.note(f"requisites.{field.name}", _NO_PLACE)
    if card.full_name is not None:
        losses.note("full_name", _SHORT)
    told = CardKind.COMPANY if inn.kind(card.requisites.inn or "") == "company" else None
    if card.kind is not told:
        losses.note("kind", _KIND)
    if len(card.bank_accounts) > 1:
        losses.note("bank_accounts", _ONE)
    paid = card.bank_accounts[number - 1] if number <= len(card.bank_accounts) else BankAccount()
    for name in ("bank_city", "currency"):
        if getattr(paid, name) is not None:
            losses.note(f"bank_accounts.{name}", _NO_PLACE)


def refuse_card(findings: Iterable[Finding], losses: Losses) -> None:
    """
    Count a card that got no code, by the errors that stand against it.
    """
    for finding in findings:
        if finding.severity is Severity.ERROR:
            reason = Texts(
                f"код не создан: {finding.message('ru')} ({finding.code})",
                f"no code was made: {finding.message('en')} ({finding.code})",
            )
            losses.note(finding.where.field or "card", reason)
