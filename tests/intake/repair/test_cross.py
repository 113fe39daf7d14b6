from __future__ import annotations

import random

import pytest

from cjmkit.codes import account, corr_account
from cjmkit.intake.repair import ColumnContext, PhoneValue, Proof, mend_across

RNG = random.Random(5)
BIK = "044525225"
ACCOUNT = account.generate(RNG, BIK)
CORR = corr_account.generate(RNG, BIK)
PHONE = (PhoneValue("+79161234567", None, None),)


def mended(context=None, **cells):
    columns = {name: [value] for name, value in cells.items()}
    notes = mend_across(columns, context=context)
    return (
        {name: column[0] for name, column in columns.items()},
        [(found.target, found.note.rule.code, found.note.applied) for found in notes],
    )


@pytest.mark.parametrize(
    ("row", "changed", "notes"),
    [
        ({"bik": BIK[1:], "account": ACCOUNT}, {"bik": BIK}, [("bik", "IMP380", True)]),
        ({"bik": BIK[1:], "corr_account": CORR}, {"bik": BIK}, [("bik", "IMP380", True)]),
        ({"bik_2": BIK[1:], "account_2": ACCOUNT, "corr_account_2": None}, {"bik_2": BIK}, [("bik_2", "IMP380", True)]),
        ({"bik": BIK[1:], "account": ACCOUNT[:-1] + str((int(ACCOUNT[-1]) + 1) % 10)}, {}, []),
        ({"bik": BIK[1:], "account": "03100643000000017300"}, {}, []),
        ({"bik": BIK[1:], "account": None}, {}, []),
        ({"bik": BIK[1:]}, {}, []),
        ({"bik": "1234567х", "account": ACCOUNT}, {}, []),
        ({"inn": "274062111", "kpp": "027401001"}, {"inn": "0274062111"}, [("inn", "IMP384", True)]),
        ({"inn": "274062111", "kpp": "773601001"}, {}, []),
        ({"inn": "274062112", "kpp": "027401001"}, {}, []),
        ({"inn": "274062111", "ogrn": "1020280000190"}, {"inn": "0274062111"}, [("inn", "IMP387", True)]),
        (
            {"inn": "274062111", "kpp": "773601001", "ogrn": "1020280000190"},
            {"inn": "0274062111"},
            [("inn", "IMP387", True)],
        ),
        ({"inn": "274062111", "kpp": None, "ogrn": "1027700132195"}, {}, []),
        ({"inn": "274062111", "ogrn": "1020280000191"}, {}, []),
        ({"inn": "274062112", "ogrn": "1020280000190"}, {}, [("inn", "IMP382", False)]),
        ({"inn": "27406211x", "ogrn": "1020280000190"}, {}, []),
        (
            {"inn": "274062111", "kpp": "7707083893", "ogrn": "1020280000190"},
            {},
            [("inn", "IMP382", False), ("kpp", "IMP382", False)],
        ),
        ({"inn": "773601001", "kpp": "7707083893"}, {}, [("inn", "IMP382", False), ("kpp", "IMP382", False)]),
        ({"inn": "274062111", "kpp": None}, {}, []),
        ({"inn": "773601001", "kpp": None}, {}, [("inn", "IMP382", False)]),
        ({"inn": "774001001"}, {}, [("inn", "IMP382", False)]),
        ({"inn": "0274062111", "kpp": "27401001"}, {}, [("kpp", "IMP381", False)]),
        ({"inn": "7707083893", "kpp": "27401001"}, {}, []),
        ({"kpp": "27401001"}, {}, []),
        ({"kpp": "7707083893"}, {}, [("kpp", "IMP382", False)]),
        ({"inn": "7707083893", "kpp": "7707083893"}, {}, []),
        ({"ogrn": "304500116000157"}, {"ogrn": None, "ogrnip": "304500116000157"}, [("ogrnip", "IMP383", True)]),
        (
            {"ogrnip": "1027700132195", "ogrn": None},
            {"ogrnip": None, "ogrn": "1027700132195"},
            [("ogrn", "IMP383", True)],
        ),
        ({"ogrn": "304500116000157", "ogrnip": "304500116000158"}, {}, []),
        ({"ogrn": "304500116000156"}, {}, []),
        ({"account": CORR, "bik": BIK}, {"account": None, "corr_account": CORR}, [("corr_account", "IMP383", True)]),
        (
            {"account": CORR, "corr_account": ACCOUNT, "bik": BIK},
            {"account": ACCOUNT, "corr_account": CORR},
            [("corr_account", "IMP383", True), ("account", "IMP383", True)],
        ),
        ({"account": CORR, "corr_account": "мусор", "bik": BIK}, {}, []),
        ({"account": CORR, "bik": None}, {}, []),
        ({"account": "30232810900000000001", "bik": BIK}, {}, []),
        ({"email": ("89161234567",)}, {"email": None, "phone": PHONE}, [("phone", "IMP383", True)]),
        ({"email": ("89161234567",), "phone": PHONE}, {}, []),
        ({"email": ("абв",)}, {}, []),
        ({"email": ("a@example.ru",)}, {}, []),
        (
            {"phone": (PhoneValue("Ivan@Example.ru", None, None),), "email": None},
            {"phone": None, "email": ("Ivan@example.ru",)},
            [("email", "IMP383", True)],
        ),
        ({"phone": (PhoneValue("a@b", None, None),)}, {}, []),
        ({"phone": PHONE, "email": None}, {}, []),
    ],
)
def test_rows_are_mended(row, changed, notes):
    """
    What several fields prove is mended or moved; what they only hint at is said.
    """
    assert mended(**row) == ({**row, **changed}, notes)


