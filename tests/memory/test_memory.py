"""
Law 7: memory does not grow with rows. Each road runs in a child process that tells how much it needed at most.

A child walks a small base first, so that what is loaded once is loaded, then a big one; both through the real
formats, from a real file to a real file.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

SMALL, BIG = 10_000, 500_000
BOUND = 8.0
"""Megabytes that a base fifty times as large may add: buffers that fill up, batches, bounded reports."""

CHILD = """
import json, resource, sys
from cjmkit import Toolkit

def used():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

def walk(source, target, rejects):
    kit = Toolkit(plugins=())
    with kit.read_cards(source) as batch:
        kit.write_cards(batch, target)
        if rejects:
            with open(rejects, "wb") as stream:
                kit.write_rejects(batch.rejects, stream)
    batch.report.check_account()
    return batch.report

small, big, target, rejects = sys.argv[1:]
first = walk(small, target, rejects)
before = used()
report = walk(big, target, rejects)
print(json.dumps({"grown": used() - before, "cards": report.cards, "rejected": report.rejected,
                  "findings": len(report), "kept": len(report.findings)}))
"""

INNS = ("7707083893", "7736207543", "7736050003", "7708004767")
TITLES = ["Наименование", "ИНН", "КПП", "Телефон", "E-mail", "Дата рождения", "Город", "Комментарий"]


def clean(number: int) -> list[str]:
    """A row without a mistake."""
    return [
        f"ООО «Проба {number}»",
        INNS[number % 4],
        "773601001",
        f"+7916{number % 10_000_000:07}",
        f"a{number}@example.org",
        "",
        "Москва",
        "звонить после обеда",
    ]


def messy(number: int) -> list[str]:
    """A row with repairs and doubts; every third has an error, and is rejected."""
    row = clean(number)
    row[1] = INNS[number % 4][:-1] + ("x" if number % 3 == 0 else INNS[number % 4][-1])
    row[0], row[3] = f'OOO "Проба {number}"', f"8 (916) {number % 1000:03}-{number % 100:02}-12 (бухгалтерия {number})"
    row[4], row[6] = f"почта: a{number}@example.org.", "нет данных"
    return row


def write_base(path: Path, count: int, *, mess: bool) -> None:
    """A base of *count* rows in the format that the name tells, written without the library."""
    make = messy if mess else clean
    with path.open("w", encoding="utf-8") as stream:
        if path.suffix == ".csv":
            stream.write(";".join(TITLES) + "\n")
            stream.writelines(";".join(cell.replace('"', "") for cell in make(n)) + "\n" for n in range(count))
            return
        records = (json.dumps(dict(zip(TITLES, make(n), strict=True)), ensure_ascii=False) for n in range(count))
        if path.suffix == ".jsonl":
            stream.writelines(record + "\n" for record in records)
        else:
            stream.write("[" + next(records))
            stream.writelines(",\n" + record for record in records)
            stream.write("]\n")


def run(folder: Path, source: str, target: str, *, mess: bool, count: int = BIG) -> dict[str, float]:
    """What a child process tells of walking the small base and then one of *count* rows."""
    small, big = folder / f"small.{source}", folder / f"big.{source}"
    write_base(small, SMALL, mess=mess)
    write_base(big, count, mess=mess)
    rejects = str(folder / "rejects.xlsx") if count < BIG else ""
    command = [sys.executable, "-c", CHILD, str(small), str(big), str(folder / f"out.{target}"), rejects]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(
    ("source", "target"),
    [("csv", "jsonl"), ("csv", "csv"), ("csv", "xlsx"), ("csv", "json"), ("jsonl", "jsonl"), ("json", "jsonl")],
)
def test_clean_base(tmp_path: Path, source: str, target: str) -> None:
    """From any stream to any format, a base fifty times as large needs no more memory."""
    found = run(tmp_path, source, target, mess=False)
    assert found["cards"] == BIG
    assert found["grown"] < BOUND, found


@pytest.mark.parametrize("source", ["csv", "jsonl", "json"])
def test_messy_base(tmp_path: Path, source: str) -> None:
    """Hundreds of thousands of findings and tens of thousands of rejected rows change nothing in that."""
    found = run(tmp_path, source, "jsonl", mess=True)
    assert found["rejected"] > BIG // 4
    assert found["cards"] + found["rejected"] == BIG
    assert found["findings"] > BIG
    assert found["kept"] < 20_000
    assert found["grown"] < BOUND, found


def test_rejects_written(tmp_path: Path) -> None:
    """Nor does writing the workbook of rejects need more for six times as many of them."""
    found = run(tmp_path, "csv", "jsonl", mess=True, count=6 * SMALL)
    assert found["rejected"] == 2 * SMALL
    assert found["grown"] < BOUND, found
