"""
Readers of text side by side: csv against the bare csv module, json against json.load, and how
often the encoding of a short Cyrillic base is found out, against chardet and charset-normalizer.

Run: python benchmarks/text_read.py [rows]
"""

from __future__ import annotations

import csv
import json
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from cjmkit.intake.rows.delimited import read_delimited
from cjmkit.intake.rows.encoding import detect
from cjmkit.intake.rows.records import iter_objects, read_jsonl, read_records
from cjmkit.intake.rows.source import open_source

_COLUMNS = 25


def _rows(count: int) -> list[list[str]]:
    rng = random.Random(7)

    def digits(length: int) -> str:
        return str(rng.randrange(10 ** (length - 1), 10**length))

    rows = [[f"Столбец {index}" for index in range(_COLUMNS)]]
    for number in range(count):
        address = f"г. Москва, ул. Большая Ордынка, д. {number % 90}, стр. 3"
        rows.append(
            [f'Общество с ограниченной ответственностью "Ромашка {number}"', f'ООО "Ромашка {number}"', digits(10),
             digits(9), digits(13), digits(8), "62.01", "45382000", "12300", address, address, "", digits(20),
             "ПАО Сбербанк", digits(9), digits(20), "Тихомиров Аркадий Львович", "Генеральный директор", "Устава",
             "+7 (495) 123-45-67", "", "info@romashka.example", "romashka.example", "опт", "2023-05-14"]
        )  # fmt: skip
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


def _json(folder: Path, count: int) -> None:
    records = [{f"k{column}": f"Ромашка {number}" for column in range(_COLUMNS)} for number in range(count)]
    whole, lines = folder / "a.json", folder / "a.jsonl"
    whole.write_text(json.dumps(records, ensure_ascii=False), "utf-8")
    lines.write_text("\n".join(json.dumps(record, ensure_ascii=False) for record in records), "utf-8")
    jobs: dict[str, Callable[[], int]] = {
        "json.load": lambda: len(json.loads(whole.read_bytes())),
        "cjmkit objects, json": lambda: sum(1 for _ in iter_objects(open_source(whole), lines=False)),
        "cjmkit rows, json": lambda: sum(1 for table in read_records(open_source(whole)) for _ in table.rows),
        "json.loads by line": lambda: sum(1 for line in lines.open("rb") if json.loads(line)),
        "cjmkit objects, jsonl": lambda: sum(1 for _ in iter_objects(open_source(lines), lines=True)),
        "cjmkit rows, jsonl": lambda: sum(1 for table in read_jsonl(open_source(lines)) for _ in table.rows),
    }
    print(f"json, {count} records x {_COLUMNS}, CPU seconds, best of 4")
    for title, work in jobs.items():
        print(f"  {title:24} {_best(work)[0]:.2f}")


def _encodings(count: int) -> None:
    sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
    import chardet
    import charset_normalizer

    from intake.rows.text.cyrillic_corpus import ENCODINGS, sample

    tools: dict[str, Callable[[bytes], str | None]] = {
        "cjmkit": lambda data: detect(data, final=True).name,
        "chardet": lambda data: chardet.detect(data)["encoding"],
        "charset-normalizer": lambda data: (lambda best: best and best.encoding)(
            charset_normalizer.from_bytes(data).best()
        ),
    }
    print(f"encodings: right out of {count} each (right = decodes to the same text)")
    for title, tool in tools.items():
        right = {}
        for encoding in ENCODINGS:
            rng = random.Random(f"bench {encoding}")
            pairs = [sample(rng, encoding) for _ in range(count)]
            right[encoding] = sum(data.decode(tool(data) or "ascii", "replace") == text for text, data in pairs)
        total = sum(right.values()) / count / len(ENCODINGS)
        print(f"  {title:20} {total:.1%}  " + "  ".join(f"{name} {number}" for name, number in right.items()))


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
        _json(Path(name), count // 4)
    _encodings(100)


if __name__ == "__main__":
    main()
