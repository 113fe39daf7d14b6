"""
YAML: its events by PyYAML, its values by the rules of YAML 1.2.

What PyYAML itself would make of the values is YAML 1.1: «no» becomes false, 1_000 a thousand, 12:30 seven
hundred and fifty, and a tag may make an object. Here «no» is a text, and a tag is a fault.
"""

from __future__ import annotations

import re
from typing import Any, Final

import attrs

from cjmkit.codec._paths import Steps
from cjmkit.errors import UnknownFormatError
from cjmkit.formats.documents import catalogue as rules
from cjmkit.formats.documents.limits import DEPTH, DIGITS, VALUES, LongNumberError
from cjmkit.formats.documents.scan import Scan, Spot, line_starts, spot_at
from cjmkit.formats.documents.syntax import Fault, Parsed, broken, doubled
from cjmkit.formats.documents.yaml_values import plain_value

__all__ = ["check_library", "parse", "scan"]

_CONTROL: Final = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_COMMENT: Final = re.compile(r"#[^\n]*")
_CORE: Final = "tag:yaml.org,2002:"


def check_library() -> None:
    """
    Raise `UnknownFormatError` if PyYAML is not installed.
    """
    try:
        import yaml  # noqa: F401 - only asks whether the extra is installed
    except ImportError:
        raise UnknownFormatError(rules.NO_YAML.finding()) from None


def parse(text: str) -> Parsed:
    """
    Return what the YAML says; amounts with every digit.
    """
    odd = _CONTROL.search(text)
    if odd is not None:
        params = {"syntax": "YAML", "code": f"{ord(odd.group()):04X}"}
        return Parsed(
            None, (Fault(rule=rules.BAD_CHARACTER, spot=spot_at(line_starts(text), odd.start()), params=params),)
        )
    builder = _Builder(Scan(text), noting=False)
    try:
        builder.take(text)
    except _FaultError as error:
        return Parsed(None, (error.fault,))
    if builder.scan.doubles:
        return Parsed(None, doubled(builder.scan))
    notes = (Fault(rule=rules.ALIASES_COPIED, params={"count": builder.aliases}),) if builder.aliases else ()
    return Parsed(builder.root, notes)


def scan(text: str) -> Scan:
    """
    Return where the parts of right YAML stand, and its comments.
    """
    builder = _Builder(Scan(text), noting=True)
    builder.take(text)
    if "#" in text:
        _find_comments(text, builder.scan)
    return builder.scan


class _FaultError(Exception):
    """
    The text cannot be read on.
    """

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.rule.code)
        self.fault = fault


@attrs.define
class _Open:
    """
    A list or an object that has not ended yet; *size* counts the values in it.
    """

    value: Any
    steps: Steps
    anchor: str | None
    size: int = 1
    key: str | None = None