def test_letters_of_an_account_need_consensus():
    """
    An agreeing key is 1/10: letters in an account are mended where the column's other accounts are right.
    """
    spoiled = ACCOUNT.replace("0", "О", 1)
    row, notes = mended(account=spoiled, bik=BIK)
    assert (row["account"], notes) == (spoiled, [("account", "IMP385", False)])
    row, notes = mended(context={"account": ColumnContext(consensus=0.95)}, account=spoiled, bik=BIK)
    assert (row["account"], notes) == (ACCOUNT, [("account", "IMP385", True)])
    assert mended(account="Я" * 20, bik=BIK)[1] == []
    assert mended(account=spoiled)[1] == []


def test_an_exact_threshold_leaves_only_moves():
    """
    Who wants exact repairs alone gets the zero as a suggestion.
    """
    row, notes = mended(context=ColumnContext(threshold=Proof.EXACT), bik=BIK[1:], account=ACCOUNT)
    assert (row["bik"], notes) == (BIK[1:], [("bik", "IMP380", False)])


def test_notes_show_the_raw_cell():
    """
    With the raw cells given, a note shows what stood in the file.
    """
    columns = {"bik": [BIK[1:]], "account": [ACCOUNT], "ogrn": ["304500116000157"], "email": [("89161234567",)]}
    raw = {"bik": [44525225], "ogrn": [304500116000157], "email": ["8-916-123-45-67"]}
    notes = {found.target: found.note for found in mend_across(columns, raw)}
    assert notes["bik"].raw == 44525225
    assert notes["ogrnip"].raw == 304500116000157
    assert notes["phone"].raw == "8-916-123-45-67"
    assert notes["phone"].params["source"] == "email"


def test_a_move_without_raw_cells_keeps_the_text():
    """
    Several addresses that move are kept as one text.
    """
    columns = {"phone": [(PhoneValue("a@example.ru", None, None), PhoneValue("b@example.ru", None, None))]}
    (found,) = mend_across(columns)
    assert found.note.raw == "a@example.ru, b@example.ru"
    assert columns == {"phone": [None], "email": [("a@example.ru", "b@example.ru")]}


@pytest.mark.parametrize(
    ("row", "code", "ru", "en"),
    [
        ({"inn": "773601001", "kpp": None}, "IMP382", "полю «КПП»", "the field “KPP”"),
        ({"account": CORR, "bik": BIK, "corr_account": None}, "IMP383", "поля «Расчётный счёт»", "“Account”"),
    ],
    ids=["swapped", "moved"],
)
def test_fields_are_named_in_words(row, code, ru, en):
    """A message says what people call the other field."""
    notes = mend_across({name: [value] for name, value in row.items()})
    (note,) = (found.note for found in notes if found.note.rule.code == code)
    found = note.rule.finding(**note.params)
    assert ru in found.message("ru")
    assert en in found.message("en")
