"""
How much values agree with their field.
"""

from __future__ import annotations

import pytest

from cjmkit.intake.decision import Decision
from cjmkit.intake.mapping import consensus
from cjmkit.intake.rows.table import Cell


@pytest.mark.parametrize(
    ("targets", "values", "share"),
    [
        (("inn",), ["7707083893", 7707083893, None, "7707083894", ""], 2 / 3),
        (("phone_2",), ["+7 495 123-45-67", "нет"], 0.5),
        (("account",), ["40702810938000060435"], 1.0),
        (("inn",), [None], 0.0),
        (("comment",), ["что угодно"], 0.0),
        (("inn", "kpp"), ["7707083893/773601001"], 0.0),
        ((), ["7707083893"], 0.0),
    ],
)
def test_consensus(targets: tuple[str, ...], values: list[Cell], share: float) -> None:
    """It is the share of right values among those there are; nothing for what cannot be checked."""
    assert consensus(Decision(index=0, targets=targets), values) == pytest.approx(share)
