"""
The client card: everything that is known about one client.
"""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Mapping
from decimal import Decimal

import attrs

from cjmkit.display import html_of
from cjmkit.model.contact import Address, AddressKind, Contact, ContactKind
from cjmkit.model.fields import FieldValue, personal
from cjmkit.model.parts import Consent, ImageRef, LoyaltyCard, Money, Origin, Task, Term
from cjmkit.model.person import Person, PersonDetails, Role
from cjmkit.model.requisites import BankAccount, Requisites

__all__ = ["CardKind", "ClientCard", "lifetime_value"]


class CardKind(enum.Enum):
    """
    Who the client is.
    """

    COMPANY = "company"
    SOLE_PROPRIETOR = "sole_proprietor"
    PERSON = "person"


_NO_REQUISITES = Requisites()


@attrs.frozen(kw_only=True, weakref_slot=False)
class ClientCard:
    """
    A card of a company, a sole proprietor (ИП) or a person.

    No field is required and a field may hold a wrong value: a base full of mistakes must load to
    be mended. `Toolkit.check` says what is wrong. *kind* is None while nobody knows it.

    *id* is the client's key in the system the card came from. *custom* holds the fields that the
    model has no place for, by name; *tables* holds rows of sub-tables (requests, meetings, calls,
    closed invoices, history), by table name. Treat both as read-only and change a card with
    `attrs.evolve`.
    """

    id: str | None = None
    kind: CardKind | None = None
    full_name: str | None = personal("name", subject="any")
    short_name: str | None = personal("name", subject="any")
    legal_form: str | None = None
    branch_of: str | None = None
    industry: str | None = None
    requisites: Requisites = _NO_REQUISITES
    bank_accounts: tuple[BankAccount, ...] = ()
    city: str | None = None
    addresses: tuple[Address, ...] = ()
    people: tuple[Person, ...] = ()
    contacts: tuple[Contact, ...] = ()
    person: PersonDetails | None = None
    source: Term | None = None
    referred_by: str | None = personal("name")
    manager: str | None = personal("name")
    tags: tuple[str, ...] = ()
    status: Term | None = None
    loyalty_card: LoyaltyCard | None = None
    average_check: Money | None = personal("money", subject="any")
    next_contact_on: dt.date | None = None
    comment: str | None = personal("text")
    logo: ImageRef | None = None
    photo: ImageRef | None = personal("link")
    consents: tuple[Consent, ...] = ()
    tasks: tuple[Task, ...] = ()
    custom: Mapping[str, FieldValue] = attrs.field(factory=dict, repr=False)
    tables: Mapping[str, tuple[Mapping[str, FieldValue], ...]] = attrs.field(factory=dict, repr=False)
    version: int = 1
    updated_at: dt.datetime | None = None
    origin: Origin | None = None

    _repr_html_ = html_of

    @property
    def name(self) -> str | None:
        """
        The best name to show: short, full, or the person's own.
        """
        return self.short_name or self.full_name or (self.person.name if self.person is not None else None)

    def address(self, kind: AddressKind) -> Address | None:
        """
        Return the first address of *kind*.
        """
        return next((address for address in self.addresses if address.kind is kind), None)

    def contacts_of(self, *kinds: ContactKind) -> tuple[Contact, ...]:
        """
        Return the contacts of these *kinds* in their order.
        """
        return tuple(contact for contact in self.contacts if contact.kind in kinds)

    def people_as(self, role: Role) -> tuple[Person, ...]:
        """
        Return the people with *role* in their order.
        """
        return tuple(person for person in self.people if person.role is role)

    def lifetime_value(self, *, purchases_a_year: Decimal | int, years: Decimal | int) -> Money | None:
        """
        Return average check × purchases a year × years; None without an average check.
        """
        if self.average_check is None:
            return None
        amount = lifetime_value(self.average_check.amount, purchases_a_year, years)
        return Money(amount=amount, currency=self.average_check.currency)


def lifetime_value(average_check: Decimal, purchases_a_year: Decimal | int, years: Decimal | int) -> Decimal:
    """
    Return what a client brings over the years (LTV): check × purchases a year × years.
    """
    return average_check * purchases_a_year * years
