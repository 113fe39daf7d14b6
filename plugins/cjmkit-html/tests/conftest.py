"""
Fixtures: a browser for a worker's whole run, and a page that must be quiet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browsing import Visit, launched, visited

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """
    Chromium, started once for all tests of a worker; skips where there is none.
    """
    with launched() as running:
        yield running


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """
    Open files as pages: ``visit(path, color_scheme="dark")``. At the end no page may have asked the network
    for anything nor said anything on its console.
    """
    with ExitStack() as stack:
        visits: list[Visit] = []

        def opened(path: Path, **settings: Any) -> Visit:
            visits.append(stack.enter_context(visited(browser, path, **settings)))
            return visits[-1]

        yield opened
        for one in visits:
            assert not one.requests, "the page asked the network"
            assert not one.told, "the page complained, or something ran"
