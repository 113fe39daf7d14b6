"""
Tests of the browser that the other tests look with: it must notice what they forbid.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from browsing import visited


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("<script>alert(1)</script>", "dialog: 1"),
        ("<script>console.log('here')</script>", "log: here"),
        ("<img src='nothing:x' onerror='throw new Error(\"ran\")'>", "error: ran"),
    ],
)
def test_what_a_page_runs_is_noticed(browser, tmp_path: Path, body: str, told: str) -> None:
    """A script that runs in a page is seen by its dialog, its words on the console, or its error."""
    (tmp_path / "page.html").write_text(f"<!doctype html><title>x</title>{body}", "utf-8")
    with visited(browser, tmp_path / "page.html") as visit:
        visit.page.wait_for_timeout(100)
        assert any(told in one for one in visit.told)


def test_what_a_page_asks_the_network_for_is_noticed(browser, tmp_path: Path) -> None:
    """A picture of another host is a request that is written down, whether the host answers or not."""
    (tmp_path / "page.html").write_text("<!doctype html><title>x</title><img src='http://127.0.0.1:9/a.png'>", "utf-8")
    with visited(browser, tmp_path / "page.html") as visit:
        assert visit.requests == ["http://127.0.0.1:9/a.png"]
