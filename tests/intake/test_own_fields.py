"""
A profile's own fields: headings, and values by type.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmkit.intake.mapping import MappingFile
from cjmkit.intake.mapping.file import ColumnRule
from cjmkit.intake.own_fields import field_cleaner, own_names
from cjmkit.intake.plan import PlanOptions
from cjmkit.intake.repair.base import ColumnContext, Proof
from cjmkit.model import FieldDef, FieldType
from cjmkit.rules.profiles import fits
from intake.tables import HEAD, SBER, YANDEX, batch, plan

T = FieldType


def clean(kind: FieldType, *cells: Any, choices: tuple[str, ...] = (), threshold: Proof = Proof.ONE_HUNDREDTH) -> Any:
    """The values of a column of this type, and the notes as (row, code, applied)."""
    field = FieldDef(name="поле", type=kind, choices=choices)
    values, notes = field_cleaner(field, ColumnContext(threshold=threshold))(cells)
    return values, [(note.row, note.rule.code, note.applied) for note in notes]


@pytest.mark.parametrize(
    ("kind", "cell", "value", "code"),
    [
        (T.TEXT, "  как есть ", "  как есть ", None),
        (T.TEXT, "нет", "нет", None),
        (T.TEXT, 12, "12", None),
        (T.TEXT, 12.0, "12", None),
        (T.TEXT, True, "да", "IMP307"),
        (T.INTEGER, 12, 12, None),
        (T.INTEGER, 12.0, 12, None),
        (T.INTEGER, "120", 120, None),
        (T.INTEGER, "12 чел.", 12, "IMP353"),
        (T.INTEGER, "-", None, "IMP300"),
        (T.INTEGER, "много", "много", None),
        (T.INTEGER, 1.5, 1.5, None),
        (T.INTEGER, True, True, None),
        (T.DECIMAL, 12, Decimal(12), None),
        (T.DECIMAL, 0.1, Decimal("0.1"), None),
        (T.DECIMAL, "1234,5", Decimal("1234.5"), None),
        (T.DECIMAL, "-1.25", Decimal("-1.25"), None),
        (T.DECIMAL, "1 234,50", Decimal("1234.50"), "IMP364"),
        (T.DECIMAL, "1 234,50 руб.", Decimal("1234.50"), "IMP364"),
        (T.DECIMAL, "80 тыс.", Decimal(80000), "IMP364"),
        (T.DECIMAL, "1,234", "1,234", "IMP352"),
        (T.DECIMAL, "100 USD", "100 USD", None),
        (T.DECIMAL, "около 100", "около 100", None),
        (T.DECIMAL, "100 в месяц", "100 в месяц", None),
        (T.DECIMAL, "10%", "10%", None),
        (T.DECIMAL, "н/д", None, "IMP300"),
        (T.DECIMAL, " ", None, None),
        (T.DECIMAL, True, True, None),
        (T.DECIMAL, dt.date(2024, 2, 1), dt.date(2024, 2, 1), None),
        (T.DECIMAL, float("inf"), float("inf"), None),
        (T.BOOLEAN, "да", True, None),
        (T.BOOLEAN, "нет", False, None),
        (T.BOOLEAN, False, False, None),
        (T.BOOLEAN, "-", None, "IMP300"),
        (T.BOOLEAN, "возможно", "возможно", None),
        (T.DATE, dt.date(2024, 2, 1), dt.date(2024, 2, 1), None),
        (T.DATE, "01.02.2024", dt.date(2024, 2, 1), None),
        (T.DATE, "1 февраля 2024 г.", dt.date(2024, 2, 1), "IMP340"),
        (T.DATE, "31.02.2024", "31.02.2024", None),
        (T.DATE, "—", None, "IMP300"),
        (T.DATETIME, dt.datetime(2024, 2, 1, 14, 30), dt.datetime(2024, 2, 1, 14, 30), None),
        (T.DATETIME, dt.date(2024, 2, 1), dt.datetime(2024, 2, 1), None),
        (T.DATETIME, "2024-02-01T14:30:00", dt.datetime(2024, 2, 1, 14, 30), None),
        (T.DATETIME, "2024-02-01T14:30:00Z", dt.datetime(2024, 2, 1, 14, 30, tzinfo=dt.UTC), None),
        (T.DATETIME, "2024-02-31T14:30", "2024-02-31T14:30", None),
        (T.DATETIME, "01.02.2024 14:30", dt.datetime(2024, 2, 1, 14, 30), "IMP364"),
        (T.DATETIME, "1 февраля 2024, 9:05:07", dt.datetime(2024, 2, 1, 9, 5, 7), "IMP340"),
        (T.DATETIME, "01.02.2024", dt.datetime(2024, 2, 1), "IMP364"),
        (T.DATETIME, "01.02.2024 25:30", "01.02.2024 25:30", None),
        (T.DATETIME, "01.02.2024 14:30Z", "01.02.2024 14:30Z", None),
        (T.DATETIME, "завтра в 14:30", "завтра в 14:30", None),
        (T.DATETIME, "#" * 61, "#" * 61, None),
        (T.DATETIME, 45323.6, 45323.6, None),
        (T.LIST, "опт; розница", ("опт", "розница"), None),
        (T.LIST, "-", None, "IMP300"),
        (T.CHOICE, "малый", "малый", None),
        (T.CHOICE, "средний", "средний", None),
    ],
)
def test_value_by_type(kind: FieldType, cell: Any, value: Any, code: str | None) -> None:
    """A value becomes one of its field's type, or stays as it was written; what was read otherwise is noted."""
    values, notes = clean(kind, cell, None)
    assert repr(values) == repr([value, None])
    assert [one[1] for one in notes] == ([code] if code else [])


