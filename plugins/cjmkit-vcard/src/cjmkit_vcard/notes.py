"""
The note: a comment, and below it the requisites as people read them.

No address book shows X-INN. So a note carries the requisites, too, below a line that tells them from the
comment; where an address book dropped the properties, they are read from there.
"""

from __future__ import annotations

from typing import Final

import attrs

from cjmkit.model import BankAccount, ClientCard, Requisites

__all__ = ["NoteParts", "join_note", "split_note"]

_MARK: Final = "— Реквизиты —"
_NUMBERS: Final = {
    "ИНН": "inn",
    "КПП": "kpp",
    "ОГРН": "ogrn",
    "ОГРНИП": "ogrnip",
    "ОКПО": "okpo",
    "ОКВЭД": "okved",
    "ОКТМО": "oktmo",
    "ОКОПФ": "okopf",
    "СНИЛС": "snils",
}
_BANK: Final = {
    "Р/с": "account",
    "Банк": "bank_name",
    "БИК": "bik",
    "К/с": "corr_account",
    "Город банка": "bank_city",
    "Валюта": "currency",
    "Л/с": "personal_account",
}


@attrs.frozen(kw_only=True)
class NoteParts:
    """
    What a note holds: the *comment*, and the requisites that stand below it.
    """

    comment: str | None = attrs.field(repr=False)
    requisites: Requisites = Requisites()
    bank_accounts: tuple[BankAccount, ...] = ()

    @property
    def count(self) -> int:
        """
        How many values stand in the requisites.
        """
        parts: tuple[Requisites | BankAccount, ...] = (self.requisites, *self.bank_accounts)
        return sum(value is not None for part in parts for value in attrs.astuple(part))


def join_note(card: ClientCard, *, with_requisites: bool) -> str | None:
    """
    Return the note of *card*; None if there is nothing to write.
    """
    lines = [*_lines(card.requisites, _NUMBERS)] if with_requisites else []
    for account in card.bank_accounts if with_requisites else ():
        lines += _lines(account, _BANK)
    # A comment that holds the mark itself gets another one below, which is the one that tells.
    if not lines and _MARK not in (card.comment or ""):
        return card.comment
    start = [] if card.comment is None else [card.comment]
    return "\n".join([*start, _MARK, *lines])


def _lines(part: Requisites | BankAccount, labels: dict[str, str]) -> list[str]:
    values = ((label, getattr(part, name)) for label, name in labels.items())
    return [f"{label}: {' '.join(value.split())}" for label, value in values if value]


def split_note(note: str) -> NoteParts:
    """
    Return the comment of *note* and the requisites below it.
    """
    before, mark, block = f"\n{note}\n".rpartition(f"\n{_MARK}\n")
    if not mark:
        return NoteParts(comment=note)
    comment = before.removeprefix("\n") if before else None
    numbers: dict[str, str] = {}
    accounts: list[dict[str, str]] = []
    for line in block.split("\n"):
        label, _, value = line.partition(": ")
        if label in _NUMBERS and value:
            numbers[_NUMBERS[label]] = value
        elif label in _BANK and value:
            _add(accounts, _BANK[label], value)
    return NoteParts(
        comment=comment,
        requisites=Requisites(**numbers),
        bank_accounts=tuple(BankAccount(**account) for account in accounts),
    )


def _add(accounts: list[dict[str, str]], name: str, value: str) -> None:
    # An account begins anew where a label comes again, or where one comes that stands before the last.
    order = list(_BANK.values())
    if not accounts or order.index(next(reversed(accounts[-1]))) >= order.index(name):
        accounts.append({})
    accounts[-1][name] = value
