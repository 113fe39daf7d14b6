"""
The exporters: pages and pictures of the views of a project, sheets of cards, and reports of imports.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO, Final

import attrs
from markupsafe import Markup

from cjmkit.findings import Rule, Texts
from cjmkit.plugins import API, Exporter, Kind, Loss, Progress
from cjmkit.plugins.options import one_of
from cjmkit_html.cards.exporter import BlankHTMLExporter, CardHTMLExporter
from cjmkit_html.catalogue import HTML_RULES
from cjmkit_html.changes.exporter import DiffHTMLExporter
from cjmkit_html.reports.exporter import ReportHTMLExporter
from cjmkit_html.wishes import ALL, PictureOptions, SVGOptions, journeys_of, personas_of

if TYPE_CHECKING:
    from jinja2 import Environment

    from cjmkit.model.journeys import Project
    from cjmkit_html.figures.view import View

__all__ = ["ProjectHTMLExporter", "ProjectSVGExporter", "exporters"]

_VIEWS: Final = Texts("Виды", "Views")
_NOT_SHOWN: Final = Texts("выбранные виды этого не показывают", "the chosen views do not show it")


@attrs.frozen(kw_only=True)
class ProjectHTMLExporter:
    """
    Writes views of a project as one page.
    """

    name: str = "project-html"
    title: Texts = Texts("Страница с картами, персонами и анализами", "A page of maps, personas and analyses")
    extensions: tuple[str, ...] = ("html", "htm")
    kind: Kind = "project"
    api: int = API
    options: type[PictureOptions] = PictureOptions
    rules: tuple[Rule, ...] = HTML_RULES

    def write(
        self, projects: Iterable[Project], stream: BinaryIO, options: PictureOptions, progress: Progress
    ) -> Sequence[Loss]:
        """
        Write the view that *options* name, or all of them.
        """
        # Whoever only lists formats should not wait for templates.
        from cjmkit_html.page import PAPERS, Page, environment, page_html
        from cjmkit_html.views import VIEWS

        _check(options, (*VIEWS, ALL))
        (project,) = projects
        shown = tuple(VIEWS.values()) if options.view == ALL else (VIEWS[options.view],)
        templates = environment()
        paper = () if options.paper is None else (PAPERS[options.paper].style,)
        page = Page(
            title=project.title or shown[0].title.get(options.lang),
            body=Markup("\n").join(_parts(project, shown, options, templates)),
            lang=options.lang,
            theme=options.theme,
            styles=(*dict.fromkeys(style for view in shown for style in view.styles), *paper),
            scripts=tuple(dict.fromkeys(script for view in shown for script in view.scripts)),
        )
        stream.write(page_html(page, templates))
        progress(1)
        return _losses(project, shown, options, alone=False)


@attrs.frozen(kw_only=True)
class ProjectSVGExporter:
    """
    Writes a view of a project as one picture.
    """

    name: str = "project-svg"
    title: Texts = Texts("Картинка карты, персон или анализа", "A picture of a map, of personas or of an analysis")
    extensions: tuple[str, ...] = ("svg",)
    kind: Kind = "project"
    api: int = API
    options: type[SVGOptions] = SVGOptions
    rules: tuple[Rule, ...] = HTML_RULES

    def write(
        self, projects: Iterable[Project], stream: BinaryIO, options: SVGOptions, progress: Progress
    ) -> Sequence[Loss]:
        """
        Write the view that *options* name.
        """
        from cjmkit_html.views import VIEWS

        _check(options, tuple(VIEWS))
        (project,) = projects
        view = VIEWS[options.view]
        stream.write(view.svg(project, options))
        progress(1)
        return _losses(project, (view,), options, alone=True)


def _check(options: PictureOptions, known: Collection[str]) -> None:
    from cjmkit_html.page import PAPERS, THEMES

    one_of("view", options.view, known)
    one_of("theme", options.theme, THEMES)
    one_of("lang", options.lang, ("ru", "en"))
    if options.paper is not None:
        one_of("paper", options.paper, PAPERS)


def _parts(
    project: Project, shown: Sequence[View], options: PictureOptions, templates: Environment
) -> Iterator[Markup]:
    from cjmkit_html.page.characters import told

    yield Markup("<h1>{}</h1>").format(told(project.title or shown[0].title.get(options.lang)))
    if len(shown) > 1:
        links = (Markup('<a href="#{}">{}</a>').format(view.name, view.title.get(options.lang)) for view in shown)
        yield Markup('<nav aria-label="{}">{}</nav>').format(_VIEWS.get(options.lang), Markup(" · ").join(links))
    for view in shown:
        yield Markup('<section class="view" id="{}" aria-label="{}">\n{}</section>').format(
            view.name, view.title.get(options.lang), view.body(project, options, templates)
        )


def _losses(project: Project, shown: Sequence[View], options: PictureOptions, *, alone: bool) -> tuple[Loss, ...]:
    """
    Return what none of the views shows: fields, and the journeys and personas that were not named.
    """
    from cjmkit.journeys.held import left_out_beside

    held = frozenset[str]().union(*(view.held for view in shown))
    narrowed = attrs.evolve(project, personas=personas_of(project, options))
    lost = left_out_beside(narrowed, journeys_of(project, options), held)
    if "Project.personas" in held:
        lost["Project.personas"] += len(project.personas) - len(narrowed.personas)
    for view in shown:
        lost.update(view.unseen(project, options, alone))
    return tuple(Loss(field=field, count=count, reason=_NOT_SHOWN) for field, count in sorted((+lost).items()))


def exporters() -> tuple[Exporter, ...]:
    """
    Return the exporters of projects, of their differences, of cards, and of reports.
    """
    return (
        ProjectHTMLExporter(),
        ProjectSVGExporter(),
        DiffHTMLExporter(),
        CardHTMLExporter(),
        BlankHTMLExporter(),
        ReportHTMLExporter(),
    )
