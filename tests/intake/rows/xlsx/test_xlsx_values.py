"""
What a cell's XML means.
"""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmkit.intake.rows._xlsx_cells import column_index
from cjmkit.intake.rows.table import column_letters
from intake.rows.xlsx.handmade import book, codes, read, strings_xml, styles_xml, tables, values, workbook_xml


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("0", 0),
        ("7707083893", 7707083893),
        ("-5", -5),
        ("+5", 5),
        ("123456789012345", 123456789012345),
        ("40702810938000060473", 40702810938000060473),
        ("4.0702810938000065E+19", 4.0702810938000065e19),
        ("7.707083893E9", 7707083893.0),
        ("12.0", 12.0),
        ("12.", 12.0),
        (".5", 0.5),
        ("1e-3", 0.001),
        (" 12 ", 12),
    ],
)
def test_a_number_keeps_what_its_raw_text_proves(raw: str, value: object) -> None:
    """
    Digits written in full give an exact int, whatever their number; a point or an exponent gives a float.
    """
    found = values(f'<c r="A1"><v>{raw}</v></c>')
    assert found == [value]
    assert type(found[0]) is type(value)


@pytest.mark.parametrize("raw", ["1e999", "nan", "1_000", "٣", "0x10", "abc", "1 2", "9" * 5000, "--1", "1,5"])
def test_what_is_no_number_stays_text_and_is_said(raw: str) -> None:
    """
    A numeric cell whose content is no number is given as text, with a finding at its address.
    """
    rows, findings = read(book(f'<row r="3"><c r="B3"><v>{raw}</v></c><c r="C3"><v>1</v></c></row>'))
    assert rows == [(3, [None, raw, 1])]
    assert codes(findings) == {"IMP056": 1}
    assert findings[0].where.cell == "B3"
    assert raw not in findings[0].line("ru")


def test_leading_zeros_of_a_raw_number_are_kept() -> None:
    """
    A writer that put 044525225 into a number cell loses no zero: the raw text is given and counted.
    """
    cells = '<c r="A1"><v>044525225</v></c><c r="B1"><v>10</v></c><c r="C1"><v>0</v></c>'
    rows, findings = read(book(f'<row r="1">{cells}</row>'))
    assert rows == [(1, ["044525225", 10, 0])]
    assert codes(findings) == {"IMP055": 1}


@pytest.mark.parametrize(
    ("code", "raw", "shown"),
    [
        ("000000000", "44525225", "044525225"),
        ("000000000", "44525225.0", "044525225"),
        ("000000000", "4.4525225E7", "044525225"),
        ("0000000000", "0", "0000000000"),
        ("000\\-000\\-000\\ 00", "1234567890", "01234567890"),
        ("&quot;ИНН &quot;0000000000", "105012345", "0105012345"),
    ],
)
def test_zeros_that_the_format_shows_are_kept(code: str, raw: str, shown: str) -> None:
    """
    A format of zeros proves the zeros that Excel shows; the number becomes text of that width, and is counted.
    """
    rows, findings = read(book(f'<row r="1"><c r="A1" s="1"><v>{raw}</v></c></row>', styles=styles_xml(code)))
    assert rows == [(1, [shown])]
    assert codes(findings) == {"IMP055": 1}


@pytest.mark.parametrize(
    ("code", "raw", "value"),
    [
        ("000000000", "770708389", 770708389),
        ("0", "5", 5),
        ("00000000000000000000", "4.0702810938000065E+19", 4.0702810938000065e19),
        ("000", "-5", -5),
        ("000", "1.5", 1.5),
        ("[&lt;=9999999]000", "5", 5),
        ("&quot;7&quot;000", "5", 5),
        ("#,##0.00", "5", 5),
        ("0%", "0.5", 0.5),
        ("#,##0.00 [$₽-419]", "5.5", 5.5),
        ("General", "45000", 45000),
    ],
)
def test_a_format_that_proves_no_zero_changes_nothing(code: str, raw: str, value: object) -> None:
    """
    Widths already filled, rounded accounts, signs, fractions, conditions, per cents and money stay numbers.
    """
    rows, findings = read(book(f'<row r="1"><c r="A1" s="1"><v>{raw}</v></c></row>', styles=styles_xml(code)))
    assert rows == [(1, [value])]
    assert type(rows[0][1][0]) is type(value)
    assert findings == []


def test_zeros_without_a_number_are_text() -> None:
    """
    A cell with a format of zeros and a content that is no number is given as it is.
    """
    rows, findings = read(book('<row r="1"><c r="A1" s="1"><v>нет</v></c></row>', styles=styles_xml("000")))
    assert (rows, codes(findings)) == ([(1, ["нет"])], {"IMP056": 1})


