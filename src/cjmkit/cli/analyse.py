"""
``cjmkit analyse``: what a journey map says when it is asked.
"""

from __future__ import annotations

import json
import textwrap
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, Final, Literal

import click
from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from cjmkit.cli.bilingual import command, option
from cjmkit.cli.columns import fitted
from cjmkit.cli.common import PATH, key_values, lang_option, toolkit
from cjmkit.cli.failure import Failure
from cjmkit.cli.language import language
from cjmkit.cli.terminal import emit_data, progress, say, show_table, width_of
from cjmkit.findings import Lang, Severity, Texts

if TYPE_CHECKING:
    from cjmkit.journeys.analysis import Analyses, Result, TableView
    from cjmkit.plugins import ProjectRecord

__all__ = ["analyse"]

_PIPE_WIDTH: Final = 80
_READING: Final = Texts("читаю карточки", "reading cards")
_MORE: Final = Texts("…и ещё строк: {count} (см. --limit)", "…and {count} more rows (see --limit)")
_NO_JOURNEYS: Final = Texts("В проекте нет ни одного пути.", "The project has no journeys.")
_REJECTED: Final = Texts(
    "в карточках строк, которые не читаются и не посчитаны: {count} (см. cjmkit check)",
    "rows of the cards that cannot be read and were not counted: {count} (see cjmkit check)",
)


@command(
    Texts(
        "Проанализировать карту пути: критические точки, воронка, план, разрыв ожиданий и другое.",
        "Analyse a journey map: critical points, the funnel, the plan, the expectation gap and more.",
    ),
    Texts(
        "Код завершения: 0 – посчитано, 1 – карта или сегменты с ошибками, 2 – вызов неверен или файл не прочитан.",
        "Exit code: 0 done, 1 the map or its segments have errors, 2 a wrong call or a file that could not be read.",
    ),
)
@click.argument("path", metavar="MAP", type=PATH)
@option("--journey", metavar="ID", about=Texts("Взять один путь по его id.", "Take one journey by its id."))
@option(
    "--only",
    metavar="NAME,...",
    about=Texts("Только эти анализы: critical, funnel, plan…", "These analyses alone: critical, funnel, plan…"),
)
@option(
    "--cards",
    type=PATH,
    metavar="FILE",
    about=Texts(
        "Карточки клиентов: посчитать сегменты и заполнить ценность персон.",
        "Client cards: count the segments and fill in what personas are worth.",
    ),
)
@option(
    "--what-if",
    "what_ifs",
    multiple=True,
    metavar="HOW",
    about=Texts(
        "Что если: widen=10 – вход вдесятеро шире; stretch=ЭТАП:12 – столько клиентов дойдёт до этапа; "
        "stretch=ЭТАП:3% – такая доля. Можно повторять.",
        "What if: widen=10, an entry ten times as wide; stretch=STAGE:12, so many clients reach the stage; "
        "stretch=STAGE:3%, such a share of them. May be repeated.",
    ),
)
@option(
    "--set",
    "settings",
    multiple=True,
    metavar="KEY=VALUE",
    about=Texts("Настройка анализа, например min_barriers=3.", "Setting of an analysis, such as min_barriers=3."),
)
@option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    about=Texts("День, на который судить о сроках.", "The day to judge dates by."),
)
@option(
    "--limit",
    type=click.IntRange(min=0),
    default=30,
    show_default=True,
    about=Texts("Столько строк таблицы печатать.", "Print so many rows of a table."),
)
@option(
    "--output",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    about=Texts("Как печатать.", "How to print."),
)
@lang_option
def analyse(path: str, **given: Any) -> None:
    """
    Read the map, analyse it and print.
    """
    lang, kit = language(), toolkit()
    wishes = _wishes(given)
    record = kit.load_project(path)
    _refuse_errors(record, lang)
    with ExitStack() as stack:
        batch = None
        if given["cards"] is not None:
            tick = stack.enter_context(progress(_READING))
            batch = stack.enter_context(kit.read_cards(given["cards"], progress=tick))
        analyses = kit.analyse(record, cards=batch, **wishes)
    if batch is not None and batch.report.rejected:
        say(_REJECTED.get(lang, count=batch.report.rejected), err=True)
    if given["output"] == "json":
        emit_data(json.dumps(analyses.to_dict(), ensure_ascii=False, indent=1))
    else:
        _print(analyses, given["limit"], lang)
        say([finding.line(lang) for finding in analyses.findings], err=True)
    if any(finding.severity is Severity.ERROR for finding in analyses.findings):
        raise Failure(1)


def _wishes(given: dict[str, Any]) -> dict[str, Any]:
    from cjmkit.journeys.analysis.settings import settings_of_texts, what_if

    names = (name.strip() for name in (given["only"] or "").split(","))
    return {
        **settings_of_texts(key_values(given["settings"], "--set")),
        **what_if(given["what_ifs"]),
        "only": tuple(name for name in names if name),
        "journey": given["journey"],
        "today": None if given["today"] is None else given["today"].date(),
    }


def _refuse_errors(record: ProjectRecord, lang: Lang) -> None:
    errors = [finding for finding in record.findings if finding.severity is Severity.ERROR]
    if record.project is None or errors:
        # What could not be read would be missing in every number, and nobody would see it.
        say([finding.line(lang) for finding in errors], err=True)
        raise Failure(1)


def _print(analyses: Analyses, limit: int, lang: Lang) -> None:
    if not analyses.project.journeys:
        say(_NO_JOURNEYS.get(lang))
    titles = {journey.id: journey.title or journey.id for journey in analyses.project.journeys}
    shown: str | None = None
    for result in analyses:
        if result.journey is not None and result.journey != shown:
            shown = result.journey
            say(f"═ {titles[shown]} ═\n")
        _print_result(result, limit, lang)


def _print_result(result: Result, limit: int, lang: Lang) -> None:
    from cjmkit.journeys.analysis.titles import title_of

    views = [view for view in result.tables(lang) if view.rows]
    # A table begins with an empty line of its own, its title does not.
    end = () if views and not views[0].title else ("",)
    say([f"── {title_of(result.name).get(lang)} ({result.name})", *_wrapped(result.sentence(lang)), *end])
    for view in views:
        show_table(_table(view, limit), title="\n".join(_wrapped(view.title)), pipe_width=_PIPE_WIDTH)
        if len(view.rows) > limit:
            say([_MORE.get(lang, count=len(view.rows) - limit), ""])


def _wrapped(text: str) -> list[str]:
    # textwrap breaks at plain spaces alone, so that a number stays beside its unit.
    return textwrap.wrap(text, _PIPE_WIDTH, break_long_words=False, break_on_hyphens=False)


def _table(view: TableView, limit: int) -> Table:
    table = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0))
    rows = view.rows[:limit]
    # An edge, and beside each cell its padding and a border.
    widths = fitted((view.columns, *rows), width_of(_PIPE_WIDTH) - 2 * len(view.columns) - 1)
    for place, column in enumerate(view.columns):
        justify: Literal["left", "right"] = "right" if place in view.numbers else "left"
        table.add_column(Text(column), justify=justify, overflow="fold", width=max(1, widths[place]))
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    return table
