"""
The engine: what is switched off, re-graded, proven or added.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import attrs
import pytest

from cjmkit.errors import ConfigError
from cjmkit.findings import Finding, Location, Rule, Severity, Texts
from cjmkit.model import ClientCard
from cjmkit.rules import CARD_RULES, PROFILES, Checker, Context, Settings, check
from rules.card_cases import ACCOUNT, SBER_CORR, TODAY, bank, company, person, proprietor, with_bank

OWN = Rule(
    code="ACME001",
    severity=Severity.WARNING,
    title=Texts("Своё", "Own"),
    text=Texts("своё правило", "a rule of one's own"),
    why=Texts("Так надо.", "It has to be."),
)


@check(OWN)
def own(card: ClientCard, context: Context) -> Iterator[Finding]:
    if card.manager is None:
        yield OWN.finding(Location(field="manager"))


def codes(card: ClientCard, **options: object) -> list[str]:
    return [finding.code for finding in Checker(today=TODAY, **options).check(card)]


BROKEN = company(inn="7707083894", kpp=None, ogrn="1027700132196")


def test_findings_come_in_the_order_of_subjects() -> None:
    """
    Names first, then requisites, then banks: the order is stable.
    """
    card = attrs.evolve(BROKEN, short_name="123", bank_accounts=bank(corr="30101810145250000974"))
    assert codes(card) == ["CRD008", "CRD012", "CRD021", "CRD031", "CRD056"]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (Settings(), ["CRD012", "CRD021", "CRD031"]),
        (Settings(ignore=("CRD012",)), ["CRD021", "CRD031"]),
        (Settings(ignore=("CRD01", "CRD03")), ["CRD021"]),
        (Settings(select=("CRD03",)), ["CRD031"]),
        (Settings(select=("CRD",), ignore=("CRD031",)), ["CRD012", "CRD021"]),
        (Settings(select=("IMP",)), []),
    ],
)
def test_rules_are_switched_by_code_and_by_prefix(settings: Settings, expected: list[str]) -> None:
    """
    Selecting and ignoring work by whole codes and by prefixes; ignoring is stronger.
    """
    assert codes(BROKEN, settings=settings) == expected
    known = {rule.code for rule in Checker(settings).rules}
    assert set(expected) <= known
    assert known == {rule.code for rule in CARD_RULES if settings.applies(rule.code)}


def test_severity_is_regraded_by_code_and_by_prefix() -> None:
    """
    The longest fitting prefix wins, in findings and in the catalogue in force.
    """
    settings = Settings(severity={"CRD0": Severity.INFO, "CRD03": Severity.WARNING, "CRD031": Severity.ERROR})
    checker = Checker(settings, today=TODAY)
    assert {finding.code: finding.severity.value for finding in checker.check(BROKEN)} == {
        "CRD012": "info",
        "CRD021": "info",
        "CRD031": "error",
    }
    grades = {rule.code: rule.severity for rule in checker.rules}
    assert (grades["CRD030"], grades["CRD031"]) == (Severity.WARNING, Severity.ERROR)


def test_proven_fields_are_not_judged_again() -> None:
    """
    A field named as proven is not judged by itself; rules across fields still are.
    """
    card = company(
        inn="770708389",
        kpp="7736",
        ogrn="10277",
        okpo="1",
        okved="x",
        oktmo="1",
        okopf="1",
        snils="1",
        next_contact_on=None,
    )
    proven = frozenset(("inn", "kpp", "ogrn", "okpo", "okved", "oktmo", "okopf", "snils"))
    checker = Checker(today=TODAY)
    assert len(checker.check(card)) == 8
    assert checker.check(card, proven) == ()
    mixed = proprietor(inn="7707083893", ogrnip="1", kpp="773601001")
    found = [finding.code for finding in checker.check(mixed, frozenset(("inn", "ogrnip", "kpp")))]
    assert found == ["CRD015", "CRD022"]


def test_proven_keys_are_not_computed_again() -> None:
    """
    `account:bik` and `corr_account:bik` stand for a key that was proven; the bare names do not.
    """
    card = with_bank("40702810938000060473", corr="30101810145250000974")
    checker = Checker(today=TODAY)
    assert [one.code for one in checker.check(card)] == ["CRD053", "CRD056"]
    assert [one.code for one in checker.check(card, frozenset(("account", "corr_account")))] == ["CRD053", "CRD056"]
    assert checker.check(card, frozenset(("account:bik", "corr_account:bik", "bik"))) == ()


def test_proven_contacts_are_not_judged_again() -> None:
    """
    Contacts, BIC and passport follow the same names with numbers.
    """
    from cjmkit.model import Contact, ContactKind, Passport, PersonDetails

    card = person(
        contacts=(Contact(kind=ContactKind.PHONE, value="1"), Contact(kind=ContactKind.EMAIL, value="x")),
        person=PersonDetails(passport=Passport(series="1", number="2", code="3")),
        bank_accounts=bank(None, "1", None),
    )
    settings = Settings(ignore=("CRD080",))
    proven = frozenset(("phone", "email", "passport_number", "passport_code", "bik"))
    assert codes(card, settings=settings) == ["CRD050", "CRD060", "CRD062", "CRD072", "CRD072"]
    assert Checker(settings, today=TODAY).check(card, proven) == ()


def test_a_checker_takes_any_number_of_proven_sets() -> None:
    """
    Sets of proven fields beyond what a checker keeps are judged all the same.
    """
    checker = Checker(today=TODAY)
    for number in range(300):
        found = checker.check(BROKEN, frozenset((f"phone_{number}", "inn")))
        assert [finding.code for finding in found] == ["CRD021", "CRD031"]
    assert len(checker._contexts) == 256


def test_a_checker_remembers_a_bounded_number_of_banks() -> None:
    """
    What was found right is kept up to a bound, and is right beyond it too.
    """
    checker = Checker(today=TODAY)
    for number in range(9000):
        checker._context.remember(str(number), "")
    assert len(checker._context.known) == 8192
    assert checker.check(with_bank()) == ()
    assert ACCOUNT not in str(checker._context.known)


def test_banks_are_remembered_only_when_right() -> None:
    """
    A pair of BIC and correspondent account is looked up the second time.
    """
    checker = Checker(today=TODAY)
    checker.check(with_bank(corr="30101810145250000974"))
    assert checker._context.known == set()
    checker.check(with_bank())
    assert checker._context.known == {("044525225", SBER_CORR)}
    assert checker.check(with_bank()) == ()


def test_classifiers_are_remembered_only_when_right() -> None:
    """
    A code that many cards share is judged once; the clients' own numbers are never kept.
    """
    checker = Checker(today=TODAY)
    card = company(okpo="00032537", okved="64.19", oktmo="45397000", okopf="12247")
    assert checker.check(card) == checker.check(card) == ()
    assert {code for _, code in checker._context.known} == {"64.19", "45397000", "12247"}
    assert [finding.code for finding in checker.check(company(okved="опт"))] == ["CRD046"]
    assert len(checker._context.known) == 3


def test_own_rules_join_the_others() -> None:
    """
    A rule of the caller's own is run, listed, switched and graded like the built-in ones.
    """
    checker = Checker(extra_rules=(own,), today=TODAY)
    assert [finding.line() for finding in checker.check(company())] == ["manager: своё правило (ACME001)"]
    assert checker.check(company(manager="Образцова")) == ()
    assert OWN in checker.rules
    assert codes(company(), extra_rules=(own,), settings=Settings(ignore=("ACME",))) == []
    graded = Checker(Settings(severity={"ACME": Severity.ERROR}), extra_rules=(own,)).check(company())
    assert graded[0].severity is Severity.ERROR


def test_a_code_cannot_be_taken_twice() -> None:
    """
    An own rule with a built-in code is refused with that code.
    """
    stolen = check(attrs.evolve(OWN, code="CRD011"))(lambda card, context: ())
    with pytest.raises(ConfigError, match="CRD011 is in the catalogue already"):
        Checker(extra_rules=(stolen,))


def test_today_is_asked_anew() -> None:
    """
    Without a fixed day dates are judged by the current one.
    """
    card = company(next_contact_on=dt.date.today() - dt.timedelta(days=1))
    assert [finding.code for finding in Checker().check(card)] == ["CRD076"]
    assert Checker(today=dt.date(2020, 1, 1)).check(card) == ()


def test_a_profile_is_judged_itself() -> None:
    """
    A first-contact form that asks for more than seven fields is told once, not for each card.
    """
    long = attrs.evolve(PROFILES["tender"], name="first_contact_long")
    checker = Checker(profile=long)
    assert [finding.code for finding in checker.profile_findings] == ["CRD092"]
    assert checker.profile_findings[0].params == {"profile": "first_contact_long", "found": 15, "expected": 7}
    assert Checker(profile=PROFILES["first_contact"]).profile_findings == ()
    assert Checker(profile=PROFILES["tender"]).profile_findings == ()
    assert Checker().profile_findings == ()
    assert Checker(Settings(ignore=("CRD092",)), long).profile_findings == ()
