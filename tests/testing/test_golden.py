"""
Golden files: what differs is told, and in CI nothing is written.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cjmkit.testing import golden

ON, OFF = ("1", "true", "yes", "anything"), ("", "0", "false", "NO")


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the switch nor CI, whoever runs the tests."""
    monkeypatch.delenv(golden.SWITCH, raising=False)
    monkeypatch.delenv("CI", raising=False)


def archive(members: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED, year: int = 2026) -> bytes:
    """Return a zip archive of *members* with a date of *year*."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as made:
        for name, data in members.items():
            made.writestr(zipfile.ZipInfo(name, (year, 1, 1, 0, 0, 0)), data, compress_type=compression)
    return stream.getvalue()


def told(first: bytes, second: bytes) -> list[str]:
    """Return the lines that tell how the second differs from the first."""
    return list(golden.differences(first, second))


@pytest.mark.parametrize("found", [b"a\r\n", "a\r\n", "path"])
def test_what_is_equal_passes(tmp_path: Path, found: bytes | str) -> None:
    """Bytes, a text and the path of a file are all compared by their bytes."""
    kept, other = tmp_path / "kept", tmp_path / "other"
    kept.write_bytes(b"a\r\n")
    other.write_bytes(b"a\r\n")

    golden.check(other if found == "path" else found, kept)


def test_what_differs_fails_and_stays(tmp_path: Path) -> None:
    """The difference is shown with its line ends, with the way to accept it; the file is left alone."""
    kept = tmp_path / "kept.csv"
    kept.write_bytes(b"one\r\ntwo\n")

    with pytest.raises(pytest.fail.Exception, match=r"kept\.csv differs .*--cjmkit-golden=update") as caught:
        golden.check(b"one\ntwo\n", kept)
    assert "\n-one\\r\\n\n+one\\n\n" in str(caught.value)
    assert kept.read_bytes() == b"one\r\ntwo\n"


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    """A first run fails, so that nobody takes an unseen file for a proof."""
    with pytest.raises(pytest.fail.Exception, match=r"is not there yet.*--cjmkit-golden=update"):
        golden.check(b"x", tmp_path / "kept")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("word", ON)
def test_the_switch_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    """With the switch on the file is written, its folder too, and compares from then on."""
    kept = tmp_path / "new" / "folder" / "kept"
    monkeypatch.setenv(golden.SWITCH, word)
    golden.check("ёж", kept)
    monkeypatch.delenv(golden.SWITCH)

    golden.check("ёж".encode(), str(kept))


@pytest.mark.parametrize("word", OFF)
def test_a_switch_that_says_no_compares(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    """``CJMKIT_UPDATE_GOLDEN=0`` is off; so is ``CI=false`` no CI."""
    monkeypatch.setenv(golden.SWITCH, word)
    assert not golden.is_updating()

    monkeypatch.setenv(golden.SWITCH, "1")
    monkeypatch.setenv("CI", word)
    assert golden.is_updating()


def test_in_ci_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody looks at a golden file it can only prove, whatever the switch says."""
    kept = tmp_path / "kept"
    kept.write_bytes(b"old")
    monkeypatch.setenv(golden.SWITCH, "1")
    monkeypatch.setenv("CI", "true")

    with pytest.raises(pytest.fail.Exception, match="differs"):
        golden.check(b"new", kept)
    assert kept.read_bytes() == b"old"


def test_a_long_difference_is_cut(tmp_path: Path) -> None:
    """A file that differs in every line tells some of them, not a million."""
    kept = tmp_path / "kept"
    kept.write_text("x\n" * 1000)

    with pytest.raises(pytest.fail.Exception) as caught:
        golden.check("y\n" * 1000, kept)
    assert len(str(caught.value).splitlines()) == 41


@given(st.binary(max_size=30), st.binary(max_size=30))
@example(b"\n", b"\\n")
@example(b"a", b"a\n")
@example(b"\xff", b"\xff\x00")
@example(b"PK\x03\x04", b"PK\x03\x04 ")
def test_no_difference_means_equal(first: bytes, second: bytes) -> None:
    """Whatever two files hold that are no archives, something is told if and only if they differ."""
    assert bool(told(first, second)) is (first != second)


@given(
    st.text(st.sampled_from("a\\n\n\r\x0b\u2028т\u202e"), max_size=8), st.text(st.sampled_from("a\\n\n\r"), max_size=8)
)
def test_no_line_end_hides(first: str, second: str) -> None:
    """Line ends, what looks like one and invisible characters never make two texts look the same."""
    assert bool(told(first.encode(), second.encode())) is (first != second)


def test_other_files_tell_the_first_byte() -> None:
    """Of files that are no texts the place of the first difference is told, with its neighbours."""
    assert told(b"\x00\x01\x02", b"\x00\x01\x03") == ["byte 2 of 3 and 3: - 00 01 02 + 00 01 03"]
    assert told(b"\x00\x01", b"\x00\x01\x02") == ["byte 2 of 2 and 3: - 00 01 + 00 01 02"]


def test_archives_are_compared_by_members() -> None:
    """Neither times nor compression of an archive matter; texts inside are told line by line, pictures by a byte."""
    kept = archive({"a.xml": b"<a>1</a>\n", "b.png": b"\x89PNG"})

    assert told(kept, archive({"a.xml": b"<a>1</a>\n", "b.png": b"\x89PNG"}, zipfile.ZIP_STORED, 1999)) == []
    found = told(kept, archive({"a.xml": b"<a>2</a>\n", "b.png": b"\x89PNX"}))
    assert "a.xml: -<a>1</a>\\n" in found
    assert "a.xml: +<a>2</a>\\n" in found
    assert found[-1] == "b.png: byte 3 of 4 and 4: - 89 50 4e 47 + 89 50 4e 58"


def test_members_that_come_and_go_are_told() -> None:
    """A member that one of the archives lacks is told; so is another order, which some readers mind."""
    assert told(archive({"a": b"1", "b": b"2"}), archive({"b": b"2", "c": b"3"})) == ["- member a", "+ member c"]
    assert told(archive({"a": b"1", "b": b"2"}), archive({"b": b"2", "a": b"1"})) == [
        "the members stand in another order: - ['a', 'b'] + ['b', 'a']"
    ]


def test_an_archive_in_an_archive_is_looked_into() -> None:
    """A document inside an archive is compared by its members, too."""
    first, second = (archive({"card.docx": archive({"document.xml": text})}) for text in (b"one", b"two"))

    assert "card.docx: document.xml: -one" in told(first, second)


@pytest.mark.parametrize("hurt", ["cut", "flipped", "encrypted"])
def test_a_broken_archive_is_compared_by_bytes(hurt: str) -> None:
    """What only begins like an archive is told by its first byte that differs, and raises nothing."""
    whole = archive({"a": b"text " * 50})
    broken = {
        "cut": whole[:40],
        "flipped": whole[:45] + b"\xff\xff\xff" + whole[48:],
        "encrypted": whole[:6] + b"\x01" + whole[7:].replace(b"\x14\x00\x00\x00\x08", b"\x14\x00\x01\x00\x08"),
    }[hurt]

    (line,) = told(whole, broken)
    assert line.startswith("byte ")
