"""
Texts and archives from outside.
"""

import gzip
import io
import zipfile

import pytest

from cjmkit.errors import FormatError, LimitError
from cjmkit.plugins import open_source
from cjmkit.plugins.hostile import ArchiveLimits, open_archive, read_bytes, read_text

LINE = "Плательщик=Общество с ограниченной ответственностью Ромашка\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "cp866", "utf-16"])
def test_a_text_is_read_in_its_encoding(encoding):
    """The encoding is told by mark, by UTF-8's rules, or by the frequencies of letters."""
    text, found = read_text(open_source(LINE.encode(encoding)))

    assert text == LINE
    assert found.replace("-", "").startswith(encoding.replace("-", "").removesuffix("sig"))


def test_bytes_that_are_no_text_are_refused():
    """Zero bytes are no text in any of the encodings; neither is what the only allowed one cannot read."""
    with pytest.raises(FormatError, match=r"utf-8, cp1251, cp866.*IMP622"):
        read_text(open_source(b"\0\1\2\0\xff\0"))
    with pytest.raises(FormatError, match="IMP622"):
        read_text(open_source("я".encode("cp1251")), encodings=("utf-8",))


def test_sizes_are_bounded_after_unpacking():
    """A gzip bomb is stopped at the limit; damaged gzip is told."""
    packed = gzip.compress(b"0" * 5_000_000)
    with pytest.raises(LimitError, match=r"1 (МБ|MB).*IMP621"):
        read_bytes(open_source(packed), limit=1_000_000)
    with pytest.raises(FormatError, match="IMP627"):
        read_bytes(open_source(packed[:100]))
    assert read_bytes(open_source(gzip.compress(b"abc"))) == b"abc"


def _zip(**members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_parts_of_an_archive_are_read():
    """Parts are listed as stored and read by their names in any case."""
    with open_archive(open_source(_zip(**{"b.xml": b"<b/>", "A.xml": b"<a/>"}))) as archive:
        assert archive.names == ("b.xml", "A.xml")
        assert "a.XML" in archive
        assert archive.read("a.xml") == b"<a/>"
        assert b"".join(archive.chunks("b.xml")) == b"<b/>"
        with pytest.raises(FormatError, match="IMP041"):
            archive.read("c.xml")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "IMP620"),
        (b"%PDF-1.7", "IMP627"),
        (_zip(a=b"x")[:-30], "IMP028"),
        (_zip(**{"../a": b"x"}), "IMP031"),
    ],
)
def test_bad_archives_are_refused(data, code):
    """What is no archive, a cut one, and one that leads outside are refused with a code."""
    with pytest.raises(FormatError, match=code), open_archive(open_source(data)):
        pytest.fail("it was opened")


def test_bombs_are_refused():
    """A part that grows beyond measure and too many parts are refused."""
    bomb = _zip(a=b"\0" * 20_000_000)
    with open_archive(open_source(bomb)) as archive, pytest.raises(LimitError, match="IMP037"):
        archive.read("a")
    many = _zip(**{str(number): b"" for number in range(20)})
    with pytest.raises(LimitError, match="IMP034"), open_archive(open_source(many), limits=ArchiveLimits(members=10)):
        pytest.fail("it was opened")
