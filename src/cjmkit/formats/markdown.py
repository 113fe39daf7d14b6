"""
Markdown: the map as a table for a pull request or a wiki. Only written.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, BinaryIO

import attrs

from cjmkit.findings import Texts
from cjmkit.formats._journeys import chosen, losses, only
from cjmkit.journeys.texts.options import MarkdownOptions
from cjmkit.plugins.contracts import API, Exporter, Kind, Loss, Progress
from cjmkit.plugins.hookspecs import hookimpl
from cjmkit.plugins.options import one_of

if TYPE_CHECKING:
    from cjmkit.model.journeys import Project

__all__ = ["MarkdownExporter", "cjmkit_exporters"]


@attrs.frozen(kw_only=True)
class MarkdownExporter:
    """
    Writes every journey of the project, or one: a table with a row a stage.
    """

    name: str = "markdown"
    title: Texts = Texts("Таблица Markdown", "A Markdown table")
    extensions: tuple[str, ...] = ("md", "markdown")
    kind: Kind = "project"
    api: int = API
    options: type[MarkdownOptions] = MarkdownOptions

    def write(
        self, projects: Iterable[Project], stream: BinaryIO, options: MarkdownOptions, progress: Progress
    ) -> Sequence[Loss]:
        """
        Write the journeys that *options* name.
        """
        from cjmkit.journeys.texts.markdown import markdown_text

        one_of("lang", options.lang, ("ru", "en"))
        project = only(projects)
        wanted = project.journeys if options.journey is None else (chosen(project, options.journey),)
        text, lost = markdown_text(project, wanted, options)
        stream.write(text.encode("utf-8", "replace"))
        progress(1)
        return losses(lost)


@hookimpl
def cjmkit_exporters() -> Sequence[Exporter]:
    """
    Return the exporter of tables.
    """
    return [MarkdownExporter()]
