from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmkit.errors import ConfigError
from cjmkit.intake.repair import SPLIT_TARGETS, ColumnContext, Proof, cleaner, split_cell, split_column
from cjmkit.intake.repair.split import SPLITTERS
from cjmkit.model import FLAT_FIELDS

DETAILS = "р/с 40702810938000060473 в ПАО Сбербанк г. Москва, БИК 044525225, к/с 30101810400000000225"
LINES = "р/с: 40702 810 9 3800 0060473\nБанк: АО «Альфа-Банк»\nБИК: 044525593\nк/с: 30101810200000000593"


@pytest.mark.parametrize(
    ("name", "cell", "pieces", "rest"),
    [
        (
            "requisites",
            f"ИНН 7707083893 КПП 773601001 ОГРН 1027700132195 {DETAILS}",
            {
                "inn": "7707083893",
                "kpp": "773601001",
                "ogrn": "1027700132195",
                "account": "40702810938000060473",
                "corr_account": "30101810400000000225",
                "bik": "044525225",
                "bank_name": "ПАО Сбербанк г. Москва",
            },
            None,
        ),
        (
            "requisites",
            "ООО «Ромашка», ИНН: 7707083893, р/с 40702810938000060473, банк: ВТБ, БИК 044525225",
            {"inn": "7707083893", "account": "40702810938000060473", "bik": "044525225", "bank_name": "ВТБ"},
            "ООО «Ромашка»",
        ),
        ("requisites", "7707083893/773601001", {"inn": "7707083893", "kpp": "773601001"}, None),
        ("requisites", "ИНН 7707083893, Банкиръ", {"inn": "7707083893"}, "Банкиръ"),
        ("requisites", "вышлют позже", {}, "вышлют позже"),
        ("requisites", 7707083893.0, {"inn": "7707083893"}, None),
        ("requisites", 4.07028e19, {}, "4.07028e+19"),
        ("inn_kpp", "7707083893/773601001", {"inn": "7707083893", "kpp": "773601001"}, None),
        ("inn_kpp", "7707083893 \\ 773601001", {"inn": "7707083893", "kpp": "773601001"}, None),
        ("inn_kpp", "7707083893 773601001", {"inn": "7707083893", "kpp": "773601001"}, None),
        ("inn_kpp", "7707083893\n773601001", {"inn": "7707083893", "kpp": "773601001"}, None),
        ("inn_kpp", "77 07 083893 / 7736 01 001", {"inn": "7707083893", "kpp": "773601001"}, None),
        ("inn_kpp", "773601001/7707083893", {"inn": "7707083893", "kpp": "773601001"}, None),
        ("inn_kpp", "ИНН 7707083893 КПП 773601001", {"inn": "7707083893", "kpp": "773601001"}, None),
        ("inn_kpp", "КПП: 773601001, ИНН: 7707083893", {"inn": "7707083893", "kpp": "773601001"}, None),
        ("inn_kpp", "ИНН/КПП 7707083893/773601001", {"inn": "7707083893", "kpp": "773601001"}, None),
        ("inn_kpp", "7707083893773601001", {"inn": "7707083893", "kpp": "773601001"}, None),
        ("inn_kpp", "500100732259773601001", {"inn": "500100732259", "kpp": "773601001"}, None),
        ("inn_kpp", "500100732259/-", {"inn": "500100732259"}, None),
        ("inn_kpp", "КПП 773601001", {"kpp": "773601001"}, None),
        ("inn_kpp", 7707083893, {"inn": "7707083893"}, None),
        ("inn_kpp", 7707083893.0, {"inn": "7707083893"}, None),
        ("inn_kpp", "7707083893 (головной)", {"inn": "7707083893"}, "(головной)"),
        ("inn_kpp", "7707083893/773601001/1", {"inn": "7707083893", "kpp": "773601001"}, "1"),
        ("inn_kpp", "7707083893/7736050003", {}, "7707083893/7736050003"),
        ("inn_kpp", "7707083893/773601001/027401001", {}, "7707083893/773601001/027401001"),
        ("inn_kpp", "1234567890123456789", {}, "1234567890123456789"),
        ("inn_kpp", "ИНН 7707083893 и КПП нет у филиала", {"inn": "7707083893"}, "и КПП нет у филиала"),
        ("inn_kpp", 7.70708389377e18, {}, "7.70708389377e+18"),
        ("inn_kpp", "ромашка", {}, "ромашка"),
        ("ogrn_ogrnip", "1027700132195", {"ogrn": "1027700132195"}, None),
        ("ogrn_ogrnip", "ОГРНИП 304500116000157", {"ogrnip": "304500116000157"}, None),
        ("ogrn_ogrnip", 304500116000157, {"ogrnip": "304500116000157"}, None),
        ("ogrn_ogrnip", "1 02 77 00 13219 5", {"ogrn": "1027700132195"}, None),
        ("ogrn_ogrnip", "102770013219", {"ogrn": "102770013219"}, None),
        ("ogrn_ogrnip", "1027700132195 от 2002 г.", {"ogrn": "1027700132195"}, "от 2002 г."),
        ("ogrn_ogrnip", "3,045E+14", {}, "3,045E+14"),
        ("ogrn_ogrnip", "нет данных о нём", {}, "нет данных о нём"),
        (
            "bank_details",
            DETAILS,
            {
                "account": "40702810938000060473",
                "bank_name": "ПАО Сбербанк г. Москва",
                "bik": "044525225",
                "corr_account": "30101810400000000225",
            },
            None,
        ),
        (
            "bank_details",
            LINES,
            {
                "account": "40702810938000060473",
                "bank_name": "АО «Альфа-Банк»",
                "bik": "044525593",
                "corr_account": "30101810200000000593",
            },
            None,
        ),
        (
            "bank_details",
            "40702810938000060473, 044525225, 30101810400000000225",
            {"account": "40702810938000060473", "bik": "044525225", "corr_account": "30101810400000000225"},
            None,
        ),
        ("bank_details", "БИК 44525225", {"bik": "44525225"}, None),
        ("bank_details", 44525225, {"bik": "44525225"}, None),
        ("bank_details", 123, {}, "123"),
        ("bank_details", 4.0702e19, {}, "4.0702e+19"),
        ("bank_details", True, {}, "да"),
        ("bank_details", "Сбербанк", {}, "Сбербанк"),
        (
            "bank_details",
            "р/с 40702810938000060473 тел. 84951234567",
            {"account": "40702810938000060473"},
            "тел. 84951234567",
        ),
        (
            "bank_details",
            "ИНН 7707083893 р/с 40702810938000060473",
            {"account": "40702810938000060473"},
            "ИНН: 7707083893",
        ),
        (
            "bik_corr",
            "044525225 30101810400000000225",
            {"bik": "044525225", "corr_account": "30101810400000000225"},
            None,
        ),
        (
            "bik_corr",
            "БИК 044525225, к/с 30101 810 4 0000 0000225",
            {"bik": "044525225", "corr_account": "30101810400000000225"},
            None,
        ),
        ("bik_corr", "нет счёта", {}, "нет счёта"),
        ("bik_corr", 44525225, {"bik": "44525225"}, None),
        (
            "phone_fax",
            "тел. 8 495 123-45-67, факс 8 495 123-45-68",
            {"phone": "8 495 123-45-67", "fax": "8 495 123-45-68"},
            None,
        ),
        (
            "phone_fax",
            "8 495 123-45-67, ф. 8 495 123-45-68",
            {"phone": "8 495 123-45-67", "fax": "8 495 123-45-68"},
            None,
        ),
        ("phone_fax", "т/ф 8 495 123-45-67", {"phone": "8 495 123-45-67", "fax": "8 495 123-45-67"}, None),
        ("phone_fax", "8 495 123-45-67 (факс)", {"fax": "8 495 123-45-67"}, None),
        ("phone_fax", 84951234567, {"phone": "84951234567"}, None),
        ("phone_fax", "8,49512E+10", {"phone": "8,49512E+10"}, None),
        ("phone_fax", 8.4e20, {"phone": "8.4e+20"}, None),
        ("phone_fax", True, {"phone": "да"}, None),
        ("phone_fax", "спросить факс у Ольги", {"phone": "спросить факс у Ольги"}, None),
        (
            "contacts",
            "8-916-123-45-67, ivan@example.ru",
            {"phone": "8-916-123-45-67", "email": "ivan@example.ru"},
            None,
        ),
        ("contacts", "ivan@example.ru, www.example.ru", {"email": "ivan@example.ru"}, "Сайт: www.example.ru"),
        (
            "contacts",
            "Ольга 8-916-123-45-67; olga@example.ru",
            {"phone": "Ольга 8-916-123-45-67", "email": "olga@example.ru"},
            None,
        ),
        ("contacts", "приходить лично", {}, "приходить лично"),
        (
            "name_contacts",
            "Иванов Иван, 8-916-123-45-67, ivan@example.ru",
            {"contact_person": "Иванов Иван", "phone": "+79161234567", "email": "ivan@example.ru"},
            None,
        ),
        (
            "name_contacts",
            "Петрова А.А., бухгалтер, тел. 8 495 123-45-67 доб. 3",
            {"contact_person": "Петрова А.А.", "phone": "+74951234567 доб. 3"},
            "бухгалтер",
        ),
        (
            "name_contacts",
            "Ольга (директор) 89161234567",
            {"contact_person": "Ольга", "phone": "+79161234567"},
            "директор",
        ),
        ("name_contacts", "отдел 5", {}, "отдел 5"),
    ],
)
def test_cells_come_apart(name, cell, pieces, rest):
    """
    Each piece goes to its field, and what is none stays in the rest.
    """
    columns, rests, _ = split_column(name, [cell])
    assert {target: cells[0] for target, cells in columns.items() if cells[0] is not None} == pieces
    assert rests == [rest]


