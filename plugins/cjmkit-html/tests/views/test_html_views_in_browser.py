"""The views in a real browser: nothing is asked for, texts fit, and axe-core finds no fault."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import pytest
from views.seen import EXAMPLES, example

import cjmkit_html
from cjmkit import Toolkit
from cjmkit.journeys.diff import diff_projects
from cjmkit.model.journeys import Barrier, Journey, Project, Stage, Touchpoint
from cjmkit_html.page.palettes import DARK

if TYPE_CHECKING:
    from browsing import Visit

pytestmark = pytest.mark.slow

KIT = Toolkit(plugins=(cjmkit_html,))
Visitor = Callable[..., "Visit"]
# A page may be scrolled sideways by whoever sees a wide figure; its text may not.
_MEASURE = """() => [...document.querySelectorAll("svg text")].map(text => {
    const box = text.getBBox(), ground = text.closest("svg").viewBox.baseVal;
    return [text.textContent, box.x, box.x + box.width, ground.width];
}).filter(([, left, right, width]) => left < -1 || right > width + 1)"""
_OVERLAPS = """() => {
    const boxes = [...document.querySelectorAll("svg .mark")].map(mark => [mark.getAttribute("aria-label"),
        [...mark.querySelectorAll("text")].map(text => text.getBoundingClientRect())]);
    const found = [];
    boxes.forEach(([name, mine], at) => boxes.slice(at + 1).forEach(([other, theirs]) => {
        for (const a of mine) for (const b of theirs)
            if (a.width && b.width && a.left < b.right - 1 && b.left < a.right - 1
                && a.top < b.bottom - 3 && b.top < a.bottom - 3)
                found.push([name, other]);
    }));
    return found;
}"""

_RESIZED = """() => [...document.querySelectorAll("svg text")].map(text => [
    text.textContent, text.getAttribute("font-size"), getComputedStyle(text).fontSize,
]).filter(([, set, shown]) => set && `${set}px` !== shown)"""
_SMALLEST = """() => Math.min(...[...document.querySelectorAll(".analysis svg text")].map(
    text => text.getScreenCTM().a * parseFloat(getComputedStyle(text).fontSize)))"""


def written(folder: Path, project: Project, name: str = "page.html", **options: str) -> Path:
    """A picture of a project."""
    path = folder / name
    KIT.write_project(project, path, options=options)
    return path


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_texts_fit_where_they_are_drawn(visit: Visitor, tmp_path: Path, path: Path) -> None:
    """As the browser measures them, texts have the sizes they were measured for, and none comes upon another."""
    project = Toolkit(plugins=()).read_project(path)
    page = visit(written(tmp_path, project)).page
    assert page.evaluate(_RESIZED) == []
    assert page.evaluate(_MEASURE) == []
    assert page.evaluate(_OVERLAPS) == []


def test_a_crowded_project_is_read_on_screen_and_paper(visit: Visitor, tmp_path: Path) -> None:
    """15 stages, 12 channels, equal ratings, long words: labels keep apart and keep their size, paper holds all."""
    page = visit(written(tmp_path, crowded()), viewport={"width": 800, "height": 900}).page
    assert page.evaluate(_RESIZED) == []
    assert page.evaluate(_OVERLAPS) == []
    assert page.evaluate(_SMALLEST) >= 11
    assert page.evaluate("document.documentElement.scrollWidth") <= 800
    page.set_viewport_size({"width": 1031, "height": 703})
    page.emulate_media(media="print")
    widths = page.locator("table.heat, table.heat td, table.heat th").evaluate_all(
        "found => found.map(one => [one.scrollWidth - one.clientWidth, one.getBoundingClientRect().width])"
    )
    assert len(widths) > 12 * 15
    assert all(width <= 1031 for _, width in widths)


def crowded() -> Project:
    """A project that strains every view."""
    usual = ("site", "social", "phone", "email", "messenger", "store", "app", "marketplace", "outdoor")
    channels = (*usual, "event", "courier", "partner")
    stages = tuple(
        Stage(
            id=f"s{number}",
            title=f"Осознание потребности {number}",
            touchpoints=tuple(
                Touchpoint(
                    title=f"{channel}: второстепенная точка", channel=channel, importance=2 + place % 3, quality=1
                )
                for place, channel in enumerate(channels)
                if (place + number) % 4 == 0
            ),
        )
        for number in range(15)
    )
    return Project(title="Тесно", journeys=(Journey(id="crowded", title="Тесно", stages=stages),))


@pytest.mark.parametrize("view", ["personas", "channels", "quadrant", "funnel"])
def test_pictures_stand_alone(visit: Visitor, tmp_path: Path, view: str) -> None:
    """A picture opens by itself, fits its own frame, and follows the reader's palette."""
    path = written(tmp_path, example("equipment"), f"{view}.svg", view=view)
    page = visit(path, color_scheme="dark").page
    assert page.evaluate(_MEASURE) == []
    ground = page.evaluate("getComputedStyle(document.querySelector('.ground')).fill")
    red, green, blue = (int(DARK["paper"][at : at + 2], 16) for at in (1, 3, 5))
    assert ground == f"rgb({red}, {green}, {blue})"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["cream", "equipment", "empathy", "funnel"])
