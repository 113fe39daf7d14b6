"""
Emotions: what the client expected to feel and what they felt, on a declared scale.
"""

from __future__ import annotations

import attrs

from cjmkit.model.journeys.evidence import Evidence

__all__ = ["Emotion", "Scale"]


@attrs.frozen(kw_only=True)
class Scale:
    """
    The whole numbers that emotions are told in, both ends included; 1 to 5 unless declared.
    """

    low: int = 1
    high: int = 5

    @property
    def middle(self) -> float:
        """
        The neutral value.
        """
        return (self.low + self.high) / 2

    def holds(self, score: int) -> bool:
        """
        Return whether *score* lies on the scale.
        """
        return self.low <= score <= self.high

    def converted(self, score: int, other: Scale) -> float:
        """
        Return where *score* lies on another scale, in proportion; a scale of one value gives its middle.
        """
        if self.high == self.low:
            return other.middle
        return other.low + (score - self.low) * (other.high - other.low) / (self.high - self.low)


@attrs.frozen(kw_only=True)
class Emotion:
    """
    What the client feels at a stage or a touchpoint.

    *expected* and *actual* are on the journey's scale; None is unknown, which is never 0. *label* is a word
    of the vocabulary ``emotion`` or any other; *quote* is what the client said; *cause* is why.
    """

    expected: int | None = None
    actual: int | None = None
    label: str | None = None
    quote: str | None = None
    cause: str | None = None
    evidence: tuple[Evidence, ...] = ()

    @property
    def gap(self) -> int | None:
        """
        Actual minus expected: negative where reality disappoints; None if one of them is unknown.
        """
        return None if self.expected is None or self.actual is None else self.actual - self.expected
