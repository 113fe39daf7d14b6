"""
Plugins that go wrong by one thing each: an exporter, an importer, rules, a reference, a round trip, hooks.
"""

from __future__ import annotations

import decimal
import itertools
import json
import os
import sys
import time
import uuid
from collections.abc import Iterable
from typing import Any, Literal

import attrs

from cjmkit.errors import FormatError
from cjmkit.findings import Location, Texts
from cjmkit.model import ClientCard
from cjmkit.plugins import CardRecord, Loss, hookimpl
from testing.small_plugin import (
    NO_JSON,
    NO_PLACE,
    SHOUT,
    WORD,
    SmallExporter,
    SmallImporter,
    SmallMatcher,
    SmallPlugin,
    SmallReference,
    SmallRules,
)

COUNTER = itertools.count()


@attrs.frozen(kw_only=True)
class NoDocs:
    lang: str = "ru"


@attrs.frozen(kw_only=True)
class Unchecked:
    """*ends* is taken as it comes."""

    ends: Literal["unix", "dos"] = "unix"


@attrs.frozen(kw_only=True)
class Changed:
    """*ends* becomes another word."""

    ends: Literal["unix", "dos"] = attrs.field(default="unix", converter=lambda word: word.upper())


class _Walk:
    """What a wrong exporter does before or after a good one."""

    def before(self, items: Iterable[Any], stream: Any, progress: Any) -> Iterable[Any]:
        """Return the items to be written."""
        return items

    def after(self, losses: Iterable[Loss], stream: Any) -> Iterable[Loss]:
        """Return the losses to be told."""
        return losses


class Wrapping(SmallExporter, _Walk):
    """An exporter with something before and after."""

    def write(self, items: Any, stream: Any, options: Any, progress: Any) -> Any:
        """Write between the two."""
        return tuple(self.after(super().write(self.before(items, stream, progress), stream, options, progress), stream))


class Upper(SmallExporter):
    """Takes every name for filled."""

    def line(self, card: ClientCard) -> bytes:
        return super().line(attrs.evolve(card, short_name=card.short_name.upper()))


class OnePhone(SmallExporter):
    """Stumbles over the second phone."""

    def line(self, card: ClientCard) -> bytes:
        if len(card.contacts) > 1:
            raise NotImplementedError("one phone only")
        return super().line(card)


class OldEncoding(SmallExporter):
    """Writes cp1251, come what may."""

    def line(self, card: ClientCard) -> bytes:
        return (card.short_name or "").encode("cp1251") + super().line(card)


class Quoteless(SmallExporter):
    """Writes JSON by hand, as if names had no quotes."""

    def line(self, card: ClientCard) -> bytes:
        return super().line(card).replace(b'\\"', b'"')


class Forgetful(SmallExporter):
    """Loses comments without a word."""

    def line(self, card: ClientCard) -> bytes:
        return super().line(attrs.evolve(card, comment=None))


class ForgetfulOfFull(SmallExporter):
    """Loses the name of whoever has accounts and contacts."""

    def line(self, card: ClientCard) -> bytes:
        return super().line(attrs.evolve(card, short_name=None) if card.bank_accounts and card.people else card)


class ForgetfulOfNames(SmallExporter):
    """Loses names."""

    def line(self, card: ClientCard) -> bytes:
        return super().line(attrs.evolve(card, short_name=None))


class NoEmptyLine(SmallExporter):
    """Writes nothing for a card that has none of its fields."""

    def line(self, card: ClientCard) -> bytes:
        line = super().line(card)
        return b"" if line == b"{}\n" else line


class LosesNothing(Wrapping):
    """Tells a loss where there were no cards."""

    def after(self, losses: Any, stream: Any) -> Any:
        return losses or (Loss(field="comment", count=1, reason=NO_PLACE),)


class Twice(Wrapping):
    """Tells each loss twice."""

    def after(self, losses: Any, stream: Any) -> Any:
        return [*losses, *losses]


class Nought(Wrapping):
    """Tells of a loss that happened to nobody."""

    def after(self, losses: Any, stream: Any) -> Any:
        return [*losses, Loss(field="comment", count=0, reason=NO_PLACE)]


