"""
Counting what a format leaves out: every filled field that it does not hold, each once.
"""

from __future__ import annotations

from cjmkit.journeys.held import left_out
from cjmkit.model.journeys import Barrier, Count, Emotion, EmpathyMap, Persona, Project, Stage, Statement, Touchpoint


def test_filled_fields_that_are_not_held() -> None:
    """An empty field is no loss; a filled one that is not held is, once for each thing that has it."""
    stages = (
        Stage(id="a", title="А", owner="отдел", touchpoints=(Touchpoint(title="сайт", quality=3),)),
        Stage(id="b", title="Б", owner="отдел", emotion=Emotion(actual=2, label="гнев")),
    )
    held = {"Stage.id", "Stage.title", "Stage.touchpoints", "Stage.emotion", "Touchpoint.title", "Emotion.actual"}
    found = sum((left_out(stage, held) for stage in stages), start=left_out(None, held))
    assert found == {"Stage.owner": 2, "Touchpoint.quality": 1, "Emotion.label": 1}


def test_what_stands_inside_is_not_counted_again() -> None:
    """With a list that is not held, everything in it is gone: that is one loss."""
    stage = Stage(id="a", title="А", barriers=(Barrier(text="б", severity=2), Barrier(text="в")))
    assert left_out(stage, {"Stage.id", "Stage.title"}) == {"Stage.barriers": 1}


def test_mappings_are_looked_into() -> None:
    """Things inside a mapping are counted like things in a list."""
    persona = Persona(id="p", name="П", empathy_map=EmpathyMap(blocks={"hears": (Statement(text="а", negative=True),)}))
    held = {"Persona.id", "Persona.name", "Persona.empathy_map", "EmpathyMap.blocks", "Statement.text"}
    assert left_out(persona, held) == {"Statement.negative": 1}
    assert left_out(Count(value=1, by={"канал": "поиск"}), {"Count.value"}) == {"Count.by": 1}


def test_an_empty_project_loses_nothing() -> None:
    """Nothing is filled, nothing is left out."""
    assert left_out(Project(), ()) == {}
