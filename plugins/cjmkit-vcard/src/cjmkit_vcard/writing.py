"""
Writing: a fitted card as the lines of a vCard.

3.0 is RFC 2426, 4.0 is RFC 6350. Standard properties serve the address books of phones; what they have no
name for stands in ``X-`` properties, which are the truth when the file is read again.
"""

from __future__ import annotations

import base64
import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import BinaryIO, Final

from cjmkit.model import (
    Address,
    CardKind,
    ClientCard,
    Contact,
    ContactKind,
    FieldValue,
    ImageRef,
    Person,
    PersonDetails,
    Relative,
    Sex,
    Term,
)
from cjmkit.plugins import Loss, Losses, Progress
from cjmkit.plugins.progress import ticking
from cjmkit_vcard import names
from cjmkit_vcard.fitting import fit
from cjmkit_vcard.notes import join_note
from cjmkit_vcard.options import VCardWriteOptions
from cjmkit_vcard.streets import street_of
from cjmkit_vcard.syntax import escape, fold, spell
from cjmkit_vcard.values import pause

__all__ = ["write_cards"]

_NAMELESS: Final = "Без имени"
_E164: Final = re.compile(r"\+[0-9]{5,15}")
_EXTENSION: Final = re.compile(r"[0-9]{1,7}")
_URI: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s\\]*")
_LINK: Final = re.compile(r"[^\s\\]+")
_SERVICES: Final = {
    "vk.com": "vk",
    "ok.ru": "ok",
    "t.me": "telegram",
    "wa.me": "whatsapp",
    "youtube.com": "youtube",
    "instagram.com": "instagram",
    "facebook.com": "facebook",
    "linkedin.com": "linkedin",
}


def write_cards(
    cards: Iterable[ClientCard], stream: BinaryIO, options: VCardWriteOptions, progress: Progress
) -> Sequence[Loss]:
    """
    Write a vCard for every card to *stream*; return what was lost.
    """
    losses = Losses()
    for card in ticking(cards, progress):
        fitted = fit(card, losses, photos=options.photos == "inline")
        stream.write(b"".join(map(fold, _Writer(fitted, options).lines())))
    return losses.list()


