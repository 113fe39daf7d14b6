"""
IMP020–IMP059: xlsx archives and sheets.
"""

from __future__ import annotations
