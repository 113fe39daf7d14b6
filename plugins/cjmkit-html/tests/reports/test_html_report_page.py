"""The page: findings and repairs by code, what it says of personal values, and how large it gets."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from reports.reported import code_of, column_of, example_of, messy, page_of, report_of, text_of, write

from cjmkit.errors import ConfigError
from cjmkit.findings import Severity, Texts
from cjmkit.plugins import ImportReport, Loss, ReportTable
from cjmkit_html.reports.bounds import LONGEST, TABLES
from cjmkit_html.reports.codes import repairs_of
from cjmkit_html.reports.options import ReportOptions

REPAIRED = {"raw": "8 (***)", "new": "+7***", "applied": True}


def test_findings_add_up() -> None:
    """The counts of the codes of each severity add up to the number in its heading, and so to the report."""
    report = messy()
    page = page_of(report)
    for name, count in (("error", report.errors), ("warning", report.warnings), ("info", report.notes)):
        (group,) = page.xpath(f"//section[@id='{name}']")
        assert sum(int(each.text_content()) for each in group.xpath(".//span[@class='count']")) == count
        assert group.xpath("h3")[0].text_content().split()[0] == str(count)


def test_a_code_says_why_and_what_to_do() -> None:
    """A manager finds the sentence, the reason, the advice, the law, an example of right and wrong, and the places."""
    page = page_of(messy())
    (code,) = (each for each in page.xpath("//details") if "Код CRD012" in text_of(each))
    told = text_of(code)
    assert "опечатка, сверьте с документом" in told
    assert "Почему это важно." in told
    assert "Что делать. Исправьте значение" in told
    assert "Основание: приказ ФНС" in told
    assert "Плохо: 7707083894 Хорошо: 7707083893" in told
    assert [text_of(cell) for cell in code.xpath(".//tbody/tr/td")] == ["C13 ИНН", "**********"]


def test_what_all_findings_say_is_said_once() -> None:
    """One sentence for all of them stands in the heading of the code; different ones stand by each place."""
    alike = code_of(examples=(example_of(), example_of("a.csv[C14] inn")))
    differ = code_of("X002", examples=(example_of(), example_of(message="другое", raw="1", new="2", applied=False)))
    first, second = page_of(report_of(alike, differ)).xpath("//details[@data-item]")
    assert text_of(first).count("сказано") == 1
    assert "Где. C13 ИНН; C14 ИНН (2 находки)" in text_of(first)
    assert [text_of(cell) for cell in second.xpath(".//th")] == ["Где", "Что найдено", "Значение", "Предложение"]
    assert [text_of(cell) for cell in second.xpath(".//tr[2]/td")] == ["C13 ИНН", "другое", "1", "2"]


def test_few_kinds_of_errors_are_unfolded() -> None:
    """Three kinds of errors are open at once; more are a list to choose from."""
    few = [code_of(f"X00{at}", examples=(example_of(),)) for at in range(3)]
    assert len(page_of(report_of(*few)).xpath("//details[@open and @data-item]")) == 3
    assert not page_of(report_of(*few, code_of("X004"))).xpath("//details[@open and @data-item]")


def test_repairs_show_before_and_after() -> None:
    """A repair that was made stands in the table of repairs with its proof; a proposal stays among the findings."""
    made, meant = example_of(**REPAIRED), example_of("a.csv[C14] inn", raw="1", new="2", applied=False)
    page = page_of(report_of(code_of(severity=Severity.INFO, repairs=True, count=21, examples=(made, meant))))
    (row,) = page.xpath("//tbody[@data-group]/tr[@data-item]")
    assert [text_of(cell) for cell in row] == ["C13 ИНН", "8 (***)", "+7***"]
    assert text_of(page.xpath("//tr[@class='part']//small")[0]) == "21 находка, здесь первые из них: 1"
    assert text_of(page.xpath("//tr[@class='part']//p")[0]) == "сказано"
    (code,) = page.xpath("//details[@data-item]")
    assert [text_of(cell) for cell in code.xpath(".//td")] == ["C14 ИНН", "1", "2"]
    (link,) = code.xpath(".//a/@href")
    assert page.xpath(f"//tbody[@id='{link[1:]}']")


def test_repairs_that_differ_say_so_by_each_value() -> None:
    """Where the proof differs from value to value it stands below each of them."""
    examples = (example_of(**REPAIRED), example_of(message="иначе", **REPAIRED))
    code = code_of(repairs=True, examples=examples)
    (found,) = repairs_of(report_of(code), "ru")
    assert found.message == ""
    assert [example.message for example in found.examples] == ["сказано", "иначе"]


def test_a_code_without_values_has_no_repairs_to_show() -> None:
    """A repair of which no value is kept is told among the findings alone."""
    report = report_of(code_of(repairs=True, examples=(example_of(),)), code_of("X002", examples=()))
    assert not tuple(repairs_of(report, "ru"))
    assert not page_of(report).xpath("//*[@id='repairs']")


@pytest.mark.parametrize("values", [True, False])
def test_the_page_says_whether_values_are_shown(values: bool) -> None:
    """Covered values may be passed on, and the key that shows them is named; shown ones call for care."""
    told = text_of(page_of(messy(values=values)).xpath("//p[@class='privacy']")[0])
    assert ("--report-values" in told) is not values
    assert ("личные данные" in told) is values


def test_what_was_lost_is_told() -> None:
    """What the format of the result could not hold is a table of its own, with fields as people call them."""
    loss = Loss(field="inn", count=1200, reason=Texts("некуда", "no room"))
    page = page_of(report_of(losses=(loss,)))
    assert [text_of(cell) for cell in page.xpath("//section[@id='losses']/table/tbody/tr/*")] == [
        "ИНН",
        "1 200",
        "некуда",
    ]
    assert not page_of(report_of()).xpath("//section[@id='losses']")


def test_an_import_of_nothing_is_a_page() -> None:
    """A report of nothing says that there was nothing."""
    told = text_of(page_of(ImportReport()))
    assert "Строк с данными в базе не нашлось." in told
    assert "Замечаний нет." in told
    assert text_of(page_of(ImportReport(), lang="en")).startswith("Import report")


def test_the_title_names_the_only_base() -> None:
    """One file gives its name to the page, whatever its sheets; several do not."""
    one = (ReportTable(place="a.xlsx[1]"), ReportTable(place="a.xlsx[2]"))
    assert page_of(report_of(tables=one)).findtext(".//title") == "Отчёт о загрузке: a.xlsx"
    assert page_of(report_of(tables=(*one, ReportTable(place="b.csv")))).findtext(".//title") == "Отчёт о загрузке"


def test_long_texts_are_shortened_and_told() -> None:
    """A text of pages is shown up to a bound; the losses name the fields and how many texts it were."""
    long = "я" * (LONGEST + 1)
    table = ReportTable(place="a.csv", details=((Texts("а", "a"), long),), columns=(column_of(header=long),))
    data, losses = write(report_of(code_of(examples=(example_of(message=long),)), tables=(table,)))
    assert long not in data.decode()
    assert {loss.field: loss.count for loss in losses} == {
        "ReportTable.details": 1,
        "ReportColumn.header": 1,
        "ReportExample.message": 1,
    }


def test_the_largest_report_is_below_five_megabytes() -> None:
    """Thousands of tables and columns and two hundred codes with all their examples give a page that opens at once."""
    example = example_of(
        "Очень длинное название файла.xlsx[Лист 1!C13] inn", raw="*" * 100, new="*" * 100, applied=True
    )
    codes = [code_of(f"X{at:03}", repairs=True, count=10**6, examples=(example,) * 20) for at in range(200)]
    columns = tuple(column_of(header="Заголовок столбца", samples=("значение",) * 3) for _ in range(20))
    tables = tuple(
        ReportTable(place=f"{at}.xlsx[Лист 1]", rows=10, cards=10, columns=columns) for at in range(3 * TABLES)
    )
    data, losses = write(report_of(*codes, tables=tables))
    assert len(data) < 5_000_000
    assert {loss.field for loss in losses} == {"ReportTable.columns", "ImportReport.tables"}


@pytest.mark.parametrize(("option", "value"), [("theme", "pink"), ("lang", "de")])
def test_an_unknown_wish_is_refused(option: str, value: str) -> None:
    """A theme or a language that there is not is told, with those that there are."""
    with pytest.raises(ConfigError, match=value):
        ReportOptions(**{option: value})


def test_the_command_line_writes_the_page(tmp_path: Path) -> None:
    """``convert --report r.html`` writes the page in the language of the command."""
    source = tmp_path / "base.csv"
    source.write_text(
        "Наименование;ИНН;Телефон\nООО «Ромашка»;7707083893;8 916 000-12-02\nООО «Сад»;7707083894;\n", "utf-8"
    )
    env = {name: value for name, value in os.environ.items() if name != "CJMKIT_DISABLE_PLUGINS"}
    command = [sys.executable, "-m", "cjmkit", "convert", str(source), str(tmp_path / "out.jsonl"), "--lang", "en"]
    done = subprocess.run([*command, "--report", str(tmp_path / "r.html")], env=env, check=False, capture_output=True)
    assert done.returncode in (0, 1)
    page = (tmp_path / "r.html").read_text("utf-8")
    assert "Import report: base.csv" in page
    assert "written to the file out.jsonl" in page
