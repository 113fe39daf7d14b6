"""
A difference as the body of a page.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from jinja2 import Environment
from markupsafe import Markup

from cjmkit.findings import Texts
from cjmkit.journeys.diff import ProjectDiff
from cjmkit_html.changes.beside import Beside, diff_sheet
from cjmkit_html.changes.curve import curve_scene
from cjmkit_html.figures import inline_svg
from cjmkit_html.figures.analyses import macro
from cjmkit_html.page import static

__all__ = ["STYLES", "diff_body", "diff_title"]

_TEMPLATE: Final = "changes/diff.html.j2"
_COLUMN: Final = 190.0
_TITLE: Final = Texts("Что изменилось", "What changed")
_TOO_MANY: Final = Texts(
    "По сходству названий не сравнено: {count} – новых и исчезнувших слишком много. Дайте им одинаковые id.",
    "Not compared by the likeness of titles: {count}, too many came and went. Give them the same ids.",
)
_WORDS: Final = {
    "before": Texts("Было", "Before"),
    "after": Texts("Стало", "After"),
    "feelings": Texts("Что чувствует клиент", "What the client feels"),
    "curves": Texts("■ и пунктир – было, ● и сплошная – стало", "■ and dashes before, ● and a line after"),
    "caption": Texts("Этапы двух версий рядом", "Stages of both versions side by side"),
    "no_stages": Texts("Этапов нет ни в одной версии.", "Neither version has a stage."),
    "numbers": Texts("Числа", "Numbers"),
    "number": Texts("Показатель", "Number"),
    "change": Texts("Разница", "Difference"),
    "trend": Texts("Для клиента", "For the client"),
    "others": Texts("Вне этапов", "Outside the stages"),
}
_LEGEND: Final = Texts(
    "+ добавлено, − убрано, ↕ передвинуто, ≈ переименовано, ~ изменено; ▲ лучше для клиента, ▼ хуже",
    "+ added, − removed, ↕ moved, ≈ renamed, ~ changed; ▲ better for the client, ▼ worse",
)

STYLES: Final = (static("figures", "figures.css"), static("figures", "analysis.css"), static("changes", "changes.css"))
"""The style sheets that the body needs."""


def diff_title(lang: str) -> str:
    """
    Return the title of the page.
    """
    return _TITLE.get(lang)


def diff_body(diff: ProjectDiff, lang: str, templates: Environment) -> Markup:
    """
    Return the headline, each journey side by side, and what is outside of all stages.
    """
    return Markup("\n").join(_parts(diff, lang, templates))


def _parts(diff: ProjectDiff, lang: str, templates: Environment) -> Iterator[Markup]:
    sheet = diff_sheet(diff, lang)
    words = {name: texts.get(lang) for name, texts in _WORDS.items()}
    yield Markup('<h1>{}</h1>\n<p class="lead">{}</p>').format(diff_title(lang), sheet.headline)
    if sheet.unmatched:
        yield Markup('<p class="lacking">{}</p>').format(_TOO_MANY.get(lang, count=sheet.unmatched))
    if not sheet.is_empty:
        yield Markup('<p class="muted">{}</p>').format(_LEGEND.get(lang))
    for number, journey in enumerate(sheet.journeys, 1):
        name = f"journey-{number}"
        yield macro(
            templates, _TEMPLATE, "beside", journey, _figure(journey, name, words["feelings"], lang), words, name
        )
    yield macro(templates, _TEMPLATE, "others", sheet, words)


def _figure(journey: Beside, id: str, title: str, lang: str) -> Markup | None:  # noqa: A002
    titles = [column.title for column in journey.columns]
    feelings = [(column.old, column.new) for column in journey.columns]
    scene = curve_scene(titles, feelings, journey.scales, _COLUMN, f"{title}: {journey.title}", lang)
    return None if scene is None else inline_svg(scene, id=f"{id}-curve")
