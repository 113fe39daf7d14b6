"""
Wholes beside their parts: «ФИО» and «Фамилия», a passport and its series in columns of their own.

A card keeps one of the two. Where they agree, the one that says more is left; where they do not, the parts
are left and the whole is kept as a custom field, so that nothing is forgotten.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

import attrs

from cjmkit.intake.catalogue import across as catalogue
from cjmkit.intake.decision import Decision
from cjmkit.intake.repair.base import Note
from cjmkit.intake.repair.cells import fold, shown
from cjmkit.intake.repair.cross import CrossNote
from cjmkit.intake.repair.names import split_person_name
from cjmkit.intake.rows.table import Cell
from cjmkit.model import Passport
from cjmkit.model.flat import title

__all__ = ["settle_wholes"]

_NAME: Final = "person_name"
_NAME_PARTS: Final = ("last_name", "first_name", "patronymic")
_PASSPORT: Final = "passport"
_PASSPORT_PARTS: Final = {
    "passport_series": "series",
    "passport_number": "number",
    "passport_issued_by": "issued_by",
    "passport_issued_on": "issued_on",
    "passport_code": "code",
}
_IDENTITY: Final = frozenset(("passport_series", "passport_number"))
_WORD: Final = re.compile(r"\w+")
_NOT_A_NAME: Final = re.compile(r"[^\w\s.,'’-]")


def settle_wholes(
    columns: Mapping[str, list[Any]],
    raw: Mapping[str, Sequence[Cell]],
    custom: dict[str, list[Any]],
    decisions: Sequence[Decision],
) -> list[CrossNote]:
    """
    Leave in *columns*, in place, a whole or its parts for each row; what differs goes to *custom*, with a note.
    """
    notes: list[CrossNote] = []
    if _NAME in columns and any(name in columns for name in _NAME_PARTS):
        kept = _Kept(_NAME, columns, raw, custom, decisions, notes)
        for row, whole in enumerate(columns[_NAME]):
            if whole is not None:
                _settle_name(kept, row, whole)
    if _PASSPORT in columns and any(name in columns for name in _PASSPORT_PARTS):
        kept = _Kept(_PASSPORT, columns, raw, custom, decisions, notes)
        for row, passport in enumerate(columns[_PASSPORT]):
            if passport is not None:
                _settle_passport(kept, row, passport)
    return notes


@attrs.frozen
class _Kept:
    """
    Where the wholes of one column are kept when their parts differ.
    """

    target: str
    columns: Mapping[str, list[Any]]
    raw: Mapping[str, Sequence[Cell]]
    custom: dict[str, list[Any]]
    decisions: Sequence[Decision]
    notes: list[CrossNote]

    def at(self, name: str, row: int) -> Any:
        column = self.columns.get(name)
        return None if column is None else column[row]

    def keep(self, row: int, text: str, parts: Sequence[str]) -> None:
        """
        Keep *text* as a custom field under the heading of its column, and say so.
        """
        name = self._name()
        self.custom.setdefault(name, [None] * len(self.columns[self.target]))[row] = text
        params: dict[str, object] = {"parts": ", ".join(parts), "custom": name}
        params |= {f"parts_{lang}": ", ".join(title(part, lang) for part in parts) for lang in ("ru", "en")}
        note = Note(row, catalogue.WHOLE_DISAGREES, self.raw[self.target][row], params=params)
        self.notes.append(CrossNote(self.target, note))

    def _name(self) -> str:
        home = next(one for one in self.decisions if self.target in one.targets)
        taken = {one.custom for one in self.decisions} | {one.header for one in self.decisions if one.split}
        name = " ".join((home.header or f"column_{home.column}").split())
        return f"{name} ({home.column})" if name in taken or home.header in taken else name


def _settle_name(kept: _Kept, row: int, whole: str) -> None:
    parts = {name: part for name in _NAME_PARTS if (part := kept.at(name, row)) is not None}
    if not parts:
        return
    if _tells(_words(" ".join(parts.values())), _words(whole)) and not _NOT_A_NAME.search(whole):
        kept.columns[_NAME][row] = None
    elif _agrees(whole, parts):
        for name in parts:
            kept.columns[name][row] = None
    else:
        kept.keep(row, whole, tuple(parts))
        kept.columns[_NAME][row] = None


def _agrees(whole: str, parts: Mapping[str, str]) -> bool:
    """
    Return whether *whole*, taken apart, says in the same places all that *parts* say.
    """
    found = dict(zip(_NAME_PARTS, split_person_name(whole), strict=True))
    return all(_tells(_words(found[name] or ""), _words(part)) for name, part in parts.items())


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def _tells(more: Sequence[str], less: Sequence[str]) -> bool:
    """
    Return whether every word of *less* stands among *more*, each once; an initial is told by a word that begins so.
    """
    left = list(more)
    for word in sorted(less, key=len, reverse=True):
        found = next((one for one in left if one == word or _is_initial(word, one)), None)
        if found is None:
            return False
        left.remove(found)
    return True


def _is_initial(word: str, whole: str) -> bool:
    # A digit is no initial: «5» says something else than «5000».
    return len(word) == 1 and word.isalpha() and whole.startswith(word)


def _settle_passport(kept: _Kept, row: int, whole: Passport) -> None:
    differing = [name for name, field in _PASSPORT_PARTS.items() if _differ(kept.at(name, row), getattr(whole, field))]
    if not differing:
        return
    kept.keep(row, shown(kept.raw[_PASSPORT][row]), differing)
    if not _IDENTITY.isdisjoint(differing):
        # The series of one passport and the number of another would make a third.
        kept.columns[_PASSPORT][row] = None


def _differ(part: Any, known: Any) -> bool:
    if part is None or known is None:
        return False
    return bool("".join(_words(str(part))) != "".join(_words(str(known))))
