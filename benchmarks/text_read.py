"""
Readers of text side by side: csv against the bare csv module, json against json.load.

Run: python benchmarks/text_read.py [rows]
"""

from __future__ import annotations

import csv
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from cjmkit.intake.rows.delimited import read_delimited
from cjmkit.intake.rows.source import open_source

_COLUMNS = 25


def _rows(count: int) -> list[list[str]]:
    rng = random.Random(7)
    words = ["Ромашка", "Вымпел", "г. Самара, ул. Гоголя", "Тихомиров Аркадий", "", "оплачено", "да", "1 234,56"]
    rows = [[f"Столбец {index}" for index in range(_COLUMNS)]]
    for number in range(count):
        row = [f'ООО "{rng.choice(words)}" {number}', str(rng.randrange(10**9, 10**10))]
        row += [rng.choice(words) + str(rng.randrange(10**4)) * (index % 3) for index in range(_COLUMNS - 2)]
        rows.append(row)
    return rows


def _write(folder: Path, rows: list[list[str]]) -> dict[str, Path]:
    styles = {
        "minimal quotes, utf-8": ("utf-8", csv.QUOTE_MINIMAL, ";"),
        "minimal quotes, cp1251": ("cp1251", csv.QUOTE_MINIMAL, ";"),
        "all quoted, utf-8": ("utf-8", csv.QUOTE_ALL, ","),
        "no quotes, utf-8": ("utf-8", csv.QUOTE_NONE, "\t"),
    }
    paths = {}
    for title, (encoding, quoting, delimiter) in styles.items():
        path = paths[title] = folder / f"{len(paths)}.csv"
        with path.open("w", encoding=encoding, newline="") as stream:
            writer = csv.writer(stream, delimiter=delimiter, quoting=quoting, quotechar='"')
            plain = quoting == csv.QUOTE_NONE
            writer.writerows([[c.replace('"', "") for c in row] for row in rows] if plain else rows)
    return paths


def _bare(path: Path, encoding: str, delimiter: str) -> int:
    with path.open(encoding=encoding, newline="") as stream:
        return sum(1 for _ in csv.reader(stream, delimiter=delimiter))


def _ours(path: Path) -> int:
    return sum(1 for table in read_delimited(open_source(path)) for _ in table.rows)


def _best(work: Callable[[], int], rounds: int = 4) -> tuple[float, int]:
    best, count = 1e9, 0
    for _ in range(rounds):
        start = time.process_time()
        count = work()
        best = min(best, time.process_time() - start)
    return best, count


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as name:
        paths = _write(Path(name), _rows(count))
        print(f"csv, {count} rows x {_COLUMNS}, CPU seconds, best of 4")
        for title, path in paths.items():
            encoding = "cp1251" if "cp1251" in title else "utf-8"
            delimiter = "," if "all" in title else "\t" if "no" in title else ";"
            bare, rows = _best(lambda p=path, e=encoding, d=delimiter: _bare(p, e, d))
            ours, same = _best(lambda p=path: _ours(p))
            print(f"  {title:24} csv.reader {bare:.2f}  cjmkit {ours:.2f}  x{ours / bare:.2f}  rows {rows} {same}")


if __name__ == "__main__":
    main()
