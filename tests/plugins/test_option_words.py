"""Options that a format refuses: its words are those of people."""

import pytest

from cjmkit.errors import ConfigError
from cjmkit.findings import Texts
from cjmkit.plugins.options import one_of, refuse


@pytest.mark.parametrize(
    ("value", "found_ru", "found_en"),
    [
        ("foo", "«foo»", "“foo”"),
        ("a\tb", r"«a\tb»", r"“a\tb”"),
        ("", "пусто", "nothing"),
        (None, "пусто", "nothing"),
        (True, "да", "yes"),
        (0, "0", "0"),
        (-5, "-5", "-5"),
    ],
)
def test_what_was_found_is_shown_as_people_write_it(value, found_ru, found_en):
    """None, flags and texts are shown in words, signs that are not seen by their escapes."""
    with pytest.raises(ConfigError, match="EXP010") as caught:
        refuse("width", value, Texts("число от 1", "a number from 1"))
    finding = caught.value.finding
    assert finding.message("ru") == f"настройка width: найдено {found_ru}, нужно: число от 1; исправьте значение"
    assert finding.message("en") == f"the option width: found {found_en}, expected: a number from 1; correct the value"


def test_choices_are_listed_without_marks():
    """Choices stand as they are typed, an empty one and a flag in words."""
    with pytest.raises(ConfigError, match="expected: nothing, Y, no, 3;") as caught:
        one_of("opened", "maybe", ("", "Y", False, 3))
    assert "нужно: пусто, Y, нет, 3;" in caught.value.finding.message("ru")
