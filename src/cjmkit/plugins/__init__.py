"""
Plugins: the contracts, the hooks and the host that contains failures.
"""

from __future__ import annotations

from cjmkit.plugins.contracts import API, CardRecord, Exporter, Importer, Kind, Loss, NoOptions, ProjectRecord
from cjmkit.plugins.hookspecs import hookimpl
from cjmkit.plugins.host import Host, PluginProblem

__all__ = [
    "API",
    "CardRecord",
    "Exporter",
    "Host",
    "Importer",
    "Kind",
    "Loss",
    "NoOptions",
    "PluginProblem",
    "ProjectRecord",
    "hookimpl",
]
