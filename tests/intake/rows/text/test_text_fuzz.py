from __future__ import annotations

import gzip
import json
import random
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjmkit.errors import CjmkitError
from cjmkit.intake.rows.records import iter_objects
from cjmkit.intake.rows.sniff import sniff
from cjmkit.intake.rows.source import open_source
from intake.rows.text.readers import csv_rows, json_rows

_CSV = (
    'Клиент;ИНН;"Город"\r\nООО «Ромашка»;7707083893;"Уфа; центр"\r\n'
    '"ООО ""Лютик""";500100732259;"строка\nвторая"\r\n\'=1+1;+79161234567;-5\r\n'
).encode()
_JSON = json.dumps(
    {"total": 2, "clients": [{"name": "ООО", "bank": {"bik": "04"}, "n": [1, 2.5, True, None]}, {"x": "\ud83d"}]}
).encode()
_LINES = b'{"a": 1, "b": [{"c": "\\u0416"}]}\n{"a": "x"}\n'
_SEEDS = (
    _CSV, _CSV.decode().encode("cp1251"), _CSV.decode().encode("utf-16"), _JSON, _LINES,
    gzip.compress(_CSV, 1, mtime=0),
    "id|name\n1|Анна\n".encode("cp866"), b"sep=,\na,b\n",
)  # fmt: skip
_PIECES = (b'"', b"'", b";", b",", b"\n", b"\r", b"\0", b"[", b"]", b"{", b"}", b"\\", b"\xff\xfe", b"\xef\xbb\xbf",
           b"NaN", b"1e999", b"9" * 30, b"\\ud800", b"\xd0", b"sep=", b"PK\x03\x04", b"\x1f\x8b", b":")  # fmt: skip


def _all_readers(data: bytes) -> None:
    jobs: tuple[Callable[[], object], ...] = (
        lambda: csv_rows(data),
        lambda: json_rows(data),
        lambda: json_rows(data, lines=True),
        lambda: list(iter_objects(open_source(data), lines=False)),
        lambda: sniff(open_source(data)),
    )
    for job in jobs:
        try:
            job()
        except CjmkitError as error:
            told = error.finding
        else:
            continue
        assert told is not None
        assert told.message("ru") != told.message("en")


def _mutated(rng: random.Random) -> bytes:
    data = bytearray(rng.choice(_SEEDS))
    for _ in range(rng.randint(1, 6)):
        place = rng.randrange(len(data) + 1)
        change = rng.randrange(5)
        if change == 0:
            data[place:place] = rng.choice(_PIECES) * rng.choice((1, 1, 2, 70))
        elif change == 1:
            del data[place : place + rng.randint(1, 8)]
        elif change == 2 and data:
            data[place % len(data)] = rng.randrange(256)
        elif change == 3:
            data[place:place] = data[place : place + rng.randint(1, 40)]
        else:
            del data[place:]
    return bytes(data)


def _fuzz(seconds: float, seed: int) -> int:
    rng, done, end = random.Random(seed), 0, time.monotonic() + seconds
    while time.monotonic() < end:
        data = _mutated(rng)
        try:
            _all_readers(data)
        except Exception as error:  # the input is what one needs to mend it
            raise AssertionError(repr(data)) from error
        done += 1
    return done


@given(st.binary(max_size=300))
@settings(max_examples=200)
def test_any_bytes_give_rows_or_our_own_error(data):
    """No input makes a reader raise anything but our exceptions, in both languages."""
    _all_readers(data)


def test_mutated_files_give_rows_or_our_own_error():
    """A second of spoiled files raises nothing that is not ours."""
    assert _fuzz(1.5, seed=1) > 20


@pytest.mark.slow
def test_a_minute_of_mutated_files():
    """The same for a minute."""
    assert _fuzz(60, seed=2) > 1000


_ROWS = st.lists(
    st.lists(st.text(st.sampled_from('абвXYZ 0123456789«»"-'), min_size=1, max_size=12), min_size=4, max_size=4),
    min_size=6,
    max_size=30,
)


@given(_ROWS, st.sampled_from([";", ",", "\t", "|"]), st.sampled_from(["utf-8", "utf-16"]))
def test_a_table_of_four_columns_is_found_out(rows, delimiter, encoding):
    """Whatever the cells, an even table is cut by its own delimiter."""
    lines = [delimiter.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    table, _ = csv_rows(("\n".join(lines) + "\n").encode(encoding))
    assert table.details["delimiter"] == delimiter
