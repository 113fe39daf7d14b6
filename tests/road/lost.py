"""
What of the cells of a row cannot be found again in its card: a judge that knows nothing of the library's ways.

A cell is found if its words, or its letters and digits run together, stand somewhere in the card: in a field, in
custom, in the raw text of the origin. Numbers and dates are also looked for as values.
"""

from __future__ import annotations

import datetime as dt
import enum
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

import attrs

from cjmkit import ClientCard


def words_of(line: str) -> frozenset[str]:
    """The words of a line as a set."""
    return frozenset(line.split())


_YES_OR_NO = words_of(
    "да yes y true истина + ++ 1 v x х ✓ ✔ ☑ ок ok есть имеется согласен согласна получено подписано дано вкл on "
    "нет no n false ложь 0 ☐ ✗ ✘ не отсутствует несогласен несогласна отказ отозвано откл off - – — −"
)
_LABELS = words_of("тел телефон факс т ф р с к сч бик инн кпп огрн в e mail почта сайт доб")
"""What says which field a value belongs to, and is gone when the value stands in that field."""

_READ_AS = {
    "male": {"м", "муж", "мужской", "m"},
    "female": {"ж", "жен", "женский", "f", "w"},
    "company": {"юрлицо", "юр", "организация", "ооо", "ао", "пао", "зао", "юл"},
    "sole_proprietor": {"ип", "индивидуальный предприниматель", "чп"},
    "person": {"физ", "физлицо", "физическое лицо", "фл"},
}
"""Words that become something else in a card, with nothing lost."""


def lost_cells(values: Sequence[Any], card: ClientCard) -> list[Any]:
    """The cells of which nothing in the card tells."""
    leaves = list(_leaves(card))
    texts = [form for leaf in leaves for form in _forms(leaf)]
    words = {word for text in texts for word in _words(text)}
    runs = [_run(text) for text in texts]
    # Series and number of a passport stand apart in a card, one behind the other.
    runs.append("".join(runs))
    numbers = {leaf for leaf in leaves if isinstance(leaf, (int, float, Decimal)) and not isinstance(leaf, bool)}
    read = {word for leaf in leaves if isinstance(leaf, str) for word in _READ_AS.get(leaf, ())}
    read |= (
        _YES_OR_NO if card.consents or any(value is True or value is False for value in card.custom.values()) else set()
    )
    return [
        cell
        for cell in values
        if cell is not None
        and not read.intersection(_folded(form).strip(" .;,") for form in _forms(cell))
        and not _is_found(cell, words, runs, numbers, leaves)
    ]


def _is_found(cell: Any, words: set[str], runs: list[str], numbers: set[Any], leaves: list[Any]) -> bool:
    if isinstance(cell, bool):
        return any(leaf is cell for leaf in leaves) or any(_run(form) in runs for form in _forms(cell))
    if isinstance(cell, (int, float)) and any(_same(cell, number) for number in numbers):
        return True
    return any(_tells(form, words, runs) for form in _forms(cell))


def _same(cell: float, number: Any) -> bool:
    return cell == number or (isinstance(cell, float) and Decimal(repr(cell)) == number)


def _tells(form: str, words: set[str], runs: list[str]) -> bool:
    run = _run(form)
    return not run or run in runs or any(run in whole for whole in runs if len(run) > 3) or _all_words(form, words)


def _all_words(form: str, words: set[str]) -> bool:
    found = set(_words(form)) - _LABELS
    return bool(found) and found <= words


def _forms(value: Any) -> list[str]:
    if isinstance(value, bool):
        return ["да", "true", "истина"] if value else ["нет", "false", "ложь"]
    if isinstance(value, dt.datetime):
        return [value.isoformat(), str(value), value.strftime("%d.%m.%Y"), value.date().isoformat()]
    if isinstance(value, dt.date):
        return [value.isoformat(), value.strftime("%d.%m.%Y")]
    if isinstance(value, float) and value.is_integer():
        return [str(value), str(int(value))]
    return [str(value)]


def _words(text: str) -> list[str]:
    return [word for word in re.split(r"[^\w]+", _folded(text)) if word.strip("_")]


def _run(text: str) -> str:
    run = re.sub(r"[\W_]+", "", _folded(text))
    # A text of signs alone is its own run; separators and brackets alone are no value.
    return run or "".join(char for char in text if unicodedata.category(char)[0] not in "CPZ")


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")


def _leaves(value: Any) -> Iterator[Any]:
    if value is None:
        return
    if attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from _leaves(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _leaves(one)
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from _leaves(one)
    elif isinstance(value, enum.Enum):
        yield value.value
    else:
        yield value
