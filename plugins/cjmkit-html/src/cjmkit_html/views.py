"""
The views of a project by name: what the exporters know of the rooms of this package.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from cjmkit_html.figures.view import View
from cjmkit_html.funnels.view import FUNNEL
from cjmkit_html.heat.view import CHANNELS
from cjmkit_html.maps.view import MAP
from cjmkit_html.personas.view import PERSONAS
from cjmkit_html.quadrants.view import QUADRANT

__all__ = ["VIEWS"]

VIEWS: Final[Mapping[str, View]] = MappingProxyType(
    {view.name: view for view in (MAP, PERSONAS, CHANNELS, QUADRANT, FUNNEL)}
)
"""Every view, in the order in which a page shows them."""
