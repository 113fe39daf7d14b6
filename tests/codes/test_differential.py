"""
Side by side with other libraries; where we differ, it is their known bug.
"""

import random

import pytest
import validators
from ru_pii import checksums
from stdnum.ru import inn as stdnum_inn
from stdnum.ru import ogrn as stdnum_ogrn

from cjmkit.codes import account, corr_account, inn, ogrn, ogrnip, snils

SIZE = 3000


def _mixed(generate, seed):
    rng = random.Random(seed)
    values = []
    for _ in range(SIZE):
        value = generate(rng)
        if rng.random() < 0.5:
            place = rng.randrange(len(value))
            value = value[:place] + rng.choice("0123456789") + value[place + 1 :]
        values.append(value)
    return values


def _people(rng):
    return inn.generate(rng, "person")


@pytest.mark.parametrize("generate", [inn.generate, _people], ids=["company", "person"])
@pytest.mark.parametrize("peer", [stdnum_inn.is_valid, checksums.inn], ids=["stdnum", "ru_pii"])
def test_inn(generate, peer):
    """
    We differ from python-stdnum and ru-pii on a start with 00 alone, which they accept.
    """
    for value in _mixed(generate, 1):
        assert inn.is_valid(value) is (bool(peer(value)) and not value.startswith("00"))


def test_inn_validators_company():
    """
    validators agrees on ten digits.
    """
    for value in _mixed(inn.generate, 2):
        assert inn.is_valid(value) is (validators.i18n.ru_inn(value) is True and not value.startswith("00"))


def test_inn_validators_person():
    """
    validators 0.36 does not look at one of the two check digits of twelve; it refuses no right one.
    """
    seen = 0
    for value in _mixed(_people, 3):
        theirs = validators.i18n.ru_inn(value) is True
        if theirs and not inn.is_valid(value):
            seen += 1
        assert theirs or not inn.is_valid(value)
    assert seen


def test_inn_fillers():
    """
    python-stdnum accepts zeros and full-width digits; we refuse both, and say why.
    """
    assert stdnum_inn.is_valid("0000000000")
    assert inn.check("0000000000").code == "zeros"
    assert stdnum_inn.is_valid("７７０７０８３８９３")
    assert inn.check("７７０７０８３８９３").code == "charset"


def test_inn_with_digits_of_another_script():
    """
    ru-pii takes digits of any script and works on their codes; here only ASCII digits count.
    """
    arabic = "٧707083893"
    assert arabic.isdigit()
    assert inn.check(arabic).code == "charset"


@pytest.mark.parametrize("peer", [stdnum_ogrn.is_valid, checksums.ogrn], ids=["stdnum", "ru_pii"])
def test_ogrn(peer):
    """
    We agree on thirteen digits that begin with 1 or 5.
    """
    for value in _mixed(ogrn.generate, 4):
        if value[0] in "15":
            assert ogrn.is_valid(value) is bool(peer(value))


def test_ogrn_of_an_entry():
    """
    python-stdnum and ru-pii take the number of a register entry for an ОГРН; we tell it apart.
    """
    assert stdnum_ogrn.is_valid("2027700132194")
    assert checksums.ogrn("2027700132194")
    assert ogrn.check("2027700132194").code == "grn"


def test_ogrnip_stdnum_refuses_right_ones():
    """
    python-stdnum 2.2 refuses 3 of 13 right ОГРНИП: it forgets the last digit of the remainder.
    """
    values = [ogrnip.generate(random.Random(seed)) for seed in range(SIZE)]
    refused = [value for value in values if not stdnum_ogrn.is_valid(value)]
    assert all(int(value[:-1]) % 13 >= 10 for value in refused)
    assert 0.18 < len(refused) / SIZE < 0.28
    assert all(map(ogrnip.is_valid, values))


def test_ogrnip():
    """
    ru-pii agrees on fifteen digits that begin with 3.
    """
    for value in _mixed(ogrnip.generate, 5):
        if value[0] == "3":
            assert ogrnip.is_valid(value) is checksums.ogrn(value)


def test_snils():
    """
    ru-pii agrees, on the early numbers too.
    """
    for value in _mixed(snils.generate, 6) + [f"{number:09}00" for number in range(1_001_900, 1_002_100)]:
        assert snils.is_valid(value) is checksums.snils(value)


def test_account():
    """
    ru-pii agrees on a company's account in a bank.
    """
    for value in _mixed(lambda rng: account.generate(rng, "044525225"), 7):
        if value.startswith("407") and value[5:8] != "643":
            assert account.is_valid(value, "044525225") is checksums.account(value, "044525225")


def test_corr_account():
    """
    ru-pii agrees on the key of 301; it does not look at the last three digits.
    """
    for value in _mixed(lambda rng: corr_account.generate(rng, "044525225"), 8):
        if value.startswith("301"):
            theirs = checksums.account(value, "044525225")
            assert corr_account.is_valid(value, "044525225") is (theirs and value.endswith("225"))
    assert checksums.account("30101810145250000974", "044525225")
    assert not corr_account.is_valid("30101810145250000974", "044525225")


def test_account_of_a_treasury():
    """
    ru-pii refuses the single treasury account, and the clearing letter; both are right.
    """
    assert not checksums.account("40102810545370000003", "004525988")
    assert account.is_valid("40102810545370000003", "004525988")
    assert not checksums.account("30114B84600000000501", "044541312")
    assert account.check("30114B84600000000501", "044541312").ok
