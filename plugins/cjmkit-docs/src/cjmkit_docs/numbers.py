"""
Numbers: requisites known by their length and check digits first, by their label second.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from cjmkit.codes import account, bik, corr_account, inn, kpp, ogrn, ogrnip, okpo, oktmo, snils

__all__ = ["LENGTHS", "Number", "digit_runs", "labelled_numbers", "unlabelled_numbers"]

LENGTHS: Final[Mapping[str, tuple[int, ...]]] = MappingProxyType(
    {
        "inn": (10, 12),
        "kpp": (9,),
        "ogrn": (13,),
        "ogrnip": (15,),
        "okpo": (8, 10),
        "oktmo": (8, 11),
        "okopf": (5,),
        "snils": (11,),
        "bik": (9,),
        "corr_account": (20,),
        "account": (20,),
        "_okato": (11, 8, 5, 2, 3),
        "_okogu": (7, 5),
        "_okfs": (2,),
        "_bank_inn": (10, 12),
        "_person_inn": (12,),
        "_bank_kpp": (9,),
        "_bank_ogrn": (13,),
    }
)
"""The lengths that a number of each field has, in digits."""

_CHECKS: Final[Mapping[str, Callable[[str], Any]]] = MappingProxyType(
    {
        "inn": inn.check,
        "kpp": kpp.check,
        "ogrn": ogrn.check,
        "ogrnip": ogrnip.check,
        "okpo": okpo.check,
        "oktmo": oktmo.check,
        "snils": snils.check,
        "bik": bik.check,
        "corr_account": corr_account.check,
        "account": account.check,
        "_bank_inn": inn.check,
    }
)
_PROVEN: Final = frozenset(("inn", "ogrn", "ogrnip", "okpo", "snils"))
"""A right check digit proves these by itself."""

_TOKEN: Final = re.compile(r"[0-9][0-9 .-]*")
_KPP: Final = re.compile(r"(?<![0-9A-Za-z])[0-9]{4}[0-9A-Z]{2}[0-9]{3}(?![0-9A-Za-z])")
_SPACES: Final = str.maketrans("", "", " .-")


class Number(NamedTuple):
    """
    A number that was found: its field, its digits as found, how sure that is, and where in the text it ends.

    *raw* is how it was written; *proven* that arithmetic said yes.
    """

    field: str
    value: str
    raw: str
    confidence: float
    proven: bool
    start: int
    end: int


class _Run(NamedTuple):
    digits: str
    start: int
    end: int


def digit_runs(text: str) -> list[_Run]:
    """
    Return the runs of digits in *text*, those apart by a single blank, dot or dash as one.
    """
    runs = []
    for match in _TOKEN.finditer(text):
        found = match.group().rstrip(" .-")
        runs.append(_Run(found.translate(_SPACES), match.start(), match.start() + len(found)))
    return runs


def _split(text: str, lengths: Sequence[int]) -> Iterator[_Run]:
    """
    Yield the runs of *text*; one whose length none has is told apart at its blanks.
    """
    for run in digit_runs(text):
        if len(run.digits) in lengths:
            yield run
            continue
        yield from _regrouped(text, run, lengths)


def _regrouped(text: str, run: _Run, lengths: Sequence[int]) -> Iterator[_Run]:
    """
    Yield parts of *run* that have a wanted length: groups of digits are taken together as long as they fit.
    """
    pieces = [
        _Run(match.group().translate(_SPACES), run.start + match.start(), run.start + match.end())
        for match in re.finditer(r"[0-9A-Z]+", text[run.start : run.end])
    ]
    index = 0
    while index < len(pieces):
        whole = ""
        best: tuple[int, _Run] | None = None
        for last in range(index, min(index + 8, len(pieces))):
            whole += pieces[last].digits
            if len(whole) in lengths:
                best = last, _Run(whole, pieces[index].start, pieces[last].end)
        if best is None:
            yield pieces[index]
            index += 1
        else:
            yield best[1]
            index = best[0] + 1


def labelled_numbers(fields: Sequence[str], text: str) -> list[Number]:
    """
    Return what *text* holds of the number *fields* that its label promises, each run of digits used once.
    """
    lengths = tuple(dict.fromkeys(length for field in fields for length in LENGTHS[field]))
    runs = list(_split(text, lengths))
    if "kpp" in fields:
        runs += [
            _Run(match.group(), match.start(), match.end())
            for match in _KPP.finditer(text)
            if not match.group().isdigit()
        ]
    found: list[Number] = []
    for strict in (True, False):
        for field in fields:
            if any(number.field == field for number in found):
                continue
            number = next(_fitting(field, [run for run in runs if not _is_taken(run, found)], strict=strict), None)
            if number is not None:
                found.append(number._replace(raw=text[number.start : number.end]))
    return _relabelled(found)


def _is_taken(run: _Run, found: list[Number]) -> bool:
    return any(run.start < number.end and number.start < run.end for number in found)


def _fitting(field: str, runs: list[_Run], *, strict: bool) -> Iterator[Number]:
    """
    Yield the *runs* that may be *field*: when *strict* those that its check does not refuse.
    """
    for run in runs:
        if len(run.digits) in LENGTHS[field]:
            verdict = _CHECKS[field](run.digits) if field in _CHECKS else None
            right = verdict is None or verdict.ok is not False
            if right or not strict:
                proven = bool(right and field in _PROVEN)
                yield Number(
                    field, run.digits, "", 1.0 if proven else 0.85 if right else 0.7, proven, run.start, run.end
                )
        elif not strict and (padded := _padded(field, run.digits)):
            yield Number(field, padded, "", 0.6, field in _PROVEN, run.start, run.end)


def _padded(field: str, digits: str) -> str | None:
    """
    Return *digits* with the zero that a spreadsheet took, if a check digit or the form proves it.
    """
    if field in ("inn", "ogrn", "okpo", "bik", "kpp") and len(digits) + 1 in LENGTHS[field]:
        value = f"0{digits}"
        if field == "bik" and not digits.startswith("4"):
            return None
        return value if _CHECKS[field](value).ok else None
    return None


def _relabelled(found: list[Number]) -> list[Number]:
    """
    Return *found* with an ОГРН of fifteen digits as ОГРНИП, and accounts by what their first digits say.
    """
    numbers = []
    for number in found:
        field = number.field
        if field == "account" and number.value.startswith("301"):
            number = number._replace(field="corr_account", confidence=0.75)
        elif field == "corr_account" and number.value[:3] in ("407", "408", "405", "406"):
            number = number._replace(field="account", confidence=0.75)
        numbers.append(number)
    return numbers


def unlabelled_numbers(text: str) -> list[Number]:
    """
    Return the numbers in *text*, which has no label, that their form alone tells.
    """
    found = []
    for run in _split(text, (20, 15, 13, 12)):
        field = _by_form(run.digits)
        if field is not None:
            raw = text[run.start : run.end]
            found.append(Number(field, run.digits, raw, 0.65, field in _PROVEN, run.start, run.end))
    return found


def _by_form(digits: str) -> str | None:
    size = len(digits)
    if size == 20:
        return "corr_account" if digits.startswith("301") else "account" if digits[0] in "04" else None
    if size == 15:
        return "ogrnip" if ogrnip.check(digits).ok else None
    if size == 13:
        return "ogrn" if ogrn.check(digits).ok else None
    return "inn" if size == 12 and inn.check(digits).ok else None
