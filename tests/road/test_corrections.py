"""
What people do with our files: correct the workbook of rejects, fill a form, edit and import again.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cjmkit import ClientCard, OutputError, Toolkit, UnknownFormatError
from cjmkit.model import FLAT_FIELDS, FieldDef, FieldType, Profile, ValueKind
from cjmkit.model.flat import split_number
from cjmkit.rules import PROFILES
from road.desk import SBER, YANDEX, plain, read, saved, text, workbook

KIT = Toolkit(plugins=())
HEAD = ["Наименование", "ИНН", "КПП", "Телефон", "Номер договора", "Дата"]
GOOD = [*SBER, "+74955005550", "0001", dt.date(2024, 2, 1)]
BASE = [
    HEAD,
    GOOD,
    ["АО «Образец»", "7707083894", "773601001", "8 495 500-55-51", "0012", dt.date(2024, 3, 1)],
    ["ООО «Проба»", 7736207543, "77040100", None, "0013", None],
]


def rejects_of(source: Any, path: Path) -> openpyxl.Workbook:
    """Read a base, write what was rejected, open it as a person would."""
    with KIT.read_cards(source) as batch:
        assert len(list(batch)) == 1
        KIT.write_rejects(batch.rejects, path)
    return openpyxl.load_workbook(path)


def test_rejects_are_corrected_and_imported(tmp_path: Path) -> None:
    """Each bad cell is corrected in the workbook of rejects; the import gives the very cards of a right base."""
    path = tmp_path / "rejects.xlsx"
    book = rejects_of(workbook(BASE), path)
    sheet = book.active
    assert [cell.value for cell in sheet[1]][2:] == HEAD
    assert [[cell.value for cell in row][1] for row in sheet.iter_rows(min_row=2)] == [3, 4]
    assert sheet["D2"].comment is not None
    assert sheet["E3"].comment is not None
    sheet["D2"], sheet["E3"] = "7707083893", "770401001"
    book.save(path)
    right = [HEAD, [*BASE[2][:1], "7707083893", *BASE[2][2:]], [*BASE[3][:2], "770401001", *BASE[3][3:]]]
    assert read(path).plain == read(workbook(right)).plain
    assert len(read(path).cards) == 2
    # The heading «Дата» is as unclear as it was; nothing else is.
    assert [code for code, *_ in read(path).doubts] == [code for code, *_ in read(workbook(right)).doubts] == ["IMP206"]


def test_rejects_of_text_are_corrected_too(tmp_path: Path) -> None:
    """The same for a csv base: the rejects are a workbook all the same."""
    rows = [[one.strftime("%d.%m.%Y") if isinstance(one, dt.date) else one for one in row] for row in BASE]
    path = tmp_path / "rejects.xlsx"
    book = rejects_of(text(rows).encode(), path)
    book.active["D2"], book.active["E3"] = "7707083893", "770401001"
    book.save(path)
    found = read(path)
    assert [card["requisites"]["inn"] for card in found.plain] == ["7707083893", "7736207543"]
    assert [card["custom"]["Номер договора"] for card in found.plain] == ["0012", "0013"]
    assert found.plain[0]["contacts"] == [{"kind": "phone", "value": "+74955005551"}]


def test_uncorrected_rejects_are_rejected_again(tmp_path: Path) -> None:
    """A workbook of rejects that nobody touched is rejected again for the same reasons, never doubled in width."""
    first, second = tmp_path / "1.xlsx", tmp_path / "2.xlsx"
    with KIT.read_cards(workbook(BASE)) as batch:
        list(batch)
        codes = [[one.code for one in rejected.findings] for rejected in batch.rejects]
        KIT.write_rejects(batch.rejects, first)
    with KIT.read_cards(first) as batch:
        assert list(batch) == []
        assert [[one.code for one in rejected.findings] for rejected in batch.rejects] == codes
        KIT.write_rejects(batch.rejects, second)
    again = openpyxl.load_workbook(second).active
    # The columns of ours come from the first workbook too, and are left out of the next reading all the same.
    assert [cell.value for cell in again[1]][-6:] == HEAD
    with KIT.read_cards(second) as batch:
        assert list(batch) == []
        assert len(batch.rejects) == 2


def test_rejects_of_several_sheets(tmp_path: Path) -> None:
    """Bad rows of several sheets, with different headings, all come back from one workbook of rejects."""
    other = [["Телефон", "ИНН", "Название"], ["+74957397000", "7736207544", "ООО «Яндекс»"]]
    path = tmp_path / "rejects.xlsx"
    book = rejects_of(workbook({"Москва": BASE, "Питер": other}), path)
    wrong = {"7707083894": "7707083893", "77040100": "770401001", "7736207544": "7736207543"}
    for sheet in book:
        for row in sheet.iter_rows(min_row=2):
            for cell in row:
                cell.value = wrong.get(str(cell.value), cell.value)
    book.save(path)
    found = read(path)
    assert sorted(card.name or "" for card in found.cards) == ["АО «Образец»", "ООО «Проба»", "ООО «Яндекс»"]
    assert found.rejects == []


BY_KIND = {
    ValueKind.DATE: "12.03.2025",
    ValueKind.MONEY: "1500",
    ValueKind.INTEGER: "2",
    ValueKind.PHONE: "+74955005552",
    ValueKind.DIGITS: "1234",
    ValueKind.PERSON_NAME: "Образцова Анна Олеговна",
    ValueKind.URL: "https://example.org/1",
    ValueKind.OGRNIP: "304770000112232",
    ValueKind.PASSPORT: "4510 123456",
    ValueKind.SNILS: "11223344595",
    ValueKind.OKTMO: "45286552000",
    ValueKind.OKOPF: "12300",
    ValueKind.CURRENCY: "RUB",
    ValueKind.YES_NO: "да",
}
FILLED: dict[str, str] = {
    "kind": "Организация",
    "name": "ООО «Ромашка»",
    "short_name": "ООО «Ромашка»",
    "full_name": "Общество с ограниченной ответственностью «Ромашка»",
    "legal_form": "ООО",
    "inn": "0105154569",
    "kpp": "010501001",
    "ogrn": "1027700132195",
    "okpo": "00032537",
    "okved": "01.10",
    "account": "40702810438000060473",
    "bik": "044525225",
    "bank_name": "ПАО Сбербанк",
    "corr_account": "30101810400000000225",
    "phone": "+74955005550",
    "mobile": "+79161234567",
    "email": "info@example.org",
    "website": "https://example.org",
    "legal_address": "г. Майкоп, ул. Ленина, д. 1",
    "actual_address": "г. Майкоп, ул. Мира, д. 2",
    "address": "г. Майкоп",
    "director": "Образцов Пётр Ильич",
    "birth_date": "12.03.1985",
    "sex": "мужской",
    "consent": "да",
    "average_check": "80000",
    "person_name": "Тестов Иван Петрович",
    "passport": "4510 123456",
    "passport_series": "4510",
    "passport_number": "123456",
    "last_name": "Тестов",
    "first_name": "Иван",
    "patronymic": "Петрович",
}
"""What people write into forms."""


def fill(titles: list[str], lang: str) -> list[Any]:
    """A row of values for a form with these titles."""
    names = {getattr(field, lang): name for name, field in FLAT_FIELDS.items()}
    return [written(split_number(names[title])[0]) for title in titles]


def written(name: str) -> str:
    """What a person writes into the column of this field."""
    return FILLED.get(name) or BY_KIND.get(FLAT_FIELDS[name].kind, "текст")


def forms() -> list[Any]:
    """Every built-in profile, and no profile."""
    return [pytest.param(None, id="usual"), *(pytest.param(name, id=name) for name in PROFILES)]


@pytest.mark.parametrize("profile", forms())
@pytest.mark.parametrize("lang", ["ru", "en"])
def test_filled_form_imports_without_questions(tmp_path: Path, profile: str | None, lang: str) -> None:
    """A form of any profile, in either language, filled by hand: every column is its field, nothing is asked."""
    path = tmp_path / "form.xlsx"
    KIT.write_template(path, profile=profile, options={"lang": lang})
    book = openpyxl.load_workbook(path)
    titles = [cell.value for cell in book.worksheets[0][1]]
    book.worksheets[0].append(fill(titles, lang))
    book.save(path)
    hold_form(path, titles, lang)


@pytest.mark.parametrize("profile", forms())
def test_filled_csv_form_imports_without_questions(tmp_path: Path, profile: str | None) -> None:
    """The same for the csv form, which Excel saves in its own encoding."""
    path = tmp_path / "form.csv"
    KIT.write_template(path, profile=profile)
    titles = next(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig")), delimiter=";"))
    saved(path, text([titles, fill(titles, "ru")]), "cp1251")
    hold_form(path, titles, "ru")


def hold_form(path: Path, titles: list[str], lang: str) -> None:
    """Every title is one field, the row became one card, and the values are there."""
    (plan,) = KIT.inspect(path)
    names = {getattr(field, lang): name for name, field in FLAT_FIELDS.items()}
    assert [decision.targets for decision in plan.decisions] == [(names[title],) for title in titles]
    found = read(path, on_error="keep")
    (card,) = found.cards
    held = str(plain(card))
    for name in (names[title] for title in titles):
        if name in FILLED and name not in ("kind", "sex", "birth_date", "consent", "passport"):
            assert FILLED[name] in held
    assert [one for one in found.told("IMP") if one[0] not in ("IMP100", "IMP111", "IMP063")] == []


OWN = Profile(
    name="свой",
    required=("short_name", "inn"),
    custom=(
        FieldDef(name="contract", title="Номер договора", required=True),
        FieldDef(name="Срок", type=FieldType.DATE),
        FieldDef(name="Тариф", type=FieldType.CHOICE, choices=("малый", "большой")),
        FieldDef(name="VIP", type=FieldType.BOOLEAN),
    ),
)


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_form_with_own_fields(tmp_path: Path, form: str) -> None:
    """A form of a profile with own fields, filled, gives those fields by their names and types, unasked."""
    path = tmp_path / f"form.{form}"
    KIT.write_template(path, profile=OWN)
    row = ["ООО «Яндекс»", "7736207543", "0012", "01.02.2026", "малый", "да"]
    if form == "xlsx":
        book = openpyxl.load_workbook(path)
        book.worksheets[0].append(row)
        book.save(path)
    else:
        saved(path, path.read_bytes().decode("utf-8-sig") + text([row]), "utf-8-sig")
    found = read(path, profile=OWN)
    assert [dict(card.custom) for card in found.cards] == [
        {"contract": "0012", "Срок": dt.date(2026, 2, 1), "Тариф": "малый", "VIP": True}
    ]
    assert found.told("IMP20") + found.told("CRD09") == []


def test_rejects_with_own_fields_are_corrected(tmp_path: Path) -> None:
    """A cell that an own field cannot hold comes back coloured; corrected, it imports by the field's name and type."""
    head = ["Название", "ИНН", "Номер договора", "Срок", "Тариф", "VIP"]
    rows = [
        [*SBER[:2], "0012", dt.date(2026, 2, 1), "Малый", True],
        [*YANDEX[:2], "0013", "когда-нибудь", "средний", "возможно"],
    ]
    path = tmp_path / "rejects.xlsx"
    with KIT.read_cards(workbook([head, *rows]), profile=OWN) as batch:
        assert [dict(card.custom) for card in batch] == [
            {"contract": "0012", "Срок": dt.date(2026, 2, 1), "Тариф": "малый", "VIP": True}
        ]
        KIT.write_rejects(batch.rejects, path)
    book = openpyxl.load_workbook(path)
    sheet = book.active
    assert [cell.coordinate for cell in sheet[2] if cell.comment is not None] == ["F2", "G2", "H2"]
    sheet["F2"], sheet["G2"], sheet["H2"] = "01.03.2026", "большой", "нет"
    book.save(path)
    found = read(path, profile=OWN)
    assert [dict(card.custom) for card in found.cards] == [
        {"contract": "0013", "Срок": dt.date(2026, 3, 1), "Тариф": "большой", "VIP": False}
    ]
    assert [code for code, *_ in found.doubts] == ["CRD021"]


