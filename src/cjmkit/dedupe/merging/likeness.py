"""
Likeness: which entries of two cards' lists are one thing, and how two of them become one.

Two entries are *alike* if they name the same thing: a phone however it is written, an account with its bank known or
not. Of two that are alike the first takes what it lacks from the second. Where both say something else the first stays,
with three exceptions: the longer name of a person, and the earlier end and withdrawal of a consent – whoever withdrew
it meant it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final, TypeAlias

import attrs

from cjmkit.codes import email, phone
from cjmkit.dedupe.merging.choice import blank, same, same_meaning
from cjmkit.dedupe.normal import address_words, fold, person_name
from cjmkit.model import Address, BankAccount, Consent, Contact, ContactKind, Person
from cjmkit.model.fields import default_of

__all__ = ["Combined", "alike", "combined", "covers"]

_Alike: TypeAlias = Callable[[Any, Any], bool]


@attrs.frozen(kw_only=True)
class Combined:
    """
    Two entries as one: *item* is what became of the first; *differ* names the parts in which both said something.

    *first_lost* and *second_lost* say whose words did not all stay.
    """

    item: Any
    differ: tuple[str, ...] = ()
    first_lost: bool = False
    second_lost: bool = False


def alike(path: str, one: Any, two: Any) -> bool:
    """
    Return whether two entries of the list at *path* are one thing.
    """
    return _ALIKE[path](one, two)


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
        return Combined(item=one, second_lost=not same(one, two))
    changes: dict[str, Any] = {}
    differ: list[str] = []
    first_lost = second_lost = False
    for field in attrs.fields(type(one)):
        mine, theirs = getattr(one, field.name), getattr(two, field.name)
        if same(mine, theirs) or _says_nothing(field, theirs):
            continue
        if _says_nothing(field, mine) or (theirs in _PHONES and mine is ContactKind.PHONE):
            changes[field.name] = theirs
            continue
        taken = _is_better(field.name, mine, theirs)
        if taken:
            changes[field.name] = theirs
        first_lost, second_lost = first_lost or taken, second_lost or not taken
        if f"{path}.{field.name}" not in _QUIET and not same_meaning(field.name, mine, theirs):
            differ.append(field.name)
    item = attrs.evolve(one, **changes)
    return Combined(item=item, differ=tuple(differ), first_lost=first_lost, second_lost=second_lost)


def _says_nothing(field: attrs.Attribute[Any], value: object) -> bool:
    return blank(value) or (field.default is not attrs.NOTHING and same(value, default_of(field)))


def _is_better(name: str, mine: Any, theirs: Any) -> bool:
    if name in ("withdrawn_on", "valid_until"):
        return bool(theirs < mine)
    return name == "name" and len(theirs.strip()) > len(mine.strip())


_PHONES: Final = (ContactKind.MOBILE, ContactKind.HOME_PHONE, ContactKind.EXTRA_PHONE)
"""A phone that is also known to be one of these is one of these."""

_QUIET: Final = frozenset(
    (
        *("contacts.kind", "contacts.value", "contacts.note", "bank_accounts.account", "addresses.text"),
        *("people.name", "consents.document", "tasks.text", "person.relatives.name", "person.children.name"),
    )
)
"""What two entries are known by, and notes: other words for it are no disagreement."""


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
    return _agree(one.given_on, two.given_on) and not (given and withdrawn and withdrawn < given)


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
