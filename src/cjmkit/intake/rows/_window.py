"""
A window that moves over a JSON text, so that an array of any length takes no more than one record.
"""

from __future__ import annotations

import json
import re
from collections.abc import Generator
from typing import Final

from cjmkit.errors import FormatError, LimitError
from cjmkit.findings import Location, Rule
from cjmkit.intake.catalogue import text
from cjmkit.intake.rows._json import Decoder, is_shallow, is_too_deep
from cjmkit.intake.rows._text_limits import TextLimits
from cjmkit.intake.rows.source import Source

__all__ = ["Window"]

_BLANKS: Final = re.compile(r"[ \t\r\n]*")
# An error this near to the end of the window may be a literal or an escape that was cut.
_CUT: Final = 16


class Window:
    """
    Reads values one after another; every error says line and character.
    """

    def __init__(self, source: Source, pieces: Generator[str, None, None], limits: TextLimits) -> None:
        self._source = source
        self._pieces = pieces
        self._limits = limits
        self._decoder = Decoder()
        self._text = ""
        self._place = 0
        self._start = 0
        self._shallow = True
        self._line = 1
        self._counted = 0
        self._before = 0

    @property
    def line(self) -> int:
        """
        The line of the current place, from 1.
        """
        self._line += self._text.count("\n", self._counted, self._place)
        self._counted = self._place
        return self._line

    @property
    def fault(self) -> Rule | None:
        """
        What is wrong with the value that was read last, though it could be read.
        """
        return self._decoder.fault

    @property
    def raw(self) -> str:
        """
        The text of the value that was read last; asked for before anything else is read.
        """
        return self._text[self._start : self._place]

    def close(self) -> None:
        """
        Close the file: a source in memory has one position, so only one window may be open.
        """
        self._pieces.close()

    def peek(self) -> str:
        """
        Return the next character that is not blank, empty at the end.
        """
        sign = self._text[self._place : self._place + 1]
        if sign and sign not in " \t\r\n":
            return sign
        while True:
            found = _BLANKS.match(self._text, self._place)
            self._place = found.end() if found else self._place
            if self._place < len(self._text):
                return self._text[self._place]
            if not self._fill():
                return ""

    def take(self, signs: str) -> str:
        """
        Return the next character and step over it; it has to be one of *signs*.
        """
        sign = self.peek()
        if not sign or sign not in signs:
            raise self.broken(self._place, cut=not sign)
        self._place += 1
        return sign

    def value(self) -> object:
        """
        Read the value that begins here.
        """
        self.peek()
        while True:
            value, end, error = self._try()
            if error is None and (end < len(self._text) or not isinstance(value, (int, float))):
                self._start, self._place = self._place, end
                return value
            near = end >= len(self._text) - _CUT or error == "cut"
            if near and self._fill():
                continue
            if error is None:
                self._start, self._place = self._place, end
                return value
            raise self.broken(end, cut=error == "cut" or end >= len(self._text.rstrip()))

    def end(self) -> None:
        """
        Make sure that nothing follows.
        """
        if self.peek():
            line, position = self._line_and_position(self._place)
            raise FormatError(text.JSON_TRAILING.finding(self._at(line, position), line=line, position=position))

    def broken(self, place: int, *, cut: bool) -> FormatError:
        """
        Return the error for a text that is broken at *place*, or ends there too early.
        """
        line, position = self._line_and_position(place)
        rule = text.JSON_TRUNCATED if cut else text.JSON_BROKEN
        return FormatError(rule.finding(self._at(line, position), line=line, position=position))

    def _try(self) -> tuple[object, int, str | None]:
        # Nothing is raised while the decoder's own error is alive: it carries the document.
        limit = self._limits.depth
        if not self._shallow and is_too_deep(self._text, self._place, limit):
            line = self.line
            raise FormatError(text.TOO_DEEP.finding(self._at(line, None), line=line, limit=limit))
        try:
            value, end = self._decoder.decode(self._text, self._place)
        except json.JSONDecodeError as error:
            return None, error.pos, "cut" if error.msg.startswith("Unterminated string") else "broken"
        return value, end, None

    def _fill(self) -> bool:
        rest = self._text[self._place :]
        if len(rest) > self._limits.record_chars:
            limit = self._limits.record_chars
            raise LimitError(text.RECORD_TOO_LONG.finding(self._at(self.line, None), limit=limit))
        parts, size = [rest], 0
        # As much again each time, so that a long record is not tried once for every chunk of it.
        while size <= len(rest):
            more = next(self._pieces, None)
            if more is None:
                break
            parts.append(more)
            size += len(more)
        if not size:
            return False
        self._move("".join(parts))
        return True

    def _move(self, new: str) -> None:
        line_start = self._text.rfind("\n", 0, self._place)
        self._before = self._place - line_start - 1 + (self._before if line_start < 0 else 0)
        self._line = self.line
        self._text, self._place, self._counted = new, 0, 0
        self._shallow = is_shallow(new, self._limits.depth)

    def _line_and_position(self, place: int) -> tuple[int, int]:
        line = self.line + self._text.count("\n", self._place, place)
        line_start = self._text.rfind("\n", 0, place)
        return line, place - line_start + (self._before if line_start < 0 else 0)

    def _at(self, line: int, position: int | None) -> Location:
        return Location(source=self._source.name, line=line, position=position)
