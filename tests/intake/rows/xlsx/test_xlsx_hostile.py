"""
Every hostile workbook comes to the outcome that is written down for it, within bounds.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cjmkit.errors import FormatError, LimitError
from cjmkit.findings import Rule
from cjmkit.intake.catalogue import workbook as rules
from cjmkit.intake.rows.guard import Limits
from cjmkit.intake.rows.source import open_source
from intake.rows.xlsx.handmade import book, read, tables
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
    refused(rules.TOO_BIG, LimitError, Limits(file_bytes=100))
    refused(rules.TOO_MANY_MEMBERS, LimitError, Limits(members=2))
    refused(rules.TOO_BIG_UNPACKED, LimitError, Limits(unpacked_bytes=200))
    refused(rules.TOO_MANY_ROWS, LimitError, Limits(rows=1), ROW + "<row/>")
    refused(rules.TOO_MANY_CELLS, LimitError, Limits(cells=1), "<row><c/><c/></row>")
    refused(rules.FAR_VALUE, LimitError, Limits(columns=1), "<row><c><v>1</v></c><c><v>1</v></c></row>")
    refused(rules.ROW_TOO_LONG, LimitError, Limits(row_chars=10), f'<row x="{"y" * 300_000}">' + "<c/></row>")


def test_a_refusal_speaks_both_languages_and_names_the_file() -> None:
    """
    Every rule of the catalogue has its texts, and a refusal says what, where and what to do.
    """
    told = [rule for rule in vars(rules).values() if isinstance(rule, Rule)]
    assert [rule.code for rule in told] == [f"IMP{number:03}" for number in range(20, 60)]
    for rule in told:
        assert rule.text.ru != rule.text.en
        assert rule.why.ru
        assert rule.why.en
    with pytest.raises(FormatError, match=r"t.xlsx: the file is empty \(0 bytes\)") as caught:
        tables(b"")
    assert caught.value.message("ru").startswith("t.xlsx: файл пуст")
    assert caught.value.__cause__ is None
