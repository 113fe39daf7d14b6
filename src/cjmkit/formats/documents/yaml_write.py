"""
YAML in its canonical form: blocks, two spaces, a value a line; quotes where any reader would need them.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Any, Final

from cjmkit.codec._paths import Steps
from cjmkit.formats.documents.comments import Comments
from cjmkit.formats.documents.yaml_values import needs_quotes

__all__ = ["write"]

# Line ends of older YAML, marks that nobody sees, and what YAML does not allow at all.
_CONTROL: Final = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_ESCAPED: Final = re.compile('["\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]')
_ESCAPES: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def write(tree: dict[str, Any], comments: Comments) -> str:
    """
    Return *tree* as YAML, with the comments beside the parts they belong to.
    """
    writer = _Writer(comments)
    if comments.head:
        writer.lines += [*comments.head, ""]
    for key, value in tree.items():
        if isinstance(value, (dict, list)) and value and writer.lines and writer.lines[-1]:
            writer.lines.append("")
        writer.pair((key,), "", key, value)
    writer.lines += comments.rest()
    return "\n".join(writer.lines) + "\n"


class _Writer:
    def __init__(self, comments: Comments) -> None:
        self.lines: list[str] = []
        self._comments = comments
        # The dash of a list item stands on the line of its first key, and its comments with that key's.
        self._dash = ""
        self._held: tuple[list[str], list[str]] = ([], [])

    def pair(self, steps: Steps, margin: str, key: str, value: Any) -> None:
        """
        Write a key with its value.
        """
        opening = f"{_text(key)}:"
        if isinstance(value, dict) and value:
            self._line(steps, margin, opening)
            for name, inner in value.items():
                self.pair((*steps, name), margin + "  ", name, inner)
        elif isinstance(value, list) and value:
            self._line(steps, margin, opening)
            for number, item in enumerate(value):
                self._item((*steps, number), margin + "  ", item)
        else:
            self._value(steps, margin, f"{opening} ", value)

    def _item(self, steps: Steps, margin: str, item: Any) -> None:
        if not isinstance(item, dict) or not item:
            self._value(steps, margin, "- ", item)
            return
        self._dash, self._held = "- ", self._comments.take(steps)
        for name, inner in item.items():
            self.pair((*steps, name), margin + "  ", name, inner)

    def _value(self, steps: Steps, margin: str, opening: str, value: Any) -> None:
        if isinstance(value, str) and _is_block(value):
            lines = value.removesuffix("\n").split("\n")
            # The sign that begins a block may bear a comment, but then it is easily overlooked.
            self._line(steps, margin, opening + ("|" if value.endswith("\n") else "|-"), beside=False)
            self.lines += [f"{margin}  {line}" if line else "" for line in lines]
        else:
            self._line(steps, margin, opening + _scalar(value))

    def _line(self, steps: Steps, margin: str, line: str, *, beside: bool = True) -> None:
        before, after = self._comments.take(steps)
        before, after = self._held[0] + before, self._held[1] + after
        kept = after[:1] if beside else []
        dashed = margin[: len(margin) - len(self._dash)] + self._dash
        self.lines += [f"{margin[: len(margin) - len(self._dash)]}{text}" for text in [*before, *after[len(kept) :]]]
        self.lines.append(f"{dashed}{line}  {kept[0]}" if kept else dashed + line)
        self._dash, self._held = "", ([], [])


def _is_block(text: str) -> bool:
    """
    Return whether a text of several lines reads back the same from a block of lines.
    """
    if "\n" not in text or text.endswith("\n\n") or _CONTROL.search(text):
        return False
    lines = text.removesuffix("\n").split("\n")
    # The first line tells the indent of all, and a line of spaces alone is easily lost by an editor.
    return bool(lines[0]) and not lines[0][0].isspace() and not any(line and not line.strip() for line in lines)


def _scalar(value: Any) -> str:
    if isinstance(value, dict):
        return "{}"
    if isinstance(value, list):
        return "[]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value) if isinstance(value, (int, Decimal)) else _text(value)


def _text(text: str) -> str:
    return f'"{_ESCAPED.sub(_escape, text)}"' if needs_quotes(text) else text


def _escape(found: re.Match[str]) -> str:
    sign = found.group()
    return _ESCAPES.get(sign) or f"\\u{ord(sign):04x}"
