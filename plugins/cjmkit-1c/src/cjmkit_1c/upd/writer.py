"""
Writing a card as the fragment that a UPD has for a party: ИдСв, Адрес, БанкРекв, Контакт.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple

from cjmkit.codes import inn as inn_code
from cjmkit.findings import Texts
from cjmkit.model import Address, AddressKind, BankAccount, CardKind, ClientCard, Contact, ContactKind, PersonDetails
from cjmkit.plugins import Loss, Progress
from cjmkit_1c.contact_text import contact_text
from cjmkit_1c.once import OnceACard
from cjmkit_1c.unheld import unheld
from cjmkit_1c.upd.reader import WRAPPER
from cjmkit_1c.xml_stream import XMLStream, bare

if TYPE_CHECKING:
    from cjmkit_1c.formats import UPDWriteOptions

__all__ = ["Fragment", "party_xml", "write_parties"]

_HELD: Final = frozenset(
    (
        *("kind", "full_name", "short_name", "addresses.kind", "addresses.text", "contacts.kind", "contacts.value"),
        *(f"requisites.{name}" for name in ("inn", "kpp", "ogrnip", "okpo", "okopf")),
        *(f"bank_accounts.{name}" for name in ("account", "bank_name", "bik", "corr_account")),
        *(f"person.{name}" for name in ("last_name", "first_name", "patronymic")),
        *("addresses.country", "legal_form", "contacts.extension"),
    )
)
_LEGAL_ELEMENTS: Final = ("СвПрод", "СвПокуп")
_LONGEST: Final[Mapping[str, int]] = {
    "НаимОрг": 1000,
    "СокрНаим": 255,
    "АдрТекст": 1000,
    "НаимБанк": 1000,
    "НомерСчета": 20,
    "КорСчет": 20,
    "Тлф": 255,
    "ЭлПочта": 255,
    "ОКПО": 10,
    "Фамилия": 60,
    "Имя": 60,
    "Отчество": 60,
}
"""Lengths of the tax service's formats; those of names are of the order ЕД-7-26/970@."""

_SIZES: Final[Mapping[str, tuple[int, ...]]] = {
    "ИННЮЛ": (10,),
    "ИННФЛ": (12,),
    "КПП": (9,),
    "БИК": (9,),
    "ОГРНИП": (15,),
    "КодОПФ": (5,),
}
_NO_PLACE: Final = Texts("в сведениях об участнике УПД для этого нет места", "the party of a UPD has no place for it")
_NOBODY: Final = Texts(
    "в карточке нет ничего, по чему узнают сторону: она не записана",
    "the card holds nothing by which a party is told: it is not written",
)
_SIZE: Final = Texts(
    "такой длины формат ФНС не допускает, а с ней не примут весь документ",
    "the format of the tax service does not allow the length, and the whole document would be refused",
)
_ONE: Final = Texts("у участника УПД место только для одного", "the party of a UPD has room for one only")
_KIND: Final = Texts(
    "у участника УПД должно быть видно, кто он: при чтении получится иначе",
    "the party of a UPD must be of a known kind: it will be read otherwise",
)
_ADDRESS_KIND: Final = Texts(
    "вид адреса задаёт место участника: у продавца и покупателя юридический, у грузополучателя фактический",
    "the place of the party tells the kind of address: legal of seller and buyer, actual of a consignee",
)
_ADDRESS_TEXT: Final = Texts("адрес записан одной строкой", "the address is written as one line")
_PERSON: Final = Texts(
    "имя человека не пишется в сведения об организации", "a person's name is not written to a company"
)
_NAME: Final = Texts(
    "у человека и ИП в УПД только фамилия, имя и отчество", "a person has surname, name and patronymic only in a UPD"
)
_ONE_NAME: Final = Texts("имя одно, и при чтении оно вернётся полным", "there is one name, read back as the full one")
_CONTACT: Final = Texts("в УПД пишутся только телефоны и почта", "a UPD has phones and e-mails only")
_CONTACT_KIND: Final = Texts("вид телефона в УПД не различается", "a UPD does not tell kinds of phones apart")
_BARE: Final = Texts(
    "участник записан, но без наименования (фамилии и имени у человека) и без ИНН у организации и ИП налоговая "
    "не примет УПД: заполните их",
    "the party is written, but the tax service refuses a UPD without a name (a person's surname and first name), and "
    "without the ИНН of a company or sole proprietor: fill them in",
)
_COUNTRY: Final = Texts(
    "страна пишется кодом по ОКСМ, а для этой он неизвестен: адрес не записан",
    "a country is written by its code, which is not known for this one: the address is not written",
)
_HOME: Final = Texts("Россия в адресе подразумевается", "Russia is understood in an address")
_RUSSIA: Final = ("643", "РОССИЯ")
_COUNTRIES: Final[Mapping[str, str]] = {
    "беларусь": "112",
    "республика беларусь": "112",
    "казахстан": "398",
    "республика казахстан": "398",
    "армения": "051",
    "азербайджан": "031",
    "грузия": "268",
    "кыргызстан": "417",
    "киргизия": "417",
    "молдова": "498",
    "таджикистан": "762",
    "туркменистан": "795",
    "узбекистан": "860",
    "китай": "156",
    "турция": "792",
    "индия": "356",
    "сербия": "688",
    "оаэ": "784",
    "германия": "276",
}
"""The countries that neighbours trade with, by ОКСМ."""

