"""
TOML in its canonical form: values of a part first, then its tables; small parts on one line.

No kept library writes TOML with exact numbers, tables where a part is large and one line where it is small,
and puts comments beside parts that have moved.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Any, Final

from cjmkit.codec._paths import Steps
from cjmkit.codec.projects import Keyed, Short
from cjmkit.formats.documents.comments import Comments

__all__ = ["write"]

_WIDTH: Final = 100
_ALWAYS_TABLES: Final = frozenset(("personas", "journeys", "stages"))
_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPED: Final = re.compile(r'["\\\x00-\x1f\x7f]')
_ESCAPED_IN_LONG: Final = re.compile(r'\\|"""|[\x00-\x09\x0b-\x1f\x7f]|"\Z')
_ESCAPES: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\b": "\\b", "\f": "\\f"}


def write(tree: dict[str, Any], comments: Comments) -> str:
    """
    Return *tree* as TOML, with the comments beside the parts they belong to.
    """
    writer = _Writer(comments)
    writer.opening()
    writer.table((), (), tree)
    writer.lines += comments.rest()
    return "\n".join(writer.lines) + "\n"


class _Writer:
    def __init__(self, comments: Comments) -> None:
        self.lines: list[str] = []
        self._comments = comments

    def opening(self) -> None:
        """
        Write the comments that open the file.
        """
        if self._comments.head:
            self.lines += [*self._comments.head, ""]

    def table(self, names: tuple[str, ...], steps: Steps, data: dict[str, Any]) -> None:
        """
        Write the values of a table, then the tables in it: what stands below a header belongs to it.
        """
        tables = {key for key, value in data.items() if self._is_table(key, value, (*steps, key))}
        if isinstance(data, Keyed) and tables:
            # Values stand before tables, so that keys keep their order only if all are of one sort.
            tables = set(data) if all(map(_can_be_tables, data.values())) else set()
        for key, value in data.items():
            if key not in tables:
                self._pair(key, value, (*steps, key))
        for key, value in data.items():
            if key in tables:
                self._tables((*names, key), (*steps, key), value)

    def _tables(self, names: tuple[str, ...], steps: Steps, value: Any) -> None:
        path = ".".join(map(_key, names))
        if isinstance(value, dict):
            self._header(f"[{path}]", steps)
            self.table(names, steps, value)
            return
        for number, item in enumerate(value):
            inner = (*steps, number)
            self._header(f"[[{path}]]", *([steps, inner] if number == 0 else [inner]))
            self.table(names, inner, item.full if isinstance(item, Short) else item)

    def _header(self, header: str, *parts: Steps) -> None:
        self.lines.append("")
        self._with_comments(header, [self._comments.take(part) for part in parts])

    def _pair(self, key: str, value: Any, steps: Steps) -> None:
        name = _key(key)
        if isinstance(value, list) and not self._fits(name, value, steps):
            self._long_array(name, value, steps)
        elif isinstance(value, str) and "\n" in value and "\r" not in value:
            self._with_comments(f"{name} = {_long_text(value)}", [self._comments.take_all(steps)])
        else:
            self._with_comments(f"{name} = {_inline(value)}", [self._comments.take_all(steps)])

    def _long_array(self, name: str, items: list[Any], steps: Steps) -> None:
        self._with_comments(f"{name} = [", [self._comments.take(steps)])
        for number, item in enumerate(items):
            self._with_comments(f"  {_inline(item)},", [self._comments.take_all((*steps, number))], "  ")
        self.lines.append("]")

    def _with_comments(self, line: str, taken: list[tuple[list[str], list[str]]], margin: str = "") -> None:
        before = [text for texts, _ in taken for text in texts]
        beside = [text for _, texts in taken for text in texts]
        before += beside[1:]
        self.lines += [margin + text for text in before]
        self.lines.append(f"{line}  {beside[0]}" if beside else line)

    def _fits(self, name: str, value: Any, steps: Steps) -> bool:
        if isinstance(value, list) and any(isinstance(item, dict) for item in value):
            return False
        return not self._comments.has_inside(steps) and len(name) + 3 + len(_inline(value)) <= _WIDTH

    def _is_table(self, key: str, value: Any, steps: Steps) -> bool:
        if isinstance(value, dict):
            return bool(value) and (not _is_flat(value) or not self._fits(_key(key), value, steps))
        if not isinstance(value, list) or not any(isinstance(item, dict) for item in value):
            return False
        if key in _ALWAYS_TABLES:
            return True
        return not all(
            isinstance(item, str) or (_is_flat(item) and self._fits("  ", item, (*steps, number)))
            for number, item in enumerate(value)
        )


def _can_be_tables(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, (dict, Short)) for item in value)


def _is_flat(data: Any) -> bool:
    return isinstance(data, dict) and not any(
        isinstance(value, dict) or (isinstance(value, list) and any(isinstance(item, dict) for item in value))
        for value in data.values()
    )


def _inline(value: Any) -> str:
    if isinstance(value, dict):
        inside = ", ".join(f"{_key(key)} = {_inline(item)}" for key, item in value.items())
        return f"{{ {inside} }}" if inside else "{}"
    if isinstance(value, list):
        return f"[{', '.join(map(_inline, value))}]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value) if isinstance(value, (int, Decimal)) else _text(value)


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _text(key)


def _text(text: str) -> str:
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _long_text(text: str) -> str:
    # The line end after the opening quotes is not part of the text.
    return f'"""\n{_ESCAPED_IN_LONG.sub(_escape, text)}"""'


def _escape(found: re.Match[str]) -> str:
    signs = found.group()
    if signs == '"""':
        return '""\\"'
    return _ESCAPES.get(signs) or f"\\u{ord(signs):04X}"
