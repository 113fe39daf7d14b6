"""
Writing cards as counterparties of CommerceML 2, in the order of the schema.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO, Final

from cjmkit.codes import inn as inn_code
from cjmkit.findings import Texts
from cjmkit.model import (
    Address,
    AddressKind,
    BankAccount,
    CardKind,
    ClientCard,
    Contact,
    Passport,
    Person,
    PersonDetails,
    Role,
    Sex,
)
from cjmkit.plugins import Loss, Progress
from cjmkit_1c.commerceml.words import ADDRESS_PARTS, CONTACT_WORDS, RELATIONS, contact_kind
from cjmkit_1c.contact_text import contact_text
from cjmkit_1c.kinds import Identity, kind_of, names_of
from cjmkit_1c.once import OnceACard
from cjmkit_1c.unheld import unheld
from cjmkit_1c.xml_stream import XMLStream, bare

if TYPE_CHECKING:
    from cjmkit_1c.formats import CommerceMLWriteOptions

__all__ = ["made_id", "write_parties"]

_HELD: Final = frozenset(
    (
        *("id", "kind", "full_name", "short_name", "industry", "people.role", "people.name", "people.position"),
        *("people.card", "comment", "contacts.kind", "contacts.value", "contacts.note", "contacts.extension"),
        *(f"requisites.{name}" for name in ("inn", "kpp", "okpo", "okved", "okopf")),
        *(f"bank_accounts.{name}" for name in ("account", "bank_name", "bik", "corr_account", "bank_city")),
        *(f"addresses.{name}" for name in ("kind", "text", "postal_code", "country", "region", "city")),
        *(f"person.{name}" for name in ("last_name", "first_name", "patronymic", "sex", "birth_date")),
        *(f"person.passport.{name}" for name in ("series", "number", "issued_by", "issued_on")),
    )
)
_NO_PLACE: Final = Texts(
    "в контрагенте CommerceML для этого нет элемента", "a CommerceML counterparty has no element for it"
)
_NO_OGRN: Final = Texts(
    "в CommerceML нет ОГРН: 1С берёт его по ИНН из своего справочника",
    "CommerceML has no ОГРН: 1C fills it in by the ИНН",
)
_MADE_ID: Final = Texts(
    "карточке без кода дан постоянный Ид по её ИНН и КПП (или имени); при чтении он вернётся кодом карточки",
    "a card without an id gets a stable Ид made of its ИНН and КПП (or name), and it comes back as the card's id",
)
_KIND: Final = Texts(
    "кто клиент, в CommerceML видно только по имени и ИНН: при чтении получится иначе",
    "CommerceML tells the kind of client by name and ИНН only: it will be read otherwise",
)
_ONE_NAME: Final = Texts(
    "имя одно, и при чтении оно вернётся кратким", "there is one name, and it comes back as the short one"
)
_LENGTH: Final = Texts(
    "длина не та, что в схеме (ИНН 10–12 знаков, КПП 9): с таким значением не загрузится весь файл",
    "not of the schema's length (ИНН 10–12 characters, КПП 9): with such a value the whole file is refused",
)
_ADDRESS: Final = Texts(
    "в контрагенте есть место для юридического и одного другого адреса",
    "a counterparty has room for the legal address and one other",
)
_ADDRESS_KIND: Final = Texts(
    "адрес записан в <Адрес> и вернётся фактическим",
    "the address is written as <Адрес>, and comes back as the actual one",
)
_ADDRESS_TEXT: Final = Texts(
    "строка адреса обязательна и составлена из его частей",
    "the line of an address is mandatory, and was made of its parts",
)
_EMPTY: Final = Texts("запись пуста", "the entry is empty")
_NO_ACCOUNT: Final = Texts("банк без номера счёта не пишется", "a bank without an account number is not written")
_PASSPORT: Final = Texts(
    "документ пишется только с номером, датой выдачи и тем, кто выдал",
    "a document is written only with its number, date of issue and issuer",
)
_CONTACT_KIND: Final = Texts(
    "для этого вида контакта в схеме нет слова: вернётся другой вид",
    "the schema has no word for this kind of contact: it comes back as another",
)
_NAMESPACE: Final = "urn:1C.ru:commerceml_2"
_IDS: Final = uuid.UUID("5c2d7f0e-6b5b-5d8f-9a54-0d6a3a1c7e11")
_SEXES: Final = {Sex.MALE: "М", Sex.FEMALE: "Ж"}


def write_parties(
    items: Iterable[ClientCard], stream: BinaryIO, options: CommerceMLWriteOptions, progress: Progress
) -> Sequence[Loss]:
    """
    Write *items* to *stream*; return what CommerceML cannot hold.
    """
    losses = OnceACard()
    xml = XMLStream(stream, losses)
    heading = {"ВерсияСхемы": options.version, "ДатаФормирования": options.created or _now()}
    if options.namespace != "none":
        heading = {"xmlns": _NAMESPACE, **heading}
    with xml.inside("КоммерческаяИнформация", heading), xml.inside("Контрагенты"):
        for card in losses.walk(items, progress):
            _Party(xml, losses, options, card).write()
    xml.flush()
    return losses.list()


def made_id(card: ClientCard) -> str:
    """
    Return a stable UUID for a card: of its id, else of ИНН and КПП, else of what is written of the client.

    Nothing goes into it that does not stand in the file beside it: a plain hash of a number can be turned back.
    """
    numbers = card.requisites
    if bare(card.id):
        return str(uuid.uuid5(_IDS, f"id/{bare(card.id)}"))
    if numbers.inn and inn_code.check(numbers.inn).ok:
        return str(uuid.uuid5(_IDS, f"{numbers.inn}/{numbers.kpp or ''}"))
    born = card.person.birth_date if card.person is not None else None
    known = [card.name, card.full_name, numbers.inn, numbers.kpp, born, *sorted(one.value for one in card.contacts)]
    text = "\x1f".join("" if value is None else str(value) for value in known)
    return str(uuid.uuid5(_IDS, text.encode("utf-8", "replace").decode()))


def _of_size(value: str | None, least: int, most: int) -> str | None:
    return value if value is not None and least <= len(value) <= most else None


def _now() -> str:
    return dt.datetime.now().replace(microsecond=0).isoformat()


class _Party:
    """
    One card on its way into the file.
    """

    def __init__(self, xml: XMLStream, losses: OnceACard, options: CommerceMLWriteOptions, card: ClientCard) -> None:
        self._xml = xml
        self._losses = losses
        self._options = options
        self._card = card

    def write(self) -> None:
        card, xml = self._card, self._xml
        for path in unheld(card, _HELD):
            self._losses.note(path, _NO_OGRN if path in ("requisites.ogrn", "requisites.ogrnip") else _NO_PLACE)
        person = card.person or PersonDetails()
        own = person.name
        name = card.short_name or card.full_name or own
        whole = card.full_name or card.short_name or own
        is_person = self._is_person()
        self._foretell(name, whole, is_person=is_person)
        legal, other = self._addresses()
        director, others = self._people()
        with xml.inside("Контрагент"):
            self._id()
            xml.leaf("Наименование", name, "short_name")
            if not is_person:
                xml.leaf("ОфициальноеНаименование", whole, "full_name")
                self._address("ЮридическийАдрес", legal)
            self._numbers()
            if director is not None:
                with xml.inside("Руководитель"):
                    self._somebody(director)
            self._accounts()
            if is_person:
                xml.leaf("ПолноеНаименование", whole, "full_name")
            self._person(person)
            if is_person:
                self._address("АдресРегистрации", legal)
            xml.leaf("Комментарий", card.comment, "comment")
            self._address("Адрес", other)
            self._contacts()
            self._representatives(others)

    def _is_person(self) -> bool:
        card = self._card
        if card.kind is not None:
            return card.kind is not CardKind.COMPANY
        if card.requisites.inn and inn_code.check(card.requisites.inn).ok:
            return inn_code.kind(card.requisites.inn) == "person"
        return card.person is not None and card.person.name is not None

    def _foretell(self, name: str | None, whole: str | None, *, is_person: bool) -> None:
        """
        Note what a reader will make otherwise of kind and names.
        """
        card = self._card
        name, whole, own = bare(name), bare(whole), self._own_name()
        known = Identity(
            name=name,
            official=None if is_person else whole,
            whole=whole if is_person else None,
            inn=_of_size(bare(card.requisites.inn), 10, 12),
            kpp=_of_size(bare(card.requisites.kpp), 9, 9),
            surname=bare(card.person.last_name) if card.person is not None else None,
            accounts=tuple(BankAccount(account=bare(account.account)) for account in card.bank_accounts),
        )
        if kind_of(known) is not card.kind:
            self._losses.note("kind", _KIND)
        back = names_of(name, whole, own)
        pairs = (("short_name", card.short_name, back.short), ("full_name", card.full_name, back.full))
        for path, before, after in pairs:
            if bare(before) != after:
                self._losses.note(path, _ONE_NAME)

    def _own_name(self) -> str | None:
        person = self._card.person or PersonDetails()
        parts = (bare(person.last_name), bare(person.first_name), bare(person.patronymic))
        return " ".join(part for part in parts if part) or None

    def _id(self) -> None:
        if self._xml.clean(self._card.id, "id"):
            self._xml.leaf("Ид", (self._card.id or "").strip())
        else:
            self._losses.note("id", _MADE_ID)
            self._xml.leaf("Ид", made_id(self._card))

    def _numbers(self) -> None:
        numbers, xml = self._card.requisites, self._xml
        self._sized("ИНН", numbers.inn, "requisites.inn", 10, 12)
        self._sized("КПП", numbers.kpp, "requisites.kpp", 9, 9)
        xml.leaf("ОсновнойВидДеятельности", self._card.industry, "industry")
        xml.leaf("ОКВЭД", numbers.okved, "requisites.okved")
        xml.leaf("ОКОПФ", numbers.okopf, "requisites.okopf")
        xml.leaf("ОКПО", numbers.okpo, "requisites.okpo")

    def _sized(self, name: str, value: str | None, path: str, least: int, most: int) -> None:
        value = self._xml.clean(value, path)
        if value is not None and _of_size(value, least, most) is None:
            self._losses.note(path, _LENGTH)
        else:
            self._xml.leaf(name, value)

    def _people(self) -> tuple[Person | None, list[Person]]:
        """
        Return the director, who has an element of his own, and the others, who are representatives.
        """
        told = [one for one in self._card.people if one.name or one.position or one.card]
        if len(told) < len(self._card.people):
            self._losses.note("people", _EMPTY)
        at = next((at for at, one in enumerate(told) if one.role is Role.DIRECTOR), None)
        if at is None:
            return None, told
        return told[at], told[:at] + told[at + 1 :]

    def _accounts(self) -> None:
        accounts = list(self._written_accounts())
        if accounts:
            with self._xml.inside("РасчетныеСчета"):
                for account in accounts:
                    self._account(account)

    def _written_accounts(self) -> Iterator[BankAccount]:
        for account in self._card.bank_accounts:
            if self._xml.clean(account.account, "bank_accounts.account"):
                yield account
            else:
                self._losses.note("bank_accounts", _NO_ACCOUNT)

    def _account(self, account: BankAccount) -> None:
        xml = self._xml
        with xml.inside("РасчетныйСчет"):
            xml.leaf("НомерСчета", (account.account or "").strip())
            with xml.inside("Банк"):
                xml.leaf("СчетКорреспондентский", account.corr_account, "bank_accounts.corr_account")
                xml.leaf("Наименование", account.bank_name, "bank_accounts.bank_name")
                city = xml.clean(account.bank_city, "bank_accounts.bank_city")
                if city:
                    with xml.inside("Адрес"):
                        xml.leaf("Представление", city)
                xml.leaf("БИК", account.bik, "bank_accounts.bik")

    def _person(self, person: PersonDetails) -> None:
        xml = self._xml
        xml.leaf("Фамилия", person.last_name, "person.last_name")
        xml.leaf("Имя", person.first_name, "person.first_name")
        xml.leaf("Отчество", person.patronymic, "person.patronymic")
        xml.leaf("ДатаРождения", None if person.birth_date is None else person.birth_date.isoformat())
        xml.leaf("Пол", None if person.sex is None else _SEXES[person.sex])
        if person.passport is not None and person.passport != Passport():
            self._passport(person.passport)

    def _passport(self, paper: Passport) -> None:
        xml = self._xml
        number, issuer = (
            xml.clean(paper.number, "person.passport.number"),
            xml.clean(paper.issued_by, "person.passport"),
        )
        if number is None or issuer is None or paper.issued_on is None:
            self._losses.note("person.passport", _PASSPORT)
            return
        with xml.inside("УдостоверениеЛичности"):
            xml.leaf("ВидДокумента", "Паспорт гражданина Российской Федерации")
            xml.leaf("Серия", paper.series, "person.passport.series")
            xml.leaf("Номер", number)
            xml.leaf("ДатаВыдачи", paper.issued_on.isoformat())
            xml.leaf("КемВыдан", issuer)

    def _addresses(self) -> tuple[Address | None, Address | None]:
        """
        Return the legal address and the one other that is written.
        """
        filled = [address for address in self._card.addresses if self._line(address)]
        legal = next((address for address in filled if address.kind is AddressKind.LEGAL), None)
        rest = [address for address in filled if address is not legal]
        actual = [address for address in rest if address.kind is AddressKind.ACTUAL]
        other = next(iter(actual or rest), None)
        if other is not None and other.kind is not AddressKind.ACTUAL:
            self._losses.note("addresses.kind", _ADDRESS_KIND)
        lost = len(rest) - (other is not None)
        if lost:
            self._losses.note("addresses", _ADDRESS)
        if len(filled) < len(self._card.addresses):
            self._losses.note("addresses", _EMPTY)
        return legal, other

    def _line(self, address: Address) -> str | None:
        parts = (address.postal_code, address.country, address.region, address.city)
        return address.text or ", ".join(part for part in parts if part) or None

    def _address(self, name: str, address: Address | None) -> None:
        xml = self._xml
        line = None if address is None else xml.clean(self._line(address), "addresses.text")
        if address is None or line is None:
            return
        if not address.text:
            self._losses.note("addresses.text", _ADDRESS_TEXT)
        with xml.inside(name):
            xml.leaf("Представление", line)
            for word, attribute in ADDRESS_PARTS:
                value = xml.clean(getattr(address, attribute), f"addresses.{attribute}")
                if value:
                    with xml.inside("АдресноеПоле"):
                        xml.leaf("Тип", word)
                        xml.leaf("Значение", value)

    def _contacts(self) -> None:
        written = [pair for contact in self._card.contacts if (pair := self._contact(contact))]
        if written:
            with self._xml.inside("Контакты"):
                for word, value, note in written:
                    with self._xml.inside("Контакт"):
                        self._xml.leaf("Тип", word)
                        self._xml.leaf("Значение", value)
                        self._xml.leaf("Комментарий", note)

    def _contact(self, contact: Contact) -> tuple[str, str, str | None] | None:
        value = contact_text(contact, self._xml, self._losses)
        if value is None:
            return None
        word = CONTACT_WORDS[contact.kind]
        if word == "Почта":
            word = self._options.email_type
        if contact_kind(word, value) is not contact.kind:
            self._losses.note("contacts.kind", _CONTACT_KIND)
        return word, value, self._xml.clean(contact.note, "contacts.note")

    def _representatives(self, others: Sequence[Person]) -> None:
        if others:
            with self._xml.inside("Представители"):
                for one in others:
                    with self._xml.inside("Представитель"):
                        self._somebody(one)
                        self._xml.leaf("Отношение", RELATIONS[one.role])

    def _somebody(self, person: Person) -> None:
        self._xml.leaf("Ид", person.card, "people.card")
        self._xml.leaf("Наименование", person.name, "people.name")
        self._xml.leaf("ПолноеНаименование", person.name)
        self._xml.leaf("Должность", person.position, "people.position")
