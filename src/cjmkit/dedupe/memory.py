"""
The file of decisions: what was decided about pairs, for the next import.

It is JSON lines: a heading, then a line for each pair, sorted, so that git shows what changed. Cards stand in it by
HMAC-SHA256 of their marks (RFC 2104), never by what they hold. The key is the file's own salt and, if there is one,
a secret kept apart. A mark is made of the whole content of a card, so whoever has the file and no secret must guess a
name with its number, phones, addresses and all at once to test the guess; with a secret kept apart nobody can.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO, Final, NoReturn

import attrs

from cjmkit.dedupe import catalogue as rules
from cjmkit.dedupe.decisions import Decision, Verdict
from cjmkit.dedupe.marks import MARK_SIZE, Mark, PairKey, pair_key
from cjmkit.errors import ConfigError, FormatError, SchemaVersionError
from cjmkit.findings import NOWHERE, Location, Texts

__all__ = ["Memory", "new_memory", "read_memory"]

_SCHEMA: Final = "cjmkit/decisions@"
_VERSION: Final = 1
_SALT_SIZE: Final = 16
_LEAST_SECRET: Final = 16
_LONGEST_LINE: Final = 1000
_PROBE: Final = b"cjmkit decisions"

_TWICE: Final = Texts("два решения об одной паре", "two decisions about one pair")
_ONE: Final = Texts("одно из них", "one of them")
_NO_OBJECT: Final = Texts("строка – не объект JSON", "a line that is no JSON object")
_OBJECTS: Final = Texts("объект в каждой строке", "an object on each line")
_NO_HEADING: Final = Texts("нет заголовка", "no heading")
_HEADING: Final = Texts(
    f'первая строка с "schema": "{_SCHEMA}{_VERSION}"', f'a first line with "schema": "{_SCHEMA}{_VERSION}"'
)
_NO_PAIR: Final = Texts("строка без пары", "a line without a pair")
_PAIR: Final = Texts('"pair": две метки', '"pair": two tokens')
_NO_DECISION: Final = Texts("строка без решения", "a line without a decision")
_DECISION: Final = Texts('"decision": merge или keep', '"decision": merge or keep')
_NO_TOKEN: Final = Texts("нет метки", "no token")
_DIGITS: Final = Texts("шестнадцатеричных цифр: {size}", "{size} hexadecimal digits")


@attrs.frozen(kw_only=True)
class Memory:
    """
    Decisions by the tokens of their cards.
    """

    salt: bytes = attrs.field(repr=False)
    secret: bytes = attrs.field(default=b"", repr=False)
    verdicts: Mapping[PairKey, Verdict] = attrs.field(factory=dict, repr=False)
    where: Location = NOWHERE

    def decisions(self, marks: Iterable[Mark]) -> Iterator[Decision]:
        """
        Yield what is remembered, about cards of these *marks* by their marks, about others as they are in the file.
        """
        if not self.verdicts:
            return
        wanted = {token for key in self.verdicts for token in key}
        known = {token: mark for mark in marks if (token := self.token(mark)) in wanted}
        for key, verdict in self.verdicts.items():
            marked = pair_key(*(known.get(token, token) for token in key))
            yield Decision(key=marked, verdict=verdict, where=self.where, remembered=True)

    def with_decisions(self, decisions: Iterable[Decision]) -> Memory:
        """
        Return a memory that also holds *decisions*; one that is not sure is forgotten.
        """
        verdicts = dict(self.verdicts)
        for decision in decisions:
            if decision.remembered:
                continue
            key = pair_key(*map(self.token, decision.key))
            verdicts.pop(key, None)
            if decision.verdict != "unsure":
                verdicts[key] = decision.verdict
        return attrs.evolve(self, verdicts=verdicts)

    def token(self, mark: Mark) -> bytes:
        """
        Return what stands in the file for a card.
        """
        return _keyed(self.salt, self.secret, mark)

    def write(self, stream: BinaryIO) -> None:
        """
        Write the file.
        """
        check = _keyed(self.salt, self.secret, _PROBE).hex()
        head = {"schema": f"{_SCHEMA}{_VERSION}", "salt": self.salt.hex(), "check": check}
        stream.write(json.dumps(head).encode() + b"\n")
        for key, verdict in sorted(self.verdicts.items()):
            line = {"pair": [token.hex() for token in key], "decision": verdict}
            stream.write(json.dumps(line).encode() + b"\n")


def new_memory(secret: bytes = b"") -> Memory:
    """
    Return an empty memory with a salt of its own; *secret* is a key kept apart.
    """
    return Memory(salt=secrets.token_bytes(_SALT_SIZE), secret=_long_enough(secret))


def read_memory(stream: BinaryIO, source: str = "", secret: bytes = b"") -> Memory:
    """
    Read a file of decisions.

    Raises:
        FormatError: it is damaged; a lost line would merge what a human has parted.
        SchemaVersionError: it was written by a newer release.
        ConfigError: it was made with another *secret*, or that is too short.

    """
    _long_enough(secret)
    lines = _Lines(stream, source)
    salt = _salt(lines, secret)
    verdicts: dict[PairKey, Verdict] = {}
    for line in lines:
        key, verdict = _decided(lines, line)
        if verdicts.setdefault(key, verdict) != verdict:
            lines.refuse(_TWICE, _ONE)
    return Memory(salt=salt, secret=secret, verdicts=verdicts, where=Location(source=source or None))


class _Lines:
    """
    The lines of a file as objects, with their numbers.
    """

    def __init__(self, stream: BinaryIO, source: str) -> None:
        self._stream = stream
        self._source = source
        self._number = 0

    def __iter__(self) -> Iterator[dict[str, Any]]:
        while raw := self._stream.readline(_LONGEST_LINE):
            self._number += 1
            if not raw.strip():
                continue
            try:
                line = json.loads(raw.decode("utf-8-sig" if self._number == 1 else "utf-8"))
            except (ValueError, RecursionError):
                line = None
            if not isinstance(line, dict):
                self.refuse(_NO_OBJECT, _OBJECTS)
            yield line

    def refuse(self, found: Texts, expected: Texts) -> NoReturn:
        where = Location(source=self._source or None, line=self._number or 1)
        words = {"found_ru": found.ru, "found_en": found.en, "expected_ru": expected.ru, "expected_en": expected.en}
        raise FormatError(rules.BROKEN_MEMORY.finding(where, **words)) from None


def _salt(lines: _Lines, secret: bytes) -> bytes:
    head = next(iter(lines), None) or {}
    schema = head.get("schema")
    version = schema.removeprefix(_SCHEMA) if isinstance(schema, str) and schema.startswith(_SCHEMA) else ""
    if version.isascii() and version.isdigit() and int(version[:9]) > _VERSION:
        expected = f"{_SCHEMA}{_VERSION}"
        raise SchemaVersionError(rules.NEWER_MEMORY.finding(found=f"{_SCHEMA}{version[:9]}", expected=expected))
    if version != str(_VERSION):
        lines.refuse(_NO_HEADING, _HEADING)
    salt = _bytes_of(lines, head.get("salt"), _SALT_SIZE)
    check = _bytes_of(lines, head.get("check"), MARK_SIZE)
    if not hmac.compare_digest(check, _keyed(salt, secret, _PROBE)):
        raise ConfigError(rules.ANOTHER_KEY.finding())
    return salt


def _decided(lines: _Lines, line: dict[str, Any]) -> tuple[PairKey, Verdict]:
    pair, verdict = line.get("pair"), line.get("decision")
    if not isinstance(pair, list) or len(pair) != 2:
        lines.refuse(_NO_PAIR, _PAIR)
    if verdict not in ("merge", "keep"):
        lines.refuse(_NO_DECISION, _DECISION)
    one, two = (_bytes_of(lines, token, MARK_SIZE) for token in pair)
    return pair_key(one, two), "merge" if verdict == "merge" else "keep"


def _bytes_of(lines: _Lines, text: object, size: int) -> bytes:
    try:
        found = bytes.fromhex(text) if isinstance(text, str) else b""
    except ValueError:
        found = b""
    if len(found) != size:
        lines.refuse(_NO_TOKEN, Texts(_DIGITS.get("ru", size=size * 2), _DIGITS.get("en", size=size * 2)))
    return found


def _keyed(salt: bytes, secret: bytes, what: bytes) -> bytes:
    return hmac.new(salt + secret, what, hashlib.sha256).digest()[:MARK_SIZE]


def _long_enough(secret: bytes) -> bytes:
    if 0 < len(secret) < _LEAST_SECRET:
        raise ConfigError(rules.SHORT_KEY.finding(found=len(secret), least=_LEAST_SECRET))
    return secret
