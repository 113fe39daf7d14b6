"""The page in a real browser: nothing runs, the filter finds, paper and narrow screens do, axe finds no fault."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from reports.reported import messy, write

from cjmkit.plugins import ImportReport
from cjmkit.testing import samples

if TYPE_CHECKING:
    from browsing import Visit

pytestmark = pytest.mark.slow

Visitor = Callable[..., "Visit"]
ATTACK = (
    "</title></style><script>alert(1)</script>\"'><img src=x onerror=alert(1)><svg onload=alert(1)>"
    "<a href=javascript:alert(1)>{{ 7*7 }}{% raw %}]]>"
)


def _saved(folder: Path, report: ImportReport, **options: Any) -> Path:
    path = folder / "report.html"
    path.write_bytes(write(report, **options)[0])
    return path


def _shown(visit: Visit, query: str) -> list[str]:
    found = visit.page.locator(query)
    return [each.inner_text() for each in found.all() if each.is_visible()]


def test_nothing_that_a_base_says_runs(visit: Visitor, tmp_path: Path) -> None:
    """Markup in headings, samples, messages, places, names of files and values is text that everybody can read."""
    page = visit(_saved(tmp_path, samples.text_report(ATTACK))).page
    for each in page.locator("details").all():
        each.evaluate("one => { one.open = true; }")
    assert page.evaluate("document.scripts.length") == 1
    assert page.locator("[onerror],[onload],img,a[href^=javascript],main style").count() == 0
    for query in ("h1", ".columns tbody th", ".columns .value", ".repairs .value", ".message", ".account .about"):
        assert ATTACK in page.locator(query).first.text_content(), query


def test_the_search_finds_codes_and_repairs(visit: Visitor, tmp_path: Path) -> None:
    """Words, fields and cells are found among findings and repairs; groups without any are put away."""
    seen = visit(_saved(tmp_path, messy()))
    search = seen.page.get_by_role("searchbox")
    search.fill("огрнип строение")
    assert _shown(seen, "details.code b:first-of-type") == ["Строение ОГРН или ОГРНИП"]
    assert _shown(seen, "section[data-group] h3") == ["7 ошибок"]
    search.fill("m10")
    assert len(_shown(seen, "tr[data-item]")) == 2
    assert all("Телефон" in text for text in _shown(seen, "tr[data-item]"))
    search.fill("ёлочкам")
    assert "Показано: 2 из" in seen.page.locator("output").inner_text()
    search.fill("такого здесь нет")
    assert _shown(seen, "details.code,tr[data-item]") == []
    assert seen.page.get_by_text("Под этот отбор ничего не подходит.").is_visible()
    search.fill("")
    assert seen.page.locator("output").inner_text() == ""
    assert not seen.page.get_by_text("Под этот отбор ничего не подходит.").is_visible()


def test_a_severity_is_put_away(visit: Visitor, tmp_path: Path) -> None:
    """Without the tick of notes only errors and warnings are seen, in the repairs too."""
    seen = visit(_saved(tmp_path, messy(), lang="en"))
    seen.page.get_by_role("checkbox", name="Note").uncheck()
    assert set(_shown(seen, "details.code .badge")) == {"Error", "Warning"}
    assert set(_shown(seen, ".repairs .badge")) == {"Warning"}


def test_all_can_be_unfolded(visit: Visitor, tmp_path: Path) -> None:
    """One button opens every code, the other closes them; the keyboard does as well."""
    page = visit(_saved(tmp_path, messy())).page
    page.get_by_role("button", name="Раскрыть все").press("Enter")
    assert page.locator("details.code:not([open])").count() == 0
    page.get_by_role("button", name="Свернуть все").press("Enter")
    assert page.locator("details.code[open]").count() == 0


def test_without_scripts_all_can_be_read(visit: Visitor, tmp_path: Path) -> None:
    """Without scripts there is no filter, every finding is there, and a code unfolds when it is clicked."""
    page = visit(_saved(tmp_path, messy()), java_script_enabled=False).page
    assert not page.get_by_role("searchbox").is_visible()
    assert not page.get_by_role("button").is_visible()
    code = page.locator("details.code").first
    code.locator("summary").click()
    assert code.get_by_text("Основание: приказ ФНС").is_visible()
    assert page.locator(".repairs td").first.is_visible()


def test_on_paper_findings_are_unfolded(visit: Visitor, tmp_path: Path) -> None:
    """A print has no filter, unfolds errors and warnings and is A4 wide; afterwards the page is as it was."""
    page = visit(_saved(tmp_path, messy(values=True), theme="dark"), viewport={"width": 703, "height": 1017}).page
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert not page.get_by_role("searchbox").is_visible()
    assert page.locator("details.error:not([open]),details.warning:not([open])").count() == 0
    assert page.locator("details.info[open]").count() == 0
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    widths = page.locator("table").evaluate_all("all => all.map(one => one.getBoundingClientRect().right)")
    assert max(widths) <= 703
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details.code[open]").count() == 0


@pytest.mark.parametrize("width", [380, 800])
def test_a_narrow_screen_is_enough(visit: Visitor, tmp_path: Path, width: int) -> None:
    """The page is no wider than the screen: wide tables scroll by themselves."""
    page = visit(_saved(tmp_path, messy(values=True)), viewport={"width": width, "height": 800}).page
    page.get_by_role("button", name="Раскрыть все").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_readers_of_pages_find_no_fault(visit: Visitor, tmp_path: Path, scheme: str) -> None:
    """axe-core finds nothing against WCAG 2.1 AA in a whole report with every code unfolded."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    page = visit(_saved(tmp_path, messy(values=True)), color_scheme=scheme).page
    page.get_by_role("button", name="Раскрыть все").click()
    result = axe.Axe().run(page)
    assert result.violations_count == 0, result.generate_report()
