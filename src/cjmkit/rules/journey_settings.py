"""
Settings of the rules about personas and journeys: ``[tool.cjmkit.journey]``.

Where the texts of the field contradict each other there is a setting with a default, not a silent choice.
"""

from __future__ import annotations

from typing import Any, Final

import attrs

from cjmkit.rules import _config

__all__ = ["JourneySettings", "journey_settings_from"]

_CHOICES: Final = {"critical_points": ("both", "count", "most")}


@attrs.frozen(kw_only=True)
class JourneySettings:
    """
    The numbers that the rules compare with; shares are in percent.

    - *max_personas*: some advise four or five at most, others as many as there are: 0 sets no limit.
    - *min_barriers*: so many barriers in one place make it critical. *critical_points* ``count`` tells
      these places, ``most`` only those where no place has more, ``both`` both.
    - *min_stages* and *max_stages*: how long a map usually is.
    - *aging_days* and *stale_days*: after so many days a map should and must be looked at again.
    - *max_truth_share*: the greatest share of touchpoints that are moments of truth.
    - *max_guess_share*: guesses are a legal source, up to this share of the evidence.
    - *worst_gap*: reality may fall short of expectation by less than this.
    - *top_share*: the share of touchpoints whose priority calls for a task.
    - *min_touchpoints* of a stage, *min_statements* of a block, *min_rays* of a star, *min_completeness* of a map.
    - *team_roles*: who should make a map together, words of the vocabulary ``team_role``.
    """

    max_personas: int = 5
    min_barriers: int = 2
    critical_points: str = "both"
    min_stages: int = 4
    max_stages: int = 10
    aging_days: int = 90
    stale_days: int = 183
    max_truth_share: int = 20
    max_guess_share: int = 50
    worst_gap: int = 2
    top_share: int = 25
    min_touchpoints: int = 2
    min_statements: int = 2
    min_rays: int = 6
    min_completeness: int = 50
    team_roles: tuple[str, ...] = ("marketer", "analyst", "ux_designer")


def journey_settings_from(found: object, where: str | None = None) -> JourneySettings:
    """
    Read the table of settings; *where* names the file in messages.

    Raises:
        ConfigError: a key or a value is wrong; says which and what was meant.

    """
    known = [field.name for field in attrs.fields(JourneySettings)]
    values: dict[str, Any] = {}
    for key, value in _config.table("journey", found, where).items():
        if key not in known:
            raise _config.refuse_unknown("journey", key, known, where)
        values[key] = _value(key, value, where)
    return JourneySettings(**values)


def _value(key: str, value: object, where: str | None) -> object:
    name = f"journey.{key}"
    if key == "team_roles":
        return _config.strings(name, value, where)
    if key in _CHOICES:
        if not isinstance(value, str) or value not in _CHOICES[key]:
            raise _config.refuse_unknown(name, str(value), _CHOICES[key], where)
        return value
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise _config.wrong_value(name, value, "an integer of 0 or more", where)
    return value
