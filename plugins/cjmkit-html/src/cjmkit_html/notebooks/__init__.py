"""
Notebooks: cards, journeys, reports, analyses and differences as the outputs of cells.

An output lives in somebody else's page, beside others of its kind: its style holds for itself alone, it has no id that
could be there twice, and no script. What persons own is covered by stars unless `show` is told otherwise.
"""

from __future__ import annotations

from cjmkit_html.notebooks.showing import Shown, display, show

__all__ = ["Shown", "display", "show"]
