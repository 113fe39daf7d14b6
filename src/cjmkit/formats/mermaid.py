"""
Mermaid ``journey`` diagrams, both ways: for a README or a wiki that draws them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO, Final

import attrs

from cjmkit.findings import Location, Texts
from cjmkit.formats._journeys import chosen, losses, only
from cjmkit.intake.rows.source import Source
from cjmkit.journeys.texts.options import MermaidOptions
from cjmkit.plugins.contracts import API, Exporter, Importer, Kind, Loss, NoOptions, Progress, ProjectRecord
from cjmkit.plugins.hookspecs import hookimpl
from cjmkit.plugins.options import one_of

if TYPE_CHECKING:
    from cjmkit.model.journeys import Project

__all__ = ["MermaidExporter", "MermaidImporter", "cjmkit_exporters", "cjmkit_importers"]

_TITLE: Final = Texts("Диаграмма mermaid journey", "A mermaid journey diagram")
_EXTENSIONS: Final = ("mmd", "mermaid")


@attrs.frozen(kw_only=True)
class MermaidImporter:
    """
    Reads a diagram: sections are stages, tasks are touchpoints, actors are personas.
    """

    name: str = "mermaid"
    title: Texts = _TITLE
    extensions: tuple[str, ...] = _EXTENSIONS
    kind: Kind = "project"
    api: int = API
    options: type[NoOptions] = NoOptions

    def read(self, source: Source, options: NoOptions) -> Iterator[ProjectRecord]:
        """
        Yield the project of *source*.
        """
        # Whoever only converts cards should not wait for the classes of journeys to be made.
        from cjmkit.formats.documents.reader import document_of
        from cjmkit.journeys.texts.mermaid_reader import read_mermaid

        where = Location(source=source.name)
        document = document_of(source)
        if document.problem is not None:
            yield ProjectRecord(project=None, where=where, findings=(document.problem,))
            return
        found = read_mermaid(document.text)
        yield ProjectRecord(
            project=found.project,
            where=where,
            findings=tuple(
                attrs.evolve(finding, where=attrs.evolve(finding.where, source=source.name))
                for finding in found.findings
            ),
            places={path: attrs.evolve(where, line=line, position=1) for path, line in found.lines.items()},
        )


@attrs.frozen(kw_only=True)
class MermaidExporter:
    """
    Writes one journey: its stages, touchpoints, emotions and personas.
    """

    name: str = "mermaid"
    title: Texts = _TITLE
    extensions: tuple[str, ...] = _EXTENSIONS
    kind: Kind = "project"
    api: int = API
    options: type[MermaidOptions] = MermaidOptions

    def write(
        self, projects: Iterable[Project], stream: BinaryIO, options: MermaidOptions, progress: Progress
    ) -> Sequence[Loss]:
        """
        Write the journey that *options* name.
        """
        from cjmkit.journeys.texts.mermaid_writer import mermaid_text

        one_of("lang", options.lang, ("ru", "en"))
        one_of("unknown", options.unknown, ("omit", "mark"))
        project = only(projects)
        text, lost = mermaid_text(project, chosen(project, options.journey), options)
        stream.write(text.encode("utf-8", "replace"))
        progress(1)
        return losses(lost)


@hookimpl
def cjmkit_importers() -> Sequence[Importer]:
    """
    Return the importer of diagrams.
    """
    return [MermaidImporter()]


@hookimpl
def cjmkit_exporters() -> Sequence[Exporter]:
    """
    Return the exporter of diagrams.
    """
    return [MermaidExporter()]