@pytest.mark.parametrize(
    ("code", "raw", "value"),
    [
        ("dd.mm.yyyy", "45323", dt.date(2024, 2, 1)),
        ("dd.mm.yyyy", "45323.5", dt.datetime(2024, 2, 1, 12)),
        ("dd.mm.yyyy", "45323.9999999999", dt.date(2024, 2, 2)),
        ("dd.mm.yyyy", "1", dt.date(1900, 1, 1)),
        ("dd.mm.yyyy", "59", dt.date(1900, 2, 28)),
        ("dd.mm.yyyy", "61", dt.date(1900, 3, 1)),
        ("dd.mm.yyyy", "2958465", dt.date(9999, 12, 31)),
        ("yyyy\\-mm\\-dd\\ hh:mm:ss", "45323.123456789", dt.datetime(2024, 2, 1, 2, 57, 46, 667000)),
        ("h:mm", "0.5", dt.time(12)),
        ("h:mm", "0", dt.time(0)),
        ("h:mm:ss", "0.999999999999", dt.time(23, 59, 59, 999000)),
        ("h:mm", "45323.25", dt.datetime(2024, 2, 1, 6)),
        ("[h]:mm", "0.25", dt.time(6)),
        ("h:mm", "45323", dt.date(2024, 2, 1)),
    ],
)
def test_a_date_format_turns_a_number_into_a_date(code: str, raw: str, value: object) -> None:
    """
    Days become dates, fractions times, and 1900 keeps the leap day that never was out of the count.
    """
    found = values(f'<c r="A1" s="1"><v>{raw}</v></c>', styles=styles_xml(code))
    assert found == [value]
    assert type(found[0]) is type(value)


@pytest.mark.parametrize("raw", ["0", "60", "-1", "2958466", "1e300", "99999"])
def test_a_day_that_does_not_exist_stays_a_number(raw: str) -> None:
    """
    Day 0, 29 February 1900, days before 1900 and after 9999 are given as numbers and said.
    """
    rows, findings = read(book(f'<row r="1"><c r="A1" s="1"><v>{raw}</v></c></row>', styles=styles_xml("d.m.yy")))
    if raw == "99999":
        assert rows == [(1, [dt.date(2173, 10, 13)])]
        assert findings == []
    else:
        assert rows == [(1, [float(raw)])]
        assert codes(findings) == {"IMP056": 1}


@pytest.mark.parametrize(
    ("code", "raw", "shown"), [("[h]:mm", "1.0625", "25:30"), ("[hh]:mm:ss", "45323.5", "1087764:00:00")]
)
def test_a_duration_of_days_is_text(code: str, raw: str, shown: str) -> None:
    """
    A duration longer than a day is no time of day: it is given as Excel shows it, and counted.
    """
    rows, findings = read(book(f'<row r="1"><c r="A1" s="1"><v>{raw}</v></c></row>', styles=styles_xml(code)))
    assert (rows, codes(findings)) == ([(1, [shown])], {"IMP055": 1})


@pytest.mark.parametrize("flag", ["1", "true"])
def test_the_epoch_of_1904_is_obeyed(flag: str) -> None:
    """
    A workbook from an old Mac counts its days from 1904, day 0 included.
    """
    told = workbook_xml(properties=f'<workbookPr date1904="{flag}"/>')
    cells = '<c r="A1" s="1"><v>43861</v></c><c r="B1" s="1"><v>0</v></c><c r="C1" s="2"><v>0.5</v></c>'
    found = values(cells, workbook=told, styles=styles_xml("dd.mm.yyyy", "h:mm"))
    assert found == [dt.date(2024, 2, 1), dt.date(1904, 1, 1), dt.time(12)]


def test_the_last_day_holds_in_both_epochs() -> None:
    """
    A day of the 1904 epoch beyond the year 9999 is a number, not an exception.
    """
    told = workbook_xml(properties='<workbookPr date1904="1"/>')
    cells = '<c r="A1" s="1"><v>2958000</v></c>'
    assert values(cells, workbook=told, styles=styles_xml("d.m.y")) == [2958000]


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("2024-02-01", dt.date(2024, 2, 1)),
        ("2024-02-01T00:00:00", dt.date(2024, 2, 1)),
        ("2024-02-01T10:30:00", dt.datetime(2024, 2, 1, 10, 30)),
        ("2024-02-01T10:30:00Z", dt.datetime(2024, 2, 1, 10, 30, tzinfo=dt.UTC)),
        ("10:30:00", dt.time(10, 30)),
        ("01.02.2024", "01.02.2024"),
        ("2024-02-31", "2024-02-31"),
        ("first of May", "first of May"),
    ],
)
def test_dates_spelt_out_are_read(raw: str, value: object) -> None:
    """
    Cells of type d hold ISO dates; what is none stays text.
    """
    assert values(f'<c r="A1" t="d"><v>{raw}</v></c>') == [value]


