"""
Accounts and correspondent accounts: which prefix is used, and what it proves.
"""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjmkit.codes import account, bik, corr_account
from cjmkit.codes._key import BANK, CBR, complete, holds

SBER = "044525225"
TREASURY = "004525988"
RKC = "049805000"


def _account(bic, balance="40702", rule=BANK, currency="810"):
    return complete(rule, f"{balance}{currency}000000000123"[:20], bic)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("30101810800000000746", RKC),
        ("40602810700000000025", "049805746"),
        ("40102810100000010001", "040305000"),
        ("30114B84600000000501", "044541312"),
    ],
)
def test_examples_of_the_order(value, code):
    """
    The four examples of the Bank of Russia's order № 515 are right.
    """
    assert account.check(value, code).ok
    assert complete(account.check(value, code).rule, value, code) == value


@pytest.mark.parametrize(
    ("value", "code", "ok", "why", "rule"),
    [
        (_account(SBER), SBER, True, None, "key:bank"),
        (_account(SBER), " БИК 044525225", True, None, "key:bank"),
        (_account(SBER), None, None, "no_bik", "account"),
        (_account(SBER), " - ", None, "no_bik", "account"),
        (_account(SBER), "44525225", None, "bad_bik", "account"),
        (_account(SBER), "7" * 300, None, "bad_bik", "account"),
        (_account(SBER), "100070006", None, "no_directory", "account"),
        (_account(SBER), "200000131", None, "no_directory", "account"),
        (_account(SBER), "044525593", False, "key", "key:bank"),
        (_account("049805000", rule=CBR), "049805000", True, None, "key:cbr"),
        (_account("049805000"), "049805000", False, "key", "key:cbr"),
        (_account(TREASURY, "40102", CBR), TREASURY, True, None, "key:cbr"),
        (_account(TREASURY, "40102"), TREASURY, False, "key", "key:cbr"),
        (_account(TREASURY, "40302", CBR), TREASURY, True, None, "key:cbr"),
        (_account(TREASURY, "40302"), TREASURY, None, "no_directory", "key:cbr"),
        (_account("042157901", "40102", CBR), "042157901", True, None, "key:cbr"),
        (_account(SBER, "40102"), SBER, False, "key", "key:cbr"),
        (_account(SBER, "40201"), SBER, True, None, "key:bank"),
        (_account(SBER, "40201", CBR), SBER, True, None, "key:cbr"),
        (_account(SBER, "40201")[:-1] + "9", SBER, False, "key", "key:bank|cbr"),
        (_account("044525010"), "044525010", True, None, "key:bank"),
        (_account("044525010", rule=CBR), "044525010", True, None, "key:cbr"),
        (_account("044525010")[:-1] + "9", "044525010", None, "no_directory", "key:bank|cbr"),
        (_account(SBER, "30414"), SBER, True, None, "key:bank"),
        (_account(SBER, "30126"), SBER, True, None, "key:bank"),
        ("30101810400000000225", SBER, True, "corr_account", "key:cbr"),
        (_account(SBER, currency="643"), SBER, True, "currency", "key:bank"),
        (_account(SBER)[:5] + "643" + _account(SBER)[8:], SBER, None, "currency", "key:bank"),
        (_account(SBER, currency="643")[:-1] + "9", SBER, False, "key", "key:bank"),
        (_account(SBER, currency="840"), SBER, True, None, "key:bank"),
        (_account(SBER, currency="A98"), SBER, True, None, "key:bank"),
        (_account(SBER, currency="A98").lower(), SBER, True, None, "key:bank"),
        ("40702С98900000000123", SBER, False, "homoglyph", "account"),
        ("4О702810900000000123", SBER, False, "homoglyph", "account"),
        ("40702З10900000000123", SBER, False, "homoglyph", "account"),
        ("40702Ж10900000000123", SBER, False, "charset", "account"),
        ("40702810900000000123Х", SBER, False, "charset", "account"),
        ("03100643000000017300", None, True, None, "treasury:no-key"),
        ("03100643000000017300", SBER, True, None, "treasury:no-key"),
        ("03100810000000017300", None, False, "currency", "treasury:no-key"),
        ("4070281090000000012", SBER, False, "length", "account"),
        ("4" * 300, SBER, False, "length", "account"),
        ("", SBER, False, "empty", "account"),
        ("0", SBER, False, "placeholder", "account"),
        ("0" * 20, SBER, False, "zeros", "account"),
        ("\ud800" * 20, SBER, False, "charset", "account"),
    ],
)
def test_account(value, code, ok, why, rule):
    """
    The decision table: which prefix, what it proves, and when nothing can be proven.
    """
    verdict = account.check(value, code)
    assert (verdict.ok, verdict.code, verdict.rule) == (ok, why, rule)
    assert account.is_valid(value, code) is (ok is not False)
    assert (verdict.normalized is None) is (ok is False)


