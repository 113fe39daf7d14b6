"""
Choosing: which importer reads a source, which exporter writes a target.
"""

from __future__ import annotations

from typing import Final

from cjmkit.errors import CjmkitError, ConfigError, PluginError, UnknownFormatError
from cjmkit.findings import Location
from cjmkit.intake.catalogue import options as option_rules
from cjmkit.intake.rows.sniff import sniff
from cjmkit.intake.rows.source import Source
from cjmkit.plugins import Exporter, Host, Importer, Kind
from cjmkit.toolkit.catalogue import PLUGIN_WANTED, SEVERAL_EXPORTERS
from cjmkit.toolkit.outputs import Output, name_of, suffix_of
from cjmkit.toolkit.projects import full_name, of_kind
from cjmkit.toolkit.strangers import first_that_recognises, is_told_by_name

__all__ = ["card_importer", "exporter_of"]

_BROUGHT_BY: Final = {"htm": "cjmkit-html", "html": "cjmkit-html", "svg": "cjmkit-html"}
"""Plugins of ours by the extensions that people name before they know of the plugin."""


def card_importer(host: Host, source: Source, named: str | None) -> Importer:
    """
    Return the importer of cards that is *named*, or the one that the content or the extension of *source* tells.
    """
    importers = [found for found in host.importers if found.kind == "cards"]
    if named is not None:
        source.open().close()
        return of_kind(host.importer(named), "cards", importers)
    found = first_that_recognises(host, importers, source)
    if found is not None:
        return found
    taken = {extension for one in importers if host.is_builtin(one.name) for extension in one.extensions}
    for importer in importers:
        if source.suffix in importer.extensions and source.suffix not in taken and is_told_by_name(importer):
            return importer
    return host.importer(sniff(source).kind)


def exporter_of(host: Host, target: Output, named: str | None, kind: Kind) -> Exporter:
    """
    Return the exporter that is *named*, or the one of this *kind* that the name of *target* tells.
    """
    fitting = [found for found in host.exporters if found.kind == kind]
    if named is not None:
        name = full_name(named, kind, fitting)
        if named in _BROUGHT_BY and all(one.name != name for one in host.exporters):
            raise _nothing_writes(host, target, named, fitting)
        return of_kind(host.exporter(name), kind, fitting)
    suffix = suffix_of(target)
    # A stream has no name to tell by, and rejects or a form have one usual format.
    found = [one for one in fitting if suffix in one.extensions or (kind != "cards" and target == "-")]
    ours = [one for one in found if host.is_builtin(one.name)]
    if ours or len(found) == 1:
        return (ours or found)[0]
    if found:
        names = ", ".join(one.name for one in found)
        raise ConfigError(SEVERAL_EXPORTERS.finding(Location(source=name_of(target)), known=names, suffix=suffix))
    raise _nothing_writes(host, target, suffix, fitting)


def _nothing_writes(host: Host, target: Output, suffix: str, fitting: list[Exporter]) -> CjmkitError:
    name = name_of(target)
    where = Location(source=name if name not in ("", "-") else None)
    plugin = _BROUGHT_BY.get(suffix)
    for problem in host.problems:
        if plugin is not None and problem.distribution == plugin:
            return PluginError(problem.finding)
    if plugin is not None and all(host.owner(one.name).partition(" ")[0] != plugin for one in host.exporters):
        return UnknownFormatError(PLUGIN_WANTED.finding(where, suffix=suffix, plugin=plugin))
    known = ", ".join(sorted({f".{extension}" for found in fitting for extension in found.extensions}))
    return UnknownFormatError(option_rules.NO_EXPORTER.finding(where, known=known))
