from __future__ import annotations

import gzip
import io
import zipfile

import pytest

from cjmkit.errors import FormatError
from cjmkit.intake.rows.sniff import sniff
from cjmkit.intake.rows.source import open_source


def _zip(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "application/vnd.oasis.opendocument.spreadsheet" if name == "mimetype" else "x")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (_zip("[Content_Types].xml", "xl/workbook.xml"), "xlsx"),
        (_zip("data.csv"), "xlsx"),
        (b"a;b\n1;2\n", "csv"),
        ("Клиент;ИНН\nРомашка;1\n".encode("cp1251"), "csv"),
        ("Клиент;ИНН\nРомашка;1\n".encode("utf-16"), "csv"),
        (b"[section]\na;b\n", "csv"),
        (b"{note}\na;b\n", "csv"),
        (b'[{"a": 1}]', "json"),
        ('[{"a": "я"}]'.encode("utf-16-le"), "json"),
        (b"\xef\xbb\xbf [ ]", "json"),
        (b'{"a": 1}', "json"),
        (b'{\n "a": 1\n}\n', "json"),
        (b"{}", "json"),
        (b'{"a": 1}\n{"a": 2}\n', "jsonl"),
        (b'{"a": 1}\n\n{"a": 2', "jsonl"),
        (b'{"a": 1\n{"a": 2', "json"),
        (b'{"a": ' + b"[" * 500 + b'\n{"a": 2}', "json"),
        (gzip.compress(b'[{"a": 1}]', mtime=0), "json"),
    ],
)
def test_the_content_tells_the_kind(data, kind):
    """Without a name the first bytes are enough."""
    found = sniff(open_source(data, name="base"))
    assert (found.kind, found.finding, found.schema) == (kind, None, None)


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a.jsonl.gz"])
def test_one_object_is_lines_if_the_name_says_so(name):
    """A base of one record looks the same as json and as jsonl."""
    assert sniff(open_source(b'{"a": 1}\n', name=name)).kind == "jsonl"
    assert sniff(open_source(b'{"a": "' + b"x" * 100_000, name=name)).kind == "jsonl"
    assert sniff(open_source(b'{"a"\n: 1}\n', name=name)).kind == "json"


def test_a_list_of_lists_is_json_by_its_name():
    """A bracket alone proves little, but the name of the file decides."""
    assert sniff(open_source(b"[[1, 2]]", name="a.json")).kind == "json"


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [("a.xlsx", b"a;b\n1;2", "csv"), ("a.csv", b'[{"a": 1}]', "json"), ("a.json", _zip("xl/workbook.xml"), "xlsx")],
)
def test_content_wins_over_the_name_and_that_is_told(name, data, kind):
    """A csv that was renamed is read as what it is."""
    found = sniff(open_source(data, name=name))
    assert found.kind == kind
    assert found.finding is not None
    assert found.finding.params == {"named": name[2:], "found": kind}
    assert found.finding.code == "IMP062"


def test_a_file_of_ours_tells_its_schema():
    """The schema is seen before anything is parsed."""
    assert sniff(open_source(b'{"schema": "cjmkit/card@1", "cards": []}', name="a.json")).schema == "cjmkit/card@1"
    assert sniff(open_source(b'{"schema":"cjmkit/card@2"}\n{}', name="a.jsonl")).schema == "cjmkit/card@2"


@pytest.mark.parametrize(
    ("data", "match"),
    [
        (b"", "IMP060"),
        (b" \n", "IMP060"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"{\\rtf1 x}", "RTF"),
        (b"Rar!\x1a", "RAR"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "an old Excel workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "with a password"),
        (_zip("mimetype", "content.xml"), "ODS"),
        (_zip("[Content_Types].xml", "word/document.xml"), "Word"),
        (b"<html><table><tr><td>1", "HTML"),
        (b"\n<!DOCTYPE html>", "HTML"),
        (b'<?xml version="1.0"?><Workbook/>', "XML"),
        (bytes(range(256)) * 3 + bytes(1000), "binary"),
    ],
)
def test_foreign_files_are_refused_with_advice(data, match):
    """What nobody reads here is named, and the reader is told what to do."""
    with pytest.raises(FormatError, match=match) as error:
        sniff(open_source(data, name="base.xlsx"))
    assert error.value.message("ru") != error.value.message("en")


@pytest.mark.parametrize("first", [b'{"a": 1, "b', b'{"a" 1}', b"no json", b"[1]"])
def test_broken_first_line_does_not_hide_the_others(first):
    """A file that is named as lines and has an object among its first ones is read by lines."""
    assert sniff(open_source(first + b'\n{"a": 2}\n', name="a.jsonl")).kind == "jsonl"
    assert sniff(open_source(b'{\n "a": [\n  {"b": 1}\n ]\n}\n', name="a.jsonl")).kind == "json"
