"""The picture of a difference in the docs: small, and of what this release draws."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import pytest
from PIL import Image
from views.seen import ROOT, example

import cjmkit_html
from cjmkit import Toolkit
from cjmkit.journeys.diff import diff_projects
from cjmkit.model.journeys import Barrier, Project

if TYPE_CHECKING:
    from browsing import Visit

KIT = Toolkit(plugins=(cjmkit_html,))
PATH = ROOT / "docs" / "images" / "diff.png"


def half_a_year_later(project: Project) -> Project:
    """The map after some work: a call is answered, a barrier went and one came, a stage has another name."""
    (journey,) = project.journeys
    search, rating, buying = journey.stages[1:4]
    points = tuple(attrs.evolve(each, quality=5) if each.moment_of_truth else each for each in search.touchpoints)
    search = attrs.evolve(
        search, touchpoints=points, barriers=search.barriers[1:], emotion=attrs.evolve(search.emotion, actual=4)
    )
    rating = attrs.evolve(rating, title="Выбор поставщика", barriers=(*rating.barriers, Barrier(text="Долго ждать КП")))
    stages = (journey.stages[0], search, rating, buying, *journey.stages[4:])
    return attrs.evolve(project, journeys=(attrs.evolve(journey, stages=stages, version="5"),))


@pytest.mark.slow
def test_the_picture_of_a_difference(visit: Callable[..., Visit], tmp_path: Path) -> None:
    """The docs show two versions side by side; CJMKIT_UPDATE_PICTURES=1 takes the picture anew: look at it then."""
    old = example("equipment")
    KIT.write_diff(diff_projects(old, half_a_year_later(old)), tmp_path / "diff.html")
    page = visit(tmp_path / "diff.html", viewport={"width": 1720, "height": 730}).page
    data = page.screenshot()
    if os.environ.get("CJMKIT_UPDATE_PICTURES"):
        Image.open(io.BytesIO(data)).convert("RGB").quantize(200).save(PATH, optimize=True)
    assert "../images/diff.png" in (ROOT / "docs" / "how-to" / "pictures.md").read_text("utf-8")
    assert PATH.stat().st_size < 150_000
    with Image.open(PATH) as shown, Image.open(io.BytesIO(data)) as taken:
        assert shown.size == taken.size
