"""
Tidying of text: spaces, quotation marks, look-alike letters, foreign encodings.

Nothing here loses anything a reader can see. Ё stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from cjmkit.codes.lookalikes import to_cyrillic
from cjmkit.findings import Rule
from cjmkit.intake.catalogue import repairs
from cjmkit.intake.repair.base import Cleaned, Note, Proof
from cjmkit.intake.repair.cells import says_nothing, shown, strings
from cjmkit.intake.repair.mojibake import unscramble
from cjmkit.intake.repair.screen import suspicious
from cjmkit.intake.rows.table import Cell

__all__ = ["Tidied", "as_texts", "clean_lines", "clean_texts", "tidy"]

_INVISIBLE: Final = "\xad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e"
_WIDE: Final = "\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_CONTROLS: Final = "".join(map(chr, range(32))).replace("\n", "") + "\x7f"
_MAP: Final = str.maketrans({**dict.fromkeys(_INVISIBLE, ""), **dict.fromkeys(_WIDE + _CONTROLS, " ")})
_BREAKS: Final = re.compile(r"\r\n?|\u2028|\u2029|\x85")
_MIXED: Final = re.compile(r"[A-Za-zА-Яа-яЁё]{2,100}")
_QUOTES: Final = '"“”„‟«»'
_ANY_QUOTE: Final = re.compile('["“”„‟«»]')
_MOST_QUOTES: Final = 40
_SHORTEST: Final = 3


class Tidied(NamedTuple):
    """
    A text after tidying, and what was done to it.
    """

    text: str
    changes: tuple[tuple[Rule, dict[str, object] | None], ...] = ()


def tidy(text: str, *, lines: bool = False) -> Tidied:
    """
    Return *text* tidied; *lines* keeps its line breaks.
    """
    changes: list[tuple[Rule, dict[str, object] | None]] = []
    found = unscramble(text)
    if found is not None:
        text = found[0]
        changes.append((repairs.MOJIBAKE, {"wrong": found[1], "right": found[2]}))
    spaced = _spaces(text, lines=lines)
    if spaced != text:
        changes.append((repairs.SPACES, None))
    quoted = _russian_quotes(spaced)
    if quoted != spaced:
        changes.append((repairs.QUOTES, None))
    mended, count = _one_alphabet(quoted)
    if count:
        changes.append((repairs.LATIN_IN_WORD, {"count": count}))
    return Tidied(mended, tuple(changes))


def _spaces(text: str, *, lines: bool) -> str:
    text = _BREAKS.sub("\n", text).translate(_MAP)
    if not lines or "\n" not in text:
        return " ".join(text.split())
    return "\n".join(" ".join(line.split()) for line in text.split("\n")).strip("\n")


def _russian_quotes(text: str) -> str:
    """
    Return *text* with «outer» and „inner“ quotes if every quote in it has its pair.
    """
    places = [match.start() for match in _ANY_QUOTE.finditer(text)] if _ANY_QUOTE.search(text) else []
    if not places or len(places) % 2 or len(places) > _MOST_QUOTES or all(text[place] in "«»" for place in places):
        return text
    chars, depth = list(text), 0
    for place in places:
        opens = _opens(text, place)
        depth += 1 if opens else -1
        if depth < 0 or depth > 2 or (not opens and not _closes(text, place)):
            return text
        chars[place] = "«»"[not opens] if depth == opens else "„“"[not opens]
    return text if depth else "".join(chars)


def _opens(text: str, place: int) -> bool:
    if text[place] in "«„":
        return True
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    return bool(after) and not after.isspace() and after not in ".,;:)!?" and _is_outside(before, after)


def _is_outside(before: str, after: str) -> bool:
    # Glued forms such as ООО"Ромашка" open a quote after a letter; a closing one has no letter behind it.
    return not before or before.isspace() or before in "([«„\"“'-/" or (before.isalpha() and after.isalnum())


def _closes(text: str, place: int) -> bool:
    before = text[place - 1 : place]
    return bool(before) and not before.isspace()


def _one_alphabet(text: str) -> tuple[str, int]:
    """
    Return *text* with the Latin look-alikes in Cyrillic words made Cyrillic, and how many there were.
    """
    if text.isascii():
        return text, 0
    count = 0

    def mend(match: re.Match[str]) -> str:
        nonlocal count
        word = match[0]
        latin = sum(char.isascii() for char in word)
        if not latin or latin * 2 >= len(word) or len(word) < _SHORTEST:
            return word
        mended = to_cyrillic(word)
        # A letter without a twin («Wi», «кVт») means that the word mixes alphabets on purpose.
        if not mended.isascii() and all(not char.isascii() for char in mended):
            count += latin
            return mended
        return word

    return _MIXED.sub(mend, text), count


def clean_texts(values: Sequence[Cell]) -> Cleaned:
    """
    Clean a column of text that may have several lines.
    """
    return _clean(values, lines=True)


def clean_lines(values: Sequence[Cell]) -> Cleaned:
    """
    Clean a column of text of one line: names, addresses, cities.
    """
    return _clean(values, lines=False)


def as_texts(values: Sequence[Cell], notes: list[Note]) -> list[str | None]:
    """
    Return *values* with numbers, dates and booleans written as text.
    """
    if strings(values):
        return list(values)  # type: ignore[arg-type]  # `strings` has just looked
    texts: list[str | None] = []
    for row, value in enumerate(values):
        if value is None or isinstance(value, str):
            texts.append(value)
            continue
        texts.append(shown(value))
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            notes.append(Note(row, repairs.AS_TEXT, value, texts[-1]))
    return texts


def _clean(values: Sequence[Cell], *, lines: bool) -> Cleaned:
    notes: list[Note] = []
    texts = as_texts(values, notes)
    for row in suspicious(texts):
        text = texts[row]
        if text is None or not isinstance(values[row], str):
            # A boolean written as «нет» says something, unlike a «нет» that was typed.
            continue
        if says_nothing(row, text, notes):
            texts[row] = None
            continue
        tidied = tidy(text, lines=lines)
        texts[row] = tidied.text or None
        notes.extend(
            Note(row, rule, values[row], tidied.text or None, True, Proof.EXACT, params)
            for rule, params in tidied.changes
        )
    return Cleaned(texts, notes)
