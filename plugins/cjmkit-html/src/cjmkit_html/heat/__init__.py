"""
The heat map of channels and stages: where the company meets the client, and how well.
"""

from __future__ import annotations

from cjmkit_html.heat.scene import heat_scene
from cjmkit_html.heat.table import HeatCell, HeatRow, HeatTable, heat_table

__all__ = ["HeatCell", "HeatRow", "HeatTable", "heat_scene", "heat_table"]
