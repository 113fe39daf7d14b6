"""
What the page of an import report can be told.
"""

from __future__ import annotations

import attrs

from cjmkit.plugins.options import one_of

__all__ = ["ReportOptions"]


@attrs.frozen(kw_only=True)
class ReportOptions:
    """
    The options of the page of an import report; *theme* is one of `cjmkit_html.page.THEMES`.
    """

    theme: str = "auto"
    lang: str = "ru"

    def __attrs_post_init__(self) -> None:
        # Whoever only lists formats should not wait for templates.
        from cjmkit_html.page.palettes import THEMES

        one_of("theme", self.theme, THEMES)
        one_of("lang", self.lang, ("ru", "en"))
