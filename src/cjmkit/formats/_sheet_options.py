"""
Options that the readers of journeys in workbooks and in csv share.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmkit.findings import Texts
from cjmkit.plugins.options import refuse

if TYPE_CHECKING:
    from cjmkit.model.journeys import Scale

__all__ = ["checked_scale"]


def checked_scale(text: str | None) -> Scale | None:
    """
    Return the scale that an option names.

    Raises:
        ConfigError: it names none.

    """
    if text is None:
        return None
    # Whoever only converts cards should not wait for the classes of journeys to be made.
    from cjmkit.journeys.sheets.building import scale_of

    scale = scale_of(text) if isinstance(text, str) else None
    if scale is None:
        refuse("scale", text, Texts("границы вроде 1..5 или -2..2", "ends such as 1..5 or -2..2"))
    return scale
