"""
Requirement profiles: which fields a purpose needs, as data.
"""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from cjmkit.model.fields import FieldDef

__all__ = ["Profile"]


@attrs.frozen(kw_only=True)
class Profile:
    """
    What a card must hold to serve a purpose, such as an invoice or a tender.

    *required* names flat fields (`cjmkit.model.flat`); ``a|b`` is met by either. *recommended*
    fields are only asked for. *custom* defines the user's own fields, *tables* those of each
    sub-table. *max_custom* bounds the number of custom fields. Loading never depends on a profile.
    """

    name: str
    title: str = ""
    required: tuple[str, ...] = ()
    recommended: tuple[str, ...] = ()
    custom: tuple[FieldDef, ...] = ()
    tables: Mapping[str, tuple[FieldDef, ...]] = attrs.field(factory=dict)
    max_custom: int | None = None
