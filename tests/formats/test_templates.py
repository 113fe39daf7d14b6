"""
Blank forms: exact headings, marks, hints and lists; filled in, they import without questions.
"""

import io

import openpyxl
import pytest

from cjmkit.errors import ConfigError
from cjmkit.formats._hints import HINTS
from cjmkit.formats.templates import DEFAULT_COLUMNS, TemplateExporter, TemplateOptions, write_template
from cjmkit.model import FLAT_FIELDS, CardKind, FieldDef, FieldType, Profile, ValueKind
from cjmkit.plugins import Exporter
from cjmkit.plugins.progress import silent
from cjmkit.toolkit import Toolkit

PROFILE = Profile(
    name="mine",
    required=("short_name", "inn|ogrn", "phone_2", "inn"),
    recommended=("email", "short_name", "no_such_field"),
    custom=(
        FieldDef(name="contract", title="Номер договора", hint="Как в договоре", required=True),
        FieldDef(name="Тариф", type=FieldType.CHOICE, choices=("малый", "большой")),
        FieldDef(name="Длинный", type=FieldType.CHOICE, choices=tuple(f"вариант, {n}" for n in range(40))),
        FieldDef(name="Ещё", type=FieldType.CHOICE, choices=("а,б", "в")),
        FieldDef(name="=Дата", type=FieldType.DATE),
        FieldDef(name="Новый", type=FieldType.BOOLEAN),
    ),
)


def form(**options):
    stream = io.BytesIO()
    write_template(stream, **options)
    return openpyxl.load_workbook(stream)


def rules_of(sheet):
    return {str(rule.sqref).split("2:")[0]: rule for rule in sheet.data_validations.dataValidation}


def test_usual_form_has_exact_titles():
    """Without a profile the form has the usual columns under the exact titles of the flat fields."""
    sheet = form().active
    assert [cell.value for cell in sheet[1]] == [FLAT_FIELDS[name].ru for name in DEFAULT_COLUMNS]
    assert sheet.max_row == 1
    assert sheet.freeze_panes == "A2"


def test_identifier_columns_are_text():
    """A column of identifiers is text as a whole, so that Excel keeps zeros; dates and money have theirs."""
    sheet = form().active
    formats = {cell.value: sheet.column_dimensions[cell.column_letter].number_format for cell in sheet[1]}
    assert {formats[title] for title in ("ИНН", "КПП", "БИК", "Расчётный счёт", "Телефон")} == {"@"}
    assert (formats["Дата рождения"], formats["Средний чек"]) == ("dd.mm.yyyy", "#,##0.00")


def test_lists_are_offered():
    """Where a value comes from a list the cells offer it; free texts only get a hint."""
    sheet = form().active
    rules = rules_of(sheet)
    titles = {cell.value: cell.column_letter for cell in sheet[1]}
    assert rules[titles["Тип клиента"]].formula1 == '"Организация,ИП,Физическое лицо"'
    assert rules[titles["Пол"]].formula1 == '"мужской,женский"'
    assert rules[titles["Согласие на обработку данных"]].showErrorMessage
    inn = rules[titles["ИНН"]]
    assert inn.type is None
    assert "10 цифр" in inn.prompt
    assert str(inn.sqref) == f"{titles['ИНН']}2:{titles['ИНН']}1001"


def test_profile_decides_columns_and_marks():
    """A profile's fields come first required, then recommended, then custom; required ones are marked."""
    sheet = form(profile=PROFILE).active
    assert [cell.value for cell in sheet[1]] == [
        *("Краткое наименование", "ИНН", "ОГРН", "Телефон 2", "E-mail"),
        *("Номер договора", "Тариф", "Длинный", "Ещё", "=Дата", "Новый"),
    ]
    marked = [cell.value for cell in sheet[1] if cell.fill.fgColor.rgb == "FFFFD966"]
    assert marked == ["Краткое наименование", "ИНН", "ОГРН", "Телефон 2", "Номер договора"]
    comments = {cell.value: cell.comment.text for cell in sheet[1]}
    assert comments["ИНН"].startswith("Обязательно. 10 цифр")
    assert comments["ОГРН"].startswith("Обязательно одно из: ИНН, ОГРН.")
    assert comments["Номер договора"] == "Обязательно. Как в договоре"
    assert comments["Тариф"] == "Одно из: малый, большой."
    assert all(cell.data_type == "s" for cell in sheet[1])


