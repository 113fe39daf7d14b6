"""
A syntax: how a text becomes plain data, where its parts stand, and how a project is written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import attrs

from cjmkit.codec._paths import Steps, shown_key
from cjmkit.findings import Rule
from cjmkit.formats.documents import catalogue as rules
from cjmkit.formats.documents.comments import Comments
from cjmkit.formats.documents.scan import Scan, Spot, line_starts, spot_at

__all__ = ["Fault", "Parsed", "Syntax", "broken", "doubled"]


@attrs.frozen(kw_only=True)
class Fault:
    """
    What is wrong with the text: the rule, and the place or the part if they are known.
    """

    rule: Rule
    spot: Spot | None = None
    steps: Steps = ()
    params: Mapping[str, object] = attrs.field(factory=dict)


class Parsed(NamedTuple):
    """
    Plain data, of no use if any fault is an error.
    """

    data: Any
    faults: tuple[Fault, ...] = ()


@attrs.frozen(kw_only=True)
class Syntax:
    """
    One of the syntaxes of a project file.

    *write* takes what `cjmkit.codec.projects.project_tree` gives, and the comments to put beside its parts.
    *prepare* raises if its library is not installed.
    """

    name: str
    parse: Callable[[str], Parsed]
    scan: Callable[[str], Scan]
    write: Callable[[dict[str, Any], Comments], str]
    prepare: Callable[[], None] = lambda: None


def broken(text: str, at: int | None, name: str) -> Fault:
    """
    Return the fault that the syntax is broken at an offset, or that the text ends too early if that is None.
    """
    end = len(text.rstrip())
    spot = spot_at(line_starts(text), end if at is None else at)
    if at is None:
        return Fault(rule=rules.CUT, spot=spot, params={"syntax": name})
    advice = rules.ADVICE[name]
    return Fault(rule=rules.BROKEN, spot=spot, params={"syntax": name, "advice": advice.en, "advice_ru": advice.ru})


def doubled(scan: Scan) -> tuple[Fault, ...]:
    """
    Return a fault for each key that stands a second time.
    """
    return tuple(
        Fault(rule=rules.DUPLICATE_KEY, spot=scan.spot(at), steps=steps, params={"key": shown_key(steps[-1])})
        for steps, at in scan.doubles
    )
