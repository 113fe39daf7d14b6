"""
Emotions in cells.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmkit.journeys.sheets.feelings import Feeling, Mark, Sense, feeling_of, sense_of
from cjmkit.journeys.sheets.grid import Cell
from cjmkit.model.journeys import Scale
from cjmkit.vocabulary import vocabulary

EMOTIONS = vocabulary("emotion")


def number(value: int, out_of: int | None = None) -> Mark:
    return Mark("number", value, out_of)


def valence(value: int) -> Mark:
    return Mark("valence", value)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (4, Feeling(actual=number(4))),
        (4.0, Feeling(actual=number(4))),
        ("4", Feeling(actual=number(4))),
        ("5.", Feeling(actual=number(5))),
        ("4 из 5", Feeling(actual=number(4, 5))),
        ("★★★☆☆", Feeling(actual=number(3, 5))),
        ("+2", Feeling(actual=Mark("signed", 2))),
        ("-1", Feeling(actual=Mark("signed", -1))),
        ("−2", Feeling(actual=Mark("signed", -2))),
        ("+", Feeling(actual=valence(1))),
        ("++", Feeling(actual=valence(2))),
        ("−", Feeling(actual=valence(-1))),
        ("--", Feeling(actual=valence(-2))),
        ("+/-", Feeling(actual=valence(0))),
        ("±", Feeling(actual=valence(0))),
        ("долго ждали --", Feeling(actual=valence(-2), cause="долго ждали")),
        ("😡", Feeling(actual=valence(-2))),
        ("☹️", Feeling(actual=valence(-1))),
        ("😐", Feeling(actual=valence(0))),
        ("🙂", Feeling(actual=valence(1))),
        ("😍😍", Feeling(actual=valence(2))),
        (":)", Feeling(actual=valence(1))),
        (":-(", Feeling(actual=valence(-1))),
        ("😡 долго ждал ответа", Feeling(actual=valence(-2), cause="долго ждал ответа")),
        ("4/2", Feeling(expected=number(4), actual=number(2), slashed=True)),
        ("4 → 2", Feeling(expected=number(4), actual=number(2))),
        ("ожидание 4, реальность 2", Feeling(expected=number(4), actual=number(2))),
        ("Ожидали 5 – получили 1", Feeling(expected=number(5), actual=number(1))),
        ("растерянность", Feeling(actual=Mark("word", -2), label="confusion")),
        ("Радость 5", Feeling(actual=number(5), label="joy")),
        ("5 радость", Feeling(actual=number(5), label="joy")),
        ("раздражение (-2)", Feeling(actual=Mark("signed", -2), label="irritation")),
        ("3 - долго ждали", Feeling(actual=number(3), cause="долго ждали")),
        ("«Мне нравится!»", Feeling(quote="Мне нравится!")),
        ("4 «Мне нравится!»", Feeling(actual=number(4), quote="Мне нравится!")),
        ("“Ура” „Да“", Feeling(quote="Ура\nДа")),
        ("«Хочу» 😀 радость", Feeling(actual=valence(2), quote="Хочу", label="joy")),
        ("растерянность, надежда", Feeling(words="растерянность, надежда")),
        ("3 дня ждал", Feeling(words="3 дня ждал")),
        ("12:30", Feeling(words="12:30")),
        ("100%", Feeling(words="100%")),
        (4.5, Feeling(words="4,5")),
        ("😡🙂", Feeling(words="😡🙂")),
        ("???", Feeling(unknown=True)),
        ("—", Feeling(unknown=True)),
        ("н/д", Feeling(unknown=True)),
        ("-", Feeling(actual=Mark("dash", -1))),
        ("–", Feeling(actual=Mark("dash", -1))),
    ],
)
def test_a_cell_is_read_as_people_mean_it(cell: Cell, expected: Feeling) -> None:
    """Digits, signs, smileys, words and quotes are told apart; what is none of them stays words."""
    assert feeling_of(cell, EMOTIONS) == expected


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading(text: str) -> None:
    """Whatever a cell holds, reading it raises nothing, and a score stands on its scale."""
    feeling = feeling_of(text, EMOTIONS)
    sense = sense_of([feeling])
    for mark in feeling.marks:
        score = sense.score(mark)
        assert score is None or sense.scale.holds(score)


@pytest.mark.parametrize(
    ("cells", "low", "high"),
    [
        ((5, 2, 4), 1, 5),
        ((5, 0), 0, 5),
        ((8, 3), 1, 10),
        (("4 из 10", 5), 1, 10),
        (("+2", "-1", 0), -2, 2),
        (("+3", -1), -3, 3),
        (("-5", "+1"), -5, 5),
        (("+10", 1), -10, 10),
        (("+50", 1), 1, 5),
        (("🙂", "++"), 1, 5),
        ((85, 40), 1, 5),
        ((), 1, 5),
    ],
)
def test_the_scale_comes_from_all_cells(cells: tuple[Cell, ...], low: int, high: int) -> None:
    """Signs tell a scale with both sides, a zero or a number above five another one; else it is 1 to 5."""
    assert sense_of([feeling_of(cell, EMOTIONS) for cell in cells]).scale == Scale(low=low, high=high)


def test_a_declared_scale_stands() -> None:
    """The caller's scale is not overruled by the cells."""
    assert sense_of([feeling_of(7, EMOTIONS)], Scale(low=1, high=7)).scale == Scale(low=1, high=7)


@pytest.mark.parametrize(
    ("mark", "scale", "score"),
    [
        (valence(-2), Scale(), 1),
        (valence(-1), Scale(), 2),
        (valence(0), Scale(), 3),
        (valence(1), Scale(), 4),
        (valence(2), Scale(), 5),
        (valence(1), Scale(low=-2, high=2), 1),
        (valence(2), Scale(low=1, high=10), 10),
        (number(3), Scale(), 3),
        (number(7), Scale(), None),
        (number(4, 5), Scale(low=1, high=10), 8),
        (number(4, 5), Scale(), 4),
        (Mark("dash", -1), Scale(), None),
        (None, Scale(), None),
    ],
)
def test_a_mark_becomes_a_score(mark: Mark | None, scale: Scale, score: int | None) -> None:
    """Valences are spread over the scale; what is off it, and a dash, are unknown."""
    assert Sense(scale=scale).score(mark) == score


def test_words_give_no_score_beside_a_lane_of_scores() -> None:
    """Where scores have a lane of their own, a word does not fill its gaps."""
    assert Sense(scale=Scale(), words=False).score(Mark("word", 2)) is None


def test_many_slashes_by_five_are_fractions() -> None:
    """«4/5, 3/5» is four of five; «4/2» is what was expected and what happened."""
    cells = [feeling_of(cell, EMOTIONS) for cell in ("4/5", "3/5")]
    sense = sense_of(cells)
    assert [sense.score(sense.meant(cell).actual) for cell in cells] == [4, 3]
    assert [sense.meant(cell).expected for cell in cells] == [None, None]
    pair = feeling_of("4/2", EMOTIONS)
    assert sense_of([pair]).meant(pair) == pair


def test_a_dash_is_a_minus_among_pluses() -> None:
    """Beside «+» a dash is a minus, alone it says that nothing is known."""
    dash, plus = feeling_of("-", EMOTIONS), feeling_of("+", EMOTIONS)
    assert sense_of([dash, plus]).score(dash.actual) == 2
    assert sense_of([dash]).score(dash.actual) is None
