"""
Each card rule fires where it should and nowhere else.
"""

from __future__ import annotations

import json
import re
import string
from pathlib import Path

import pytest

from cjmkit.findings import Severity
from cjmkit.rules import CARD_RULES, Checker, Settings
from cjmkit.rules.base import Context
from rules.card_cases import CASES, TODAY, Case, company, person, proprietor

IDS = [f"{case.code}-{case.field}-{number}" for number, case in enumerate(CASES)]


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_rule_fires_on_the_bad_card_only(case: Case) -> None:
    """
    The bad card has the finding at its field with its fix, the good card has no such code.
    """
    checker = Checker(today=TODAY, **case.options)
    found = [finding for finding in checker.check(case.bad) if finding.code == case.code]
    assert case.field in [finding.where.field for finding in found]
    first = next(finding for finding in found if finding.where.field == case.field)
    assert first.fix == case.fix
    assert case.code not in [finding.code for finding in checker.check(case.good)]


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_a_glance_never_passes_what_a_rule_would_find(case: Case) -> None:
    """
    No subject calls a card clean on which one of its checks finds something.
    """
    checker = Checker(today=TODAY, **case.options)
    for card in (case.bad, case.good):
        assert_glances_are_honest(checker, card)


def assert_glances_are_honest(checker: Checker, card: object) -> None:
    engine, context = checker._engine, checker._context
    assert isinstance(context, Context)
    for is_clean, runs in engine._subjects:
        if is_clean(card, context):
            assert [finding.code for run in runs for finding in run(card, context)] == []


def test_every_code_has_its_cases() -> None:
    """
    No rule of the catalogue is without a card that fires it, except the one about profiles.
    """
    assert {rule.code for rule in CARD_RULES} - {case.code for case in CASES} == {"CRD092"}


@pytest.mark.parametrize("card", [company(), proprietor(), person()], ids=["company", "proprietor", "person"])
def test_clean_cards_are_clean(card: object) -> None:
    """
    A right card of each kind gets no finding at all.
    """
    assert Checker(today=TODAY).check(card) == ()


def test_lost_zero_is_told() -> None:
    """
    Where one more zero makes the number right, the message says so; elsewhere it does not.
    """
    checker = Checker(settings=Settings(select=("CRD011",)))
    lost = checker.check(company(inn="274062111"))[0]
    assert lost.message() == (
        "9 цифр, у ИНН их 10 или 12: похоже, потерян ведущий ноль; верните его, с ним контрольные цифры сходятся"
    )
    assert "zero" in lost.message("en")
    assert checker.check(company(inn="274062112"))[0].message().startswith("цифр: 9")


VECTORS = json.loads((Path(__file__).parent / "cross_field_vectors.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("vector", VECTORS, ids=[vector["why"] for vector in VECTORS])
def test_cross_field_vectors(vector: dict[str, str]) -> None:
    """
    The published cross-field vectors get the severity that they name, at the rule they name.
    """
    from cjmkit.model import BankAccount, CardKind, ClientCard, Requisites

    value = vector["value"]
    card = ClientCard(
        kind={"ИП": CardKind.SOLE_PROPRIETOR, "ООО": CardKind.COMPANY}.get(value.get("form")),
        short_name="Образцова Анна",
        legal_form=value.get("form"),
        requisites=Requisites(inn=value.get("inn"), kpp=value.get("kpp") or None),
        bank_accounts=(BankAccount(bik=value.get("bic"), corr_account=value.get("corr")),) if "bic" in value else (),
    )
    codes = {"inn_length_form": "CRD015", "corr_bic": "CRD056", "kpp_missing": "CRD021", "kpp_for_ip": "CRD022"}
    found = {finding.code: finding.severity for finding in Checker().check(card)}
    if vector["expected"] == "valid":
        assert Severity.ERROR not in found.values()
    else:
        expected = Severity.ERROR if vector["expected"] == "invalid" else Severity.WARNING
        assert found[codes[vector["code"]]] is expected


def test_catalogue_is_sorted_and_unique() -> None:
    """
    Codes are unique, sorted, and of the family CRD with three digits.
    """
    codes = [rule.code for rule in CARD_RULES]
    assert codes == sorted(set(codes))
    assert all(code.startswith("CRD") and len(code) == 6 and code[3:].isdigit() for code in codes)


@pytest.mark.parametrize("rule", CARD_RULES, ids=lambda rule: rule.code)
def test_entries_are_whole(rule: object) -> None:
    """
    Each entry has all its texts in both languages with the same named fields, examples and a law.
    """
    for texts in (rule.title, rule.text, rule.why):
        assert texts.ru
        assert texts.en
        assert any("а" <= char <= "я" for char in texts.ru.lower())
        assert not any("а" <= char <= "я" for char in texts.en.lower())
    assert fields_of(rule.text.ru) == fields_of(rule.text.en)
    assert rule.bad
    assert rule.good
    assert rule.law
    assert rule.bad != rule.good


def fields_of(template: str) -> set[str]:
    # A field with words in it has the language in its name: {found_ru}, {found_en}.
    return {re.sub("_(ru|en)$", "", name) for _, name, _, _ in string.Formatter().parse(template) if name}


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_messages_have_no_gaps(case: Case) -> None:
    """
    Every named field of a message is filled in, in both languages.
    """
    for finding in Checker(today=TODAY, **case.options).check(case.bad):
        assert "{" not in finding.message("ru") + finding.message("en")
