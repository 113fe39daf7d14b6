"""
Rejected rows: what a human must mend, where, and why.

Each table of the input gets a sheet with the original columns, values and types, after two columns of
our own: the reasons and the row's number. Bad cells are coloured, and a comment says what is wrong.
Corrected, the workbook imports again: the two columns are known by their headings and left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import BinaryIO

import attrs

from cjmkit.findings import Finding, Lang, Texts
from cjmkit.formats._rejects_book import RejectsBook
from cjmkit.intake.rejects import Rejected
from cjmkit.plugins.contracts import API, CardRecord, Kind, Loss, Progress
from cjmkit.plugins.options import one_of
from cjmkit.plugins.progress import ticking

__all__ = [
    "COMMENTS",
    "RejectsExporter",
    "RejectsOptions",
    "write_rejected_records",
    "write_rejects",
]

COMMENTS = 5_000
"""How many cells of a workbook get a comment: each stays in memory until its sheet ends, and Excel grows slow."""


def write_rejects(
    stream: BinaryIO, rejects: Iterable[Rejected], *, lang: Lang = "ru", comments: int = COMMENTS
) -> None:
    """
    Write *rejects* as a workbook; memory stays bounded however many there are.

    *comments* bounds the cells that get a comment of their own; a comment of the first heading says so.
    """
    RejectsBook(lang, comments).write(stream, rejects)


def write_rejected_records(stream: BinaryIO, records: Iterable[CardRecord], *, lang: Lang = "ru") -> None:
    """
    Write the records of *records* that gave no card as jsonl: the raw text, and each finding in words.
    """
    for record in records:
        if record.card is None:
            line = {"raw": record.raw, "line": record.where.line, "findings": _findings(record.findings, lang)}
            text = json.dumps(line, ensure_ascii=False)
            stream.write(text.encode("utf-8", "backslashreplace") + b"\n")


def _findings(findings: Iterable[Finding], lang: Lang) -> list[dict[str, str | None]]:
    return [
        {
            "code": finding.code,
            "severity": finding.severity.value,
            "field": finding.where.field,
            "message": finding.message(lang),
        }
        for finding in findings
    ]


@attrs.frozen(kw_only=True)
class RejectsOptions:
    """
    The language of the reasons, and how many cells get a comment.
    """

    lang: Lang = "ru"
    comments: int = COMMENTS

    def __attrs_post_init__(self) -> None:
        one_of("lang", self.lang, ("ru", "en"))


@attrs.frozen(kw_only=True)
class RejectsExporter:
    """
    Writes rejected rows as a workbook for a human.
    """

    name: str = "rejects"
    title: Texts = Texts("Отклонённые строки, книга Excel", "Rejected rows, Excel workbook")
    extensions: tuple[str, ...] = ("xlsx",)
    kind: Kind = "rejects"
    api: int = API
    options: type[RejectsOptions] = RejectsOptions

    def write(
        self, items: Iterable[Rejected], stream: BinaryIO, options: RejectsOptions, progress: Progress
    ) -> Sequence[Loss]:
        """
        Write every row of *items*.
        """
        write_rejects(stream, ticking(items, progress), lang=options.lang, comments=options.comments)
        return ()
