"""
What the tests of safety share: every kind of file that this package writes, with an attack in all of its texts.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from itertools import product
from typing import Any, Final

import attrs
from safety.hostile import tainted
from views.seen import EXAMPLES, example

import cjmkit_html
from cjmkit import Toolkit
from cjmkit.journeys.diff import diff_projects
from cjmkit.model.journeys import Barrier, Project
from cjmkit.testing import samples
from cjmkit_html.views import VIEWS

KIT: Final = Toolkit(plugins=(cjmkit_html,))
PROJECTS: Final = {path.stem: example(path.stem) for path in EXAMPLES} | {"full": samples.project_of_every_field()}
CARDS: Final = samples.cards_of_every_field()


def pages(attack: str = "", names: Iterable[str] = PROJECTS) -> Iterator[tuple[str, bytes]]:
    """Pages by name: of projects, of a difference, of cards in both layouts, of an import."""
    for name in names:
        yield name, _written(KIT.write_project, tainted(PROJECTS[name], attack), "project-html")
    yield "diff", _written(KIT.write_diff, diff_projects(*(tainted(each, attack) for each in VERSIONS)), "diff-html")
    for layout in ("list", "table"):
        yield layout, _written(KIT.write_cards, tainted(CARDS, attack), "cards-html", {"layout": layout})
    yield "report", _written(KIT.write_report, tainted(samples.text_report(f"{attack}текст"), attack), "report-html")


def pictures(attack: str = "", names: Iterable[str] = PROJECTS) -> Iterator[tuple[str, bytes]]:
    """Pictures by name: every view of projects."""
    for name, view in product(names, VIEWS):
        project = tainted(PROJECTS[name], attack)
        yield f"{name}-{view}", _written(KIT.write_project, project, "project-svg", {"view": view})


def _written(write: Callable[..., Any], thing: object, format: str, options: object = None) -> bytes:  # noqa: A002
    stream = io.BytesIO()
    write(thing, stream, format=format, options=options)
    return stream.getvalue()


def _changed(project: Project) -> Project:
    (journey,) = project.journeys
    first, second, *rest = journey.stages
    second = attrs.evolve(second, title="Выбор иначе", barriers=(Barrier(text="нет цен"),))
    return attrs.evolve(project, journeys=(attrs.evolve(journey, stages=(second, first, *rest[1:])),))


VERSIONS: Final = (PROJECTS["cream"], _changed(PROJECTS["cream"]))
