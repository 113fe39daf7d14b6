"""
A project file in its canonical form: the order of the model, short forms, comments beside their parts.
"""

from __future__ import annotations

import attrs

from cjmkit.codec.projects import project_tree
from cjmkit.formats.documents.comments import Comments
from cjmkit.formats.documents.reader import Document, document_of, project_of
from cjmkit.formats.documents.syntaxes import SYNTAXES
from cjmkit.intake.rows.source import Source
from cjmkit.plugins.contracts import ProjectRecord

__all__ = ["Reformatted", "reformatted"]


@attrs.frozen(kw_only=True)
class Reformatted:
    """
    A file before and after; both are the same text if its project could not be read, and *record* says why.
    """

    record: ProjectRecord
    before: str = attrs.field(repr=False)
    after: str = attrs.field(repr=False)
    windows: bool = False
    marked: bool = False

    @property
    def changed(self) -> bool:
        """
        Whether the file is not in its canonical form.
        """
        return self.before != self.after or (self.marked and self.record.project is not None)

    @property
    def content(self) -> bytes:
        """
        What the file should hold: lines end as most of them did.
        """
        text = self.after.replace("\n", "\r\n") if self.windows else self.after
        return text.encode("utf-8")


def reformatted(source: Source, format: str) -> Reformatted:  # noqa: A002 - the word that users say
    """
    Return what `cjmkit fmt` makes of *source*, a project in *format*.

    Raises:
        SourceError: it cannot be opened or read.
        FormatError: it is packed, and damaged.

    """
    document, syntax = document_of(source), SYNTAXES[format]
    record = project_of(document, syntax)
    if record.project is None:
        return Reformatted(record=record, before=document.text, after=document.text)
    tree = project_tree(record.project)
    after = syntax.write(tree, Comments(syntax.scan(document.text), tree))
    _refuse_another(project_of(Document(source=document.source, text=after), syntax), record)
    return Reformatted(
        record=record, before=document.text, after=after, windows=document.windows, marked=document.marked
    )


def _refuse_another(again: ProjectRecord, record: ProjectRecord) -> None:
    # It would be a defect of ours, and the file that somebody wrote by hand must survive it.
    if again.project != record.project:
        msg = "the canonical form reads back as another project: the file was left as it was"
        raise RuntimeError(msg)
