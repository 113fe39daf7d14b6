"""
A directory of banks answers what arithmetic leaves open, and never proves anything wrong.
"""

from __future__ import annotations

import datetime as dt
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmkit.codes import account, bik, corr_account
from cjmkit.codes._key import CBR, complete
from cjmkit.codes.directory import BankAccountEntry, BankDirectory, BankEntry, BankKind, Banks, same_name

DAY = dt.date(2026, 10, 8)
SBER, SBER_CORR = "044525225", "30101810400000000225"
CLIENT, UNIT = "200000131", "044525000"
CLIENTS_OWN = complete(CBR, "40503810000000000001", UNIT)
CLIENTS_LISTED = "40503810000000000002"
# A treasury whose account is kept at a unit that its own BIC does not name.
TREASURY, OTHER_UNIT = "016081973", "040813001"
TREASURYS_OWN = complete(CBR, "40116810000000000001", OTHER_UNIT)


def entry(code: str, kind: BankKind, *accounts: BankAccountEntry) -> BankEntry:
    return BankEntry(bik=code, name="Участник", kind=kind, accounts=accounts)


BANKS = Banks(
    [
        entry(SBER, "bank", BankAccountEntry(number=SBER_CORR, kind="correspondent", keeper=UNIT)),
        entry(CLIENT, "client", BankAccountEntry(number=CLIENTS_LISTED, kind="client", keeper=UNIT)),
        entry(TREASURY, "treasury", BankAccountEntry(number="40102810100000000001", kind="single", keeper=OTHER_UNIT)),
        entry("100070006", "indirect"),
        entry("044525010", "bank"),
    ],
    as_of=DAY,
)


def test_accounts_that_only_a_directory_proves() -> None:
    """A client's and a treasury's account at another unit are not checkable without a directory, and right with one."""
    for number, code in ((CLIENTS_OWN, CLIENT), (TREASURYS_OWN, TREASURY)):
        assert (account.check(number, code).ok, account.check(number, code).code) == (None, "no_directory")
        found = account.check(number, code, directory=BANKS)
        assert (found.ok, found.rule, found.normalized) == (True, "key:cbr", number)


def test_a_listed_account_is_right() -> None:
    """An account that the directory lists for the BIC is right, whatever its key."""
    found = account.check(CLIENTS_LISTED, CLIENT, directory=BANKS)
    assert (found.ok, found.rule) == (True, "directory")
    wrong = "40102810100000000001"
    assert corr_account.check(wrong, TREASURY).ok is False
    assert corr_account.check(wrong, TREASURY, directory=BANKS).ok is True


@pytest.mark.parametrize(
    ("number", "code", "said"),
    [
        ("40503810900000000003", CLIENT, "unlisted"),
        ("40702810900000000001", "100070006", "no_rule"),
        ("40702810900000000001", "200000999", "unknown_bik"),
    ],
)
def test_what_stays_open_says_why(number: str, code: str, said: str) -> None:
    """An unlisted account, an indirect participant and an unknown BIC are no errors, and are told apart."""
    verdict = account.check(number, code, directory=BANKS)
    assert (verdict.ok, verdict.code, bool(verdict)) == (None, said, True)
    assert account.is_valid(number, code, directory=BANKS)


def test_a_wrong_key_at_a_bank_stays_wrong() -> None:
    """The unit that keeps a bank's correspondent account proves nothing about the accounts of its clients."""
    right = account.generate(Random(3), SBER)
    for digit in "0123456789":
        changed = f"{right[:8]}{digit}{right[9:]}"
        verdict = account.check(changed, SBER, directory=BANKS)
        assert verdict.ok is (changed == right)
    assert not corr_account.is_valid("30101810400000000226", SBER, directory=BANKS)
    assert account.check("40702810900000000001", "044525999", directory=BANKS).ok is account.check(
        "40702810900000000001", "044525999"
    ).ok  # fmt: skip


@given(st.text(max_size=24) | st.from_regex(r"[0-9]{20}", fullmatch=True), st.sampled_from([None, SBER, CLIENT, "1"]))
def test_a_directory_only_acquits(number: str, code: str | None) -> None:
    """What is right without a directory is right with one, and what is open does not become wrong."""
    for check in (account.check, corr_account.check):
        without, within = check(number, code), check(number, code, directory=BANKS)
        assert within == without if without.ok else within.ok in (without.ok, True)


def test_bik_in_a_directory() -> None:
    """A BIC that the directory has is right without a doubt; one that it has not is right with one."""
    assert bik.check(SBER, directory=BANKS) == bik.check(SBER)._replace(rule="bik:directory")
    assert bik.check("044525010").code == "tail"
    assert bik.check("044525010", directory=BANKS).code is None
    assert (bik.check("044525999", directory=BANKS).ok, bik.check("044525999", directory=BANKS).code) == (
        True,
        "unlisted",
    )
    assert bik.check("044525011", directory=BANKS).code == "tail"
    assert bik.check("944525225", directory=BANKS).ok is False


def test_who_is_open_when() -> None:
    """A participant and an account are in use from their first day to the day before their last."""
    one = BankAccountEntry(number=SBER_CORR, kind="correspondent", opened=dt.date(2020, 1, 1), closed=DAY)
    bank = BankEntry(bik=SBER, name="А", accounts=(one,), opened=dt.date(2020, 1, 1), closed=DAY)
    days = [dt.date(2019, 12, 31), dt.date(2020, 1, 1), dt.date(2026, 10, 7), DAY]
    assert [bank.is_open(day) for day in days] == [False, True, True, False]
    assert [bank.correspondents(day) for day in days] == [(), (SBER_CORR,), (SBER_CORR,), ()]
    assert (bank.correspondents(), bank.keepers, bank.has(SBER_CORR), bank.has("1")) == ((SBER_CORR,), (), True, False)


def test_banks_in_memory() -> None:
    """A directory in memory follows the Protocol, keeps the later of two entries and finds who holds an account."""
    twice = Banks([entry(SBER, "bank"), BankEntry(bik=SBER, name="Другое имя")])
    assert isinstance(BANKS, BankDirectory)
    assert (len(twice), [one.name for one in twice], twice.findings) == (1, ["Другое имя"], ())
    assert [one.bik for one in BANKS.holders(SBER_CORR)] == [SBER]
    assert BANKS.holders("1") == ()
    assert repr(BANKS) == "Banks(5 entries, as of 2026-10-08)"


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        ("Сбербанк", "ПАО СБЕРБАНК", True),
        ("ПАО «Сбербанк России»", "ПАО СБЕРБАНК", True),
        ("Банк ВТБ (ПАО) г. Москва", "БАНК ВТБ (ПАО)", True),
        ("Альфа Банк", 'АО "АЛЬФА-БАНК"', True),
        ("ВТБ", "ПАО СБЕРБАНК", False),
    ],
)
def test_names_of_one_bank(ours: str, theirs: str, same: bool) -> None:
    """Spellings of one bank's name are alike, names of two banks are not."""
    assert same_name(ours, theirs) is same
