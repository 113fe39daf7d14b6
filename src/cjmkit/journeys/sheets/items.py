"""
Items: what several lines, bullets, numbers or semicolons in one cell stand for.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

__all__ = ["Item", "by_commas", "by_sentences", "items_of", "unmarked"]

_MOST: Final = 32_767
_BULLET: Final = re.compile(r"[-–—•·*▪◦●■‣➢➤✓✔→▸]\s{1,8}(?=\S)|[•·▪◦●■‣➢➤✓✔→▸](?=\S)")
_NUMBER: Final = re.compile(r"([0-9]{1,3})[.)]\s{0,8}(?=[^\s0-9])")
_INLINE: Final = re.compile(r"(?:^|(?<=\s))([0-9]{1,2})[.)]\s")
_SENTENCE: Final = re.compile(r"(?<=[.!?…])\s+(?=[«\"„(]?[А-ЯЁA-Z])")
# What follows a comma inside of one thought, and never begins an item of a list.
_CLAUSE: Final = frozenset(
    [
        "где",
        "что",
        "как",
        "какой",
        "какая",
        "какое",
        "какие",
        "каким",
        "который",
        "которая",
        "которое",
        "которые",
        "когда",
        "куда",
        "откуда",
        "почему",
        "зачем",
        "чем",
        "если",
        "чтобы",
        "но",
        "а",
        "и",
        "или",
        "потому",
        "хотя",
        "поэтому",
        "так",
        "то",
        "ли",
        "пока",
        "where",
        "what",
        "how",
        "which",
        "who",
        "when",
        "why",
        "but",
        "and",
        "or",
        "that",
        "if",
        "because",
        "although",
    ]
)
_SHORT: Final = 3


class Item(NamedTuple):
    """
    One item: its text without bullet, and the *number* it was listed with, if any.
    """

    text: str
    number: int | None = None


def items_of(text: str) -> tuple[Item, ...]:
    """
    Return the items of a cell: lines, or numbers or bullets inside of a line, or parts between semicolons.
    """
    lines = [line for line in (part.strip() for part in text[:_MOST].splitlines()) if line]
    if len(lines) == 1:
        lines = _inline(lines[0])
    found = (unmarked(line) for line in lines)
    return tuple(item for item in found if item.text)


def unmarked(line: str) -> Item:
    """
    Return a line without its bullet or number.
    """
    line = line.strip()
    bullet = _BULLET.match(line)
    if bullet is not None:
        return Item(line[bullet.end() :].strip().rstrip(";").rstrip())
    number = _NUMBER.match(line)
    if number is not None:
        return Item(line[number.end() :].strip().rstrip(";").rstrip(), int(number[1]))
    return Item(line.rstrip(";").rstrip())


def _inline(line: str) -> list[str]:
    marks = list(_INLINE.finditer(line))
    if len(marks) > 1 and [int(mark[1]) for mark in marks] == list(range(1, len(marks) + 1)):
        edges = [mark.start() for mark in marks]
        head = [line[: edges[0]]] if line[: edges[0]].strip() else []
        return [*head, *(line[start:end] for start, end in zip(edges, [*edges[1:], len(line)], strict=True))]
    if line.count("•") > 1:
        return line.split("•")
    return line.split(";")


def by_sentences(text: str) -> tuple[str, ...]:
    """
    Return the sentences of a text; a text of one sentence as it is.
    """
    return tuple(part.strip() for part in _SENTENCE.split(text[:_MOST]) if part.strip())


def by_commas(text: str) -> tuple[str, ...]:
    """
    Return the parts between commas if each of them may stand for itself; otherwise the text as it is.
    """
    parts = [part.strip() for part in text.rstrip(". ").split(",")]
    words = [part.casefold().split() for part in parts]
    alone = all(0 < len(each) <= _SHORT and each[0] not in _CLAUSE for each in words)
    return tuple(parts) if len(parts) > 1 and alone else (text,)
