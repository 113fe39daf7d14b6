"""Sheets in a real browser: one page of paper each, numbers that copy whole, nothing that runs, no fault."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from cards.made import blank_page, company, page_of, picture

from cjmkit.model import ClientCard, ImageRef
from cjmkit.testing import samples
from cjmkit_html.cards.fitting import STEPS

if TYPE_CHECKING:
    from browsing import Visit

pytestmark = pytest.mark.slow

Visitor = Callable[..., "Visit"]
LOGO = ImageRef(data=picture())
ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "javascript:alert(1)",
    "</style><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "<!--cards--><script>alert(1)</script>",
    "{{ 7*7 }}{% raw %}",
)
# What a sheet on paper would cut: its own box is as high as the paper.
_CUT = """() => [...document.querySelectorAll(".sheet")]
    .map((sheet, at) => [at, sheet.scrollHeight - sheet.clientHeight]).filter(([, more]) => more > 0)"""
_UNDER = """() => [...document.querySelectorAll("footer")].filter(foot => {
    const above = foot.previousElementSibling.getBoundingClientRect();
    return above.bottom > foot.getBoundingClientRect().top + .5;
}).length"""


def saved(folder: Path, data: bytes, name: str = "cards.html") -> Path:
    """A page as a file."""
    path = folder / name
    path.write_bytes(data)
    return path


def sizes() -> list[ClientCard]:
    """Cards from the emptiest to one that no sheet holds, set in every type that there is."""
    bare = [
        ClientCard(short_name="ООО «Тест»", bank_accounts=company(count).bank_accounts) for count in range(0, 22, 3)
    ]
    full = [company(count, logo=logo) for count in (0, 1, 2, 3, 5, 7, 10, 40) for logo in (None, LOGO)]
    return [*samples.empty_cards(), *samples.cards_of_every_field(), *bare, *full]


def pages_of(page: Any) -> int:
    """How many sheets of paper the page is printed on."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))


@pytest.mark.parametrize("signatures", [True, False], ids=["signed", "unsigned"])
@pytest.mark.parametrize("layout", ["table", "list"])
def test_every_card_is_one_sheet_of_paper(visit: Visitor, tmp_path: Path, layout: str, *, signatures: bool) -> None:
    """Whatever a card holds, it is printed on one page of A4, and nothing on it is cut or covered by the signature."""
    cards = sizes()
    data, _ = page_of(cards, layout=layout, signatures=signatures)
    page = visit(saved(tmp_path, data), viewport={"width": 688, "height": 1032}).page
    assert pages_of(page) == len(cards)
    page.emulate_media(media="print")
    assert page.evaluate(_CUT) == []
    assert page.evaluate(_UNDER) == 0
    classes = page.locator(".sheet").evaluate_all("sheets => sheets.map(sheet => sheet.classList[2])")
    assert set(classes) == {f"step-{number}" for number in range(len(STEPS))}


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize("layout", ["table", "list"])
def test_a_form_is_one_sheet_of_paper(visit: Visitor, tmp_path: Path, layout: str, lang: str) -> None:
    """The seal stands on the paper whole, and a row is high enough to be written in by hand."""
    page = visit(saved(tmp_path, blank_page(layout=layout, lang=lang)), viewport={"width": 688, "height": 1032}).page
    assert pages_of(page) == 1
    page.emulate_media(media="print")
    assert page.evaluate(_CUT) == []
    assert page.evaluate(_UNDER) == 0
    lines = page.locator("tr:has(td), dl div").evaluate_all(
        "rows => rows.map(row => row.getBoundingClientRect().height)"
    )
    assert len(lines) == 23
    assert min(lines) > 25  # 6.6 mm


def test_labels_have_a_third_of_the_table(visit: Visitor, tmp_path: Path) -> None:
    """The wider column is the one with the values."""
    page = visit(saved(tmp_path, page_of((company(),))[0])).page
    label, value = page.evaluate("[...document.querySelector('td').parentNode.cells].map(cell => cell.offsetWidth)")
    assert 0.3 < label / (label + value) < 0.36