def test_choices_are_spelled_as_in_the_list() -> None:
    """Another spelling of a choice becomes the choice; a placeholder is empty unless it is a choice."""
    cells = ("Малый", " БОЛЬШОЙ ", "большой", "огромный", "-", "нет", 5)
    values, notes = clean(T.CHOICE, *cells, choices=("малый", "большой", "нет", "5"))
    assert values == ["малый", "большой", "большой", "огромный", None, "нет", "5"]
    assert notes == [(0, "IMP365", True), (1, "IMP365", True), (4, "IMP300", True)]


def test_lists_of_choices() -> None:
    """The items of a list are spelled as its choices are."""
    values, notes = clean(T.LIST, "ОПТ, розница", "опт", "иное", None, choices=("опт", "розница"))
    assert values == [("опт", "розница"), ("опт",), ("иное",), None]
    assert notes == [(0, "IMP365", True)]


def test_threshold_holds_for_own_fields() -> None:
    """What is proven too weakly for the caller stays as it was written, and the note suggests the value."""
    assert clean(T.DECIMAL, "1,234", threshold=Proof.ONE_TENTH) == ([Decimal(1234)], [(0, "IMP352", True)])
    values, notes = clean(T.DATE, "03/04/2020", threshold=Proof.EXACT)
    assert (values, notes) == (["03/04/2020"], [(0, "IMP346", False)])


@given(st.sampled_from(FieldType), st.text(max_size=70) | st.floats() | st.integers() | st.booleans())
def test_nothing_is_lost(kind: FieldType, cell: Any) -> None:
    """Whatever stands in the cell: a value of the type, the cell itself, or nothing where the cell says nothing."""
    (value,), notes = clean(kind, cell)
    if value is None:
        assert not str(cell).strip() or notes
    else:
        assert fits(FieldDef(name="поле", type=kind), value) or value is cell


