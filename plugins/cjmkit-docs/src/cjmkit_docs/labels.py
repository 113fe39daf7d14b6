"""
Labels: found in a text, with their places and the fields that they promise.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from cjmkit_docs.folding import fold
from cjmkit_docs.vocabulary import OWNERS, PATTERNS, STRONG, WEAK

__all__ = ["Label", "find_labels", "strip_separators", "whole_label"]

_BETWEEN: Final = re.compile(r"(?:[\s/\\,;&|+.()]|\bи\b|\bили\b){0,6}")
_SEPARATOR: Final = re.compile(r"[\s:.=№#/()\\_-]*")
_NUMBERED: Final = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2}){0,2}[.)]?\s*|[-*•–—]\s*")
_ADDRESS_KINDS: Final = (("legal", "legal_address"), ("actual", "actual_address"), ("postal", "postal_address"))
_STEMS: Final = {
    "legal": re.compile(r"юр(?:идическ|\b|\.)|регистрации|егрюл|место ?нахождени|юридического лица"),
    "actual": re.compile(r"факт|офиса"),
    "postal": re.compile(r"почт|корреспонденции|писем"),
}
_LONGEST: Final = 4000


class Label(NamedTuple):
    """
    One label, or several that stand together (``ИНН / КПП``).

    *start* and *end* are its place; *value* is where its value begins, behind the colon. *colon* tells whether there
    is one.
    """

    fields: tuple[str, ...]
    start: int
    end: int
    value: int
    colon: bool


@cache
def _pattern() -> re.Pattern[str]:
    parts = []
    for number, (_, patterns) in enumerate(PATTERNS):
        spaced = "|".join(patterns).replace(" ?", " ").replace(" ", r"[\s.]{0,3}")
        parts.append(f"(?P<k{number}>{spaced})")
    owners = OWNERS.replace(" ", r"\s{1,3}")
    return re.compile(rf"(?<![^\W\d_])(?<![^\W\d_]-)(?:{'|'.join(parts)}){owners}(?!-?[^\W\d_])\.?")


def find_labels(text: str) -> list[Label]:
    """
    Return the labels in *text* that are to be believed, in their order, those that stand together as one.
    """
    folded = fold(text[:_LONGEST])
    groups: list[Label] = []
    for match in _pattern().finditer(folded):
        fields = _fields(int((match.lastgroup or "k0")[1:]), match.group())
        last = groups[-1] if groups else None
        if last is not None and _BETWEEN.fullmatch(folded, last.end, match.start()):
            fields = last.fields + tuple(field for field in fields if field not in last.fields)
            groups[-1] = _label(folded, fields, last.start, match.end())
        else:
            groups.append(_label(folded, fields, match.start(), match.end()))
    return [label for label in groups if _is_believed(label, folded)]


def whole_label(text: str) -> tuple[str, ...]:
    """
    Return the fields of *text* if it is a label and nothing else, else nothing.
    """
    text = _NUMBERED.sub("", text.replace("\n", " "), count=1) if text[:1].isdigit() or text[:1] in "-*•–—" else text
    text = text.replace("\n", " ")
    if len(text) > 120:
        return ()
    folded = fold(text)
    fields: tuple[str, ...] = ()
    at = 0
    for match in _pattern().finditer(folded):
        between = folded[at : match.start()]
        if not _BETWEEN.fullmatch(between):
            return ()
        fields += tuple(
            field for field in _fields(int((match.lastgroup or "k0")[1:]), match.group()) if field not in fields
        )
        at = match.end()
    rest = folded[at:].strip(" :.-=№()/_*;,")
    return fields if fields and not _REMARK.sub("", rest) else ()


_REMARK: Final = re.compile(
    r"^\(?(?:руб(?:лей|\.)?|rub|usd|eur|с индексом|включая индекс|если есть|при наличии|фио|ф\.? ?и\.? ?о\.?|полностью|"
    r"должность|указать|номер|в руб(?:лях)?|банка|получателя|общий|основной|ip|стороны|для договора)\)?$"
)


def strip_separators(text: str) -> str:
    """
    Return *text* without what stands between a label and its value.
    """
    match = _SEPARATOR.match(text)
    return text[match.end() :] if match else text


def _label(folded: str, fields: tuple[str, ...], start: int, end: int) -> Label:
    match = _SEPARATOR.match(folded, end)
    value = match.end() if match else end
    # «+7» and «(495)» belong to the value.
    while value > end and folded[value - 1] == "(" and folded[value : value + 1].isdigit():
        value -= 1
    return Label(fields, start, end, value, ":" in folded[end:value] or "\t" in folded[end:value])


def _fields(number: int, found: str) -> tuple[str, ...]:
    key = PATTERNS[number][0]
    if key == "_address":
        kinds = tuple(field for kind, field in _ADDRESS_KINDS if _STEMS[kind].search(found))
        return kinds or ("address",)
    return (key,)


def _is_believed(label: Label, folded: str) -> bool:
    before = folded[: label.start].rstrip(" \t")
    bare = _NUMBERED.sub("", before, count=1).strip()
    at_start = not bare or before.endswith("\n")
    first = label.fields[0]
    rest = folded[label.value : label.value + 40]
    if first in WEAK:
        is_alone = at_start and not folded[label.value :].strip(" :-_.")
        is_apart = at_start or before[-1:] in ",;.|)"
        # «Коммерческий директор:» is another person than «Директор:».
        return (
            (label.colon and is_apart) or is_alone or (at_start and _fits(first, rest, folded[label.end : label.value]))
        )
    if at_start or label.colon or first in STRONG:
        return True
    return before[-1:] in ",;.|)" and first.endswith("address")


_BANK_START: Final = re.compile(r"[«\"“]|(?:пао|ао|ооо|зао|оао|нко|кб|акб|филиал|отделение|банк)(?![^\W_])|в ")
_PERSON: Final = re.compile(
    r"[_\s-]*(?:[а-я]\.\s?[а-я]\.\s?[а-я]{2,}|[а-я-]{2,}\s+[а-я]\.|[а-я-]{2,}\s+[а-я]{2,}\s+[а-я]{3,}(?:вич|вна|ична|ьич|оглы|кызы)(?![а-я]))"
)


def _fits(field: str, rest: str, between: str) -> bool:
    if field == "bank_name":
        return bool(_BANK_START.match(rest)) or "-" in between
    if field in ("director", "chief_accountant", "contact_person"):
        return bool(_PERSON.match(rest)) or "_" in between
    if field in ("website", "edo_id", "currency", "director_position", "bank_city"):
        return bool(re.match(r"[a-zа-я0-9]", rest))
    return field == "_in_person" or "-" in between
