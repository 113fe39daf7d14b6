"""
Bitrix24: the portal's company and contact files both ways, and its REST calls.
"""

from __future__ import annotations

__all__: list[str] = []
