"""
Which encoding a text is in, told by its bytes.

In this order: a byte order mark, the zero bytes of UTF-16, strict UTF-8, and then the statistics
of Russian letters for cp1251, cp866, koi8-r and mac-cyrillic.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from itertools import pairwise
from typing import Final

import attrs

from cjmkit.intake.rows._bigrams import ALPHABET, NEUTRAL, PAIRS

__all__ = ["Encoding", "detect", "named"]

_MARKS: Final = (
    # UTF-32 before UTF-16: its little-endian mark begins with the other's.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MARK_OF: Final = {
    "utf-8": (codecs.BOM_UTF8,),
    "utf-16": (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE),
    "utf-32": (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE),
}

# In the order of the prior: what decides when two readings are equally good.
_RUSSIAN: Final = ("cp1251", "cp866", "koi8-r", "mac-cyrillic")
_ENOUGH: Final = 4 * 1024
_WEIGHT: Final = {
    first + second: int(digit) - NEUTRAL
    for first, row in zip(ALPHABET, PAIRS, strict=True)
    for second, digit in zip(ALPHABET, row, strict=True)
}
_LETTERS: Final = frozenset(ALPHABET)
_COMMON_SIGNS: Final = frozenset("«»№–—“”„…’°§±·×\xa0\xad")
_SYMBOL: Final = -7
_CASE: Final = -4
_PRIOR: Final = 0.02
_CYRILLIC: Final = re.compile("[\u0400-\u04ff]")
_FOREIGN: Final = re.compile("[^\0-\x7f]")
_HIGH: Final = re.compile(rb"[\x80-\xff]")


@attrs.frozen(kw_only=True)
class Encoding:
    """
    An encoding by its Python name, how long its mark is, how sure we are (0 to 1) and why.
    """

    name: str
    bom_length: int = 0
    confidence: float = 1.0
    reason: str = ""


def detect(sample: bytes, *, final: bool = False) -> Encoding:
    """
    Return the encoding that *sample*, the beginning of a text, is in.

    *final* says that the sample is the whole text: then a character cut at its end counts as damage.
    """
    for mark, name in _MARKS:
        if sample.startswith(mark):
            return Encoding(name=name, bom_length=len(mark), reason="byte order mark")
    if sample.isascii() and b"\0" not in sample:
        return Encoding(name="utf-8", reason="ascii")
    wide = _utf16(sample)
    if wide is not None:
        return wide
    if _is_utf8(sample, final=final):
        return Encoding(name="utf-8", reason="valid utf-8")
    if _is_damaged_utf8(sample):
        return Encoding(name="utf-8", confidence=0.9, reason="utf-8 with foreign bytes")
    return _russian(sample)


def named(name: str, sample: bytes) -> Encoding:
    """
    Return the encoding that the caller named, its byte order mark found in *sample*.

    Raises:
        LookupError: Python knows no such text encoding.
    """
    found = codecs.lookup(name).name
    # Codecs such as base64 turn bytes into bytes, and str.encode knows which they are.
    "я".encode(found, "replace")
    found = {"utf-8-sig": "utf-8"}.get(found, found)
    for mark in _MARK_OF.get(found.removesuffix("-le").removesuffix("-be"), ()):
        exact = next(known for known_mark, known in _MARKS if known_mark == mark)
        if sample.startswith(mark) and exact.startswith(found):
            return Encoding(name=exact, bom_length=len(mark), reason="named")
    # Without a mark Python would take the byte order of this machine.
    plain = {"utf-16": "utf-16-le", "utf-32": "utf-32-le"}.get(found, found)
    return Encoding(name=plain, reason="named")


def _is_utf8(sample: bytes, *, final: bool) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample, final)
    except UnicodeDecodeError:
        return False
    return True


def _is_damaged_utf8(sample: bytes) -> bool:
    # Two files joined: nearly all of it is Russian in UTF-8, and some bytes are not. Texts in
    # cp866 hold chance sequences as well, but as many broken ones.
    text = sample.decode("utf-8", "surrogateescape")
    good = len(_CYRILLIC.findall(text))
    odd = len(_FOREIGN.findall(text)) - good
    return good >= 8 and good > 2 * odd


def _utf16(sample: bytes) -> Encoding | None:
    even, odd = sample[::2], sample[1::2]
    if not odd:
        return None
    # The high byte of a Russian letter is 4, that of digits and delimiters 0.
    low_first = (odd.count(0) + odd.count(4)) / len(odd)
    high_first = (even.count(0) + even.count(4)) / len(even)
    best = max(low_first, high_first)
    if best < 0.8 or min(low_first, high_first) > 0.3 or not sample.count(0):
        return None
    name = "utf-16-le" if low_first > high_first else "utf-16-be"
    return Encoding(name=name, confidence=round(best, 2), reason="zero bytes of utf-16")


def _russian(sample: bytes) -> Encoding:
    telling = _telling_part(sample)
    high = len(_HIGH.findall(telling))
    texts = {name: telling.decode(name, "replace") for name in _RUSSIAN}
    scores = {name: _score(texts[name]) / high - _PRIOR * rank for rank, name in enumerate(_RUSSIAN)}
    best = max(scores, key=scores.__getitem__)
    # Two encodings that give the same text are no reason to doubt.
    second = max(score for name, score in scores.items() if texts[name] != texts[best])
    # A clear lead over the second, on letters that read like Russian, over enough of them.
    lead = min(1.0, (scores[best] - second) / 2)
    russian = min(1.0, max(0.0, (scores[best] + 1.0) / 1.5))
    amount = min(1.0, high / 12)
    confidence = round(min(0.99, lead * russian * amount), 2)
    return Encoding(name=best, confidence=confidence, reason="statistics of russian letters")


def _telling_part(sample: bytes) -> bytes:
    first = _HIGH.search(sample)
    start = max(0, (first.start() if first else 0) - 1)
    return sample[start : start + _ENOUGH]


def _score(text: str) -> float:
    total = 0.0
    folded = text.lower().replace("ё", "е")
    for pair, number in Counter(pairwise(folded)).items():
        total += _WEIGHT.get("".join(pair), 0) * number
    for character, number in Counter(folded).items():
        if character > "\x7f" and character not in _LETTERS and character not in _COMMON_SIGNS:
            total += _SYMBOL * number
    return total + _CASE * _case_breaks(text)


def _case_breaks(text: str) -> int:
    # koi8-r and cp1251 read as one another swap the cases: «иВАНОВ».
    return sum(
        number
        for (first, second), number in Counter(pairwise(text)).items()
        if first > "\x7f" and second > "\x7f" and first.islower() and second.isupper()
    )
