"""
What other distributions brought: their entry points, without the plugins that were switched off.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from importlib.metadata import EntryPoint, entry_points
from typing import Final

__all__ = ["DISABLE_VARIABLE", "installed", "switched_off"]

DISABLE_VARIABLE: Final = "CJMKIT_DISABLE_PLUGINS"


def switched_off(disabled: Collection[str] = ()) -> frozenset[str]:
    """
    Return the names of plugins to leave out: *disabled* and those of the environment variable.
    """
    by_variable = (name.strip() for name in os.environ.get(DISABLE_VARIABLE, "").split(","))
    return frozenset(disabled) | frozenset(name for name in by_variable if name)


def installed(group: str, disabled: frozenset[str]) -> Iterator[EntryPoint]:
    """
    Yield the entry points of *group* by name, without those of *disabled*: names or distributions, ``*`` for all.
    """
    for entry in sorted(entry_points(group=group), key=lambda found: (found.name, found.value)):
        distribution = entry.dist.name if entry.dist is not None else "?"
        if "*" not in disabled and not disabled & {entry.name, distribution}:
            yield entry
