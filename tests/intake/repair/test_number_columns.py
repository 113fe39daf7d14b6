from __future__ import annotations

import datetime as dt

import pytest

from cjmkit.intake.repair import ColumnContext, Proof, cleaner
from cjmkit.model import Passport
from cjmkit.model.flat import ValueKind

K = ValueKind
OFFICE = "серия 4509 № 123456, выдан ОВД «Тверской» г. Москвы 12.03.2005, код подразделения 770-001"


@pytest.mark.parametrize(
    ("kind", "raw", "value", "expected"),
    [
        (K.INN, "ИНН: 77 07 083893", "7707083893", ["IMP320"]),
        (K.INN, "7707083893.0", "7707083893", ["IMP310"]),
        (K.INN, "7,707083893E+09", "7707083893", ["IMP310"]),
        (K.INN, "７７０７０８３８９３", "7707083893", ["IMP328"]),
        (K.INN, "7707083894", "7707083894", []),
        (K.INN, "７７０７０８３８９４", "７７０７０８３８９４", []),
        (K.INN, "77070?3893", "77070?3893", ["IMP326"]),
        (K.INN, "77?70?3893", "77?70?3893", []),
        (K.INN, "0", None, ["IMP300"]),
        (K.INN, "0.0", None, ["IMP300"]),
        (K.INN, "0,0E+00", None, ["IMP300"]),
        (K.INN, 0, None, ["IMP300"]),
        (K.INN, "0000000000", None, ["IMP300"]),
        (K.INN, "—", None, ["IMP300"]),
        (K.INN, "  ", None, []),
        (K.INN, dt.date(2020, 1, 2), "02.01.2020", ["IMP306"]),
        (K.INN, True, "да", ["IMP306"]),
        (K.INN, 1.5, "1.5", ["IMP306"]),
        (K.INN, float("inf"), "inf", ["IMP306"]),
        (K.INN, "ромашка", "ромашка", []),
        (K.INN, "9" * 2000, "9" * 2000, []),
        (K.INN, "773601123", "773601123", ["IMP327"]),
        (K.INN, 274062111.0, "274062111", ["IMP310", "IMP322"]),
        (K.KPP, "7747аВ001", "7747AB001", ["IMP325"]),
        (K.KPP, "7747ав001", "7747AB001", ["IMP325"]),
        (K.KPP, "77З601001", "77З601001", ["IMP324"]),
        (K.KPP, "ЯЯЯЯ01001", "ЯЯЯЯ01001", []),
        (K.KPP, 27401001, "27401001", ["IMP322"]),
        (K.BIK, "О44525225", "О44525225", ["IMP324"]),
        (K.BIK, 44525225, "44525225", ["IMP322"]),
        (K.OKPO, "00032537", "00032537", []),
        (K.OKTMO, "45381000", "45381000", []),
        (K.OKTMO, 5381000, "5381000", ["IMP322"]),
        (K.OKOPF, "12300", "12300", []),
        (K.SNILS, "112-233-445 95", "11223344595", ["IMP320"]),
        (K.OGRNIP, "3,045E+14", "3,045E+14", ["IMP312"]),
        (K.OGRNIP, "3.04500116000157E+14", "304500116000157", ["IMP310"]),
        (K.OGRN, "2027700132195", "2027700132195", []),
        (K.ACCOUNT, "р/с 40702 810 9 3800 0060473", "40702810938000060473", ["IMP320"]),
        (K.ACCOUNT, "40702810938000000000", "40702810938000000000", ["IMP315"]),
        (K.ACCOUNT, 40702810938000060473, "40702810938000060473", []),
        (K.ACCOUNT, 4.070281093800006e19, "4.070281093800006e+19", ["IMP311"]),
        (K.ACCOUNT, "4,07028E+19", "4,07028E+19", ["IMP312"]),
        (K.ACCOUNT, "4О702810938000060473", "4О702810938000060473", ["IMP324"]),
        (K.ACCOUNT, 10**400, str(10**400), ["IMP311"]),
        (K.DIGITS, "45 09", "4509", ["IMP320"]),
        (K.DIGITS, 4509, "4509", []),
        (K.DIGITS, "4509.0", "4509", ["IMP310"]),
        (K.DIGITS, "4,5E+20", "4,5E+20", ["IMP312"]),
        (K.DIGITS, "45/09", "45/09", []),
        (K.DIGITS, True, "да", ["IMP306"]),
        (K.DIGITS, "9 " * 600, "9 " * 600, ["IMP306"]),
        (K.DIGITS, "нет", None, ["IMP300"]),
        (K.OKVED, "47.11", "47.11", []),
        (K.OKVED, "47.1", "47.1", []),
        (K.OKVED, "ОКВЭД 62.01", "62.01", ["IMP320"]),
        (K.OKVED, 47.1, "47.1", ["IMP314"]),
        (K.OKVED, "47,1", "47,1", ["IMP314"]),
        (K.OKVED, "47,11", "47.11", ["IMP314"]),
        (K.OKVED, 47.11, "47.11", []),
        (K.OKVED, 1.11, "01.11", ["IMP314"]),
        (K.OKVED, "1.11", "1.11", ["IMP322"]),
        (K.OKVED, 47.0, "47", []),
        (K.OKVED, 47.123, "47.123", []),
        (K.OKVED, 6201, "6201", []),
        (K.OKVED, "10.11.2001", "10.11.2001", ["IMP313"]),
        (K.OKVED, "31.02.2001", "31.02.2001", []),
        (K.OKVED, dt.date(2001, 11, 10), "10.11.2001", ["IMP313"]),
        (K.OKVED, dt.time(1, 2), "01:02:00", ["IMP306"]),
        (K.OKVED, "торговля", "торговля", []),
        (K.OKVED, "0", None, ["IMP300"]),
        (K.OKVED, "нет", None, ["IMP300"]),
        (K.OKVED, "9" * 2000, "9" * 2000, []),
    ],
)
def test_number_cells(kind, raw, value, expected):
    """
    A number is taken out of its spelling, restored where that is proven, offered or lost where not.
    """
    cleaned, notes = cleaner(kind)([raw])
    assert (cleaned, [note.rule.code for note in notes]) == ([value], expected)


