"""
`check_many`: a column gives what its values give one by one.
"""

import importlib
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjmkit.codes import account, bik, corr_account, inn
from cjmkit.codes._lanes import CHUNK

SINGLE = ("inn", "kpp", "ogrn", "ogrnip", "bik", "snils", "okpo")
WIDTHS = {"inn": (10, 12), "kpp": (9,), "ogrn": (13,), "ogrnip": (15,), "bik": (9,), "snils": (11,), "okpo": (8, 10)}
FIRST = {"ogrn": "15209", "ogrnip": "349"}


def _plain(verdict, value):
    return verdict.ok is True and verdict.code is None and verdict.normalized == value


def _column(name, rng, size):
    module = importlib.import_module(f"cjmkit.codes.{name}")
    values = []
    for _ in range(size):
        value = module.generate(rng)
        if name == "inn" and rng.random() < 0.5:
            value = inn.generate(rng, "person")
        if rng.random() < 0.5:
            value = _damaged(name, value, rng)
        values.append(value)
    return values


def _damaged(name, value, rng):
    damage = rng.randrange(8)
    place = rng.randrange(len(value))
    width = rng.choice(WIDTHS.get(name, (20,)))
    return [
        value[:place] + rng.choice("0123456789") + value[place + 1 :],
        value[:place] + rng.choice("ОA٣³") + value[place + 1 :],
        value[:-1],
        f" {value}",
        rng.choice(FIRST.get(name, "0123456789")) + value[1:],
        "00" + value[2:],
        "".join(rng.choice("0123456789") for _ in range(width)),
        rng.choice([None, "", "0", "0" * width, "x" * 300]),
    ][damage]


@pytest.mark.parametrize("name", SINGLE)
@given(seed=st.integers(0, 2**32), size=st.integers(0, 300))
@settings(max_examples=25, deadline=None)
def test_same_as_single(name, seed, size):
    """
    The flag of a row says that its value is plainly right as it stands; verdicts are the same.
    """
    module = importlib.import_module(f"cjmkit.codes.{name}")
    values = _column(name, random.Random(seed), size)
    verdicts = module.check_many(iter(values))
    single = [module.check(value or "") for value in values]
    assert list(verdicts.flags) == [_plain(*pair) for pair in zip(single, values, strict=True)]
    assert list(verdicts) == single
    assert verdicts.ok == tuple(verdict.ok for verdict in single)
    assert list(verdicts.failed()) == [pair for pair in enumerate(single) if pair[1].ok is False]


@pytest.mark.parametrize("name", SINGLE)
def test_every_two_digit_start(name):
    """
    First digits and years that make a difference make the same one in a column.
    """
    module = importlib.import_module(f"cjmkit.codes.{name}")
    rng = random.Random(4)
    values = [f"{start:03}{rng.randrange(10**20):020}"[: rng.choice(WIDTHS[name])] for start in range(1000)] * 13
    single = [module.check(value) for value in values]
    assert list(module.check_many(values).flags) == [_plain(*pair) for pair in zip(single, values, strict=True)]


def _accounts(module, rng, size):
    accounts, biks = [], []
    for _ in range(size):
        code = rng.choice([bik.generate(rng), "004525988", "044525000", "044525010", "100070006", "044525225"])
        value = module.generate(rng, code)
        if rng.random() < 0.3:
            value = account.generate(rng, code, balance=rng.choice(["40102", "40201", "30101", "03100", "42301"]))
        if rng.random() < 0.2:
            value = account.generate(rng, code, currency=rng.choice(["643", "B84", "645"]))
        if rng.random() < 0.3:
            value = _damaged("account", value, rng)
        if rng.random() < 0.2:
            code = _damaged("bik", code, rng)
        accounts.append(value)
        biks.append(code)
    return accounts, biks


@pytest.mark.parametrize("module", [account, corr_account], ids=["account", "corr_account"])
@given(seed=st.integers(0, 2**32), size=st.integers(0, 200))
@settings(max_examples=40, deadline=None)
def test_accounts_same_as_single(module, seed, size):
    """
    Accounts with their BICs give in columns what they give one by one.
    """
    accounts, biks = _accounts(module, random.Random(seed), size)
    verdicts = module.check_many(accounts, iter(biks))
    single = [module.check(*(part or "" for part in pair)) for pair in zip(accounts, biks, strict=True)]
    assert list(verdicts.flags) == [_plain(*pair) for pair in zip(single, accounts, strict=True)]
    assert list(verdicts) == single


def test_columns_of_different_lengths():
    """
    Columns that do not pair up are the caller's mistake.
    """
    with pytest.raises(ValueError, match="got 1 accounts and 0 BICs"):
        account.check_many(["40702810438000060473"], [])


def test_no_pair_to_add_up():
    """
    Columns without one account of twenty characters and one BIC of nine are fine too.
    """
    assert account.check_many(["1", None], ["044525225", None]).ok == (False, False)
    assert account.check_many(["40702810438000060473"], ["БИК 044525225"]).flags == b"\x01"


def test_more_than_a_chunk():
    """
    A column longer than one block of lanes keeps its order.
    """
    values = ["7707083893"] * CHUNK + ["7707083894", "500100732259"]
    verdicts = inn.check_many(values)
    assert [row for row, _ in verdicts.failed()] == [CHUNK]
    assert verdicts.flags[-1] == 1


def test_slices_and_remarks():
    """
    A slice is a column too; remarks are the rows to look at; the repr shows no value.
    """
    verdicts = inn.check_many(["7707083893", "ИНН 7707083893", "20123", "1"])
    assert [verdict.code for verdict in verdicts[1:3]] == [None, "kio_not_inn"]
    assert [row for row, _ in verdicts.remarks()] == [1, 2, 3]
    assert verdicts[-1].code == "length"
    assert repr(verdicts) == "<Verdicts: 4 rows, 1 right as they stand>"


def test_column_of_other_things():
    """
    Something that is neither str nor None is the caller's mistake.
    """
    with pytest.raises(TypeError, match=r"checked as text \(str\), got int"):
        inn.check_many([7707083893])