_OURS: Final = ("", "россия", "рф", "российская федерация", "russia", "ru")
_FORM: Final = Texts("форма организации пишется только в имени", "the legal form stands in the name only")


class Fragment(NamedTuple):
    """
    The *xml* of one party, to be put into a UPD, and what it could not hold.
    """

    xml: str
    losses: tuple[Loss, ...]


def write_parties(
    items: Iterable[ClientCard], stream: BinaryIO, options: UPDWriteOptions, progress: Progress
) -> Sequence[Loss]:
    """
    Write *items* to *stream* as fragments in one file; return what a UPD cannot hold.
    """
    losses = OnceACard()
    xml = XMLStream(stream, losses, encoding="windows-1251")
    with xml.inside(WRAPPER, {"ВерсФорм": options.version}):
        for card in losses.walk(items, progress):
            _Party(xml, losses, options, card).write()
    xml.flush()
    return losses.list()


def party_xml(card: ClientCard, options: UPDWriteOptions | None = None) -> Fragment:
    """
    Return the fragment of one *card*, for a program that puts a UPD together.

    .. versionadded:: 0.1.0
    """
    if options is None:
        from cjmkit_1c.formats import UPDWriteOptions

        options = UPDWriteOptions()
    losses, stream = OnceACard(), io.BytesIO()
    xml = XMLStream(stream, losses, declared=False)
    _Party(xml, losses, options, card).write()
    xml.flush()
    return Fragment(stream.getvalue().decode(), losses.list())


