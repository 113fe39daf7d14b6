"""
Two versions of a journey side by side: which stage of one stands beside which of the other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from cjmkit.journeys.diff.changes import Change, JourneyPair, Match, StagePair
from cjmkit.journeys.diff.matching import Matched
from cjmkit.model.journeys import Journey, Stage

__all__ = ["Column", "Columns", "aligned", "pair_of"]


@attrs.define(kw_only=True, eq=False)
class Column:
    """
    A stage in both versions, None in the one that lacks it, while its changes are being gathered.
    """

    old: Stage | None = None
    new: Stage | None = None
    match: Match | None = None
    changes: list[Change] = attrs.Factory(list)

    @property
    def title(self) -> str:
        """
        The title of the stage, as it is now if it still is.
        """
        stage = self.new or self.old
        return "" if stage is None else stage.title


@attrs.frozen(kw_only=True)
class Columns:
    """
    The columns of a journey, in *order* and by the place of their stage in each version.
    """

    order: tuple[Column, ...] = ()
    at_old: Mapping[int, Column] = attrs.field(factory=dict)
    at_new: Mapping[int, Column] = attrs.field(factory=dict)


def aligned(matched: Matched[Stage], old: Sequence[Stage], new: Sequence[Stage]) -> Columns:
    """
    Return the columns in the order of the new version; a stage that went stands behind the one it used to follow.
    """
    at_new = {place: Column(new=stage) for place, stage in enumerate(new)}
    at_old: dict[int, Column] = {}
    for first, second, how in matched.pairs:
        column = at_old[first] = at_new[second]
        column.old, column.match = old[first], how
    columns = list(at_new.values())
    for place in sorted(matched.removed):
        at_old[place] = Column(old=old[place])
        # The one before it has a place already: it is matched, or went too and comes first.
        behind = columns.index(at_old[place - 1]) + 1 if place else 0
        columns.insert(behind, at_old[place])
    return Columns(order=tuple(columns), at_old=at_old, at_new=at_new)


def pair_of(old: Journey, new: Journey, columns: Columns) -> JourneyPair:
    """
    Return what was gathered of both versions of a journey.
    """
    stages = tuple(
        StagePair(old=each.old, new=each.new, match=each.match, changes=tuple(each.changes)) for each in columns.order
    )
    return JourneyPair(old=old, new=new, stages=stages)