class Unknown(Wrapping):
    """Tells of a field that no card has."""

    def after(self, losses: Any, stream: Any) -> Any:
        return [*losses, Loss(field="shoe_size", count=1, reason=NO_PLACE)]


class Russian(Wrapping):
    """Tells its reason in one language."""

    def after(self, losses: Any, stream: Any) -> Any:
        return [attrs.evolve(one, reason=Texts("нет места", "")) for one in losses]


class Plain(Wrapping):
    """Tells losses by their names alone."""

    def after(self, losses: Any, stream: Any) -> Any:
        return [Named(field=one.field, count=one.count, reason=one.reason) for one in losses]


@attrs.frozen(kw_only=True)
class Named:
    """What looks like a loss."""

    field: str
    count: int
    reason: Texts


class CountsValues(Wrapping):
    """Counts phones instead of cards."""

    def after(self, losses: Any, stream: Any) -> Any:
        return [attrs.evolve(one, count=one.count * 9) if one.field == "contacts" else one for one in losses]


class Static(Wrapping):
    """Declares what it never holds, whether it was there or not."""

    def after(self, losses: Any, stream: Any) -> Any:
        return [*(one for one in losses if one.field != "logo"), Loss(field="logo", count=1, reason=NO_PLACE)]


class Overtelling(Wrapping):
    """Declares the comment as lost, and writes it."""

    def before(self, items: Any, stream: Any, progress: Any) -> Any:
        for card in items:
            self.__dict__["seen"] = self.__dict__.get("seen", False) or bool(card.comment)
            yield card

    def after(self, losses: Any, stream: Any) -> Any:
        return (
            [*losses, Loss(field="comment", count=1, reason=NO_PLACE)] if self.__dict__.pop("seen", False) else losses
        )


class Quoting(Wrapping):
    """Quotes what it lost."""

    def before(self, items: Any, stream: Any, progress: Any) -> Any:
        for card in items:
            self.__dict__["city"] = card.city
            yield card

    def after(self, losses: Any, stream: Any) -> Any:
        told = Texts(f"нет места для {self.__dict__.get('city')}", "no place")
        return [attrs.evolve(one, reason=told) for one in losses]


class TwoWalks(Wrapping):
    """Counts its cards before it writes them."""

    def before(self, items: Any, stream: Any, progress: Any) -> Any:
        list(items)
        return items


class FirstOnly(Wrapping):
    """Writes the first card and no other."""

    def before(self, items: Any, stream: Any, progress: Any) -> Any:
        return itertools.islice(items, 1)


class Hoarder(Wrapping):
    """Holds all cards in memory."""

    def before(self, items: Any, stream: Any, progress: Any) -> Any:
        return list(items)


class NoProgress(SmallExporter):
    """Forgets progress."""

    def write(self, items: Any, stream: Any, options: Any, progress: Any) -> Any:
        return super().write(items, stream, options, lambda _: None)


class TooMuchProgress(Wrapping):
    """Tells one card more."""

    def before(self, items: Any, stream: Any, progress: Any) -> Any:
        progress(1)
        return items


class ByChance(Wrapping):
    """Ends with a number of its own each time."""

    def after(self, losses: Any, stream: Any) -> Any:
        stream.write(json.dumps({"id": str(uuid.uuid4())}).encode())
        return losses


class ByTheClock(Wrapping):
    """Ends with the time of day, to a second."""

    def after(self, losses: Any, stream: Any) -> Any:
        stream.write(json.dumps({"id": time.strftime("%H:%M:%S")}).encode())
        return losses


class ByChanceLost(Wrapping):
    """Tells its losses in another order each time."""

    def after(self, losses: Any, stream: Any) -> Any:
        return list(losses)[:: -1 if next(COUNTER) % 2 else 1]


class DiskBlind(SmallExporter):
    """Takes a full disk for a success."""

    def write(self, items: Any, stream: Any, options: Any, progress: Any) -> Any:
        try:
            return super().write(items, stream, options, progress)
        except OSError:
            return ()


