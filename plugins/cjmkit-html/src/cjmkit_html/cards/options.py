"""
What a page of cards can be told.
"""

from __future__ import annotations

import attrs

from cjmkit.plugins.options import one_of

__all__ = ["CardHTMLOptions"]


@attrs.frozen(kw_only=True)
class CardHTMLOptions:
    """
    The options of a page of cards.

    *layout* is ``table`` (a ruled table) or ``list`` (lines as in a letter). *signatures* gives boxes for a signature
    and a seal, *logo* shows the card's own picture. *theme* is one of `cjmkit_html.page.THEMES`; paper is always white.
    """

    layout: str = "table"
    signatures: bool = True
    logo: bool = True
    theme: str = "auto"
    lang: str = "ru"

    def __attrs_post_init__(self) -> None:
        # Whoever only lists formats should not wait for templates.
        from cjmkit_html.page.palettes import THEMES

        one_of("layout", self.layout, ("table", "list"))
        one_of("theme", self.theme, THEMES)
        one_of("lang", self.lang, ("ru", "en"))
