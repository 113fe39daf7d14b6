"""
The contract of matchers.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any, ClassVar

from cjmkit.model import ClientCard
from cjmkit.plugins import Matcher
from cjmkit.plugins.watching import watched
from cjmkit.testing import samples
from cjmkit.testing.contracts._base import ExtensionContract

__all__ = ["MatcherContract"]


class MatcherContract(ExtensionContract):
    """
    Proves a matcher: what is alike scores more than what is not, twins share a key, strangers none, nothing raises.

    *matcher* is the object under test. *alike* are pairs of texts of one client, *unlike* of two; *twins* are pairs of
    cards that share a key of the matcher, *strangers* pairs that share none. Those of the verb that the matcher does
    not have stay empty. *options* are what it works with (the defaults if None).
    """

    matcher: ClassVar[Matcher]
    alike: ClassVar[tuple[tuple[str, str], ...]] = ()
    unlike: ClassVar[tuple[tuple[str, str], ...]] = ()
    twins: ClassVar[tuple[tuple[ClientCard, ClientCard], ...]] = ()
    strangers: ClassVar[tuple[tuple[ClientCard, ClientCard], ...]] = ()
    options: ClassVar[Any] = None

    def _subject(self) -> tuple[Any, type[Any]]:
        return self.matcher, Matcher

    def _take(self, options: Any) -> None:
        for verb, arguments in self._calls():
            answer = getattr(self.matcher, verb)(*arguments, options)
            _ = list(answer) if verb == "keys" else answer

    def _calls(self) -> Iterator[tuple[str, tuple[Any, ...]]]:
        if self._has("score"):
            yield from (("score", pair) for pair in (*self.alike, *self.unlike))
        if self._has("keys"):
            yield from (("keys", (card,)) for pair in (*self.twins, *self.strangers) for card in pair)

    def _has(self, verb: str) -> bool:
        return hasattr(self.matcher, verb)

    def _settings(self) -> Any:
        return self.matcher.options() if self.options is None else self.options

    def _score(self, one: str, two: str) -> float:
        score: Any = self.matcher.score  # type: ignore[attr-defined]  # one of two verbs that it may have
        answer: float = score(one, two, self._settings())
        told = f"score() of {one[:40]!r} and {two[:40]!r} gave {answer!r}"
        assert isinstance(answer, (int, float)), f"{told}, a number is wanted"
        assert 0 <= answer <= 1, f"{told}, 0 to 1 is wanted"
        return answer

    def _keys(self, card: ClientCard) -> frozenset[str]:
        answer: Any = self.matcher.keys(card, self._settings())  # type: ignore[attr-defined]  # as above
        wanted = isinstance(answer, Iterable) and not isinstance(answer, (str, bytes))
        assert wanted, f"keys() gave {type(answer).__name__}, a list of texts is wanted"
        keys = frozenset(answer)
        assert all(isinstance(key, str) for key in keys), "keys() gave something that is no text"
        return keys

    def _cards(self) -> Iterator[ClientCard]:
        yield from samples.cards_of_every_field()
        yield from samples.empty_cards()
        yield from (card for _, card in samples.cards_by_field())
        yield from (card for text in samples.HOSTILE_TEXTS.values() for _, card in samples.text_cards(text))

    def test_there_are_examples(self) -> None:
        """Whoever scores shows texts that are alike and unlike, whoever gives keys twins and strangers."""
        if self._has("score"):
            assert self.alike, "alike: name at least one pair of texts"
            assert self.unlike, "unlike: name at least one pair of texts"
        if self._has("keys"):
            assert self.twins, "twins: name at least one pair of cards that share a key"
            assert self.strangers, "strangers: name at least one pair of cards that share none"

    def test_alike_scores_more_than_unlike(self) -> None:
        """Every pair of *alike* scores more than every pair of *unlike*; equal texts score most."""
        for good, bad in product(self.alike, self.unlike):
            assert self._score(*good) > self._score(*bad), f"{bad} scores no less than {good}"
        for one, two in (*self.alike, *self.unlike):
            assert self._score(one, one) >= self._score(one, two), f"{one!r} is more like {two!r} than like itself"

    def test_twins_share_a_key_and_strangers_do_not(self) -> None:
        """Twins have a key in common, strangers have none."""
        for at, (one, two) in enumerate(self.twins):
            assert any(self._keys(one) & self._keys(two)), f"twins[{at}] share no key"
        for at, (one, two) in enumerate(self.strangers):
            assert not any(self._keys(one) & self._keys(two)), f"strangers[{at}] share a key"

    def test_the_order_of_two_texts_makes_no_difference(self) -> None:
        """A pair is as alike one way round as the other."""
        for one, two in (*self.alike, *self.unlike):
            assert self._score(one, two) == self._score(two, one), f"score() of {one!r} and {two!r} knows an order"

    def test_anything_is_taken(self) -> None:
        """Hostile and empty texts are scored, hostile and empty cards give keys, without an exception."""
        if self._has("score"):
            for text, other in product(("", "ромашка", *samples.HOSTILE_TEXTS.values()), repeat=2):
                self._score(text, other)
        if self._has("keys"):
            for card in self._cards():
                self._keys(card)

    def test_cards_without_the_value_share_no_key(self) -> None:
        """An empty card has no key: a placeholder would bring all such cards together."""
        if self._has("keys"):
            for card in samples.empty_cards():
                assert not any(self._keys(card)), "keys() gave a key for an empty card"

    def test_two_answers_are_equal_and_change_nothing(self) -> None:
        """The same arguments give the same answer, and a card stays as it was."""
        for one, two in (*self.alike, *self.unlike):
            assert self._score(one, two) == self._score(one, two), "two scores of one pair differ"
        for card in (card for pair in (*self.twins, *self.strangers) for card in pair):
            before = copy.deepcopy(card)
            assert self._keys(card) == self._keys(card), "two askings for the keys of one card differ"
            assert card == before, "keys() changed the card"

    def test_nothing_else_happens(self) -> None:
        """Matching prints nothing and changes nothing of the process."""
        with watched() as watch:
            self._take(self._settings())
        assert not watch.deeds, f"the matcher {', '.join(watch.deeds)}"
