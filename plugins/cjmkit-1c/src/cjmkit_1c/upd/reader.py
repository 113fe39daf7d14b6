"""
Reading the parties of a UPD: seller, buyer, consignor, consignee.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, TypeVar

import attrs

from cjmkit.codes import ogrnip as ogrnip_code
from cjmkit.findings import Location
from cjmkit.model import (
    AddressKind,
    BankAccount,
    CardKind,
    ClientCard,
    Contact,
    ContactKind,
    PersonDetails,
    Requisites,
)
from cjmkit.plugins import CardRecord, Source
from cjmkit.plugins.hostile import Element, read_xml
from cjmkit_1c import catalogue
from cjmkit_1c.reading import Notes, merged, missing_parties, record_of, refuse_root
from cjmkit_1c.upd.addresses import read_address

if TYPE_CHECKING:
    from cjmkit_1c.formats import UPDReadOptions

__all__ = ["WRAPPER", "read_parties"]

T = TypeVar("T")

WRAPPER: Final = "УчастникиУПД"
"""The root of a file of fragments, which is this plugin's own."""

_ROLES: Final = {
    "СвПрод": "Продавец",
    "ГрузОтпр": "Грузоотправитель",
    "СвПокуп": "Покупатель",
    "ГрузПолуч": "Грузополучатель",
    "СвФактор": "Фактор",
}
_TAKEN: Final = {
    "all": frozenset(_ROLES),
    "sellers": frozenset(("СвПрод", "ГрузОтпр")),
    "buyers": frozenset(("СвПокуп", "ГрузПолуч")),
}
_LEGAL: Final = ("СвПрод", "СвПокуп")
"""Their address is that of the register (постановление 1137); of the others it is where the goods are."""

_PERSONS: Final = ("СвФЛУч", "СвФЛУчастФХЖ")
_OGRNIP: Final = re.compile(r"(?<![0-9])[0-9]{15}(?![0-9])")
_ROLE_FIELD: Final = "Роль в документе"
_ALIKE: Final = 0.8


def read_parties(source: Source, options: UPDReadOptions) -> Iterator[CardRecord]:
    """
    Yield a record of each different party of *source*; whoever has several roles is one.

    Raises:
        FormatError: it is no XML, another XML, or has no parties.
        LimitError: it is too big.

    """
    root = read_xml(source)
    refuse_root(source.name, root, "<Файл>", ("Файл", WRAPPER))
    elements = [element for element in _elements(root) if element.tag in _TAKEN[options.take]]
    if not elements:
        raise missing_parties(source.name, "<СвПрод>, <СвПокуп>, <ГрузОтпр>, <ГрузПолуч>")
    yield from merged(_joined([_party(element, source.name) for element in elements]))


def _elements(root: Element) -> Iterator[Element]:
    for element in root.iter():
        if isinstance(element, Element) and element.tag in _ROLES and (len(element) or element.attrib):
            yield element


def _joined(records: list[CardRecord]) -> list[CardRecord]:
    """
    Return *records* with the roles of one client on one card: its buyer's and its consignee's address both.
    """
    kept: list[CardRecord] = []
    homes: dict[tuple[object, ...], int] = {}
    for record in records:
        card = record.card
        if card is None:
            kept.append(record)
            continue
        key = (card.requisites, card.name, card.full_name)
        at = homes.setdefault(key, len(kept))
        if at == len(kept):
            kept.append(record)
        else:
            first = kept[at].card or card
            findings = (*kept[at].findings, *record.findings)
            kept[at] = attrs.evolve(kept[at], card=_both(first, card), findings=findings)
    return kept


def _both(first: ClientCard, second: ClientCard) -> ClientCard:
    roles = [first.custom.get(_ROLE_FIELD), second.custom.get(_ROLE_FIELD)]
    told = ", ".join(dict.fromkeys(str(role) for role in roles if role))
    custom = {**second.custom, **first.custom, **({_ROLE_FIELD: told} if told else {})}
    return attrs.evolve(
        first,
        addresses=_union(first.addresses, second.addresses),
        contacts=_union(first.contacts, second.contacts),
        bank_accounts=_union(first.bank_accounts, second.bank_accounts),
        custom=custom,
    )


