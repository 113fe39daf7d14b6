"""
Spoil sound workbooks, a part at a time: whatever comes out, nothing but our own exceptions is raised.
"""

from __future__ import annotations

import random
import time
import zipfile

import pytest

from cjmkit.intake.rows.source import open_source
from intake.rows.xlsx.handmade import SHEET1, STRINGS, STYLES, packed, parts, rels_xml, strings_xml, styles_xml
from intake.rows.xlsx.outcomes import outcome

WORDS = (
    b"<", b">", b"/>", b"</row>", b"<row>", b'<row r="5">', b'<c r="B2">', b"<c>", b"</c>", b"<v>", b"</v>", b"<f>",
    b'<is><t>', b"</t></is>", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<?", b"?>", b"<!DOCTYPE a>", b"&", b"&amp;",
    b"&#0;", b"&#x110000;", b"_xD800_", b"\0", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b' t="s"', b' t="d"', b' t="b"',
    b' t="inlineStr"', b' s="1"', b' s="99999999999"', b' r="XFD1048577"', b' r="0"', b"-1", b"1e999",
    b"99999999999999999999",
    b' hidden="1"', b"</sheetData>", b"<sheetData>", b"<sheetData/>", b"</si>", b"<si>", b"<si/>", b"<rPh>",
    b"\r", b"\r\n",
    b'encoding="utf-16"', b'encoding="x"', b"..", b"\\", b'"', b"'", b"=", b"[h]", b"yyyy", b"0000", b"numFmtId", b"",
)  # fmt: skip


def seeds() -> list[dict[str, bytes]]:
    rows = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>45323.5</v></c><c r="C1" t="b"><v>1</v></c></row>'
        '<row r="2" hidden="1"><c r="A2" t="inlineStr"><is><t>я &amp; ты</t></is></c><c r="B2" s="2"><v>123</v></c>'
        '<c r="C2" t="d"><v>2024-02-01</v></c><c r="D2" t="e"><v>#N/A</v></c></row><row/>'
        '<row r="4"><c r="A4" t="str"><f>1</f><v>x</v></c><c r="B4" s="3"><v>2.5</v></c><c r="C4"><f>2</f></c></row>'
    )
    made = parts(
        rows * 3,
        strings=strings_xml("<t>ООО</t>", "<r><t>а</t></r><rPh><t>б</t></rPh>"),
        styles=styles_xml("dd.mm.yyyy", "000000000", "[h]:mm:ss"),
        rels=rels_xml(1),
    )
    whole = {name: str(content).encode() for name, content in made.items()}
    prefixed = dict(whole)
    for name in (SHEET1, STRINGS, STYLES):
        text = whole[name].decode().replace("</", "\0").replace("<?", "\1").replace("<", "<x:")
        prefixed[name] = text.replace("\0", "</x:").replace("\1", "<?").encode("utf-16")
    return [whole, prefixed]


def spoiled(rng: random.Random, content: bytes) -> bytes:
    data = bytearray(content)
    for _ in range(rng.randint(1, 4)):
        place = rng.randrange(len(data) + 1)
        length = rng.choice((0, 0, 1, 2, 5, 20, 200))
        kind = rng.random()
        if kind < 0.6:
            data[place : place + length] = rng.choice(WORDS)
        elif kind < 0.8 and data:
            data[place : place + 1] = bytes((rng.randrange(256),))
        else:
            source = rng.randrange(len(data) + 1)
            data[place:place] = data[source : source + length]
    return bytes(data)


def fuzz(seconds: float, seed: int) -> tuple[int, set[object]]:
    rng = random.Random(seed)
    made = seeds()
    ends = time.monotonic() + seconds
    runs = 0
    seen: set[object] = set()
    while time.monotonic() < ends:
        members = dict(rng.choice(made))
        name = rng.choice(list(members))
        if rng.random() < 0.85:
            members[name] = spoiled(rng, members[name])
        elif rng.random() < 0.5:
            members[rng.choice((name.upper(), name + "x", "../" + name, name.replace("/", "\\")))] = members.pop(name)
        else:
            del members[name]
        content = packed(members, method=rng.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)))
        if rng.random() < 0.15:
            content = spoiled(rng, content)
        seen.add(outcome(open_source(content, name="fuzz.xlsx")))
        runs += 1
    return runs, seen


def test_spoilt_workbooks_raise_nothing_foreign() -> None:
    """
    Two seconds of spoilt workbooks: rows or a coded refusal, never a foreign exception; both kinds occur.
    """
    runs, seen = fuzz(2, seed=7)
    assert runs > 0
    assert any(isinstance(one, str) for one in seen)
    assert any(isinstance(one, int) for one in seen)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_spoilt_workbooks_raise_nothing_foreign_for_a_minute(seed: int) -> None:
    """
    Half a minute of each seed finds no exception that is not ours, and many different refusals.
    """
    _, seen = fuzz(30, seed=seed)
    assert len({one for one in seen if isinstance(one, str)}) > 5
