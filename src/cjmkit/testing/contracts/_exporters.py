"""
The contract of exporters.
"""

from __future__ import annotations

import errno
import gc
import io
import time
import tracemalloc
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar, Final, Literal

import attrs
import pytest

from cjmkit import model
from cjmkit.errors import ConfigError
from cjmkit.intake import import_report as intake_report
from cjmkit.journeys import diff as journey_diff
from cjmkit.model import ClientCard
from cjmkit.model import journeys as journey_model
from cjmkit.plugins import Exporter, Loss
from cjmkit.plugins.watching import watched
from cjmkit.testing import samples
from cjmkit.testing.contracts._base import ExtensionContract, in_both
from cjmkit.testing.contracts._desk import Wrote, kit_of, write
from cjmkit.testing.contracts._paths import is_known_path, place_of

__all__ = ["ExporterContract"]

# Enough for writers that keep a megabyte before they spool it.
_FEW, _MANY, _SIZE = 600, 2000, 2000
# A loss may also tell of what a reader would infer, such as one name of the other, or an exporter make up where the
# card has nothing.
_OF_EMPTY: Final = frozenset(("card", "id", "kind", "full_name", "short_name"))
_HELD: Final = frozenset(
    field.name
    for field in attrs.fields(ClientCard)
    if getattr(samples.plain_card(), field.name) != getattr(ClientCard(), field.name)
)


@attrs.frozen(kw_only=True)
class _Samples:
    """
    What an exporter is tried with that writes one item: nothing, little, everything, and any text.
    """

    nothing: Any
    empty: Callable[[], tuple[Any, ...]]
    full: Callable[[], tuple[Any, ...]]
    told: Callable[[str], Any]


_SAMPLES: Final[Mapping[str, _Samples]] = MappingProxyType(
    {
        "project": _Samples(
            nothing=journey_model.Project(),
            empty=samples.empty_projects,
            full=lambda: (samples.project_of_every_field(),),
            told=samples.text_project,
        ),
        "diff": _Samples(
            nothing=journey_diff.ProjectDiff(),
            empty=lambda: tuple(
                journey_diff.diff_projects(journey_model.Project(), one) for one in samples.empty_projects()
            ),
            full=lambda: (samples.diff_of_every_field(),),
            told=samples.text_diff,
        ),
        "report": _Samples(
            nothing=intake_report.ImportReport(),
            empty=samples.empty_reports,
            full=lambda: (samples.report_of_every_field(),),
            told=samples.text_report,
        ),
    }
)
_HOMES: Final = (journey_model, journey_diff, intake_report, model)
"""Where the classes live that a loss may name."""


