"""
Company cards as pages to print: what stands on a page, what of it fits, and who writes it.
"""

from __future__ import annotations

__all__: list[str] = []
