"""
Two versions side by side: what came, went, moved, got better and got worse.
"""

from __future__ import annotations

from cjmkit_html.changes.beside import Beside, Chip, Column, DiffSheet, diff_sheet

__all__ = ["Beside", "Chip", "Column", "DiffSheet", "diff_sheet"]
