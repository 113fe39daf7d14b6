"""
What the tests of notebooks share: one thing of each class, and outputs taken apart.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import attrs
from lxml import html as lxml_html
from views.seen import ROOT, example

from cjmkit import ClientCard, Finding, Location, Project, Report, Severity, Toolkit
from cjmkit.findings import Texts
from cjmkit.intake.import_report import import_report
from cjmkit.intake.report import IntakeReport
from cjmkit.journeys.diff import diff_projects
from cjmkit.model.journeys import TeamMember
from cjmkit.testing import samples

KIT = Toolkit(plugins=())
ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "<svg onload=alert(1)></svg></style></section><script>alert(1)</script>",
    "javascript:alert(1)",
    "{{ 7*7 }}{% raw %}",
    "}body{display:none}/*",
)


def messy() -> IntakeReport:
    """The report of the messy base of the examples."""
    return read(ROOT / "examples" / "clients_messy.xlsx")


def read(path: Path) -> IntakeReport:
    """The report of a base that is read to its end."""
    with KIT.read_cards(path) as batch:
        for _ in batch:
            pass
        return batch.report


def report_with(text: str) -> Report:
    """A report of two findings that say *text* in every place."""
    where = Location(source=text, sheet=text, header=text, field=text)
    found = Finding(code=text, severity=Severity.ERROR, where=where, value=text, fix=text, texts=Texts("{x}", "{x}"))
    report = Report(keep=1)
    report.extend([attrs.evolve(found, params={"x": text})] * 2)
    return report


def project_with(text: str) -> Project:
    """A project of every field with *text* wherever a free text stands."""
    project = told_everywhere(samples.project_of_every_field(), text)
    assert isinstance(project, Project)
    return project


def told_everywhere(value: object, text: str) -> object:
    """*value* with *text* instead of every text in it."""
    if isinstance(value, str):
        return text
    if isinstance(value, tuple):
        return tuple(told_everywhere(part, text) for part in value)
    # Texts of the catalogue are templates with fields of their own, and never data.
    if attrs.has(type(value)) and not isinstance(value, Texts):
        fields = {field.name: told_everywhere(getattr(value, field.name), text) for field in attrs.fields(type(value))}
        return type(value)(**fields)
    if isinstance(value, dict):
        return {f"{text}{number}": told_everywhere(part, text) for number, part in enumerate(value.values())}
    return value


def things_with(text: str) -> tuple[object, ...]:
    """One thing of each class that is shown, with *text* wherever a text stands."""
    project = project_with(text)
    return (
        *(told_everywhere(card, text) for card in samples.cards_of_every_field()),
        project,
        project.journeys[0],
        project.personas[0],
        KIT.analyse(project, today=dt.date(2026, 11, 23)),
        report_with(text),
        told_everywhere(import_report(messy()), text),
        diff_projects(samples.text_project("было"), project),
    )


def things() -> dict[str, object]:
    """One thing of each class that is shown, by the name of its class, from the examples."""
    project = example("cream")
    (journey,) = project.journeys
    changed = attrs.evolve(journey, title="Новая карта", stages=journey.stages[1:], authors=(TeamMember(role="cx"),))
    analyses = KIT.analyse(project, today=dt.date(2026, 11, 23))
    report = Report()
    report.extend(KIT.check(project))
    found = (
        next(iter(samples.cards_of_every_field())),
        ClientCard(),
        project,
        journey,
        project.personas[0],
        report,
        messy(),
        import_report(messy(), target="cards.jsonl"),
        analyses,
        analyses.get("channels"),
        diff_projects(project, attrs.evolve(project, journeys=(changed,))),
    )
    return {type(thing).__name__ + str(number): thing for number, thing in enumerate(found)}


def taken_apart(output: str) -> lxml_html.HtmlElement:
    """The output as libxml2 reads it."""
    return lxml_html.fragment_fromstring(output)
