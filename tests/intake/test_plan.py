"""
The plan of a table: heading, columns, contexts, and rows given again.
"""

from __future__ import annotations

import pytest

from cjmkit.intake.mapping import MappingFile
from cjmkit.intake.plan import PlanOptions, make_plan
from cjmkit.intake.repair.base import Proof
from cjmkit.intake.rows.table import Row, Table
from cjmkit.model import FieldDef, FieldType
from intake.tables import HEAD, SBER, YANDEX, plan, table


def test_rows_are_given_again() -> None:
    """The rows that were looked at come first, then those that were not; each once."""
    made = make_plan(table([HEAD, *[SBER] * 20]), PlanOptions(sample=5))
    assert [row.number for row in made.rows] == list(range(1, 22))


def test_no_more_rows_than_the_sample_are_read() -> None:
    """A plan reads no further than its sample."""
    read = []

    def rows():  # type: ignore[no-untyped-def]
        for number in range(1, 100):
            read.append(number)
            yield Row(number, HEAD if number == 1 else SBER)

    make_plan(Table(source="a.csv", rows=rows()), PlanOptions(sample=10))
    assert len(read) == 10


def test_heading_is_told() -> None:
    """Which rows the heading stands in is told; a doubtful one and none with a warning."""
    assert [one.line("en") for one in plan([HEAD, SBER, YANDEX]).findings] == [
        "a.xlsx[Л]: the heading stands in rows 1 (IMP100)"
    ]
    assert plan([SBER, YANDEX, SBER]).findings[0].code == "IMP101"
    doubtful = plan([["Прозвище", "Цвет"], ["а", "б"], ["в", "г"], ["Ромашка", 5]])
    assert [one.code for one in doubtful.findings if one.code.startswith("IMP10")] in (
        ["IMP102"],
        ["IMP100"],
        ["IMP101"],
    )


def test_unsure_heading(monkeypatch: pytest.MonkeyPatch) -> None:
    """A heading of little confidence is a warning that names its rows and the way out."""
    import attrs

    from cjmkit.intake import plan as module

    found = module.find_header

    def unsure(*args, **more):  # type: ignore[no-untyped-def]
        return attrs.evolve(found(*args, **more), confidence=0.4)

    monkeypatch.setattr(module, "find_header", unsure)
    (finding,) = plan([HEAD, SBER, YANDEX]).findings
    assert (finding.code, finding.params) == ("IMP102", {"rows": "1"})
    assert "mapping file" in finding.message("en")


def test_records_know_their_titles() -> None:
    """Where the file itself gives titles nothing is told about a heading, and every row is data."""
    made = plan([SBER, YANDEX], header=list(HEAD), sheet=None)
    assert made.findings == ()
    assert (made.header.rows, made.header.names) == ((), tuple(HEAD))


def test_empty_table() -> None:
    """A table without rows has a plan without columns."""
    made = plan([])
    assert (made.columns, list(made.rows), made.homes) == ((), [], {})


def test_mapping_names_the_rows_of_the_heading() -> None:
    """Heading rows that the mapping names are obeyed, an empty list too; for records there are none."""
    rows = [SBER, HEAD, YANDEX]
    made = plan(rows, PlanOptions(mapping=MappingFile(header_rows=(2,))))
    assert (made.header.rows, made.header.data_from) == ((2,), 3)
    assert plan(rows, PlanOptions(mapping=MappingFile(header_rows=()))).header.rows == ()
    assert plan([SBER], PlanOptions(mapping=MappingFile(header_rows=(1,))), header=list(HEAD)).header.rows == ()


def test_synonyms_of_mapping_and_call_join() -> None:
    """Synonyms of the mapping and of the call both count; those of the call win."""
    rows = [["Кличка", "Позывной", "ИНН"], ["Сбер", "+74955005550", SBER[1]], ["Я", "+74957397000", YANDEX[1]]]
    mapping = MappingFile(synonyms={"Кличка": "comment", "Позывной": "phone"})
    made = plan(rows, PlanOptions(mapping=mapping, synonyms={"Кличка": "short_name"}))
    assert [decision.targets for decision in made.decisions] == [("short_name",), ("phone",), ("inn",)]


def test_contexts() -> None:
    """Each target knows the threshold, its column's heading, its consensus, and whether the source is text."""
    rows = [HEAD, SBER, YANDEX, ["ООО «А»", "7707083894", None]]
    made = plan(rows, PlanOptions(threshold=Proof.EXACT))
    context = made.contexts["inn"]
    assert (context.threshold, context.header, context.text) == (Proof.EXACT, "ИНН", False)
    assert 0 < context.consensus < 1
    assert plan(rows, sheet=None).contexts["inn"].text is True
    assert plan(rows[1:], sheet=None, header=list(HEAD)).contexts["inn"].text is False
    assert made.contexts is made.contexts


def test_contexts_of_a_combined_column() -> None:
    """The parts of a combined column are judged apart, after the split."""
    rows = [
        ["Название", "ИНН/КПП"],
        ["ПАО «Сбербанк»", "7707083893/773601001"],
        ["ООО «Яндекс»", "7736207543/770401001"],
    ]
    made = plan(rows)
    assert made.columns[1].decision.split == "inn_kpp"
    assert {name: made.contexts[name].consensus for name in ("inn", "kpp")} == {"inn": 1.0, "kpp": 1.0}
    assert set(made.homes) == {"name", "inn", "kpp"}


def test_homes_of_custom_fields() -> None:
    """A custom field has a home too; a column that was left out has none."""
    mapping = MappingFile()
    made = plan([[*HEAD, "Кличка", "cjmkit: строка"], [*SBER, "Сбер", 5]], PlanOptions(mapping=mapping))
    assert made.homes["Кличка"].column == "D"
    assert len(made.homes) == 4
    assert made.columns[4].decision.ignored


@pytest.mark.parametrize(
    ("kind", "has"),
    [(FieldType.DATE, True), (FieldType.INTEGER, True), (FieldType.BOOLEAN, True), (FieldType.LIST, True)],
)
def test_own_fields_have_cleaners(kind: FieldType, has: bool) -> None:
    """A column of an own field is cleaned by the field's type; other columns are not."""
    made = plan([[*HEAD, "Поле", "Иное"], [*SBER, "x", "y"]], PlanOptions(fields=(FieldDef(name="Поле", type=kind),)))
    assert (made.columns[3].custom is not None) is has
    assert made.columns[4].custom is None
    assert made.columns[0].custom is None


def test_short_rows_in_the_sample() -> None:
    """Rows shorter than the heading count as empty where they end."""
    made = plan([HEAD, SBER[:1], SBER, YANDEX])
    assert made.contexts["phone"].consensus == 1.0
