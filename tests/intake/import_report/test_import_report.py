"""
The import report: numbers that add up, texts that people understand, and no value unless it was asked for.
"""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import attrs
import openpyxl
import pytest
from hypothesis import given, settings

from cjmkit import Severity, Toolkit
from cjmkit.findings import Finding, Location, Rule, Texts
from cjmkit.intake.import_report import ImportReport, ReportCode, import_report
from cjmkit.intake.import_report.known import known_rules
from cjmkit.intake.repair.base import Proof
from cjmkit.intake.report import IntakeReport
from cjmkit.plugins import Loss
from cjmkit.testing import samples
from cli.running import MESSY
from privacy.marked import CARDS, jsonl, shown
from road.test_nothing_lost import tables

HEAD = ["Наименование", "ИНН", "КПП", "Телефон", "ФИО директора", "Любимый цвет", "Дата рождения"]
ROWS = [
    ["ПАО «Сбербанк»", "7707083893", "773601001", "8 916 000-12-02", "Тестов Иван", None, None],
    ["ООО «Яндекс»", "7736207543", "770401001", "н/д", None, "синий", None],
    ["ПАО «Газпром»", "7736050003", "781401001", "#ССЫЛКА!", "-", None, None],
    ["ПАО Ошибка", "7707083894", "773601001", "8 916 000-12-04", None, None, None],
    ["Итого", None, None, None, None, None, None],
]


def walked(path: Path, **wishes: Any) -> IntakeReport:
    """The report of a walk to the end."""
    with Toolkit(plugins=()).read_cards(path, **wishes) as batch:
        for _ in batch:
            pass
    return batch.report


