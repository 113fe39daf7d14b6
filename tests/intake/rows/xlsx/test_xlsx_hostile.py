"""
Every hostile workbook comes to the outcome that is written down for it, within bounds.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest

from cjmkit.errors import FormatError, LimitError
from cjmkit.findings import Rule
from cjmkit.intake.catalogue import sizes
from cjmkit.intake.catalogue import workbook as rules
from cjmkit.intake.rows.guard import Limits
from cjmkit.intake.rows.source import open_source
from intake.rows.xlsx.handmade import book, read, strings_xml, tables
from intake.rows.xlsx.hostile import CASES, ROW
from intake.rows.xlsx.outcomes import outcome

TESTS = Path(__file__).parents[3]


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_hostile_workbook_comes_to_its_outcome(name: str) -> None:
    """
    A refusal carries the code that is written down, a harmless oddity gives its rows; nothing else is raised.
    """
    assert outcome(open_source(CASES[name].build(), name="t.xlsx")) == CASES[name].outcome


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(CASES))
def test_a_hostile_workbook_takes_little_memory(name: str, tmp_path: Path) -> None:
    """
    In a process of its own each case comes to the same outcome and stays below 64 MB over the base.
    """
    path = tmp_path / "hostile.xlsx"
    path.write_bytes(CASES[name].build())
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("measure.py")), str(path)],
        capture_output=True, text=True, check=True, timeout=60, cwd=TESTS, env={"PYTHONPATH": str(TESTS)},
    )  # fmt: skip
    came, _, grown = json.loads(done.stdout)
    assert came == CASES[name].outcome
    assert grown < 64


def refused(rule: Rule, kind: type[FormatError], limits: Limits, rows: str = ROW) -> None:
    with pytest.raises(kind, match=rule.code):
        read(book(rows), limits=limits)


def test_every_limit_holds() -> None:
    """
    Each limit that a caller may set refuses what is just beyond it.
    """
    refused(sizes.TOO_BIG, LimitError, Limits(file_bytes=100))
    refused(sizes.TOO_MANY_MEMBERS, LimitError, Limits(members=2))
    refused(sizes.TOO_BIG_UNPACKED, LimitError, Limits(unpacked_bytes=200))
    refused(sizes.TOO_MANY_ROWS, LimitError, Limits(rows=1), ROW + "<row/>")
    refused(sizes.TOO_MANY_CELLS, LimitError, Limits(cells=1), "<row><c/><c/></row>")
    refused(sizes.FAR_VALUE, LimitError, Limits(columns=1), "<row><c><v>1</v></c><c><v>1</v></c></row>")
    refused(sizes.TOO_MANY_ROWS, LimitError, Limits(rows=2), "<row/>" * 200_000)
    refused(sizes.ROW_TOO_LONG, LimitError, Limits(row_chars=10), f'<row x="{"y" * 300_000}">' + "<c/></row>")


def test_shared_strings_are_bounded() -> None:
    """
    The number of shared strings and their size are bounded, and one endless string is refused.
    """
    content = book('<row><c t="s"><v>0</v></c></row>', strings=strings_xml("<t>а</t>", "<t>б</t>"))
    for limits in (Limits(strings=1), Limits(string_chars=20)):
        with pytest.raises(LimitError, match="IMP048"):
            read(content, limits=limits)
    endless = book('<row><c t="s"><v>0</v></c></row>', strings=strings_xml(f"<t>{'я' * 300_000}</t>"))
    with pytest.raises(LimitError, match=r"sharedStrings.xml .* is longer than 1000 characters.*IMP047"):
        read(endless, limits=Limits(row_chars=1000))


def test_a_gzip_bomb_is_refused() -> None:
    """
    What gzip unpacks to is bounded before the archive inside is looked at; a cut gzip is a broken file.
    """
    with pytest.raises(LimitError, match="IMP035"):
        tables(gzip.compress(b"PK" + bytes(50_000_000)))
    with pytest.raises(FormatError, match="IMP028"):
        tables(gzip.compress(book(ROW))[:-500])


def test_a_file_on_disk_is_closed_after_a_refusal(tmp_path: Path) -> None:
    """
    A refused file is left closed, plain or gzipped: an open one would be a warning, and warnings are errors.
    """
    for number, content in enumerate((b"ab;cd", gzip.compress(b"ab;cd"), book(ROW)[:-9], gzip.compress(book(ROW)))):
        path = tmp_path / f"{number}.xlsx"
        path.write_bytes(content)
        assert outcome(open_source(path)) == ("IMP025", "IMP025", "IMP028", 1)[number]


def test_a_refusal_speaks_both_languages_and_names_the_file() -> None:
    """
    Every rule of the catalogue has its texts, and a refusal says what, where and what to do.
    """
    held = [*vars(rules).values(), *vars(sizes).values()]
    told = sorted((rule for rule in held if isinstance(rule, Rule)), key=lambda rule: rule.code)
    assert [rule.code for rule in told] == [f"IMP{number:03}" for number in range(20, 60)]
    for rule in told:
        assert rule.text.ru != rule.text.en
        assert rule.why.ru
        assert rule.why.en
    with pytest.raises(FormatError, match=r"t.xlsx: the file is empty \(0 bytes\)") as caught:
        tables(b"")
    assert caught.value.message("ru").startswith("t.xlsx: файл пуст")
    assert caught.value.__cause__ is None
