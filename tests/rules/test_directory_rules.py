"""
Rules that ask a directory of banks, on many cards and on cards with several banks.
"""

from __future__ import annotations

import datetime as dt

import attrs
import pytest

from cjmkit.codes.directory import BankEntry, Banks
from cjmkit.model import BankAccount, ClientCard
from cjmkit.rules import Checker
from rules.card_cases import _BANKS, SBER, SBER_CORR, TODAY, company
from rules.test_card_rules import assert_glances_are_honest

_BANK = BankAccount(bik=SBER, corr_account=SBER_CORR, bank_name="Сбербанк")


def codes(checker: Checker, card: ClientCard) -> list[tuple[str, str | None]]:
    found = checker.check(card)
    return [(one.code, one.where.field) for one in found if one.code == "CRD059" or one.code.startswith("CRD10")]


def test_every_bank_of_a_card_is_asked_for() -> None:
    """The second bank of a card has its own finding, whatever the first is like."""
    card = company(bank_accounts=(_BANK, attrs.evolve(_BANK, bik="044525999", bank_name=None, corr_account=None)))
    assert codes(Checker(today=TODAY, directory=_BANKS), card) == [("CRD100", "bik_2")]


@pytest.mark.parametrize(
    ("bank", "found"),
    [
        (_BANK, []),
        (BankAccount(bik=SBER), []),
        (attrs.evolve(_BANK, bank_name="Ромашка"), [("CRD059", "bank_name")]),
        (attrs.evolve(_BANK, corr_account="30101810145250000974"), [("CRD059", "corr_account")]),
        (BankAccount(bik="044525068", corr_account="30101810645374525068"), []),
        (BankAccount(bik="044525593", corr_account="30101810200000000593"), [("CRD102", "bik"), ("CRD102", "bik")]),
        (BankAccount(bank_name="Сбербанк"), []),
    ],
)
def test_what_was_in_order_once_is_no_excuse_for_others(bank: BankAccount, found: list[tuple[str, str]]) -> None:
    """A bank found in order is not looked at again, one with another name, account or BIC is; and again each time."""
    checker = Checker(today=TODAY, directory=_BANKS)
    for _ in range(2):
        assert codes(checker, company(bank_accounts=(_BANK,))) == []
        assert codes(checker, company(bank_accounts=(bank,))) == found
        assert_glances_are_honest(checker, company(bank_accounts=(bank,)))


def test_a_bank_that_will_close_is_looked_at_on_each_day() -> None:
    """A bank with a last day is in order before it, and not on it."""
    banks = Banks([BankEntry(bik=SBER, name="Сбербанк", kind="bank", closed=dt.date(2026, 12, 1))])
    card = company(bank_accounts=(BankAccount(bik=SBER),))
    assert codes(Checker(today=dt.date(2026, 11, 30), directory=banks), card) == []
    assert codes(Checker(today=dt.date(2026, 12, 1), directory=banks), card) == [("CRD101", "bik")]
    soon = Banks([BankEntry(bik=SBER, name="Сбербанк", kind="bank", opened=dt.date(2026, 12, 1))])
    assert codes(Checker(today=dt.date(2026, 11, 30), directory=soon), card) == [("CRD101", "bik")]


def test_a_directory_without_a_date_says_so() -> None:
    """The message of a directory that names no day says that, in both languages."""
    (finding,) = [
        one
        for one in Checker(today=TODAY, directory=Banks(())).check(company(bank_accounts=(BankAccount(bik=SBER),)))
        if one.code == "CRD100"
    ]
    assert "без даты" in finding.message("ru")
    assert "without a date" in finding.message("en")