def test_output_may_not_be_the_input(tmp_path: Path) -> None:
    """Cards are never written over the base they are read from, under whatever name it goes."""
    path = saved(tmp_path / "base.csv", text([["ИНН", "Название"], ["7736207543", "ООО «Яндекс»"]]))
    link = tmp_path / "other.csv"
    link.symlink_to(path)
    before = path.read_bytes()
    for target in (path, link, str(path)):
        with KIT.read_cards(path) as batch, pytest.raises(OutputError, match="IMP454"):
            KIT.write_cards(batch, target)
    assert path.read_bytes() == before


def test_unknown_extension(tmp_path: Path) -> None:
    """A name that tells no format is refused with those that do, before anything is written."""
    with pytest.raises(UnknownFormatError, match=r"CFG015"):
        KIT.write_cards([ClientCard()], tmp_path / "cards.docx")
    assert list(tmp_path.iterdir()) == []


def test_failed_writing_leaves_the_old_file(tmp_path: Path) -> None:
    """When the reading stops in the middle of a writing, what stood there stays."""
    path = saved(tmp_path / "cards.jsonl", "прежнее\n")
    bad = workbook([HEAD[:3], YANDEX, ["ООО «А»", "7707083894", None]])
    with KIT.read_cards(bad, on_error="stop") as batch, pytest.raises(ValueError, match="CRD012"):
        KIT.write_cards(batch, path)
    assert path.read_text("utf-8") == "прежнее\n"
    assert [one.name for one in tmp_path.iterdir()] == ["cards.jsonl"]
