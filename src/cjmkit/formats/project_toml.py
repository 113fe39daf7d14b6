"""
Projects as TOML.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cjmkit.findings import Texts
from cjmkit.formats._project_file import ProjectFileExporter, ProjectFileImporter
from cjmkit.plugins.contracts import Exporter, Importer
from cjmkit.plugins.hookspecs import hookimpl

__all__ = ["cjmkit_exporters", "cjmkit_importers"]

_NAME: Final = "project-toml"
_TITLE: Final = Texts("Проект (персоны и карты пути), TOML", "Project (personas and journeys), TOML")
_EXTENSIONS: Final = ("toml",)


@hookimpl
def cjmkit_importers() -> Sequence[Importer]:
    """
    Return the importer of projects in TOML.
    """
    return (ProjectFileImporter(name=_NAME, title=_TITLE, extensions=_EXTENSIONS),)


@hookimpl
def cjmkit_exporters() -> Sequence[Exporter]:
    """
    Return the exporter of projects to TOML.
    """
    return (ProjectFileExporter(name=_NAME, title=_TITLE, extensions=_EXTENSIONS),)
