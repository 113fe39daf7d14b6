"""
Mutated bases through the whole road, in this process: nothing but our own exceptions leaves it.
"""

from __future__ import annotations

import gzip
import io
import json
import random
import time
import zipfile
from collections.abc import Callable, Mapping

import pytest

from bad_input.hazards import HEADER, ROW, sheet, workbook
from cjmkit import Toolkit
from cjmkit.errors import CjmkitError
from cli.running import GOOD, MESSY, WRONG

TEXT = WRONG + 'ООО "Ромашка, и Ко";;"8 (495) 000-12-01, доб. 5"\n7,70708E+09;044525225;02.03.2026;1 234,56\n'
RECORDS = [
    {"ИНН": "7707083893", "Наименование": "ПАО Сбербанк", "Телефоны": ["8 916 000-12-02"], "Средний чек": 1.5},
    {"ИНН": 7736050003, "Наименование": None, "Согласие": True, "Адрес": {"Город": "Москва"}},
]
TOKENS = [
    *(b"\0", b'"', b"\n", b"\r", b";", b",", b"\t", b"{", b"}", b"[", b"]", b":", b"\\u0000", b"\\ud800", b"NaN"),
    *(b"1e999", b"-", b"&amp;", b"<", b">", b"&#0;", b"\xff\xfe", b"\xef\xbb\xbf", b"\xd0", "я".encode("cp1251")),
    *(b'r="0"', b'r="A0"', b't="s"', b"<v>99999999</v>", b"<c/>", b"<row/>", b"</row>", b"9" * 400, b"=1+1", b"'"),
    *(b'"schema":"cjmkit/card@1"', b"0000-00-00", b"31.02.2026", b"\xe2\x80\xae", b"\xf0\x9f\x98\x80"),
]


def finished_cards() -> bytes:
    kit, out = Toolkit(plugins=()), io.BytesIO()
    with kit.read_cards(GOOD.encode()) as batch:
        kit.write_cards(batch, out, format="jsonl")
    return out.getvalue()


SEEDS: Mapping[str, Callable[[], bytes]] = {
    "csv": TEXT.encode,
    "csv in cp1251": lambda: TEXT.encode("cp1251"),
    "csv in utf-16": lambda: TEXT.encode("utf-16"),
    "csv.gz": lambda: gzip.compress(TEXT.encode(), mtime=0),
    "json": lambda: json.dumps(RECORDS, ensure_ascii=False).encode(),
    "json in an envelope": lambda: json.dumps({"ok": 1, "items": RECORDS}, ensure_ascii=False).encode(),
    "jsonl": lambda: "\n".join(json.dumps(one, ensure_ascii=False) for one in RECORDS).encode(),
    "cards": finished_cards,
    "messy xlsx": MESSY.read_bytes,
    "small xlsx": lambda: workbook(sheet(HEADER + ROW)),
}


def mutated(data: bytes, dice: random.Random) -> bytes:
    """Change some places: bytes flipped, cut, doubled, moved, or a token put in."""
    body = bytearray(data)
    for _ in range(dice.choice((1, 1, 2, 4, 12))):
        at = dice.randrange(len(body) + 1)
        span = dice.choice((1, 1, 2, 8, 64))
        match dice.randrange(6):
            case 0:
                body[at : at + 1] = bytes((dice.randrange(256),))
            case 1:
                del body[at : at + span]
            case 2:
                body[at:at] = body[at : at + span] * dice.choice((1, 2, 50))
            case 3:
                body[at:at] = dice.choice(TOKENS)
            case 4:
                body[at : at + span] = dice.choice(TOKENS)
            case _:
                other = dice.randrange(len(body) + 1)
                body[at:at] = body[other : other + span]
    return bytes(body[: 4 * len(data) + 4096])


def mutated_inside(data: bytes, dice: random.Random) -> bytes:
    """Change a part of a workbook and pack it again: the zip is whole, the XML is not."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        names = source.namelist()
        chosen = dice.choice(names)
        for name in names:
            part = source.read(name)
            target.writestr(name, mutated(part, dice) if name == chosen else part)
    return out.getvalue()


def walk(data: bytes, dice: random.Random) -> None:
    """Take the whole road as the command does, with options by chance."""
    kit = Toolkit(plugins=())
    kit_options = {"on_error": dice.choice(("reject", "keep", "stop"))}
    if dice.random() < 0.2:
        kit.inspect(data)
    with kit.read_cards(data, **kit_options) as batch:
        kit.write_cards(batch, io.BytesIO(), format=dice.choice(("jsonl", "json", "csv", "xlsx")))
        # Styled workbooks are slow to make, so only some of the rejects are written.
        if len(batch.rejects) and dice.random() < 0.1:
            kit.write_rejects(batch.rejects, _Named())
    batch.report.summary("en")
    for finding in batch.report:
        finding.line("ru")
        finding.line("en")


class _Named(io.BytesIO):
    name = "rejects.xlsx"


def what_is_wrong(data: bytes, dice: random.Random) -> str | None:
    """Return what a caller would not expect of the road, None if all is well."""
    try:
        walk(data, dice)
    except CjmkitError as error:
        # The root of the tree by itself says that rows were not accounted for.
        texts = error.message("ru") + error.message("en")
        return str(error) if type(error) is CjmkitError or "{" in texts else None
    except Exception as error:  # noqa: BLE001 - whatever is not ours is what we look for
        return f"{type(error).__name__}: {error}"
    return None


def fuzz(seconds: float, seed: int) -> int:
    """Try mutations for some seconds; return how many there were."""
    started, done = time.monotonic(), 0
    seeds = {name: make() for name, make in SEEDS.items()}
    while time.monotonic() - started < seconds:
        number = seed + done
        dice = random.Random(number)
        name = dice.choice(list(seeds))
        inside = name.endswith("xlsx") and dice.random() < 0.9
        data = (mutated_inside if inside else mutated)(seeds[name], dice)
        wrong = what_is_wrong(data, dice)
        assert wrong is None, f"case {number} ({name}): {wrong}"
        done += 1
    return done


def test_column_beyond_a_heading_of_two_rows():
    """A value to the right of a heading over two rows, which mutations once fell over, is a column of its own."""
    lines = [
        "Реквизиты;;Контакты;",
        "ИНН;КПП;Телефон;Почта",
        "7707083893;773601001;8 916 000-12-02;a@b.example;лишнее",
        "7736050003;781401001;8 916 000-12-03;c@d.example;и ещё",
    ]
    kit = Toolkit(plugins=())
    plan = kit.inspect("\n".join(lines).encode())[0]
    assert plan.header.rows == (1, 2)
    assert len(plan.decisions) == 5


def test_mutations_for_a_moment():
    """Two seconds of mutations find nothing that is not ours."""
    assert fuzz(2, 20_260_101) > 0


@pytest.mark.slow
def test_mutations_for_a_minute():
    """A minute of mutations, others each day, finds nothing that is not ours."""
    assert fuzz(60, int(time.time()) // 86_400 * 1_000_000) > 100
