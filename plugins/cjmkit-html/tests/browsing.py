"""
A real browser for the tests: Chromium, driven by Playwright, with everything written down that a page did.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# Without the background switches Chromium calls home at every start.
_SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--font-render-hinting=none",
)


def chromium() -> str:
    """
    Return the path of Chromium, or skip the test and say why.
    """
    named = os.environ.get("CJMKIT_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        pytest.skip("no Chromium here: say “make browser”, or name one in CJMKIT_CHROMIUM")
    return found


@attrs.define
class Visit:
    """
    What one page did: its *requests* beyond its own file, and what it *told* on the console or by dialogs.
    """

    page: Page
    requests: list[str] = attrs.Factory(list)
    told: list[str] = attrs.Factory(list)


@contextmanager
def launched() -> Iterator[Browser]:
    """
    Run Chromium for a block.
    """
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium(), args=list(_SWITCHES))
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def visited(browser: Browser, path: Path, **settings: Any) -> Iterator[Visit]:
    """
    Open the file *path* in a context of its own; *settings* are those of Playwright's ``new_context``.
    """
    context = browser.new_context(**settings)
    try:
        page = context.new_page()
        visit = Visit(page)
        page.on("request", lambda request: _note_request(visit, request.url))
        page.on("console", lambda message: visit.told.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: visit.told.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (visit.told.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.goto(path.resolve().as_uri())
        yield visit
    finally:
        context.close()


def _note_request(visit: Visit, url: str) -> None:
    if not url.startswith(("file:", "data:", "about:", "blob:")):
        visit.requests.append(url)
