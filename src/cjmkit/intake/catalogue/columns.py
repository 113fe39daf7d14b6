"""
IMP200–IMP299: columns and mapping.
"""

from __future__ import annotations
