"""
The views that show an analysis of each journey: its sentence, its figure, its tables.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import attrs
from jinja2 import Environment
from markupsafe import Markup

from cjmkit.findings import Texts
from cjmkit.journeys.analysis import Result, analyse
from cjmkit.model.journeys import Journey, Project
from cjmkit_html.figures.alone import svg_file
from cjmkit_html.figures.marks import Scene
from cjmkit_html.figures.section import analysis_section
from cjmkit_html.wishes import PictureOptions, journeys_of

__all__ = ["NO_JOURNEYS", "AnalysisView", "empty_scene", "macro"]

NO_JOURNEYS = Texts("Путей, которые можно показать, в проекте нет.", "The project has no journey to show.")


@attrs.frozen(kw_only=True)
class AnalysisView:
    """
    Draws the analysis *name*; *scene* returns its figure or None where there is nothing to draw.
    """

    name: str
    title: Texts
    scene: Callable[[Result, Journey, str, str], Scene | None]

    def body(self, project: Project, options: PictureOptions, templates: Environment) -> Markup:
        """
        Return a section for each journey.
        """
        sections = [
            self.section(journey, result, f"{self.name}-{number}", options.lang, templates)
            for number, (journey, result) in enumerate(self.results(project, options), 1)
        ]
        empty = Markup('<p class="lacking">{}</p>').format(NO_JOURNEYS.get(options.lang))
        return Markup("\n").join(sections) if sections else empty

    def section(self, journey: Journey, result: Result, id: str, lang: str, templates: Environment) -> Markup:  # noqa: A002
        """
        Return the section of one journey; *id* is unique in the page.
        """
        title = self.heading(journey, lang)
        shown = analysis_section(result, self.scene(result, journey, title, lang), id=id, title=title, lang=lang)
        return macro(templates, "figures/analysis.html.j2", "analysis", shown)

    def svg(self, project: Project, options: PictureOptions) -> bytes:
        """
        Return the figures of all journeys as one picture; what cannot be drawn is told in its sentence.
        """
        scenes = []
        for journey, result in self.results(project, options):
            title = self.heading(journey, options.lang)
            scene = self.scene(result, journey, title, options.lang)
            scenes.append(scene or empty_scene(title, result.sentence(options.lang)))
        if not scenes:
            scenes.append(empty_scene(self.title.get(options.lang), NO_JOURNEYS.get(options.lang)))
        return svg_file(scenes, title=project.title or scenes[0].title, lang=options.lang, theme=options.theme)

    def results(self, project: Project, options: PictureOptions) -> Iterator[tuple[Journey, Result]]:
        """
        Yield the journeys that are meant, each with what the analysis says of it.
        """
        for journey in journeys_of(project, options):
            # Each alone: ids may repeat in a project that was not checked.
            (result,) = analyse(attrs.evolve(project, journeys=(journey,)), only=(self.name,))
            yield journey, result

    def heading(self, journey: Journey, lang: str) -> str:
        """
        Return the title of a journey's section.
        """
        return f"{self.title.get(lang)}: {journey.title or journey.id}"


def macro(templates: Environment, file: str, name: str, *arguments: object) -> Markup:
    """
    Return what the macro *name* of a template file makes of the arguments.
    """
    made = getattr(templates.get_template(file).module, name)(*arguments)
    return Markup(made)


def empty_scene(title: str, told: str) -> Scene:
    """
    Return a figure of nothing but its title and a sentence.
    """
    return Scene(width=0, height=0, title=title, description=told, parts=())