class _Builder:
    """
    Makes plain data of events, one by one: nesting and copies are bounded before they cost anything.
    """

    def __init__(self, scan: Scan, *, noting: bool) -> None:
        self.root: Any = None
        self.scan = scan
        self.aliases = 0
        self._noting = noting
        self._stack: list[_Open] = []
        self._anchors: dict[str, tuple[Any, int]] = {}
        self._documents = 0

    def take(self, text: str) -> None:
        """
        Build the data of *text*.

        Raises:
            _FaultError: it cannot be read.

        """
        import yaml

        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        actions = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._begin_object,
            yaml.SequenceStartEvent: self._begin_list,
            yaml.MappingEndEvent: self._end,
            yaml.SequenceEndEvent: self._end,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }
        try:
            for event in yaml.parse(text, Loader=loader):
                action = actions.get(event.__class__)
                if action is not None:
                    action(event)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
            at = 0 if mark is None else mark.index
            raise _FaultError(broken(text, None if at >= len(text.rstrip()) else at, "YAML")) from None

    def _document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            raise _fault(rules.SEVERAL_DOCUMENTS, event)

    def _scalar(self, event: Any) -> None:
        is_text = bool(event.style) or event.tag == f"{_CORE}str" or event.tag == "!"
        if event.tag is not None and not is_text:
            raise _fault(rules.TAG, event)
        if self._takes_key():
            self._key(event)
            return
        try:
            value = event.value if is_text else plain_value(event.value)
        except LongNumberError:
            raise _fault(rules.NUMBER_TOO_LONG, event, limit=DIGITS) from None
        self._put(value, 1, event)
        if event.anchor is not None:
            self._anchors[event.anchor] = (value, 1)

    def _key(self, event: Any) -> None:
        frame, key = self._stack[-1], event.value
        if key in frame.value:
            self.scan.doubles.append(((*frame.steps, key), event.start_mark.index))
        elif self._noting:
            if not frame.value and frame.steps and isinstance(frame.steps[-1], int):
                self.scan.joined.add(frame.steps)
            self.scan.places[*frame.steps, key] = event.start_mark.index
        frame.key = key

    def _begin_object(self, event: Any) -> None:
        self._begin({}, "map", event)

    def _begin_list(self, event: Any) -> None:
        self._begin([], "seq", event)

    def _begin(self, value: Any, kind: str, event: Any) -> None:
        if event.tag is not None and event.tag not in ("!", f"{_CORE}{kind}"):
            raise _fault(rules.TAG, event)
        if self._takes_key():
            raise _fault(rules.KEY_NOT_TEXT, event)
        if len(self._stack) >= DEPTH:
            raise _fault(rules.TOO_DEEP, event, limit=DEPTH)
        steps = self._put(value, 0, event)
        if event.anchor is not None:
            self._anchors.pop(event.anchor, None)  # it has no value until it ends
        self._stack.append(_Open(value, steps, event.anchor))

    def _end(self, event: Any) -> None:
        done = self._stack.pop()
        if done.anchor is not None:
            self._anchors[done.anchor] = (done.value, done.size)
        if self._stack:
            self._stack[-1].size += done.size

    def _alias(self, event: Any) -> None:
        if self._takes_key():
            raise _fault(rules.KEY_NOT_TEXT, event)
        if event.anchor not in self._anchors:
            raise _fault(rules.UNKNOWN_ANCHOR, event)
        value, size = self._anchors[event.anchor]
        self._put(value, size, event)
        self.aliases += 1
        if sum(frame.size for frame in self._stack) > VALUES:
            raise _fault(rules.TOO_MANY_COPIES, event, limit=VALUES)

    def _takes_key(self) -> bool:
        return bool(self._stack) and self._stack[-1].key is None and isinstance(self._stack[-1].value, dict)

    def _put(self, value: Any, size: int, event: Any) -> Steps:
        if not self._stack:
            self.root = value
            return ()
        frame = self._stack[-1]
        frame.size += size
        if frame.key is not None:
            steps = (*frame.steps, frame.key)
            frame.value[frame.key] = value
            frame.key = None
            return steps
        steps = (*frame.steps, len(frame.value))
        if self._noting:
            self.scan.places[steps] = event.start_mark.index
        frame.value.append(value)
        return steps


def _spot(event: Any) -> Spot:
    return Spot(event.start_mark.line + 1, event.start_mark.column + 1)


def _fault(rule: Any, event: Any, **params: object) -> _FaultError:
    return _FaultError(Fault(rule=rule, spot=_spot(event), params=params))


def _find_comments(text: str, scan: Scan) -> None:
    """
    Keep the comments: they stand between the tokens, and behind the sign that begins a block of text.
    """
    import yaml

    found: list[re.Match[str]] = []
    end = 0
    for token in yaml.scan(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        start = token.start_mark.index
        found += _COMMENT.finditer(text, end, max(start, end))
        end = max(end, token.end_mark.index)
        if getattr(token, "style", None) in ("|", ">"):
            found += _COMMENT.finditer(text, start, text.find("\n", start))
    found += _COMMENT.finditer(text, end)
    for each in found:
        scan.comment(each.start(), each.end())
