"""
Pictures: journey maps, persona sheets, company cards and import reports as single files that open from disk.

Pages hold everything they show: they ask nothing of the network and run under a strict Content-Security-Policy.
"""

from __future__ import annotations

from collections.abc import Sequence

from cjmkit.plugins import Exporter, hookimpl
from cjmkit_html.exporters import exporters

__all__ = ["cjmkit_exporters"]


@hookimpl
def cjmkit_exporters() -> Sequence[Exporter]:
    """
    Return the exporters of pictures.
    """
    return exporters()
