"""
Which files a command takes, and what is in each: cards or a project.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs

from cjmkit.errors import SourceError
from cjmkit.files import same_file
from cjmkit.intake.catalogue import files
from cjmkit.intake.rows.source import Source, open_source
from cjmkit.plugins import Importer, Kind
from cjmkit.toolkit import Toolkit

__all__ = ["Found", "gather", "kind_of", "suffix_of"]


@attrs.frozen(kw_only=True)
class Found:
    """
    The files that were named, then those of folders, and how many others are in the folders.
    """

    named: tuple[str, ...]
    inside: tuple[str, ...] = ()
    skipped: int = 0

    @property
    def files(self) -> tuple[str, ...]:
        """
        All of them.
        """
        return (*self.named, *self.inside)


def gather(paths: Iterable[str], kit: Toolkit, *, but: str | None = None) -> Found:
    """
    Return the files among *paths* and those of the folders among them, the hidden ones left out, and *but* too.

    Raises:
        SourceError: a folder has no file that cjmkit reads.

    """
    named: list[str] = []
    found: list[str] = []
    skipped = 0
    for path in paths:
        folder = Path(path)
        if path == "-" or not folder.is_dir():
            named.append(path)
            continue
        inside = [file for file in sorted(folder.rglob("*")) if file.is_file() and not _is_hidden(file, folder)]
        inside = [file for file in inside if but is None or not same_file(file, but)]
        fitting = [str(file) for file in inside if _is_ours(file, kit.host.importers)]
        if not fitting:
            known = {extension for importer in kit.host.importers for extension in importer.extensions}
            raise SourceError(files.EMPTY_FOLDER.finding(folder=folder.name, known=", ".join(sorted(known))))
        found += fitting
        skipped += len(inside) - len(fitting)
    return Found(named=tuple(named), inside=tuple(found), skipped=skipped)


def kind_of(source: Source, format: str | None, kit: Toolkit) -> Kind:  # noqa: A002 - the word that users say
    """
    Return whether *source* holds cards or a project; a named *format* tells by itself.

    Raises:
        SourceError: the input cannot be opened.
        UnknownFormatError: there is no such format.

    """
    if format is None:
        return kit.kind_of(source)
    cards = any(importer.kind == "cards" and importer.name == format for importer in kit.host.importers)
    projects = (importer for importer in kit.host.importers if importer.kind == "project")
    named = any(importer.name in (format, f"project-{format}") for importer in projects)
    return "project" if named and not cards else "cards"


def suffix_of(file: Path) -> str:
    """
    Return the extension of a file, of the packed one if it is packed.
    """
    return file.name.lower().removesuffix(".gz").rpartition(".")[2]


def _is_hidden(file: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in file.relative_to(folder).parts)


def _is_ours(file: Path, importers: Iterable[Importer]) -> bool:
    """
    Return whether a file of a folder holds cards by its extension, or a project by its content.

    A folder holds many a file of settings in the formats of projects; whoever names a file means it.
    """
    suffix = suffix_of(file)
    fitting = [importer for importer in importers if suffix in importer.extensions]
    if any(importer.kind == "cards" for importer in fitting):
        return True
    return any(_recognised(fitting, file))


def _recognised(importers: Iterable[Importer], file: Path) -> Iterator[bool]:
    for importer in importers:
        ask = getattr(importer, "recognises", None)
        yield True if ask is None else bool(ask(open_source(file)))
