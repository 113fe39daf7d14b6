"""
What programs write and the standard does not foresee, or foresees and nobody expects.
"""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from cjmkit.errors import ConfigError, FormatError, LimitError, SourceError
from cjmkit.intake.rows.guard import Limits
from cjmkit.intake.rows.source import Source, open_source
from cjmkit.intake.rows.xlsx import read_workbook, sheet_names
from intake.rows.xlsx.handmade import (
    MAIN,
    OFFICE,
    RELS,
    SHEET1,
    STRICT,
    STRINGS,
    STYLES,
    WORKBOOK,
    book,
    codes,
    packed,
    parts,
    read,
    rels_xml,
    sheet_xml,
    strings_xml,
    styles_xml,
    tables,
    values,
    workbook_xml,
)

ROW = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>1</v></c></row>'
TEXT = strings_xml("<t>текст</t>")
WANTED = [(1, ["текст", 1])]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1251"])
def test_parts_in_any_encoding_are_read(encoding: str) -> None:
    """
    UTF-8 with and without a mark, UTF-16 in both orders, and a declared one-byte encoding give the same rows.
    """
    declared = encoding if encoding.startswith("w") else encoding[:6]
    members = parts(ROW, strings=TEXT, workbook=workbook_xml("Лист"))
    spoiled = {
        name: str(content).replace('encoding="UTF-8"', f'encoding="{declared}"').encode(encoding)
        for name, content in members.items()
    }
    assert read(packed(spoiled))[0] == WANTED


@pytest.mark.parametrize("content", [b"\xff", "я".encode("cp1251"), b'<?xml version="1.0" encoding="utf-7"?><sst/>'])
def test_an_unreadable_encoding_is_refused(content: bytes) -> None:
    """
    Bytes that are no text in their encoding, or an encoding that no workbook uses, are refused by name.
    """
    members = parts(ROW) | {STRINGS: content if content[:1] == b"<" else TEXT.encode() + content}
    with pytest.raises(FormatError, match=r"sharedStrings.xml cannot be read in its encoding.*IMP039"):
        read(packed(members))


