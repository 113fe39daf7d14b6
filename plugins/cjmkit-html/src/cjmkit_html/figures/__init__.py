"""
Figures: what the drawn views have in common. A view places marks on a scene, and one thin writer turns it into SVG.
"""

from __future__ import annotations

from cjmkit_html.figures.marks import Anchor, Box, Curve, Line, Mark, Outline, Part, Scene, Shape, Sign, Words
from cjmkit_html.figures.svg import inline_svg

__all__ = ["Anchor", "Box", "Curve", "Line", "Mark", "Outline", "Part", "Scene", "Shape", "Sign", "Words", "inline_svg"]
