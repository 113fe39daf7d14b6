"""
The whole road against its peers: each side is a process of its own, run in turn, and its CPU time is
what the operating system counted.

    python -m benchmarks.road [ROWS] [RUNS]
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks import base

_HIDE = "import sys; sys.modules['orjson'] = None\n"
_ROAD = """
import sys
from cjmkit import Toolkit
kit = Toolkit(plugins=())
with kit.read_cards(sys.argv[1]) as batch:
    kit.write_cards(batch, sys.argv[2])
"""
_OPENPYXL = """
import sys
from openpyxl import load_workbook
for row in load_workbook(sys.argv[1], read_only=True, data_only=True).active.iter_rows(values_only=True):
    pass
"""
_PYDANTIC = """
import sys
from benchmarks.pydantic_script import main
main(sys.argv[1], sys.argv[2])
"""
_LEAN = _PYDANTIC.replace("argv[2])", "argv[2], lean=True)")


class Used(NamedTuple):
    """
    What a process used: CPU seconds and the peak of its memory in MB.
    """

    cpu: float
    peak: float


class Pair(NamedTuple):
    """
    Two programs that do the same work, and the ratio that is wanted of them.
    """

    title: str
    ours: str
    peer: str
    source: Path
    goal: str


def run(program: str, *arguments: str) -> Used:
    """
    Run *program* in a fresh interpreter.
    """
    process = subprocess.Popen([sys.executable, "-c", program, *arguments], cwd=Path(__file__).parent.parent)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"the program failed: {program}")
    return Used(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def compare(pair: Pair, runs: int) -> tuple[float, float]:
    """
    Return the CPU seconds of both sides: the median of *runs* runs in turn.
    """
    with tempfile.TemporaryDirectory() as folder:
        target = f"{folder}/out.jsonl"
        both = [
            (run(pair.ours, str(pair.source), target).cpu, run(pair.peer, str(pair.source), target).cpu)
            for _ in range(runs)
        ]
    return statistics.median(ours for ours, _ in both), statistics.median(peer for _, peer in both)


def pairs(rows: int) -> Sequence[Pair]:
    """
    Return what is compared, on a base of *rows* rows.
    """
    book, text = base.xlsx_base(rows), base.csv_base(rows)
    return (
        Pair("xlsx → JSONL, core, to openpyxl merely reading", _HIDE + _ROAD, _OPENPYXL, book, "≤ 1.0"),
        Pair("xlsx → JSONL, `fast`, to openpyxl merely reading", _ROAD, _OPENPYXL, book, "≤ 0.5"),
        Pair("csv → JSONL, core, to csv + pydantic + stdnum + phonenumbers", _HIDE + _ROAD, _PYDANTIC, text, "< 1.0"),
        Pair("csv → JSONL, core, to the lean script (regexes)", _HIDE + _ROAD, _LEAN, text, "< 1.0"),
        Pair("csv → JSONL, `fast`, to the lean script (regexes)", _ROAD, _LEAN, text, "< 1.0"),
    )


def memory(rows: int) -> list[str]:
    """
    Return how the peak memory of the text roads grows from 10 000 to *rows* rows.
    """
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        for kind in ("csv", "jsonl", "json"):
            peaks = []
            for count in (10_000, rows):
                source = str(base.csv_base(count))
                if kind != "csv":
                    run(_ROAD, source, f"{folder}/{count}.{kind}")
                    source = f"{folder}/{count}.{kind}"
                peaks.append(run(_ROAD, source, f"{folder}/out.jsonl").peak)
            lines.append(f"| {kind} → JSONL | {peaks[0]:.0f} MB | {peaks[1]:.0f} MB | {peaks[1] - peaks[0]:+.1f} MB |")
    return lines


def imports(runs: int) -> float:
    """
    Return the time of `import cjmkit` as a part of importing attrs and cattrs, interpreter start left out.
    """
    programs = ("pass", "import attrs, cattrs", "import cjmkit")
    used = [[run(program).cpu for program in programs] for _ in range(runs)]
    nothing, peers, ours = (statistics.median(column) for column in zip(*used, strict=True))
    return max(0.0, ours - nothing) / (peers - nothing)


def main(rows: int = 100_000, runs: int = 3, most: int = 500_000) -> None:
    """
    Print the tables.
    """
    print(f"Base of {rows:,} rows × 25 columns, median of {runs} runs in turn, CPU seconds of the whole process\n")
    print("| what | cjmkit | peer | ratio | goal |\n|---|--:|--:|--:|--:|")
    for pair in pairs(rows):
        ours, peer = compare(pair, runs)
        print(f"| {pair.title} | {ours:.1f} s | {peer:.1f} s | **{ours / peer:.2f}** | {pair.goal} |", flush=True)
    print(f"| `import cjmkit`, to importing attrs and cattrs | | | **{imports(9):.2f}** | ≤ 1.3 |")
    print(f"\n| peak memory | 10 000 rows | {most:,} rows | growth |\n|---|--:|--:|--:|")
    print("\n".join(memory(most)), flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
