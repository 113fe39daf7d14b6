"""
The search: whose the key is, what else the base proves to be theirs, and whether that is one subject.

The base is walked until nothing new is learnt: a card that the key fits may hold an ИНН, which another card has, too,
whose e-mail stands on a third. Only what belongs to the subject is kept in memory.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import attrs

from cjmkit.errors import ConfigError
from cjmkit.findings import Location
from cjmkit.model import ClientCard
from cjmkit.privacy.erasing import catalogue as rules
from cjmkit.privacy.erasing.base import Base
from cjmkit.privacy.erasing.identity import Identity, contact_value, identity_of
from cjmkit.privacy.erasing.keys import SubjectKey, folded_name

__all__ = ["Found", "search"]


@attrs.frozen(kw_only=True, repr=False)
class Found:
    """
    Whom the key fits: *clients* by their cards, and in all *identity*. *shared* are contacts of theirs that others
    have, too. *by_name* says that a bare name is known to be theirs.
    """

    key: SubjectKey
    clients: tuple[Identity, ...]
    identity: Identity
    shared: frozenset[str]
    by_name: bool

    def is_client(self, card: ClientCard) -> bool:
        """
        Return whether *card* is the subject's own.
        """
        told = identity_of(card)
        return _fits(self.key, told) or any(client.is_same(told) for client in self.clients)


def search(base: Base, key: SubjectKey, *, everybody: bool = False) -> Found:
    """
    Return whom *key* fits in *base*.

    Raises:
        ConfigError: it fits several subjects, and *everybody* is not wanted.

    """
    clients = _grown(base, key)
    holders = _Holders(key, clients)
    for line in base.lines():
        if line.card is not None:
            holders.look(line.card)
    if not everybody and holders.ambiguous:
        raise ConfigError(
            rules.AMBIGUOUS.finding(Location(source=base.name), clients=len(clients), companies=len(holders.companies))
        )
    return Found(
        key=key,
        clients=tuple(clients),
        identity=holders.identity,
        shared=holders.shared(companies=not everybody),
        by_name=everybody or (key.kinds == ("name",)),
    )


def _grown(base: Base, key: SubjectKey) -> list[Identity]:
    """
    Return the clients whom the key fits, each with all that their cards prove.
    """
    clients: list[Identity] = []
    before: set[Identity] | None = None
    while before != set(clients):
        before, known = set(clients), clients
        # From the start each time, so that no card is taken for a second one like itself.
        clients = []
        for line in base.lines():
            if line.card is None:
                continue
            told = identity_of(line.card)
            if _fits(key, told) or any(client.is_same(told) for client in known):
                _join(clients, told)
    return clients


def _join(clients: list[Identity], told: Identity) -> None:
    """
    Put *told* among *clients*, made one with those that are the same; what both tell may fit a third.
    """
    while same := [client for client in clients if client.is_same(told)]:
        for client in same:
            clients.remove(client)
            told = told.with_(client)
    clients.append(told)


def _fits(key: SubjectKey, told: Identity) -> bool:
    """
    Return whether a client has one of the keys, and contradicts none.
    """
    inns = {value for kind, value in told.proofs if kind == "inn"}
    answers = [
        _answer(key.inn, inns),
        _answer(key.id, told.ids),
        _named(key.name, told),
    ]
    if False in answers:
        return False
    # A person may have more phones than the card has, so a missing one contradicts nothing; a company's is no client.
    has_contact = told.person and bool(told.contacts & {key.phone, key.email})
    return True in answers or has_contact


def _answer(wanted: str | None, there: frozenset[str] | set[str]) -> bool | None:
    return None if wanted is None or not there else wanted in there


def _named(wanted: str | None, told: Identity) -> bool | None:
    if wanted is None or not told.names:
        return None
    if not told.person:
        return wanted in told.names
    words = set(wanted.split())
    return any(words.issuperset(name.split()) or words.issubset(name.split()) for name in told.names)


class _Holders:
    """
    Counts who else has what is the subject's.
    """

    def __init__(self, key: SubjectKey, clients: list[Identity]) -> None:
        self.companies: set[str] = set()
        self.identity = _union(key, clients)
        self._key = key
        self._clients = clients
        self._people_with: set[str] = set()
        self._companies_with: defaultdict[str, set[str]] = defaultdict(set)

    def look(self, card: ClientCard) -> None:
        """
        Count *card*, unless it is the subject's own.
        """
        told = identity_of(card)
        if _fits(self._key, told) or any(client.is_same(told) for client in self._clients):
            return
        values = frozenset(value for contact in card.contacts if (value := contact_value(contact)) is not None)
        common = values & self.identity.contacts
        if told.person:
            self._people_with |= common
        for value in () if told.person else common:
            self._companies_with[value].add(_company(card, told))
        by_contact = not told.person and bool(common & {self._key.phone, self._key.email})
        # A name beside a contact of theirs is theirs; alone it may be a namesake's.
        if by_contact or (not common and self._names_them(card)):
            self.companies.add(_company(card, told))

    @property
    def ambiguous(self) -> bool:
        """
        Whether the key fits more than one subject.
        """
        if len(self._clients) != 1:
            return len(self._clients) + len(self.companies) > 1
        if len(self._key.kinds) > 1:
            return False
        # One company lists the phones of its people; a number that several list is a switchboard's.
        return len(self.companies) > (0 if self._key.name is not None else 1)

    def shared(self, *, companies: bool) -> frozenset[str]:
        """
        Return the contacts that are other people's, too, and those that several *companies* list.
        """
        listed = {value for value, those in self._companies_with.items() if len(those) > 1}
        return frozenset(self._people_with | (listed if companies else set()))

    def _names_them(self, card: ClientCard) -> bool:
        return self._key.name is not None and any(self._is_named(name) for name in _people(card))

    def _is_named(self, name: str) -> bool:
        return set((self._key.name or "").split()).issubset(folded_name(name).split())


def _union(key: SubjectKey, clients: list[Identity]) -> Identity:
    person = not clients or any(client.person for client in clients)
    found = Identity(
        person=person,
        contacts=frozenset(value for value in (key.phone, key.email) if value),
        names=frozenset((key.name,) if key.name else ()),
        ids=frozenset((key.id,) if key.id else ()),
        numbers=frozenset((key.inn,) if key.inn else ()),
    )
    for client in clients:
        found = found.with_(client)
    return found


def _people(card: ClientCard) -> Iterator[str]:
    yield from (person.name for person in card.people if person.name)


def _company(card: ClientCard, told: Identity) -> str:
    """
    Return what tells a company from others, and its branches not.
    """
    return next((value for _, value in told.proofs), card.id or " ".join(sorted(told.names)))
