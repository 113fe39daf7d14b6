"""Every page and picture in a real browser: nothing that a text says runs, and the policy would stop it if it did."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from browsing import visited
from safety.hostile import ATTACKS, NOWHERE
from safety.written import pages, pictures

if TYPE_CHECKING:
    from browsing import Visit
    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow

Visitor = Callable[..., "Visit"]
QUICK = ("full",)
# They run nothing; a browser takes its time to lay them out, and the tests of parsers have read them.
HARD_TO_SHOW = ("long word", "wide word", "marks")
_STATE = """() => ({
    ran: "ran" in window, scripts: document.scripts.length, frames: window.frames.length, here: location.protocol,
    links: [...document.querySelectorAll("a,area,link,base")].map((link) => link.getAttribute("href")),
    handlers: [...document.querySelectorAll("*")].filter((one) => [...one.attributes].some(({ name }) =>
        name.startsWith("on") || ["style", "srcdoc", "formaction", "action", "ping", "xlink:href"].includes(name)
    )).length,
    foreign: document.querySelectorAll("iframe,object,embed,foreignObject,animate,set,use,image,base,link").length,
})"""
_TRY = f"""<script>window.ran=1</script><img src="x" onerror="window.ran=1"><svg onload="window.ran=1"></svg>
<a id="tried" href="javascript:window.ran=1">x</a><img src="{NOWHERE}/a.png"><iframe src="{NOWHERE}"></iframe>
<p id="styled" style="color:red">x</p><base href="{NOWHERE}/"><link rel="stylesheet" href="{NOWHERE}/a.css">
<form action="{NOWHERE}"><button id="sent">x</button></form><object data="{NOWHERE}"></object></main>"""


def saved(folder: Path, name: str, data: bytes, suffix: str) -> Path:
    """A file to be opened."""
    path = folder / f"{name.replace(' ', '-')}.{suffix}"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("attack", [name for name in ATTACKS if name not in HARD_TO_SHOW])
def test_nothing_runs_on_pages(visit: Visitor, tmp_path: Path, attack: str) -> None:
    """With the policy switched off, so that texts are on their own: no script, no request, no handler, no link."""
    files = [(name, saved(tmp_path, name, data, "html")) for name, data in pages(ATTACKS[attack], QUICK)]
    page = visit(files[0][1], bypass_csp=True).page
    for name, path in files:
        page.goto(path.as_uri())
        found = page.evaluate(_STATE)
        assert all(link.startswith("#") for link in found.pop("links")), name
        assert found == {"ran": False, "scripts": 1, "frames": 0, "here": "file:", "handlers": 0, "foreign": 0}, name
        first = ATTACKS[attack].split("\x00")[0].split("\ud800")[0].split()
        assert all(word in page.locator("main").text_content() for word in first), name


@pytest.mark.parametrize("attack", ["svg", "svg from inside", "end of cdata", "link on the page", "style"])
def test_nothing_runs_in_pictures(visit: Visitor, tmp_path: Path, attack: str) -> None:
    """A picture that is opened by itself is a document of its own: there too nothing runs and nothing is asked for."""
    files = [(name, saved(tmp_path, name, data, "svg")) for name, data in pictures(ATTACKS[attack], QUICK)]
    page = visit(files[0][1]).page
    for name, path in files:
        page.goto(path.as_uri())
        found = page.evaluate(_STATE)
        assert found.pop("links") == []
        assert found == {"ran": False, "scripts": 0, "frames": 0, "here": "file:", "handlers": 0, "foreign": 0}, name


def test_pictures_stand_in_pages_of_others(visit: Visitor, tmp_path: Path) -> None:
    """Every picture is one that ``<img>`` shows, as wide as it says, with hostile texts in it."""
    names = [saved(tmp_path, name, data, "svg").name for name, data in pictures(ATTACKS["svg"], QUICK)]
    host = "".join(f'<img src="{name}">' for name in names)
    page = visit(saved(tmp_path, "host", host.encode(), "html")).page
    widths = page.locator("img").evaluate_all("all => all.map((one) => one.naturalWidth)")
    assert len(widths) == len(names)
    assert min(widths) >= 480


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """A server that answers whatever it is asked: its address, and what it has been asked for."""
    heard: list[str] = []

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            heard.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", heard
        server.shutdown()
        thread.join()


def test_the_policy_stops_what_would_run(browser: Browser, tmp_path: Path, asked: tuple[str, list[str]]) -> None:
    """Were a text written as it is, the policy of the page would let nothing of it run, load, style or be sent."""
    host, heard = asked
    for name, data in pages("", QUICK):
        assert data.count(b"</main>") == 1
        path = saved(tmp_path, name, data.replace(b"</main>", _TRY.replace(NOWHERE, host).encode()), "html")
        with visited(browser, path) as seen:
            seen.page.locator("#tried").evaluate("one => one.click()")
            assert not seen.page.evaluate("'ran' in window"), name
            assert seen.page.locator("#styled").evaluate("one => getComputedStyle(one).color") != "rgb(255, 0, 0)"
            assert seen.page.evaluate("document.baseURI") == path.as_uri()
            # Sent last: the browser waits for an answer that never comes, and the page is not to be spoken to.
            with seen.page.expect_console_message(lambda told: "form-action" in told.text):
                seen.page.evaluate("setTimeout(() => document.querySelector('#sent').click())")
            refused = [text for text in seen.told if "Content Security Policy" in text]
            assert len(refused) >= 8, seen.told
    assert heard == []


def test_without_the_policy_it_would_run(browser: Browser, tmp_path: Path, asked: tuple[str, list[str]]) -> None:
    """The same texts in a page without a policy do run and do ask: what the other test tries is in earnest."""
    host, heard = asked
    path = saved(tmp_path, "bare", f"<!doctype html><main>{_TRY}".replace(NOWHERE, host).encode(), "html")
    with visited(browser, path) as seen:
        assert seen.page.evaluate("window.ran") == 1
        assert seen.page.locator("#styled").evaluate("one => getComputedStyle(one).color") == "rgb(255, 0, 0)"
    assert {"/a.png", "/a.css"} <= set(heard)


def test_the_policy_lets_in_the_page_itself(visit: Visitor, tmp_path: Path) -> None:
    """The digests are right: the style of the page is seen, its script runs, and nothing is refused."""
    for name, data in pages("", QUICK):
        page = visit(saved(tmp_path, name, data, "html")).page
        assert page.locator("button.theme").is_visible(), name
        assert page.evaluate("getComputedStyle(document.body).margin") == "0px"
