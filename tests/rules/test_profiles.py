"""
Profiles: the built-in ones, and the user's own.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import attrs
import pytest

from cjmkit.errors import ConfigError
from cjmkit.model import (
    FLAT_FIELDS,
    Address,
    AddressKind,
    CardKind,
    ClientCard,
    Consent,
    Contact,
    ContactKind,
    FieldDef,
    FieldType,
    LoyaltyCard,
    Passport,
    Person,
    PersonDetails,
    Role,
    Sex,
    Task,
    Term,
)
from cjmkit.model.flat import split_number
from cjmkit.rules import PROFILES, Checker, Settings, read_settings
from cjmkit.rules.cards.reading import is_filled, reader
from cjmkit.rules.profiles import alternatives, applies_to, fits, profile_from
from rules.card_cases import TODAY, bank, company, person, phone, proprietor


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
def test_built_in_profiles_name_flat_fields(profile: object) -> None:
    """
    Every field that a built-in profile names exists in the flat view.
    """
    for requirement in (*profile.required, *profile.recommended):
        for name in alternatives(requirement):
            assert split_number(name)[0] in FLAT_FIELDS
    assert profile.title


def test_named_profiles_have_their_size() -> None:
    """
    A sole proprietor's card has 13 fields, a fitness club's form 6, a first contact at most 7.
    """
    assert len(PROFILES["sole_proprietor"].required) == 13
    assert len(PROFILES["fitness_club"].required) == 6
    assert len(PROFILES["first_contact"].required) <= 7
    assert PROFILES["crm50"].max_custom == 50
    assert set(PROFILES) == {
        "minimal", "first_contact", "invoice", "contract", "tender", "due_diligence", "sole_proprietor",
        "fitness_club", "crm50",
    }  # fmt: skip


def missing(card: ClientCard, profile: str) -> list[str]:
    found = Checker(Settings(select=("CRD090",)), PROFILES[profile], TODAY).check(card)
    return [str(finding.params["expected"]) for finding in found]


def test_a_field_is_asked_only_from_whom_it_exists_for() -> None:
    """
    A КПП is required of a company, not of a sole proprietor, nor of somebody of unknown kind.
    """
    assert missing(company(kpp=None), "invoice") == ["kpp", "legal_address|address|actual_address"]
    assert "kpp" not in missing(proprietor(), "invoice")
    assert "kpp" in missing(company(kind=None, kpp=None), "invoice")
    assert "kpp" not in missing(proprietor(kind=None), "invoice")
    assert missing(ClientCard(short_name="x"), "invoice") == ["inn", "legal_address|address|actual_address"]
    assert "ogrnip|passport_number" in missing(proprietor(ogrnip=None), "contract")
    assert "ogrn" in missing(company(ogrn=None), "contract")
    assert applies_to("birth_date", CardKind.PERSON)
    assert not applies_to("birth_date", CardKind.COMPANY)


def test_a_contract_with_a_person_rests_on_the_passport() -> None:
    """
    A person with a passport and an address needs neither ИНН nor account for a contract.
    """
    card = person(
        person=PersonDetails(last_name="Образцова", passport=Passport(series="4509", number="123456")),
        addresses=(Address(kind=AddressKind.LEGAL, text="Москва"),),
    )
    assert missing(card, "contract") == []
    assert missing(person(), "contract")[0] == "inn|passport_number"


def test_a_whole_sole_proprietor_misses_nothing() -> None:
    """
    The 13 fields are met by a card that has them all.
    """
    card = proprietor(
        full_name="Индивидуальный предприниматель Образцова Анна",
        person=PersonDetails(last_name="Образцова"),
        addresses=(Address(kind=AddressKind.LEGAL, text="Москва"),),
        contacts=phone("+79161234567") + phone("a@example.ru", kind=ContactKind.EMAIL),
        bank_accounts=bank(bank_name="ПАО Сбербанк", bank_city="Москва"),
    )
    assert missing(card, "sole_proprietor") == []
    assert len(missing(ClientCard(kind=CardKind.SOLE_PROPRIETOR), "sole_proprietor")) == 13


FULL = ClientCard(
    id="1", kind=CardKind.PERSON, full_name="n", short_name="n", legal_form="f", branch_of="b", industry="i", city="c",
    requisites=attrs.evolve(company().requisites, ogrnip="1", okpo="1", okved="1", oktmo="1", okopf="1", snils="1"),
    bank_accounts=bank(bank_name="b", bank_city="c", currency="RUB", personal_account="1") * 2,
    addresses=tuple(Address(kind=kind, city="c") for kind in AddressKind),
    people=tuple(Person(role=role, name="n", position="p", basis="b") for role in Role),
    contacts=tuple(Contact(kind=kind, value="v") for kind in ContactKind),
    person=PersonDetails(
        last_name="l", first_name="f", patronymic="p", sex=Sex.FEMALE, birth_date=TODAY,
        passport=Passport(series="1", number="1", issued_by="1", issued_on=TODAY, code="1"),
        place_of_study="s", education="e", family_status="f", relatives=("r",), children_count=0, income=1,
    ),
    source=Term(label="s"), referred_by="r", manager="m", tags=("t",), status=Term(label="s"),
    loyalty_card=LoyaltyCard(number="1", level="1", valid_until=TODAY), average_check=1, next_contact_on=TODAY,
    comment="c", logo=1, photo=1,
    consents=(Consent(document="d", given_on=TODAY, valid_until=TODAY, withdrawn_on=TODAY),),
    tasks=(Task(text="t", due_on=TODAY),),
    custom={name: False for name, field in FLAT_FIELDS.items() if field.part.value == "custom"},
)  # fmt: skip


@pytest.mark.parametrize("name", FLAT_FIELDS)
def test_every_flat_field_can_be_read(name: str) -> None:
    """
    A full card has every flat field filled, an empty card none.
    """
    assert is_filled(reader(name)(FULL))
    if name != "kind":
        assert not is_filled(reader(name)(ClientCard()))


def test_numbered_fields_are_read_by_their_number() -> None:
    """
    ``account_2`` is the second account; there is no third.
    """
    assert is_filled(reader("account_2")(FULL))
    assert not is_filled(reader("account_3")(FULL))


def test_filled_means_that_it_says_something() -> None:
    """
    Blanks and empty lists say nothing; no, 0 and False do.
    """
    assert [is_filled(value) for value in ("", " \t", None, ())] == [False] * 4
    assert all(is_filled(value) for value in ("нет", 0, False, ("a",)))


def test_a_linked_person_fills_the_field() -> None:
    """
    A responsible adult given by a link to a card is named enough, a position is not.
    """
    card = ClientCard(people=(Person(role=Role.RESPONSIBLE, card="17"), Person(role=Role.DIRECTOR, card="18")))
    assert reader("responsible")(card) == "17"
    assert reader("director_position")(card) is None


VALUES = {
    FieldType.TEXT: "a",
    FieldType.INTEGER: 1,
    FieldType.DECIMAL: Decimal("1.5"),
    FieldType.BOOLEAN: True,
    FieldType.DATE: dt.date(2026, 1, 1),
    FieldType.DATETIME: dt.datetime(2026, 1, 1),
    FieldType.LIST: ("a",),
}


@pytest.mark.parametrize("kind", VALUES)
@pytest.mark.parametrize("other", VALUES)
def test_a_value_fits_its_own_type_only(kind: FieldType, other: FieldType) -> None:
    """
    Each type takes its own values; an integer is a decimal too, True is no number.
    """
    expected = kind is other or (kind, other) == (FieldType.DECIMAL, FieldType.INTEGER)
    assert fits(FieldDef(name="f", type=kind), VALUES[other]) is expected


def test_lists_and_choices() -> None:
    """
    Each item of a list is compared with the choices; choices of a text field are hints alone.
    """
    profile = attrs.evolve(
        PROFILES["crm50"],
        custom=(
            FieldDef(name="many", type=FieldType.LIST, choices=("a", "b")),
            FieldDef(name="text", choices=("a",)),
            FieldDef(name="filled", required=True, default="x"),
        ),
    )
    settings = Settings(select=("CRD095", "CRD097"))
    checker = Checker(settings, profile)
    assert checker.check(company(custom={"many": ("a", "b"), "text": "z"})) == ()
    assert [finding.where.field for finding in checker.check(company(custom={"many": ("a", "c")}))] == ["many"]


def test_an_own_profile_is_read_from_a_mapping() -> None:
    """
    A definition extends a built-in profile, adds fields, types, choices and tables.
    """
    profile = profile_from(
        "mine",
        {
            "title": "Мой",
            "extends": "invoice",
            "required": ["phone_2|email", "size", "name"],
            "recommended": ["manager"],
            "custom": [
                {"name": "size", "type": "integer", "required": True, "hint": "h", "title": "Размер"},
                {"name": "tags2", "type": "list", "choices": ["a", "b"], "default": ["a"]},
            ],
            "tables": {"calls": [{"name": "when", "type": "date"}]},
            "max_custom": 10,
        },
    )
    assert profile.required == (*PROFILES["invoice"].required, "phone_2|email", "size")
    assert profile.recommended[-1] == "manager"
    assert profile.custom[0].type is FieldType.INTEGER
    assert profile.custom[1].default == ("a",)
    assert profile.tables["calls"][0].type is FieldType.DATE
    assert (profile.title, profile.max_custom) == ("Мой", 10)


def test_an_own_profile_may_extend_another_one() -> None:
    """
    A profile extends those that stand before it.
    """
    settings = read_settings({"profiles": {"a": {"required": ["inn"]}, "b": {"extends": "a", "required": ["kpp"]}}})
    assert settings.profile("b").required == ("inn", "kpp")
    assert settings.profile("tender") is PROFILES["tender"]
    with pytest.raises(ConfigError, match="unknown name 'tendr'; close ones: tender"):
        settings.profile("tendr")


@pytest.mark.parametrize(
    ("definition", "message"),
    [
        ("x", r"profiles\.mine: found 'x', expected a table"),
        ({"requird": []}, "profiles.mine: unknown name 'requird'; close ones: required"),
        ({"required": "inn"}, r"profiles\.mine\.required: found 'inn', expected a list"),
        ({"required": ["in"]}, r"profiles\.mine\.required: unknown name 'in'; close ones: inn"),
        ({"required": [""]}, r"expected a list of texts"),
        ({"recommended": ["phone|emial"]}, "unknown name 'emial'; close ones: email"),
        ({"extends": "invoce"}, "unknown name 'invoce'; close ones: invoice"),
        ({"extends": 1}, r"profiles\.mine\.extends: found 1, expected a text"),
        ({"title": 1}, r"profiles\.mine\.title: found 1, expected a text"),
        ({"max_custom": -1}, r"profiles\.mine\.max_custom: found -1, expected an integer"),
        ({"max_custom": True}, r"max_custom: found True, expected an integer"),
        ({"max_custom": []}, r"max_custom: found list, expected an integer"),
        ({"custom": {}}, r"profiles\.mine\.custom: found dict, expected a list of field definitions"),
        ({"custom": [{"type": "text"}]}, r"custom\[1\]\.name: found NoneType, expected the field's name"),
        ({"custom": [{"name": "a", "typ": "text"}]}, r"custom\[1\]: unknown name 'typ'; close ones: type"),
        ({"custom": [{"name": "a", "type": "intger"}]}, "unknown name 'intger'; close ones: integer"),
        ({"custom": [{"name": "a", "type": 5}]}, "unknown name '5'"),
        ({"custom": [{"name": "a", "hint": 5}]}, r"custom\[1\]\.hint: found 5, expected a text"),
        ({"custom": [{"name": "a", "required": "yes"}]}, r"required: found 'yes', expected true or false"),
        ({"custom": [{"name": "a", "default": 5}]}, "default: found 5, expected a value of the type text"),
        ({"custom": [{"name": "a"}, {"name": "a"}]}, "custom: found 'a', expected each field name once"),
        ({"tables": []}, r"profiles\.mine\.tables: found list, expected a table"),
        ({"tables": {"calls": 1}}, r"tables\.calls: found 1, expected a list"),
    ],
)
def test_a_wrong_profile_is_refused(definition: object, message: str) -> None:
    """
    Each mistake names its key and what was expected, and the nearest name for a misspelt one.
    """
    with pytest.raises(ConfigError, match=message) as caught:
        profile_from("mine", definition, "cjmkit.toml")
    assert str(caught.value).startswith("cjmkit.toml: profiles.mine")
