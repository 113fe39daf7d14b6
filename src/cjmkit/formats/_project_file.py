"""
What the three syntaxes of a project file share: an importer and an exporter, told apart by their names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO, Final

import attrs

from cjmkit.findings import Texts
from cjmkit.intake.rows.source import Source
from cjmkit.plugins.contracts import API, Kind, Loss, NoOptions, Progress, ProjectRecord

if TYPE_CHECKING:
    from cjmkit.model.journeys import Project

__all__ = ["TEXT_FORMATS", "ProjectFileExporter", "ProjectFileImporter"]

TEXT_FORMATS: Final = ("project-json", "project-toml", "project-yaml")
"""The formats of `cjmkit.formats.documents.syntaxes`, by name."""


@attrs.frozen(kw_only=True)
class ProjectFileImporter:
    """
    Reads a project, and tells the line and the character of everything in it.
    """

    name: str
    title: Texts
    extensions: tuple[str, ...]
    kind: Kind = "project"
    api: int = API
    options: type[NoOptions] = NoOptions

    def recognises(self, source: Source) -> bool:
        """
        Return whether *source* says that it is a project, in this syntax.
        """
        from cjmkit.formats.documents.reader import format_said

        return format_said(source) == self.name

    def read(self, source: Source, options: NoOptions) -> Iterator[ProjectRecord]:
        """
        Yield the project of *source*.
        """
        # Whoever only converts cards should not wait for the classes of journeys to be made.
        from cjmkit.formats.documents.reader import read_project
        from cjmkit.formats.documents.syntaxes import SYNTAXES

        yield read_project(source, SYNTAXES[self.name])


@attrs.frozen(kw_only=True)
class ProjectFileExporter:
    """
    Writes a project in its canonical form. Nothing is lost.
    """

    name: str
    title: Texts
    extensions: tuple[str, ...]
    kind: Kind = "project"
    api: int = API
    options: type[NoOptions] = NoOptions

    def write(
        self, items: Iterable[Project], stream: BinaryIO, options: NoOptions, progress: Progress
    ) -> Sequence[Loss]:
        """
        Write the one project of *items* to *stream*.
        """
        from cjmkit.codec.projects import project_tree
        from cjmkit.formats.documents.comments import Comments
        from cjmkit.formats.documents.syntaxes import SYNTAXES

        (project,) = items
        text = SYNTAXES[self.name].write(project_tree(project), Comments())
        stream.write(text.encode("utf-8"))
        progress(1)
        return ()
