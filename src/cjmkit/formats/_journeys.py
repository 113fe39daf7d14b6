"""
What the writers of journeys share: which journey is meant, and the fields that a format leaves out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from cjmkit.errors import ConfigError
from cjmkit.findings import Texts
from cjmkit.formats.catalogue import NO_JOURNEY, NO_SUCH_JOURNEY
from cjmkit.plugins.contracts import Loss

if TYPE_CHECKING:
    from cjmkit.model.journeys import Journey, Project

__all__ = ["chosen", "losses", "only"]

_NO_PLACE: Final = Texts("в этом формате для поля нет места", "this format has no place for the field")
_ONE_JOURNEY: Final = Texts("в файле помещается одна карта", "the file holds one journey")
_UNKNOWN_EMOTION: Final = Texts(
    "эмоция неизвестна, а в этом формате точка без оценки не записывается",
    "the emotion is unknown, and this format has no touchpoint without a score",
)


def only(projects: Iterable[Project]) -> Project:
    """
    Return the one project that an exporter was given.
    """
    (project,) = projects
    return project


def chosen(project: Project, wanted: str | None) -> Journey:
    """
    Return the journey of the id *wanted*, or the first one.

    Raises:
        ConfigError: there is none.

    """
    if wanted is None and project.journeys:
        return project.journeys[0]
    journey = None if wanted is None else project.journey(wanted)
    if journey is None:
        known = ", ".join(each.id for each in project.journeys)
        rule = NO_SUCH_JOURNEY if known else NO_JOURNEY
        raise ConfigError(rule.finding(found=(wanted or "")[:60], known=known))
    return journey


def losses(left_out: Mapping[str, int]) -> tuple[Loss, ...]:
    """
    Return the loss list for counts by field, ``Stage.kpis``.
    """
    reasons = {"Project.journeys": _ONE_JOURNEY, "Touchpoint.title": _UNKNOWN_EMOTION}
    return tuple(
        Loss(field=field, count=count, reason=reasons.get(field, _NO_PLACE))
        for field, count in sorted(left_out.items())
    )