def test_rest_is_said():
    """
    A cell with a rest has a note that it needs a human.
    """
    _, _, notes = split_column("inn_kpp", ["7707083893/773601001", None, "7707083893 (головной)"])
    assert [(note.row, note.rule.code, note.raw) for note in notes] == [(2, "IMP371", "7707083893 (головной)")]


def test_placeholder_is_empty():
    """
    A dash in a combined column is no value.
    """
    columns, rests, notes = split_column("inn_kpp", ["-", "я" * 2000])
    assert (columns["inn"], rests) == ([None, None], [None, "я" * 2000])
    assert [note.rule.code for note in notes] == ["IMP300", "IMP371"]


def test_glued_numbers_of_other_regions_need_consensus():
    """
    Nineteen digits whose regions differ are split only where the column's other values agree.
    """
    glued = "7707083893" + "273601001"
    alone = split_column("inn_kpp", [glued])
    assert alone.rests == [glued]
    assert (alone.notes[0].proof, alone.notes[0].applied) == (Proof.ONE_TENTH, False)
    sure = split_column("inn_kpp", [glued], context=ColumnContext(consensus=0.95))
    assert sure.columns == {"inn": ["7707083893"], "kpp": ["273601001"]}


def test_targets_of_the_mapping_are_filled():
    """
    Pieces go to the fields that the mapping names, numbered ones too; others join the rest.
    """
    columns, rests, _ = split_column(
        "name_contacts", ["Иванов Иван, 8-916-123-45-67, a@example.ru"], targets=("person_name", "mobile")
    )
    assert columns == {"person_name": ["Иванов Иван"], "mobile": ["+79161234567"]}
    assert rests == ["E-mail: a@example.ru"]
    columns, _, _ = split_column("contacts", ["8-916-123-45-67, a@example.ru"], targets=("phone_2", "email_2"))
    assert columns == {"phone_2": ["8-916-123-45-67"], "email_2": ["a@example.ru"]}


