"""
Small journeys for the tests of texts.
"""

from __future__ import annotations

from cjmkit.model.journeys import Emotion, Journey, Persona, Project, Stage, Touchpoint


def point(title: str, score: int | None = None, personas: tuple[str, ...] = ()) -> Touchpoint:
    """A touchpoint, with its emotion if it is known."""
    emotion = None if score is None else Emotion(actual=score)
    return Touchpoint(title=title, emotion=emotion, personas=personas)


def project(*stages: Stage, title: str = "Карта", people: tuple[str, ...] = ("Анна",)) -> Project:
    """A project of one journey with these stages."""
    personas = tuple(Persona(id=f"persona-{number}", name=name) for number, name in enumerate(people, 1))
    ids = tuple(persona.id for persona in personas)
    journey = Journey(id="journey", title=title, personas=ids, stages=stages)
    return Project(title=title, personas=personas, journeys=(journey,))
