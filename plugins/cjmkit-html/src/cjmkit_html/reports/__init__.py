"""
The report of an import as a page for people who never saw the program: what it adds up, shows and lets one find.
"""

from __future__ import annotations

__all__: list[str] = []
