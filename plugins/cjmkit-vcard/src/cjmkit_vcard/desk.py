"""
The desk: what the readers of the parts of one vCard share, its text, its groups and its findings.
"""

from __future__ import annotations

from typing import Any

import attrs

from cjmkit.codes import account, bik, corr_account, email, inn, kpp, ogrn, ogrnip, okopf, okpo, oktmo, okved, snils
from cjmkit.findings import Finding, Rule
from cjmkit.model import FieldValue
from cjmkit_vcard import catalogue as rules
from cjmkit_vcard import names
from cjmkit_vcard.splitting import RawCard
from cjmkit_vcard.syntax import Property, compound, unescape

__all__ = ["Desk"]


class Desk:
    """
    One vCard on the table: *ours* was written by this plugin, *old* is version 2.1.
    """

    def __init__(self, raw: RawCard) -> None:
        told = {prop.name: prop.value.strip() for prop in reversed(raw.properties)}
        self.raw = raw
        self.version = told.get("VERSION")
        self.ours: bool = told.get("PRODID", "").startswith(names.OURS)
        self.old: bool = self.version == "2.1"
        self.findings: list[Finding] = list(raw.findings)
        self.custom: dict[str, FieldValue] = {}
        self._counts: dict[str, int] = {}
        self._groups: dict[str, dict[str, Property]] = {}
        for prop in raw.properties:
            if prop.group:
                self._groups.setdefault(prop.group, {}).setdefault(prop.name, prop)

    def say(self, rule: Rule, prop: Property | None = None, *, field: str | None = None, **params: Any) -> None:
        """
        Say something of *prop*, or of the whole vCard; *field* is the card's field.
        """
        where = attrs.evolve(self.raw.where, field=field)
        self.findings.append(rule.finding(where if prop is None else attrs.evolve(where, line=prop.line), **params))

    def text(self, prop: Property) -> str:
        """
        Return the text of *prop*.
        """
        return unescape(prop.value, old=self.old)

    def parts(self, prop: Property, separator: str) -> list[str]:
        """
        Return the parts of a compound value.
        """
        return compound(prop.value, separator, old=self.old)

    def group(self, prop: Property) -> dict[str, Property]:
        """
        Return the properties of the group that *prop* is in, by name.
        """
        return self._groups.get(prop.group, {}) if prop.group else {}

    def beside(self, prop: Property, name: str) -> str | None:
        """
        Return the text of the property *name* in the group of *prop*.
        """
        found = self.group(prop).get(name)
        return None if found is None else self.text(found)

    def hold(self, name: str, value: str, rule: Rule, prop: Property | None = None) -> None:
        """
        Keep *value* in a custom field, by *rule*.
        """
        # The count goes on where it stood: a file may repeat one property a million times.
        number = self._counts.get(name, 1)
        while (free := name if number == 1 else f"{name} {number}") in self.custom:
            number += 1
        self._counts[name] = number
        self.custom[free] = value
        self.say(rule, prop, field=f"custom.{free}", name=name, place=free, value=value)

    def unknown(self, prop: Property) -> None:
        """
        Keep what the card has no place for.
        """
        text = self.text(prop)
        if text.strip(" ;"):
            self.hold(prop.name, text, rules.UNKNOWN, prop)

    def cleaned(self, field: str, text: str, prop: Property) -> str:
        """
        Return a number or an address in its usual form, and say so where that changed it.
        """
        if self.ours or field not in _CODES:
            return text
        value = _CODES[field].check(text).normalized or text
        if value != text:
            self.say(rules.CLEANED, prop, field=field, value=text, fix=value)
        return value


_CODES: Any = {
    "inn": inn,
    "kpp": kpp,
    "ogrn": ogrn,
    "ogrnip": ogrnip,
    "okpo": okpo,
    "okved": okved,
    "oktmo": oktmo,
    "okopf": okopf,
    "snils": snils,
    "account": account,
    "bik": bik,
    "corr_account": corr_account,
    "email": email,
}