class _Writer:
    def __init__(self, card: ClientCard, options: VCardWriteOptions) -> None:
        self._card = card
        self._options = options
        self._new = options.version == "4.0"
        self._groups = 0

    def lines(self) -> Iterator[str]:
        card = self._card
        yield "BEGIN:VCARD"
        yield f"VERSION:{self._options.version}"
        yield f"PRODID:{names.OURS}0.1//RU"
        yield from self._who()
        yield from self._names()
        for contact in card.contacts:
            yield from self._contact(contact)
        for address in card.addresses:
            yield from self._address(address)
        yield from self._people()
        yield from self._person()
        if card.tags:
            yield spell("CATEGORIES", ",".join(map(escape, card.tags)))
        yield from self._requisites()
        yield from self._rest()
        note = join_note(card, with_requisites=self._options.requisites_in_note)
        if note is not None:
            yield spell("NOTE", escape(note))
        yield from self._image("LOGO", card.logo)
        yield from self._image("PHOTO", card.photo)
        if card.updated_at is not None:
            yield spell("REV", self._moment(card.updated_at))
        yield "END:VCARD"

    def _group(self) -> str:
        self._groups += 1
        return f"item{self._groups}"

    def _who(self) -> Iterator[str]:
        card = self._card
        if card.id is not None:
            yield self._text("X-ID", card.id)
        uid = card.id or names.derived_uid(card.requisites)
        if uid is not None and self._new and not _URI.fullmatch(uid):
            yield spell("UID", escape(uid), [("VALUE", "text")])
        elif uid is not None:
            yield spell("UID", uid if self._new else escape(uid))
        if card.kind is not None:
            yield spell("X-CLIENT-KIND", card.kind.value)
        if self._new:
            yield spell("KIND", "org" if names.is_company(card) else "individual")
        elif names.is_company(card):
            yield "X-ABShowAs:COMPANY"

    def _names(self) -> Iterator[str]:
        card = self._card
        person = card.person or PersonDetails()
        parts = ";".join(escape(part or "") for part in (person.last_name, person.first_name, person.patronymic))
        company = names.is_company(card)
        # An organisation that has an N is shown under a person's name.
        yield spell("N", ";;;;" if company else f"{parts};;")
        if company and person.name:
            yield spell("X-PERSON-NAME", parts)
        yield self._text("FN", card.name or person.name or _NAMELESS)
        organisation = card.short_name or card.full_name
        if organisation and card.kind is not CardKind.PERSON:
            yield self._text("ORG", organisation)
        for name, field in names.TEXTS.items():
            value = getattr(card, field)
            if value is not None:
                yield self._text(name, value)

    def _text(self, name: str, value: str, group: str = "") -> str:
        return spell(name, escape(value), (), group)

    def _contact(self, contact: Contact) -> Iterator[str]:
        group = self._group() if contact.note is not None else ""
        if contact.is_phone:
            yield self._phone(contact, group)
        elif contact.kind is ContactKind.EMAIL:
            params = [] if self._new else [("TYPE", "INTERNET")]
            yield spell("EMAIL", escape(contact.value), [*params, *self._preferred(contact)], group)
        elif contact.kind is ContactKind.WEBSITE:
            yield self._link("URL", contact.value, self._preferred(contact), group)
        elif contact.kind is ContactKind.SOCIAL:
            params = [("TYPE", service)] if (service := _service(contact.value)) else []
            yield self._link("X-SOCIALPROFILE", contact.value, [*params, *self._preferred(contact)], group)
        else:
            name = "IMPP" if _URI.fullmatch(contact.value) else "X-MESSENGER"
            yield self._link(name, contact.value, self._preferred(contact), group)
        if contact.note is not None:
            yield self._text("X-ABLabel", contact.note, group)

    def _preferred(self, contact: Contact) -> list[tuple[str, str]]:
        if not contact.shown:
            return []
        return [("PREF", "1")] if self._new else [("TYPE", "PREF")]

    def _phone(self, contact: Contact, group: str) -> str:
        types = names.PHONE_TYPES[contact.kind]
        params = [("TYPE", one.lower() if self._new else one) for one in types] + self._preferred(contact)
        value, extension = contact.value, contact.extension
        plain = extension is None or bool(_EXTENSION.fullmatch(extension))
        if self._new and plain and _E164.fullmatch(value):
            value = f"tel:{value}" + (f";ext={extension}" if extension else "")
            return spell("TEL", value, [("VALUE", "uri"), *params], group)
        if self._new:
            params.insert(0, ("VALUE", "text"))
        # A pause is what phones dial an extension by; where it would be misread, a parameter tells.
        text = f"{value},{extension}" if plain and extension else value
        if pause(text) != (value, extension):
            text, params = value, [*params, ("X-EXT", extension or "")]
        return spell("TEL", escape(text), params, group)

    def _link(self, name: str, value: str, params: Sequence[tuple[str, str]], group: str = "") -> str:
        # RFC 6350 leaves a URI as it is; readers of 3.0 undo escapes in every value, and cut at a bare comma.
        if not self._new:
            return spell(name, escape(value), params, group)
        if _LINK.fullmatch(value):
            return spell(name, value, params, group)
        return spell(name, escape(value), [("VALUE", "text"), *params], group)

    def _address(self, address: Address) -> Iterator[str]:
        group = self._group()
        types = ["WORK" if self._card.kind is not CardKind.PERSON else "HOME"]
        if address.kind in names.ADDRESS_TYPES:
            types.append(names.ADDRESS_TYPES[address.kind])
        params = [("TYPE", one.lower() if self._new else one) for one in types]
        parts = (address.city, address.region, address.postal_code, address.country)
        value = ";".join(["", "", escape(street_of(address)), *(escape(part or "") for part in parts)])
        if self._new and address.text is not None:
            params.append(("LABEL", address.text))
        yield spell("ADR", value, params, group)
        if not self._new and address.text is not None:
            yield spell("LABEL", escape(address.text), params, group)
        if address.kind in names.ADDRESS_LABELS:
            yield self._text("X-ABLabel", names.ADDRESS_LABELS[address.kind], group)

    def _people(self) -> Iterator[str]:
        for person in self._card.people:
            label = person.position or names.ROLE_LABELS[person.role]
            yield from self._related(person, label, ("X-ROLE", person.role.value))

    def _related(self, person: Person | Relative, label: str, mark: tuple[str, str]) -> Iterator[str]:
        group = self._group()
        if self._new:
            kind = "contact" if isinstance(person, Person) else "kin"
            yield spell("RELATED", escape(person.name or ""), [("VALUE", "text"), ("TYPE", kind)], group)
        else:
            yield self._text("X-ABRELATEDNAMES", person.name or "", group)
        yield self._text("X-ABLabel", label, group)
        yield self._text(*mark, group)
        for name, field in names.RELATED.items():
            value = getattr(person, field, None)
            if value is not None:
                yield self._text(name, value, group)

    def _person(self) -> Iterator[str]:
        person = self._card.person
        if person is None:
            return
        if person.birth_date is not None:
            yield spell("BDAY", self._date(person.birth_date))
        if person.sex is not None:
            letter = "M" if person.sex is Sex.MALE else "F"
            yield spell("GENDER" if self._new else "X-GENDER", letter)
        for relative in person.relatives:
            yield from self._related(relative, relative.relation or "Родственник", ("X-ROLE", "relative"))

    def _date(self, date: dt.date) -> str:
        text = date.isoformat()[:10]
        return text.replace("-", "") if self._new else text

    def _moment(self, moment: dt.datetime) -> str:
        text = moment.isoformat().removesuffix("+00:00")
        zone = "Z" if moment.isoformat() != text else ""
        if not self._new:
            return text + zone
        # The basic format, in which only the date loses its hyphens: a minus may stand before the offset.
        return text[:10].replace("-", "") + text[10:].replace(":", "") + zone

    def _requisites(self) -> Iterator[str]:
        for name, field in names.REQUISITES.items():
            value = getattr(self._card.requisites, field)
            if value is not None:
                yield self._text(name, value)
        for account in self._card.bank_accounts:
            group = self._group()
            for name, field in names.ACCOUNT.items():
                value = getattr(account, field)
                if value is not None:
                    yield self._text(name, value, group)

    def _rest(self) -> Iterator[str]:
        card = self._card
        for name, term in (("X-SOURCE", card.source), ("X-STATUS", card.status)):
            if term is not None:
                yield _term(name, term)
        if card.loyalty_card is not None:
            for name, field in names.LOYALTY.items():
                value = getattr(card.loyalty_card, field)
                if value is not None:
                    yield self._text(name, str(value))
        for name, value in card.custom.items():
            yield _custom(name, value)

    def _image(self, name: str, image: ImageRef | None) -> Iterator[str]:
        if image is None:
            return
        media = image.media_type
        if image.url is not None:
            yield self._picture_link(name, image.url, media)
        if image.data is not None:
            encoded = base64.b64encode(image.data).decode()
            if self._new:
                yield spell(name, f"data:{media or ''};base64,{encoded}")
            else:
                yield spell(name, encoded, [("ENCODING", "b"), *_image_type(media)])

    def _picture_link(self, name: str, url: str, media: str | None) -> str:
        kind = _image_type(media) if not self._new else [("MEDIATYPE", media)] if media else []
        # What begins as the data of a picture do would be read as those.
        if url.lower().startswith("data:") or (self._new and not _LINK.fullmatch(url)):
            return spell(name, escape(url), [("VALUE", "text"), *kind])
        return spell(name, url if self._new else escape(url), [("VALUE", "uri"), *kind])


def _image_type(media: str | None) -> list[tuple[str, str]]:
    return [("TYPE", media.removeprefix("image/").upper())] if media else []


def _service(link: str) -> str | None:
    host = link.partition("://")[2].partition("/")[0].lower().removeprefix("www.")
    return _SERVICES.get(host)


def _term(name: str, term: Term) -> str:
    return spell(name, escape(term.label), [] if term.id is None else [("X-ID", term.id)])


def _custom(name: str, value: FieldValue) -> str:
    kind, parts = _typed(value)
    return spell("X-FIELD", ";".join(map(escape, (name, *parts))), [("X-TYPE", kind)] if kind else [])


def _typed(value: FieldValue) -> tuple[str, tuple[str, ...]]:
    if isinstance(value, str):
        return "", (value,)
    if isinstance(value, tuple):
        return "list", value
    if isinstance(value, bool):
        return "boolean", ("true" if value else "false",)
    if isinstance(value, (dt.date, dt.datetime)):
        return "datetime" if isinstance(value, dt.datetime) else "date", (value.isoformat(),)
    kind = "decimal" if isinstance(value, Decimal) else "integer" if isinstance(value, int) else "float"
    return kind, (str(value),)
