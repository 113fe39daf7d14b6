"""Palettes: every text can be read on every ground that it stands on, in light, in dark and on paper."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from cjmkit_html.page.palettes import DARK, LIGHT, PRINT, palette_css

PALETTES = {"light": LIGHT, "dark": DARK, "print": PRINT}
GROUNDS = ("paper", "panel", "fix-ground", "keep-ground")
TEXTS = [(text, ground) for text in ("ink", "muted", "fix", "keep") for ground in GROUNDS]
TEXTS += [("heat-ink", f"heat-{grade}") for grade in range(1, 6)] + [("on-face", "face"), ("focus", "paper")]
SIGNS = [("over", "paper"), ("muted", "paper"), ("face", "paper"), ("focus", "panel")]


def luminance(colour: str) -> float:
    """The relative luminance as WCAG 2.1 defines it."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(palette: Mapping[str, str], first: str, second: str) -> float:
    """The contrast of two colours, 1 to 21."""
    low, high = sorted((luminance(palette[first]), luminance(palette[second])))
    return (high + 0.05) / (low + 0.05)


def test_the_measure_is_that_of_the_standard() -> None:
    """Black on white is 21 to 1, and #767676 on white is the grey that is just enough."""
    assert contrast({"a": "#000000", "b": "#ffffff"}, "a", "b") == pytest.approx(21)
    assert contrast({"a": "#767676", "b": "#ffffff"}, "a", "b") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize(("text", "ground"), TEXTS)
def test_texts_can_be_read(name: str, text: str, ground: str) -> None:
    """A text has 4.5 to 1 at the least against its ground."""
    assert contrast(PALETTES[name], text, ground) >= 4.5


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize(("sign", "ground"), SIGNS)
def test_signs_can_be_seen(name: str, sign: str, ground: str) -> None:
    """A sign that carries a meaning has 3 to 1 at the least."""
    assert contrast(PALETTES[name], sign, ground) >= 3


def test_palettes_name_the_same_colours() -> None:
    """No palette lacks a colour that another has, and the style sheet gives all of them."""
    assert set(LIGHT) == set(DARK) == set(PRINT)
    style = palette_css()
    assert all(f"--{name}:{colour}" in style for palette in PALETTES.values() for name, colour in palette.items())
