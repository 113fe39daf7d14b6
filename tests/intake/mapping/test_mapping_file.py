"""
Mapping files: written, read back, obeyed, and refused with the line of the mistake.
"""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmkit.errors import ConfigError
from cjmkit.intake.decision import Decision, Header
from cjmkit.intake.mapping import MappingFile, apply_mapping, load_mapping, obey, propose, save_mapping
from cjmkit.intake.mapping.emit import toml_string
from cjmkit.intake.mapping.locate import line_of
from cjmkit.intake.rows.table import Row

HEADER = Header(
    rows=(2,),
    names=("Клиент", "ИНН/КПП", "Телефон", "Телефон", None, "Любимый цвет", "cjmkit: причины"),
    data_from=3,
)
ROWS = [
    Row(3, ["ООО «Ромашка»", "7707083893/773601001", "+7 495 123-45-67", None, 5, "синий"]),
    Row(4, ["ООО «Лютик»", "7736050003/773601001", "+7 495 123-45-68", None, 6, "красный"]),
]


def essence(decisions: tuple[Decision, ...]) -> list[tuple[object, ...]]:
    return [(d.index, d.header, d.targets, d.split, d.custom, d.ignored) for d in decisions]


def test_round_trip() -> None:
    """What was saved is read back and obeyed to the same decisions, without findings."""
    decisions = propose(HEADER, ROWS)
    text = save_mapping(decisions, HEADER, sheet="База", synonyms={"Шифр": "id"})
    file = load_mapping(text)
    assert (file.sheet, file.header_rows, dict(file.synonyms)) == ("База", (2,), {"Шифр": "id"})
    found = obey(file, HEADER, ROWS)
    assert essence(found.decisions) == essence(decisions)
    assert found.findings == ()
    assert all(decision.confidence == 1.0 for decision in found.decisions)


@given(st.text(st.characters(blacklist_categories=("Cs",)), min_size=1, max_size=30))
def test_any_title_survives(title: str) -> None:
    """Any title comes back from the file as it was."""
    assert tomllib.loads(f"a = {toml_string(title)}")["a"] == title


@pytest.mark.parametrize("text", ['say "a"', "back\\slash", "tab\there", "\x7f\x00"])
def test_escapes(text: str) -> None:
    """Quotes, backslashes and control characters are written so that TOML reads them back."""
    assert tomllib.loads(f"a = {toml_string(text)}")["a"] == text


def test_lone_surrogate_is_replaced() -> None:
    """A character that no UTF-8 file can hold is replaced, not written."""
    assert toml_string("a\ud800") == '"a\ufffd"'


def test_samples_only_if_asked() -> None:
    """Values stand in the file only if asked for, and in comments that hold no line end."""
    decisions = propose(HEADER, [Row(3, ["ООО «Ро\nмашка»", "7707083893/773601001"])])
    assert "машка" not in save_mapping(decisions, HEADER)
    text = save_mapping(decisions, HEADER, samples=True, lang="en")
    assert "# samples: ООО «Ро машка»" in text
    assert "# confidence" in text
    load_mapping(text)


def test_no_samples_no_reason() -> None:
    """A decision without samples or a reason has a comment of its confidence alone."""
    text = save_mapping((Decision(index=0, targets=("inn",), confidence=0.5),), Header(), samples=True)
    assert '# уверенность 0.50\n[[column]]\ncolumn = "A"\nfield = "inn"' in text
    assert "примеры" not in text


def test_obeyed() -> None:
    """The file's word stands: fields, custom names, columns left out; the rest is proposed as usual."""
    file = load_mapping(
        """
        [[column]]
        header = "клиент:"
        field = "short_name"
        [[column]]
        header = "Телефон"
        column = "d"
        field = "mobile"
        [[column]]
        column = "E"
        custom = "Баллы"
        [[column]]
        header = "Любимый цвет"
        ignore = true
        [synonyms]
        "Что угодно" = "comment"
        """
    )
    decisions = apply_mapping(file, HEADER, ROWS)
    assert [(d.targets, d.custom, d.ignored) for d in decisions] == [
        (("short_name",), None, False),
        (("inn", "kpp"), None, False),
        (("phone",), None, False),
        (("mobile",), None, False),
        ((), "Баллы", False),
        ((), None, True),
        ((), None, True),
    ]


def test_custom_without_a_name() -> None:
    """An empty custom name means the title as it is."""
    decisions = apply_mapping(load_mapping('[[column]]\nheader = "ИНН/КПП"\ncustom = ""'), HEADER, ROWS)
    assert decisions[1].custom == "ИНН/КПП"


