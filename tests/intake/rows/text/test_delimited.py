from __future__ import annotations

import codecs
import csv
import gzip
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjmkit.errors import ConfigError, FormatError, LimitError
from cjmkit.findings import Severity
from cjmkit.intake.rows.delimited import TextLimits, read_delimited
from cjmkit.intake.rows.source import open_source
from intake.rows.text.readers import cells, codes, csv_rows

BASE = "Клиент;ИНН;Город\nООО Ромашка;7707083893;Уфа\nИП Щукин;500100732259;Омск\n"
ROWS = [["Клиент", "ИНН", "Город"], ["ООО Ромашка", "7707083893", "Уфа"], ["ИП Щукин", "500100732259", "Омск"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1251", "cp866"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_encoding_and_line_end_gives_the_same_rows(encoding, end):
    """The base reads the same however it was written."""
    table, rows = csv_rows(BASE.replace("\n", end).encode(encoding))
    assert cells(rows) == ROWS
    assert [row.number for row in rows] == [1, 2, 3]
    assert table.details["delimiter"] == ";"


@pytest.mark.parametrize("encoding", ["koi8-r", "mac-cyrillic"])
def test_rare_encodings_are_read_and_told(encoding):
    """An encoding other than UTF-8 is named in the details and in a note."""
    table, rows = csv_rows(BASE.encode(encoding))
    assert cells(rows) == ROWS
    assert table.details["encoding"] == encoding
    assert codes(table) == ["IMP063"]
    assert table.findings[0].severity is Severity.INFO


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("name", ["base.csv", "base.tsv", "base"])
def test_the_delimiter_is_found_whatever_the_name(delimiter, name):
    """A .csv may be separated by tabs."""
    table, rows = csv_rows(BASE.replace(";", delimiter), name=name)
    assert cells(rows) == ROWS
    assert table.details["delimiter"] == delimiter
    assert not table.findings


def test_a_comma_in_every_price_is_no_delimiter():
    """Kopecks and addresses have commas in each row, the delimiter is still the semicolon."""
    text = "Клиент;Сумма\n" + "".join(f"Щукин, Иван {n};{n},50\n" for n in range(20))
    table, rows = csv_rows(text)
    assert table.details["delimiter"] == ";"
    assert rows[1].values == ["Щукин, Иван 0", "0,50"]


def test_titles_above_the_table_do_not_hide_the_delimiter():
    """Lines of prose before the heading speak for no delimiter."""
    text = "Клиенты, филиал, Уфа\n\nна 01.02.2024\nИмя;ИНН;КПП;Город\n" + "а;1;2;Уфа, Омск\n" * 9
    assert csv_rows(text)[0].details["delimiter"] == ";"


def test_one_column_is_doubtful():
    """With no delimiter in sight the reader takes one and says so."""
    table, rows = csv_rows("Имя\nАнна\nПётр\n")
    assert cells(rows) == [["Имя"], ["Анна"], ["Пётр"]]
    assert codes(table) == ["IMP070"]
    assert csv_rows("Имя\nАнна\n", name="a.tsv")[0].details["delimiter"] == "\t"


@pytest.mark.parametrize("line", ["sep=|", 'SEP="', '"sep=|"', "sep=|\r"])
def test_the_line_for_excel_is_obeyed_and_is_no_data(line):
    """sep= names the delimiter, and rows begin on line 2."""
    if line == 'SEP="':
        assert csv_rows(f"{line}\nx\n")[1][0].number == 1
        return
    table, rows = csv_rows(f"{line}\na;1|b\nc|d\n")
    assert cells(rows) == [["a;1", "b"], ["c", "d"]]
    assert rows[0].number == 2
    assert codes(table) == ["IMP071"]


def test_the_callers_delimiter_is_obeyed():
    """What is named is not found out."""
    table, rows = csv_rows("a b;c\nd e;f\n", delimiter=" ")
    assert cells(rows) == [["a", "b;c"], ["d", "e;f"]]
    assert not table.findings


@pytest.mark.parametrize("options", [{"delimiter": ";;"}, {"delimiter": '"'}, {"quotechar": ""}, {"delimiter": "\n"}])
def test_marks_that_cannot_work_are_refused(options):
    """Delimiter and quote are two different characters."""
    with pytest.raises(ConfigError, match="IMP079"):
        csv_rows(BASE, **options)


def test_an_unknown_encoding_is_the_callers_mistake():
    """The name of an encoding is checked before anything is read."""
    with pytest.raises(ConfigError, match="IMP066"):
        csv_rows(BASE, encoding="utf-9")
    with pytest.raises(ConfigError, match="IMP066"):
        csv_rows(BASE, encoding="base64")


def test_a_named_encoding_gets_no_note():
    """The caller knows the encoding already."""
    table, rows = csv_rows(BASE.encode("cp866"), encoding="cp866")
    assert cells(rows) == ROWS
    assert not table.findings


def test_blank_cells_are_none_and_text_stays_as_it_is():
    """Blanks alone are nothing; blanks around a text are left to the repair."""
    _, rows = csv_rows("a;b;c;d\n ; x ;\u00a0;\n;;;\n\n1;2;3;4")
    assert cells(rows) == [["a", "b", "c", "d"], [None, " x "], [], [], ["1", "2", "3", "4"]]


def test_what_stands_in_quotes_may_hold_anything():
    """Delimiters, doubled quotes and line ends inside of a quoted cell stay."""
    _, rows = csv_rows('a;b\n"x;y";"ООО ""Ромашка"""\n"строка 1\nстрока 2\r\n3";z\nконец;1\n')
    assert cells(rows)[1:] == [["x;y", 'ООО "Ромашка"'], ["строка 1\nстрока 2\r\n3", "z"], ["конец", "1"]]
    assert [row.number for row in rows] == [1, 2, 3, 6]


@pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\x85", "\v", "\f", "\x1c", "\x1d", "\x1e"])
@pytest.mark.parametrize("end", ["\n", "\r"])
def test_only_line_ends_end_a_row(mark, end):
    """What str.splitlines would break at is an ordinary character of a cell."""
    _, rows = csv_rows(f"a;b{end}x{mark}y;z{end}")
    assert cells(rows) == [["a", "b"], [f"x{mark}y", "z"]]


def test_short_rows_pass_and_long_ones_are_told():
    """A row with fewer cells is usual; one with more means that something moved."""
    table, rows = csv_rows("a;b;c\n1;2\n1;2;3;4\n1;2;3;;;\n")
    assert cells(rows)[1:] == [["1", "2"], ["1", "2", "3", "4"], ["1", "2", "3"]]
    (finding,) = table.findings
    assert (finding.code, finding.where.row, finding.params["found"]) == ("IMP072", 3, 4)


def test_findings_of_a_broken_file_do_not_grow_without_end():
    """After a hundred places of one code the rest is a number, as grave as they are."""
    table, _ = csv_rows("a;b\n" + "1;2\n1;2;3\n" * 350, delimiter=";", limits=TextLimits())
    wide = [finding for finding in table.findings if finding.code == "IMP072"]
    assert len(wide) == 100
    assert (table.findings[-1].code, table.findings[-1].params["count"]) == ("IMP080", 250)
    assert table.findings[-1].severity is Severity.WARNING


def test_nul_is_taken_out_and_told():
    """NUL characters are removed, with the line they stood on."""
    table, rows = csv_rows("a;b\n1\0\0;2\n3;4\n")
    assert cells(rows) == [["a", "b"], ["1", "2"], ["3", "4"]]
    (finding,) = table.findings
    assert (finding.code, finding.where.line, finding.params["count"]) == ("IMP073", 2, 2)


def test_defused_cells_are_read_as_they_were():
    """The apostrophe that guards from formulas comes off, and their number is told."""
    table, rows = csv_rows("a;b\n'=1+1;'+7 916\n'tis;''=x\n")
    assert cells(rows)[1:] == [["=1+1", "+7 916"], ["'tis", "'=x"]]
    assert [(f.code, f.params["count"]) for f in table.findings] == [("IMP081", 3)]


@pytest.mark.parametrize("data", [b"", b" \r\n\t ", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, gzip.compress(b"", mtime=0)])
def test_nothing_at_all_is_refused(data):
    """An empty file is a mistake of whoever sent it."""
    with pytest.raises(FormatError, match="IMP060"):
        csv_rows(data)


def test_a_file_in_two_encodings_is_refused_with_its_place():
    """UTF-8 that turns into cp1251 names byte and line; the rows before still come."""
    good = ("Клиент;Город\n" + "Ромашка;Уфа\n" * 9000).encode()
    (table,) = read_delimited(open_source(good + "Лютик;Омск\n".encode("cp1251"), name="x.csv"))
    seen = []
    with pytest.raises(FormatError, match=f"line 9002, byte {len(good)}") as error:
        seen.extend(table.rows)
    assert len(seen) == 9001
    assert error.value.__context__ is None


def test_bad_bytes_at_the_very_beginning_are_refused_at_once():
    """A named encoding that does not fit fails before the first row."""
    with pytest.raises(FormatError, match="line 1, byte 0"):
        csv_rows(BASE.encode("cp1251"), encoding="utf-8")


def test_a_character_cut_at_the_end_of_the_file_is_told():
    """A file cut in the middle of a character is damaged."""
    with pytest.raises(FormatError, match="line 4"):
        csv_rows(BASE.encode() + "Я".encode()[:1])
    long = ("Ромашка;Уфа\r\n" * 9000).encode() + "Я".encode()[:1]
    with pytest.raises(FormatError, match=f"line 9001, byte {len(long) - 1}"):
        csv_rows(long)


def test_pages_of_ascii_do_not_decide_the_encoding():
    """The first part that is not ASCII is what tells."""
    text = "id;name\n" + "1;abc\n" * 30_000 + "2;ООО Ромашка и партнёры\n" * 20
    table, rows = csv_rows(text.encode("cp1251"))
    assert rows[-1].values == ["2", "ООО Ромашка и партнёры"]
    assert table.details["encoding"] == "cp1251"


def test_the_one_byte_that_cp1251_lacks_costs_one_character():
    """Byte 98 has no meaning in cp1251; it is replaced and counted."""
    table, rows = csv_rows(BASE.encode("cp1251") + b"\x98;1;2\n")
    assert rows[-1].values == ["\ufffd", "1", "2"]
    assert "IMP069" in codes(table)


def test_a_doubtful_encoding_is_a_warning():
    """Too few letters make the encoding a guess, and that is said."""
    table, _ = csv_rows(b"a;b\n\xe9;\xfc\n")
    assert codes(table)[0] == "IMP064"


def test_too_many_columns_are_refused():
    """A row of thousands of cells is no client."""
    with pytest.raises(LimitError, match="2000 columns, 1024"):
        csv_rows("x;" * 1999 + "x\n")
    with pytest.raises(LimitError, match="3 columns, 2"):
        csv_rows("a;b;c\n", limits=TextLimits(columns=2))


def test_a_line_without_end_is_refused():
    """A cell of ten megabytes takes no more memory than the limit."""
    with pytest.raises(LimitError, match=r"x.csv\[2\].*longer than 2000000"):
        csv_rows("a;b\n" + "x" * 10_000_000, name="x.csv")
    with pytest.raises(LimitError, match="IMP078"):
        csv_rows('a;b\n"' + "x" * 10_000_000 + '";1\n')


def test_gzip_is_unpacked_and_a_cut_one_refused():
    """A packed base reads like a plain one; half of it does not pass for the whole."""
    packed = gzip.compress(("Клиент;ИНН\n" + "".join(f"Ромашка {n};{n * 7919}\n" for n in range(40_000))).encode())
    assert len(csv_rows(packed, name="base.csv.gz")[1]) == 40_001
    with pytest.raises(FormatError, match="IMP067"):
        csv_rows(packed[: len(packed) // 2])
    with pytest.raises(FormatError, match="IMP067"):
        csv_rows(packed[:5000] + b"\xff" * 500 + packed[5500:])


def test_a_gzip_file_on_disk_is_closed(tmp_path):
    """Reading a packed file leaves nothing open (a warning would fail this test)."""
    path = tmp_path / "base.csv.gz"
    path.write_bytes(gzip.compress(BASE.encode()))
    (table,) = read_delimited(open_source(path))
    assert cells(list(table.rows)) == ROWS


def test_a_bomb_is_refused_by_its_ratio_and_by_its_size():
    """What unpacks to hundreds of times its size is not read to the end."""
    bomb = gzip.compress(b"a;b\n" * 500_000)
    with pytest.raises(LimitError, match="IMP068"):
        csv_rows(bomb, limits=TextLimits(unpacked_free=1_000_000))
    with pytest.raises(LimitError, match="IMP068"):
        csv_rows(bomb, limits=TextLimits(unpacked_bytes=100_000))


def test_a_read_error_of_the_system_is_told(tmp_path, monkeypatch):
    """When the disk fails, the reason is in the message."""
    from cjmkit.errors import SourceError
    from cjmkit.intake.rows import source as sources

    class _Failing(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(sources.Source, "open", lambda self: _Failing())
    with pytest.raises(SourceError, match="Input/output error"):
        csv_rows(b"x")
    monkeypatch.setattr(_Failing, "read", lambda self, size=-1: (_ for _ in ()).throw(OSError("x")))
    with pytest.raises(SourceError, match="OSError"):
        csv_rows(b"x")


def _stdlib(text: str, delimiter: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def _tidy(rows: list[list[str]]) -> list[list[str | None]]:
    tidied = []
    for row in rows:
        values: list[str | None] = [None if not cell or cell.isspace() else cell for cell in row]
        while values and values[-1] is None:
            values.pop()
        tidied.append(values)
    return tidied


# No NUL (removed), no apostrophe (defusing), no carriage return (3.11 does not quote it).
_CELLS = st.text(st.sampled_from('абв;,\t|"\n \u2028x1='), max_size=8)


@given(
    st.lists(st.lists(_CELLS, min_size=1, max_size=5), min_size=1, max_size=8),
    st.sampled_from(";,\t|"),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]),
)
@settings(max_examples=300)
def test_what_the_csv_module_writes_reads_back(rows, delimiter, end, quoting):
    """Whatever the dialect, the cells are those that were written."""
    if end == "\r" and quoting == csv.QUOTE_MINIMAL:  # 3.11 writes a bare line feed there
        rows = [[cell.replace("\n", "") for cell in row] for row in rows]
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(rows)
    text = stream.getvalue()
    if not text.strip():
        return
    _, read = csv_rows(text, delimiter=delimiter)
    if text.lower().startswith(("sep=", '"sep=')):
        return
    assert cells(read) == _tidy(rows) == _tidy(_stdlib(text, delimiter))


@given(st.text(st.sampled_from("аб;\n"), max_size=60), st.sampled_from(";,|"))
def test_text_without_quotes_is_cut_as_the_csv_module_cuts_it(text, delimiter):
    """The quick road gives the same cells as the csv module."""
    if text.strip():
        assert cells(csv_rows(text, delimiter=delimiter)[1]) == _tidy(_stdlib(text, delimiter))


def test_no_personal_value_shows_in_findings():
    """Findings name places, never what stands there."""
    canary = "Канарейкин"
    text = f'a;b\n{canary};1;2\n"{canary}" x;1\n{canary}\0;1\n\'={canary};1\nx;"{canary};1\n'
    table, _ = csv_rows(text.encode("cp1251"), delimiter=";")
    assert len(set(codes(table))) >= 5
    assert canary not in "".join(repr(f) + f.line("ru") + f.line("en") for f in table.findings)
