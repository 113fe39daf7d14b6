"""
TOML: read by the standard library; what it does not tell is found by a walk of our own.
"""

from __future__ import annotations

import re
import tomllib
from typing import Final

from cjmkit.formats.documents import catalogue as rules
from cjmkit.formats.documents.limits import DEPTH, DIGITS, decimal_of
from cjmkit.formats.documents.scan import Scan, line_starts
from cjmkit.formats.documents.syntax import Fault, Parsed, broken, doubled
from cjmkit.formats.documents.toml_walk import TooDeepError, walk

__all__ = ["parse", "scan"]

_PLACE: Final = re.compile(r"\(at line ([0-9]{1,9}), column ([0-9]{1,9})\)")


def parse(text: str) -> Parsed:
    """
    Return what the TOML says; amounts with every digit.
    """
    deep = Fault(rule=rules.TOO_DEEP, params={"limit": DEPTH})
    if _may_be_deep(text) and _is_deep(text):
        return Parsed(None, (deep,))
    try:
        return Parsed(tomllib.loads(text, parse_float=decimal_of))
    except RecursionError:
        return Parsed(None, (deep,))
    except tomllib.TOMLDecodeError as error:
        return Parsed(None, _faults(text, str(error)))
    except ValueError:  # a number of more digits than `int` takes, or than we do
        return Parsed(None, (Fault(rule=rules.NUMBER_TOO_LONG, params={"limit": DIGITS}),))


def scan(text: str) -> Scan:
    """
    Return where the parts of right TOML stand, and its comments.
    """
    return walk(text)


def _may_be_deep(text: str) -> bool:
    # The standard reader takes quadratic time for one key of very many dots.
    return any(line.count(".") + line.count("[") + line.count("{") > DEPTH for line in text.split("\n"))


def _is_deep(text: str) -> bool:
    try:
        walk(text)
    except TooDeepError:
        return True
    return False


def _faults(text: str, message: str) -> tuple[Fault, ...]:
    found = _PLACE.search(message)
    if found is None:  # at the end of the document
        return (broken(text, None, "TOML"),)
    line, position = map(int, found.groups())
    # The standard reader stops behind the value of the key that it met again.
    doubles = _doubles(text)
    if doubles and doubles[0].spot is not None and doubles[0].spot.line <= line:
        return doubles
    return (broken(text, line_starts(text)[line - 1] + position - 1, "TOML"),)


def _doubles(text: str) -> tuple[Fault, ...]:
    try:
        return doubled(walk(text))
    except TooDeepError:
        return ()
