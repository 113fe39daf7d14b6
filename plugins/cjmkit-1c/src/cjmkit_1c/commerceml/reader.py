"""
Reading the counterparties of CommerceML 2, whatever the namespace.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cjmkit.codes import ogrnip
from cjmkit.findings import Location
from cjmkit.model import (
    Address,
    AddressKind,
    BankAccount,
    ClientCard,
    Contact,
    Passport,
    Person,
    PersonDetails,
    Requisites,
    Role,
    Sex,
)
from cjmkit.plugins import CardRecord, Source
from cjmkit.plugins.hostile import Element, read_xml
from cjmkit_1c import catalogue
from cjmkit_1c.commerceml.words import ADDRESS_PARTS, CONTACT_KINDS, OTHER_CONTACT, ROLES, contact_kind, word_key
from cjmkit_1c.kinds import Identity, kind_of, kinds_differ, names_of
from cjmkit_1c.reading import Notes, merged, missing_parties, record_of, refuse_root

__all__ = ["read_parties"]

_ROOT: Final = "КоммерческаяИнформация"
_WRAPPERS: Final = ("РеквизитыЮрЛица", "РеквизитыФизЛица")
"""What old sites put the requisites of a party into."""

_ADDRESSES: Final = (
    ("ЮридическийАдрес", AddressKind.LEGAL),
    ("АдресРегистрации", AddressKind.LEGAL),
    ("Адрес", AddressKind.ACTUAL),
    ("АдресДоставки", AddressKind.OTHER),
)
_READ: Final = frozenset(
    (
        *("Ид", "Наименование", "ОфициальноеНаименование", "ПолноеНаименование", "ИНН", "КПП", "ОКВЭД", "ОКОПФ"),
        *("ОКПО", "ОГРН", "ОГРНИП", "ОсновнойВидДеятельности", "Руководитель", "РасчетныеСчета", "РасчетныйСчет"),
        *("Фамилия", "Имя", "Отчество", "ДатаРождения", "Пол", "УдостоверениеЛичности", "Комментарий", "Контакты"),
        *("Представители", "ЗначенияРеквизитов", *(name for name, _ in _ADDRESSES)),
    )
)
_SEXES: Final = {"м": Sex.MALE, "мужской": Sex.MALE, "ж": Sex.FEMALE, "женский": Sex.FEMALE}


def read_parties(source: Source) -> Iterator[CardRecord]:
    """
    Yield a record of each different counterparty of *source*.

    Raises:
        FormatError: it is no XML, another XML, or has no counterparties.
        LimitError: it is too big.

    """
    root = read_xml(source)
    refuse_root(source.name, root, f"<{_ROOT}>", (_ROOT,))
    records = merged(_party(element, source.name) for element in _elements(root))
    if not records:
        raise missing_parties(source.name, "<Контрагенты>")
    yield from records


def _elements(root: Element) -> Iterator[Element]:
    """
    Yield every counterparty under *root*, but not the people inside one.
    """
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if element.tag == "Контрагенты":
            yield from element.children("Контрагент")
        else:
            waiting.extend(reversed(element.children()))


def _party(element: Element, source: str) -> CardRecord:
    notes = Notes(Location(source=source, line=element.line))
    for name in _WRAPPERS:
        for wrapper in element.children(name):
            element.extend(wrapper.children())
            element.remove(wrapper)
    person = _person(element, notes)
    accounts = tuple(_accounts(element, notes))
    requisites = _requisites(element, notes)
    known = Identity(
        name=element.value("Наименование"),
        official=element.value("ОфициальноеНаименование"),
        whole=element.value("ПолноеНаименование"),
        inn=requisites.inn,
        kpp=requisites.kpp,
        surname=person.last_name if person is not None else None,
        accounts=accounts,
    )
    if kinds_differ(known):
        _tell_kinds(known, element, notes)
    people, theirs = _people(element, notes)
    names = names_of(known.name, known.official or known.whole, person.name if person is not None else None)
    _values(element, notes)
    notes.leftovers(element, _READ)
    card = ClientCard(
        id=element.value("Ид"),
        kind=kind_of(known),
        short_name=names.short,
        full_name=names.full,
        industry=element.value("ОсновнойВидДеятельности"),
        requisites=requisites,
        bank_accounts=accounts,
        addresses=tuple(_addresses(element, notes)),
        people=people,
        contacts=(*_contacts(element, notes), *theirs),
        person=person,
        comment=element.value("Комментарий"),
        custom=notes.custom,
    )
    return record_of(card, notes, element)


def _tell_kinds(known: Identity, element: Element, notes: Notes) -> None:
    company, person = "организация", "человек или ИП"
    by_name, by_inn = (company, person) if known.official else (person, company)
    name = "ОфициальноеНаименование" if known.official else "ПолноеНаименование"
    notes.tell(catalogue.TWO_KINDS, element.child(name), "kind", name=name, by_name=by_name, by_inn=by_inn)


def _requisites(element: Element, notes: Notes) -> Requisites:
    def code(field: str, name: str) -> str | None:
        return notes.code(field, element.value(name), element.child(name))

    number = element.value("ОГРН")
    is_sole = number is not None and len(ogrnip.compact(number)) == 15
    for name in ("ОГРН", "ОГРНИП"):
        if element.value(name):
            notes.tell(catalogue.OUT_OF_STANDARD, element.child(name), name=name)
    return Requisites(
        inn=code("inn", "ИНН"),
        kpp=code("kpp", "КПП"),
        ogrn=None if is_sole else code("ogrn", "ОГРН"),
        ogrnip=code("ogrnip", "ОГРН" if is_sole else "ОГРНИП"),
        okpo=code("okpo", "ОКПО"),
        okved=code("okved", "ОКВЭД"),
        okopf=code("okopf", "ОКОПФ"),
    )


def _accounts(element: Element, notes: Notes) -> Iterator[BankAccount]:
    homes = [*element.children("РасчетныеСчета"), element]
    for number, account in enumerate((one for home in homes for one in home.children("РасчетныйСчет")), start=1):
        bank = account.child("Банк")
        suffix = "" if number == 1 else f"_{number}"
        made = BankAccount(account=notes.code(f"account{suffix}", account.value("НомерСчета"), account))
        if bank is not None:
            made = BankAccount(
                account=made.account,
                bank_name=bank.value("Наименование"),
                bik=notes.code(f"bik{suffix}", bank.value("БИК"), bank),
                corr_account=notes.code(f"corr_account{suffix}", bank.value("СчетКорреспондентский"), bank),
                bank_city=_bank_city(bank),
            )
        if made != BankAccount():
            yield made


def _bank_city(bank: Element) -> str | None:
    address = bank.child("Адрес")
    return None if address is None else _address_fields(address).get("Город") or address.value("Представление")


def _addresses(element: Element, notes: Notes) -> Iterator[Address]:
    for name, kind in _ADDRESSES:
        for found in element.children(name):
            fields = _address_fields(found)
            text = found.value("Представление")
            if text is None:
                text = ", ".join(fields.values()) or (None if len(found) else (found.text or "").strip() or None)
            if text:
                parts = {attribute: fields.get(word) for word, attribute in ADDRESS_PARTS}
                yield Address(kind=kind, text=text, **parts)
            if found.value("Комментарий"):
                notes.keep(f"{name}: комментарий", found.value("Комментарий") or "")


def _address_fields(address: Element) -> dict[str, str]:
    fields = ((one.value("Тип"), one.value("Значение")) for one in address.children("АдресноеПоле"))
    return {word: value for word, value in fields if word and value}


def _person(element: Element, notes: Notes) -> PersonDetails | None:
    sex = element.value("Пол")
    told = _SEXES.get((sex or "").lower())
    if sex and told is None:
        notes.keep("Пол", sex)
    found = PersonDetails(
        last_name=element.value("Фамилия"),
        first_name=element.value("Имя"),
        patronymic=element.value("Отчество"),
        sex=told,
        birth_date=notes.date("ДатаРождения", element.value("ДатаРождения"), element.child("ДатаРождения")),
        passport=_passport(element, notes),
    )
    return None if found == PersonDetails() else found


def _passport(element: Element, notes: Notes) -> Passport | None:
    paper = element.child("УдостоверениеЛичности")
    if paper is None:
        return None
    kind = paper.value("ВидДокумента")
    if kind and "паспорт" not in kind.lower():
        notes.keep("Вид документа", kind)
    found = Passport(
        series=paper.value("Серия"),
        number=paper.value("Номер"),
        issued_by=paper.value("КемВыдан"),
        issued_on=notes.date("ДатаВыдачи", paper.value("ДатаВыдачи"), paper.child("ДатаВыдачи")),
    )
    return None if found == Passport() else found


def _contacts(element: Element, notes: Notes, *, whose: str | None = None) -> Iterator[Contact]:
    for home in element.children("Контакты"):
        for contact in home.children("Контакт"):
            # Some sites write the value as the text of <Контакт> itself.
            word, value = contact.value("Тип") or "", contact.value("Значение") or (contact.text or "").strip()
            if not value:
                continue
            kind = contact_kind(word, value)
            if word_key(word) not in CONTACT_KINDS and word != OTHER_CONTACT:
                notes.tell(catalogue.ODD_CONTACT, contact, "contacts")
            if kind is None:
                notes.keep(word or "Контакт", value)
                continue
            note = contact.value("Комментарий") or whose
            yield from notes.contacts(kind, value, contact, note=note)


def _people(element: Element, notes: Notes) -> tuple[tuple[Person, ...], list[Contact]]:
    people: list[Person] = []
    contacts: list[Contact] = []
    for director in element.children("Руководитель"):
        people.append(_named(director, Role.DIRECTOR, director.value("Должность")))
        contacts += _contacts(director, notes, whose=people[-1].name)
    for home in element.children("Представители"):
        for one in home.children("Представитель"):
            inner = one.child("Контрагент")
            body = one if inner is None else inner
            relation = one.value("Отношение") or body.value("Отношение") or ""
            role = ROLES.get(relation.lower())
            position = body.value("Должность") or (relation if role is None else None)
            people.append(_named(body, role or Role.CONTACT, position or None))
            contacts += _contacts(body, notes, whose=people[-1].name)
    return tuple(people), contacts


def _named(element: Element, role: Role, position: str | None) -> Person:
    parts = (element.value("Фамилия"), element.value("Имя"), element.value("Отчество"))
    own = " ".join(part for part in parts if part)
    name = element.value("ПолноеНаименование") or own or element.value("Наименование")
    return Person(role=role, name=name or None, position=position, card=element.value("Ид"))


def _values(element: Element, notes: Notes) -> None:
    """
    Keep what sites add as name and value.
    """
    for home in element.children("ЗначенияРеквизитов"):
        for one in home.children("ЗначениеРеквизита"):
            name, value = one.value("Наименование"), one.value("Значение")
            if name and value:
                notes.keep(name, value)