class DiskWrapped(SmallExporter):
    """Tells of a full disk by an error of its own."""

    def write(self, items: Any, stream: Any, options: Any, progress: Any) -> Any:
        try:
            return super().write(items, stream, options, progress)
        except OSError as error:
            raise OSError(error.errno, "No space left on device, sorry") from error


class Swallowing(Wrapping):
    """Ends a file where its cards fail, as if it were whole."""

    def before(self, items: Any, stream: Any, progress: Any) -> Any:
        try:
            yield from items
        except ZeroDivisionError:
            return


class Printing(Wrapping):
    """Prints."""

    def after(self, losses: Any, stream: Any) -> Any:
        sys.stdout.write("done!\n")
        return losses


class Imprecise(Wrapping):
    """Changes the decimal context."""

    def after(self, losses: Any, stream: Any) -> Any:
        decimal.getcontext().prec = 5
        return losses


class Closing(Wrapping):
    """Closes a stream that is not its own."""

    def after(self, losses: Any, stream: Any) -> Any:
        stream.close()
        return losses


class Blank(SmallImporter):
    """Finds nothing."""

    def record(self, line: str, where: Location) -> CardRecord:
        return CardRecord(card=None, where=where)


class Refusing(SmallImporter):
    """Refuses everything."""

    def record(self, line: str, where: Location) -> CardRecord:
        raise FormatError(NO_JSON.finding(where, line=where.line))


class Numbering(SmallImporter):
    """Numbers cards by a counter that it keeps."""

    def record(self, line: str, where: Location) -> CardRecord:
        record = super().record(line, where)
        return attrs.evolve(record, card=record.card and attrs.evolve(record.card, id=str(next(COUNTER))))


class Eager(SmallImporter):
    """Reads everything before it is asked."""

    def read(self, source: Any, options: Any) -> Any:
        return iter(list(super().read(source, options)))


class NoIterator(SmallImporter):
    """Gives a list, lazily."""

    def read(self, source: Any, options: Any) -> Any:
        inner = super().read

        class Lazy:
            def __iter__(self) -> Any:
                return iter(list(inner(source, options)))

        return Lazy()


KEPT: list[Any] = []


class Leaky(SmallImporter):
    """Leaves its stream open."""

    def read(self, source: Any, options: Any) -> Any:
        KEPT.append(source.open())
        yield from super().read(source, options)


class LeakyEarly(SmallImporter):
    """Closes its stream at the end only."""

    def read(self, source: Any, options: Any) -> Any:
        stream = source.open()
        KEPT.append(stream)
        yield from super().read(source, options)
        stream.close()


class Strict(SmallImporter):
    """Raises what Python raises."""

    def record(self, line: str, where: Location) -> CardRecord:
        held = json.loads(line)
        return CardRecord(card=ClientCard(id=held.get("id"), comment=held.get("comment")), where=where)


class NeedsAByte(SmallImporter):
    """Looks at the first byte, whether there is one or not."""

    def read(self, source: Any, options: Any) -> Any:
        with source.open() as stream:
            stream.read(1)[0]
        yield from super().read(source, options)


class UTF8(SmallImporter):
    """Knows one encoding, and raises Python's error for others."""

    def read(self, source: Any, options: Any) -> Any:
        with source.open() as stream:
            for number, line in enumerate(stream.read().decode("utf-8").split("\n"), 1):
                if line.strip():
                    yield self.record(line, Location(source=source.name, line=number))


class Shallow(SmallImporter):
    """Lets the recursion of its parser through."""

    def record(self, line: str, where: Location) -> CardRecord:
        if line.startswith("[[["):
            json.loads(line)
        return super().record(line, where)


class Placeless(SmallImporter):
    """Does not say where."""

    def record(self, line: str, where: Location) -> CardRecord:
        record = super().record(line, where)
        return CardRecord(card=None, findings=(NO_JSON.finding(line=0),)) if record.card is None else record


class PlacelessError(SmallImporter):
    """Refuses without a place."""

    def record(self, line: str, where: Location) -> CardRecord:
        record = super().record(line, where)
        if record.card is None:
            raise FormatError(NO_JSON.finding(line=0))
        return record


