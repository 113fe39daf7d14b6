from __future__ import annotations

import json
import subprocess
import sys

import pytest

_CHILD = """
import json, resource, sys
from pathlib import Path
from cjmkit.intake.rows.delimited import read_delimited
from cjmkit.intake.rows.records import read_jsonl, read_records
from cjmkit.intake.rows.source import open_source
kind, path = sys.argv[1:]
read = {"csv": read_delimited, "json": read_records, "jsonl": read_jsonl}[kind]
count = sum(1 for table in read(open_source(Path(path))) for row in table.rows)
print(json.dumps([count, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss]))
"""


def _write(path, kind, count):
    with path.open("w", encoding="utf-8") as stream:
        if kind == "csv":
            stream.write("Клиент;ИНН;Город\n")
        stream.write("[" if kind == "json" else "")
        for number in range(count):
            if kind == "csv":
                stream.write(f'"ООО ""Ромашка {number}""";{number};Уфа\n')
            else:
                record = json.dumps({"name": f"ООО Ромашка {number}", "inn": str(number)}, ensure_ascii=False)
                comma = "," if kind == "json" and number else ""
                stream.write(f"{comma}{record}\n")
        stream.write("]" if kind == "json" else "")


def _measure(tmp_path, kind, count):
    path = tmp_path / f"{count}.{kind}"
    _write(path, kind, count)
    answer = subprocess.run(
        [sys.executable, "-c", _CHILD, kind, str(path)], check=True, capture_output=True, text=True
    ).stdout
    rows, kilobytes = json.loads(answer)
    assert rows >= count
    return kilobytes


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="resource is a module of POSIX")
@pytest.mark.parametrize("kind", ["csv", "json", "jsonl"])
def test_memory_does_not_grow_with_rows(tmp_path, kind):
    """Fifty times as many rows take no more than 3 MB more."""
    small = _measure(tmp_path, kind, 10_000)
    large = _measure(tmp_path, kind, 500_000)
    assert large - small < 3 * 1024
