"""Any project that the model can hold becomes a page and pictures that other programs can read."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

import cjmkit_html
from cjmkit import Toolkit
from cjmkit.model.journeys import Project
from cjmkit.testing.strategies import any_projects
from cjmkit_html.views import VIEWS

KIT = Toolkit(plugins=(cjmkit_html,))
QUIET = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@QUIET
@given(any_projects(), st.sampled_from(["ru", "en"]), st.sampled_from(["auto", "light", "dark", "print"]))
def test_any_project_becomes_a_page(project: Project, lang: str, theme: str) -> None:
    """A parser of HTML finds the sections of all views, each id once, and no element that a text could have made."""
    stream = io.BytesIO()
    KIT.write_project(project, stream, format="project-html", options={"lang": lang, "theme": theme})
    page = html.document_fromstring(stream.getvalue().decode("utf-8"))
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert set(VIEWS) <= set(ids)
    assert len(page.findall(".//script")) == 1
    assert len(page.findall(".//article")) == len(project.personas)


@QUIET
@given(any_projects(), st.sampled_from(list(VIEWS)))
def test_any_project_becomes_a_picture(project: Project, view: str) -> None:
    """A parser of XML reads the picture of every view."""
    stream = io.BytesIO()
    KIT.write_project(project, stream, format="project-svg", options={"view": view})
    assert ET.fromstring(stream.getvalue()).get("viewBox")
