"""
Roads that the caller steers: profiles, own fields, mapping files, synonyms, what to do with errors, settings.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from cjmkit import ConfigError, DataError, Severity, Toolkit
from cjmkit.intake.mapping import MappingFile, load_mapping, save_mapping
from cjmkit.model import FieldDef, FieldType, Profile
from cjmkit.rules import read_settings
from road.desk import SBER, YANDEX, read, saved, text, workbook

HEAD = ["Наименование", "ИНН", "КПП"]

OWN = Profile(
    name="свой",
    custom=(
        FieldDef(name="contract", title="Номер договора"),
        FieldDef(name="Дата договора", type=FieldType.DATE),
        FieldDef(name="Площадь", type=FieldType.INTEGER),
        FieldDef(name="VIP", type=FieldType.BOOLEAN),
        FieldDef(name="Интересы", type=FieldType.LIST),
        FieldDef(name="Сумма", type=FieldType.DECIMAL),
    ),
)
OWN_HEAD = [*HEAD, "Номер договора", "Дата договора", "Площадь", "VIP", "Интересы", "Сумма"]


def test_own_fields_are_typed() -> None:
    """Columns of a profile's own fields are read by their types, from a workbook and from text alike."""
    row = [*SBER, "0012", "01.02.2024", "120", "да", "опт; розница"]
    for source in (workbook([OWN_HEAD[:-1], row]), text([OWN_HEAD[:-1], row]).encode()):
        (card,) = read(source, profile=OWN).cards
        assert {name: card.custom[name] for name in OWN_HEAD[4:-1]} == {
            "Дата договора": dt.date(2024, 2, 1),
            "Площадь": 120,
            "VIP": True,
            "Интересы": ("опт", "розница"),
        }


def test_own_fields_go_by_their_names() -> None:
    """A column under the title of an own field becomes that field, by its name, and nothing is asked about it."""
    row = [*SBER, "0012", "01.02.2024", 120, True, "опт", "1 234,50"]
    found = read(workbook([OWN_HEAD, row]), profile=OWN)
    assert [dict(card.custom) for card in found.cards] == [
        {
            "contract": "0012",
            "Дата договора": dt.date(2024, 2, 1),
            "Площадь": 120,
            "VIP": True,
            "Интересы": ("опт",),
            "Сумма": Decimal("1234.50"),
        }
    ]
    assert found.told("IMP20") == []
    assert found.told("CRD09") == []


def test_own_field_that_is_not_of_its_type_keeps_its_value() -> None:
    """A value that an own field cannot be stays as it was written, and one finding says so."""
    row = [*YANDEX, "0013", "когда-нибудь", "много", "возможно", "опт", "100 USD"]
    found = read(workbook([OWN_HEAD, row]), profile=OWN, on_error="keep")
    (card,) = found.cards
    assert {name: card.custom[name] for name in ("Дата договора", "Площадь", "VIP", "Сумма")} == {
        "Дата договора": "когда-нибудь",
        "Площадь": "много",
        "VIP": "возможно",
        "Сумма": "100 USD",
    }
    assert found.doubts == [
        ("CRD096", "E2", "Дата договора"),
        ("CRD096", "F2", "Площадь"),
        ("CRD096", "G2", "VIP"),
        ("CRD096", "I2", "Сумма"),
    ]


def test_placeholder_in_an_own_field_is_empty() -> None:
    """A dash in a typed own field is an empty value, not a wrong one."""
    found = read(workbook([OWN_HEAD, [*SBER, "0012", "-", "-", "-", "-", "-"]]), profile=OWN)
    assert [dict(card.custom) for card in found.cards] == [{"contract": "0012"}]
    assert found.doubts == []


@pytest.mark.parametrize("on_error", ["reject", "keep", "stop"])
def test_profile_never_blocks(on_error: str) -> None:
    """What a profile requires and a row lacks is said as an error, and the card passes all the same."""
    profile = Profile(name="p", required=("inn", "phone"), custom=(FieldDef(name="Тариф", required=True),))
    found = read(workbook([HEAD, SBER, YANDEX]), profile=profile, on_error=on_error)
    assert found.names == ["ПАО «Сбербанк»", "ООО «Яндекс»"]
    assert found.told("CRD09") == [
        ("CRD090", "2", "phone"),
        ("CRD095", "2", "Тариф"),
        ("CRD090", "3", "phone"),
        ("CRD095", "3", "Тариф"),
    ]
    assert found.grades("CRD090") == {Severity.ERROR}


