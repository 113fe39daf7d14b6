"""
What a number format says, against openpyxl's opinion of the same formats.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

from cjmkit.errors import LimitError
from cjmkit.intake.rows._xlsx_styles import look_of
from intake.rows.xlsx.handmade import book, codes, read, styles_xml, tables, values

DATES = (
    "dd.mm.yyyy",
    "d/m/yy",
    "yyyy-mm-dd",
    "yyyy\\-mm\\-dd;@",
    "[$-419]d mmmm yyyy\\ &quot;г.&quot;;@".replace("&quot;", '"'),
    "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy",
    'dd" "mmm" "yyyy',
    "[Red]dd.mm.yyyy",
    "mmm-yy",
    "_-dd.mm.yyyy_-",
    "*-dd.mm.yyyy",
)
TIMES = ("h:mm", "hh:mm:ss", "mm:ss.0", "h:mm AM/PM", "[h]:mm", "[mm]:ss", "[ss]", "hh:mm:ss.000")
MOMENTS = ("dd.mm.yyyy h:mm", "yyyy-mm-ddThh:mm:ss", "d.m.yy\\ h:mm;@")
NUMBERS = (
    "General",
    "0.00",
    "#,##0.00",
    "0%",
    "0.00E+00",
    "# ?/?",
    "@",
    '#,##0.00"р."',
    '0" шт"',
    "#,##0\\ [$₽-419]",
    '_-* #,##0.00\\ "₽"_-',
    '"дней: "0',
    "",
    ";;;",
    '"dd.mm.yyyy"',
    "\\d0",
)


@pytest.mark.parametrize("code", [*DATES, *TIMES, *MOMENTS, *NUMBERS])
def test_dates_are_told_from_numbers_as_openpyxl_does(code: str) -> None:
    """
    On formats that Excel itself writes, our opinion and openpyxl's are one.
    """
    look = look_of(code)
    assert (look.date or look.time) == is_date_format(code)


@pytest.mark.parametrize("number", sorted(BUILTIN_FORMATS))
def test_built_in_formats_are_known(number: int) -> None:
    """
    A built-in number means the format that openpyxl lists under it.
    """
    code = BUILTIN_FORMATS[number]
    styles = styles_xml("General").replace('numFmtId="200"', f'numFmtId="{number}"').replace("<numFmts>", "<x>")
    styles = styles.replace("<numFmt ", "<y ")
    found = values('<c r="A1" s="1"><v>45323.25</v></c>', styles=styles)[0]
    assert isinstance(found, float) != is_date_format(code)


@pytest.mark.parametrize("code", ["ДД.ММ.ГГГГ", "дд.мм.гггг чч:мм:сс", "dd.mm.yyyy г.", "[ч]:мм"])
def test_russian_letters_make_dates_too(code: str) -> None:
    """
    Programs that write Excel's Russian letters into the file mean dates.
    """
    look = look_of(code)
    assert look.date or look.time


@pytest.mark.parametrize("code", ["# ##0,00 USD", "0 тыс.", "0 мм", "0 days", "#,##0.00 р.", "Основной", "0 сд"])
def test_units_without_quotes_make_no_date(code: str) -> None:
    """
    A currency or a unit that somebody wrote without quotes leaves a number a number.
    """
    look = look_of(code)
    assert (look.date, look.time) == (False, False)


@pytest.mark.parametrize(
    ("code", "date", "time"),
    [("dd.mm.yyyy", True, False), ("h:mm", False, True), ("mm:ss", False, True), ("mmm-yy", True, False),
     ("d.m.yy h:mm", True, True), ("mmmm", True, False), ("h AM/PM", False, True)],
)  # fmt: skip
def test_months_and_minutes_are_told_apart(code: str, date: bool, time: bool) -> None:
    """
    The letter m is a month unless hours or seconds stand by.
    """
    assert (look_of(code).date, look_of(code).time) == (date, time)


@given(st.text(alphabet='dmyhsдмгчс0#?.,:;/\\"[]_*@ \x00ABgE%-+()₽', max_size=255))
def test_no_format_breaks_the_reading_of_formats(code: str) -> None:
    """
    Any text is either a known look or a plain one, without an exception.
    """
    assert 0 <= look_of(code).zeros <= 255


def test_overlong_formats_are_left_plain_and_said() -> None:
    """
    A format longer than Excel allows is not looked into; its numbers stay numbers, with a warning.
    """
    styles = styles_xml("d" * 256, "yyyy")
    content = book('<row r="1"><c r="A1" s="1"><v>45323</v></c></row>', styles=styles)
    rows, findings = read(content)
    assert (rows, codes(findings)) == ([(1, [45323])], {"IMP059": 1})


def test_too_many_styles_are_refused() -> None:
    """
    More cell formats than Excel can hold are refused before any row is read.
    """
    styles = styles_xml("General").replace("<cellXfs>", "<cellXfs>" + '<xf numFmtId="0"/>' * 65_491)
    with pytest.raises(LimitError, match=r"more than 65490 entries.*IMP048"):
        tables(book(styles=styles))
    styles = styles_xml("General").replace("<cellStyleXfs>", "<cellStyleXfs>" + "<xf/>" * 200_000)
    with pytest.raises(LimitError, match="IMP048"):
        tables(book(styles=styles))


@pytest.mark.parametrize("style", ["7", "-1", "x", "9999999999", ""])
def test_a_style_that_is_not_there_is_plain(style: str) -> None:
    """
    A cell whose style is not in the table is read as it is.
    """
    assert values(f'<c r="A1" s="{style}"><v>45323</v></c>', styles=styles_xml("d.m.y")) == [45323]


def test_a_bare_fill_and_missing_styles_do_no_harm() -> None:
    """
    Styles that openpyxl dies of, or none at all, leave the rows readable.
    """
    styles = styles_xml("d.m.y").replace("<cellStyleXfs>", "<fills><fill/></fills><cellStyleXfs>")
    assert str(values('<c r="A1" s="1"><v>45323</v></c>', styles=styles)[0]) == "2024-02-01"
    odd = styles_xml("d.m.y").replace('<xf numFmtId="200"', '<xf numFmtId="²"')
    assert values('<c r="A1" s="1"><v>45323</v></c>', styles=odd) == [45323]
    assert values('<c r="A1" s="1"><v>45323</v></c>') == [45323]
