"""
What a narrower format leaves out of a project: every field that holds something and is not written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any

import attrs

from cjmkit.model.fields import default_of
from cjmkit.model.journeys import Journey, Project

__all__ = ["left_out", "left_out_beside"]


def left_out(entity: object, held: Collection[str]) -> Counter[str]:
    """
    Count the filled fields of *entity* and of all that it holds which are not among *held*.

    Fields are named ``Stage.kpis``. A field that is not held is counted once for each entity that
    fills it; what stands inside it is not counted again.
    """
    found: Counter[str] = Counter()
    _count(entity, held, found)
    return found


def left_out_beside(project: Project, journeys: tuple[Journey, ...], held: Collection[str]) -> Counter[str]:
    """
    Count as `left_out` does where only some *journeys* of the project are written: the others are left out whole.
    """
    found = left_out(attrs.evolve(project, journeys=journeys), held)
    found["Project.journeys"] += len(project.journeys) - len(journeys)
    return +found


def _count(entity: object, held: Collection[str], found: Counter[str]) -> None:
    cls: type[Any] = type(entity)
    if not attrs.has(cls):
        return
    for field in attrs.fields(cls):
        value = getattr(entity, field.name)
        if value == default_of(field):
            continue
        name = f"{cls.__name__}.{field.name}"
        if name not in held:
            found[name] += 1
            continue
        for part in _parts(value):
            _count(part, held, found)


def _parts(value: object) -> Iterable[object]:
    if isinstance(value, tuple):
        return value
    if isinstance(value, Mapping):
        return (part for one in value.values() for part in _parts(one))
    return (value,)
