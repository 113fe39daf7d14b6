"""
Digests: what of a card is compared with others, small enough to keep a million of them on disk.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterator
from typing import Final, NamedTuple

from cjmkit.codes import email, inn, kpp, ogrn, ogrnip, phone
from cjmkit.dedupe.normal import address_words, firm_name, form_family, person_name
from cjmkit.model import CardKind, ClientCard, ContactKind

__all__ = ["BLOCK_KINDS", "Digest", "digest_of", "packed", "unpacked"]

BLOCK_KINDS: Final = ("inn", "ogrn", "phone", "email", "name", "person", "address", "domain", "skeleton")
"""What cards are brought together by, the surest first."""

_VOWELS: Final = str.maketrans("", "", "аеиоуыэюяйьъaeiouy ")
_SHORTEST_SKELETON: Final = 4


class Digest(NamedTuple):
    """
    A card in normal forms; what is not known is empty.

    *inn* and *ogrn* are numbers that are right; *typed_inn* is one that is wrong, as it stands. *family* is the
    family of the legal form. *keys* are (kind, value) pairs, the surest first.
    """

    inn: str
    typed_inn: str
    kpp: str
    ogrn: str
    person: bool
    family: str
    name: str
    sorted_name: str
    last_name: str
    other_names: tuple[str, ...]
    born: str
    phones: tuple[str, ...]
    emails: tuple[str, ...]
    domains: tuple[str, ...]
    addresses: tuple[str, ...]
    city: str
    branch: bool
    keys: tuple[tuple[int, str], ...]


def digest_of(card: ClientCard) -> Digest:
    """
    Return what of *card* is compared with others.
    """
    number, typed = _inn(card.requisites.inn)
    person = card.kind is CardKind.PERSON or (card.kind is None and card.person is not None and not card.short_name)
    firm = firm_name(card.short_name or card.full_name or "")
    own = person_name(card.person.name or "") if card.person is not None else person_name(firm.text if person else "")
    emails = tuple(dict.fromkeys(_emails(card)))
    digest = Digest(
        inn=number,
        typed_inn=typed,
        kpp=_right(kpp.check(card.requisites.kpp or "")),
        ogrn=_right(ogrn.check(card.requisites.ogrn or "")) or _right(ogrnip.check(card.requisites.ogrnip or "")),
        person=person,
        family=form_family(card.legal_form) or firm.family or ("ИП" if card.kind is CardKind.SOLE_PROPRIETOR else ""),
        name=firm.text,
        sorted_name=firm.sorted,
        last_name=own.last,
        other_names=own.others,
        born=card.person.birth_date.isoformat() if card.person is not None and card.person.birth_date else "",
        phones=tuple(dict.fromkeys(_phones(card))),
        emails=emails,
        domains=tuple(
            dict.fromkeys(domain for one in emails if (domain := one.rpartition("@")[2]) not in email.PUBLIC_DOMAINS)
        ),
        addresses=tuple(
            dict.fromkeys(words for one in card.addresses if one.text and (words := address_words(one.text)))
        ),
        city=(card.city or "").casefold().removeprefix("г. ").replace("ё", "е"),
        branch=bool(card.branch_of),
        keys=(),
    )
    return digest._replace(keys=tuple(dict.fromkeys(_keys(digest))))


def _inn(text: str | None) -> tuple[str, str]:
    if not text:
        return "", ""
    verdict = inn.check(text)
    if verdict.ok and verdict.normalized:
        return verdict.normalized, ""
    return "", inn.compact(text)[:20]


def _right(verdict: object) -> str:
    ok, normalized = getattr(verdict, "ok", None), getattr(verdict, "normalized", None)
    return normalized if ok is not False and isinstance(normalized, str) else ""


def _phones(card: ClientCard) -> Iterator[str]:
    for contact in card.contacts:
        if contact.is_phone and contact.kind is not ContactKind.FAX:
            digits = contact.national10
            if digits is None:
                found = phone.check(contact.value).normalized or ""
                digits = found[2:] if found.startswith("+7") else found[1:]
            if digits:
                yield f"{digits}/{contact.extension}" if contact.extension else digits


def _emails(card: ClientCard) -> Iterator[str]:
    for contact in card.contacts_of(ContactKind.EMAIL):
        verdict = email.check(contact.value)
        if verdict.ok is not False and verdict.normalized:
            yield verdict.normalized.casefold()


def _keys(digest: Digest) -> Iterator[tuple[int, str]]:
    values = {
        "inn": (digest.inn,),
        "ogrn": (digest.ogrn,),
        "phone": digest.phones,
        "email": digest.emails,
        "name": (digest.sorted_name,) if not digest.person else (),
        "person": (_person_key(digest),),
        "address": digest.addresses,
        "domain": digest.domains,
        "skeleton": (_skeleton(digest),),
    }
    for index, kind in enumerate(BLOCK_KINDS):
        for value in values[kind]:
            if value:
                yield index, value


def _person_key(digest: Digest) -> str:
    return f"{digest.last_name} {digest.other_names[0][:1]}" if digest.last_name and digest.other_names else ""


def _skeleton(digest: Digest) -> str:
    """
    Return the consonants of a firm's name with its town: a mistyped vowel or a doubled letter changes nothing.
    """
    if digest.person:
        return ""
    bones = digest.sorted_name.translate(_VOWELS)
    bones = "".join(letter for at, letter in enumerate(bones) if letter != bones[at - 1 : at])
    return bones if len(bones) >= _SHORTEST_SKELETON else ""


def packed(digest: Digest) -> bytes:
    """
    Return *digest* as bytes for the temporary database.
    """
    return marshal.dumps(tuple(digest))


def unpacked(data: bytes) -> Digest:
    """
    Return the digest that was packed.
    """
    return Digest(*marshal.loads(data))
