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
from cjmkit_payment_qr.catalogue import PAYMENT_QR_RULES

__all__ = ["Refusals", "lose"]

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

_REFUSED: Final = Texts(
    "код не создан: реквизиты неполны, не помещаются или неверны; что именно, сказано рядом",
    "no code was made: requisites are missing, too long or wrong; which ones is told beside",
)
_NO_SUCH_ACCOUNT: Final = Texts(
    "у карточки меньше счетов, чем номер в настройке account: назовите меньший",
    "the card has fewer accounts than the number in the option account: name a smaller one",
)
_TITLES: Final = {rule.code: rule.title for rule in PAYMENT_QR_RULES}

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


class Refusals:
    """
    Counts the cards that got no code, by the errors that stand against each.

    The reasons tell numbers, such as by how much a name is too long; beyond *most* of them the rule alone is told,
    so that a base of any size has a short list.
    """

    def __init__(self, losses: Losses, *, most: int = 100) -> None:
        self._losses = losses
        self._most = most
        self._told: set[tuple[str, str]] = set()

    def add(self, findings: Iterable[Finding], *, lacks_account: bool = False) -> None:
        """
        Count one card that got no code: all of it is lost, whichever field is to blame.
        """
        self._losses.note("card", _REFUSED)
        if lacks_account:
            self._losses.note("card", _NO_SUCH_ACCOUNT)
        for finding in findings:
            if finding.severity is Severity.ERROR:
                self._losses.note("card", self._reason(finding))

    def _reason(self, finding: Finding) -> Texts:
        texts = Texts(finding.message("ru"), finding.message("en"))
        if (finding.code, texts.en) not in self._told:
            if len(self._told) >= self._most:
                texts = _TITLES[finding.code]
            else:
                self._told.add((finding.code, texts.en))
        return Texts(f"{texts.ru} ({finding.code})", f"{texts.en} ({finding.code})")