def test_long_lists_lie_on_a_hidden_sheet():
    """A list that a rule cannot hold lies on a hidden sheet, which has no heading of a base."""
    book = form(profile=PROFILE)
    assert book["cjmkit списки"].sheet_state == "hidden"
    rules = rules_of(book.worksheets[0])
    assert rules["G"].formula1 == '"малый,большой"'
    assert rules["H"].formula1 == "'cjmkit списки'!$H$1:$H$40"
    assert rules["I"].formula1 == "'cjmkit списки'!$I$1:$I$2"
    assert book["cjmkit списки"]["H40"].value == "вариант, 39"
    assert rules["K"].formula1 == '"да,нет"'


def test_english_form():
    """The form speaks English if asked."""
    sheet = form(lang="en", profile=PROFILE).active
    assert sheet.title == "Clients"
    assert [cell.value for cell in sheet[1]][:3] == ["Short name", "INN", "OGRN"]
    assert sheet["C1"].comment.text.startswith("Required, one of: INN, OGRN.")


def test_csv_form_is_a_heading():
    """A csv form is one line that Excel opens by a double click; a heading cannot run."""
    stream = io.BytesIO()
    profile = Profile(name="x", required=("inn",), custom=(FieldDef(name='a;"b"'), FieldDef(name="=1")))
    write_template(stream, "csv", profile=profile)
    assert stream.getvalue().decode("utf-8") == '\ufeffИНН;"a;""b""";\'=1\r\n'


def test_unknown_format_is_refused():
    """A form in another format is refused."""
    with pytest.raises(ConfigError, match="EXP010"):
        write_template(io.BytesIO(), "docx")
    with pytest.raises(ConfigError, match="EXP010"):
        TemplateOptions(lang="de")


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_filled_form_imports_without_questions(tmp_path, lang):
    """A form filled in by hand imports: every column is known by its heading, the values come whole."""
    kit = Toolkit(plugins=())
    path = tmp_path / "form.xlsx"
    kit.write_template(path, options={"lang": lang})
    book = openpyxl.load_workbook(path)
    values = {
        "kind": "Организация",
        "short_name": "ПАО «Сбербанк»",
        "inn": "7707083893",
        "kpp": "773601001",
        "bik": "044525225",
        "phone": "+74955005550",
        "consent": "да",
    }
    for number, name in enumerate(DEFAULT_COLUMNS, 1):
        book.active.cell(2, number).value = values.get(name)
    book.save(path)
    with kit.read_cards(path) as batch:
        (card,) = batch
    assert (card.kind, card.requisites.inn, card.requisites.kpp) == (CardKind.COMPANY, "7707083893", "773601001")
    assert card.custom == {}
    (plan,) = kit.inspect(path)
    assert [decision.targets for decision in plan.decisions] == [(name,) for name in DEFAULT_COLUMNS]


def test_every_flat_field_has_a_hint():
    """Every kind of value has a hint in both languages."""
    assert set(HINTS) == set(ValueKind)
    assert set(DEFAULT_COLUMNS) <= set(FLAT_FIELDS)


def test_exporter_follows_the_contract(tmp_path):
    """The exporter of forms is an exporter and takes the first profile it gets, if any."""
    exporter = TemplateExporter()
    assert isinstance(exporter, Exporter)
    stream = io.BytesIO()
    assert exporter.write(iter([PROFILE]), stream, TemplateOptions(), silent) == ()
    assert openpyxl.load_workbook(stream).active["A1"].value == "Краткое наименование"