def test_booleans_and_errors() -> None:
    """
    Booleans are read in every spelling, errors stay text and are counted once a sheet with the first place.
    """
    cells = (
        '<c r="A2" t="b"><v>1</v></c><c r="B2" t="b"><v>false</v></c><c r="C2" t="b"><v>да</v></c>'
        '<c r="D2" t="e"><v>#N/A</v></c><c r="E2" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
    )
    rows, findings = read(book(f'<row r="2">{cells}</row>'))
    assert rows == [(2, [True, False, "да", "#N/A", "#DIV/0!"])]
    assert codes(findings) == {"IMP056": 1, "IMP054": 2}
    assert {finding.code: finding.where.cell for finding in findings} == {"IMP056": "C2", "IMP054": "D2"}


def test_an_unknown_type_is_text() -> None:
    """
    A type that nobody defined leaves the content as text, with a finding.
    """
    rows, findings = read(book('<row r="1"><c r="A1" t="zz"><v>x &amp; y</v></c></row>'))
    assert (rows, codes(findings)) == ([(1, ["x & y"])], {"IMP056": 1})


def test_texts_in_all_their_forms() -> None:
    """
    Shared, rich, inline and formula strings give what the user sees; phonetic runs are no text.
    """
    strings = strings_xml(
        "<t>ООО &lt;Ромашка&gt; &amp; К&#176;</t>",
        "<r><rPr><b/></rPr><t>Иван</t></r><r><t xml:space='preserve'> Петров</t></r>",
        '<t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh>',
        '<t xml:space="preserve">  a_x000D_b_x005F_x0041_ </t>',
        "<t/>",
        "<t></t>",
        "",
        "<t>_xD83D__xDE00_ _xD83D_</t>",
        "<t>&nbsp;&#0;&#xD800;&#x41;&#1114112;</t>",
    )
    cells = "".join(f'<c r="{column_letters(i)}1" t="s"><v>{i}</v></c>' for i in range(9))
    inline = (
        '<c r="J1" t="inlineStr"><is><t>я &quot;тут&quot;</t></is></c>'
        '<c r="K1" t="inlineStr"><is><r><t>а</t></r><r><t>б</t></r></is></c>'
        '<c r="L1" t="str"><f>A1&amp;B1</f><v>x&apos;y_x0009_</v></c><c r="M1" t="inlineStr"><is><t></t></is></c>'
    )
    assert values(cells + inline, strings=strings) == [
        "ООО <Ромашка> & К°",
        "Иван Петров",
        "東京",
        "  a\rb_x0041_ ",
        None,
        None,
        None,
        "\U0001f600 \ufffd",
        "&nbsp;&#0;&#xD800;A&#1114112;",
        'я "тут"',
        "аб",
        "x'y\t",
    ]


def test_plain_strings_with_entities_are_resolved() -> None:
    """
    A table of plain strings only is read the fast way, entities and Excel's codes included.
    """
    strings = strings_xml("<t>a &amp; b</t>", "<t>a_x0009_b</t>", "<t>c</t>", "<t></t>")
    cells = "".join(f'<c r="{column_letters(i)}1" t="s"><v>{n}</v></c>' for i, n in enumerate((0, 1, 2, 3, 0)))
    assert values(cells, strings=strings) == ["a & b", "a\tb", "c", None, "a & b"]


def test_a_memory_of_types_is_bounded() -> None:
    """
    Cells with endless attributes are read all the same, though nothing is remembered of them.
    """
    cells = f'<c r="A1" cm="{"1" * 300}"><v>1</v></c><c r="B1" vm="{"2" * 300}"><v>2</v></c>'
    assert values(cells) == [1, 2]


def test_strings_that_close_themselves_keep_their_numbers() -> None:
    """
    An empty shared string still counts, in the middle and at the end.
    """
    strings = strings_xml("<t>a</t>").replace("</sst>", "<si/><si><t>c</t></si><si/></sst>")
    cells = "".join(f'<c r="{column_letters(i)}1" t="s"><v>{i}</v></c>' for i in (0, 1, 2, 3))
    rows, findings = read(book(f'<row r="1">{cells}</row>', strings=strings))
    assert (rows, findings) == ([(1, ["a", None, "c"])], [])


