"""The base page: its policy names the very style and script that stand in it, and everything else is escaped."""

from __future__ import annotations

import base64
import hashlib
import re

import jinja2
import pytest
from markupsafe import Markup

from cjmkit_html.page import Page, environment, page_html, static
from cjmkit_html.page.characters import told

PAGE = Page(title="А < Б & В", body=Markup("<p>тело</p>"), lang="en", theme="dark", styles=("p{color:red}",))


def html(page: Page = PAGE) -> str:
    """The page as text."""
    return page_html(page, environment()).decode("utf-8")


def test_the_policy_lets_in_what_stands_here_and_nothing_else() -> None:
    """The digests are those of the style and the script as a browser sees them; nothing comes from outside."""
    text = html()
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', text)
    policy = policy.replace("&#39;", "'")
    for tag in ("style", "script"):
        (inside,) = re.findall(f"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert "http" not in policy


def test_a_title_is_escaped_and_the_body_is_not() -> None:
    """Titles are texts; the body is markup that a view made."""
    text = html()
    assert "<title>А &lt; Б &amp; В</title>" in text
    assert "<p>тело</p>" in text
    assert '<html lang="en" data-theme="dark">' in text
    assert "data-theme=" not in html(Page(title="x", body=Markup())).partition("<head>")[0]


def test_templates_know_no_undefined_name() -> None:
    """A misspelt name in a template is an error, not an empty place."""
    template = environment().from_string("{{ missing }}")
    with pytest.raises(jinja2.UndefinedError, match="missing"):
        template.render()


@pytest.mark.parametrize(
    ("value", "shown"),
    [("<b>", "&lt;b&gt;"), ("\x00\x0b", "\N{REPLACEMENT CHARACTER}" * 2), (Markup("<b>"), "<b>"), (7, "7")],
)
def test_whatever_a_template_shows_is_escaped(value: object, shown: str) -> None:
    """Texts are escaped, characters that no document has are replaced, markup stays, numbers are written."""
    assert environment().from_string("{{ value }}").render(value=value) == shown


def test_scripts_are_small() -> None:
    """All the scripts of this package together are under 10 kB: pages are of use without them."""
    assert len(static("page", "page.js").encode()) < 10_000


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("а\u202eб", "\u202c"),
        ("а\u202eб\u202c", ""),
        ("а\u2066б\u202aв", "\u202c\u2069"),
        ("а\u2067б\u202bв\u2069", ""),
        ("а\u202aб\u2069в\u202c\u202cг", ""),
        ("а\u2068б\u202cв", "\u2069"),
        ("שלום \u200f", ""),
    ],
)
def test_a_change_of_direction_ends_with_its_text(text: str, ends: str) -> None:
    """What a text turns round by the controls of UAX #9 is turned back behind it, as if the text stood alone."""
    assert told(text) == text + ends
