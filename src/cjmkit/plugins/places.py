"""
Places: where a part of a project stands in its file, found by the part's index path.
"""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from cjmkit.findings import NOWHERE, Finding, Location

__all__ = ["nearest", "placed"]


def nearest(path: str, places: Mapping[str, Location]) -> Location:
    """
    Return the place of *path*, or of the nearest part around it that is known.
    """
    while path:
        spot = places.get(path)
        if spot is not None:
            return spot
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
    return places.get("", NOWHERE)


def placed(finding: Finding, places: Mapping[str, Location]) -> Finding:
    """
    Return *finding* with the place in the file where its path leads; what it knows itself stays.
    """
    if not places or not finding.where.field:
        return finding
    spot = nearest(finding.where.field, places)
    known = attrs.asdict(finding.where, filter=lambda _, value: value is not None)
    return attrs.evolve(finding, where=attrs.evolve(spot, **known))
