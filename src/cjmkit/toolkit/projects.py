"""
Projects: which format reads a file of personas and journeys, and what was read.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar

import attrs

from cjmkit.errors import ConfigError, FormatError, PluginError, UnknownFormatError
from cjmkit.findings import Location, Report
from cjmkit.intake.pause import paused_collector
from cjmkit.intake.rows.source import Source
from cjmkit.plugins import Exporter, Host, Importer, Kind, ProjectRecord
from cjmkit.plugins.places import placed
from cjmkit.rules import Settings
from cjmkit.toolkit.catalogue import KIND_NAMES, NOT_A_PROJECT, WRONG_KIND
from cjmkit.toolkit.options import format_options
from cjmkit.toolkit.strangers import first_that_recognises, records_of

if TYPE_CHECKING:
    from cjmkit.model.journeys import Project
    from cjmkit.rules import Check, Judged
    from cjmkit.rules.views import ProjectView

__all__ = ["claims", "full_name", "importer_for", "of_kind", "project_judged", "project_or_error", "project_record"]

_Format = TypeVar("_Format", Importer, Exporter)


def claims(host: Host, source: Source) -> Importer | None:
    """
    Return the importer of projects that takes *source* for its own, if any does.

    By its content, or by an extension that no format of cards has.
    """
    importers = [found for found in host.importers if found.kind == "project"]
    source.open().close()
    found = first_that_recognises(host, importers, source)
    if found is not None:
        return found
    taken = {extension for found in host.importers if found.kind == "cards" for extension in found.extensions}
    fitting = (found for found in importers if source.suffix in found.extensions and source.suffix not in taken)
    return next(fitting, None)


def full_name(format: str, kind: Kind, formats: Iterable[Importer | Exporter]) -> str:  # noqa: A002 - the users' word
    """
    Return the name of the format that is meant: «json» of a project is ``project-json``.
    """
    longer = f"{kind}-{format}"
    return longer if any(found.name == longer for found in formats) else format


def of_kind(found: _Format, kind: Kind, fitting: Iterable[_Format]) -> _Format:
    """
    Return *found* if it is of this *kind*.

    Raises:
        ConfigError: it is of another kind; says which formats there are.

    """
    if found.kind == kind:
        return found
    names, wanted = KIND_NAMES[found.kind], KIND_NAMES[kind]
    finding = WRONG_KIND.finding(
        format=found.name,
        found=names.en,
        found_ru=names.ru,
        expected=wanted.en,
        expected_ru=wanted.ru,
        known=", ".join(one.name for one in fitting),
    )
    raise ConfigError(finding)


def project_record(host: Host, source: Source, format: str | None, options: object) -> ProjectRecord:  # noqa: A002
    """
    Return what the importer of *format*, or the one that fits *source*, makes of it.
    """
    importer = importer_for(host, source, format)
    try:
        for record in records_of(host, importer, source, format_options(importer, options)):
            if isinstance(record, ProjectRecord):
                return record
    except FormatError as error:
        # A damaged file is no mistake of the caller, and several of them may be read in one call.
        if error.finding is None:
            raise
        return ProjectRecord(project=None, where=Location(source=source.name), findings=(error.finding,))
    msg = f"the importer {importer.name!r} is of the kind 'project' but gave no ProjectRecord"
    raise PluginError(msg)


def project_or_error(record: ProjectRecord) -> Project:
    """
    Return the project of a record.

    Raises:
        DataError: its reading found errors.

    """
    report = Report()
    report.extend(record.findings)
    report.raise_for_errors()
    if record.project is None:
        msg = f"{record.where}: there is no project, and its importer does not say why"
        raise PluginError(msg)
    return record.project


def project_judged(
    what: Project | ProjectRecord, settings: Settings, extra_rules: Iterable[Check[ProjectView]] = ()
) -> Judged:
    """
    Return what was found in a project: while reading, then by the rules, with places in the file.
    """
    # Checking cards needs none of these rules.
    from cjmkit.rules import Judged, ProjectChecker

    record = what if isinstance(what, ProjectRecord) else ProjectRecord(project=what)
    if record.project is None:
        return Judged(findings=record.findings)
    # Findings have no cycles, and the collector would look at each of them dozens of times: half of all the time.
    with paused_collector():
        judged = ProjectChecker(settings, extra_rules=extra_rules).judge(record.project)
        found = (placed(finding, record.places) for finding in judged.findings)
        silenced = (attrs.evolve(each, finding=placed(each.finding, record.places)) for each in judged.silenced)
        return Judged(findings=(*record.findings, *found), silenced=tuple(silenced))


def importer_for(host: Host, source: Source, format: str | None = None) -> Importer:  # noqa: A002 - the users' word
    """
    Return the importer of *format*, or the one that the content or the name of *source* tells.

    Raises:
        UnknownFormatError: nothing reads a project from it.
        ConfigError: *format* is one of cards.

    """
    importers = [found for found in host.importers if found.kind == "project"]
    if format is not None:
        source.open().close()
        return of_kind(host.importer(full_name(format, "project", importers)), "project", importers)
    fitting = (found for found in importers if source.suffix in found.extensions)
    found = claims(host, source) or next(fitting, None)
    if found is None:
        known = ", ".join(sorted({f".{extension}" for one in importers for extension in one.extensions}))
        raise UnknownFormatError(NOT_A_PROJECT.finding(Location(source=source.name), known=known))
    return found
