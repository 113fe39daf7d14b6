"""
Hooks: the doors that formats come in by.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pluggy

from cjmkit.plugins.contracts import Exporter, Importer

__all__ = ["cjmkit_exporters", "cjmkit_importers", "hookimpl", "hookspec"]

hookspec: Final = pluggy.HookspecMarker("cjmkit")
hookimpl: Final = pluggy.HookimplMarker("cjmkit")


@hookspec
def cjmkit_importers() -> Sequence[Importer]:  # type: ignore[empty-body]
    """
    Return the importers of this plugin.

    .. versionadded:: 0.1.0
    """


@hookspec
def cjmkit_exporters() -> Sequence[Exporter]:  # type: ignore[empty-body]
    """
    Return the exporters of this plugin.

    .. versionadded:: 0.1.0
    """
