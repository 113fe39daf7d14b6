from __future__ import annotations

import codecs
import math
import random
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from cjmkit.intake.rows._bigrams import ALPHABET, PAIRS
from cjmkit.intake.rows.encoding import detect, named
from intake.rows.text.cyrillic_corpus import ENCODINGS, sample

TEXT = "Клиент;ИНН\nООО «Ромашка»;7707083893\nИП Щукин;500100732259\n"


def _counted(text: str) -> tuple[str, ...]:
    folded = text.lower().replace("ё", "е")
    pairs = Counter(a + b for a, b in pairwise(folded) if a in ALPHABET and b in ALPHABET)
    total = sum(pairs.values())

    def digit(pair: str) -> str:
        chance = math.log2((pairs[pair] + 0.2) / total * 1024)
        return str(max(0, min(9, round((chance + 6) * 9 / 11))))

    return tuple("".join(digit(first + second) for second in ALPHABET) for first in ALPHABET)


def test_the_pair_table_is_what_its_text_gives():
    """The digits in the code are counted on the text beside this test, by a second program."""
    text = Path(__file__).with_name("bigram_source.txt").read_text("utf-8")
    assert _counted(text) == PAIRS


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_short_cyrillic_samples_are_told_apart(encoding):
    """At least 98 of 100 short bases, four in ten in capitals, read as they were written."""
    rng = random.Random(f"corpus {encoding}")
    right = 0
    for _ in range(150):
        text, data = sample(rng, encoding)
        right += data.decode(detect(data, final=True).name, "replace") == text
    assert right >= 147


@pytest.mark.parametrize(
    ("mark", "name", "codec"),
    [
        (codecs.BOM_UTF8, "utf-8", "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides(mark, name, codec):
    """A mark names the encoding, and its length is left to be skipped."""
    found = detect(mark + TEXT.encode(codec))
    assert (found.name, found.bom_length, found.confidence) == (name, len(mark), 1.0)


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [TEXT, TEXT.upper(), "id;name\n1;abc\n"])
def test_utf16_without_a_mark_shows_by_its_zero_bytes(name, text):
    """Zero bytes at every second place mean UTF-16, and which place tells the byte order."""
    assert detect(text.encode(name), final=True).name == name


def test_text_with_a_few_nul_is_no_utf16():
    """NUL here and there does not make UTF-16."""
    assert detect("Клиент\0;ИНН\n".encode(), final=True).name == "utf-8"
    assert detect(b"\0", final=True).name == "utf-8"


def test_a_character_cut_at_the_end_of_a_sample_is_fine():
    """The sample may end inside of a character; a whole file may not."""
    cut = TEXT.encode() + "Я".encode()[:1]
    assert detect(cut).name == "utf-8"
    assert detect(b"name;\xdf\n\xdf", final=True).name != "utf-8"


def test_plain_ascii_is_utf8():
    """ASCII is read as UTF-8 with full confidence."""
    assert detect(b"id;inn\n1;2\n") == detect(b"")


def test_utf8_with_foreign_bytes_stays_utf8():
    """Russian UTF-8 with a few bad bytes is damage for the reader to place, not cp1251."""
    found = detect(TEXT.encode() * 2 + "Ромашка".encode("cp1251"), final=True)
    assert (found.name, found.confidence) == ("utf-8", 0.9)


def test_a_text_of_nothing_russian_is_not_trusted():
    """German in latin-1 gets some encoding, but with hardly any confidence."""
    assert detect("Müller;Köln;Straße;für;größer".encode("latin-1"), final=True).confidence < 0.1


@pytest.mark.parametrize(
    ("name", "data", "found", "mark"),
    [
        ("utf8", codecs.BOM_UTF8 + b"x", "utf-8", 3),
        ("utf-8-sig", codecs.BOM_UTF8 + b"x", "utf-8", 3),
        ("utf-8", b"x", "utf-8", 0),
        ("utf-16", codecs.BOM_UTF16_BE + b"\0x", "utf-16-be", 2),
        ("utf-16-le", codecs.BOM_UTF16_LE + b"x\0", "utf-16-le", 2),
        ("utf-16", b"x\0", "utf-16-le", 0),
        ("windows-1251", b"x", "cp1251", 0),
        ("latin-1", b"x", "iso8859-1", 0),
    ],
)
def test_a_named_encoding_keeps_its_mark_apart(name, data, found, mark):
    """What the caller names is obeyed, under Python's own name, and a mark is still no text."""
    encoding = named(name, data)
    assert (encoding.name, encoding.bom_length) == (found, mark)


@pytest.mark.parametrize("name", ["no-such", "base64", "rot13", "hex"])
def test_a_name_that_is_no_text_encoding_is_refused(name):
    """Python's codecs between bytes and bytes are no encodings of a file."""
    with pytest.raises((LookupError, UnicodeError, ValueError, TypeError), match=r"\w"):
        named(name, b"x")