@pytest.mark.parametrize(
    ("value", "code", "ok", "why"),
    [
        ("30101810400000000225", SBER, True, None),
        ("к/с 30101810400000000225", SBER, True, None),
        ("30101810500000000225", SBER, False, "key"),
        ("30101810400000000226", SBER, False, "tail"),
        ("30101810145250000974", SBER, False, "other_bank"),
        ("30101810400000000225", None, None, "no_bik"),
        ("30101810400000000225", "100070006", None, "no_directory"),
        ("30101810800000000746", RKC, True, None),
        ("30101810900000000746", RKC, False, "key"),
        (_account("044525010", "30101", CBR)[:17] + "010", "044525010", None, "no_directory"),
        ("40102810545370000003", TREASURY, True, None),
        (_account(SBER), SBER, True, "balance"),
        (_account(SBER)[:-1] + "9", SBER, False, "key"),
        ("03100643000000017300", TREASURY, True, "balance"),
        ("3010181040000000022", SBER, False, "length"),
        ("3" * 300, SBER, False, "length"),
        ("30101810400000000٢25", SBER, False, "charset"),
        ("30101810400000000225", "04452522٥", None, "bad_bik"),
    ],
)
def test_corr_account(value, code, ok, why):
    """
    The key has the prefix of the Bank of Russia, the tail is the bank's own.
    """
    verdict = corr_account.check(value, code)
    assert (verdict.ok, verdict.code) == (ok, why)
    assert corr_account.is_valid(value, code) is (ok is not False)


@given(seed=st.integers(0, 2**32))
@settings(deadline=None)
def test_every_substitution_is_caught(seed):
    """
    No single wrong digit passes the key: 7, 1 and 3 have no factor in common with 10.
    """
    rng = random.Random(seed)
    code = bik.generate(rng)
    value = account.generate(rng, code)
    place = rng.randrange(20)
    changed = value[:place] + str((int(value[place]) + rng.randrange(1, 10)) % 10) + value[place + 1 :]
    assert not holds(BANK, changed, code)


@given(seed=st.integers(0, 2**32))
@settings(deadline=None)
def test_fast_and_slow_agree(seed):
    """
    The unrolled sums say what the plain one says.
    """
    rng = random.Random(seed)
    code = bik.generate(rng)
    for module, balance, rule in ((account, "40702", BANK), (corr_account, "30101", CBR)):
        value = f"{balance}810{rng.randrange(10**9):09}{code[6:]}"
        assert bool(module.check(value, code)) is holds(rule, value, code)
        assert module.check(f" {value}", code) == module.check(value, code)


def test_format():
    """
    An account is shown in its five groups, with or without a BIC; another text stays as it is.
    """
    assert account.format("р/с 40702810438000060473") == "40702 810 4 3800 0060473"
    assert corr_account.format("30101810400000000225") == "30101 810 4 0000 0000225"
    assert corr_account.format("123") == "123"


def test_generate():
    """
    Balance accounts, letters and treasury accounts can be asked for; nonsense cannot.
    """
    rng = random.Random(3)
    assert account.generate(rng, TREASURY, balance="03234").startswith("03234643")
    assert account.check(account.generate(rng, SBER, currency="B84"), SBER).ok
    with pytest.raises(ValueError, match="begins with 5 digits and a currency of 3, got 3 and 3"):
        account.generate(rng, SBER, balance="407")
