"""
Matching: everything is matched at most once, the surest way first; what moved is the least that explains the order.
"""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmkit.journeys.diff.changes import Match
from cjmkit.journeys.diff.matching import Names, match, moved, plain
from cjmkit.model.journeys import Stage

NAMES = Names[Stage](id=lambda stage: stage.id, title=lambda stage: stage.title, aliases=lambda stage: stage.aliases)


def stage(id: str, title: str, *aliases: str) -> Stage:  # noqa: A002 - the name of the field
    """A stage known by these names."""
    return Stage(id=id, title=title, aliases=aliases)


@pytest.mark.parametrize(
    ("old", "new", "how"),
    [
        (stage("a", "Поиск"), stage("a", "Совсем другое"), Match.ID),
        (stage("a", "Поиск решений!"), stage("b", "поиск  решений"), Match.TITLE),
        (stage("a", "Осознание", "Потребность"), stage("b", "Потребность"), Match.ALIAS),
        (stage("a", "Поиск решения"), stage("b", "Поиск решений"), Match.SIMILARITY),
    ],
)
def test_each_way(old: Stage, new: Stage, how: Match) -> None:
    """The same thing is known by its id, its title, an alias or the likeness of its title."""
    assert match([old], [new], NAMES).pairs == ((0, 0, how),)


@pytest.mark.parametrize(("one", "other"), [("Поиск", "Покупка"), ("Интерес", "Сервис"), ("", "Поиск"), ("", "")])
def test_unlike_titles_are_not_matched(one: str, other: str) -> None:
    """Titles that only share some letters are different things; empty titles say nothing."""
    found = match([stage("a", one)], [stage("b", other)], NAMES)
    assert (found.pairs, found.removed, found.added) == ((), (0,), (0,))


def test_surer_ways_come_first() -> None:
    """A stage that has the id is taken before one that only has the title."""
    old = [stage("a", "Поиск"), stage("b", "Выбор")]
    new = [stage("x", "Поиск"), stage("a", "Выбор")]
    found = match(old, new, NAMES)
    # «Выбор» of the old map is left over: the stage of its title is taken by the one with the id.
    assert (found.pairs, found.removed, found.added) == (((0, 1, Match.ID),), (1,), (0,))


def test_doubles_match_in_order() -> None:
    """Two things of one title match the first with the first."""
    old = [stage("a", "Звонок"), stage("b", "Звонок")]
    new = [stage("c", "Звонок"), stage("d", "Звонок"), stage("e", "Звонок")]
    found = match(old, new, NAMES)
    assert [pair[:2] for pair in found.pairs] == [(0, 0), (1, 1)]
    assert found.added == (2,)


def test_too_many_are_not_compared_by_likeness() -> None:
    """Where a quadratic comparison would take minutes, it is left out, and the result says of how many."""
    old = [stage(f"o{number}", f"Старое {number * 7919}") for number in range(300)]
    new = [stage(f"n{number}", f"Новое {number * 7919}") for number in range(300)]
    found = match(old, new, NAMES)
    assert (found.pairs, found.unmatched) == ((), 600)


def test_words_in_another_order() -> None:
    """The same words said in another order are the same thing said again."""
    found = match([stage("a", "Не с кем посоветоваться")], [stage("b", "Посоветоваться не с кем")], NAMES)
    assert found.pairs == ((0, 0, Match.SIMILARITY),)


def test_letters_alone_are_no_likeness() -> None:
    """The same letters in another order are another word; of two that are alike the more alike one is taken."""
    assert match([stage("a", "каприз")], [stage("b", "зирпак")], NAMES).pairs == ()
    old = [stage("a", "Поиск решение"), stage("b", "Поиск решения")]
    assert match(old, [stage("c", "Поиск решений")], NAMES).pairs == ((0, 0, Match.SIMILARITY),)
    assert match(old, [stage("c", "Поиск решений"), stage("d", "Поиск решенья")], NAMES).removed == ()


def test_plain() -> None:
    """Case, ё, punctuation and spaces do not tell titles apart."""
    assert plain("  «Приём»: заявки № 5 ") == "прием заявки 5"


titles = st.lists(st.sampled_from(["Поиск", "Выбор", "Покупка", "Оплата", "Выбор товара", "поиск"]), max_size=6)


@given(titles, titles)
def test_everything_is_told_once(before: list[str], after: list[str]) -> None:
    """Each thing is in one pair, or came, or went."""
    old = [stage(f"a{number}", title) for number, title in enumerate(before)]
    new = [stage(f"b{number}", title) for number, title in enumerate(after)]
    found = match(old, new, NAMES)
    assert sorted([*(pair[0] for pair in found.pairs), *found.removed]) == list(range(len(old)))
    assert sorted([*(pair[1] for pair in found.pairs), *found.added]) == list(range(len(new)))


@given(st.permutations(range(6)), st.integers(0, 6))
def test_moved_is_the_least(order: list[int], length: int) -> None:
    """What stays keeps its order, and no longer run of it exists (tried one by one)."""
    order = order[:length]
    stays = [value for position, value in enumerate(order) if position not in moved(order)]
    assert stays == sorted(stays)
    runs = (run for size in range(len(order) + 1) for run in itertools.combinations(order, size))
    assert len(stays) == max(len(run) for run in runs if list(run) == sorted(run))
