"""Pages of every kind by eye, by keyboard and by axe-core: in light, in dark, on paper and without motion."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from safety.written import pages

if TYPE_CHECKING:
    from browsing import Visit

pytestmark = pytest.mark.slow

Visitor = Callable[..., "Visit"]
NAMES = ("cream", "empathy")
KINDS = (*NAMES, "diff", "list", "table", "report")
LOOKS = ({"color_scheme": "light"}, {"color_scheme": "dark"}, {"color_scheme": "light", "media": "print"})
_UNFOLD = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"
_LISTEN = """() => {
    window.reached = new Set(); window.unseen = [];
    document.addEventListener("focusin", ({ target }) => {
        window.reached.add(target);
        const { outlineStyle, outlineWidth } = getComputedStyle(target);
        if (outlineStyle === "none" || parseFloat(outlineWidth) < 2) window.unseen.push(target.outerHTML.slice(0, 200));
    });
    const seen = (one) => one.checkVisibility() && one.getClientRects().length;
    const scrolls = (one) =>
        one.scrollWidth > one.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(one).overflowX);
    window.controls = [...document.querySelectorAll("a[href],button,input,select,summary,[tabindex]")].filter(seen);
    window.regions = [...document.querySelectorAll("*")].filter((one) => seen(one) && scrolls(one));
    return window.controls.length;
}"""
_MISSED = """() => [...window.controls, ...window.regions]
    .filter((one) => !window.reached.has(one) && ![...window.reached].some((other) => one.contains(other)))
    .map((one) => one.outerHTML.slice(0, 200))"""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A page of every kind."""
    folder = tmp_path_factory.mktemp("pages")
    found = {}
    for name, data in pages("", NAMES):
        found[name] = folder / f"{name}.html"
        found[name].write_bytes(data)
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_no_fault(visit: Visitor, files: dict[str, Path], kind: str) -> None:
    """axe-core knows nothing against any page, on the screen nor as it is printed, by WCAG 2.2 AA and good practice."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    page = visit(files[kind]).page
    page.evaluate(_UNFOLD)
    for look in LOOKS:
        page.emulate_media(**look)
        result = axe.Axe().run(page, options={"runOnly": rules})
        assert result.response["passes"]
        assert result.violations_count == 0, (look, result.generate_report())


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("width", [1280, 400])
def test_the_keyboard_reaches_all_there_is(visit: Visitor, files: dict[str, Path], kind: str, width: int) -> None:
    """Tab comes to every control, every mark and every region that scrolls, and where it is can be seen."""
    page = visit(files[kind], viewport={"width": width, "height": 800}).page
    page.evaluate(_UNFOLD)
    for _ in range(page.evaluate(_LISTEN)):
        page.keyboard.press("Tab")
    assert page.evaluate(_MISSED) == []
    assert page.evaluate("window.unseen") == []


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_moves(visit: Visitor, files: dict[str, Path], kind: str) -> None:
    """A page has no animation and no transition, whether or not its reader asked for less motion."""
    page = visit(files[kind], reduced_motion="reduce").page
    for wish in ("reduce", "no-preference"):
        page.emulate_media(reduced_motion=wish)
        assert page.evaluate("document.getAnimations().length") == 0
        moving = (
            "[...document.querySelectorAll('*')].filter((one) => getComputedStyle(one).transitionDuration !== '0s')"
        )
        assert page.evaluate(f"{moving}.length") == 0
