"""
Several companies in one document: read apart, or none at all.
"""

from __future__ import annotations

import pytest
from docs_samples import CONTRACT, parsed_rows, values_of

from cjmkit_docs import parse_all, parse_requisites

FIRST, SECOND = "7707083893", "7736050003"


def inns(found) -> list[str | None]:
    return [values_of(one).get("inn") for one in found]


def test_two_columns_of_a_contract_are_two_cards():
    """Requisites side by side are read apart, every number with its own party, and that is told on both."""
    left, right = parsed_rows([("Договор №1 от 01.01.2026",), *CONTRACT])
    assert values_of(left)["account"] == "40702810438000060473"
    assert values_of(left)["director"] == "Иванов И.И."
    assert values_of(right)["bik"] == "044525823"
    assert values_of(right)["short_name"] == "ПАО «Газпром»"
    assert [one.findings[0].code for one in (left, right)] == ["DOC004", "DOC004"]


def test_two_cells_with_many_lines_are_two_cards():
    """A contract's table of one row, all of a party in one cell, is two parties too."""
    cells = tuple("\n".join(column) for column in zip(*CONTRACT, strict=True))
    assert inns(parsed_rows([cells])) == [FIRST, SECOND]


def test_pasted_columns_are_two_cards():
    """Columns that were pasted as text keep apart by tabs or wide gaps."""
    text = "\n".join(f"{left:45}{right}" for left, right in CONTRACT)
    assert inns(parse_all(text)) == [FIRST, SECOND]
    assert inns(parse_all("\n".join("\t".join(row) for row in CONTRACT))) == [FIRST, SECOND]


def test_one_column_of_labels_for_two_parties():
    """«Реквизит | Заказчик | Исполнитель» gives each party the values of its column."""
    rows = [
        ("Реквизит", "Заказчик", "Исполнитель"),
        ("Наименование", "ООО «Ромашка»", "ПАО «Газпром»"),
        ("ИНН", FIRST, SECOND),
        ("БИК", "044525225", "044525823"),
    ]
    assert [values_of(one)["bik"] for one in parsed_rows(rows)] == ["044525225", "044525823"]


def test_labels_and_values_of_two_parties_in_four_columns():
    """«ИНН | … | ИНН | …» gives each half to its party."""
    rows = [("ИНН", FIRST, "ИНН", SECOND), ("КПП", "773601001", "КПП", "997250001")]
    assert [values_of(one)["kpp"] for one in parsed_rows(rows)] == ["773601001", "997250001"]


@pytest.mark.parametrize(
    "between",
    [
        "Исполнитель:",
        "Карточка предприятия",
        "Полное наименование: Публичное акционерное общество «Газпром»",
        "ПАО «Газпром»",
    ],
)
def test_companies_one_after_another_are_told_apart(between: str):
    """A title, a role, or the name of the next company begins it."""
    text = f"ООО «Ромашка»\nИНН {FIRST}\nБИК 044525225\n{between}\nИНН {SECOND}\nБИК 044525823"
    first, second = parse_all(text)
    assert (values_of(first)["bik"], values_of(second)["bik"]) == ("044525225", "044525823")
    assert inns((first, second)) == [FIRST, SECOND]


def test_tables_one_after_another_are_told_apart():
    """Every table is a party, with the name that stands above it."""
    from cjmkit.findings import Location
    from cjmkit_docs.parsing import parse_rows
    from cjmkit_docs.rows import Row

    rows = [
        Row(cells=("ИНН", FIRST), table=1),
        Row(cells=("БИК", "044525225"), table=1),
        Row(cells=("ПАО «Газпром»",)),
        Row(cells=("ИНН", SECOND), table=2),
    ]
    found = parse_rows(rows, Location(), 0.5)
    assert inns(found) == [FIRST, SECOND]
    assert values_of(found[1])["short_name"] == "ПАО «Газпром»"
    assert inns(parse_rows([*rows[:2], *rows[3:]], Location(), 0.5)) == [FIRST, SECOND]


@pytest.mark.parametrize(
    "text",
    [
        f"ИНН {FIRST}\nКПП 773601001\nИНН {SECOND}\nКПП 997250001",
        f"Поставщик ИНН {FIRST}, покупатель ИНН {SECOND}",
        f"ИНН: {FIRST}, {SECOND}",
    ],
)
def test_companies_that_cannot_be_told_apart_give_no_card(text: str):
    """Where nothing tells whose a number is, there is no card, and the finding says why."""
    (found,) = parse_all(text)
    assert found.card is None
    assert [finding.code for finding in found.findings] == ["DOC005"]
    assert "2" in found.findings[0].message("ru")


def test_the_inn_of_a_bank_or_of_a_director_is_no_second_party():
    """The bank's and the director's own ИНН go to custom fields, and the company stays one."""
    found = parse_requisites(
        f"ИНН {FIRST}\nИНН банка: {SECOND}\nИНН руководителя: 500100732259\nОГРН банка: 1027700132195"
    )
    assert values_of(found)["inn"] == FIRST
    assert found.card.custom == {
        "ИНН банка": SECOND,
        "ИНН руководителя": "500100732259",
        "ОГРН банка": "1027700132195",
    }


def test_one_company_in_two_columns_stays_one():
    """Two cells of a row with different labels are of one company; so is an ИНН that comes twice."""
    rows = [(f"ИНН {FIRST}", "р/с 40702810438000060473"), ("КПП 773601001", "БИК 044525225")]
    (found,) = parsed_rows(rows)
    assert values_of(found)["bik"] == "044525225"
    assert len(parse_all(f"ИНН {FIRST}\nООО «Ромашка»\nИНН {FIRST}")) == 1


def test_the_label_above_its_value_counts_for_a_party():
    """An ИНН on the line below its label is seen when parties are told apart."""
    text = f"Карточка предприятия\nИНН:\n{FIRST}\nКарточка предприятия\nИНН:\n{SECOND}"
    assert inns(parse_all(text)) == [FIRST, SECOND]
