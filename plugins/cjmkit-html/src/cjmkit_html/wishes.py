"""
What a picture of a project can be told, and which of its journeys and personas are meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from cjmkit.errors import ConfigError
from cjmkit_html.catalogue import NO_SUCH_JOURNEY, NO_SUCH_PERSONA

if TYPE_CHECKING:
    # This is loaded with the plugin, and whoever works with cards should not wait for the classes of journeys.
    from cjmkit.model.journeys import Journey, Persona, Project

__all__ = ["ALL", "PictureOptions", "SVGOptions", "journeys_of", "personas_of"]

ALL: Final = "all"
"""The name of all views together."""
_LONGEST: Final = 60


@attrs.frozen(kw_only=True)
class PictureOptions:
    """
    The options of a picture.

    *view* is a name of `cjmkit_html.views.VIEWS` or ``all``. *journey* and *persona* are ids; all of them are drawn if
    None. With a *persona* only the journeys that it goes through are drawn. *theme* is one of
    `cjmkit_html.page.THEMES`. *paper* is what a page is printed on, ``a3`` or ``a4``; if None, maps take A3 and the
    rest A4.
    """

    view: str = ALL
    journey: str | None = None
    persona: str | None = None
    theme: str = "auto"
    lang: str = "ru"
    paper: str | None = None


@attrs.frozen(kw_only=True)
class SVGOptions(PictureOptions):
    """
    The options of a picture that stands alone: it shows one view.
    """

    view: str = "map"


def journeys_of(project: Project, options: PictureOptions) -> tuple[Journey, ...]:
    """
    Return the journeys that are meant.

    Raises:
        ConfigError: the project has no journey or no persona of that id.

    """
    chosen = project.journeys
    if options.journey is not None:
        chosen = tuple(journey for journey in chosen if journey.id == options.journey)
        if not chosen:
            known = ", ".join(journey.id for journey in project.journeys) or "—"
            raise ConfigError(NO_SUCH_JOURNEY.finding(found=options.journey[:_LONGEST], known=known))
    if options.persona is None:
        return chosen
    personas_of(project, options)
    return tuple(journey for journey in chosen if options.persona in journey.personas)


def personas_of(project: Project, options: PictureOptions) -> tuple[Persona, ...]:
    """
    Return the personas that are meant.

    Raises:
        ConfigError: the project has no persona of that id.

    """
    if options.persona is None:
        return project.personas
    found = tuple(persona for persona in project.personas if persona.id == options.persona)
    if not found:
        known = ", ".join(persona.id for persona in project.personas) or "—"
        raise ConfigError(NO_SUCH_PERSONA.finding(found=options.persona[:_LONGEST], known=known))
    return found