def test_unknown_splitter_is_the_callers_mistake():
    """
    A splitter that does not exist is refused with those that do.
    """
    with pytest.raises(ConfigError, match="no splitter «bank»: there are inn_kpp"):
        split_column("bank", [])
    with pytest.raises(ConfigError, match="no splitter"):
        split_cell("bank", "")


def test_every_target_is_a_field():
    """
    Splitters fill fields of the card.
    """
    assert SPLIT_TARGETS.keys() == SPLITTERS.keys()
    assert all(target in FLAT_FIELDS for targets in SPLIT_TARGETS.values() for target in targets)


@pytest.mark.parametrize("name", SPLITTERS)
@given(data=st.data())
def test_nothing_is_lost(name, data):
    """
    Every digit run of a cell stands in a piece or in the rest.
    """
    part = st.sampled_from(
        ["7707083893", "773601001", "40702810938000060473", "044525225", "30101810400000000225", "1027700132195",
         "84951234567", "12345", "ИНН", "КПП", "р/с", "БИК", "к/с", "тел.", "факс", "Иванов Иван", "банк", "слово"]
    )  # fmt: skip
    parts = data.draw(st.lists(part, min_size=1, max_size=6))
    cell = data.draw(st.sampled_from([" ", ", ", "\n", "; ", " / "])).join(parts)
    found = split_cell(name, cell)
    told = re.sub(r"\D", "", "".join((*found.pieces.values(), found.rest or "")))
    assert all(run in told or run[1:] in told for run in re.findall(r"\d+", cell))


@pytest.mark.parametrize("name", SPLITTERS)
@given(cell=st.text(max_size=80) | st.floats() | st.integers() | st.booleans() | st.dates() | st.none())
def test_any_cell_is_split_without_failing(name, cell):
    """
    Whatever stands in the cell, it comes apart or stays whole, and the pieces can be cleaned.
    """
    columns, rests, _ = split_column(name, [cell])
    assert len(rests) == 1
    for target, cells in columns.items():
        assert len(cleaner(FLAT_FIELDS[target].kind)(cells).values) == 1
