"""
How well headings are found, rows told apart and columns mapped, on bases whose truth is known.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from corpus.bases import Base, make
from corpus.files import rows_of_text, rows_of_workbook, text, workbook
from corpus.judge import Score, judge


def _hold(score: Score) -> None:
    assert score.header_share >= 0.95, score.missed
    assert not [line for line in score.missed if "CLIENT SKIPPED" in line]
    assert not [line for line in score.missed if "total TAKEN" in line or "footer TAKEN" in line]
    assert score.share("right") >= 0.95, score.missed
    assert score.share("wrong") <= 0.01, score.missed


def test_in_memory() -> None:
    """On 100 bases: headers 95 %, columns right 95 %, wrong 1 % at most; no client lost, no total taken for one."""
    score = Score()
    for seed in range(100):
        judge(make(seed), score)
    _hold(score)


def test_same_seed_same_base() -> None:
    """A seed always makes the same base, so that a miss can be looked at again."""
    assert make(7).rows == make(7).rows


def _from_files(seeds: range) -> Iterator[tuple[Base, list]]:
    for seed in seeds:
        base = make(seed)
        if seed % 4 == 0:
            yield base, rows_of_workbook(workbook(base))
        else:
            encoding = ("utf-8-sig", "cp1251", "utf-16")[seed % 4 - 1]
            base.merged.clear()
            yield base, rows_of_text(text(base, encoding, ";"), encoding, ";")


@pytest.mark.slow
def test_from_files() -> None:
    """On 2 000 bases written to workbooks and to text in three encodings the same shares hold."""
    score = Score()
    for base, rows in _from_files(range(10_000, 12_000)):
        judge(base, score, rows)
    _hold(score)


def test_some_files() -> None:
    """What was read back from a workbook or from text is judged no worse than rows in memory."""
    score = Score()
    for base, rows in _from_files(range(9_000, 9_040)):
        judge(base, score, rows)
    _hold(score)
