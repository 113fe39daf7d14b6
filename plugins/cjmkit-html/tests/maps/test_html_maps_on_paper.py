"""Maps on paper: sheets hold whole stages and the lane column, type keeps its size, another reader finds the texts."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import attrs
import pypdf
import pytest
from browsing import Visit
from views.seen import example

import cjmkit_html
from cjmkit import Toolkit
from cjmkit.errors import ConfigError
from cjmkit.model.journeys import Journey, Project, Stage

KIT = Toolkit(plugins=(cjmkit_html,))
SIZES = {"a3": (1191, 842), "a4": (842, 595)}


def printed(visit: Callable[..., Visit], path: Path, project: Project, **options: object) -> list[pypdf.PageObject]:
    """The pages that Chromium prints of the maps of a project."""
    stream = io.BytesIO()
    KIT.write_project(project, stream, format="project-html", options={"view": "map", **options})
    path.write_bytes(stream.getvalue())
    pdf = visit(path).page.pdf(prefer_css_page_size=True)
    return list(pypdf.PdfReader(io.BytesIO(pdf)).pages)


def long(count: int) -> Project:
    """A map of stages that have nothing but titles, which look like nothing else on a page."""
    stages = tuple(
        Stage(id=f"s{number}", title=f"Шаг{number:02}я", client_goal="Идти дальше") for number in range(1, count + 1)
    )
    return Project(journeys=(Journey(id="j", title="Путь", stages=stages),))


@pytest.mark.parametrize(("paper", "count", "sheets"), [("a3", 8, 1), ("a3", 9, 2), ("a4", 5, 1), ("a4", 15, 3)])
def test_sheets_hold_whole_stages(
    visit: Callable[..., Visit], tmp_path: Path, paper: str, count: int, sheets: int
) -> None:
    """Each sheet has the lanes beside its stages; the stages are dealt out evenly, each on one sheet alone."""
    pages = printed(visit, tmp_path / "map.html", long(count), paper=paper)
    found = [re.findall(r"Шаг\d\dя", page.extract_text()) for page in pages]
    assert [title for titles in found for title in titles] == [f"Шаг{number:02}я" for number in range(1, count + 1)]
    assert len(pages) == sheets
    assert max(map(len, found)) - min(map(len, found)) <= 1
    assert all("Цель клиента" in page.extract_text() for page in pages)


@pytest.mark.parametrize("paper", SIZES)
def test_a_rich_map_breaks_between_stages(visit: Callable[..., Visit], tmp_path: Path, paper: str) -> None:
    """Paper of the size that was asked for; where rows go on overleaf, their stages stand above them again."""
    pages = printed(visit, tmp_path / "map.html", example("equipment"), paper=paper)
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in pages} == {SIZES[paper]}
    assert 2 <= len(pages) <= 6
    heads = [re.findall(r"([1-8])\. [А-Я]", page.extract_text()) for page in pages]
    sheets = {"a3": {tuple("12345678")}, "a4": {tuple("1234"), tuple("5678")}}
    assert {tuple(sorted(head)) for head in heads} == sheets[paper]


def sizes_on(pages: list[pypdf.PageObject]) -> list[float]:
    """The sizes of all type on some pages, in points."""
    sizes: list[float] = []

    def note(text: str, cm: list[float], tm: list[float], font: object, size: float) -> None:
        if text.strip():
            sizes.append(abs(size * tm[0] * cm[0]))

    for page in pages:
        page.extract_text(visitor_text=note)
    return sizes


def test_type_on_paper_can_be_read(visit: Callable[..., Visit], tmp_path: Path) -> None:
    """The smallest type of a map on A4 is 7 points or more, and few stages are not blown up."""
    for project in (example("equipment"), long(2)):
        sizes = sizes_on(printed(visit, tmp_path / "map.html", project, paper="a4"))
        assert min(sizes) >= 7
        assert max(sizes) <= 24


def test_every_view_takes_the_paper(visit: Callable[..., Visit], tmp_path: Path) -> None:
    """On one page of all views every sheet is of one size; without a wish maps take A3 and the rest A4."""
    project = attrs.evolve(example("cream"), title="Крем")
    pages = printed(visit, tmp_path / "all.html", project, view="all", paper="a4")
    assert {round(page.mediabox.width) for page in pages} == {842}
    mixed = printed(visit, tmp_path / "mixed.html", project, view="all")
    assert {round(page.mediabox.width) for page in mixed} == {842, 1191}


def test_a_map_of_nothing_is_one_page(visit: Callable[..., Visit], tmp_path: Path) -> None:
    """The title stands with the words that there is nothing."""
    assert len(printed(visit, tmp_path / "map.html", Project(title="Пусто"))) == 1


def test_unknown_paper_is_refused(tmp_path: Path) -> None:
    """A wrong paper is answered with the right ones."""
    with pytest.raises(ConfigError, match=r"paper.*a3, a4"):
        KIT.write_project(long(1), tmp_path / "map.html", options={"paper": "letter"})
