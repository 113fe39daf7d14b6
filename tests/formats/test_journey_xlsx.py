"""
Workbooks of journeys: what they look like, and that nothing is lost on the way there and back.
"""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import attrs
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter

from cjmkit import ConfigError, Toolkit
from cjmkit.formats.journey_xlsx import JourneyXLSXImporter
from cjmkit.intake.rows.source import open_source
from cjmkit.model.journeys import Emotion, Journey, Project, Scale, Stage
from cjmkit.testing.strategies import any_projects as projects
from formats.journey_books import CREAM, cell_of, read, row_of, written

SOFFICE = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(projects())
def test_any_project_comes_back(project: Project) -> None:
    """A workbook of ours gives back the very project that was written, and there is nothing to say about it."""
    record = read(written(project))
    assert record.project == project
    assert record.findings == ()


def test_through_the_toolkit(tmp_path: Path) -> None:
    """The toolkit picks the format by the extension, writes without loss, and knows the file for a project."""
    kit = Toolkit(plugins=())
    assert kit.problems == ()
    assert kit.write_project(CREAM, tmp_path / "map.xlsx").losses == ()
    assert kit.kind_of(tmp_path / "map.xlsx") == "project"
    assert kit.read_project(tmp_path / "map.xlsx") == CREAM
    kit.write_project(CREAM, tmp_path / "map.json")
    assert kit.read_project(tmp_path / "map.json") == CREAM


def test_places_are_cells_of_the_workbook() -> None:
    """Stages and touchpoints know their cells, so that findings of rules lead into the workbook."""
    places = {path: str(where) for path, where in read(written()).places.items()}
    assert places["journeys[0].stages[1]"] == "map.xlsx[Путь к крему!D6]"
    assert places["journeys[0].stages[1].touchpoints[1]"] == "map.xlsx[Точки контакта!4]"


def test_the_map_is_pleasant_to_open() -> None:
    """Lanes and stages stay in view, keys are hidden, groups are merged, critical points are marked."""
    book = load_workbook(io.BytesIO(written()))
    assert book.sheetnames == ["Путь к крему", "Точки контакта", "Воронка", "Списки", "cjmkit"]
    sheet = book.worksheets[0]
    assert sheet.freeze_panes == "C8"
    assert sheet.column_dimensions["A"].hidden
    assert sheet.row_dimensions[1].hidden
    assert "C5:D5" in {str(found) for found in sheet.merged_cells.ranges}
    assert sheet["B2"].value == "Путь к крему"
    assert sheet["B3"].value.startswith("Персона: Татьяна · Состояние: идеальная · Версия: 3 · Дата: 22.11.2026")
    assert cell_of(sheet, "Внимание", "Выбор").value == "▲ критическая точка: 3 барьера"
    assert cell_of(sheet, "Внимание", "Осознание").value is None
    assert cell_of(sheet, "Барьеры", "Выбор").value == "1. Долго отвечают\n2. Дорого\n3. [Сайт] Зависает"
    assert cell_of(sheet, "Снятие барьеров", "Выбор").value == "1. Второй консультант\n1. Бот\n3. Ускорить"
    assert cell_of(sheet, "Точки контакта", "Выбор").alignment.wrap_text
    assert [book[name].sheet_state for name in ("Списки", "cjmkit")] == ["hidden", "veryHidden"]


def test_emotions_are_coloured_by_live_rules() -> None:
    """The colours follow the number when people change it, and are told by a number and a word as well."""
    sheet = load_workbook(io.BytesIO(written())).worksheets[0]
    areas = {str(area.sqref): [rule.formula[0] for rule in area.rules] for area in sheet.conditional_formatting}
    row = row_of(sheet, "Реальность")
    assert len(areas[f"C{row}:F{row}"]) == 5
    assert f"AND(ISNUMBER(C${row}),C${row}<1.8)" in areas[f"C{row}:F{row}"]
    assert cell_of(sheet, "Реальность", "Выбор").value == 2
    assert cell_of(sheet, "Эмоции", "Выбор").value == "Растерянность"
    assert "▼" in cell_of(sheet, "Реальность", "Выбор").number_format


def test_a_scale_with_both_sides_has_its_own_rules() -> None:
    """Colours and limits of input follow the scale of the map."""
    stage = Stage(id="a", title="А", emotion=Emotion(actual=-2, expected=1))
    project = Project(journeys=(Journey(id="j", title="Карта", scale=Scale(low=-2, high=2), stages=(stage,)),))
    sheet = load_workbook(io.BytesIO(written(project))).worksheets[0]
    whole = [found for found in sheet.data_validations.dataValidation if found.type == "whole"]
    assert {(found.formula1, found.formula2) for found in whole} == {("-2", "2")}
    assert cell_of(sheet, "Реальность", "А").number_format.startswith('"▲ "+0')
    assert read(written(project)).project == project


