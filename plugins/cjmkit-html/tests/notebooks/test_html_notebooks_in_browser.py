"""Outputs in a real browser, as a notebook's page holds them: side by side, among styles of others, light and dark."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from notebooks.things import ATTACKS, things, things_with

from cjmkit_html.notebooks import display
from cjmkit_html.page.palettes import DARK, LIGHT

if TYPE_CHECKING:
    from browsing import Visit

pytestmark = pytest.mark.slow

Visitor = Callable[..., "Visit"]
# What JupyterLab and pages of nbconvert do to tables and texts of outputs, and a page with marks of the same names.
_PAGE_STYLE = """
.jp-RenderedHTMLCommon table{border-collapse:collapse;table-layout:fixed;margin:0 auto 1em;font-size:12px;border:none}
.jp-RenderedHTMLCommon td,.jp-RenderedHTMLCommon th{text-align:right;white-space:normal;max-width:none;padding:.5em}
.jp-RenderedHTMLCommon tbody tr:nth-child(odd){background:rgb(1,2,3)}
.figure .bar{fill:rgb(1,2,3)}
.title,.kind{font-size:40px;color:rgb(1,2,3)}
"""
_GROUNDS = "[...document.querySelectorAll('.cjmkit-shown')].map(one => getComputedStyle(one).backgroundColor)"
_LOOK = """() => {
    const look = one => { const style = getComputedStyle(one); return [style.fontSize, style.color, style.margin,
        style.backgroundColor, style.display, style.fill, style.overflow]; };
    return [...document.querySelectorAll('#outside, #outside *')].map(look);
}"""
_MEASURE = """() => [...document.querySelectorAll("svg text")].map(text => {
    const box = text.getBBox(), ground = text.closest("svg").viewBox.baseVal;
    return [text.textContent, box.x, box.x + box.width, ground.width];
}).filter(([, left, right, width]) => width && (left < -1 || right > width + 1))"""
_OUTSIDE = """<div id="outside"><p class="title">a</p><p class="note">b</p><table class="numbers"><tr><th>1</th>
<td>2</td></tr></table><details open><summary>c</summary></details><div class="scroll facts">d</div>
<svg class="figure wide" width="20" height="20"><rect class="bar" width="9" height="9"/></svg></div>"""


def rgb(colour: str) -> str:
    """A colour of a palette as browsers tell it."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgb({red}, {green}, {blue})"


def notebook(path: Path, outputs: list[str], body: str = "", extra: str = _OUTSIDE) -> Path:
    """A page that holds outputs as notebooks do."""
    cells = "".join(f'<div class="jp-RenderedHTMLCommon">{output}</div>' for output in outputs)
    head = f"<!doctype html><html lang=ru><meta charset=utf-8><title>n</title><style>{_PAGE_STYLE}</style>"
    path.write_text(f"{head}<body {body}>{extra}{cells}</body></html>", encoding="utf-8")
    return path


def outputs_of(found: object) -> list[str]:
    """The outputs of things."""
    assert isinstance(found, tuple)
    made = [display(thing) for thing in found]
    return [output for output in made if output is not None]


def test_outputs_change_nothing_around_them(visit: Visitor, tmp_path: Path) -> None:
    """A page with every output, each twice, looks outside of them as it does without any; no id is there twice."""
    without = visit(notebook(tmp_path / "without.html", [])).page.evaluate(_LOOK)
    outputs = outputs_of(tuple(things().values()))
    page = visit(notebook(tmp_path / "with.html", [*outputs, *outputs])).page
    assert page.locator(".cjmkit-shown").count() == 2 * len(outputs)
    assert page.evaluate(_LOOK) == without
    assert page.locator(".cjmkit-shown [id]").count() == 0
    assert page.evaluate(_MEASURE) == []
    # Nor does the page change them: its stripes and its sizes stay outside.
    rows = "[...document.querySelectorAll('.cjmkit-shown tr')].map(one => getComputedStyle(one).backgroundColor)"
    assert set(page.evaluate(rows)) == {"rgba(0, 0, 0, 0)"}
    assert page.evaluate("getComputedStyle(document.querySelector('.cjmkit-shown .title')).fontSize") == "17px"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(
    ("body", "scheme", "palette"),
    [
        ("", "light", LIGHT),
        ("", "dark", DARK),
        ('data-jp-theme-light="true"', "dark", LIGHT),
        ('data-jp-theme-light="false"', "light", DARK),
        ('class="vscode-dark"', "light", DARK),
        ('class="vscode-light"', "dark", LIGHT),
    ],
)
def test_outputs_are_as_light_as_their_page(
    visit: Visitor, tmp_path: Path, body: str, scheme: str, palette: dict[str, str]
) -> None:
    """The page's own word on light and dark comes first, the system's where it says nothing."""
    output = outputs_of((things()["Journey3"],))
    page = visit(notebook(tmp_path / "page.html", output, body), color_scheme=scheme).page
    assert page.evaluate(_GROUNDS) == [rgb(palette["paper"])]
    ink = "getComputedStyle(document.querySelector('.cjmkit-shown svg .ink')).fill"
    assert page.evaluate(ink) == rgb(palette["ink"])


def test_paper_is_white(visit: Visitor, tmp_path: Path) -> None:
    """A notebook that is printed from a dark page is printed dark on white."""
    output = outputs_of((things()["Journey3"],))
    page = visit(notebook(tmp_path / "page.html", output, 'data-jp-theme-light="false"'), color_scheme="dark").page
    page.emulate_media(media="print")
    assert page.evaluate(_GROUNDS) == ["rgb(255, 255, 255)"]


def test_nothing_that_a_thing_says_runs(visit: Visitor, tmp_path: Path) -> None:
    """Hostile texts in every field of every thing: nothing runs, nothing is fetched, no style gets out."""
    outputs = [output for attack in ATTACKS for output in outputs_of(things_with(attack))]
    page = visit(notebook(tmp_path / "hostile.html", outputs)).page
    assert page.evaluate("document.scripts.length") == 0
    assert page.locator(".cjmkit-shown").count() == len(outputs)
    assert page.locator("#outside").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault(visit: Visitor, tmp_path: Path, scheme: str) -> None:
    """Names, contrasts and tables hold to WCAG AA in both palettes, everything unfolded."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    outputs = [output.replace("<details>", "<details open>") for output in outputs_of(tuple(things().values()))]
    page = visit(notebook(tmp_path / "page.html", outputs, extra=""), color_scheme=scheme).page
    options = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}
    found = axe.Axe().run(page, options=options)
    assert found.violations_count == 0, found.generate_report()