def test_profile_by_name() -> None:
    """A profile may be named; a settings file's profiles are known too, an unknown one is refused."""
    data = workbook([HEAD, SBER])
    assert [field for code, _, field in read(data, profile="tender", on_error="keep").told("CRD090")][:2] == [
        "full_name",
        "ogrn",
    ]
    kit = Toolkit(plugins=(), settings=read_settings({"profiles": {"my": {"required": ["manager"]}}}))
    assert read(data, kit=kit, profile="my", on_error="keep").told("CRD090") == [("CRD090", "2", "manager")]
    with pytest.raises(ConfigError, match="CFG"):
        read(data, profile="нет такого")


MESSY = {
    "База": [
        ["Список клиентов"],
        [*HEAD, "Кличка", "Куратор"],
        [*SBER, "Сбер", "Мнимов П."],
        [*YANDEX, "Я", "Мнимов П."],
    ],
    "Ещё": [["ИНН", "Телефон"], ["7736050003", "+78126094444"]],
}


def saved_mapping(*, sheet: str | None = "База") -> str:
    """The decisions about the first sheet, as the user gets them to edit."""
    plan = Toolkit(plugins=()).inspect(workbook(MESSY))[0]
    return save_mapping(plan.decisions, plan.header, sheet=sheet)


def test_saved_mapping_changes_nothing(tmp_path: Path) -> None:
    """A mapping file that nobody edited gives the cards that no mapping gives."""
    path = saved(tmp_path / "m.toml", saved_mapping())
    assert read(workbook(MESSY), mapping=path).cards == read(workbook(MESSY), sheets=("База",)).cards


def test_edited_mapping_is_obeyed(tmp_path: Path) -> None:
    """Save, edit, obey: fields change places, a column is left out, and only the sheet that it names is read."""
    edited = (
        saved_mapping()
        .replace('field = "name"', 'field = "full_name"')
        .replace('custom = "Кличка"', 'field = "short_name"')
        .replace('field = "manager"', "ignore = true")
    )
    found = read(workbook(MESSY), mapping=saved(tmp_path / "m.toml", edited))
    assert found.plain == [
        {
            "kind": "company",
            "full_name": name,
            "short_name": short,
            "legal_form": name.split()[0],
            "requisites": {"inn": inn, "kpp": kpp},
        }
        for (name, inn, kpp), short in ((SBER, "Сбер"), (YANDEX, "Я"))
    ]
    assert found.account == (4, 2, 0, {"IMP110": 1, "IMP111": 1})
    assert found.told("IMP2") == []


def test_mapping_without_a_sheet_serves_any_file(tmp_path: Path) -> None:
    """A mapping that names no sheet, or whose sheet cannot be because the file is text, serves the table there is."""
    for sheet in (None, "База"):
        mapping = load_mapping(saved_mapping(sheet=sheet).replace('"Кличка"', '"Прозвище"', 1))
        found = read(text(MESSY["База"]).encode(), mapping=mapping)
        assert found.names == ["ПАО «Сбербанк»", "ООО «Яндекс»"]
        assert found.told("IMP220") == [("IMP220", "D", None)]


def test_sheets_that_are_named_win_over_the_mapping() -> None:
    """A sheet that the call names is read, whatever the mapping says."""
    mapping = MappingFile(sheet="База")
    assert [origin[0] for origin in read(workbook(MESSY), mapping=mapping, sheets=("Ещё",)).origins] == ["Ещё"]
    with pytest.raises(ConfigError, match="«База», «Ещё»"):
        read(workbook(MESSY), mapping=MappingFile(sheet="Прежняя"))
    assert [one[0] for one in read(workbook(MESSY), mapping=mapping, options={"sheets": ("Ещё",)}).origins] == ["Ещё"]


def test_mapping_that_cannot_be_read(tmp_path: Path) -> None:
    """A mapping that is no TOML, or not UTF-8, is refused with its name and what to do."""
    with pytest.raises(ConfigError, match=r"m\.toml.*IMP221"):
        read(workbook(MESSY), mapping=saved(tmp_path / "m.toml", "[table"))
    with pytest.raises(ConfigError, match=r"m\.toml.*CFG014"):
        read(workbook(MESSY), mapping=saved(tmp_path / "m.toml", "# Привет", "cp1251"))