def test_drop_downs() -> None:
    """Words of vocabularies and members of enums are offered; other words of a vocabulary are let through."""
    book = load_workbook(io.BytesIO(written()))
    lists = {found.formula1: found for found in book.worksheets[0].data_validations.dataValidation}
    assert lists['"холодный,тёплый,горячий"'].showErrorMessage
    emotions = next(found for formula, found in lists.items() if formula.startswith("'Списки'"))
    assert not emotions.showErrorMessage
    points = {found.formula1 for found in book["Точки контакта"].data_validations.dataValidation}
    assert '"есть,нет,план,убрана"' in points


def test_formulas_of_texts_are_harmless() -> None:
    """A text that begins like a formula is a text, here and in every cell."""
    book = load_workbook(io.BytesIO(written()))
    cell = cell_of(book.worksheets[0], "Точки контакта", "Покупка")
    assert (cell.value, cell.data_type) == ("=1+2\nКасса", "s")
    assert cell.quotePrefix
    formulas = [each for sheet in book.worksheets if sheet.title != "Воронка" for row in sheet for each in row]
    assert not [each for each in formulas if each.data_type == "f"]


def test_sheet_names_are_those_that_excel_takes() -> None:
    """Titles are cut, freed of forbidden characters, and told apart."""
    titles = ["A/B: «x» [1]?*", "Карта " * 10, "Карта " * 10, "воронка", "", "'"]
    journeys = tuple(Journey(id=f"j{at}", title=title) for at, title in enumerate(titles))
    project = Project(journeys=journeys)
    names = load_workbook(io.BytesIO(written(project))).sheetnames[: len(titles)]
    assert names == ["A B  «x»  1", names[1], f"{names[1][:27]} (2)", "воронка (2)", "j4", "Карта"]
    assert all(len(name) <= 31 for name in names)
    assert read(written(project)).project == project


def test_texts_that_no_cell_holds() -> None:
    """Controls and texts of any length come back: what a cell cannot show, the hidden sheet holds."""
    stage = Stage(id="a", title="\x00\x07_x000D_ \r\n", note="😀" * 40_000)
    project = Project(title="t" * 100_000, journeys=(Journey(id="j", title="\x1f", stages=(stage,)),))
    assert read(written(project)).project == project


def test_a_workbook_without_journeys() -> None:
    """A project of personas alone is kept, too."""
    project = attrs.evolve(CREAM, journeys=())
    assert read(written(project)).project == project


def test_damaged_hidden_data_is_told() -> None:
    """Without its hidden sheet the workbook is read as a stranger's, and a finding says what that means."""
    for damage in ("remove", "cut", "other"):
        book = load_workbook(io.BytesIO(written()))
        if damage == "remove":
            book.remove(book["cjmkit"])
        else:
            book["cjmkit"]["A2"] = "{" if damage == "cut" else '{"schema": "cjmkit/project@999"}'
        stream = io.BytesIO()
        book.save(stream)
        record = read(stream.getvalue())
        assert [finding.code for finding in record.findings][:1] == ["IMP580"]
        assert record.project is not None
        (journey,) = record.project.journeys
        assert (journey.title, journey.version, journey.goal) == ("Путь к крему", "3", "найти и убрать барьеры")
        assert [stage.title for stage in journey.stages] == ["Осознание", "Выбор", "Покупка"]
        assert [stage.group for stage in journey.stages] == ["До покупки", "До покупки", "Покупка"]
        choice = journey.stages[1]
        assert choice.emotion == CREAM.journeys[0].stages[1].emotion
        site = next(point for point in choice.touchpoints if point.title == "Сайт")
        assert (site.channel, site.importance, site.quality) == ("site", 5, 2)
        assert journey.stages[2].emotion == Emotion(label="восторг и ужас")


def strange_book() -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "CJM"
    for row in (
        ["Карта клиента стоматологии"],
        [],
        ["Этап", "До визита", None, "Визит", "После"],
        ["Этап пути", "Осознание", "Выбор", "Приём", "Рекомендации"],
        ["Эмоции", "😟", 2, "+", None],
        ["Барьеры", "Страх\nЦена", "Нет отзывов", None, None],
    ):
        sheet.append(row)
    sheet.merge_cells("B3:C3")
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_a_strangers_workbook() -> None:
    """A map that somebody drew by hand is read with its groups, smileys and lists, and recognised as a map."""
    data = strange_book()
    record = read(data)
    assert record.project is not None
    (journey,) = record.project.journeys
    assert [stage.group for stage in journey.stages] == ["До визита", "До визита", "Визит", "После"]
    assert [stage.emotion and stage.emotion.actual for stage in journey.stages] == [2, 2, 4, None]
    assert [len(stage.barriers) for stage in journey.stages] == [2, 1, 0, 0]
    assert journey.title == "Карта клиента стоматологии"
    assert JourneyXLSXImporter().recognises(open_source(data, name="map.xlsx"))


