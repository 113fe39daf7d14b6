"""
IMP100–IMP199: rows, header, totals.
"""

from __future__ import annotations
