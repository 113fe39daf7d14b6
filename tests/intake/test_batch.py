"""
A batch: rows turned on their side, cleaned by columns, mended across them.
"""

from __future__ import annotations

import datetime as dt

from cjmkit.intake.plan import PlanOptions
from cjmkit.intake.repair.base import Proof
from cjmkit.model import FieldDef, FieldType
from intake.tables import HEAD, SBER, YANDEX, batch, plan


def test_clean_rows_leave_no_notes() -> None:
    """Rows without a change have columns, no notes, and origins without raw text that share their emptiness."""
    made = batch(plan([HEAD, SBER, YANDEX]))
    assert made.columns.values["inn"] == ["7707083893", "7736207543"]
    assert (dict(made.notes), dict(made.surplus)) == ({}, {})
    first, second = made.origins("a.xlsx", "Л")
    assert (first.source, first.sheet, first.row, dict(first.raw)) == ("a.xlsx", "Л", 2, {})
    assert second.row == 3


def test_raw_text_of_what_changed() -> None:
    """What was changed keeps its raw text, numbers as their text, in its row only."""
    made = batch(plan([HEAD, [SBER[0], 7707083893.0, "8 495 500-55-50"], YANDEX]))
    assert [dict(origin.raw) for origin in made.origins("a.xlsx", None)] == [
        {"inn": "7707083893.0", "phone": "8 495 500-55-50"},
        {},
    ]
    dates = batch(plan([["ФИО", "Телефон", "Дата рождения"], ["Тестов Иван", "+79161234567", "весной"]]))
    assert [dict(origin.raw) for origin in dates.origins("a.xlsx", None)] == [{"birth_date": "весной"}]


def test_first_raw_text_wins() -> None:
    """A cell that several notes speak of keeps the text it came with."""
    made = batch(plan([HEAD, [SBER[0], SBER[1], "8 495 500-55-50 (бухгалтерия)"]]))
    assert len(made.notes[0]) == 2
    assert made.origins("a.xlsx", None)[0].raw == {"phone": "8 495 500-55-50 (бухгалтерия)"}


def test_empty_columns_cost_nothing() -> None:
    """A column that is empty in the whole batch is not there at all."""
    made = batch(plan([[*HEAD, "Город", "E-mail"], [*SBER, None, None], [*YANDEX, None, None]]))
    assert set(made.columns.values) == {"name", "inn", "phone"}


def test_short_rows() -> None:
    """Rows of different lengths are padded, and a batch may be shorter than the plan."""
    made = batch(plan([[*HEAD, "Город"], SBER, [*YANDEX, "Москва"], YANDEX[:1]]))
    assert made.columns.values["city"] == [None, "Москва", None]
    assert made.columns.values["inn"][2] is None
    narrow = batch(plan([[*HEAD, "Город"], SBER, YANDEX]))
    assert "city" not in narrow.columns


def test_ignored_columns_are_left_out() -> None:
    """A column of ours, or one that the user left out, goes nowhere."""
    made = batch(plan([["cjmkit: строка", *HEAD], [2, *SBER], [3, *YANDEX]]))
    assert set(made.columns.values) == {"name", "inn", "phone"}
    assert (dict(made.columns.custom), dict(made.surplus)) == ({}, {})


def test_rest_of_a_split_stays_custom() -> None:
    """What a splitter cannot place stays under the column's heading, or its letters."""
    rows = [["Название", "ИНН/КПП"], ["ПАО «Сбербанк»", "7707083893/773601001"], ["ООО «Яндекс»", "7736207543, старый"]]
    made = batch(plan(rows))
    assert made.columns.values["inn"] == ["7707083893", "7736207543"]
    assert made.columns.custom == {"ИНН/КПП": [None, "старый"]}


def test_surplus_columns() -> None:
    """A column that the plan never saw is custom, named by its letters, or by the key that a record gave it."""
    far = plan([HEAD, *[SBER] * 10, [*YANDEX, "поздно"]], PlanOptions(sample=5))
    assert batch(far).surplus == {3: "column_D"}
    keys = list(HEAD)
    late = plan([*[SBER] * 10, [*YANDEX, "поздно", "Я"]], PlanOptions(sample=5), header=keys, sheet=None)
    keys += ["Кличка"]
    made = batch(late)
    assert made.surplus == {3: "Кличка", 4: "column_E"}
    assert made.columns.custom["Кличка"][-1] == "поздно"


def test_across_columns_mending_replaces_suggestions() -> None:
    """What several columns prove together makes the suggestion about the same value pointless; others stay."""
    rows = [["Название", "ИНН", "КПП"], ["АО «Образец»", "105154569", "010501001"]]
    notes = batch(plan(rows)).notes[0]
    assert [(field, note.rule.code, note.applied) for field, note in notes] == [("inn", "IMP384", True)]
    offered = batch(plan(rows, PlanOptions(threshold=Proof.EXACT))).notes[0]
    assert [(field, note.rule.code, note.applied) for field, note in offered] == [
        ("inn", "IMP322", False),
        ("inn", "IMP384", False),
    ]


def test_the_same_suggestion_is_made_once() -> None:
    """A КПП without its zero is suggested by its region, and not once more for its length alone."""
    rows = [["Название", "ИНН", "КПП"], ["АО «Образец»", "0105154569", "10501001"], [*SBER[:2], "773601001"]]
    notes = batch(plan(rows)).notes[0]
    assert [(field, note.rule.code, note.fix) for field, note in notes] == [("kpp", "IMP381", "010501001")]


def test_moved_value_has_a_field_without_a_column() -> None:
    """An e-mail among the phones moves to a field that has no column of its own."""
    made = batch(plan([HEAD, *[YANDEX] * 20, [*SBER[:2], "info@example.org"]]))
    assert made.columns.values["email"][-1] == ("info@example.org",)
    assert made.columns.values["phone"][-1] is None
    raw = made.origins("a.xlsx", None)[-1].raw
    assert set(raw.values()) == {"info@example.org"}
    assert "email" in raw
    assert [(field, note.rule.code) for field, note in made.notes[20]][-1] == ("email", "IMP383")


def test_typed_own_fields() -> None:
    """An own field is cleaned by its type; what is not of it stays as it was written."""
    fields = (FieldDef(name="Срок", type=FieldType.DATE),)
    made = batch(plan([[*HEAD, "Срок"], [*SBER, "01.02.2024"], [*YANDEX, "скоро"]], PlanOptions(fields=fields)))
    assert made.columns.custom["Срок"] == [dt.date(2024, 2, 1), "скоро"]


def test_times_of_day_are_kept_as_text() -> None:
    """A card has no type for a time of day: a cell of an unknown column, or beyond the plan, keeps it as text."""
    rows = [[*HEAD, "Открытие"], [*SBER, dt.time(9, 30)], [*YANDEX, "в девять", dt.time(1, 2, 3)]]
    made = batch(plan(rows, PlanOptions(sample=2)))
    assert made.columns.custom == {"Открытие": ["09:30:00", "в девять"], "column_E": [None, "01:02:03"]}
    assert [(at, field, note.rule.code) for at, notes in made.notes.items() for field, note in notes] == [
        (0, "Открытие", "IMP307"),
        (1, "column_E", "IMP307"),
    ]
    own = PlanOptions(fields=(FieldDef(name="Открытие", type=FieldType.DATE),))
    assert batch(plan(rows[:2], own)).columns.custom == {"Открытие": ["09:30:00"]}
