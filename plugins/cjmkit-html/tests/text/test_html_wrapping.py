"""Texts are broken by real widths, words by the rules of Russian."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmkit_html.text import bound, syllable_breaks, wrapped
from cjmkit_html.text.widths import width_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
SPACES = re.compile(r"[\s\x1c-\x1f]+")


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("клиентоориентированность", "кли-ен-то-ори-ен-ти-ро-ван-нос-ть"),
        ("район", "район"),
        ("подъезд", "подъ-езд"),
        ("яма", "яма"),
        ("customer", "customer"),
    ],
)
def test_words_are_divided_by_the_rules(word: str, parts: str) -> None:
    """Each part has a vowel and two letters; none begins with a sign or «й»; no vowel is torn from its consonant."""
    places = set(syllable_breaks(word))
    for place in places:
        head, tail = word[:place], word[place:]
        assert len(head) > 1 < len(tail)
        assert set(head) & set("аеёиоуыэюя")
        assert set(tail) & set("аеёиоуыэюя")
        assert tail[0] not in "ьъй"
    assert bool(places) == ("-" in parts)


def test_prepositions_stay_with_their_word() -> None:
    """«в Яндексе» is not divided between lines."""
    assert bound("поиск в Яндексе и на сайте") == "поиск в\u00a0Яндексе и\u00a0на\u00a0сайте"
    assert all(not line.endswith((" в", " и", " на")) for line in wrapped("поиск в Яндексе и на сайте", 90, 12))


@given(st.text(st.sampled_from(RUSSIAN + " -\u00a0Wщ"), max_size=80), st.floats(20, 300), st.booleans())
def test_no_line_is_wider_than_told(text: str, width: float, bold: bool) -> None:
    """Every line fits, and nothing but spaces and hyphens is added or lost."""
    lines = wrapped(text, width, 12, bold=bold)
    assert all(width_of(line, 12, bold=bold) <= width for line in lines if len(line) > 1)

    def bare(one: str) -> str:
        return SPACES.sub("", one).replace("-", "")

    assert bare("".join(lines)) == bare(text)


def test_a_long_word_gets_hyphens() -> None:
    """The longest word of the domain is divided by syllables in a narrow column."""
    lines = wrapped("Клиентоориентированность", 100, 12)
    assert len(lines) > 1
    assert all(line.endswith("-") for line in lines[:-1])


def test_a_browser_agrees_about_widths(browser: Browser) -> None:
    """No text is wider in Chromium than the table says, set in the type of the figures."""
    texts = ["Клиентоориентированность", "Поиск в Яндексе и Google", "Щёлковское шоссе, №5", "растерянность (−2)"]
    page = browser.new_page()
    try:
        page.set_content("<canvas></canvas>")
        for bold in (False, True):
            measured = page.evaluate(
                "([texts, font]) => { const c = document.querySelector('canvas').getContext('2d'); c.font = font;"
                " return texts.map(t => c.measureText(t).width) }",
                [texts, f"{'bold ' * bold}100px 'DejaVu Sans'"],
            )
            for text, width in zip(texts, measured, strict=True):
                predicted = width_of(text, 100, bold=bold)
                assert width <= predicted + 0.5
                assert predicted <= width * 1.06 or predicted - width < 0.02 * 100 * len(text)
    finally:
        page.close()
