"""
Graphviz: the transition graph of a journey. Only written.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, BinaryIO

import attrs

from cjmkit.findings import Texts
from cjmkit.formats._journeys import chosen, losses, only
from cjmkit.journeys.texts.options import DOTOptions
from cjmkit.plugins.contracts import API, Exporter, Kind, Loss, Progress
from cjmkit.plugins.hookspecs import hookimpl
from cjmkit.plugins.options import one_of

if TYPE_CHECKING:
    from cjmkit.model.journeys import Project

__all__ = ["DOTExporter", "cjmkit_exporters"]


@attrs.frozen(kw_only=True)
class DOTExporter:
    """
    Writes the stages of one journey and the ways between them.
    """

    name: str = "dot"
    title: Texts = Texts("Граф переходов Graphviz", "The transition graph for Graphviz")
    extensions: tuple[str, ...] = ("dot", "gv")
    kind: Kind = "project"
    api: int = API
    options: type[DOTOptions] = DOTOptions

    def write(
        self, projects: Iterable[Project], stream: BinaryIO, options: DOTOptions, progress: Progress
    ) -> Sequence[Loss]:
        """
        Write the journey that *options* name.
        """
        from cjmkit.journeys.texts.dot import dot_text

        one_of("lang", options.lang, ("ru", "en"))
        project = only(projects)
        text, lost = dot_text(project, chosen(project, options.journey), options)
        stream.write(text.encode("utf-8", "replace"))
        progress(1)
        return losses(lost)


@hookimpl
def cjmkit_exporters() -> Sequence[Exporter]:
    """
    Return the exporter of graphs.
    """
    return [DOTExporter()]
