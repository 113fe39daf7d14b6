"""
From an ED807 to a directory of banks.

The message as the Bank of Russia publishes it: a zip archive with one XML in windows-1251, namespace
``urn:cbr-ru:ed:v2.0``; all that is said stands in attributes. Elements are known by their names without namespace.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

import attrs

from cjmkit.codes.directory import BankAccountEntry, BankEntry, Banks, Restriction
from cjmkit.errors import FormatError
from cjmkit.findings import Finding, Location, Rule
from cjmkit.plugins import Source
from cjmkit.plugins.hostile import ArchiveLimits, Element, XMLLimits, open_archive, parse_xml, read_bytes
from cjmkit_banks import catalogue as rules
from cjmkit_banks.words import ACCOUNTS, PARTICIPANTS, RESTRICTIONS

__all__ = ["read_directory"]

_MB: Final = 1024 * 1024
# The real directory has 0.7 MB and 1400 entries: ten-fold growth would still pass.
_XML: Final = XMLLimits(bytes=16 * _MB, depth=10, elements=200_000)
_ZIP: Final = ArchiveLimits(file_bytes=16 * _MB, members=100, unpacked_bytes=16 * _MB)
_NAMESPACE: Final = "urn:cbr-ru:ed:v2.0"
_FULL: Final = "FIRR"
_DIGITS: Final = frozenset("0123456789")
_CURRENCIES: Final = frozenset("0123456789ABCEHKMPTX")


def read_directory(source: Source) -> Banks:
    """
    Return the directory that *source* holds; raises as `cjmkit_banks.ED807Reference.load` does.
    """
    where = Location(source=source.name)
    root = parse_xml(_xml_of(source), where, limits=_XML)
    return _Reading(where).read(root)


def _xml_of(source: Source) -> bytes:
    with source.open() as stream:
        packed = stream.read(4) == b"PK\x03\x04"
    if not packed:
        return read_bytes(source, limit=_XML.bytes)
    with open_archive(source, limits=_ZIP) as archive:
        found = [name for name in archive.names if name.lower().endswith(".xml")]
        named = [name for name in found if "ed807" in name.lower()] if len(found) > 1 else found
        if not found:
            raise FormatError(rules.NO_XML.finding(archive.where))
        if len(named) != 1:
            raise FormatError(rules.SEVERAL_XML.finding(archive.where, count=len(found)))
        return archive.read(named[0])


class _Reading:
    """
    One message: its *findings* and the days that were read already, since banks share few of them.
    """

    def __init__(self, where: Location) -> None:
        self.where = where
        self.findings: list[Finding] = []
        self.days: dict[str, dt.date] = {}

    def read(self, root: Element) -> Banks:
        self._refuse_others(root)
        if root.namespace != _NAMESPACE:
            self._tell(rules.OTHER_VERSION, root, found=root.namespace[:60] or "—")
        day = self._day(root, "BusinessDay") or self._day(root, "EDDate")
        if day is None:
            self._tell(rules.NO_DAY, root)
        entries: dict[str, BankEntry] = {}
        for element in root.children("BICDirectoryEntry"):
            entry = self._entry(element, day)
            if entry is None:
                continue
            if entry.bik in entries:
                self._tell(rules.REPEATED, element, bik=entry.bik)
            entries[entry.bik] = entry
        if not entries:
            raise FormatError(rules.NO_ENTRIES.finding(self.where))
        return Banks(entries.values(), as_of=day, findings=self.findings)

    def _refuse_others(self, root: Element) -> None:
        if root.tag != "ED807":
            raise FormatError(rules.FOREIGN_XML.finding(self._at(root), found=root.tag[:40]))
        kind = root.get("InfoTypeCode", _FULL)
        if kind != _FULL:
            raise FormatError(rules.CHANGES_ONLY.finding(self._at(root), found=kind[:20]))

    def _entry(self, element: Element, day: dt.date | None) -> BankEntry | None:
        bik = element.get("BIC", "").strip()
        about = element.child("ParticipantInfo")
        name = "" if about is None else about.get("NameP", "").strip()
        if not bik:
            self._tell(rules.NO_BIK, element)
        elif len(bik) != 9 or not _DIGITS.issuperset(bik):
            self._tell(rules.BAD_BIK, element)
        elif about is None or not name:
            self._tell(rules.NO_NAME, element, bik=bik)
        else:
            return self._participant(bik, name, element, about, day)
        return None

    def _participant(self, bik: str, name: str, element: Element, about: Element, day: dt.date | None) -> BankEntry:
        get = about.get
        closed = self._day(about, "DateOut")
        if get("ParticipantStatus") == "PSDL" or element.get("ChangeType") == "DLTD":
            self._tell(rules.DELETED, element, bik=bik)
            # On its last day a participant is listed as removed, mostly with the date; this very day is the latest.
            closed = closed or day or dt.date.min
        kind = get("PtType", "")
        return BankEntry(
            bik=bik,
            name=name,
            kind=PARTICIPANTS.get(kind, "other"),
            accounts=tuple(self._accounts(bik, element)),
            restrictions=self._restrictions(about, "RstrList", "Rstr", "RstrDate"),
            opened=self._day(about, "DateIn"),
            closed=closed,
            city=get("Nnp") or None,
            city_type=get("Tnp") or None,
            address=get("Adr") or None,
            postcode=get("Ind") or None,
            region=get("Rgn") or None,
            country=get("CntrCd") or None,
            english_name=get("EnglName") or None,
            registration=get("RegN") or None,
            parent=get("PrntBIC") or None,
            swift=_swift(element),
            type_code=kind,
        )

    def _accounts(self, bik: str, element: Element) -> Iterator[BankAccountEntry]:
        for one in element.children("Accounts"):
            number, kind = one.get("Account", ""), one.get("RegulationAccountType", "")
            if not _is_account(number):
                self._tell(rules.BAD_ACCOUNT, one, bik=bik)
                continue
            closed = self._day(one, "DateOut")
            if one.get("AccountStatus") == "ACDL":
                closed = closed or dt.date.min
            yield BankAccountEntry(
                number=number,
                kind=ACCOUNTS.get(kind, "other"),
                keeper=one.get("AccountCBRBIC") or None,
                opened=self._day(one, "DateIn"),
                closed=closed,
                restrictions=self._restrictions(one, "AccRstrList", "AccRstr", "AccRstrDate"),
                type_code=kind,
            )

    def _restrictions(self, parent: Element, tag: str, code: str, date: str) -> tuple[Restriction, ...]:
        if not len(parent):
            return ()
        return tuple(self._restriction(one, code, date) for one in parent.children(tag) if one.get(code))

    def _restriction(self, element: Element, code: str, date: str) -> Restriction:
        word = element.get(code, "")[:20]
        said = RESTRICTIONS.get(word)
        return Restriction(
            code=word,
            since=self._day(element, date),
            title_ru="" if said is None else said.ru,
            title_en="" if said is None else said.en,
        )

    def _day(self, element: Element, name: str) -> dt.date | None:
        text = element.get(name)
        if not text:
            return None
        known = self.days.get(text)
        if known is None:
            try:
                # Only 2026-10-08: Python reads other spellings of ISO 8601 as well.
                known = dt.datetime.strptime(text, "%Y-%m-%d").date()
            except ValueError:
                self._tell(rules.BAD_DATE, element, name=name)
                return None
            self.days[text] = known
        return known

    def _tell(self, rule: Rule, element: Element, **params: object) -> None:
        self.findings.append(rule.finding(self._at(element), **params))

    def _at(self, element: Element) -> Location:
        return attrs.evolve(self.where, line=element.line)


def _swift(element: Element) -> tuple[str, ...]:
    """
    Return the SWIFT codes, the usual one first.
    """
    found = element.children("SWBICS")
    found.sort(key=lambda one: one.get("DefaultSWBIC") != "1")
    return tuple(code for code in (one.get("SWBIC") for one in found) if code)


def _is_account(text: str) -> bool:
    return len(text) == 20 and _DIGITS.issuperset(text[:5] + text[6:]) and text[5] in _CURRENCIES
