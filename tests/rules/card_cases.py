"""
Cases of the card rules as data: for each code a card that fires it and one that does not.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from random import Random
from typing import Any

import attrs

from cjmkit.codes import account, snils
from cjmkit.codes.directory import BankAccountEntry, BankEntry, Banks, Restriction
from cjmkit.model import (
    Address,
    AddressKind,
    BankAccount,
    CardKind,
    Child,
    ClientCard,
    Consent,
    Contact,
    ContactKind,
    FieldDef,
    FieldType,
    Passport,
    Person,
    PersonDetails,
    Profile,
    Purpose,
    Requisites,
    Role,
    Term,
)
from cjmkit.rules import PROFILES

TODAY = dt.date(2026, 11, 22)
SBER = "044525225"
SBER_CORR = "30101810400000000225"
COMPANY, PROPRIETOR, PERSON = CardKind.COMPANY, CardKind.SOLE_PROPRIETOR, CardKind.PERSON
_RANDOM = Random(7)
ACCOUNT = account.generate(_RANDOM, SBER)
SNILS = snils.generate(_RANDOM)


@attrs.frozen(kw_only=True)
class Case:
    """
    *bad* fires *code* at *field* (with *fix*), *good* does not; *options* go to the checker.
    """

    code: str
    bad: ClientCard
    good: ClientCard
    field: str | None
    fix: object = None
    options: Mapping[str, Any] = attrs.field(factory=dict)


def company(**changes: Any) -> ClientCard:
    """
    A clean company; *changes* name fields of the card or of its requisites.
    """
    return _changed(
        ClientCard(
            kind=COMPANY,
            short_name="ПАО Сбербанк",
            requisites=Requisites(inn="7707083893", kpp="773601001", ogrn="1027700132195"),
        ),
        changes,
    )


def proprietor(**changes: Any) -> ClientCard:
    """
    A clean sole proprietor of made-up numbers.
    """
    card = ClientCard(
        kind=PROPRIETOR,
        short_name="ИП Образцова Анна Примеровна",
        requisites=Requisites(inn="500100732259", ogrnip="304500116000157"),
    )
    return _changed(card, changes)


def person(**changes: Any) -> ClientCard:
    """
    A clean person.
    """
    return _changed(ClientCard(kind=PERSON, short_name="Образцова Анна"), changes)


def _changed(card: ClientCard, changes: dict[str, Any]) -> ClientCard:
    names = {field.name for field in attrs.fields(Requisites)}
    own = {name: value for name, value in changes.items() if name in names}
    rest = {name: value for name, value in changes.items() if name not in names}
    return attrs.evolve(card, requisites=attrs.evolve(card.requisites, **own), **rest)


def bank(account: str | None = ACCOUNT, bik: str | None = SBER, corr: str | None = SBER_CORR, **more: Any) -> Any:
    """
    A bank account in a tuple, as a card holds it.
    """
    return (BankAccount(account=account, bik=bik, corr_account=corr, **more),)


def with_bank(*args: Any, **more: Any) -> ClientCard:
    """
    A company with one account.
    """
    return company(bank_accounts=bank(*args, **more))


def phone(*values: str, kind: ContactKind = ContactKind.PHONE) -> tuple[Contact, ...]:
    """
    Contacts of one kind.
    """
    return tuple(Contact(kind=kind, value=value) for value in values)


def details(**fields: Any) -> ClientCard:
    """
    A person's card with details.
    """
    return person(person=PersonDetails(**fields))


def passport(born: dt.date | None = None, **fields: Any) -> ClientCard:
    """
    A person's card with a passport.
    """
    return details(birth_date=born, passport=Passport(**fields))


def consented(**fields: Any) -> ClientCard:
    """
    A person's card with an e-mail and one consent.
    """
    fields.setdefault("document", "№ 15")
    return person(contacts=phone("anna@example.ru", kind=ContactKind.EMAIL), consents=(Consent(**fields),))


def _of(profile: Profile) -> Mapping[str, Any]:
    return {"profile": profile}


_MINE = Profile(
    name="mine",
    custom=(
        FieldDef(name="size", type=FieldType.INTEGER, required=True),
        FieldDef(name="level", type=FieldType.CHOICE, choices=("VIP", "обычный")),
    ),
    tables={"calls": (FieldDef(name="when", type=FieldType.DATE, required=True),)},
)
_EMAIL = ContactKind.EMAIL
_LATE, _EARLY = dt.date(2127, 1, 1), dt.date(2014, 2, 1)


_CORR = BankAccountEntry(number=SBER_CORR, kind="correspondent", keeper="044525000")
_CLOSING = attrs.evolve(_CORR, number="30101810145250000974", closed=dt.date(2026, 11, 1))
_LIMIT = Restriction(code="LWRS", since=dt.date(2026, 1, 9), title_ru="отзыв лицензии", title_en="licence withdrawn")
_BANKS = Banks(
    (
        BankEntry(bik=SBER, name="ПАО Сбербанк", kind="bank", city="Москва", accounts=(_CORR,)),
        BankEntry(bik="044525974", name="АО «ТБанк»", kind="bank", accounts=(_CLOSING,), closed=dt.date(2026, 11, 1)),
        BankEntry(bik="044525593", name="АО «Альфа-Банк»", kind="bank", restrictions=(_LIMIT, Restriction(code="A"))),
        BankEntry(bik="044525187", name="Банк ВТБ", kind="bank", opened=dt.date(2026, 12, 1)),
        BankEntry(
            bik="044525068", name="ООО «Озон Банк»", kind="bank", accounts=(attrs.evolve(_CLOSING, kind="clearing"),)
        ),
        BankEntry(bik="044525104", name="Конкурсный управляющий", kind="liquidator"),
        BankEntry(
            bik="004525988",
            name="ГУ Банка России по ЦФО//УФК по г. Москве",
            kind="treasury",
            accounts=(
                BankAccountEntry(
                    number="40102810545370000003", kind="single", keeper="044525000", restrictions=(_LIMIT,)
                ),
            ),
        ),
    ),
    as_of=dt.date(2026, 10, 8),
)
_DIRECTORY = {"directory": _BANKS}
_TREASURY = BankAccount(account="03100643000000017300", bik="004525988", corr_account="40102810545370000003")

CASES = (
    Case(code="CRD001", bad=company(short_name=" "), good=company(), field="name"),
    Case(code="CRD001", bad=person(short_name=None), good=details(last_name="Образцова"), field="name"),
    Case(code="CRD002", bad=company(kind=None), good=company(), field="kind", fix=COMPANY),
    Case(code="CRD002", bad=person(kind=None, inn="500100732259"), good=person(kind=None), field="kind"),
    Case(code="CRD003", bad=company(legal_form="ИП"), good=company(legal_form="ПАО"), field="legal_form"),
    Case(code="CRD003", bad=person(legal_form="ООО"), good=person(legal_form="КФХ"), field="legal_form"),
    Case(code="CRD005", bad=proprietor(short_name="ИП «Ромашка»"), good=proprietor(), field="short_name"),
    Case(
        code="CRD005",
        bad=proprietor(short_name=None, full_name="ИП Ромашка"),
        good=proprietor(short_name="ИП Ромашка", person=PersonDetails(first_name="Анна")),
        field="full_name",
    ),
    Case(
        code="CRD006",
        bad=proprietor(person=PersonDetails(last_name="Примерова")),
        good=proprietor(person=PersonDetails(last_name="Образцова")),
        field="last_name",
    ),
    Case(
        code="CRD007",
        bad=company(branch_of="ПАО Сбербанк"),
        good=company(branch_of="ПАО Сбербанк", kpp="773643001"),
        field="kpp",
    ),
    Case(code="CRD008", bad=company(short_name="7707083893"), good=company(short_name="1С"), field="short_name"),
    Case(code="CRD010", bad=company(inn="77070ю3893"), good=company(), field="inn"),
    Case(code="CRD011", bad=company(inn="77070838930"), good=company(), field="inn"),
    Case(
        code="CRD011",
        bad=company(inn="274062111", kpp="027401001", ogrn=None),
        good=company(inn="0274062111", kpp="027401001", ogrn=None),
        field="inn",
        fix="0274062111",
    ),
    Case(code="CRD012", bad=company(inn="7707083894"), good=company(), field="inn"),
    Case(code="CRD013", bad=company(inn="0012345673"), good=company(), field="inn"),
    Case(code="CRD014", bad=company(inn="20123"), good=company(), field="inn"),
    Case(code="CRD015", bad=proprietor(inn="7707083893"), good=proprietor(), field="inn"),
    Case(code="CRD015", bad=company(inn="500100732259"), good=company(inn="0000000000"), field="inn"),
    Case(
        code="CRD016",
        bad=company(inn="9909726886", kpp="770301001", ogrn=None),
        good=company(inn="9909726886", kpp="770387001", ogrn=None),
        field="kpp",
    ),
    Case(code="CRD017", bad=company(kpp="540701001"), good=company(inn="9705113909"), field="kpp"),
    Case(code="CRD017", bad=company(kpp=None, ogrn="1025002029580"), good=company(kpp="997950001"), field="ogrn"),
    Case(code="CRD020", bad=company(kpp="7736010011"), good=company(kpp="77360A001"), field="kpp"),
    Case(code="CRD020", bad=company(kpp="27401001"), good=company(), field="kpp", fix="027401001"),
    Case(code="CRD021", bad=company(kpp=None), good=company(), field="kpp"),
    Case(code="CRD022", bad=proprietor(kpp="500101001"), good=proprietor(), field="kpp"),
    Case(code="CRD023", bad=company(kpp="770700001"), good=company(kpp="770701001"), field="kpp"),
    Case(code="CRD024", bad=company(kpp="770750001"), good=company(kpp="997250001"), field="kpp"),
    Case(code="CRD025", bad=company(kpp="004501001"), good=company(), field="kpp"),
    Case(code="CRD030", bad=company(ogrn="102770013219"), good=company(), field="ogrn"),
    Case(code="CRD030", bad=proprietor(ogrnip="30450011600015x"), good=proprietor(), field="ogrnip"),
    Case(code="CRD031", bad=company(ogrn="1027700132196"), good=company(), field="ogrn"),
    Case(code="CRD031", bad=proprietor(ogrnip="304500116000158"), good=proprietor(), field="ogrnip"),
    Case(code="CRD032", bad=company(ogrn="2027700132194"), good=company(), field="ogrn"),
    Case(code="CRD033", bad=proprietor(ogrnip="385768585948949"), good=proprietor(), field="ogrnip"),
    Case(code="CRD034", bad=proprietor(ogrn="1027700132195"), good=proprietor(), field="ogrn"),
    Case(code="CRD034", bad=company(ogrnip="304500116000157"), good=company(), field="ogrnip"),
    Case(code="CRD035", bad=company(ogrn="0924992170674"), good=company(), field="ogrn"),
    Case(code="CRD036", bad=company(ogrn="304500116000157"), good=company(), field="ogrn"),
    Case(code="CRD036", bad=proprietor(ogrnip="1027700132195"), good=proprietor(), field="ogrnip"),
    Case(code="CRD040", bad=company(inn="7707 083893"), good=company(), field="inn", fix="7707083893"),
    Case(code="CRD040", bad=with_bank("р/с " + ACCOUNT), good=with_bank(), field="account", fix=ACCOUNT),
    Case(
        code="CRD040",
        bad=company(contacts=phone("+74955005550", "8 (916) 123-45-67")),
        good=company(contacts=phone("+79161234567")),
        field="phone_2",
        fix="+79161234567",
    ),
    Case(
        code="CRD040",
        bad=company(contacts=phone("<info@Example.ru>", kind=_EMAIL)),
        good=company(contacts=phone("info@example.ru", kind=_EMAIL)),
        field="email",
        fix="info@example.ru",
    ),
    Case(code="CRD041", bad=company(inn="0000000000"), good=company(), field="inn"),
    Case(code="CRD041", bad=company(kpp="0"), good=company(), field="kpp"),
    Case(code="CRD042", bad=company(inn="77О7О83893"), good=company(), field="inn", fix="7707083893"),
    Case(code="CRD042", bad=company(kpp="7707АВ001"), good=company(kpp="7707AB001"), field="kpp", fix="7707AB001"),
    Case(code="CRD043", bad=company(okpo="12345"), good=company(okpo="00032537"), field="okpo"),
    Case(code="CRD043", bad=company(okpo="0032537"), good=company(okpo="00032537"), field="okpo", fix="00032537"),
    Case(code="CRD044", bad=company(okpo="00032538"), good=company(okpo="00032537"), field="okpo"),
    Case(code="CRD045", bad=proprietor(okpo="00032537"), good=company(okpo="00032537"), field="okpo"),
    Case(code="CRD046", bad=company(okved="4711"), good=company(okved="47.11"), field="okved"),
    Case(code="CRD046", bad=company(okved="опт"), good=company(okved="64.19"), field="okved"),
    Case(code="CRD047", bad=company(oktmo="4538000"), good=company(oktmo="45380000"), field="oktmo"),
    Case(code="CRD047", bad=company(oktmo="00380000"), good=company(oktmo="45380000000"), field="oktmo"),
    Case(code="CRD048", bad=company(okopf="65"), good=company(okopf="12300"), field="okopf"),
    Case(code="CRD049", bad=proprietor(okopf="12300"), good=proprietor(okopf="50102"), field="okopf"),
    Case(code="CRD049", bad=company(okopf="50102"), good=company(okopf="12247"), field="okopf"),
    Case(code="CRD050", bad=with_bank(None, "944525225", None), good=with_bank(), field="bik"),
    Case(code="CRD050", bad=with_bank(None, "44525225", None), good=with_bank(), field="bik", fix=SBER),
    Case(code="CRD051", bad=with_bank(None, "044525010", None), good=with_bank(), field="bik"),
    Case(code="CRD052", bad=with_bank("4070281093800006047"), good=with_bank(), field="account"),
    Case(code="CRD052", bad=with_bank(corr="3010181040000000022"), good=with_bank(), field="corr_account"),
    Case(code="CRD053", bad=with_bank("40702810938000060473"), good=with_bank("40702810438000060473"), field="account"),
    Case(code="CRD054", bad=with_bank(SBER_CORR), good=with_bank(), field="account"),
    Case(code="CRD054", bad=with_bank(corr=ACCOUNT), good=with_bank(), field="corr_account"),
    Case(
        code="CRD055",
        bad=with_bank(account.generate(_RANDOM, SBER, currency="643")),
        good=with_bank(currency="RUB"),
        field="account",
    ),
    Case(
        code="CRD055",
        bad=company(bank_accounts=(attrs.evolve(_TREASURY, account="03100810000000017300"),)),
        good=company(bank_accounts=(_TREASURY,)),
        field="account",
    ),
    Case(
        code="CRD055",
        bad=with_bank(currency="USD"),
        good=with_bank(account.generate(_RANDOM, SBER, currency="840"), currency="usd"),
        field="account",
    ),
    Case(code="CRD056", bad=with_bank(corr="30101810145250000974"), good=with_bank(), field="corr_account"),
    Case(
        code="CRD057",
        bad=with_bank(account.generate(_RANDOM, SBER, balance="40802")),
        good=proprietor(bank_accounts=bank(account.generate(_RANDOM, SBER, balance="40802"))),
        field="account",
    ),
    Case(
        code="CRD058",
        bad=company(bank_accounts=(attrs.evolve(_TREASURY, corr_account=None),)),
        good=company(bank_accounts=(_TREASURY,)),
        field="corr_account",
    ),
    Case(
        code="CRD059",
        bad=with_bank(bank_name="Банк «Ромашка»"),
        good=with_bank(bank_name="СБЕРБАНК, г. Москва"),
        field="bank_name",
        fix="ПАО Сбербанк",
        options=_DIRECTORY,
    ),
    Case(
        code="CRD059",
        bad=with_bank(corr="30101810145250000974"),
        good=with_bank(corr=None),
        field="corr_account",
        fix=SBER_CORR,
        options=_DIRECTORY,
    ),
    Case(
        code="CRD059",
        bad=with_bank(corr="3010 1810 1452 5000 0974"),
        good=with_bank(corr="3010 1810 4000 0000 0225"),
        field="corr_account",
        fix=SBER_CORR,
        options=_DIRECTORY,
    ),
    Case(
        code="CRD059",
        bad=with_bank(bank_name="Ромашка"),
        good=with_bank(None, "1", None),
        field="bank_name",
        fix="ПАО Сбербанк",
        options=_DIRECTORY,
    ),
    Case(code="CRD100", bad=with_bank(None, "044525999", None), good=with_bank(), field="bik", options=_DIRECTORY),
    Case(
        code="CRD100",
        bad=with_bank(None, "044525999", None),
        good=with_bank(None, "1", None),
        field="bik",
        options={"directory": Banks(())},
    ),
    Case(code="CRD101", bad=with_bank(None, "044525974", None), good=with_bank(), field="bik", options=_DIRECTORY),
    Case(code="CRD101", bad=with_bank(None, "044525187", None), good=with_bank(), field="bik", options=_DIRECTORY),
    Case(code="CRD101", bad=with_bank(None, "044525104", None), good=with_bank(), field="bik", options=_DIRECTORY),
    Case(
        code="CRD101",
        bad=with_bank(None, "044525974", "30101810145250000974"),
        good=with_bank(),
        field="corr_account",
        options=_DIRECTORY,
    ),
    # A bank without correspondent accounts in the directory denies none; what it lists is looked at.
    Case(
        code="CRD101",
        bad=with_bank(None, "044525068", "30101810145250000974"),
        good=with_bank(None, "044525068", "30101810645374525068"),
        field="corr_account",
        options=_DIRECTORY,
    ),
    Case(code="CRD102", bad=with_bank(None, "044525593", None), good=with_bank(), field="bik", options=_DIRECTORY),
    Case(
        code="CRD102",
        bad=company(bank_accounts=(_TREASURY,)),
        good=with_bank(),
        field="corr_account",
        options=_DIRECTORY,
    ),
    Case(
        code="CRD103",
        bad=with_bank("03100643000000017300", SBER, None),
        good=company(bank_accounts=(_TREASURY,)),
        field="account",
        options=_DIRECTORY,
    ),
    Case(
        code="CRD103",
        bad=with_bank(account.generate(_RANDOM, "004525988"), "004525988", None),
        good=with_bank(),
        field="account",
        options=_DIRECTORY,
    ),
    Case(
        code="CRD103",
        bad=with_bank("40101810000000000001", "004525988", None),
        good=with_bank("40101810845250010102", "004525988", None),
        field="account",
        options=_DIRECTORY,
    ),
    Case(
        code="CRD060",
        bad=company(contacts=phone("+7916123456")),
        good=company(contacts=phone("+442071234567")),
        field="phone",
    ),
    Case(
        code="CRD061",
        bad=company(contacts=phone("223-45-67")),
        good=company(contacts=phone("+74952234567")),
        field="phone",
    ),
    Case(
        code="CRD061",
        bad=company(contacts=phone("+8 916 123-45-67", kind=ContactKind.FAX)),
        good=company(contacts=phone("+79161234567", kind=ContactKind.FAX)),
        field="fax",
        fix="+79161234567",
    ),
    Case(
        code="CRD062",
        bad=company(contacts=phone("info#example.ru", kind=_EMAIL)),
        good=company(contacts=phone("info@example.ru", kind=_EMAIL)),
        field="email",
    ),
    Case(
        code="CRD062",
        bad=company(contacts=phone("infо@example.ru", kind=_EMAIL)),
        good=company(contacts=phone("a+b@sub.example-site.com", kind=_EMAIL)),
        field="email",
        fix="info@example.ru",
    ),
    Case(
        code="CRD063",
        bad=company(contacts=phone("почта@пример.рф", kind=_EMAIL)),
        good=company(contacts=phone("info@пример.рф", kind=_EMAIL)),
        field="email",
    ),
    Case(
        code="CRD064",
        bad=company(contacts=phone("info@example.ru", kind=ContactKind.WEBSITE)),
        good=company(contacts=phone("https://example.ru/@page", kind=ContactKind.WEBSITE)),
        field="website",
    ),
    Case(
        code="CRD065",
        bad=company(contacts=phone("+79161234567") + phone("+79161234567", kind=ContactKind.MOBILE)),
        good=company(contacts=phone("+79161234567") + phone("+79161234567", kind=ContactKind.FAX)),
        field="mobile",
    ),
    Case(
        code="CRD065",
        bad=company(contacts=phone("@romashka", "@Romashka", kind=ContactKind.MESSENGER)),
        good=company(contacts=phone("", "", "@romashka", kind=ContactKind.MESSENGER)),
        field="messenger_2",
    ),
    Case(
        code="CRD066",
        bad=company(bank_accounts=bank() + bank()),
        good=company(bank_accounts=bank() + bank(None, SBER, None)),
        field="account_2",
    ),
    Case(
        code="CRD067",
        bad=company(contacts=phone("+79161234567, +74951234567")),
        good=company(contacts=phone("+79161234567", "+74951234567")),
        field="phone",
    ),
    Case(
        code="CRD067",
        bad=company(contacts=phone("a@example.ru, b@example.ru", kind=_EMAIL)),
        good=company(contacts=phone("a@example.ru", "b@example.ru", kind=_EMAIL)),
        field="email",
    ),
    Case(
        code="CRD068",
        bad=company(addresses=(Address(kind=AddressKind.LEGAL, postal_code="1173121"),)),
        good=company(addresses=(Address(postal_code="117312"), Address(postal_code="SW1A", country="UK"))),
        field="legal_address",
    ),
    Case(
        code="CRD068",
        bad=company(addresses=(Address(), Address(postal_code="11731", country="РФ"))),
        good=company(addresses=(Address(postal_code="117312"),)),
        field="address_2",
    ),
    Case(
        code="CRD070", bad=details(birth_date=_LATE), good=details(birth_date=dt.date(1991, 5, 5)), field="birth_date"
    ),
    Case(
        code="CRD071",
        bad=details(birth_date=dt.date(1900, 1, 1)),
        good=details(birth_date=dt.date(1907, 1, 1)),
        field="birth_date",
    ),
    Case(
        code="CRD072",
        bad=passport(series="450", number="123456"),
        good=passport(series="4509", number="123456"),
        field="passport_number",
    ),
    Case(code="CRD072", bad=passport(number="123456"), good=passport(), field="passport_series"),
    Case(
        code="CRD072",
        bad=passport(series="4509"),
        good=passport(series="VI-МЮ", number="123456"),
        field="passport_number",
    ),
    Case(
        code="CRD072",
        bad=passport(series="45091", number="23456"),
        good=passport(series="45 09", number="123456"),
        field="passport_number",
    ),
    Case(code="CRD072", bad=passport(code="77-1"), good=passport(code="770-001"), field="passport_code"),
    Case(
        code="CRD073",
        bad=passport(dt.date(2000, 1, 1), issued_on=dt.date(2013, 12, 31)),
        good=passport(dt.date(2000, 1, 1), issued_on=dt.date(2014, 1, 1)),
        field="passport_issued_on",
    ),
    Case(code="CRD074", bad=passport(issued_on=_LATE), good=passport(issued_on=_EARLY), field="passport_issued_on"),
    Case(
        code="CRD075",
        bad=person(person=PersonDetails(birth_date=dt.date(2016, 5, 5)), contacts=phone("+79161234567")),
        good=person(
            person=PersonDetails(birth_date=dt.date(2016, 5, 5)),
            contacts=phone("+79161234567"),
            people=(Person(role=Role.RESPONSIBLE, name="Образцова А."),),
        ),
        field="responsible",
    ),
    Case(
        code="CRD075",
        bad=person(person=PersonDetails(birth_date=dt.date(2016, 5, 5)), contacts=phone("+79161234567")),
        good=details(birth_date=dt.date(2016, 5, 5)),
        field="responsible",
    ),
    Case(
        code="CRD076", bad=company(next_contact_on=_EARLY), good=company(next_contact_on=TODAY), field="next_contact_on"
    ),
    Case(
        code="CRD077",
        bad=details(children_count=1, children=(Child(), Child())),
        good=details(children_count=2, children=(Child(),)),
        field="children_count",
    ),
    Case(code="CRD078", bad=person(snils="123"), good=person(snils=SNILS), field="snils"),
    Case(code="CRD079", bad=person(snils="11223344596"), good=person(snils="11223344595"), field="snils"),
    Case(
        code="CRD080",
        bad=person(contacts=phone("anna@example.ru", kind=_EMAIL)),
        good=consented(),
        field="email",
    ),
    Case(
        code="CRD080",
        bad=person(contacts=phone("@anna", kind=ContactKind.MESSENGER)),
        good=person(contacts=phone("+79161234567")),
        field="messenger",
    ),
    Case(code="CRD081", bad=consented(document=" "), good=consented(), field="consent_document"),
    Case(
        code="CRD082", bad=consented(valid_until=_EARLY), good=consented(valid_until=TODAY), field="consent_valid_until"
    ),
    Case(
        code="CRD083",
        bad=consented(withdrawn_on=_EARLY),
        good=person(consents=(Consent(refused=True),)),
        field="consent_withdrawn_on",
    ),
    Case(
        code="CRD083",
        bad=consented(refused=True),
        good=person(
            contacts=phone("anna@example.ru", kind=_EMAIL),
            consents=(
                Consent(document="№ 1", given_on=_EARLY, withdrawn_on=_EARLY),
                Consent(document="№ 2", given_on=TODAY),
                Consent(document="№ 0", given_on=dt.date(2010, 1, 1), refused=True),
            ),
        ),
        field="consent_withdrawn_on",
    ),
    Case(
        code="CRD084",
        bad=consented(given_on=TODAY, valid_until=_EARLY),
        good=consented(given_on=_EARLY, valid_until=_LATE),
        field="consent_valid_until",
    ),
    Case(code="CRD085", bad=consented(given_on=_LATE), good=consented(given_on=TODAY), field="consent_given_on"),
    Case(
        code="CRD086",
        bad=company(source=Term(label="«Друзья»")),
        good=company(source=Term(label="Друзья"), referred_by="Образцова А."),
        field="referred_by",
    ),
    Case(
        code="CRD087",
        bad=company(source=Term(label="Вывеска"), referred_by="Образцова А."),
        good=company(source=Term(label="Родные", id="friends"), referred_by="Образцова А."),
        field="source",
    ),
    Case(
        code="CRD088",
        bad=consented(),
        good=consented(purpose=Purpose.MARKETING),
        field="email",
    ),
    Case(
        code="CRD090",
        bad=company(inn=None, addresses=(Address(text="Москва"),)),
        good=proprietor(addresses=(Address(text="Москва"),)),
        field="inn",
        options=_of(PROFILES["invoice"]),
    ),
    Case(
        code="CRD091",
        bad=company(),
        good=company(contacts=phone("+79161234567")),
        field="phone",
        options=_of(PROFILES["minimal"]),
    ),
    Case(
        code="CRD093",
        bad=company(custom={f"f{number}": number for number in range(51)}, contacts=phone("+79161234567")),
        good=company(custom={f"f{number}": number for number in range(50)}),
        field=None,
        options=_of(PROFILES["crm50"]),
    ),
    Case(
        code="CRD094",
        bad=company(custom={f"f{number}": number for number in range(51)}),
        good=company(custom={f"f{number}": number for number in range(50)}),
        field=None,
    ),
    Case(code="CRD095", bad=company(), good=company(custom={"size": 44}), field="size", options=_of(_MINE)),
    Case(
        code="CRD095",
        bad=company(custom={"size": 44}, tables={"calls": ({"when": TODAY}, {})}),
        good=company(custom={"size": 44}, tables={"calls": ({"when": TODAY},), "other": ({"x": 1},)}),
        field="calls[2].when",
        options=_of(_MINE),
    ),
    Case(
        code="CRD096",
        bad=company(custom={"size": "много"}),
        good=company(custom={"size": 44}),
        field="size",
        options=_of(_MINE),
    ),
    Case(
        code="CRD097",
        bad=company(custom={"size": 44, "level": "Вип"}),
        good=company(custom={"size": 44, "level": "VIP"}),
        field="level",
        options=_of(_MINE),
    ),
    Case(
        code="CRD098",
        bad=company(custom={"size": 44, "sise": Decimal(1)}),
        good=company(custom={"size": 44}),
        field="sise",
        options=_of(_MINE),
    ),
)
"""CRD092 is about a profile and not about a card: see the tests of profiles."""
