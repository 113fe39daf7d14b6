"""
IMP300–IMP399: repair of cells.
"""

from __future__ import annotations