class ExporterContract(ExtensionContract):
    """
    Proves an exporter of cards, projects, differences or reports: all cards and any text can be written, losses are
    declared, items are streamed, and nothing else happens.

    *exporter* is the object under test and *options* what it writes with (the defaults if None). *hostile* is True,
    or the reason why texts that break writers are not tried. Override `check_file` to have every file that
    is written looked at by a reader that you did not write.
    """

    exporter: ClassVar[Exporter]
    options: ClassVar[Any] = None
    hostile: ClassVar[Literal[True] | str] = True

    def check_file(self, data: bytes) -> None:
        """
        Raise if *data* is no valid file of the format; by default every file is.
        """

    def _subject(self) -> tuple[Any, type[Any]]:
        return self.exporter, Exporter

    def _take(self, options: Any) -> None:
        self.exporter.write(iter(self._some()), io.BytesIO(), options, lambda _: None)

    def _write(self, *items: Any) -> Wrote:
        return write(self.exporter, items, self.options)

    def _some(self) -> tuple[Any, ...]:
        if self._is_whole:
            return _SAMPLES[self.exporter.kind].full()
        return tuple(samples.many_cards(3))

    @property
    def _is_whole(self) -> bool:
        return self.exporter.kind in _SAMPLES

    def _cards(self) -> None:
        if self.exporter.kind != "cards":
            pytest.skip("a project, a difference or a report is one item")

    def test_nothing_to_write_gives_a_valid_file(self) -> None:
        """No cards give a valid file and no loss; an empty project is written, or refused in words."""
        if self._is_whole:
            try:
                self.check_file(self._write(_SAMPLES[self.exporter.kind].nothing).data)
            except ConfigError:
                return
        else:
            wrote = self._write()
            self.check_file(wrote.data)
            assert not wrote.losses, f"no cards, and yet something was lost: {wrote.losses}"

    def test_every_optional_field_may_be_missing(self) -> None:
        """Cards and projects with as little in them as there can be are written, none of them ends the writing."""
        empty = _SAMPLES[self.exporter.kind].empty() if self._is_whole else samples.empty_cards()
        for item in empty:
            self.check_file(self._write(item).data)
        if self.exporter.kind == "cards":
            self.check_file(self._write(*empty).data)

    def test_every_field_may_be_filled(self) -> None:
        """Items with every field of every part filled are written, alone and together."""
        if self._is_whole:
            self.check_file(self._write(*self._some()).data)
            return
        for card in samples.cards_of_every_field():
            self.check_file(self._write(card).data)
        self.check_file(self._write(*samples.cards_of_every_field()).data)

    def test_losses_are_well_told(self) -> None:
        """A loss names a field of the model, its number, and the reason in both languages; none comes twice."""
        full = samples.cards_of_every_field()
        wrote = self._write(*(self._some() if self._is_whole else full))
        told = [(loss.field, loss.reason) for loss in wrote.losses]
        assert len(set(told)) == len(told), f"losses: the same field and reason come twice in {told}"
        for loss in wrote.losses:
            assert isinstance(loss, Loss), f"losses: {type(loss).__name__} is no cjmkit.plugins.Loss"
            assert loss.count >= 1, f"{loss.field}: a loss that happened to nobody is none"
            assert in_both(loss.reason), f"{loss.field}: its reason lacks one of its two languages"
            if self.exporter.kind == "cards":
                assert is_known_path(loss.field), f"{loss.field}: begins with no field of a card"
                assert loss.count <= len(full), f"{loss.field}: lost on {loss.count} cards of {len(full)}"
            else:
                assert _is_project_path(loss.field), f"{loss.field}: no field of what is written, such as Stage.kpis"

    def test_losses_count_cards(self) -> None:
        """What one card loses, three such cards lose three times: a loss counts cards, not values."""
        self._cards()
        for card in samples.cards_of_every_field():
            once = {(loss.field, loss.reason): loss.count for loss in self._write(card).losses}
            thrice = (attrs.evolve(card, id=f"K-{number}") for number in range(3))
            counts = {(loss.field, loss.reason): loss.count for loss in self._write(*thrice).losses}
            wrong = [field for (field, _), count in once.items() if count != 1]
            assert not wrong, f"one card was counted several times for {wrong}: count a card once for each field"
            assert counts == dict.fromkeys(once, 3), f"three cards lost {counts}, one lost {once}"

    def test_losses_are_of_what_the_card_holds(self) -> None:
        """Only what is filled can be lost: a card that has one field loses that one, or nothing."""
        self._cards()
        plain = {place_of(loss.field) for loss in self._write(samples.plain_card()).losses}
        made_up = sorted(place for place in plain if place.partition(".")[0] not in _HELD | _OF_EMPTY)
        assert not made_up, f"a plain card has no {', '.join(made_up)}, and yet it is told as lost"
        for path, card in samples.cards_by_field():
            for loss in self._write(card).losses:
                place = place_of(loss.field)
                is_filled = place.partition(".")[0] == path.partition(".")[0] or place in plain
                assert is_filled or loss.field in _OF_EMPTY, f"only {path} is filled, and {loss.field} is told as lost"

    def test_hostile_texts_are_written(self) -> None:
        """Separators, quotes, line ends, NUL, formulas, markup, bidi and very long texts break no writer."""
        if self.hostile is not True:
            pytest.skip(self.hostile)
        for text in samples.HOSTILE_TEXTS.values():
            if self._is_whole:
                self.check_file(self._write(_SAMPLES[self.exporter.kind].told(text)).data)
                continue
            for _, card in samples.text_cards(text):
                self._write(card)
            self.check_file(self._write(*(card for _, card in samples.text_cards(text))).data)

    def test_items_are_walked_once(self) -> None:
        """The exporter walks its items once: they are a stream that cannot be asked again."""
        items = _Once(self._some())
        write(self.exporter, items, self.options)
        exporter, options = self.exporter, self.options
        again = _Once(self._some())
        exporter.write(again, io.BytesIO(), exporter.options() if options is None else options, lambda _: None)
        assert again.walks == 1, f"the items were walked {again.walks} times"
        assert again.left == 0, f"{again.left} items were not taken"

    def test_memory_does_not_grow_with_cards(self) -> None:
        """Three times as many cards need hardly more memory: none is kept once it is written."""
        self._cards()
        few, many = self._peak(_FEW), self._peak(_MANY)
        added = (_MANY - _FEW) * _SIZE
        assert many - few < added / 2, (
            f"{_MANY - _FEW} more cards of {_SIZE} characters took {(many - few) // 1000} kB more memory: "
            "write each card as it comes, keep none, and spool to disk what must wait"
        )

    def _peak(self, count: int) -> int:
        options = self.exporter.options() if self.options is None else self.options
        gc.collect()
        tracemalloc.start()
        try:
            self.exporter.write(samples.many_cards(count, _SIZE), _Nowhere(), options, lambda _: None)
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    def test_progress_is_told_of_every_item_once(self) -> None:
        """The numbers told to progress add up to the number of items, whatever became of them."""
        if self._is_whole:
            assert sum(self._write(*self._some()).ticks) == 1, "progress must be told of the one item once"
            return
        for cards in ((), tuple(samples.many_cards(1)), samples.empty_cards(), tuple(samples.many_cards(7))):
            told = sum(self._write(*cards).ticks)
            assert told == len(cards), f"progress was told of {told} cards of {len(cards)}: see progress.ticking"

    def test_two_writings_are_equal(self) -> None:
        """The same items give the same bytes and the same losses: no clock, no chance, no order of a set."""
        items = self._some() if self._is_whole else samples.cards_of_every_field()
        first = self._write(*items)
        # Clocks go by seconds, those of zip archives by two.
        time.sleep(2 - time.time() % 2)
        second = self._write(*items)
        assert first.data == second.data, "two writings of the same items differ: is there a date or a random id?"
        assert first.losses == second.losses, "two writings of the same items told different losses"

    def test_a_full_disk_is_told_as_it_is(self) -> None:
        """An error of the stream in mid-file reaches the caller as it is."""
        whole = len(self._write(*self._some()).data)
        options = self.exporter.options() if self.options is None else self.options
        for room in (0, whole // 2):
            full = _Full(room)
            with pytest.raises(OSError, match="No space left") as caught:
                self.exporter.write(iter(self._some()), full, options, lambda _: None)
            assert caught.value is full.error, "the stream's own error must pass as it is"
            # What was left open complains when it is forgotten: here, and not in another test.
            gc.collect()

    def test_an_error_of_the_items_leaves_the_old_file(self, tmp_path: Path) -> None:
        """Cards that fail in mid-stream end the export by their own error, and the file stays as it was."""
        self._cards()
        path = tmp_path / "old.file"
        path.write_bytes(b"old")
        with pytest.raises(ZeroDivisionError):
            kit_of(exporter=self.exporter).write_cards(
                _failing(), path, format=self.exporter.name, options=self.options
            )
        assert path.read_bytes() == b"old", "a failed export must leave the old file whole"
        assert [one.name for one in tmp_path.iterdir()] == ["old.file"], "a failed export left a file behind"

    def test_nothing_else_happens(self) -> None:
        """Writing prints nothing and changes neither locale, filters, decimal context, environment nor sys.path."""
        with watched() as watch:
            self._write(*self._some())
        assert not watch.deeds, f"write() {', '.join(watch.deeds)}"

    def test_losses_hold_no_personal_value(self) -> None:
        """Reasons speak of fields and never quote what a card holds."""
        self._cards()
        secret = "Секретный-Канарейкин"
        for _, card in samples.text_cards(secret):
            for loss in self._write(card).losses:
                told = loss.reason.ru + loss.reason.en
                assert secret not in told, f"{loss.field}: the reason quotes the value"


class _Once:
    """
    Items that count how often they are walked.
    """

    def __init__(self, items: Iterable[Any]) -> None:
        self._items = list(items)
        self.walks = 0

    @property
    def left(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[Any]:
        self.walks += 1
        while self._items:
            yield self._items.pop(0)


class _Nowhere(io.BytesIO):
    """
    A stream that keeps nothing; it can be told from and sought in, as a file.
    """

    def __init__(self) -> None:
        super().__init__()
        self._at = 0

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self._at = offset if whence == io.SEEK_SET else self._at + offset
        return self._at

    def write(self, data: Any) -> int:
        self._at += len(data)
        return len(data)


class _Full(io.BytesIO):
    """
    A stream with *room* for so many bytes.
    """

    def __init__(self, room: int) -> None:
        super().__init__()
        self._room = room
        self.error = OSError(errno.ENOSPC, "No space left on device")

    def write(self, data: Any) -> int:
        self._room -= len(data)
        if self._room < 0:
            raise self.error
        return super().write(data)


def _failing() -> Iterator[ClientCard]:
    yield from samples.many_cards(3)
    raise ZeroDivisionError


def _is_project_path(field: str) -> bool:
    name, _, rest = field.partition(".")
    cls = next((found for home in _HOMES if (found := getattr(home, name, None)) is not None), None)
    return isinstance(cls, type) and attrs.has(cls) and (not rest or hasattr(attrs.fields(cls), rest))