@pytest.mark.parametrize("raw", ["1", "-1", "x", "99999999999", "1_0", "٠", "9" * 5000])
def test_a_string_that_is_not_there_is_lost_and_said(raw: str) -> None:
    """
    A number beyond the table of strings, or none, gives an empty cell and an error.
    """
    cells = f'<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>{raw}</v></c>'
    rows, findings = read(book(f'<row r="1">{cells}</row>', strings=strings_xml("<t>a</t>")))
    assert (rows, codes(findings)) == ([(1, ["a"])], {"IMP057": 1})
    assert findings[0].where.cell == "B1"


def test_formulas_give_their_stored_value() -> None:
    """
    A formula gives what Excel stored; one without a stored value is empty and counted, an empty text is neither.
    """
    cells = (
        '<c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f t="shared" si="0"/><v>3.5</v></c>'
        '<c r="C1" t="str"><f>""</f><v></v></c><c r="D1"><f>1+1</f></c><c r="E1"><f>2</f><v/></c><c r="F1"><v>1</v></c>'
    )
    rows, findings = read(book(f'<row r="1">{cells}</row>'))
    assert rows == [(1, [2, 3.5, None, None, None, 1])]
    assert codes(findings) == {"IMP053": 2}
    assert findings[0].where.cell == "D1"


def test_long_texts_are_cut_and_said() -> None:
    """
    A text longer than a cell may be keeps its beginning, shared and inline, with an error; others stay whole.
    """
    long = "я" * 32_768
    cells = (
        '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>'
        f'<c r="C1" t="inlineStr"><is><t>{long}</t></is></c><c r="D1" t="str"><v>{long[:-1]}</v></c>'
    )
    rows, findings = read(book(f'<row r="1">{cells}</row>', strings=strings_xml(f"<t>{long}</t>", "<t>ok</t>")))
    assert rows == [(1, [long[:-1], "ok", long[:-1], long[:-1]])]
    assert codes(findings) == {"IMP051": 2}


def test_rows_and_columns_have_their_places() -> None:
    """
    Gaps are None, trailing empty cells and wholly empty rows are left out, hidden rows are marked.
    """
    content = book(
        '<row r="2" hidden="1"><c r="B2"><v>1</v></c><c r="D2"><v>2</v></c><c r="E2" s="0"/></row>'
        '<row r="4"><c r="A4" s="0"/><c r="B4"></c></row><row r="5" ht="15"/><row r="6"><c r="A6" s="0"/></row>'
        '<row r="7" hidden="0"><c r="A7"><v>3</v></c>'
        "</row><row/>"
    )
    table = tables(content)[0]
    assert [tuple(row)[:3] for row in table.rows] == [(2, [None, 1, None, 2], True), (7, [3], False)]
    assert table.findings == []


def test_positions_are_implied_where_they_are_not_given() -> None:
    """
    Rows and cells without an r follow the one before; empty rows count too.
    """
    rows = "<row><c><v>1</v></c><c/><c><v>2</v></c></row><row/><row ht='1'><c s='0'><v>3</v></c></row>"
    assert read(book(rows))[0] == [(1, [1, None, 2]), (3, [3])]
    assert read(book("<row/></row><row><c><v>1</v></c></row>"))[0] == [(2, [1])]


def test_cells_and_rows_out_of_order_find_their_place() -> None:
    """
    Cells in any order stand in their columns; rows in any order keep their numbers, and that is said.
    """
    rows = (
        '<row r="5"><c r="C5"><v>3</v></c><c r="A5"><v>1</v></c></row><row r="2"><c r="b2"><v>2</v></c></row>'
        "<row r='3'><c s='0' r='C3'><v>7</v></c></row>"
    )
    found, findings = read(book(rows))
    assert found == [(5, [1, None, 3]), (2, [None, 2]), (3, [None, None, 7])]
    assert codes(findings) == {"IMP058": 1}


def test_a_cell_given_twice_is_said() -> None:
    """
    Two cells at one address: the last one stays, as in other readers, and a finding tells.
    """
    rows, findings = read(book('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'))
    assert (rows, codes(findings)) == ([(1, [2])], {"IMP056": 1})


def test_every_row_is_read_alike_however_many_shapes_there_are() -> None:
    """
    When rows of ever new shapes have used up the room for plans, the careful way gives the same values.
    """
    xml = []
    wanted = []
    for number in range(1, 400):
        columns = [column for column in range(300) if (column * number) % 7 < 3 or column == number % 300]
        cells = "".join(f'<c r="{column_letters(c)}{number}"><v>{c}</v></c>' for c in columns)
        xml.append(f'<row r="{number}">{cells}</row>')
        wanted.append((number, [c if c in set(columns) else None for c in range(columns[-1] + 1)]))
    assert read(book("".join(xml)))[0] == wanted


@given(st.integers(0, 18_277))
def test_letters_and_index_are_one(index: int) -> None:
    """
    The index of a column's letters is the index that made the letters.
    """
    assert column_index(column_letters(index)) == index