@pytest.mark.parametrize("rule", ['header = "Нет такого"', 'column = "ZZ"'])
def test_column_that_is_not_there(rule: str) -> None:
    """A column that the file names and the table lacks is a finding, not an error."""
    found = obey(load_mapping(f'[[column]]\n{rule}\nfield = "inn"'), HEADER, ROWS)
    assert [finding.code for finding in found.findings if finding.code == "IMP220"] == ["IMP220"]
    assert "inn" in found.decisions[1].targets


def test_header_rows() -> None:
    """Header rows may be absent, empty or named."""
    assert load_mapping("").header_rows is None
    assert load_mapping("[table]\nheader_rows = []").header_rows == ()
    assert load_mapping("[table]\nheader_rows = [3, 4]").header_rows == (3, 4)
    assert load_mapping("").columns == MappingFile().columns == ()


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("a = ", "IMP221", 1),
        ("x" * 5 + "\n[[", "IMP221", 1),
        ("\n[colum]\n", "IMP222", 2),
        ("[table]\nshet = 'a'", "IMP222", 2),
        ("[[column]]\nheader = 'a'\nfeild = 'inn'", "IMP222", 3),
        ("[[column]]\nheader = 'a'\nfield = 'in'", "IMP223", 3),
        ("[[column]]\nheader = 'a'\nfield = 'phon'", "IMP223", 3),
        ("[[column]]\nheader = 'a'\nfields = ['inn', 'kp']\nsplit = 'inn_kpp'", "IMP223", 3),
        ("[synonyms]\n'a' = 'innn'", "IMP223", 2),
        ("[synonyms]\n'a' = 5", "IMP224", 2),
        ("synonyms = 5", "IMP224", 1),
        ("[table]\nheader_rows = 3", "IMP224", 2),
        ("[table]\nheader_rows = [true]", "IMP224", 2),
        ("[table]\nsheet = 3", "IMP224", 2),
        ("column = [1]", "IMP224", 1),
        ("[[column]]\nheader = 3\nfield = 'inn'", "IMP224", 2),
        ("[[column]]\nheader = 'a'\nignore = 1", "IMP224", 3),
        ("[[column]]\ncolumn = '5'\nfield = 'inn'", "IMP224", 2),
        ("[[column]]\nheader = 'a'\n", "IMP225", 1),
        ("\n[[column]]\nheader = 'a'\nfield = 'inn'\ncustom = 'b'", "IMP225", 2),
        ("[[column]]\nheader = 'a'\nfields = ['inn', 'kpp']", "IMP225", 1),
        ("[[column]]\nheader = 'a'\nfield = 'inn'\nsplit = 'inn_kpp'", "IMP225", 1),
        ("[[column]]\nheader = 'a'\nfields = ['inn', 'kpp']\nsplit = 'inn_kp'", "IMP222", 4),
        ("[[column]]\nfield = 'inn'", "IMP226", 1),
        ("[[column]]\nheader = 'a'\nfield = 'inn'\n[[column]]\nheader = 'b'\nfield = 'inn'", "IMP227", 4),
        ("[[column]]\nheader = 'a'\nfield = 'phone'\n[[column]]\nheader = 'b'\nfield = 'phone'", "IMP227", 4),
    ],
)
def test_mistakes(text: str, code: str, line: int) -> None:
    """A mistake raises with its code, the line, and a sentence in both languages."""
    with pytest.raises(ConfigError, match=code) as caught:
        load_mapping(text, source="m.toml")
    finding = caught.value.finding
    assert finding is not None
    assert finding.code == code
    assert finding.where.source == "m.toml"
    assert finding.where.line == line
    assert "{" not in finding.message("ru") + finding.message("en")


def test_did_you_mean() -> None:
    """A misspelt field or key is answered with the nearest one."""
    with pytest.raises(ConfigError, match=r"kpp\?"):
        load_mapping("[[column]]\nheader = 'a'\nfield = 'kppp'")
    with pytest.raises(ConfigError, match=r"column\?"):
        load_mapping("colum = 1")


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    """Any text is read or refused with our own error."""
    try:
        load_mapping(text)
    except ConfigError as error:
        assert error.finding is not None  # noqa: PT017 - either way is right


def test_deep_nesting() -> None:
    """A file nested beyond reason is refused in our words."""
    with pytest.raises(ConfigError, match="IMP221"):
        load_mapping("a = " + "[" * 100_000)


def test_line_of_what_is_not_there() -> None:
    """Where the text does not show the key, there is no line, or that of its table."""
    assert line_of("a = 1", None, "b") is None
    assert line_of("a = 1", None, None) is None
    assert line_of("column = [{}]", 0, "b") is None
    assert line_of("\n[[column]]", 0, "b") == 2
