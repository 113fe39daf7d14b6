"""
The contract of an exporter and its importer together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, ClassVar, Final, Literal

import attrs
import pytest

from cjmkit.errors import FormatError
from cjmkit.model import ClientCard
from cjmkit.plugins import Exporter, Importer, ProjectRecord
from cjmkit.testing import samples
from cjmkit.testing.contracts._base import Contract
from cjmkit.testing.contracts._desk import kit_of, read, source_of, write
from cjmkit.testing.contracts._paths import Difference, differences, project_differences, related
from cjmkit.toolkit import Toolkit

__all__ = ["RoundTripContract"]

_NONE: Final[Mapping[str, str]] = MappingProxyType({})


class RoundTripContract(Contract):
    """
    Proves that what is written is read back, but for what the loss list says, and that it says no more than that.

    *exporter* and *importer* are the objects under test, *write_options* and *read_options* what they work with.
    What the reader makes of what it finds is no loss: a value that it infers where the card had none, a text that
    it repaired and keeps in the card's ``origin.raw``.

    Known untruths are stated by the field's path with their reason: *silent* comes back otherwise without a
    loss (``card`` does not come back at all), *excess* is declared although it comes back.
    *hostile* is that of `ExporterContract`.
    """

    exporter: ClassVar[Exporter]
    importer: ClassVar[Importer]
    write_options: ClassVar[Any] = None
    read_options: ClassVar[Any] = None
    silent: ClassVar[Mapping[str, str]] = _NONE
    excess: ClassVar[Mapping[str, str]] = _NONE
    hostile: ClassVar[Literal[True] | str] = True

    def _back(self, data: bytes) -> tuple[Any, ...]:
        source = source_of(data, self.importer)
        if self.importer.kind == "project":
            records = read(self.importer, source, self.read_options).records
            return tuple(record.project for record in records if isinstance(record, ProjectRecord))
        kit, options = self._kit(), self.read_options
        try:
            with kit.read_cards(source, format=self.importer.name, options=options, on_error="keep") as batch:
                return tuple(batch)
        except FormatError:
            return ()

    _toolkit: ClassVar[Toolkit]

    def _kit(self) -> Toolkit:
        cls = type(self)
        # A toolkit asks every plugin when it is made: once for a class is enough.
        if "_toolkit" not in vars(cls):
            cls._toolkit = kit_of(self.importer, self.exporter)
        return cls._toolkit

    def _compared(self, item: Any, *others: Any) -> tuple[list[Difference], list[str]]:
        """
        Return where *item* comes back otherwise when *others* stand before it, and the paths of the loss list.
        """
        wrote = write(self.exporter, (*others, item), self.write_options)
        back = self._back(wrote.data)
        told = [loss.field for loss in wrote.losses]
        if len(back) != len(others) + 1:
            return [Difference("card", was_filled=True)], told
        if not isinstance(item, ClientCard):
            return list(project_differences(item, back[-1])), told
        return list(_unexplained(item, back[-1])), told

    def _told_truly(self, item: Any, what: str, *others: Any) -> None:
        differing, told = self._compared(item, *others)
        lost = dict.fromkeys(one.path for one in differing if one.was_filled)
        stated = [one for one in self.silent if one != "card"]
        untold = [one for one in lost if not self._tells((*told, *stated), one) and one not in self.silent]
        assert not untold, f"{what}: {untold} came back otherwise, and the loss list says {told}"

    def _not_overtold(self, item: Any, what: str) -> None:
        differing, told = self._compared(item)
        real = [one.path for one in differing]
        unreal = [loss for loss in told if not any(self._speaks(loss, one) for one in real)]
        excess = [loss for loss in unreal if not self._tells(self.excess, loss)]
        assert not excess, f"{what}: {excess} is declared lost and came back; what differs is {real}"

    def _come_back_together(self, cards: tuple[ClientCard, ...]) -> bool:
        """
        Return whether one file gives all *cards* back but for its losses: much quicker than a file for each.
        """
        wrote = write(self.exporter, cards, self.write_options)
        back, told = self._back(wrote.data), [loss.field for loss in wrote.losses]
        if len(back) != len(cards):
            return False
        pairs = zip(cards, back, strict=True)
        lost = {one.path for before, after in pairs for one in _unexplained(before, after) if one.was_filled}
        return all(self._tells(told, one) for one in lost)

    def _tells(self, losses: Iterable[str], difference: str) -> bool:
        return any(self._speaks(loss, difference) for loss in losses)

    def _speaks(self, loss: str, difference: str) -> bool:
        return loss == difference if self.exporter.kind == "project" else related(loss, difference)

    def test_both_are_of_one_kind(self) -> None:
        """Exporter and importer hold the same kind of document."""
        written, read_back = self.exporter.kind, self.importer.kind
        assert written == read_back, f"the exporter writes {written}, the importer reads {read_back}"

    def test_a_plain_item_comes_back(self) -> None:
        """A small card, or a small project, comes back but for its declared losses."""
        item: Any = samples.plain_card() if self.exporter.kind == "cards" else samples.text_project("Текст")
        self._told_truly(item, "a plain item")

    def test_what_is_lost_is_declared(self) -> None:
        """Each field by itself comes back as it was, or is in the loss list."""
        if self.exporter.kind == "project":
            self._told_truly(samples.project_of_every_field(), "a project of every field")
            return
        for path, card in samples.cards_by_field():
            self._told_truly(card, f"a card with {path}")

    def test_what_is_declared_is_lost(self) -> None:
        """Each field by itself that the loss list names does not come back."""
        if self.exporter.kind == "project":
            self._not_overtold(samples.project_of_every_field(), "a project of every field")
            return
        for path, card in samples.cards_by_field():
            self._not_overtold(card, f"a card with {path}")

    def test_full_cards_tell_their_losses(self) -> None:
        """Cards with every field of every part filled come back but for what the loss list names."""
        if self.exporter.kind != "cards":
            pytest.skip("of projects, the tests before prove it")
        for card in samples.cards_of_every_field():
            self._told_truly(card, f"a full card of {card.kind}")

    def test_empty_items_tell_their_losses(self) -> None:
        """Cards and projects with as little as there can be come back but for what the loss list names."""
        if self.exporter.kind == "project":
            for number, project in enumerate(samples.empty_projects()):
                self._told_truly(project, f"empty project {number}")
            return
        for number, card in enumerate(samples.empty_cards()):
            self._told_truly(card, f"empty card {number}", samples.plain_card())

    def test_hostile_texts_come_back(self) -> None:
        """Separators, quotes, line ends, NUL, formulas, markup and bidi come back, or are declared as lost."""
        if self.hostile is not True:
            pytest.skip(self.hostile)
        for name, text in samples.HOSTILE_TEXTS.items():
            if self.exporter.kind == "project":
                self._told_truly(samples.text_project(text), name)
                continue
            cards = dict(samples.text_cards(text))
            if not self._come_back_together(tuple(cards.values())):
                for path, card in cards.items():
                    self._told_truly(card, f"{path} with {name}")


def _unexplained(before: ClientCard, after: ClientCard) -> Iterable[Difference]:
    """
    Yield where *after* differs, without the repairs whose raw text the reader kept.
    """
    raw = set() if after.origin is None else set(after.origin.raw.values())
    # Where a card was read from is told by the reader, whatever was written.
    seen = after if before.origin is not None else attrs.evolve(after, origin=None)
    for one in differences(before, seen):
        texts = one.before if isinstance(one.before, tuple) else (one.before,)
        if not any(isinstance(text, str) and text in raw for text in texts):
            yield one