class WordsOnly(SmallImporter):
    """Refuses by a sentence in one language."""

    def record(self, line: str, where: Location) -> CardRecord:
        record = super().record(line, where)
        if record.card is None:
            raise FormatError("no card here")
        return record


class Unfilled(SmallImporter):
    """Forgets a field of its sentence."""

    def record(self, line: str, where: Location) -> CardRecord:
        record = super().record(line, where)
        return attrs.evolve(record, findings=(NO_JSON.finding(where),)) if record.card is None else record


class Tattling(SmallImporter):
    """Quotes the file in its messages."""

    def record(self, line: str, where: Location) -> CardRecord:
        record = super().record(line, where)
        return attrs.evolve(record, findings=(NO_JSON.finding(where, line=line),)) if record.card is None else record


class Foreign(SmallImporter):
    """Uses a code that it does not own."""

    def record(self, line: str, where: Location) -> CardRecord:
        record = super().record(line, where)
        return attrs.evolve(record, findings=(SHOUT.finding(where, count=1),)) if record.card is None else record


class TakesAll(SmallImporter):
    """Takes every file for its own."""

    def recognises(self, source: Any) -> bool:
        """Say yes."""
        return True


class KnowsNone(SmallImporter):
    """Knows no file."""

    def recognises(self, source: Any) -> bool:
        """Say no."""
        return False


class LooksAndLeaves(SmallImporter):
    """Leaves open what it looked at."""

    def recognises(self, source: Any) -> bool:
        """Look at it."""
        stream = source.open()
        KEPT.append(stream)
        return bool(stream.read(6) == b'{"id":')


class PrintingReader(SmallImporter):
    """Prints what it reads."""

    def record(self, line: str, where: Location) -> CardRecord:
        sys.stderr.write(line)
        return super().record(line, where)


class ReadsProjects(SmallImporter):
    """Reads journeys, it says."""


class Silent(SmallRules):
    """Finds nothing."""

    def check(self, entity: Any, context: Any, options: Any) -> Any:
        return ()


class Loud(SmallRules):
    """Finds something in everything."""

    def check(self, entity: Any, context: Any, options: Any) -> Any:
        yield SHOUT.finding(Location(field="comment"), count=0)


class Stumbling(SmallRules):
    """Takes every comment for filled."""

    def check(self, entity: Any, context: Any, options: Any) -> Any:
        if entity.comment.count("!"):
            yield SHOUT.finding(Location(field="comment"), count=1)


class Borrowing(SmallRules):
    """Uses a code that is not in its catalogue where a name is empty."""

    def check(self, entity: Any, context: Any, options: Any) -> Any:
        yield from super().check(entity, context, options)
        if entity.short_name is None:
            yield NO_JSON.finding(line=0)


class Mumbling(SmallRules):
    """Leaves its sentence unfilled."""

    def check(self, entity: Any, context: Any, options: Any) -> Any:
        yield from (attrs.evolve(one, params={}) for one in super().check(entity, context, options))


class Remembering(SmallRules):
    """Counts its checks."""

    def check(self, entity: Any, context: Any, options: Any) -> Any:
        yield from (
            attrs.evolve(one, params={"count": next(COUNTER)}) for one in super().check(entity, context, options)
        )


class Changing(SmallRules):
    """Changes what it looks at."""

    def check(self, entity: Any, context: Any, options: Any) -> Any:
        entity.custom["seen"] = True
        return super().check(entity, context, options)


class Environmental(SmallRules):
    """Changes the environment."""

    def check(self, entity: Any, context: Any, options: Any) -> Any:
        os.environ["CJMKIT_TRIAL"] = "1"
        return super().check(entity, context, options)


class TattlingRules(SmallRules):
    """Quotes a name."""

    def check(self, entity: Any, context: Any, options: Any) -> Any:
        if entity.manager or "!" in (entity.comment or ""):
            yield SHOUT.finding(Location(field="comment"), count=entity.manager)


class Nothing(SmallReference):
    """Loads nothing."""

    def load(self, source: Any, options: Any) -> Any:
        return None


class Unasked(SmallReference):
    """Gives words where banks are wanted."""


