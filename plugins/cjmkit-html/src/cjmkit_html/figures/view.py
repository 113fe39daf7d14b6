"""
A view: what a room of this package draws of a project, as a part of a page and as a picture.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import attrs
from jinja2 import Environment
from markupsafe import Markup

from cjmkit.findings import Texts
from cjmkit.model.journeys import Project
from cjmkit_html.wishes import PictureOptions

__all__ = ["View"]


@attrs.frozen(kw_only=True)
class View:
    """
    A view by its *name*; *title* is what people call it.

    *body* returns its part of a page, made by the templates it is given; *svg* the same as a picture that stands alone.
    *styles* are the style sheets that the part needs, *scripts* its scripts. *held* are the fields of the model that
    the view shows, as losses name them; *unseen* counts those that it could not show all the same, in a picture that
    stands alone if the last argument is true.
    """

    name: str
    title: Texts
    body: Callable[[Project, PictureOptions, Environment], Markup]
    svg: Callable[[Project, PictureOptions], bytes]
    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    held: frozenset[str] = frozenset()
    unseen: Callable[[Project, PictureOptions, bool], Mapping[str, int]] = lambda *_: {}
