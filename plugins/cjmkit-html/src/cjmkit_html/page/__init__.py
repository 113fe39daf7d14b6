"""
The page that every view stands in: templates, palettes, and the policy that lets nothing in from outside.
"""

from __future__ import annotations

from cjmkit_html.page.base import Page, environment, page_html, static
from cjmkit_html.page.palettes import THEMES, palette_css
from cjmkit_html.page.papers import PAPERS, Paper

__all__ = ["PAPERS", "THEMES", "Page", "Paper", "environment", "page_html", "palette_css", "static"]
