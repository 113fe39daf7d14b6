"""
The quadrant of importance and quality: which touchpoints to fix first.
"""

from __future__ import annotations

from cjmkit_html.quadrants.scene import quadrant_scene

__all__ = ["quadrant_scene"]
