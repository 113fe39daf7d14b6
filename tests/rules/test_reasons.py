"""
Messages about cards tell people, in their own language, what programs are told by codes.
"""

from __future__ import annotations

import re

import pytest

from cjmkit.codes import corr_account, email, passport, phone
from cjmkit.model import CardKind, ClientCard, FieldType
from cjmkit.rules import PROFILES, Checker
from cjmkit.rules.cards.reasons import CODES, KINDS, TYPES, reason, titles
from rules.card_cases import CASES, TODAY, Case

# They stand for no word of ours: formats, examples and names that Russian writes so too.
_LATIN = re.compile(r"e-mail|example\.ru|https|XX", re.IGNORECASE)
_NUMBERS = {"placeholder", "no_bik", "bad_bik", "no_directory", "balance"}
_ELSEWHERE = {*_NUMBERS, "several", "international", "other_document"}


@pytest.mark.parametrize("case", CASES, ids=[f"{case.code}-{n}" for n, case in enumerate(CASES)])
def test_russian_messages_hold_no_english_word(case: Case) -> None:
    """
    The Russian sentence of every case has no Latin word but names of profiles, and no field is left open.
    """
    checker = Checker(today=TODAY, **case.options)
    for finding in checker.check(case.bad):
        if finding.code == case.code:
            profile = str(finding.params.get("profile", ""))
            said = _LATIN.sub("", finding.message("ru").replace(profile, "") if profile else finding.message("ru"))
            assert re.findall(r"[A-Za-z_]{2,}", said) == []
            assert not re.search(r"[{}]", finding.message("ru") + finding.message("en"))
            assert not re.search(r"[А-Яа-яЁё]", re.sub(r"“.*?”|'.*?'|«.*?»", "", finding.message("en")))


@pytest.mark.parametrize("module", [corr_account, email, passport, phone])
def test_every_code_has_its_words(module: object) -> None:
    """
    Each code that these checks document is said in words, or leads to a finding of its own.
    """
    check = module.check  # type: ignore[attr-defined]
    listed = check.__doc__.split("Codes:")[1] if "Codes:" in check.__doc__ else ""
    assert set(re.findall(r"``([a-z_]+)``", listed)) <= set(CODES) | _ELSEWHERE


def test_every_kind_and_type_has_its_words() -> None:
    """
    No kind of client and no type of custom field is told by its code.
    """
    assert set(KINDS) == set(CardKind)
    assert set(TYPES) == set(FieldType)


def test_code_stays_for_programs() -> None:
    """
    The finding keeps the code itself as its parameter; a code without words is told as it is.
    """
    assert reason("other_bank")["found"] == "other_bank"
    assert reason("new") == {"found": "new", "found_ru": "new", "found_en": "new"}


def test_fields_are_told_by_their_headings() -> None:
    """
    A field is called by its heading with its number, a custom one by its own name.
    """
    assert titles(("mobile_2", "email")).ru == "«Мобильный телефон 2» или «E-mail»"
    assert titles(("custom.Любимый цвет",)).en == "“Любимый цвет”"


def test_missing_field_of_a_profile_is_named_in_words() -> None:
    """
    What a profile requires is called as the column is.
    """
    found = Checker(profile=PROFILES["invoice"], today=TODAY).check(ClientCard(kind=CardKind.COMPANY))
    told = {finding.where.field: finding.message("ru") for finding in found if finding.code == "CRD090"}
    assert "«ИНН»" in told["inn"]
