"""
A walk over the text of TOML: where each part stands, which comments there are, which keys come twice.

It trusts the text, since the standard library reads it; where the text is broken, the walk ends.
"""

from __future__ import annotations

import contextlib
import re
import tomllib
from collections.abc import Callable
from typing import Final, NamedTuple

from cjmkit.codec._paths import Steps
from cjmkit.formats.documents.limits import DEPTH
from cjmkit.formats.documents.scan import Scan

__all__ = ["TooDeepError", "walk"]

_SPACE: Final = re.compile(r"[ \t]*")
_WORD: Final = re.compile(r"[A-Za-z0-9_-]+")
_ATOM: Final = re.compile(r"[^,\]}#\n\0]+")
_IN_TEXT: Final = re.compile(r'\\.|["\n\0]', re.DOTALL)
_IN_LONG_TEXT: Final = re.compile(r'\\.|"""', re.DOTALL)
_END: Final = "\0"
"""No TOML holds this sign, so it may stand for the end."""


class TooDeepError(ValueError):
    """
    Something is nested deeper than any project.
    """


class _BrokenError(ValueError):
    """
    The text is not TOML from here on.
    """


class _Name(NamedTuple):
    name: str
    at: int


def walk(text: str) -> Scan:
    """
    Return what the text of TOML shows, up to where it is broken.

    Raises:
        TooDeepError: a key has too many parts, or a value too many levels.

    """
    found = _Walk(text)
    with contextlib.suppress(_BrokenError):
        found.document()
    return found.scan