class _Party:
    """
    One card on its way into a fragment.
    """

    def __init__(self, xml: XMLStream, losses: OnceACard, options: UPDWriteOptions, card: ClientCard) -> None:
        self._xml = xml
        self._losses = losses
        self._options = options
        self._card = card
        self._is_new = options.version != "5.01"

    def write(self) -> None:
        card, xml = self._card, self._xml
        if not self._is_known():
            self._losses.note("card", _NOBODY)
            return
        for path in unheld(card, _HELD):
            self._losses.note(path, _NO_PLACE)
        if not self._is_whole():
            self._losses.note("card", _BARE)
        numbers = card.requisites
        heading = self._fitting("ОКПО", numbers.okpo, "requisites.okpo")
        if self._is_new:
            heading |= self._fitting("КодОПФ", numbers.okopf, "requisites.okopf")
            heading |= self._fitting("СокрНаим", self._short(), "short_name")
        else:
            self._lost("requisites.okopf", numbers.okopf, _NO_PLACE)
            heading |= self._fitting("КраткНазв", self._short(), "short_name")
        with xml.inside(self._options.element, heading):
            with xml.inside("ИдСв"):
                self._identity()
            self._address()
            self._bank()
            self._contacts()

    def _is_known(self) -> bool:
        """
        Return whether anything is left by which a party can be told: a name, a number, a contact, an account.
        """
        card, numbers = self._card, self._card.requisites
        person = card.person or PersonDetails()
        is_person = self._is_person()
        told: list[tuple[str, str | None]] = [("ОКПО", numbers.okpo), ("СокрНаим", self._short())]
        if is_person:
            told += [("Фамилия", person.last_name), ("Имя", person.first_name), ("Отчество", person.patronymic)]
            told += [("ИННФЛ", numbers.inn)]
        else:
            told += [("НаимОрг", card.full_name or card.short_name), ("ИННЮЛ", numbers.inn), ("КПП", numbers.kpp)]
        if card.kind is CardKind.SOLE_PROPRIETOR:
            told.append(("ОГРНИП", numbers.ogrnip))
        if self._is_new:
            told.append(("КодОПФ", numbers.okopf))
        told += [("Тлф", one.value) for one in card.contacts if one.is_phone or one.kind is ContactKind.EMAIL]
        for one in self._accounts()[:1]:
            told += [("НомерСчета", one.account), ("БИК", one.bik), ("НаимБанк", one.bank_name)]
        return any(_fit(name, value) for name, value in told)

    def _is_whole(self) -> bool:
        """
        Return whether the party has all that the tax service wants of it.

        ИННЮЛ, НаимОрг, ИННФЛ of СвИП, Фамилия and Имя are mandatory attributes; a plain person needs no ИНН.
        """
        card = self._card
        person = card.person or PersonDetails()
        if self._is_person():
            wanted = [("Фамилия", person.last_name), ("Имя", person.first_name)]
            if card.kind is CardKind.SOLE_PROPRIETOR:
                wanted.append(("ИННФЛ", card.requisites.inn))
        else:
            wanted = [("НаимОрг", card.full_name or card.short_name), ("ИННЮЛ", card.requisites.inn)]
        return all(_fit(name, value) for name, value in wanted)

    def _short(self) -> str | None:
        card = self._card
        return card.short_name if card.full_name or self._is_person() else None

    def _is_person(self) -> bool:
        card = self._card
        if card.kind is not None:
            return card.kind is not CardKind.COMPANY
        if card.requisites.inn and inn_code.check(card.requisites.inn).ok:
            return inn_code.kind(card.requisites.inn) == "person"
        return card.person is not None and card.person.name is not None

    def _identity(self) -> None:
        card, numbers = self._card, self._card.requisites
        if self._is_person():
            self._person()
            return
        if card.kind is None:
            self._losses.note("kind", _KIND)
        self._lost("requisites.ogrnip", numbers.ogrnip, _NO_PLACE)
        self._lost("legal_form", card.legal_form, _FORM)
        if card.person is not None and card.person.name:
            self._losses.note("person", _PERSON)
        if card.short_name and not card.full_name:
            self._losses.note("short_name", _ONE_NAME)
            self._losses.note("full_name", _ONE_NAME)
        name = card.full_name or card.short_name
        values = self._fitting("НаимОрг", name, "full_name")
        values |= self._fitting("ИННЮЛ", numbers.inn, "requisites.inn")
        values |= self._fitting("КПП", numbers.kpp, "requisites.kpp")
        self._xml.empty("СвЮЛУч", values)

    def _person(self) -> None:
        card, numbers = self._card, self._card.requisites
        is_sole = card.kind is CardKind.SOLE_PROPRIETOR
        if card.kind is None:
            self._losses.note("kind", _KIND)
        self._lost("full_name", card.full_name, _NAME)
        self._lost("requisites.kpp", numbers.kpp, _NO_PLACE)
        if not (is_sole and card.legal_form == "ИП"):
            self._lost("legal_form", card.legal_form, _FORM)
        values = self._fitting("ИННФЛ", numbers.inn, "requisites.inn")
        if is_sole and self._is_new:
            values |= self._fitting("ОГРНИП", numbers.ogrnip, "requisites.ogrnip")
        elif is_sole and numbers.ogrnip:
            values |= {"СвГосРегИП": f"ОГРНИП {numbers.ogrnip}"}
        else:
            self._lost("requisites.ogrnip", numbers.ogrnip, _NO_PLACE)
        person = card.person or PersonDetails()
        name = self._fitting("Фамилия", person.last_name, "person.last_name")
        name |= self._fitting("Имя", person.first_name, "person.first_name")
        name |= self._fitting("Отчество", person.patronymic, "person.patronymic")
        element = "СвИП" if is_sole else "СвФЛУч" if self._is_new else "СвФЛУчастФХЖ"
        with self._xml.inside(element, values):
            self._xml.empty("ФИО", name)

    def _address(self) -> None:
        wanted = AddressKind.LEGAL if self._options.element in _LEGAL_ELEMENTS else AddressKind.ACTUAL
        filled = [address for address in self._card.addresses if _line(address)]
        chosen = next((one for one in filled if one.kind is wanted), next(iter(filled), None))
        if len(self._card.addresses) > (chosen is not None):
            self._losses.note("addresses", _ONE)
        if chosen is None:
            return
        if chosen.kind is not wanted:
            self._losses.note("addresses.kind", _ADDRESS_KIND)
        if not chosen.text:
            self._losses.note("addresses.text", _ADDRESS_TEXT)
        country = _country(chosen.country)
        if country is None:
            self._losses.note("addresses", _COUNTRY)
            return
        code, name = country
        if code == _RUSSIA[0]:
            self._lost("addresses.country", chosen.country, _HOME)
        text = self._fitting("АдрТекст", _line(chosen), "addresses.text")
        if text:
            with self._xml.inside("Адрес"):
                self._xml.empty("АдрИнф", {"КодСтр": code, **({"НаимСтран": name} if self._is_new else {}), **text})

    def _accounts(self) -> list[BankAccount]:
        return [one for one in self._card.bank_accounts if one.account or one.bik or one.bank_name]

    def _bank(self) -> None:
        accounts = self._accounts()
        if len(self._card.bank_accounts) > bool(accounts):
            self._losses.note("bank_accounts", _ONE)
        if not accounts:
            return
        account = accounts[0]
        bank = self._fitting("НаимБанк", account.bank_name, "bank_accounts.bank_name")
        bank |= self._fitting("БИК", account.bik, "bank_accounts.bik")
        bank |= self._fitting("КорСчет", account.corr_account, "bank_accounts.corr_account")
        with self._xml.inside("БанкРекв", self._fitting("НомерСчета", account.account, "bank_accounts.account")):
            if bank:
                self._xml.empty("СвБанк", bank)

    def _contacts(self) -> None:
        phones = [one for one in self._card.contacts if one.is_phone]
        emails = [one for one in self._card.contacts if one.kind is ContactKind.EMAIL]
        if len(phones) + len(emails) < len(self._card.contacts):
            self._losses.note("contacts", _CONTACT)
        if any(one.kind is not ContactKind.PHONE for one in phones):
            self._losses.note("contacts.kind", _CONTACT_KIND)
        if not self._is_new and (len(phones) > 1 or len(emails) > 1):
            self._losses.note("contacts", _ONE)
            phones, emails = phones[:1], emails[:1]
        told = [*self._values("Тлф", phones), *self._values("ЭлПочта", emails)]
        if not told:
            return
        if not self._is_new:
            self._xml.empty("Контакт", dict(told))
            return
        with self._xml.inside("Контакт"):
            for word, value in told:
                self._xml.leaf(word, value)

    def _values(self, word: str, contacts: Iterable[Contact]) -> Iterable[tuple[str, str]]:
        for contact in contacts:
            text = contact_text(contact, self._xml, self._losses)
            yield from self._fitting(word, text, "contacts.value").items()

    def _fitting(self, name: str, value: str | None, path: str) -> dict[str, str]:
        """
        Return an attribute that the format takes; nothing, and a loss, for one that it would refuse.
        """
        kept = self._xml.clean(value, path)
        if kept is None:
            return {}
        if _fit(name, kept) is None:
            self._losses.note(path, _SIZE)
            return {}
        return {name: kept}

    def _lost(self, path: str, value: object, reason: Texts) -> None:
        if value:
            self._losses.note(path, reason)


def _fit(name: str, value: str | None) -> str | None:
    """
    Return *value* as a reader will find it if the attribute *name* may be that long.
    """
    kept = bare(value)
    sizes, longest = _SIZES.get(name), _LONGEST.get(name, 1000)
    if kept is None or (sizes is not None and len(kept) not in sizes) or len(kept) > longest:
        return None
    return kept


def _line(address: Address) -> str | None:
    parts = (address.postal_code, address.country, address.region, address.city)
    return address.text or ", ".join(part for part in parts if part) or None


def _country(name: str | None) -> tuple[str, str] | None:
    """
    Return code and name of a country; None if its code is not known.
    """
    key = (name or "").strip().lower()
    if key in _OURS:
        return _RUSSIA
    code = _COUNTRIES.get(key)
    return None if code is None or name is None else (code, name.strip())
