"""
The exporter of differences: a page of two versions side by side.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO, Final

import attrs

from cjmkit.findings import Texts
from cjmkit.plugins import API, Kind, Loss, Progress
from cjmkit.plugins.options import one_of

if TYPE_CHECKING:
    from cjmkit.journeys.diff import ProjectDiff

__all__ = ["DiffHTMLExporter", "DiffOptions"]

_HOW: Final = Texts("как узнано, что это та же вещь, не показано", "how it was known as the same is not shown")
_SHORTENED: Final = Texts("значения длиннее 120 знаков сокращены", "values of more than 120 characters are shortened")


@attrs.frozen(kw_only=True)
class DiffOptions:
    """
    The options of a page of differences; *theme* is one of `cjmkit_html.page.THEMES`.
    """

    theme: str = "auto"
    lang: str = "ru"


@attrs.frozen(kw_only=True)
class DiffHTMLExporter:
    """
    Writes every change between two versions, in the column of its stage.
    """

    name: str = "diff-html"
    title: Texts = Texts("Страница отличий двух версий", "A page of the differences between two versions")
    extensions: tuple[str, ...] = ("html", "htm")
    kind: Kind = "diff"
    api: int = API
    options: type[DiffOptions] = DiffOptions

    def write(
        self, diffs: Iterable[ProjectDiff], stream: BinaryIO, options: DiffOptions, progress: Progress
    ) -> Sequence[Loss]:
        """
        Write the one difference.
        """
        # Whoever only lists formats should not wait for templates.
        from cjmkit_html.changes.body import STYLES, diff_body, diff_title
        from cjmkit_html.page import THEMES, Page, environment, page_html

        one_of("theme", options.theme, THEMES)
        one_of("lang", options.lang, ("ru", "en"))
        (diff,) = diffs
        templates = environment()
        body = diff_body(diff, options.lang, templates)
        page = Page(title=diff_title(options.lang), body=body, lang=options.lang, theme=options.theme, styles=STYLES)
        stream.write(page_html(page, templates))
        progress(1)
        return tuple(_losses(diff))


def _losses(diff: ProjectDiff) -> Iterator[Loss]:
    from cjmkit.journeys.diff.wording import told_change

    matched = sum(change.match is not None for change in diff.changes)
    if matched:
        yield Loss(field="Change.match", count=matched, reason=_HOW)
    shortened = sum(told_change(change).shortened for change in diff.changes)
    if shortened:
        yield Loss(field="Change.after", count=shortened, reason=_SHORTENED)