def test_prefixes_and_strict_names_make_no_difference() -> None:
    """
    Elements with a namespace prefix and the strict edition of the format give the same rows.
    """
    sheet = (
        f'<x:worksheet xmlns:x="{STRICT}"><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c>'
        '<x:c r="B1"><x:f>1</x:f><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )
    strings = TEXT.replace("<sst", "<q:sst").replace(f'xmlns="{MAIN}"', f'xmlns:q="{STRICT}"')
    for tag in ("si", "t", "/si", "/t", "/sst"):
        strings = strings.replace(f"<{tag}>", f"<{'/' if tag[0] == '/' else ''}q:{tag.strip('/')}>")
    rels = rels_xml().replace(OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships")
    assert read(book(sheet=sheet, strings=strings, rels=rels))[0] == WANTED


def test_comments_cdata_and_instructions_are_looked_through() -> None:
    """
    XML that no spreadsheet writes, but that means the same, is read the same.
    """
    rows = (
        '<!-- <row r="9"><c r="A9"><v>9</v></c></row> --><row r="1"><?pi x="<"?><c r="A1" t="inlineStr"><is>'
        '<t><![CDATA[тек<&>]]>ст<!-- > --></t></is></c><c r="B1"><v>1<!-- 2 -->3</v></c></row>'
    )
    assert read(book(rows))[0] == [(1, ["тек<&>ст", 13])]


def test_carriage_returns_are_line_ends() -> None:
    """
    Line ends inside a text come out as XML says, one line feed each.
    """
    assert values('<c r="A1" t="inlineStr"><is><t>a\r\nb\rc\nd&#13;</t></is></c>') == ["a\nb\nc\nd\r"]


@pytest.mark.parametrize("size", [1, 2, 3, 7, 64])
def test_chunks_may_be_cut_anywhere(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Wherever a chunk ends, in a tag, a comment, a character or a line end, the rows are the same.
    """
    rows = ROW + '<row r="2"><!-- > <c --><c r="A2" t="inlineStr"><is><t>a\r\n<![CDATA[<я>]]></t></is></c></row><row/>'
    content = book(rows, strings=TEXT)
    monkeypatch.setattr("cjmkit.intake.rows.guard._CHUNK", size)
    assert read(content)[0] == [*WANTED, (2, ["a\n<я>"])]


def test_white_space_between_tags_means_nothing() -> None:
    """
    Pretty-printed parts give the same rows.
    """
    rows = ROW.replace("><", ">\n  <")
    strings = TEXT.replace("><", ">\n\t<")
    assert read(book(f"\n{rows}\n", strings=strings))[0] == WANTED


@pytest.mark.parametrize("dimension", ["A1:XFD1048576", "A1", "B7:C9", "", "nonsense"])
def test_the_dimension_is_not_believed(dimension: str) -> None:
    """
    Whatever size the sheet claims, exactly its rows are given.
    """
    sheet = sheet_xml(ROW, before=f'<dimension ref="{dimension}"/>')
    assert read(book(sheet=sheet, strings=TEXT))[0] == WANTED


@pytest.mark.parametrize(
    "target",
    ["worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml", "..\\xl\\worksheets\\sheet1.xml", "./WORKSHEETS/Sheet1.XML"],
)
def test_targets_are_resolved(target: str) -> None:
    """
    Relative and absolute targets, with slashes or backslashes, in any case, lead to the part.
    """
    rels = rels_xml().replace("worksheets/sheet1.xml", target)
    assert read(book(ROW, rels=rels, strings=TEXT))[0] == WANTED


def test_backslashes_and_capitals_in_member_names() -> None:
    """
    Member names with backslashes, a leading slash or capital letters are found.
    """
    members = parts(ROW, strings=TEXT)
    spoiled = {"/" + name.replace("/", "\\").upper(): content for name, content in members.items()}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in spoiled.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    assert read(target.getvalue())[0] == WANTED


@pytest.mark.parametrize("absent", ["_rels/.rels", "[Content_Types].xml", RELS, STYLES])
def test_parts_that_can_be_guessed_may_be_missing(absent: str) -> None:
    """
    Relations, content types and styles may be missing when the parts have their usual names.
    """
    members = parts(ROW, strings=TEXT, styles=styles_xml("d.m.y"))
    del members[absent]
    assert read(packed(members))[0] == WANTED


def test_missing_strings_lose_texts_and_say_so() -> None:
    """
    Without the table of strings numbers are read, and every lost text is an error.
    """
    rows, findings = read(book(ROW))
    assert (rows, codes(findings)) == ([(1, [None, 1])], {"IMP057": 1})


def test_a_missing_sheet_is_refused_unless_another_is_wanted() -> None:
    """
    A sheet whose part is not there is refused at once; a sound sheet of the same workbook can be read.
    """
    content = book(ROW, workbook=workbook_xml("А", "Б"), rels=rels_xml(2), strings=TEXT)
    with pytest.raises(FormatError, match=r"the archive lacks the part xl/worksheets/sheet2.xml.*IMP041"):
        tables(content)
    assert [table.sheet for table in tables(content, sheets=["А"])] == ["А"]


def three_sheets() -> bytes:
    rels = rels_xml(3, f'<Relationship Id="rId4" Type="{OFFICE}/chartsheet" Target="chartsheets/sheet1.xml"/>')
    told = workbook_xml("А", "Б", "В &amp; Г", "График").replace('name="Б"', 'name="Б" state="hidden"')
    told = told.replace('name="В', 'state="veryHidden" name="В')
    members = parts(ROW, rels=rels, workbook=told, strings=TEXT)
    members["xl/worksheets/sheet2.xml"] = sheet_xml('<row r="1"><c r="A1"><v>2</v></c></row>')
    members["xl/worksheets/sheet3.xml"] = sheet_xml('<row r="1"><c r="A1"><v>3</v></c></row>')
    return packed(members)


def test_sheets_are_listed_with_their_state() -> None:
    """
    Every sheet with cells is listed in the order of the tabs, hidden ones as such.
    """
    found = sheet_names(open_source(three_sheets(), name="t.xlsx"))
    assert [(sheet.name, sheet.hidden, sheet.state, sheet.order) for sheet in found] == [
        ("А", False, "visible", 1),
        ("Б", True, "hidden", 2),
        ("В & Г", True, "veryHidden", 3),
    ]


def test_hidden_sheets_are_given_and_chart_sheets_are_said() -> None:
    """
    Hidden sheets come as tables marked hidden; a chart sheet is an info on the first table.
    """
    found = tables(three_sheets())
    assert [(table.sheet, table.details.get("hidden")) for table in found] == [("А", None), ("Б", "1"), ("В & Г", "1")]
    assert [[list(row.values) for row in table.rows] for table in found] == [[["текст", 1]], [[2]], [[3]]]
    assert codes(found[0].findings) == {"IMP050": 1}
    assert found[0].findings[0].where.sheet == "График"
    assert found[1].findings == []


def test_tables_may_be_walked_in_any_order_and_interleaved() -> None:
    """
    Rows of several sheets may be read at once, last sheet first, and merged ranges asked in between.
    """
    found = tables(three_sheets())
    streams = [table.rows for table in reversed(found)]
    assert [next(stream).values[0] for stream in streams] == [3, 2, "текст"]
    assert [list(table.merged) for table in found] == [[], [], []]
    assert [list(stream) for stream in streams] == [[], [], []]


def test_sheets_and_properties_with_end_tags() -> None:
    """
    Elements that are closed by a tag of their own count once.
    """
    told = workbook_xml(properties="<workbookPr></workbookPr>").replace('r:id="rId1"/>', 'r:id="rId1"></sheet>')
    assert [table.sheet for table in tables(book(ROW, workbook=told, strings=TEXT))] == ["База"]


def test_an_unknown_sheet_names_those_there_are() -> None:
    """
    A name that no sheet has is the caller's mistake, answered with the names there are.
    """
    with pytest.raises(ConfigError, match="no sheet “X”; it has: «А», «Б», «В & Г»"):
        tables(three_sheets(), sheets=["А", "X"])
    assert [table.sheet for table in tables(three_sheets(), sheets=["В & Г", "А"])] == ["А", "В & Г"]


def test_a_workbook_of_chart_sheets_has_no_rows() -> None:
    """
    A workbook without a sheet of cells is refused.
    """
    rels = rels_xml(1).replace("/worksheet", "/chartsheet")
    with pytest.raises(FormatError, match="IMP042"):
        tables(book(rels=rels))
    with pytest.raises(FormatError, match="IMP042"):
        tables(book(workbook=workbook_xml().replace("<sheet ", "<nosheet ")))


def test_a_sheet_that_is_no_sheet_is_refused() -> None:
    """
    A relation that leads to another part, even to the workbook itself, is told while rows are read.
    """
    found = tables(book(rels=rels_xml().replace("worksheets/sheet1.xml", "workbook.xml")))
    with pytest.raises(FormatError, match=r"xl/workbook.xml is damaged.*IMP040"):
        next(found[0].rows)
    assert list(found[0].merged) == []


@pytest.mark.parametrize("count", [1, 2])
def test_too_many_sheets_or_relations_are_refused(count: int) -> None:
    """
    The numbers of sheets and of relations are bounded.
    """
    limits = Limits(sheets=2) if count == 1 else Limits(members=6)
    content = book(workbook=workbook_xml("а", "б", "в"), rels=rels_xml(1 if count == 1 else 9))
    with pytest.raises(LimitError, match="IMP048"):
        tables(content, limits=limits)


MERGES = (
    '<mergeCells count="4"><mergeCell ref="A1:C1"/><mergeCell ref="B2:B3"/><mergeCell ref="A60:B60"/>'
    '<mergeCell ref="A70:A72"/></mergeCells>'
)


def test_merged_ranges_of_the_header_are_known_before_and_after() -> None:
    """
    Ranges that begin in the first rows or go down are the same, asked before, amid or after the rows.
    """
    content = book(sheet=sheet_xml(ROW * 3, after=MERGES), strings=TEXT)
    wanted = [(1, 0, 1, 2), (2, 1, 3, 1), (70, 0, 72, 0)]
    before = tables(content)[0]
    assert list(before.merged) == wanted
    amid = tables(content)[0]
    next(amid.rows)
    assert amid.merged[0] == wanted[0]
    assert amid.merged[:3] == wanted
    after = tables(content)[0]
    assert "unread" in repr(after.merged)
    list(after.rows)
    assert (after.merged, len(after.merged)) == (wanted, 3)
    assert after.merged != 5
    assert repr(after.merged) == f"Merged({wanted})"


def test_merged_ranges_are_clipped_and_bounded() -> None:
    """
    A range over the whole sheet ends at the columns that are allowed; a million ranges are not kept, which is told.
    """
    ranges = '<mergeCell ref="A1:XFD1048576"/>' + '<mergeCell ref="A2:B2"/>' * 100_004
    content = book(sheet=sheet_xml(ROW, after=f"<mergeCells>{ranges}</mergeCells>"), strings=TEXT)
    table = tables(content)[0]
    assert (len(table.merged), table.merged[0]) == (100_000, (1, 0, 1_048_576, 1023))
    list(table.rows)
    (told,) = [finding for finding in table.findings if finding.code == "IMP132"]
    assert (told.params["count"], told.where.cell) == (5, "A2")


def test_hyperlinks_are_counted() -> None:
    """
    Links are not followed, only counted when the sheet was read to its end.
    """
    after = '<hyperlinks><hyperlink ref="A1" r:id="rId1"/><hyperlink ref="B1"/></hyperlinks>'
    table = tables(book(sheet=sheet_xml(ROW, after=after), strings=TEXT))[0]
    list(table.rows)
    assert table.details == {"hyperlinks": "2"}


@pytest.mark.parametrize("data", ["<sheetData/>", "<sheetData></sheetData>", "", "<sheetData >\n</sheetData >"])
def test_a_sheet_without_rows_is_empty(data: str) -> None:
    """
    A sheet without rows, or without their element, gives no row and no finding.
    """
    sheet = f'<worksheet xmlns="{MAIN}">{data}</worksheet>'
    assert read(book(sheet=sheet)) == ([], [])


def test_other_elements_of_a_sheet_are_passed_over() -> None:
    """
    Columns, views, extensions and long tails before and behind the rows change nothing.
    """
    before = "<sheetViews/>" + '<cols><col min="1" max="9"/></cols>' * 20_000
    after = "<conditionalFormatting>" + "<cfRule/>" * 100_000 + "</conditionalFormatting>"
    assert read(book(sheet=sheet_xml(ROW, before=before, after=after), strings=TEXT))[0] == WANTED


def test_a_gzipped_workbook_is_unpacked() -> None:
    """
    A workbook inside gzip is read like any other, from bytes and from a path.
    """
    content = gzip.compress(book(ROW, strings=TEXT))
    assert read(content)[0] == WANTED


def test_a_workbook_is_read_from_a_path(tmp_path: Path) -> None:
    """
    A file on disk gives the same rows, and is closed when its rows are read or dropped.
    """
    path = tmp_path / "клиенты.xlsx"
    path.write_bytes(book(ROW, strings=TEXT))
    table = next(read_workbook(open_source(path)))
    assert (table.source, [list(row.values) for row in table.rows]) == ("клиенты.xlsx", [["текст", 1]])
    dropped = next(read_workbook(open_source(path)))
    next(dropped.rows)
    del dropped
    path.rename(tmp_path / "other.xlsx")


def test_a_missing_file_is_a_source_error(tmp_path: Path) -> None:
    """
    A file that is not there is told as for any other format.
    """
    with pytest.raises(SourceError, match="IMP001"):
        read_workbook(Source(name="x.xlsx", path=tmp_path / "x.xlsx"))
    with pytest.raises(SourceError, match="IMP002"):
        read_workbook(Source(name="x.xlsx", path=tmp_path))


def test_the_default_folder_is_not_needed() -> None:
    """
    A workbook whose parts lie in the archive's root is found by its relations.
    """
    members = parts(ROW, strings=TEXT)
    moved = {name.replace("xl/", ""): content for name, content in members.items()}
    moved["_rels/.rels"] = str(moved["_rels/.rels"]).replace("xl/workbook.xml", "/workbook.xml")
    assert read(packed(moved))[0] == WANTED
    assert WORKBOOK not in moved
    assert SHEET1 not in moved
