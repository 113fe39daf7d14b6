"""
Schemas: what the options of whatever has a name may be.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cjmkit.plugins import Host
from cjmkit.plugins.contracts import Extension
from cjmkit.plugins.options_schema import options_schema

__all__ = ["options_schemas_of"]


def options_schemas_of(host: Host, name: str) -> dict[str, Any]:
    """
    Return the JSON Schemas of the options of whatever plugins call *name*, by the verb that takes them.

    Raises:
        UnknownFormatError: nothing is called so.
        PluginError: the plugin of that name is broken.

    """
    kinds: Mapping[str, Sequence[Extension]] = {
        "read": host.importers,
        "write": host.exporters,
        "check": host.rule_sets,
        "load": host.references,
        "match": host.matchers,
    }
    found = {verb: one for verb, ones in kinds.items() for one in ones if one.name == name}
    if not found:
        host.exporter(name)  # says what there is
    return {verb: options_schema(one.options) for verb, one in found.items()}
