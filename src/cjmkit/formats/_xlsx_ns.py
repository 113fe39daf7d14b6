"""
Names that every part of a workbook begins with.
"""

from __future__ import annotations

from typing import Final

__all__ = ["DOC_RELS", "HEAD", "MAIN", "RELS", "SHEET_TYPE", "TYPES"]

HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DOC_RELS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
SHEET_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
