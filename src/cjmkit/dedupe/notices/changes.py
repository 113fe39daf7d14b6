"""
What a partner must know: names, requisites, addresses, accounts and who signs; nothing else of a card.

Phones, passports, contacts of employees and comments stay at home. An address of a sole proprietor where they are
registered is their home, and is left out too: partners write to the postal one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal, TypeAlias

import attrs

from cjmkit.dedupe.merging.choice import blank
from cjmkit.dedupe.merging.likeness import alike
from cjmkit.dedupe.normal import fold
from cjmkit.findings import Texts
from cjmkit.model import Address, AddressKind, BankAccount, CardKind, ClientCard, Role

__all__ = ["TOPICS", "NoticeChange", "changes_between"]

Topic: TypeAlias = Literal["name", "requisites", "address", "director", "account"]

TOPICS: Final = {
    "full_name": Texts("Полное наименование", "Full name"),
    "short_name": Texts("Сокращённое наименование", "Short name"),
    "legal_form": Texts("Организационно-правовая форма", "Legal form"),
    "inn": Texts("ИНН", "ИНН (taxpayer number)"),
    "kpp": Texts("КПП", "КПП (tax registration code)"),
    "ogrn": Texts("ОГРН", "ОГРН (state registration number)"),
    "ogrnip": Texts("ОГРНИП", "ОГРНИП (state registration number)"),
    "okpo": Texts("ОКПО", "ОКПО"),
    "okved": Texts("ОКВЭД", "ОКВЭД"),
    "oktmo": Texts("ОКТМО", "ОКТМО"),
    "address.legal": Texts("Адрес в ЕГРЮЛ (юридический)", "Registered address"),
    "address.actual": Texts("Фактический адрес", "Actual address"),
    "address.postal": Texts("Почтовый адрес", "Postal address"),
    "director": Texts("Руководитель", "Head"),
    "account.closed": Texts("Счёт больше не действует", "Account no longer in use"),
    "account.opened": Texts("Новый счёт", "New account"),
    "account.changed": Texts("Реквизиты счёта", "Details of the account"),
}
"""What a notice tells of, in its order."""

_ADDRESSES: Final = {
    CardKind.COMPANY: (AddressKind.LEGAL, AddressKind.ACTUAL, AddressKind.POSTAL),
    CardKind.SOLE_PROPRIETOR: (AddressKind.POSTAL,),
}
_ACCOUNT: Final = {
    "account": Texts("р/с", "account"),
    "bank_name": Texts("банк", "bank"),
    "bank_city": Texts("город", "city"),
    "bik": Texts("БИК", "БИК"),
    "corr_account": Texts("к/с", "correspondent account"),
    "personal_account": Texts("л/с", "personal account"),
    "currency": Texts("валюта", "currency"),
}


@attrs.frozen(kw_only=True)
class NoticeChange:
    """
    One change: *topic* is a key of `TOPICS`, *before* and *after* what it was and is, None where there was or is none.
    """

    topic: str
    before: Texts | None = attrs.field(default=None, repr=False)
    after: Texts | None = attrs.field(default=None, repr=False)


def changes_between(old: ClientCard, new: ClientCard) -> Iterator[NoticeChange]:
    """
    Yield what partners must know of a company, or of a sole proprietor, in the order of `TOPICS`.

    A blank in the newer card is no news: it is not known there.
    """
    for name in ("full_name", "short_name", "legal_form"):
        yield from _told(name, getattr(old, name), getattr(new, name))
    for name in ("inn", "kpp", "ogrn", "ogrnip", "okpo", "okved", "oktmo"):
        yield from _told(name, getattr(old.requisites, name), getattr(new.requisites, name))
    for kind in _ADDRESSES.get(new.kind or CardKind.COMPANY, ()):
        yield from _told(f"address.{kind.value}", _address(old.address(kind)), _address(new.address(kind)))
    yield from _told("director", _director(old), _director(new))
    yield from _accounts(old.bank_accounts, new.bank_accounts)


def _told(topic: str, before: str | None, after: str | None) -> Iterator[NoticeChange]:
    if after is None or not after.strip() or fold(before or "").split() == fold(after).split():
        return
    known = before is not None and bool(before.strip())
    yield NoticeChange(topic=topic, before=_both(before) if known else None, after=_both(after))


def _both(text: str | None) -> Texts:
    return Texts(text or "", text or "")


def _address(address: Address | None) -> str | None:
    if address is None or not address.text:
        return None
    code = address.postal_code
    return f"{code}, {address.text}" if code and code not in address.text else address.text


def _director(card: ClientCard) -> str | None:
    found = next((person for person in card.people_as(Role.DIRECTOR) if person.name), None)
    if found is None:
        return None
    basis = f"на основании {found.basis}" if found.basis else None
    return ", ".join(part for part in (found.position, found.name, basis) if part)


def _accounts(old: tuple[BankAccount, ...], new: tuple[BankAccount, ...]) -> Iterator[NoticeChange]:
    if not new:
        return
    told = [one for one in new if not blank(one.account)]
    for one in old:
        if not blank(one.account) and not any(_same_number(one, other) for other in told):
            yield NoticeChange(topic="account.closed", before=_account(one))
    for one in told:
        before = [other for other in old if _same_number(other, one)]
        if not before:
            yield NoticeChange(topic="account.opened", after=_account(one))
        elif not any(other == one or alike("bank_accounts", other, one) for other in before):
            yield NoticeChange(topic="account.changed", before=_account(before[0]), after=_account(one))


def _same_number(one: BankAccount, two: BankAccount) -> bool:
    return "".join((one.account or "").split()) == "".join((two.account or "").split())


def _account(account: BankAccount) -> Texts:
    held = [(words, getattr(account, name)) for name, words in _ACCOUNT.items()]
    ru, en = (", ".join(f"{words.get(lang)} {value}" for words, value in held if value) for lang in ("ru", "en"))
    return Texts(ru, en)
