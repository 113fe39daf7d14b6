import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmkit.findings import Finding, Location
from cjmkit.journeys.criteria import Answer, amount_of, asked_of
from cjmkit.model import (
    CardKind,
    ClientCard,
    Consent,
    Money,
    PersonDetails,
    Term,
)
from cjmkit.model.journeys import Criterion, Operator

CARD = ClientCard(
    kind=CardKind.COMPANY,
    short_name="ООО «Звёздный путь»",
    city="Москва",
    tags=("опт", "VIP"),
    status=Term(label="Постоянный", id="regular"),
    source=Term(label="Друзья"),
    average_check=Money(amount=Decimal(3500)),
    next_contact_on=dt.date(2026, 5, 1),
    consents=(Consent(),),
    person=PersonDetails(birth_date=dt.date(1990, 1, 2), children_count=2),
    custom={
        "Скидка": "10 %",
        "оборот": "1 200,50",
        "сотрудников": 40,
        "новый": True,
        "доля": 0.5,
        "встреча": dt.datetime(2026, 3, 1, 9, 30),
        "срок": "31.12.2024",
        "пусто": "  ",
        "бесконечность": Decimal("Infinity"),
    },
)


def answer(field, operator, *values, card=CARD):
    """Judge a card by one criterion."""
    asked = asked_of(Criterion(field=field, operator=Operator(operator), values=values), Location(field="here"))
    return asked.test(asked.read(card)).value


@pytest.mark.parametrize(
    ("field", "operator", "values", "found"),
    [
        ("city", "is", ("москва",), "yes"),
        ("city", "is", ("Тверь", "Москва"), "yes"),
        ("city", "is", ("Тверь",), "no"),
        ("city", "is_not", ("Тверь",), "yes"),
        ("city", "is_not", ("Москва",), "no"),
        ("city", "has", ("моск",), "yes"),
        ("city", "has_not", ("моск",), "no"),
        ("name", "has", ("ЗВЕЗДНЫЙ  путь",), "yes"),
        ("tags", "has", ("vip",), "yes"),
        ("tags", "is", ("опт",), "yes"),
        ("tags", "has", ("vi",), "no"),
        ("tags", "has_not", ("розница",), "yes"),
        ("status", "is", ("regular",), "yes"),
        ("status", "is", ("ПОСТОЯННЫЙ",), "yes"),
        ("source", "is", ("друзья",), "yes"),
        ("kind", "is", ("company",), "yes"),
        ("average_check", "at_least", ("3500",), "yes"),
        ("average_check", "at_least", ("3500,01",), "no"),
        ("average_check", "at_most", ("3 500",), "yes"),
        ("average_check", "is", ("3500",), "yes"),
        ("children_count", "is", ("2",), "yes"),
        ("birth_date", "at_most", ("1990-01-02",), "yes"),
        ("birth_date", "at_least", ("03.01.1990",), "no"),
        ("birth_date", "is", ("02.01.1990",), "yes"),
        ("next_contact_on", "at_least", ("2026-05-02", "2026-05-01"), "yes"),
        ("consent", "is", ("да",), "yes"),
        ("custom.оборот", "at_least", ("1200",), "yes"),
        ("custom.сотрудников", "at_most", ("39",), "no"),
        ("custom.новый", "is", ("да",), "yes"),
        ("custom.доля", "is", ("0.5",), "yes"),
        ("custom.встреча", "at_least", ("2026-03-01",), "yes"),
        ("custom.срок", "at_most", ("2025-01-01",), "yes"),
        ("custom.Скидка", "at_least", ("5",), "incomparable"),
        ("custom.срок", "at_least", ("5",), "incomparable"),
        ("custom.сотрудников", "at_least", ("2024-01-01",), "incomparable"),
        ("custom.бесконечность", "at_least", ("5",), "incomparable"),
        ("custom.бесконечность", "is", ("Infinity",), "yes"),
        ("custom.пусто", "is", ("",), "unknown"),
        ("custom.пусто", "filled", (), "no"),
        ("custom.пусто", "empty", (), "yes"),
        ("custom.нет", "at_least", ("5",), "unknown"),
        ("industry", "is", ("торговля",), "unknown"),
        ("industry", "is_not", ("торговля",), "yes"),
        ("industry", "filled", (), "no"),
        ("phone_2", "empty", (), "yes"),
        ("discount", "empty", (), "yes"),
    ],
)
def test_answers(field, operator, values, found):
    """Each operator judges what a card holds; what it does not hold is unknown."""
    assert answer(field, operator, *values) == found


@pytest.mark.parametrize(("refused", "found"), [(False, "no"), (True, "yes")])
def test_a_refusal_is_no_consent(refused, found):
    """A consent that was refused reads as «нет»."""
    assert answer("consent", "is", "нет", card=ClientCard(consents=(Consent(refused=refused),))) == found


@pytest.mark.parametrize(
    ("field", "operator", "values", "code"),
    [
        ("tag", "has", ("x",), "JRN980"),
        ("custom.", "has", ("x",), "JRN980"),
        ("custom", "has", ("x",), "JRN980"),
        ("x" * 500, "filled", (), "JRN980"),
        ("tags", "has", (), "JRN981"),
        ("average_check", "at_least", (), "JRN981"),
        ("average_check", "at_least", ("5", "много"), "JRN982"),
        ("average_check", "at_most", ("31.02.2024",), "JRN982"),
        ("average_check", "at_most", ("nan",), "JRN982"),
        ("average_check", "at_most", ("١٠",), "JRN982"),
    ],
)
def test_a_wrong_criterion_is_a_finding(field, operator, values, code):
    """A misspelt field, no values, or values without an order: a finding at the criterion, never an empty segment."""
    found = asked_of(Criterion(field=field, operator=Operator(operator), values=values), Location(field="here"))

    assert isinstance(found, Finding)
    assert (found.code, found.where.field) == (code, "here")
    assert len(found.message()) < 400


@given(amount=st.decimals(min_value=-(10**9), max_value=10**9, places=2), bound=st.decimals(-(10**9), 10**9, places=2))
def test_order_is_that_of_numbers(amount, bound):
    """At least and at most are what they are for numbers, however the number is stored."""
    for value in (amount, Money(amount=amount), str(amount), f"{amount}".replace(".", ",")):
        asked = asked_of(Criterion(field="custom.x", operator=Operator.AT_LEAST, values=(str(bound),)), Location())
        assert (asked.test(value) is Answer.YES) is (amount >= bound)


@given(st.text() | st.integers() | st.floats() | st.booleans() | st.none())
def test_amounts_of_anything(value):
    """Whatever stands in a field, the amount is a finite number or None."""
    found = amount_of(value)

    assert found is None or found.is_finite()
    if isinstance(value, bool):
        assert found is None