def test_readers_of_pages_find_no_fault(visit: Visitor, tmp_path: Path, name: str, scheme: str) -> None:
    """axe-core finds nothing against WCAG 2.1 AA: names, roles, order of headings, contrast."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    page = visit(written(tmp_path, example(name)), color_scheme=scheme).page
    result = axe.Axe().run(page)
    assert result.violations_count == 0, result.generate_report()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_difference_has_no_fault(visit: Visitor, tmp_path: Path, scheme: str) -> None:
    """axe-core finds nothing in the page of a difference, which shows every kind of change."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    old = example("equipment")
    (journey,) = old.journeys
    first, second, *rest = journey.stages
    better = attrs.evolve(second, title="Поиск товара", barriers=())
    stages = (better, attrs.evolve(first, barriers=(*first.barriers, Barrier(text="нет цен"))), *rest[1:])
    diff = diff_projects(old, attrs.evolve(old, journeys=(attrs.evolve(journey, stages=stages),)))
    KIT.write_diff(diff, tmp_path / "diff.html")
    page = visit(tmp_path / "diff.html", color_scheme=scheme).page
    result = axe.Axe().run(page)
    assert result.violations_count == 0, result.generate_report()
    assert page.evaluate(_MEASURE) == []


def test_the_keyboard_comes_to_every_mark(visit: Visitor, tmp_path: Path) -> None:
    """Tab walks the marks of a figure in their order, the most urgent touchpoint first."""
    page = visit(written(tmp_path, example("equipment"), view="quadrant")).page
    named = page.locator("svg .mark").evaluate_all("marks => marks.map(mark => mark.getAttribute('aria-label'))")
    page.locator("svg .mark").first.focus()
    heard = []
    for _ in named:
        heard.append(page.evaluate("document.activeElement.getAttribute('aria-label')"))
        page.keyboard.press("Tab")
    assert heard == named
    assert "исправить" in heard[0]


def test_the_theme_is_chosen_and_switched(visit: Visitor, tmp_path: Path) -> None:
    """A page follows the system, a named theme or the button; without scripts the button is not there."""
    project = example("cream")
    ground = "getComputedStyle(document.body).backgroundColor"
    page = visit(written(tmp_path, project), color_scheme="dark").page
    dark = page.evaluate(ground)
    page.get_by_role("button").click()
    light = page.evaluate(ground)
    assert light == "rgb(255, 255, 255)"
    assert dark != light
    fixed = visit(written(tmp_path, project, "dark.html", theme="dark"), color_scheme="light").page
    assert fixed.evaluate(ground) == dark
    quiet = visit(written(tmp_path, project), java_script_enabled=False).page
    assert not quiet.get_by_role("button").is_visible()


def test_a_page_is_printed_in_black_on_white(visit: Visitor, tmp_path: Path) -> None:
    """Paper gets its own palette whatever the theme, and no button."""
    page = visit(written(tmp_path, example("cream"), theme="dark"), color_scheme="dark").page
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert not page.get_by_role("button").is_visible()


def test_a_narrow_screen_is_enough(visit: Visitor, tmp_path: Path) -> None:
    """On a telephone the page is no wider than the screen: wide tables scroll by themselves."""
    page = visit(written(tmp_path, example("equipment")), viewport={"width": 380, "height": 700}).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 380


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_the_language_is_told(visit: Visitor, tmp_path: Path, lang: str) -> None:
    """A page says which language it is in, and its own words are in that language."""
    page = visit(written(tmp_path, example("funnel"), lang=lang)).page
    assert page.locator("html").get_attribute("lang") == lang
    assert page.get_by_text("Воронка" if lang == "ru" else "Funnel").count()


def test_nothing_is_cut_off_on_paper(visit: Visitor, tmp_path: Path) -> None:
    """On a sheet of A4 across, tables and figures are no wider than the paper, and a figure is no higher."""
    paper = {"width": 1031, "height": 703}  # 297 × 210 mm without margins of 12 mm, at 96 dots an inch
    page = visit(written(tmp_path, example("equipment")), viewport=paper).page
    page.emulate_media(media="print")
    sizes = "found => found.map(one => one.getBoundingClientRect()).map(box => [box.width, box.height])"
    for width, height in page.locator("svg.figure").evaluate_all(sizes):
        assert width <= paper["width"]
        assert height <= paper["height"]
    assert all(width <= paper["width"] for width, _ in page.locator("table").evaluate_all(sizes))
