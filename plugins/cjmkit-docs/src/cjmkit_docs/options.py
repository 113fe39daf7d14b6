"""
Options: what may be set when documents are read and written.
"""

from __future__ import annotations

from typing import Any, Literal

import attrs

from cjmkit.findings import Texts
from cjmkit.plugins.options import one_of, refuse

__all__ = ["BlankOptions", "DocsReadOptions", "DocxWriteOptions", "TextWriteOptions"]


def _number(value: Any) -> Any:
    """
    Return a number that the command line gives as text; what is none stays, to be refused by name.
    """
    try:
        return float(value.replace(",", ".")) if isinstance(value, str) else value
    except ValueError:
        return value


@attrs.frozen(kw_only=True)
class DocsReadOptions:
    """
    How sure a value must be to be taken, from 0 (take every guess) to 1 (only what arithmetic proves).

    What is less sure stays empty, and a finding tells of it.
    """

    confidence: float = attrs.field(default=0.5, converter=_number)

    def __attrs_post_init__(self) -> None:
        if (
            isinstance(self.confidence, bool)
            or not isinstance(self.confidence, (int, float))
            or not 0 <= self.confidence <= 1
        ):
            refuse("confidence", self.confidence, Texts("число от 0 до 1", "a number from 0 to 1"))


@attrs.frozen(kw_only=True)
class DocxWriteOptions:
    """
    How a card is written to a document.

    *title* stands above each card. *signatures* adds lines to sign. *logo* puts the card's own picture (PNG or JPEG)
    on top. *pack* is "one" for one document with a page for each card, "zip" for an archive with a document for each.
    """

    title: str = "Карточка организации"
    signatures: bool = True
    logo: bool = True
    pack: Literal["one", "zip"] = "one"

    def __attrs_post_init__(self) -> None:
        one_of("pack", self.pack, ("one", "zip"))
        check_title(self.title)


@attrs.frozen(kw_only=True)
class BlankOptions:
    """
    The *title* of a blank card, and whether it has lines to sign (*signatures*).

    *lang* is what every form is asked for; Russian requisites are in Russian in either language.
    """

    title: str = "Карточка организации"
    signatures: bool = True
    lang: Literal["ru", "en"] = "ru"

    def __attrs_post_init__(self) -> None:
        one_of("lang", self.lang, ("ru", "en"))
        check_title(self.title)


@attrs.frozen(kw_only=True)
class TextWriteOptions:
    """
    The *title* that stands above each card.
    """

    title: str = "Карточка организации"

    def __attrs_post_init__(self) -> None:
        check_title(self.title)


def check_title(title: str) -> None:
    """
    Raise `ConfigError` unless *title* is one line of printable text.
    """
    if not title.isprintable() or len(title) > 200:
        refuse("title", title, Texts("строка не длиннее 200 знаков", "one line of at most 200 characters"))
