"""
A small plugin that keeps every contract, for others to go wrong by one thing: a line of JSON for each card, with
its id, name and comment.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, BinaryIO, Literal

import attrs

from cjmkit.errors import FormatError
from cjmkit.findings import Finding, Location, Rule, Severity, Texts
from cjmkit.model import ClientCard
from cjmkit.plugins import API, CardRecord, Exporter, Importer, Loss, Losses, NoOptions, Source, hookimpl
from cjmkit.plugins.hostile import read_text
from cjmkit.plugins.options import one_of
from cjmkit.plugins.progress import ticking

FIELDS = ("id", "short_name", "comment")
NO_PLACE = Texts("в строке этого нет", "a line has no place for it")
WORD = Texts("проба", "a trial")
NO_JSON = Rule(
    code="SMA001",
    severity=Severity.ERROR,
    title=WORD,
    text=Texts("в строке {line} нет карточки", "there is no card on line {line}"),
    why=WORD,
)
SHOUT = Rule(
    code="SMA002",
    severity=Severity.WARNING,
    title=WORD,
    text=Texts("знаков «!» {count}", "{count} exclamation marks"),
    why=WORD,
)


@attrs.frozen(kw_only=True)
class SmallOptions:
    """*ends* are the line ends."""

    ends: Literal["unix", "dos"] = "unix"

    def __attrs_post_init__(self) -> None:
        one_of("ends", self.ends, ("unix", "dos"))


@attrs.frozen(kw_only=True)
class SmallExporter:
    """Writes lines."""

    name: str = "small"
    title: Texts = WORD
    extensions: tuple[str, ...] = ("small",)
    kind: Any = "cards"
    api: int = API
    options: type[Any] = SmallOptions

    def write(self, items: Iterable[Any], stream: BinaryIO, options: Any, progress: Any) -> Sequence[Loss]:
        """Write a line for each card."""
        losses = Losses()
        for card in ticking(items, progress):
            stream.write(self.line(card))
            losses.add_rest(card, attrs.evolve(card, **dict.fromkeys(FIELDS)), NO_PLACE)
        return losses.list()

    def line(self, card: ClientCard) -> bytes:
        """Return a card as a line."""
        held = {name: value for name in FIELDS if (value := getattr(card, name)) is not None}
        return json.dumps(held).encode() + b"\n"


@attrs.frozen(kw_only=True)
class SmallImporter:
    """Reads lines."""

    name: str = "small"
    title: Texts = WORD
    extensions: tuple[str, ...] = ("small",)
    kind: Any = "cards"
    api: int = API
    options: type[Any] = NoOptions
    rules: tuple[Rule, ...] = (NO_JSON,)

    def read(self, source: Source, options: Any) -> Iterator[CardRecord]:
        """Yield a card for each line."""
        for number, line in enumerate(read_text(source).text.split("\n"), 1):
            if line.strip():
                yield self.record(line, Location(source=source.name, line=number))

    def record(self, line: str, where: Location) -> CardRecord:
        """Return the card of a line, or what is wrong with it."""
        try:
            held = json.loads(line)
            return CardRecord(
                card=ClientCard(**{name: str(held[name]) for name in FIELDS if name in held}), where=where
            )
        except (ValueError, TypeError, KeyError, RecursionError):
            return CardRecord(card=None, where=where, findings=(NO_JSON.finding(where, line=where.line),))


@attrs.frozen(kw_only=True)
class SmallRules:
    """Counts exclamation marks."""

    name: str = "small-rules"
    title: Texts = WORD
    kind: Any = "cards"
    api: int = API
    options: type[Any] = NoOptions
    rules: tuple[Rule, ...] = (SHOUT,)

    def check(self, entity: Any, context: Any, options: Any) -> Iterable[Finding]:
        """Tell of exclamation marks."""
        count = (entity.comment or "").count("!")
        if count:
            yield SHOUT.finding(Location(field="comment"), count=count)


@attrs.frozen(kw_only=True)
class SmallReference:
    """Loads lines."""

    name: str = "small-list"
    title: Texts = WORD
    extensions: tuple[str, ...] = ("lst",)
    subject: str = "words"
    api: int = API
    options: type[Any] = NoOptions
    rules: tuple[Rule, ...] = (NO_JSON,)

    def load(self, source: Source, options: Any) -> Any:
        """Return the lines."""
        lines = read_text(source).text.split("\n")
        if lines[0] != "words":
            raise FormatError(NO_JSON.finding(Location(source=source.name, line=1), line=1))
        return lines[1:]


@attrs.frozen(kw_only=True)
class SmallMatcher:
    """Compares first letters, and takes ids for keys."""

    name: str = "small-matcher"
    title: Texts = WORD
    api: int = API
    options: type[Any] = NoOptions
    rules: tuple[Rule, ...] = ()

    def score(self, one: str, two: str, options: Any) -> float:
        """Return 1 for equal texts, a half for one first letter."""
        return 1.0 if one == two else 0.5 if one[:1] == two[:1] else 0.0

    def keys(self, card: ClientCard, options: Any) -> Iterable[str]:
        """Return the id."""
        return (card.id,) if card.id else ()


class SmallPlugin:
    """Everything together."""

    @hookimpl
    def cjmkit_exporters(self) -> list[Exporter]:
        """Return the exporter."""
        return [SmallExporter()]

    @hookimpl
    def cjmkit_importers(self) -> list[Importer]:
        """Return the importer."""
        return [SmallImporter()]
