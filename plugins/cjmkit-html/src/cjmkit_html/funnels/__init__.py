"""
The funnel: how many clients reached each stage, and what share went on.
"""

from __future__ import annotations

from cjmkit_html.funnels.scene import funnel_scene

__all__ = ["funnel_scene"]
