"""
The parts of a card, a column of parts at a time.

Each function turns cleaned columns into one iterable with an entry a row, so that a batch of cards is put
together by zipping them instead of by asking every row what it has. Parts are made when their card is asked
for: a card that is written and forgotten at once never leaves the processor's cache, and the garbage
collector never walks a thousand of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, repeat
from typing import Any, Final

from cjmkit.intake.build.columns import Columns
from cjmkit.intake.repair.base import PhoneValue
from cjmkit.model import (
    Address,
    AddressKind,
    BankAccount,
    Consent,
    Contact,
    ContactKind,
    LoyaltyCard,
    Requisites,
    Task,
)
from cjmkit.model.flat import numbered
from cjmkit.model.quick import quick

__all__ = ["addresses", "bank_accounts", "consents", "contacts", "loyalty_cards", "requisites", "tasks", "tuples"]

_REQUISITES: Final = ("inn", "kpp", "ogrn", "ogrnip", "okpo", "okved", "oktmo", "okopf", "snils")
_BANK: Final = ("account", "bank_name", "bik", "corr_account", "bank_city", "currency", "personal_account")
_ADDRESSES: Final = (
    ("legal_address", AddressKind.LEGAL),
    ("actual_address", AddressKind.ACTUAL),
    ("postal_address", AddressKind.POSTAL),
    ("address", AddressKind.OTHER),
)
_PHONES: Final = (
    ("phone", ContactKind.PHONE),
    ("mobile", ContactKind.MOBILE),
    ("home_phone", ContactKind.HOME_PHONE),
    ("extra_phone", ContactKind.EXTRA_PHONE),
    ("fax", ContactKind.FAX),
)
_LINKS: Final = (
    ("website", ContactKind.WEBSITE),
    ("messenger", ContactKind.MESSENGER),
    ("social", ContactKind.SOCIAL),
)
_LOYALTY: Final = ("loyalty_card", "loyalty_level", "loyalty_valid_until")
_NO_REQUISITES: Final = Requisites()


def requisites(columns: Columns) -> Iterator[Requisites]:
    """
    Return the requisites of each row.
    """
    if not columns.any_of(_REQUISITES):
        return repeat(_NO_REQUISITES, columns.size)
    present = [name for name in _REQUISITES if name in columns]
    return map(quick(Requisites, *present), *(columns.values[name] for name in present))


def bank_accounts(columns: Columns) -> Iterator[tuple[BankAccount, ...]]:
    """
    Return the bank accounts of each row: the columns of one number make one account.
    """
    return tuples(columns.size, [_bank_group(columns, number) for number in columns.numbers(_BANK)])


def _bank_group(columns: Columns, number: int) -> Iterator[BankAccount | None]:
    present = [name for name in _BANK if numbered(name, number) in columns]
    make = quick(BankAccount, *present)
    rows = zip(*(columns.values[numbered(name, number)] for name in present), strict=True)
    nothing = (None,) * len(present)
    return (None if row == nothing else make(*row) for row in rows)


def addresses(columns: Columns) -> Iterator[tuple[Address, ...]]:
    """
    Return the addresses of each row: legal, actual, postal, then the others.
    """
    groups = [_addresses(values, kind) for name, kind in _ADDRESSES for _, values in columns.many(name)]
    return tuples(columns.size, groups)


def _addresses(values: list[str | None], kind: AddressKind) -> Iterator[Address | None]:
    make = quick(Address, "kind", "text")
    return (None if text is None else make(kind, text) for text in values)


def contacts(columns: Columns) -> Iterator[tuple[Contact, ...]]:
    """
    Return the contacts of each row: phones, e-mails, links; a cell may hold several.
    """
    phones = [(kind, values) for name, kind in _PHONES for _, values in columns.many(name)]
    emails = [values for _, values in columns.many("email")]
    links = [_links(values, kind) for name, kind in _LINKS for _, values in columns.many(name)]
    if _are_single([*(values for _, values in phones), *emails]):
        singles = [_phone(values, kind) for kind, values in phones]
        return tuples(columns.size, [*singles, *map(_email, emails), *links])
    groups = [*(_phones(values, kind) for kind, values in phones), *map(_emails, emails), *map(_alone, links)]
    return (tuple(chain.from_iterable(row)) for row in zip(*groups, strict=True))


def _are_single(columns: Iterable[list[tuple[Any, ...] | None]]) -> bool:
    # In most batches no cell holds two phones, and the row of a zip is the tuple that is wanted.
    return all(max(map(len, filter(None, values)), default=0) < 2 for values in columns)


def _phone(values: list[tuple[PhoneValue, ...] | None], kind: ContactKind) -> Iterator[Contact | None]:
    make = quick(Contact, "kind", "value", "extension", "note")
    return (make(kind, *phones[0]) if phones else None for phones in values)


def _phones(values: list[tuple[PhoneValue, ...] | None], kind: ContactKind) -> Iterator[tuple[Contact, ...]]:
    make = quick(Contact, "kind", "value", "extension", "note")
    return (() if phones is None else tuple([make(kind, *phone) for phone in phones]) for phones in values)


def _email(values: list[tuple[str, ...] | None]) -> Iterator[Contact | None]:
    make, kind = quick(Contact, "kind", "value"), ContactKind.EMAIL
    return (make(kind, emails[0]) if emails else None for emails in values)


def _emails(values: list[tuple[str, ...] | None]) -> Iterator[tuple[Contact, ...]]:
    make, kind = quick(Contact, "kind", "value"), ContactKind.EMAIL
    return (() if emails is None else tuple([make(kind, email) for email in emails]) for emails in values)


def _links(values: list[str | None], kind: ContactKind) -> Iterator[Contact | None]:
    make = quick(Contact, "kind", "value")
    return (None if value is None else make(kind, value) for value in values)


def _alone(links: Iterator[Contact | None]) -> Iterator[tuple[Contact, ...]]:
    return (() if link is None else (link,) for link in links)


def loyalty_cards(columns: Columns) -> list[LoyaltyCard | None]:
    """
    Return the loyalty card of each row, if any.
    """
    if not columns.any_of(_LOYALTY):
        return [None] * columns.size
    return [
        LoyaltyCard(number=number, level=level, valid_until=until) if number or level or until else None
        for number, level, until in zip(*(columns.get(name) for name in _LOYALTY), strict=True)
    ]


def consents(columns: Columns) -> list[tuple[Consent, ...]]:
    """
    Return the consents of each row: one for processing, if the row speaks of it.

    A plain «да» gives a consent without a document, which a rule then asks for; «нет» is a refusal.
    """
    names = ("consent", "consent_document", "consent_given_on", "consent_valid_until", "consent_withdrawn_on")
    if not columns.any_of(names):
        return [()] * columns.size
    return [
        (
            Consent(
                document=document, given_on=given, valid_until=until, withdrawn_on=withdrawn, refused=answer is False
            ),
        )
        if answer is not None or document or given or until or withdrawn
        else ()
        for answer, document, given, until, withdrawn in zip(*(columns.get(name) for name in names), strict=True)
    ]


def tasks(columns: Columns) -> list[tuple[Task, ...]]:
    """
    Return the reminder of each row, if any; one with a date alone keeps an empty text.
    """
    if not columns.any_of(("task", "task_due_on")):
        return [()] * columns.size
    return [
        (Task(text=text or "", due_on=due),) if text or due else ()
        for text, due in zip(columns.get("task"), columns.get("task_due_on"), strict=True)
    ]


def tuples(size: int, groups: Sequence[Iterable[Any]]) -> Iterator[tuple[Any, ...]]:
    """
    Return the parts of each row, those that are None left out, from a column for each part.
    """
    if not groups:
        return repeat((), size)
    # Parts are true; to look for None among them would ask each whether it equals None.
    return (row if all(row) else tuple(filter(None, row)) for row in zip(*groups, strict=True))