def test_synonyms() -> None:
    """A heading that only this house knows is taught by a synonym; the same works in a mapping file."""
    data = workbook([[*HEAD, "Позывной"], [*SBER, "+74955005550"]])
    assert read(data).plain[0]["custom"] == {"Позывной": "+74955005550"}
    phones = [{"kind": "phone", "value": "+74955005550"}]
    assert read(data, synonyms={"позывной": "phone"}).plain[0]["contacts"] == phones
    mapping = MappingFile(synonyms={"Позывной": "phone"})
    assert read(data, mapping=mapping).plain[0]["contacts"] == phones


BAD = [[*HEAD, "Телефон"], ["ООО «А»", "7707083894", "773601001", "123"], SBER, YANDEX]


def test_reject() -> None:
    """By default a row with an error is kept back with all that was said of it, and the rest passes."""
    found = read(workbook(BAD))
    assert found.names == ["ПАО «Сбербанк»", "ООО «Яндекс»"]
    (rejected,) = found.rejects
    assert (rejected.table, rejected.number, rejected.header) == ("База", 2, (*HEAD, "Телефон"))
    assert rejected.values == ("ООО «А»", "7707083894", "773601001", "123")
    assert [(one.code, one.where.cell) for one in rejected.findings] == [
        ("IMP331", "D2"),
        ("CRD012", "B2"),
        ("CRD060", "D2"),
    ]
    assert found.account == (4, 2, 1, {"IMP111": 1})


def test_keep() -> None:
    """With keep the wrong card passes as it is, and the same findings are told."""
    found = read(workbook(BAD), on_error="keep")
    assert found.plain[0]["requisites"]["inn"] == "7707083894"
    assert found.account == (4, 3, 0, {"IMP111": 1})
    assert found.doubts == read(workbook(BAD)).doubts


def test_stop() -> None:
    """With stop the first error ends the road; the exception says where, and carries the report so far."""
    with Toolkit(plugins=()).read_cards(workbook(BAD), on_error="stop") as batch:
        with pytest.raises(DataError, match=r"\[База!B2\] inn: .*\(CRD012\)") as stopped:
            list(batch)
        assert stopped.value.report is batch.report
        assert batch.report.errors == 1


def test_no_personal_value_in_what_is_said() -> None:
    """Messages of findings hold no value of a cell; the findings themselves do, out of repr."""
    found = read(workbook(BAD))
    said = "".join(one.line(lang) + repr(one) for one in found.report for lang in ("ru", "en"))
    assert not [value for value in ("7707083894", "773601001", "123", "ООО «А»") if value in said]
    assert found.finding("CRD060").value is not None or found.finding("IMP331").value is not None


def test_keep_bounds_the_findings() -> None:
    """Of each code only so many findings are kept; all are counted, and the summary tells the sum."""
    rows = [[*HEAD, "Телефон"], *[[*SBER, f"8 495 500-55-{n:02}"] for n in range(60)]]
    found = read(workbook(rows), keep=7)
    assert len(found.told("IMP330")) == 7
    assert found.report.counts["IMP330"] == 60
    assert found.report.dropped == 53
    assert "заметок: 62" in found.report.summary("ru")


def test_settings_switch_and_grade() -> None:
    """A rule that is switched off is silent, and one that is graded up keeps rows back."""
    rows = workbook([HEAD, [*SBER[:2], None], YANDEX])
    quiet = Toolkit(plugins=(), settings=read_settings({"ignore": ["CRD021"]}))
    assert read(rows, kit=quiet).doubts == []
    strict = Toolkit(plugins=(), settings=read_settings({"severity": {"CRD021": "error"}}))
    found = read(rows, kit=strict)
    assert found.names == ["ООО «Яндекс»"]
    assert [one.number for one in found.rejects] == [2]


def test_progress_counts_rows() -> None:
    """Progress is told the number of rows done, for tables and for records."""
    done: list[int] = []
    read(workbook([HEAD, *[SBER] * 1500]), progress=done.append)
    assert (sum(done), len(done)) == (1501, 2)


def test_wrong_options_are_refused() -> None:
    """A misspelt option is the caller's mistake; so is a sheet of a text file, or an option of another format."""
    kit: Any = Toolkit(plugins=())
    with pytest.raises(TypeError, match="no option 'profil'; there are: format, options"):
        kit.read_cards(b"", profil="tender")
    with pytest.raises(ConfigError, match="CFG013"):
        kit.read_cards(text([HEAD, SBER]).encode(), sheets=("База",))
    with pytest.raises(ConfigError, match="CFG010"):
        kit.read_cards(text([HEAD, SBER]).encode(), options={"delimeter": ";"})
    with pytest.raises(ConfigError, match="CFG011"):
        kit.read_cards(text([HEAD, SBER]).encode(), options=5)
