"""
Recognising: whether a file is a company's card, by strong evidence alone.

A base must never be taken for a card: it would become one client.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from cjmkit.errors import CjmkitError
from cjmkit.plugins import Source
from cjmkit.plugins.hostile import read_text
from cjmkit_docs.docx import holds_document
from cjmkit_docs.labels import whole_label
from cjmkit_docs.numbers import labelled_numbers
from cjmkit_docs.pairs import Pair, pairs_of
from cjmkit_docs.refusing import head_of, is_legacy
from cjmkit_docs.rows import Row
from cjmkit_docs.text import rows_of_text
from cjmkit_docs.vocabulary import STRONG
from cjmkit_docs.xlsx import read_xlsx

__all__ = ["is_docx", "is_text_card", "is_xlsx_card"]

_BIGGEST_BOOK: Final = 512 * 1024
_BIGGEST_TEXT: Final = 32 * 1024
_LOCAL_HEADER: Final = 30
_MOST_ROWS: Final = 120
_MOST_COLUMNS: Final = 6
_LEAST_LABELS: Final = 4
_OTHERS: Final = ("<", "{", "[", "1CClientBankExchange", "BEGIN:", "ST0001", "%")


def is_docx(source: Source, extensions: Sequence[str]) -> bool:
    """
    Tell whether *source* is to be read as a document: then a broken one is refused with words about documents.
    """
    head = head_of(source, _LOCAL_HEADER)
    if source.suffix in extensions:
        # A broken document is for us to refuse, if there is at least the head of its first part.
        return is_legacy(head) or (head.startswith(b"PK") and len(head) == _LOCAL_HEADER)
    return head.startswith(b"PK") and source.suffix not in ("xlsx", "xlsm", "zip") and holds_document(source)


def is_xlsx_card(source: Source, extensions: Sequence[str]) -> bool:
    """
    Tell whether *source* is a small workbook that is one card.
    """
    if source.suffix not in extensions or source.size > _BIGGEST_BOOK:
        return False
    try:
        rows = read_xlsx(source, most=_MOST_ROWS)
    except CjmkitError:
        return False
    return len({row.where.sheet for row in rows}) == 1 and not _is_base(rows) and _is_card(rows)


def is_text_card(source: Source, extensions: Sequence[str]) -> bool:
    """
    Tell whether *source* is a short text that is one card.
    """
    if source.suffix not in extensions or source.size > _BIGGEST_TEXT:
        return False
    try:
        text = read_text(source, limit=_BIGGEST_TEXT).text
    except CjmkitError:
        return False
    if text.lstrip("\ufeff \r\n\t").startswith(_OTHERS):
        return False
    rows = rows_of_text(text)
    return bool(rows) and not _is_delimited(text) and not _is_base(rows) and _is_card(rows)


def _is_base(rows: Sequence[Row]) -> bool:
    """
    Tell whether *rows* are a table: a heading with several labels and rows of many cells below.
    """
    for row in rows[:20]:
        labels = sum(bool(whole_label(cell)) for cell in row.filled)
        if labels > 2 or (labels == 2 and len(row.filled) > 4):
            return True
    return max((len(row.filled) for row in rows), default=0) > _MOST_COLUMNS


def _is_delimited(text: str) -> bool:
    """
    Tell whether the first lines of *text* have one number of semicolons, commas or tabs, as a csv file has.
    """
    lines = [line for line in text.splitlines() if line.strip()][:10]
    for mark in ";\t,":
        counts = Counter(line.count(mark) for line in lines)
        count, times = counts.most_common(1)[0]
        if count > (1 if mark == "\t" else 0) and times > 1 and times >= 0.8 * len(lines):
            return True
        if lines and lines[0].count(mark) > 1 and not any(map(str.isdigit, lines[0])):
            return True
    return False


def _is_card(rows: Sequence[Row]) -> bool:
    """
    Tell whether enough different requisites are labelled with their values, an ИНН that is right among them.
    """
    told: set[str] = set()
    proven = False
    for pair in pairs_of(rows):
        fields = [field for field in pair.fields if field in STRONG or field.endswith(("_address", "_name"))]
        told.update(fields)
        proven = proven or _proves(pair)
    return proven and len(told) >= _LEAST_LABELS


def _proves(pair: Pair) -> bool:
    return "inn" in pair.fields and any(number.proven for number in labelled_numbers(("inn",), pair.value))
