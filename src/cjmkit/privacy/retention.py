"""
Retention: which cards hold data that should be kept no longer, and why.

Law: 152-FZ, article 5 (7) (no longer than the purpose needs), article 21 (4) and (5) (destroyed within 30 days after
the purpose is reached or the consent is withdrawn). Other laws may ask for the same data to be kept (tax accounting:
five years), which no card says: what is told here is for a person to decide, and nothing is erased.
"""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

import attrs

from cjmkit.errors import ConfigError
from cjmkit.findings import Finding, Location, Severity
from cjmkit.model import ClientCard, Purpose
from cjmkit.privacy import catalogue as rules
from cjmkit.privacy.redactor import is_personal
from cjmkit.rules.cards.consent import latest_consents

__all__ = ["CONTACT", "Expired", "RetentionTerm", "expired", "terms_from"]

CONTACT: Final = "contact"
"""The term that is counted from the last contact with the client, or the last change of the card."""

_UNITS: Final = {"y": "years", "m": "months", "d": "days"}
_MONTHS: Final = 12
_LONGEST: Final = 4
_LAST_CONTACT: Final = "last_contact_on"


@attrs.frozen(kw_only=True)
class RetentionTerm:
    """
    A length of time: *text* as it was given, with its *count* of units ``y``, ``m`` or ``d``.
    """

    text: str
    count: int
    unit: str

    def end(self, start: dt.date) -> dt.date:
        """
        Return the day on which a term that began on *start* ends; a day that the month lacks is its last one.
        """
        if self.unit == "d":
            ordinal = start.toordinal() + self.count
            return dt.date.fromordinal(ordinal) if ordinal <= dt.date.max.toordinal() else dt.date.max
        months = start.year * _MONTHS + start.month - 1 + self.count * (_MONTHS if self.unit == "y" else 1)
        year, month = divmod(months, _MONTHS)
        if year > dt.MAXYEAR:
            return dt.date.max
        return dt.date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


@attrs.frozen(kw_only=True)
class Expired:
    """
    A card with the reasons why its data should be kept no longer; *number* is its place among the cards, from 1.

    Where *is_over* is False, the reasons only tell that a term cannot be counted.
    """

    card: ClientCard
    number: int
    findings: tuple[Finding, ...]

    @property
    def is_over(self) -> bool:
        """
        Whether a term is over, or a consent is withdrawn.
        """
        return any(finding.severity is not Severity.INFO for finding in self.findings)


def terms_from(table: Mapping[str, Any]) -> dict[str, RetentionTerm]:
    """
    Return the terms of a settings file or of the command line: ``{"contact": "3y", "marketing": "1y"}``.

    *contact* is counted from the last contact; a purpose from the day its consent was given, for a consent that
    names no end.

    Raises:
        ConfigError: there is no such term, or it cannot be read.

    """
    return {name: _term(name, value) for name, value in table.items()}


def _term(name: str, value: object) -> RetentionTerm:
    known = (CONTACT, *(purpose.value for purpose in Purpose))
    if name not in known:
        raise ConfigError(rules.UNKNOWN_RETENTION.finding(found=name[:60], known=", ".join(known)))
    text = value.strip() if isinstance(value, str) else str(value)
    digits, unit = text[:-1], text[-1:]
    if unit not in _UNITS or not (digits.isascii() and digits.isdigit() and len(digits) <= _LONGEST):
        raise ConfigError(rules.WRONG_TERM.finding(name=name, found=text[:60]))
    return RetentionTerm(text=text, count=int(digits), unit=unit)


def expired(
    cards: Iterable[ClientCard], *, on: dt.date | None = None, retain: Mapping[str, Any] = MappingProxyType({})
) -> Iterator[Expired]:
    """
    Yield the cards whose consents ended or were withdrawn by that day, or whose retention term is over.

    *retain* holds terms as `terms_from` reads them. Those by the last contact are for cards that hold data of people:
    a person's, a sole proprietor's, and a company's with people or contacts on it.

    Raises:
        ConfigError: a term cannot be read.

    .. versionadded:: 0.1.0

    """
    # Read before the first card is asked for: a mistake must not wait for it.
    return _expired(cards, on or dt.date.today(), terms_from(retain))


def _expired(cards: Iterable[ClientCard], on: dt.date, terms: Mapping[str, RetentionTerm]) -> Iterator[Expired]:
    for number, card in enumerate(cards, 1):
        findings = (*_of_consents(card, on, terms), *_of_contact(card, on, terms.get(CONTACT)))
        if findings:
            yield Expired(card=card, number=number, findings=findings)


def _of_consents(card: ClientCard, on: dt.date, terms: Mapping[str, RetentionTerm]) -> Iterator[Finding]:
    for purpose, consent in latest_consents(card).items():
        withdrawn = consent.withdrawn_on
        if withdrawn is not None and withdrawn <= on:
            yield _found(rules.CONSENT_WITHDRAWN, "consent_withdrawn_on", withdrawn, on, purpose=purpose.value)
        elif consent.valid_until is not None:
            if consent.valid_until < on:
                ended = consent.valid_until
                yield _found(rules.CONSENT_OVER, "consent_valid_until", ended, on, purpose=purpose.value)
        elif not consent.refused:
            yield from _of_term(purpose.value, terms.get(purpose.value), "consent_given_on", consent.given_on, on)


def _of_contact(card: ClientCard, on: dt.date, term: RetentionTerm | None) -> Iterator[Finding]:
    if is_personal(card) or card.people or card.contacts:
        yield from _of_term(CONTACT, term, _LAST_CONTACT, _last_contact(card), on)


def _of_term(
    name: str, term: RetentionTerm | None, field: str, start: dt.date | None, on: dt.date
) -> Iterator[Finding]:
    if term is None:
        return
    if start is None:
        yield rules.UNDATED.finding(Location(field=field), name=name, term=term.text)
    elif term.end(start) < on:
        yield _found(rules.TERM_OVER, field, term.end(start), on, name=name, term=term.text)


def _found(rule: Any, field: str, ended: dt.date, on: dt.date, **params: str) -> Finding:
    finding: Finding = rule.finding(Location(field=field), value=ended, days=(on - ended).days, **params)
    return finding


def _last_contact(card: ClientCard) -> dt.date | None:
    told = card.custom.get(_LAST_CONTACT)
    days = [_day(each) for each in (told, card.updated_at) if isinstance(each, dt.date)]
    return max(days, default=None)


def _day(moment: dt.date) -> dt.date:
    return moment.date() if isinstance(moment, dt.datetime) else moment
