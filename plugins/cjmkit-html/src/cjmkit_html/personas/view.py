"""
The view ``personas``: a sheet for each persona.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import attrs
from jinja2 import Environment
from markupsafe import Markup

from cjmkit.findings import Texts
from cjmkit.model import ImageRef, Money
from cjmkit.model.journeys import (
    USP,
    Benefit,
    DecisionFactor,
    Demographics,
    EmpathyCentre,
    EmpathyMap,
    Evidence,
    Note,
    Pain,
    Persona,
    PersonaValue,
    Project,
    SkepticTest,
    Statement,
)
from cjmkit_html.figures.alone import svg_file
from cjmkit_html.figures.analyses import empty_scene, macro
from cjmkit_html.figures.view import View
from cjmkit_html.page import static
from cjmkit_html.personas.photo import data_uri
from cjmkit_html.personas.scene import persona_scene
from cjmkit_html.personas.sheet import persona_sheet
from cjmkit_html.wishes import PictureOptions, personas_of

__all__ = ["PERSONAS"]

_TITLE: Final = Texts("Персоны", "Personas")
_NONE: Final = Texts("Персон в проекте нет.", "The project has no persona.")
_WORDS: Final = {
    "empathy": Texts("Карта эмпатии", "Empathy map"),
    "no_empathy": Texts("Карты эмпатии нет.", "There is no empathy map."),
    "empty_map": Texts(
        "Карта эмпатии есть, но в ней ничего не записано.", "There is an empathy map, and nothing in it."
    ),
    "nothing": Texts("Никто ничего не записал", "Nobody has written anything"),
    "goal": Texts("Цель", "Goal"),
    "segment": Texts("Кто это", "Who it is"),
    "evidence": Texts("Основания портрета", "Evidence of the persona"),
    "map_evidence": Texts("Основания карты эмпатии", "Evidence of the empathy map"),
    "no_evidence": Texts("Оснований не указано.", "No evidence is named."),
    "missing": Texts("Ещё не описано", "Not described yet"),
    "offer": Texts("Предложение", "Offer"),
    "usp": Texts("Почему к нам", "Why come to us"),
    "worth": Texts("Ценность для компании", "Worth to the company"),
    "journeys": Texts("Проходит пути", "Goes through"),
    "photo": Texts("Фотография", "Photograph"),
}


def _body(project: Project, options: PictureOptions, templates: Environment) -> Markup:
    words = {name: texts.get(options.lang) for name, texts in _WORDS.items()}
    sheets = [
        macro(
            templates,
            "personas/persona.html.j2",
            "persona",
            persona_sheet(persona, project, options.lang),
            words,
            f"persona-{number}",
        )
        for number, persona in enumerate(personas_of(project, options), 1)
    ]
    empty = Markup('<p class="lacking">{}</p>').format(_NONE.get(options.lang))
    return Markup("\n").join(sheets) if sheets else empty


def _svg(project: Project, options: PictureOptions) -> bytes:
    scenes = [
        # Its name and facts stand in the figure itself.
        attrs.evolve(
            persona_scene(persona_sheet(persona, project, options.lang), options.lang), title="", description=""
        )
        for persona in personas_of(project, options)
    ]
    title = project.title or _TITLE.get(options.lang)
    found = scenes or [empty_scene(title, _NONE.get(options.lang))]
    return svg_file(found, title=title, lang=options.lang, theme=options.theme)


_PARTS: Final = (
    Persona,
    Demographics,
    PersonaValue,
    Pain,
    DecisionFactor,
    Benefit,
    USP,
    SkepticTest,
    EmpathyMap,
    EmpathyCentre,
    Statement,
    Evidence,
    Note,
    Money,
    ImageRef,
)
_LEFT_OUT: Final = frozenset({"EmpathyCentre.photo", "PersonaValue.evidence"})


def _unseen(project: Project, options: PictureOptions, alone: bool) -> Mapping[str, int]:
    """
    Count the photographs that are only named, or are none; a picture that stands alone shows initials.
    """
    photos = [persona.photo for persona in personas_of(project, options) if persona.photo is not None]
    return {"Persona.photo": sum(alone or data_uri(photo) is None for photo in photos)}


PERSONAS: Final = View(
    name="personas",
    title=_TITLE,
    body=_body,
    svg=_svg,
    styles=(static("personas", "personas.css"),),
    held=frozenset(
        {
            "Project.title",
            "Project.personas",
            "Project.segments",
            "Segment.id",
            "Segment.title",
            "Project.words",
            *(f"{part.__name__}.{field.name}" for part in _PARTS for field in attrs.fields(part)),
        }
    )
    - _LEFT_OUT,
    unseen=_unseen,
)
"""Who the clients are."""
