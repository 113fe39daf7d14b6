"""
Two versions side by side: what came, went, moved, got better and got worse.
"""

from __future__ import annotations

from cjmkit_html.changes.beside import DiffSheet, diff_sheet
from cjmkit_html.changes.exporter import DiffHTMLExporter, DiffOptions

__all__ = ["DiffHTMLExporter", "DiffOptions", "DiffSheet", "diff_sheet"]