class Breaking(SmallReference):
    """Raises what Python raises."""

    def load(self, source: Any, options: Any) -> Any:
        lines = super().load(source, options)
        return {line[0]: line for line in lines[:2]}


class PlacelessReference(SmallReference):
    """Refuses without a place."""

    def load(self, source: Any, options: Any) -> Any:
        try:
            return super().load(source, options)
        except FormatError:
            raise FormatError(NO_JSON.finding(line=0)) from None


class LeakyReference(SmallReference):
    """Leaves its stream open."""

    def load(self, source: Any, options: Any) -> Any:
        KEPT.append(source.open())
        return super().load(source, options)


class PrintingReference(SmallReference):
    """Prints."""

    def load(self, source: Any, options: Any) -> Any:
        sys.stdout.write("loading\n")
        return super().load(source, options)


class PrintingHooks(SmallPlugin):
    """Prints when it is asked."""

    @hookimpl
    def cjmkit_exporters(self) -> Any:
        sys.stdout.write("hello\n")
        return [SmallExporter()]


class EmptyHooks:
    """Returns nothing."""

    @hookimpl
    def cjmkit_exporters(self) -> Any:
        """Return nothing."""
        return []


class ChangingHooks(SmallPlugin):
    """Returns another name each time."""

    @hookimpl
    def cjmkit_exporters(self) -> Any:
        return [SmallExporter(name=f"small-{next(COUNTER)}")]


class MisspeltHooks:
    """Misspells its hook."""

    @hookimpl
    def cjmkit_exporter(self) -> Any:
        """Return the exporter."""
        return [SmallExporter()]


NAMELESS = SmallExporter(title=Texts("проба", ""))
DOUBLED = SmallRules(rules=(SHOUT, attrs.evolve(SHOUT, title=WORD)))
HALF = SmallRules(rules=(attrs.evolve(SHOUT, why=Texts("зачем", "")),))


class FlatMatcher(SmallMatcher):
    """Finds everything alike."""

    def score(self, one: str, two: str, options: Any) -> float:
        return 0.7


class OneWay(SmallMatcher):
    """Looks at the first text alone."""

    def score(self, one: str, two: str, options: Any) -> float:
        return 1.0 if one == two else len(one) / 100


class Percent(SmallMatcher):
    """Counts in percent."""

    def score(self, one: str, two: str, options: Any) -> float:
        return 100 * super().score(one, two, options)


class Wordy(SmallMatcher):
    """Answers in words."""

    def score(self, one: str, two: str, options: Any) -> Any:
        return "alike"


class FirstLetter(SmallMatcher):
    """Takes every text for filled."""

    def score(self, one: str, two: str, options: Any) -> float:
        return 1.0 if one == two else 0.5 * (one[0] == two[0])


class Tossing(SmallMatcher):
    """Scores by chance."""

    def score(self, one: str, two: str, options: Any) -> float:
        return next(COUNTER) % 1000 / 1000


class NoTwins(SmallMatcher):
    """Gives no key to anybody."""

    def keys(self, card: ClientCard, options: Any) -> Any:
        return ()


class OneForAll(SmallMatcher):
    """Gives one key to everybody."""

    def keys(self, card: ClientCard, options: Any) -> Any:
        return ("unknown",)


class OneText(SmallMatcher):
    """Gives a text instead of a list."""

    def keys(self, card: ClientCard, options: Any) -> Any:
        return card.id or ""


class Numbers(SmallMatcher):
    """Gives numbers for keys."""

    def keys(self, card: ClientCard, options: Any) -> Any:
        return (7,) if card.id else ()


class ByTurn(SmallMatcher):
    """Gives another key each time."""

    def keys(self, card: ClientCard, options: Any) -> Any:
        return (str(next(COUNTER)),)


class Marking(SmallMatcher):
    """Leaves its mark on the card."""

    def keys(self, card: ClientCard, options: Any) -> Any:
        card.custom["seen"] = "yes"  # type: ignore[index]
        return (card.id or "",)


class PrintingMatcher(SmallMatcher):
    """Tells what it does."""

    def keys(self, card: ClientCard, options: Any) -> Any:
        sys.stdout.write("looking")
        return super().keys(card, options)
