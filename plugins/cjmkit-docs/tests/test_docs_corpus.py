"""
Measured: 51 layouts with labels in view while the reader was written, and with labels held out.
"""

from __future__ import annotations

import pytest
from docs_corpus import DRESSES, HELD_OUT, LAYOUTS, NUMBERS, TEXTS, TUNED, Document, Score, documents, judge
from docs_samples import docx_of, table_docx, values_of

from cjmkit.findings import Location
from cjmkit.plugins import open_source
from cjmkit_docs.docx import read_docx
from cjmkit_docs.parsing import parse_rows
from cjmkit_docs.rows import Row, tidy


def rows_of(document: Document) -> list[Row]:
    """Return the rows of *document* as a reader gives them."""
    rows = []
    for line, cells in enumerate(document.rows, 1):
        parts = cells[0].split("\t") if len(cells) == 1 else cells
        texts = tuple(tidy(cell) for cell in parts)
        rows.append(Row(cells=texts, where=Location(line=line), table=int(len(parts) > 1)))
    return rows


def scored(seed: int, labels: dict[str, tuple[str, ...]]) -> Score:
    score = Score()
    for document in documents(seed, labels):
        (parsed,) = parse_rows(rows_of(document), Location(), 0.5)
        judge(score, document, values_of(parsed))
    return score


def everything(score: Score) -> tuple[str, ...]:
    return tuple({*score.right, *score.wrong})


def test_there_are_enough_layouts():
    """The corpus has more than forty layouts: a way to set values, in a dress."""
    assert len(LAYOUTS) * len(DRESSES) > 40


def test_labels_in_view_are_read_rightly():
    """Of the labels that were in view nothing is wrong, numbers are found, and texts too."""
    score = scored(1, TUNED)
    assert score.wrong_share(everything(score)) <= 0.002, score.failures
    assert score.recall(NUMBERS) >= 0.998, score.failures
    assert score.recall(TEXTS) >= 0.995, score.failures


@pytest.mark.parametrize("seed", [7, 8, 9])
def test_labels_held_out_are_read_rightly_or_not_at_all(seed: int):
    """Of labels that were never looked at hardly anything is wrong: what is not understood is left empty."""
    score = scored(seed, HELD_OUT)
    assert score.wrong_share(everything(score)) <= 0.01, score.failures
    assert score.recall(NUMBERS) >= 0.97, score.failures
    assert score.recall(TEXTS) >= 0.85, score.failures


@pytest.mark.slow
def test_documents_made_by_another_library_give_the_same():
    """The same cards as documents that python-docx wrote are read as well as their rows."""
    score = Score()
    for document in documents(3, TUNED, each=1):
        if document.table:
            width = max(map(len, document.rows))
            rows = [row for row in document.rows if len(row) == width]
            data = table_docx(rows, [row[0] for row in document.rows if len(row) < width])
        else:
            data = docx_of("\n".join(row[0] for row in document.rows))
        (parsed,) = parse_rows(read_docx(open_source(data, name="card.docx")), Location(), 0.5)
        judge(score, document, values_of(parsed))
    assert score.wrong_share(everything(score)) <= 0.005, score.failures
    assert score.recall(NUMBERS) >= 0.98, score.failures
    assert score.recall(TEXTS) >= 0.95, score.failures
