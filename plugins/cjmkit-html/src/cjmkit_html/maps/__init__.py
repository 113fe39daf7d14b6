"""
Journey maps: stages as columns, lanes as rows, and the curve of what the client expected and felt.
"""

from __future__ import annotations

from cjmkit_html.maps.content import MapSheet, map_sheet

__all__ = ["MapSheet", "map_sheet"]