def base(folder: Path, rows: list[list[Any]]) -> Path:
    """A csv base of these rows."""
    path = folder / "base.csv"
    with path.open("w", encoding="cp1251", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows(["" if cell is None else cell for cell in row] for row in rows)
    return path


def told(report: IntakeReport, **wishes: Any) -> ImportReport:
    """What it tells people, after the account was checked."""
    made = import_report(report, **wishes)
    adds_up(made)
    return made


def adds_up(made: ImportReport) -> None:
    """Every number of a report is the sum of its parts."""
    assert made.rows == made.cards + made.rejected + made.skipped
    for table in made.tables:
        assert table.rows == table.cards + table.rejected + sum(skip.count for skip in table.skipped)
        assert all(0 <= column.filled <= column.rows <= table.rows for column in table.columns)
    for name in ("rows", "cards", "rejected"):
        assert getattr(made, name) == sum(getattr(table, name) for table in made.tables)
    counts = dict.fromkeys(Severity, 0)
    for code in made.codes:
        counts[code.severity] += code.count
        assert len(code.examples) <= min(20, code.count)
    assert (made.errors, made.warnings, made.notes) == (
        counts[Severity.ERROR],
        counts[Severity.WARNING],
        counts[Severity.INFO],
    )


def code_of(made: ImportReport, code: str) -> ReportCode:
    """The findings of one code."""
    return next(one for one in made.codes if one.code == code)


def test_what_was_detected(tmp_path: Path) -> None:
    """The place, the encoding, the heading and the meaning of each column are told as people call them."""
    (table,) = told(walked(base(tmp_path, [HEAD, *ROWS]))).tables
    assert table.place == "base.csv"
    assert [(title.ru, value) for title, value in table.details] == [("Кодировка", "cp1251"), ("Разделитель", ";")]
    assert table.header_rows == (1,)
    assert [column.column for column in table.columns] == list("ABCDEFG")
    inn, colour = table.columns[1], table.columns[5]
    assert (inn.header, inn.targets, [title.en for title in inn.titles]) == ("ИНН", ("inn",), ["INN"])
    assert inn.confidence > 0.9
    assert inn.reason.ru
    assert (colour.targets, colour.titles, colour.custom) == ((), (), "Любимый цвет")


def test_how_full_a_column_is(tmp_path: Path) -> None:
    """Those clients count that have a value: an empty cell is none, nor are «н/д», «-» and the error of a formula."""
    (table,) = told(walked(base(tmp_path, [HEAD, *ROWS]))).tables
    assert {column.rows for column in table.columns} == {4}
    assert [column.filled for column in table.columns] == [4, 4, 4, 2, 1, 1, 0]


def test_ignored_columns_are_counted(tmp_path: Path) -> None:
    """A column that the user leaves out still says how full it is, and cells of several fields are counted once."""
    rows = [["Наименование", "ИНН/КПП", "Цвет"], *([row[0], f"{row[1]}/{row[2]}", "-"] for row in ROWS[:3])]
    path = base(tmp_path, [*rows, ["ООО «Пример»", None, "синий"]])
    mapping = tmp_path / "mapping.toml"
    mapping.write_text('[[column]]\nheader = "Цвет"\nignore = true\n', encoding="utf-8")
    (table,) = told(walked(path, mapping=mapping)).tables
    assert [column.ignored for column in table.columns] == [False, False, True]
    assert [(column.rows, column.filled) for column in table.columns] == [(4, 4), (4, 3), (4, 4)]


def test_findings_come_errors_first_with_words() -> None:
    """Each code has a title, a reason and what to do in both languages; errors come first, then the many."""
    made = told(walked(MESSY))
    ranks = [(-code.severity.rank, -code.count, code.code) for code in made.codes]
    assert ranks == sorted(ranks)
    for code in made.codes:
        for text in (code.title, code.about, code.hint):
            assert text.ru, code.code
            assert text.en, code.code
    wrong = code_of(made, "CRD012")
    assert wrong.severity is Severity.ERROR
    assert wrong.bad is not None
    assert wrong.good is not None
    assert wrong.law
    assert code_of(made, "IMP113").skips
    assert not wrong.skips


def test_repairs_show_their_kind_and_no_value() -> None:
    """A repair is told with its place and what of it names nobody."""
    made = told(walked(MESSY))
    zero = code_of(made, "IMP380")
    assert zero.repairs
    (example,) = zero.examples
    assert (example.raw, example.new, example.applied) == ("********", "0********", True)
    assert example.place == "clients_messy.xlsx[База!G8] bik"
    assert "1/100" in example.message.get("ru")
    assert not code_of(made, "CRD012").repairs
    assert not made.with_values
    assert not any(column.samples for table in made.tables for column in table.columns)


def test_values_are_shown_if_asked_for() -> None:
    """With values the samples and both sides of a repair are told as they are."""
    made = told(walked(MESSY), values=True)
    (example,) = code_of(made, "IMP380").examples
    assert (example.raw, example.new) == ("44525225", "044525225")
    assert made.tables[0].columns[2].samples[0] == "7736050003"
    assert made.with_values


def test_what_was_only_proposed_is_no_repair(tmp_path: Path) -> None:
    """Where the wish for proof is stronger than the proof, the value stays: the report says so."""
    rows = [["Наименование", "ИНН", "КПП", "Дата рождения"], ["ООО «А»", "274062111", "027401001", "01.02.90"]]
    path = base(tmp_path, [*rows, *([row[0], row[1], row[2], None] for row in ROWS[:3])])
    weak = told(walked(path, repair=Proof.EXACT))
    proposed = [example for code in weak.codes for example in code.examples if example.new and not example.applied]
    assert proposed
    assert not any(code.repairs for code in weak.codes if code.severity is Severity.WARNING)
    assert any(code.repairs for code in told(walked(path)).codes if code.severity is Severity.WARNING)


def test_a_placeholder_becomes_nothing(tmp_path: Path) -> None:
    """«н/д» taken for an empty cell is a repair that people are shown."""
    made = told(walked(base(tmp_path, [HEAD, *ROWS])))
    placeholder = code_of(made, "IMP300")
    assert placeholder.repairs
    assert [(one.raw, one.new, one.applied) for one in placeholder.examples] == [
        ("*/*", "—", True),
        ("-", "—", True),
    ]


def test_finished_cards_have_no_columns(tmp_path: Path) -> None:
    """A base of cards is accounted for, without columns; what it tells is no personal value."""
    path = tmp_path / "base.jsonl"
    path.write_bytes(jsonl())
    made = told(walked(path, on_error="keep"))
    (table,) = made.tables
    assert (table.columns, table.header_rows, table.details) == ((), (), ())
    assert table.rows == table.cards == len(CARDS)


@pytest.mark.parametrize("values", [False, True])
def test_marked_values(tmp_path: Path, values: bool) -> None:
    """A base of marked values shows none of them in a report, and all kinds if they were asked for."""
    path = tmp_path / "base.csv"
    Toolkit(plugins=()).write_cards(CARDS, path)
    made = told(walked(path, on_error="keep"), values=values)
    assert bool(shown(json.dumps(attrs.asdict(made), ensure_ascii=False, default=str))) is values
    assert not shown(repr(made))


def test_target_and_losses() -> None:
    """The file that was written and what its format lost are told as they are given."""
    loss = Loss(field="comment", count=2, reason=Texts("нет места", "no room"))
    made = told(IntakeReport(), target="out.csv", losses=[loss])
    assert (made.target, made.losses) == ("out.csv", (loss,))


def test_codes_of_strangers() -> None:
    """A plugin's code has the title of its rule if it is given, else what its first finding says; braces stay."""
    rule = Rule(
        code="MYC001", severity=Severity.INFO, title=Texts("проба", "trial"), text=Texts("п", "t"), why=Texts("", "")
    )
    report = IntakeReport(keep=1)
    braces = Finding(
        code="MYC002", severity=Severity.WARNING, texts=Texts("«{name}»", "“{name}”"), params={"name": "{0} {}"}
    )
    report.extend([rule.finding(Location(source="a.csv")), braces, braces])
    report.count(attrs.evolve(rule, code="MYC003"), 3)
    report.count(attrs.evolve(rule, code="MYC004"), 0)
    made = import_report(report, rules={"MYC001": rule})
    assert [code.code for code in made.codes] == ["MYC002", "MYC003", "MYC001"]
    assert code_of(made, "MYC001").title.ru == "проба"
    assert code_of(made, "MYC002").title.get("ru") == "«{0} {}»"
    assert code_of(made, "MYC002").examples[0].message.get("en") == "“{0} {}”"
    assert code_of(made, "MYC002").about == Texts("", "")
    unknown = code_of(made, "MYC003")
    assert (unknown.title.ru, unknown.severity, unknown.examples) == ("MYC003", Severity.INFO, ())


def test_settings_grade(tmp_path: Path) -> None:
    """A rule that the settings grade otherwise is told with their severity."""
    report = IntakeReport()
    report.add(attrs.evolve(known_rules()["CRD012"].finding(), severity=Severity.WARNING))
    assert code_of(told(report), "CRD012").severity is Severity.WARNING


def test_every_rule_of_an_import_is_known() -> None:
    """What the command line's catalogue knows of cards and of reading them, a report of the library knows too."""
    from cjmkit.cli.catalogue import catalogue

    # IMP500 and on are of documents that hold projects.
    wanted = {code for code in catalogue() if code.startswith("CRD") or "IMP000" < code < "IMP500"}
    assert wanted - set(known_rules()) == set()


def test_details_of_a_workbook(tmp_path: Path) -> None:
    """That a sheet is hidden is told; details that nobody asked about are not."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in [HEAD, *ROWS]:
        sheet.append(row)
    sheet["A2"].hyperlink = "https://example.ru"
    sheet.sheet_state = "hidden"
    book.create_sheet("Пустой")
    book.save(tmp_path / "a.xlsx")
    (table,) = told(walked(tmp_path / "a.xlsx")).tables
    assert [(title.en, value) for title, value in table.details] == [("Hidden sheet", "✓"), ("Hyperlinks", "1")]


@pytest.mark.parametrize("text", samples.HOSTILE_TEXTS.values(), ids=samples.HOSTILE_TEXTS.keys())
def test_hostile_headings_and_cells(tmp_path: Path, text: str) -> None:
    """Whatever a file says in its headings and cells, every text of the report can be told in both languages."""
    rows = [["Наименование", "ИНН", text[:2000]], *([row[0], row[1], text[:2000]] for row in ROWS[:4])]
    path = tmp_path / "base.json"
    records = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    path.write_text(json.dumps(records), encoding="utf-8")
    made = told(walked(path), values=True)
    for lang in ("ru", "en"):
        for column in (column for table in made.tables for column in table.columns):
            column.reason.get(lang)
            assert all("\n" not in sample for sample in column.samples)
        for code in made.codes:
            assert all(one.message.get(lang) for one in code.examples)


@settings(max_examples=25)
@given(tables())
def test_every_report_adds_up(table: tuple[list[str], list[list[Any]]]) -> None:
    """Whatever the table, the numbers of the report are the sums of their parts, and two reports are equal."""
    titles, rows = ["ИНН", *table[0]], [["7707083893", *row] for row in table[1]]
    data = json.dumps(
        [{title: cell for title, cell in zip(titles, row, strict=False) if cell is not None} for row in rows],
        default=str,
    ).encode()
    with Toolkit(plugins=()).read_cards(data, format="json") as batch:
        for _ in batch:
            pass
    assert told(batch.report) == told(batch.report)
