"""Widths of columns: words stay whole while there is room."""

from hypothesis import given
from hypothesis import strategies as st

from cjmkit.cli.columns import fitted

ROWS = st.integers(1, 6).flatmap(
    lambda columns: st.lists(
        st.lists(st.text("абв \n", max_size=30), min_size=columns, max_size=columns), min_size=1, max_size=5
    )
)


def test_what_fits_is_left_alone():
    """Columns are as wide as their longest lines."""
    assert fitted([["Этап", "№"], ["Покупка", "10"]], 80) == [7, 2]


def test_the_widest_column_gives_first():
    """The long sentence is wrapped, the long word is not."""
    widths = fitted([["Этап", "Барьер"], ["Удовлетворение", "не с кем посоветоваться и некому позвонить"]], 40)

    assert widths == [14, 26]


def test_a_number_stays_beside_its_unit():
    """A no-break space is no place to wrap at."""
    assert fitted([["240\u00a0000\u00a0₽", "слово " * 10]], 20) == [9, 11]


def test_too_narrow_for_words():
    """When the longest words do not fit, everything shrinks: the table is never wider than told."""
    assert fitted([["Удовлетворение", "посоветоваться"]], 10) == [5, 5]


@given(ROWS, st.integers(6, 120))
def test_the_table_fits(rows, room):
    """The widths never take more than the room, and are words' widths at least if those fit."""
    widths = fitted(rows, room)

    assert sum(widths) <= room
    longest = [
        max(len(word) for cell in column for word in cell.split()) if "".join(column).split() else 0
        for column in zip(*rows, strict=True)
    ]
    if sum(longest) <= room:
        assert all(width >= word for width, word in zip(widths, longest, strict=True))


def test_no_room_at_all():
    """A column is one cell wide at least."""
    assert fitted([["аб", "вг"]], 1) == [1, 1]
