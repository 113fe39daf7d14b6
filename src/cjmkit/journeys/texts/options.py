"""
Options of the texts: apart from their writers, so that asking for them loads no model.
"""

from __future__ import annotations

from typing import Literal

import attrs

__all__ = ["DOTOptions", "MarkdownOptions", "MermaidOptions"]


@attrs.frozen(kw_only=True)
class MermaidOptions:
    """
    How a journey becomes a diagram.

    *journey* is the id of the journey, the first one if None. *unknown* says what becomes of a
    touchpoint whose emotion nobody knows: "omit" leaves it out, "mark" draws it neutral with «нет данных»
    in its name. It never becomes a zero.
    """

    journey: str | None = None
    unknown: Literal["omit", "mark"] = "omit"
    lang: Literal["ru", "en"] = "ru"


@attrs.frozen(kw_only=True)
class MarkdownOptions:
    """
    Which journey is written (its id; all of them if None), and in which language the headings are.
    """

    journey: str | None = None
    lang: Literal["ru", "en"] = "ru"


@attrs.frozen(kw_only=True)
class DOTOptions:
    """
    Which journey is drawn (its id; the first one if None), and in which language the labels are.
    """

    journey: str | None = None
    lang: Literal["ru", "en"] = "ru"