def test_options(tmp_path: Path) -> None:
    """Sheets, joining and the scale can be given; a wrong value is refused with what is expected."""
    kit = Toolkit(plugins=())
    path = tmp_path / "map.xlsx"
    path.write_bytes(strange_book())
    record = kit.load_project(path, options={"sheets": ("CJM",), "scale": "-2..2", "join": "never"})
    assert record.project is not None
    assert record.project.journeys[0].scale == Scale(low=-2, high=2)
    for options, expected in (({"scale": "high"}, "1..5"), ({"scale": 5}, "1..5"), ({"join": "maybe"}, "never")):
        with pytest.raises(ConfigError, match=expected):
            kit.load_project(path, options=options)
    with pytest.raises(ConfigError, match="IMP"):
        kit.load_project(path, options={"sheets": ("Нет такого",)})


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"<html></html>", b"\xd0\xcf\x11\xe0" + bytes(600)])
def test_hostile_and_foreign_files_are_refused(tmp_path: Path, data: bytes) -> None:
    """The guard of workbooks stands before maps as it does before bases: no project, one finding, no crash."""
    path = tmp_path / "map.xlsx"
    path.write_bytes(data)
    kit = Toolkit(plugins=())
    record = kit.load_project(path, format="journey-xlsx")
    assert record.project is None
    assert len(record.findings) == 1
    assert not JourneyXLSXImporter().recognises(open_source(path))


def test_other_files_are_not_recognised(tmp_path: Path) -> None:
    """A base of clients, and a hidden sheet that only bears our name, are no maps."""
    importer = JourneyXLSXImporter()
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Имя", "Телефон", "Этап"], *[["Иван", "+79001234567", "Выбор"]] * 300):
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    assert not importer.recognises(open_source(stream.getvalue(), name="base.xlsx"))
    book.create_sheet("cjmkit")["A1"] = "мои заметки"
    stream = io.BytesIO()
    book.save(stream)
    assert not importer.recognises(open_source(stream.getvalue(), name="base.xlsx"))
    assert not importer.recognises(open_source(b"{}", name="map.json"))


def test_a_large_workbook_is_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is larger than any map is left to the readers of bases at once, unless it bears our name."""
    monkeypatch.setattr("cjmkit.formats._journey_sheets._MOST_BYTES", 100)
    assert not JourneyXLSXImporter().recognises(open_source(strange_book(), name="base.xlsx"))
    assert JourneyXLSXImporter().recognises(open_source(written(), name="map.xlsx"))


@pytest.mark.slow
def test_a_thousand_touchpoints_and_stages() -> None:
    """A wide map and a long list are written and read back."""
    stages = tuple(Stage(id=f"s{at}", title=f"Этап {at}") for at in range(1500))
    project = Project(journeys=(Journey(id="j", title="Карта", stages=stages),))
    assert read(written(project)).project == project


@SOFFICE
@pytest.mark.slow
def test_libreoffice_reads_and_writes_it(tmp_path: Path) -> None:
    """A workbook that another program saved is still ours, and its formulas have the right results."""
    source = tmp_path / "map.xlsx"
    source.write_bytes(written())
    out = tmp_path / "out"
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "xlsx"]
    subprocess.run([*command, "--outdir", str(out), str(source)], check=True, capture_output=True, timeout=300)
    saved = out / "map.xlsx"
    record = read(saved.read_bytes())
    assert record.project == CREAM
    assert [finding.code for finding in record.findings] == []
    sheet = openpyxl.load_workbook(saved, data_only=True)["Воронка"]
    first = row_of(sheet, "Осознание", 1)
    table = [[sheet.cell(row=row, column=column).value for column in range(1, 8)] for row in range(first, first + 3)]
    assert table[0][:4] == ["Осознание", 500, None, 1]
    assert table[1][:4] == ["Выбор", 10, 0.02, 0.02]
    assert table[2][:4] == ["Покупка", 5, 0.5, 0.01]
    assert [row[5] for row in table] == [500, 10, 5]
    totals = {
        sheet.cell(row=row, column=1).value: sheet.cell(row=row, column=2).value for row in range(first + 3, first + 7)
    }
    assert totals == {
        "Конверсия всей воронки": 0.01,
        "Стала бы конверсия всей воронки": 0.01,
        "Основной конверсионный этап": "Покупка",
        "Слабейший шаг": "Выбор",
    }


@SOFFICE
@pytest.mark.slow
def test_what_if_cells_work(tmp_path: Path) -> None:
    """Ten times more clients, or a conversion three times higher, run through the funnel to its end."""
    book = load_workbook(io.BytesIO(written()))
    sheet = book["Воронка"]
    first = row_of(sheet, "Этап", 1) + 1
    sheet.cell(row=first - 2, column=2).value = 10
    sheet.cell(row=first + 1, column=5).value = 3
    book.save(tmp_path / "if.xlsx")
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "xlsx"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path / "out"), str(tmp_path / "if.xlsx")],
        check=True,
        capture_output=True,
        timeout=300,
    )
    sheet = openpyxl.load_workbook(tmp_path / "out" / "if.xlsx", data_only=True)["Воронка"]
    letter = get_column_letter(6)
    assert [round(sheet[f"{letter}{row}"].value, 6) for row in range(first, first + 3)] == [5000, 300, 150]