def test_names_by_titles() -> None:
    """A title goes before another field's name; the first field of a title has it; signs alone are a title too."""
    fields = (
        FieldDef(name="a", title="Номер"),
        FieldDef(name="Номер"),
        FieldDef(name="b", title="номер:"),
        FieldDef(name="★"),
    )
    assert own_names(fields) == {"номер": "a", "a": "a", "b": "b", "★": "★"}


def customs(titles: list[str], fields: tuple[FieldDef, ...], **more: Any) -> list[str | None]:
    """What custom fields the columns after those of every base become."""
    made = plan(
        [[*HEAD, *titles], [*SBER, *["x"] * len(titles)], [*YANDEX, *["y"] * len(titles)]],
        PlanOptions(fields=fields, **more),
    )
    return [one.custom or "/".join(one.targets) for one in made.decisions[3:]]


CONTRACT = FieldDef(name="contract", title="Номер договора")


def test_heading_of_an_own_field() -> None:
    """Title, name, and either behind our own prefix mean the field, before any field of the card."""
    assert customs(["НОМЕР ДОГОВОРА:"], (CONTRACT,)) == ["contract"]
    assert customs(["Contract"], (CONTRACT,)) == ["contract"]
    assert customs(["Своё поле: Номер договора"], (CONTRACT,)) == ["contract"]
    assert customs(["Своё поле: Город"], (CONTRACT,)) == ["Город"]
    assert customs(["Город", "Комментарий"], (FieldDef(name="Город"),)) == ["Город", "comment"]


def test_synonym_goes_before_an_own_field() -> None:
    """A synonym of the caller says what a heading means, whatever the profile defines."""
    assert customs(["Номер договора"], (CONTRACT,), synonyms={"Номер договора": "comment"}) == ["comment"]


def test_own_field_is_one_column() -> None:
    """Of two columns for one own field the first is the field; the other stays under its heading, and is told."""
    assert customs(["Номер договора", "contract"], (CONTRACT,)) == ["contract", "contract (E)"]
    made = plan([[*HEAD, "contract", "Номер договора"], [*SBER, "1", "2"]], PlanOptions(fields=(CONTRACT,)))
    assert [one.custom for one in made.decisions[3:]] == ["contract", "Номер договора"]
    assert [one.code for one in made.findings] == ["IMP100", "IMP200"]
    assert batch(made).columns.custom == {"contract": ["1"], "Номер договора": ["2"]}


def test_own_field_of_a_known_name() -> None:
    """An own field whose name the card's custom fields use takes the place; the known column stays beside it."""
    own = FieldDef(name="discount", title="Наша скидка", type=T.DECIMAL)
    assert customs(["Скидка", "Наша скидка"], (own,)) == ["Скидка", "discount"]
    mapping = MappingFile(columns=(ColumnRule(header="Наша скидка", custom="discount"),))
    assert customs(["Скидка", "Наша скидка"], (), mapping=mapping) == ["Скидка", "discount"]


def test_mapping_file_names_own_fields() -> None:
    """A mapping file may call an own field by its title or its name; what it leaves is found by the heading."""
    for custom in ("Номер договора", "contract"):
        mapping = MappingFile(columns=(ColumnRule(header="Поле 7", custom=custom),))
        assert customs(["Поле 7", "Номер договора"], (CONTRACT,), mapping=mapping) == ["contract", "Номер договора"]
    assert customs(["Номер договора"], (CONTRACT,), mapping=MappingFile()) == ["contract"]


def test_rest_of_a_split_has_a_key_of_its_own() -> None:
    """A second column under the heading of a combined one does not share the key of what the splitter left."""
    rows = [
        ["Название", "ИНН/КПП", "ИНН/КПП"],
        ["ПАО «Сбербанк»", "7707083893/773601001", "а"],
        ["ООО «Яндекс»", "7736207543/770401001, старый", "б"],
    ]
    custom = batch(plan(rows)).columns.custom
    assert custom == {"ИНН/КПП": [None, "старый"], "ИНН/КПП (C)": ["а", "б"]}
