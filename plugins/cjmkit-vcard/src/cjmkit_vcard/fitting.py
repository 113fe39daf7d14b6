"""
Fitting: a card as a vCard can hold it, and what got lost on the way.

The writer writes a fitted card and nothing is lost after that: a reader gets the very card back.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any, Final, TypeVar

import attrs

from cjmkit.findings import Texts
from cjmkit.model import (
    Address,
    BankAccount,
    ClientCard,
    Contact,
    ImageRef,
    LoyaltyCard,
    Person,
    PersonDetails,
    Relative,
    Role,
    Term,
)
from cjmkit.plugins import Losses

__all__ = ["fit"]

T = TypeVar("T")

_NO_PLACE: Final = Texts(
    "в визитке для этого нет места: такие данные не для адресной книги",
    "a contact card has no place for it: such data is not for an address book",
)
_EMPTY: Final = Texts("пустое значение не записывается", "an empty value is not written")
_SIGNS: Final = Texts(
    "управляющие знаки и одиночные суррогаты в vCard не пишутся, возврат каретки записан переводом строки",
    "control characters and lone surrogates are not written to a vCard, a carriage return becomes a line feed",
)
_PATH: Final = Texts(
    "путь к файлу понятен только на своём компьютере", "a path to a file means something on its own computer only"
)
_MEDIA: Final = Texts("вид рисунка записан не как image/…", "the media type of the picture is not image/…")
_LEFT_OUT: Final = Texts("рисунки не записаны по настройке photos", "pictures are left out by the option photos")
_MICROSECONDS: Final = Texts("REV хранит время до секунды", "REV holds the time to the second")
_PHONE_ONLY: Final = Texts("добавочный бывает только у телефона", "only a phone has an extension")
_OTHER_PATHS: Final = Texts(
    "в визитку попадают только имя, отчество, фамилия, пол, день рождения и родственники",
    "a contact card holds names, sex, birthday and relatives only",
)

# What no file of text may hold: RFC 6350, 3.3 leaves out every control character but the tab.
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_MEDIA_TYPE: Final = re.compile(r"image/[a-z0-9][a-z0-9.+-]*")
_NEVER: Final = {"average_check": None, "next_contact_on": None, "consents": (), "tasks": (), "origin": None}
_PERSONAL: Final = (
    *("passport", "place_of_study", "education", "family_status", "children_count", "children", "income"),
)
_TEXTS: Final = (
    *("id", "full_name", "short_name", "legal_form", "branch_of", "industry", "city", "referred_by", "manager"),
    "comment",
)


def fit(card: ClientCard, losses: Losses, *, photos: bool = True) -> ClientCard:
    """
    Return *card* without what a vCard cannot hold; *losses* counts it.
    """
    fitting = _Fitting(losses)
    kept: dict[str, Any] = {name: fitting.text(name, getattr(card, name)) for name in _TEXTS}
    for name, nothing in _NEVER.items():
        if getattr(card, name) != nothing:
            fitting.lose(name, _NO_PLACE)
        kept[name] = nothing
    for name in card.tables:
        fitting.lose(f"tables.{name}", _NO_PLACE)
    if card.version != 1:
        fitting.lose("version", _NO_PLACE)
    kept |= {
        "version": 1,
        "tables": {},
        "requisites": fitting.texts("requisites", card.requisites),
        "bank_accounts": fitting.parts("bank_accounts", card.bank_accounts, BankAccount()),
        "addresses": fitting.parts("addresses", card.addresses, Address()),
        "people": fitting.parts("people", card.people, Person(role=Role.CONTACT)),
        "contacts": fitting.contacts(card.contacts),
        "person": fitting.person(card.person),
        "source": fitting.term("source", card.source),
        "status": fitting.term("status", card.status),
        "tags": fitting.tags(card.tags),
        "loyalty_card": fitting.whole("loyalty_card", card.loyalty_card, LoyaltyCard()),
        "logo": fitting.image("logo", card.logo, photos=photos),
        "photo": fitting.image("photo", card.photo, photos=photos),
        "custom": fitting.custom(card.custom),
        "updated_at": fitting.moment(card.updated_at),
    }
    fitting.close()
    return attrs.evolve(card, **kept)


class _Fitting:
    """
    Fits the parts of one card; a path that lost something twice is counted once.
    """

    def __init__(self, losses: Losses) -> None:
        self._losses = losses
        self._lost: dict[tuple[str, Texts], None] = {}
        self._counts: dict[str, int] = {}

    def lose(self, path: str, reason: Texts) -> None:
        self._lost[path, reason] = None

    def close(self) -> None:
        for path, reason in self._lost:
            self._losses.note(path, reason)

    def clean(self, path: str, text: str) -> str:
        if not _CONTROL.search(text):
            return text
        self.lose(path, _SIGNS)
        return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))

    def text(self, path: str, value: str | None) -> str | None:
        if value is None:
            return None
        cleaned = self.clean(path, value)
        if cleaned:
            return cleaned
        self.lose(path, _EMPTY)
        return None

    def texts(self, path: str, part: T) -> T:
        """
        Return *part* with its fields of text cleaned.
        """
        changed = {}
        for field in attrs.fields(type(part)):  # type: ignore[arg-type] # a part of a card
            value = getattr(part, field.name)
            if isinstance(value, str):
                kept = self.text(f"{path}.{field.name}", value)
                if kept is not value:
                    changed[field.name] = kept
        return attrs.evolve(part, **changed) if changed else part  # type: ignore[misc]

    def parts(self, path: str, parts: tuple[T, ...], nothing: T) -> tuple[T, ...]:
        """
        Return *parts* cleaned, without those that hold no more than *nothing* does.
        """
        kept = []
        for part in parts:
            fitted = self.texts(path, part)
            if _told(fitted) <= _told(nothing):
                self.lose(path, _EMPTY)
            else:
                kept.append(fitted)
        return tuple(kept)

    def whole(self, path: str, part: T | None, nothing: T) -> T | None:
        if part is None:
            return None
        fitted = self.texts(path, part)
        if fitted == nothing:
            self.lose(path, _EMPTY)
            return None
        return fitted

    def contacts(self, contacts: tuple[Contact, ...]) -> tuple[Contact, ...]:
        kept = []
        for contact in contacts:
            if contact.extension and not contact.is_phone:
                self.lose("contacts.extension", _PHONE_ONLY)
                contact = attrs.evolve(contact, extension=None)
            value = self.text("contacts.value", contact.value)
            if value is None:
                self.lose("contacts", _EMPTY)
                continue
            kept.append(self.texts("contacts", attrs.evolve(contact, value=value)))
        return tuple(kept)

    def person(self, person: PersonDetails | None) -> PersonDetails | None:
        if person is None:
            return None
        nothing = PersonDetails()
        for name in _PERSONAL:
            if getattr(person, name) != getattr(nothing, name):
                self.lose(f"person.{name}", _OTHER_PATHS)
        relatives = self.parts("person.relatives", person.relatives, Relative())
        blank = {name: getattr(nothing, name) for name in _PERSONAL}
        return self.whole("person", attrs.evolve(person, relatives=relatives, **blank), nothing)

    def term(self, path: str, term: Term | None) -> Term | None:
        if term is None:
            return None
        label = self.clean(f"{path}.label", term.label)
        return Term(label=label, id=self.text(f"{path}.id", term.id))

    def tags(self, tags: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(kept for kept in (self.text("tags", tag) for tag in tags) if kept is not None)

    def image(self, path: str, image: ImageRef | None, *, photos: bool) -> ImageRef | None:
        if image is None:
            return None
        if not photos:
            self.lose(path, _LEFT_OUT)
            return None
        if image.path is not None:
            self.lose(f"{path}.path", _PATH)
        media = image.media_type
        if media is not None and not _MEDIA_TYPE.fullmatch(media):
            self.lose(f"{path}.media_type", _MEDIA)
            media = None
        url = self.text(f"{path}.url", image.url)
        if url is None and image.data is None:
            self.lose(path, _EMPTY)
            return None
        return ImageRef(url=url, data=image.data, media_type=media)

    def custom(self, custom: Mapping[str, Any]) -> dict[str, Any]:
        kept: dict[str, Any] = {}
        for name, value in custom.items():
            path = f"custom.{name}"
            fitted = value
            if isinstance(value, str):
                fitted = self.clean(path, value)
            elif isinstance(value, tuple):
                fitted = tuple(self.clean(path, item) for item in value)
            kept[self._name(name, kept, path)] = fitted
        return kept

    def _name(self, name: str, taken: dict[str, Any], path: str) -> str:
        # Two names that only differ in what is cleaned away would become one.
        cleaned = self.clean(path, name)
        number = self._counts.get(cleaned, 1)
        while (unique := cleaned if number == 1 else f"{cleaned} {number}") in taken:
            number += 1
            self.lose(path, _SIGNS)
        self._counts[cleaned] = number
        return unique

    def moment(self, moment: dt.datetime | None) -> dt.datetime | None:
        if moment is None or not moment.microsecond:
            return moment
        self.lose("updated_at", _MICROSECONDS)
        return moment.replace(microsecond=0)


def _told(part: object) -> frozenset[str]:
    """
    Return the names of the fields of *part* that hold anything.
    """
    return frozenset(
        field.name
        for field in attrs.fields(type(part))  # type: ignore[arg-type] # a part of a card
        if getattr(part, field.name) not in (None, ())
    )
