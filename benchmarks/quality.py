"""
Print how well headings are found, rows told apart and columns mapped on the generated corpus.

    python benchmarks/quality.py [BASES] [FIRST SEED]

Shares are by sort of heading: *common* spellings, *rare* ones (most of them unknown to the library),
*grouped* ones under a second row, and columns without any. What was missed stands below the table.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from corpus.bases import make
from corpus.judge import Score, judge


def main(bases: int, first: int) -> None:
    score = Score()
    made = [make(seed) for seed in range(first, first + bases)]
    start = time.perf_counter()
    for base in made:
        judge(base, score)
    seconds = time.perf_counter() - start
    print(f"{bases} bases, {sum(score.columns.values())} columns, {seconds:.1f} s")
    print(f"header found: {score.header_share:.2%}")
    print(f"{'columns':12}{'right':>9}{'unsure':>9}{'wrong':>9}{'count':>8}")
    for sort in ("common", "grouped", "rare", "no heading"):
        _line(sort, Counter({verdict: count for (name, verdict), count in score.by_sort.items() if name == sort}))
    _line("all", score.columns)
    for verdict, count in sorted(score.rows.items()):
        print(f"{verdict:32}{count:>8}")
    print("\nmissed:", *score.missed[:60], sep="\n  ")


def _line(title: str, counts: Counter[str]) -> None:
    total = max(1, sum(counts.values()))
    shares = "".join(f"{counts[verdict] / total:>9.2%}" for verdict in ("right", "unsure", "wrong"))
    print(f"{title:12}{shares}{sum(counts.values()):>8}")


if __name__ == "__main__":
    arguments = [int(text) for text in sys.argv[1:]]
    main(*(arguments + [300, 0][len(arguments) :]))