def test_consensus_raises_the_proof_one_level():
    """
    A check digit and nine right values of ten around it restore a zero and letters.
    """
    cleaned, notes = cleaner(K.INN, ColumnContext(consensus=0.9))(["274062111", "77О7О8З893"])
    assert cleaned == ["0274062111", "7707083893"]
    assert {note.proof for note in notes} == {Proof.ONE_HUNDREDTH}


def test_threshold_is_the_callers():
    """
    A caller who takes 1/10 gets the zero back; one who wants exact repairs does not get even 1/100.
    """
    assert cleaner(K.INN, ColumnContext(threshold=Proof.ONE_TENTH))(["274062111"]).values == ["0274062111"]
    exact = ColumnContext(threshold=Proof.EXACT, consensus=1.0)
    assert cleaner(K.INN, exact)(["274062111", "ИНН 7707083893"]).values == ["274062111", "7707083893"]


def test_no_threshold_applies_what_has_no_proof():
    """
    A threshold of nothing still asks for some proof.
    """
    assert cleaner(K.KPP, ColumnContext(threshold=Proof.NONE))(["27401001"]).values == ["27401001"]


def test_okved_padding_follows_the_threshold():
    """
    «1.11» typed gets its zero with the column's consensus for who takes 1/10.
    """
    context = ColumnContext(threshold=Proof.ONE_TENTH, consensus=0.95)
    assert cleaner(K.OKVED, context)(["1.11", "47.11", "47.11"]).values == ["01.11", "47.11", "47.11"]


def test_candidates_of_a_damaged_okved_are_told():
    """
    The note names every code that the number or the date may have been.
    """
    (number,) = cleaner(K.OKVED)([47.1]).notes
    (date,) = cleaner(K.OKVED)([dt.date(2001, 11, 10)]).notes
    assert number.params == {"candidates": "47.1 / 47.10"}
    assert {"10.11", "01.11"} <= set(date.params["candidates"].split(" / "))


@pytest.mark.parametrize(
    ("raw", "parts", "expected"),
    [
        ("4509123456", ("4509", "123456", None, None, None), []),
        ("45 09 123456", ("4509", "123456", None, None, None), ["IMP358"]),
        ("4509-123456", ("4509", "123456", None, None, None), ["IMP358"]),
        ("45 09 12 34 56", ("4509", "123456", None, None, None), ["IMP358"]),
        (OFFICE, ("4509", "123456", "ОВД «Тверской» г. Москвы", dt.date(2005, 3, 12), "770-001"), ["IMP358"]),
        ("4509 123456 выдан 31.02.2005", ("4509", "123456", "31.02.2005", None, None), ["IMP358"]),
        ("нет паспорта", (None, "нет паспорта", None, None, None), ["IMP359"]),
        ("я" * 600, (None, "я" * 600, None, None, None), ["IMP359"]),
        (4509123456, ("4509", "123456", None, None, None), []),
    ],
)
def test_passport_cells(raw, parts, expected):
    """
    Series, number, who issued it, when and the department's code come apart.
    """
    (value,), notes = cleaner(K.PASSPORT)([raw])
    assert value == Passport(series=parts[0], number=parts[1], issued_by=parts[2], issued_on=parts[3], code=parts[4])
    assert [note.rule.code for note in notes] == expected


def test_no_passport():
    """
    An empty cell and a placeholder are no passport.
    """
    assert cleaner(K.PASSPORT)([None, "-"]).values == [None, None]