def _union(one: tuple[T, ...], other: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(dict.fromkeys((*one, *other)))


def _party(element: Element, source: str) -> CardRecord:
    notes = Notes(Location(source=source, line=element.line))
    notes.keep(_ROLE_FIELD, _ROLES[str(element.tag)])
    card = _identity(element, notes)
    short = _attribute(element, "СокрНаим") or _attribute(element, "КраткНазв")
    home = element.child("Адрес")
    kind = AddressKind.LEGAL if element.tag in _LEGAL else AddressKind.ACTUAL
    address = None if home is None else read_address(home, kind)
    for name in ("СтруктПодр", "ИнфДляУчаст"):
        text = _attribute(element, name)
        if text:
            notes.keep(name, text)
    code = element.value("КодГАР") or (None if home is None else home.value("КодГАР"))
    if code:
        notes.keep("Код ГАР", code)
    card = attrs.evolve(
        card,
        short_name=short,
        requisites=attrs.evolve(
            card.requisites,
            okpo=notes.code("okpo", _attribute(element, "ОКПО"), element),
            okopf=notes.code("okopf", _attribute(element, "КодОПФ"), element),
        ),
        bank_accounts=tuple(_accounts(element, notes)),
        addresses=() if address is None else (address,),
        contacts=tuple(_contacts(element, notes)),
        custom=notes.custom,
    )
    return record_of(card, notes, element)


def _identity(element: Element, notes: Notes) -> ClientCard:
    home = element.child("ИдСв")
    for child in () if home is None else home.children():
        if child.tag == "СвЮЛУч":
            return _company(child, notes)
        if child.tag == "СвИП":
            return _sole(child, notes)
        if child.tag in _PERSONS:
            return _human(child, notes)
        if child.tag == "СвИнНеУч":
            return _foreign(child, notes)
    notes.tell(catalogue.NO_IDENTITY, element, name=element.tag)
    return ClientCard()


def _company(element: Element, notes: Notes) -> ClientCard:
    return ClientCard(
        kind=CardKind.COMPANY,
        full_name=_told(element, "НаимОрг", notes),
        requisites=Requisites(
            inn=notes.code("inn", _told(element, "ИННЮЛ", notes), element),
            kpp=notes.code("kpp", _attribute(element, "КПП"), element),
        ),
    )


def _sole(element: Element, notes: Notes) -> ClientCard:
    paper = _attribute(element, "СвГосРегИП")
    number = _attribute(element, "ОГРНИП")
    if number is None and paper is not None:
        # The old format has a free text, «ОГРНИП 304500116000157 от 09.06.2004» in most files.
        found = next((one for one in _OGRNIP.findall(paper) if ogrnip_code.check(one).ok), None)
        number = found
    if paper is not None and number != paper:
        notes.keep("СвГосРегИП", paper)
    if _attribute(element, "ДатаОГРНИП"):
        notes.keep("ДатаОГРНИП", _attribute(element, "ДатаОГРНИП") or "")
    card = _human(element, notes)
    requisites = attrs.evolve(card.requisites, ogrnip=notes.code("ogrnip", number, element))
    return attrs.evolve(card, kind=CardKind.SOLE_PROPRIETOR, legal_form="ИП", requisites=requisites)


def _human(element: Element, notes: Notes) -> ClientCard:
    name = element.child("ФИО")
    # The standard has attributes; some programs write elements.
    parts = [None if name is None else _part(name, word) for word in ("Фамилия", "Имя", "Отчество")]
    person = PersonDetails(last_name=parts[0], first_name=parts[1], patronymic=parts[2])
    other = _attribute(element, "ИныеСвед")
    if other:
        notes.keep("ИныеСвед", other)
    return ClientCard(
        kind=CardKind.PERSON,
        person=None if person == PersonDetails() else person,
        requisites=Requisites(inn=notes.code("inn", _told(element, "ИННФЛ", notes), element)),
    )


def _foreign(element: Element, notes: Notes) -> ClientCard:
    notes.tell(catalogue.FOREIGN_PARTY, element)
    for word in ("Идентиф", "НаимСтран", "КодСтр", "ИныеСвед"):
        text = _attribute(element, word)
        if text:
            notes.keep(word, text)
    name = _attribute(element, "Наим") or _attribute(element, "НаимОрг")
    # ИГ is a foreign citizen, ИО an organisation; the old format tells neither.
    is_person = _attribute(element, "ИдСтат") == "ИГ"
    return ClientCard(kind=CardKind.PERSON if is_person else CardKind.COMPANY, full_name=name)


def _accounts(element: Element, notes: Notes) -> Iterator[BankAccount]:
    for home in element.children("БанкРекв"):
        bank = home.child("СвБанк")
        made = BankAccount(
            account=notes.code("account", _attribute(home, "НомерСчета"), home),
            bank_name=None if bank is None else _attribute(bank, "НаимБанк"),
            bik=None if bank is None else notes.code("bik", _attribute(bank, "БИК"), bank),
            corr_account=None if bank is None else notes.code("corr_account", _attribute(bank, "КорСчет"), bank),
        )
        if made != BankAccount():
            yield made


def _contacts(element: Element, notes: Notes) -> Iterator[Contact]:
    for home in element.children("Контакт"):
        for word, kind in (("Тлф", ContactKind.PHONE), ("ЭлПочта", ContactKind.EMAIL)):
            values = [_attribute(home, word), *((one.text or "").strip() for one in home.children(word))]
            for value in filter(None, values):
                yield from notes.contacts(kind, value, home)
        other = _attribute(home, "ИнКонт")
        if other:
            notes.keep("ИнКонт", other)


def _told(element: Element, name: str, notes: Notes) -> str | None:
    """
    Return an attribute that must be there, from a misspelt one if there is no other.
    """
    value = _attribute(element, name)
    if value is not None:
        return value
    close = difflib.get_close_matches(name, element.attrib, n=1, cutoff=_ALIKE)
    if not close:
        return None
    notes.tell(catalogue.ODD_ATTRIBUTE, element, expected=name)
    return _attribute(element, close[0])


def _part(element: Element, name: str) -> str | None:
    return _attribute(element, name) or element.value(name)


def _attribute(element: Element, name: str) -> str | None:
    return (element.get(name) or "").strip() or None
