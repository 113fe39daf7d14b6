"""
How a workbook shows its numbers: the part of the styles that changes what a value means.
"""

from __future__ import annotations

import re
from typing import Final

import attrs

from cjmkit.errors import LimitError
from cjmkit.findings import Finding
from cjmkit.intake.catalogue import sizes
from cjmkit.intake.catalogue import workbook as rules
from cjmkit.intake.rows._xlsx_xml import Part, attributes
from cjmkit.intake.rows.guard import Archive

__all__ = ["PLAIN", "Look", "Styles", "look_of", "read_styles"]


@attrs.frozen(kw_only=True)
class Look:
    """
    What a number format says of a number.

    *elapsed* is a duration (``[h]:mm``), *seconds* whether it shows them; *zeros* is the number of
    digits of a format of zeros alone (``000000000``), 0 for any other.
    """

    date: bool = False
    time: bool = False
    elapsed: bool = False
    seconds: bool = False
    zeros: int = 0


PLAIN: Final = Look()


@attrs.frozen(kw_only=True)
class Styles:
    """
    The look of each cell style, by its number, and what was noticed.
    """

    looks: tuple[Look, ...] = ()
    findings: tuple[Finding, ...] = ()


_TOKEN: Final = re.compile(r'"[^"]*+"?|\\.?|[_*].?|\[[^\]]*+\]?|.', re.DOTALL)
_ELAPSED: Final = re.compile(r"\[(?:h+|m+|s+|ч+|м+|с+)\]")
_CONDITION: Final = re.compile(r"\[[<>=]")
_FRACTION: Final = re.compile(r"(?<=[sс])[.,]0+")
_HALF: Final = re.compile(r"am/pm|a/p")
_RUSSIAN: Final = re.compile(r"дд|гг|чч|мм[:.]|[:.]мм")
_TO_ENGLISH: Final = str.maketrans("дмгчс", "dmyhs")
_FOREIGN: Final = re.compile(r"[0#?%@a-ce-gi-ln-ru-x]")
_ZEROS: Final = re.compile(r"[0 \u00a0()+\-]{2,}")
_DATE: Final = Look(date=True)
_TIME: Final = Look(time=True, seconds=True)
_MOMENT: Final = Look(date=True, time=True)
_BUILT_IN: Final = {
    **dict.fromkeys((14, 15, 16, 17, *range(27, 32), 36, *range(50, 55), 57, 58), _DATE),
    **dict.fromkeys((18, 19, 20, 21, *range(32, 36), 45, 47, 55, 56), _TIME),
    22: _MOMENT,
    46: Look(time=True, elapsed=True, seconds=True),
}


def look_of(code: str) -> Look:
    """
    Return what the number format *code* says; only its first section, for positive numbers, counts.
    """
    shown, quoted, conditional, elapsed = _section(code.lower())
    shown = shown.replace("general", "").replace("основной", "").strip()
    if _ZEROS.fullmatch(shown) and not conditional and not quoted:
        zeros = shown.count("0")
        return Look(zeros=zeros) if zeros > 1 else PLAIN
    if _RUSSIAN.search(shown):
        shown = shown.translate(_TO_ENGLISH)
    half = _HALF.search(shown) is not None
    shown = _FRACTION.sub("", _HALF.sub("", shown))
    # Letters that no date has, and digits, tell a unit or a currency: "0 usd" is money, "d.m.y" a date.
    if not (elapsed or re.search("[dmyhs]", shown)) or _FOREIGN.search(shown.replace("t", "").replace("z", "")):
        return PLAIN
    time = half or elapsed or "h" in shown or "s" in shown
    date = "y" in shown or "d" in shown or ("m" in shown and not time)
    return Look(date=date, time=time, elapsed=elapsed, seconds="s" in shown)


def _section(code: str) -> tuple[str, bool, bool, bool]:
    # The text without literals, and whether: a literal holds a digit, it has a condition, it is a duration.
    shown: list[str] = []
    quoted = conditional = elapsed = False
    for token in _TOKEN.findall(code):
        if token == ";":
            break
        if token[0] in '"\\':
            quoted = quoted or any("0" <= sign <= "9" for sign in token)
        elif token[0] == "[":
            conditional = conditional or _CONDITION.match(token) is not None
            if _ELAPSED.fullmatch(token):
                elapsed = True
                shown.append(token[1])
        elif token[0] not in "_*":
            shown.append(token)
    return "".join(shown), quoted, conditional, elapsed


def read_styles(archive: Archive, part: str) -> Styles:
    """
    Return the look of every cell style.

    Raises:
        LimitError: there are more styles or formats than Excel itself can hold.
    """
    limits = archive.limits
    codes: dict[str, Look] = {}
    numbers: list[str] = []
    overlong = 0
    inside = False
    for seen, (tag, text) in enumerate(Part(archive, part).tags("numFmt", "xf", "cellXfs")):
        if seen > 3 * limits.styles or len(numbers) > limits.styles:
            raise LimitError(
                sizes.TOO_MANY_ENTRIES.finding(archive.where, member=part, limit=limits.styles, name="styles")
            )
        if tag == "numFmt":
            told = attributes(text)
            code = told.get("formatCode", "")
            overlong += len(code) > limits.format_chars
            codes[told.get("numFmtId", "")] = look_of(code) if len(code) <= limits.format_chars else PLAIN
        elif tag == "xf" and inside:
            numbers.append(attributes(text).get("numFmtId", "0"))
        elif tag in {"cellXfs", "/cellXfs"}:
            inside = tag == "cellXfs"
    noticed = rules.LONG_FORMAT.finding(archive.where, limit=limits.format_chars, count=overlong)
    looks = {number: codes.get(number) or _built_in(number) for number in set(numbers)}
    return Styles(looks=tuple(looks[number] for number in numbers), findings=(noticed,) if overlong else ())


def _built_in(number: str) -> Look:
    known = number.isascii() and number.isdigit() and len(number) < 4
    return _BUILT_IN.get(int(number), PLAIN) if known else PLAIN