class _Walk:
    def __init__(self, text: str) -> None:
        self._text = text.replace(_END, " ") + "\n" + _END
        self.scan = Scan(self._text)
        self._at = 0
        self._prefix: Steps = ()
        self._arrays: dict[Steps, int] = {}
        self._values: set[Steps] = set()
        self._tables: set[Steps] = set()
        self._dotted: set[Steps] = set()

    def document(self) -> None:
        """
        Walk the whole text.
        """
        self._skip()
        while (sign := self._text[self._at]) != _END:
            if self._text.startswith("[[", self._at):
                self._array_header()
            elif sign == "[":
                self._table_header()
            else:
                self._pair(self._prefix, 0)
            self._spaces()
            if self._text[self._at] not in "#\n":
                raise _BrokenError
            self._skip()

    def _array_header(self) -> None:
        start = self._at
        self._at += 2
        steps = self._resolved(self._key(), start)
        self._take("]]")
        number = self._arrays.get(steps, 0)
        self._arrays[steps] = number + 1
        self._note(steps, start, silent=True)
        self._prefix = (*steps, number)
        self._note(self._prefix, start)

    def _table_header(self) -> None:
        start = self._at
        self._at += 1
        steps = self._resolved(self._key(), start)
        self._take("]")
        if steps in self._tables or steps in self._values:
            self.scan.doubles.append((steps, start))
        self._tables.add(steps)
        self._prefix = steps
        self._note(steps, start)

    def _resolved(self, names: list[_Name], start: int) -> Steps:
        """
        Return the steps that a header leads to: through the last element of each list of tables on its way.
        """
        steps: Steps = ()
        for number, name in enumerate(names):
            if number:
                self._note(steps, start, silent=True)
                if steps in self._arrays:
                    steps = (*steps, self._arrays[steps] - 1)
            steps = (*steps, name.name)
        return steps

    def _pair(self, steps: Steps, depth: int) -> None:
        names = self._key()
        for name in names[:-1]:
            steps = (*steps, name.name)
            self._note(steps, name.at)
            self._dotted.add(steps)
        steps = (*steps, names[-1].name)
        self._note(steps, names[-1].at)
        if steps in self._values or steps in self._dotted or steps in self._tables:
            self.scan.doubles.append((steps, names[0].at))
        self._values.add(steps)
        self._take("=")
        self._spaces()
        self._value(steps, depth)

    def _key(self) -> list[_Name]:
        names = []
        while True:
            self._spaces()
            start = self._at
            names.append(_Name(self._name(), start))
            if len(names) > DEPTH:
                raise TooDeepError
            self._spaces()
            if self._text[self._at] != ".":
                return names
            self._at += 1

    def _name(self) -> str:
        start = self._at
        if self._text[start] in "\"'":
            self._at = self._after_text(start)
            # Escapes are rare in keys, and the standard library knows them.
            try:
                return str(tomllib.loads(f"k={self._text[start : self._at]}")["k"])
            except ValueError:
                raise _BrokenError from None
        found = _WORD.match(self._text, start)
        if found is None:
            raise _BrokenError
        self._at = found.end()
        return found.group()

    def _value(self, steps: Steps, depth: int) -> None:
        if depth > DEPTH:
            raise TooDeepError
        sign = self._text[self._at]
        if sign == "[":
            self._array(steps, depth)
        elif sign == "{":
            self._inline_table(steps, depth)
        elif sign in "\"'":
            self._at = self._after_text(self._at)
        else:
            found = _ATOM.match(self._text, self._at)
            if found is None:
                raise _BrokenError
            self._at = found.end()

    def _array(self, steps: Steps, depth: int) -> None:
        self._items("]", self._skip, lambda number: self._item((*steps, number), depth))

    def _item(self, steps: Steps, depth: int) -> None:
        self._note(steps, self._at)
        self._value(steps, depth + 1)

    def _inline_table(self, steps: Steps, depth: int) -> None:
        self._items("}", self._spaces, lambda number: self._pair(steps, depth + 1))

    def _items(self, end: str, skip: Callable[[], None], one: Callable[[int], None]) -> None:
        number = 0
        self._at += 1
        skip()
        while self._text[self._at] != end:
            one(number)
            number += 1
            skip()
            if self._text[self._at] == ",":
                self._at += 1
                skip()
            elif self._text[self._at] != end:
                raise _BrokenError
        self._at += 1

    def _after_text(self, at: int) -> int:
        sign = self._text[at]
        if self._text.startswith(sign * 3, at):
            return self._after_long_text(at, sign)
        if sign == "'":
            end = self._text.find(sign, at + 1)
            if end < 0:
                raise _BrokenError
            return end + 1
        found = _IN_TEXT.search(self._text, at + 1)
        while found is not None and found.group()[0] == "\\":
            found = _IN_TEXT.search(self._text, found.end())
        if found is None or found.group() != '"':
            raise _BrokenError
        return found.end()

    def _after_long_text(self, at: int, sign: str) -> int:
        if sign == "'":
            end = self._text.find("'''", at + 3)
        else:
            found = _IN_LONG_TEXT.search(self._text, at + 3)
            while found is not None and found.group()[0] == "\\":
                found = _IN_LONG_TEXT.search(self._text, found.end())
            end = -1 if found is None else found.start()
        if end < 0:
            raise _BrokenError
        # Up to two quotes more may be the last signs of the text.
        more = 0
        while more < 2 and self._text[end + 3 + more] == sign:
            more += 1
        return end + 3 + more

    def _take(self, signs: str) -> None:
        self._spaces()
        if not self._text.startswith(signs, self._at):
            raise _BrokenError
        self._at += len(signs)

    def _spaces(self) -> None:
        self._at = _SPACE.match(self._text, self._at).end()  # type: ignore[union-attr]

    def _skip(self) -> None:
        """
        Go on to the next sign that means something, and keep the comments on the way.
        """
        while True:
            self._spaces()
            sign = self._text[self._at]
            if sign == "#":
                self._comment()
            elif sign == "\n":
                self._at += 1
            else:
                return

    def _comment(self) -> None:
        end = self._text.find("\n", self._at)
        self.scan.comment(self._at, end)
        self._at = end

    def _note(self, steps: Steps, at: int, *, silent: bool = False) -> None:
        if steps not in self.scan.places:
            self.scan.places[steps] = at
            if silent:
                self.scan.silent.add(steps)
