"""
Likeness: which entries of two cards' lists are one thing, and how two of them become one.

Two entries are *alike* if they name the same thing, a phone however it is written, an account with its bank known or
not, and contradict each other in nothing: two withdrawals of one consent on two days stay two entries. Of two that are
alike the first takes what it lacks from the second. Its spelling stays, but for the longer name of a person.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final, NamedTuple, TypeAlias

import attrs

from cjmkit.codes import email, phone
from cjmkit.dedupe.merging.choice import blank, same
from cjmkit.dedupe.normal import address_words, fold, person_name
from cjmkit.model import Address, BankAccount, Consent, Contact, ContactKind, Person
from cjmkit.model.fields import default_of

__all__ = ["Combined", "alike", "combined", "covers"]

_Alike: TypeAlias = Callable[[Any, Any], bool]


class Combined(NamedTuple):
    """
    Two entries as one: what became of the first, and whose words did not all stay.
    """

    item: Any
    first_lost: bool = False
    second_lost: bool = False


def alike(path: str, one: Any, two: Any) -> bool:
    """
    Return whether two entries of the list at *path* are one thing.
    """
    return _ALIKE[path](one, two) and not (attrs.has(type(one)) and any(_contradicts(path, one, two)))


def covers(one: Any, two: Any) -> bool:
    """
    Return whether *one* says everything that *two* does.
    """
    if not attrs.has(type(one)):
        return same(one, two)
    return all(
        _says_nothing(field, getattr(two, field.name)) or same(getattr(one, field.name), getattr(two, field.name))
        for field in attrs.fields(type(one))
    )


def combined(path: str, one: Any, two: Any) -> Combined:
    """
    Return two entries that are alike as one.
    """
    if not attrs.has(type(one)):
        return Combined(one, second_lost=True)
    changes: dict[str, Any] = {}
    first_lost = second_lost = False
    for field, mine, theirs in _different(one, two):
        if _gives_way(field, mine, theirs):
            changes[field.name] = theirs
        elif f"{path}.{field.name}" == "people.name" and len(theirs.strip()) > len(mine.strip()):
            changes[field.name] = theirs
            first_lost = True
        else:
            second_lost = True
    return Combined(attrs.evolve(one, **changes), first_lost, second_lost)


def _different(one: Any, two: Any) -> Iterator[tuple[attrs.Attribute[Any], Any, Any]]:
    """
    Yield the parts in which *two* says something that *one* does not.
    """
    for field in attrs.fields(type(one)):
        mine, theirs = getattr(one, field.name), getattr(two, field.name)
        if not same(mine, theirs) and not _says_nothing(field, theirs):
            yield field, mine, theirs


def _contradicts(path: str, one: Any, two: Any) -> Iterator[bool]:
    for field, mine, theirs in _different(one, two):
        yield f"{path}.{field.name}" not in _SPELT and not _gives_way(field, mine, theirs)


def _gives_way(field: attrs.Attribute[Any], mine: Any, theirs: Any) -> bool:
    return _says_nothing(field, mine) or (mine is ContactKind.PHONE and theirs in _PHONES)


def _says_nothing(field: attrs.Attribute[Any], value: object) -> bool:
    return blank(value) or (field.default is not attrs.NOTHING and same(value, default_of(field)))


_PHONES: Final = (ContactKind.MOBILE, ContactKind.HOME_PHONE, ContactKind.EXTRA_PHONE)
"""A phone that is also known to be one of these is one of these."""

_SPELT: Final = frozenset(
    (
        *("contacts.kind", "contacts.value", "contacts.note", "bank_accounts.account", "addresses.text"),
        *("people.name", "tasks.text", "person.relatives.name", "person.children.name", "contacts.extension"),
    )
)
"""What two entries are known by, and notes: other words for it go to the history."""


def _contacts(one: Contact, two: Contact) -> bool:
    kinds = one.kind is two.kind or (one.kind in _NUMBERS and two.kind in _NUMBERS)
    agree = (one.extension or "").split() == (two.extension or "").split()
    return kinds and agree and _contact_value(one) == _contact_value(two)


_NUMBERS: Final = (ContactKind.PHONE, *_PHONES)


def _contact_value(contact: Contact) -> str:
    check = email.check if contact.kind is ContactKind.EMAIL else phone.check if contact.is_phone else None
    verdict = check(contact.value) if check is not None else None
    if verdict is not None and verdict.ok is not False and verdict.normalized:
        return verdict.normalized.casefold()
    return contact.value.strip().casefold().rstrip("/")


def _accounts(one: BankAccount, two: BankAccount) -> bool:
    if blank(one.account) or blank(two.account):
        return False
    number, other = ("".join(str(each.account).split()) for each in (one, two))
    return (
        number == other
        and _agree(one.bik, two.bik)
        and _agree(one.currency, two.currency)
        and _agree(one.personal_account, two.personal_account)
    )


def _addresses(one: Address, two: Address) -> bool:
    if blank(one.text) or blank(two.text):
        return False
    kinds = one.kind is two.kind or one.kind is Address().kind or two.kind is Address().kind
    first, second = address_words(str(one.text)), address_words(str(two.text))
    return kinds and (first == second if first else fold(str(one.text)) == fold(str(two.text)))


def _people(one: Person, two: Person) -> bool:
    if one.role is not two.role or blank(one.name) or blank(two.name) or not _agree(one.card, two.card):
        return False
    first, second = person_name(str(one.name)), person_name(str(two.name))
    pairs = zip(first.others, second.others, strict=False)
    return first.last == second.last and all(a == b or (1 in (len(a), len(b)) and a[0] == b[0]) for a, b in pairs)


def _consents(one: Consent, two: Consent) -> bool:
    if one.purpose is not two.purpose or not _agree(one.document, two.document):
        return False
    given = one.given_on or two.given_on
    withdrawn = one.withdrawn_on or two.withdrawn_on
    # A consent that was given after another one was withdrawn is a new one.
    return not (given and withdrawn and withdrawn < given)


def _agree(one: object, two: object) -> bool:
    return blank(one) or blank(two) or same(one, two)


def _named(*also: str) -> _Alike:
    """
    Return a test of entries by their ``name``, and of other parts as far as both are known.
    """

    def named(one: Any, two: Any) -> bool:
        known = not blank(one.name) and not blank(two.name) and fold(one.name).split() == fold(two.name).split()
        return known and all(_agree(getattr(one, part), getattr(two, part)) for part in also)

    return named


def _texts(one: Any, two: Any) -> bool:
    return bool(one.text.split()) and one.text.casefold().split() == two.text.casefold().split()


_ALIKE: Final[Mapping[str, _Alike]] = MappingProxyType(
    {
        "bank_accounts": _accounts,
        "addresses": _addresses,
        "people": _people,
        "contacts": _contacts,
        "tags": lambda one, two: one.casefold().split() == two.casefold().split(),
        "consents": _consents,
        "tasks": lambda one, two: _texts(one, two) and _agree(one.due_on, two.due_on),
        "person.relatives": _named("relation", "card"),
        "person.children": _named("birth_date", "age"),
    }
)
