"""
Joining: whether tables of one journey become one.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

__all__ = ["Join"]

Join: TypeAlias = Literal["auto", "never"]
"""``auto`` joins a list of touchpoints to the map that stands before it; ``never`` reads each table by itself."""
