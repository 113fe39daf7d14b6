"""
Geometry: curves, places of labels and arcs, as functions of numbers that return plain data.
"""

from __future__ import annotations

from cjmkit_html.geometry.arcs import Arc, Way, arcs
from cjmkit_html.geometry.curve import Point, Segment, runs, sampled, smooth
from cjmkit_html.geometry.labels import crosses, placed

__all__ = ["Arc", "Point", "Segment", "Way", "arcs", "crosses", "placed", "runs", "sampled", "smooth"]
