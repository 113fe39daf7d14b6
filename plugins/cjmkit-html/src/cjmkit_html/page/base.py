"""
The page that every view stands in: one file that holds all it shows, under a strict Content-Security-Policy.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from importlib import resources
from typing import Final

import attrs
from jinja2 import Environment, PackageLoader, PrefixLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from cjmkit.findings import Texts
from cjmkit_html.page.characters import told
from cjmkit_html.page.palettes import palette_css

__all__ = ["Page", "environment", "page_html", "static"]

_PACKAGE: Final = "cjmkit_html"
_ROOMS: Final = ("page", "figures", "heat", "maps", "personas", "changes", "reports", "notebooks")
_WORDS: Final = {
    "theme": Texts("Светлая или тёмная", "Light or dark"),
    "skip": Texts("К содержанию", "To the contents"),
}


@attrs.frozen(kw_only=True)
class Page:
    """
    A page: its *body* is ready markup; *styles* and *scripts* are constants of this package, never data.
    """

    title: str
    body: Markup
    lang: str = "ru"
    theme: str = "auto"
    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()


def environment() -> Environment:
    """
    Return an environment whose templates escape whatever they are given, and know no undefined name.
    """
    # A room's templates are named by the room: «personas/persona.html.j2».
    loaders = {room: PackageLoader(_PACKAGE, f"{room}/templates") for room in _ROOMS}
    return Environment(
        loader=PrefixLoader(loaders),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        finalize=_told,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _told(value: object) -> object:
    return told(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def static(room: str, name: str) -> str:
    """
    Return a style sheet or a script of a room, as text.
    """
    return resources.files(_PACKAGE).joinpath(room, name).read_text("utf-8")


def page_html(page: Page, templates: Environment) -> bytes:
    """
    Return the page as a file.
    """
    style = _joined((palette_css(), static("page", "page.css"), *page.styles))
    script = _joined((static("page", "page.js"), *page.scripts))
    text = templates.get_template("page/base.html.j2").render(
        page=page,
        style=Markup(style),
        script=Markup(script),
        policy=_policy(style, script),
        words={name: texts.get(page.lang) for name, texts in _WORDS.items()},
    )
    return text.encode("utf-8", "replace")


def _joined(parts: Iterable[str]) -> str:
    return "\n".join(part.strip() for part in parts if part.strip())


def _policy(style: str, script: str) -> str:
    """
    Return the policy: nothing from anywhere, but this very style, this very script, and pictures in the file itself.
    """
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}"
