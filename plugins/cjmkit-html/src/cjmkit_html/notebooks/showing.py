"""
Showing: the display that the core asks, and `show` for whoever wants more than the display tells.
"""

from __future__ import annotations

import os

import attrs

from cjmkit.plugins.options import one_of
from cjmkit_html.notebooks.contents import output_of
from cjmkit_html.notebooks.frame import framed
from cjmkit_html.notebooks.output import Look
from cjmkit_html.page import environment

__all__ = ["Shown", "display", "show"]


@attrs.frozen(kw_only=True)
class Shown:
    """
    Something as a notebook shows it: *html* is the markup, *kind* the class of what was shown.
    """

    kind: str
    html: str = attrs.field(repr=False)

    def _repr_html_(self) -> str:
        return self.html


def display(thing: object) -> str | None:
    """
    Return what a notebook shows of *thing*, None if it is nothing that this package knows.

    The core asks this for ``_repr_html_``. The language is that of the environment variable ``CJMKIT_LANG``, else
    Russian.
    """
    look = Look(lang=_language())
    output = output_of(thing, look)
    return None if output is None else framed(output, look.lang, environment())


def show(thing: object, *, personal: bool = False, lang: str | None = None) -> Shown:
    """
    Return *thing* for the end of a cell, with *personal* values if asked for, in the language *lang*.

    What is shown is kept in the notebook's file: clear such outputs before the file leaves the house.

    Raises:
        ConfigError: there is no such language.
        TypeError: this package does not know such things.

    """
    look = Look(lang=_language() if lang is None else lang, personal=personal)
    one_of("lang", look.lang, ("ru", "en"))
    output = output_of(thing, look)
    if output is None:
        msg = f"{type(thing).__name__} is nothing that can be shown: cards, projects, reports, analyses, diffs can"
        raise TypeError(msg)
    return Shown(kind=type(thing).__name__, html=framed(output, look.lang, environment()))


def _language() -> str:
    return "en" if os.environ.get("CJMKIT_LANG") == "en" else "ru"
