"""
Templates: maps to begin with, and the checklists of the work around them.

    >>> from cjmkit.journeys.templates import template
    >>> [stage.title for stage in template("simple").journeys[0].stages]
    ['Осознание', 'Исследование', 'Покупка', 'Использование', 'Сарафанное радио']
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from cjmkit.findings import Lang
from cjmkit.journeys.templates.b2b import B2B
from cjmkit.journeys.templates.build import project_of
from cjmkit.journeys.templates.checklists import CHECKLISTS, Checklist, checklist
from cjmkit.journeys.templates.matrix import MATRIX
from cjmkit.journeys.templates.nine_stages import NINE_STAGES
from cjmkit.journeys.templates.outline import Outline
from cjmkit.journeys.templates.shops import ESHOP, LINEAR, MINI, SIMPLE
from cjmkit.model.journeys import Project

__all__ = ["CHECKLISTS", "TEMPLATES", "Checklist", "Outline", "checklist", "template"]

TEMPLATES: Final = MappingProxyType(
    {outline.name: outline for outline in (NINE_STAGES, B2B, ESHOP, SIMPLE, LINEAR, MINI, MATRIX)}
)
"""The templates by their names."""


def template(name: str, *, lang: Lang = "ru", persona: str | None = None) -> Project:
    """
    Return a new project with a map of the template *name*, ready to be filled in.

    With *persona*, the name of a typical client, the map is this persona's; without, of a generalised client.
    What only the company can know (goals of the client where the template has none, emotions, owners,
    evidence, barriers) is empty: checking the project asks for it.

    Raises:
        LookupError: there is no such template.

    .. versionadded:: 0.1.0
    """
    outline = TEMPLATES.get(name)
    if outline is None:
        msg = f"there is no template {name!r}; there are: {', '.join(TEMPLATES)}"
        raise LookupError(msg)
    return project_of(outline, lang, persona)
