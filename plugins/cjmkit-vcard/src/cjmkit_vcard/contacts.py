"""
Contacts: telephones, e-mails, links and messengers.
"""

from __future__ import annotations

from typing import Final

import attrs

from cjmkit.codes import phone
from cjmkit.model import Contact, ContactKind
from cjmkit_vcard import catalogue as rules
from cjmkit_vcard.desk import Desk
from cjmkit_vcard.syntax import Property
from cjmkit_vcard.values import pause, tel_of

__all__ = ["Contacts"]

_K: Final = ContactKind
_LINKS: Final = {
    "URL": _K.WEBSITE,
    "IMPP": _K.MESSENGER,
    "X-MESSENGER": _K.MESSENGER,
    "X-SOCIALPROFILE": _K.SOCIAL,
    "SOCIALPROFILE": _K.SOCIAL,
}
_SERVICES: Final = {
    "X-SKYPE": "Skype",
    "X-SKYPE-USERNAME": "Skype",
    "X-ICQ": "ICQ",
    "X-JABBER": "Jabber",
    "X-AIM": "AIM",
    "X-TELEGRAM": "Telegram",
    "X-WHATSAPP": "WhatsApp",
    "X-VIBER": "Viber",
}
"""Names that programs used before there was an IMPP."""

_BUILT_IN: Final = "_$!<"
"""How Apple begins a label that is no text of the user's, as ``_$!<HomePage>!$_``."""


class Contacts:
    """
    Gathers the contacts of one vCard in their order.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._found: list[Contact] = []

    def list(self) -> tuple[Contact, ...]:
        """
        Return what was gathered.
        """
        return tuple(self._found)

    def take(self, prop: Property) -> bool:
        """
        Take *prop* if it is a contact; tell whether it was.
        """
        name = prop.name
        if name == "TEL":
            self._phone(prop)
        elif name == "EMAIL":
            self._add(prop, _K.EMAIL, self._desk.cleaned("email", self._desk.text(prop), prop))
        elif name in _LINKS:
            self._add(prop, _LINKS[name], self._desk.text(prop))
        elif name in _SERVICES:
            self._add(prop, _K.MESSENGER, self._desk.text(prop), note=_SERVICES[name])
        else:
            return False
        return True

    def _add(
        self, prop: Property, kind: ContactKind, value: str, *, extension: str | None = None, note: str | None = None
    ) -> None:
        if not value.strip() and not self._desk.ours:
            return
        label = self._desk.beside(prop, "X-ABLABEL")
        if label is not None and not label.startswith(_BUILT_IN):
            note = label if note is None else f"{label}, {note}"
        shown = "pref" in prop.types or prop.param("PREF") is not None
        self._found.append(Contact(kind=kind, value=value, extension=extension, note=note, shown=shown))

    def _phone(self, prop: Property) -> None:
        kind = _kind(prop.types)
        text, extension = tel_of(prop, old=self._desk.old)
        told = prop.param("X-EXT")
        if told is not None:
            extension = told or None
        elif extension is None:
            text, extension = pause(text)
        if self._desk.ours:
            self._add(prop, kind, text, extension=extension)
        else:
            self._strange_phone(prop, kind, text, extension)

    def _strange_phone(self, prop: Property, kind: ContactKind, text: str, extension: str | None) -> None:
        phones, rest = phone.scan(text)
        field = kind.value
        if not phones or (rest and len(phones) == 1):
            self._add(prop, kind, text, extension=extension)
            return
        if len(phones) > 1:
            self._desk.say(rules.SEVERAL_PHONES, prop, field=field, count=len(phones), value=text)
        for index, one in enumerate(phones):
            self._add(prop, kind, one.number, extension=one.extension or (extension if index == 0 else None))
            if rest:
                last = self._found[-1]
                self._found[-1] = attrs.evolve(last, note=", ".join(filter(None, (last.note, rest))))
        if len(phones) == 1 and phones[0].number != text:
            self._desk.say(rules.CLEANED, prop, field=field, value=prop.value, fix=str(phones[0]))


def _kind(types: frozenset[str]) -> ContactKind:
    if "fax" in types:
        return _K.FAX
    if "x-extra" in types:
        return _K.EXTRA_PHONE
    if types & {"cell", "iphone", "mobile"}:
        return _K.MOBILE
    return _K.HOME_PHONE if "home" in types else _K.PHONE