@pytest.mark.parametrize("layout", ["table", "list"])
def test_a_number_in_groups_is_copied_whole(visit: Visitor, tmp_path: Path, layout: str) -> None:
    """Spaces between groups are for the eye: whoever selects an account gets twenty digits."""
    page = visit(saved(tmp_path, page_of((company(accounts=3),), layout=layout)[0])).page
    picked = """([number, tag]) => {
        const cell = [...document.querySelectorAll(tag)].find(one => one.textContent.includes(number));
        getSelection().selectAllChildren(cell);
        const gap = cell.querySelectorAll("i")[1];
        return [String(getSelection()), parseFloat(getComputedStyle(gap).marginLeft)];
    }"""
    tag = "td" if layout == "table" else "dd"
    for number, told in (
        ("40702810238000060001", "40702810238000060001, RUB\n"),
        ("+73466000000", "+73466000000 доб. 12; приёмная"),
    ):
        text, gap = page.evaluate(picked, [number, tag])
        assert text.startswith(told)
        assert gap > 2


def told_everywhere(text: str) -> ClientCard:
    """A card of every field, with *text* wherever words stand, and behind the first bytes of its picture."""

    def changed(value: object) -> object:
        if isinstance(value, str):
            return text
        if isinstance(value, tuple):
            return tuple(changed(part) for part in value)
        if attrs.has(type(value)):
            fields = {field.name: changed(getattr(value, field.name)) for field in attrs.fields(type(value))}
            return type(value)(**fields)
        return value

    card = changed(samples.cards_of_every_field()[0])
    assert isinstance(card, ClientCard)
    return attrs.evolve(card, custom={"edo_id": text, text: text})


def test_nothing_that_a_card_says_runs(visit: Visitor, tmp_path: Path) -> None:
    """Markup in any field is text: no script runs, nothing is fetched, and the text is there as it was."""
    cards = [told_everywhere(attack) for attack in ATTACKS]
    page = visit(saved(tmp_path, page_of(cards)[0])).page
    assert page.evaluate("document.scripts.length") == 1
    assert page.locator("h1").all_inner_texts() == list(ATTACKS)
    bad = "document.querySelectorAll('[onerror],[onload],[onmouseover],[href^=javascript],svg').length"
    assert page.evaluate(bad) == 0


def test_no_picture_runs(visit: Visitor, tmp_path: Path) -> None:
    """A logo is shown as a picture or not at all, whatever its bytes hold."""
    starts = (b"", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"\xff\xd8\xff", b"RIFF\0\0\0\0WEBP")
    logos = [ImageRef(data=start + attack.encode()) for start in starts for attack in ATTACKS]
    page = visit(saved(tmp_path, page_of([company(logo=logo) for logo in logos])[0])).page
    assert page.evaluate("document.scripts.length") == 1
    assert page.locator("img").count() == len(ATTACKS) * 4
    assert page.evaluate("[...document.images].every(one => one.src.startsWith('data:image/'))")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("layout", ["table", "list"])
def test_readers_of_sheets_find_no_fault(visit: Visitor, tmp_path: Path, layout: str, scheme: str) -> None:
    """axe-core finds nothing against WCAG 2.1 AA in cards nor in the form."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    cards = (company(logo=LOGO), company(accounts=3), ClientCard())
    for data in (page_of(cards, layout=layout)[0], blank_page(layout=layout)):
        page = visit(saved(tmp_path, data), color_scheme=scheme).page
        result = axe.Axe().run(page)
        assert result.violations_count == 0, result.generate_report()


@pytest.mark.parametrize("layout", ["table", "list"])
def test_a_narrow_screen_is_enough_for_a_card(visit: Visitor, tmp_path: Path, layout: str) -> None:
    """At 640 points and on a telephone a sheet is no wider than the screen."""
    path = saved(tmp_path, page_of((company(logo=LOGO), company(accounts=3)), layout=layout)[0])
    page = visit(path).page
    for width in (640, 360):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        sizes = page.locator(".sheet").evaluate_all("all => all.map(one => parseFloat(getComputedStyle(one).fontSize))")
        # Type that was made small for paper is not small on a screen, where a page has no end.
        assert min(sizes) >= 12


def test_paper_is_white_whatever_the_theme(visit: Visitor, tmp_path: Path) -> None:
    """A dark page is printed in black on white, without the button."""
    page = visit(saved(tmp_path, page_of((company(),), theme="dark")[0])).page
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(ground)
    page.emulate_media(media="print")
    assert (dark == "rgb(255, 255, 255)", page.evaluate(ground)) == (False, "rgb(255, 255, 255)")
    assert not page.get_by_role("button").is_visible()
