"""Things as outputs of notebooks: what is shown, what is covered, and what the markup is made of."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from IPython.core.formatters import DisplayFormatter
from notebooks.things import ATTACKS, KIT, messy, report_with, taken_apart, things, things_with
from views.seen import example

from cjmkit import CardKind, ClientCard, Journey, Project, Report
from cjmkit.errors import ConfigError
from cjmkit.intake.import_report import ImportReport, ReportColumn, ReportTable, import_report
from cjmkit.journeys.analysis import Inputs, Result, TableView
from cjmkit.journeys.diff import Change, ChangeKind, ProjectDiff, diff_projects
from cjmkit.model import BankAccount, Person, Requisites, Role
from cjmkit.model.fields import personal_fields
from cjmkit.model.journeys import Stage, TeamMember
from cjmkit.testing import samples
from cjmkit_html.notebooks import display, show

THINGS = things()
ELEMENTS = {
    *(
        "section",
        "style",
        "p",
        "details",
        "summary",
        "b",
        "div",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    ),
    *("svg", "g", "title", "rect", "line", "text", "circle", "polygon", "path"),
}
ATTRIBUTES = {
    *(
        "class",
        "lang",
        "role",
        "scope",
        "tabindex",
        "aria-label",
        "x",
        "y",
        "x1",
        "y1",
        "x2",
        "y2",
        "cx",
        "cy",
        "r",
        "rx",
    ),
    *("d", "points", "width", "height", "viewbox", "font-size", "text-anchor", "stroke-width"),
}


@pytest.mark.parametrize("name", THINGS)
def test_ipython_shows_it(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """IPython takes the markup for notebooks, and the repr for terminals."""
    monkeypatch.delenv("CJMKIT_DISABLE_PLUGINS", raising=False)
    thing = THINGS[name]
    shown, _ = DisplayFormatter().format(thing)
    assert shown["text/html"] == display(thing)
    assert type(thing).__name__ in shown["text/plain"]


@pytest.mark.parametrize("name", THINGS)
def test_an_output_can_stand_in_any_page(name: str) -> None:
    """No id, no heading, no script, no address: nothing that meets the page or another output; the same each time."""
    made = display(THINGS[name])
    assert made == display(THINGS[name])
    assert made is not None
    root = taken_apart(made)
    assert root.get("class") == "cjmkit-shown"
    assert {element.tag for element in root.iter()} <= ELEMENTS
    assert {attribute for element in root.iter() for attribute in element.keys()} <= ATTRIBUTES  # noqa: SIM118


@pytest.mark.parametrize("name", THINGS)
def test_the_style_holds_for_outputs_alone(name: str) -> None:
    """Every rule of the style is inside the class of outputs; what is inside has no selector of its own page."""
    made = display(THINGS[name])
    style = taken_apart(made or "").findtext("style") or ""
    depth, outside = 0, ""
    for character in style:
        outside += character if depth == 0 else ""
        depth += (character == "{") - (character == "}")
        assert depth >= 0
    assert depth == 0
    for selector in filter(None, (part.strip() for part in re.split(r"[{}]", outside))):
        assert ".cjmkit-shown" in selector or selector.startswith("@media")
    assert "@import" not in style
    assert "url(" not in style


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_texts_stay_texts(attack: str) -> None:
    """Markup in any field of any thing is text: the elements and attributes are those of this package."""
    for thing in things_with(attack):
        made = display(thing)
        assert made is not None
        root = taken_apart(made)
        assert {element.tag for element in root.iter()} <= ELEMENTS, type(thing)
        assert {name for element in root.iter() for name in element.keys()} <= ATTRIBUTES  # noqa: SIM118


@settings(max_examples=20)
@given(text=st.text())
def test_any_text_can_be_shown(text: str) -> None:
    """Control characters, surrogates, marks of direction: the output is still one element, and can be saved."""
    for made in (display(ClientCard(short_name=text, tags=(text,))), display(report_with(text))):
        assert made is not None
        assert len(made.encode("utf-8")) > 0
        assert taken_apart(made).tag == "section"


def personal_cards(mark: str) -> list[ClientCard]:
    """Cards of every field with *mark* wherever a person's text stands, names of firms left out."""

    def marked(part: object, *, of_person: bool) -> object:
        if isinstance(part, tuple):
            return tuple(marked(each, of_person=of_person) for each in part)
        if not attrs.has(type(part)):
            return part
        changes = {}
        tags = personal_fields(type(part))
        for field in attrs.fields(type(part)):
            value = getattr(part, field.name)
            mine = field.name in tags and (of_person or field.metadata["subject"] == "person")
            changes[field.name] = mark if mine and isinstance(value, str) else marked(value, of_person=of_person)
        return attrs.evolve(part, **changes)

    found = []
    for card in samples.cards_of_every_field():
        changed = marked(card, of_person=card.kind is not CardKind.COMPANY)
        assert isinstance(changed, ClientCard)
        custom = {"своё": mark, mark: "x"}
        found.append(attrs.evolve(changed, custom=custom, tables={mark: ({"a": mark},)}))
    return found


@pytest.mark.parametrize("mark", ["Секретов Секрет Секретович", "secret.person@secret.example", "+79991234567"])
def test_what_persons_own_is_covered(mark: str) -> None:
    """No text that the model marks as a person's comes out whole, nor do fields that nobody knows the content of."""
    for card in personal_cards(mark):
        made = display(card)
        assert made is not None
        assert mark not in made
        assert mark.lower()[:9] not in made.lower()
        assert "personal=True" in made
        assert mark in show(card, personal=True).html


def test_requisites_of_companies_are_shown() -> None:
    """The numbers of a company are public, and stand as they can be copied; its people are initials."""
    card = ClientCard(
        kind=CardKind.COMPANY,
        short_name="ПАО «Газпром»",
        requisites=Requisites(inn="7736050003", kpp="781401001", ogrn="1027700070518"),
        bank_accounts=(BankAccount(account="40702810938000060473", bik="044525225"),),
        people=(Person(role=Role.DIRECTOR, name="Миллер Алексей Борисович"),),
    )
    made = display(card) or ""
    for told in ("ПАО «Газпром»", "7736050003", "781401001", "1027700070518", "40702810938000060473", "М. А. Б."):
        assert told in made
    assert "Миллер" not in made
    assert "Миллер Алексей Борисович" in show(card, personal=True).html


def test_people_of_the_company_are_covered_in_differences() -> None:
    """Names of the authors and the team of a map are initials where they changed."""
    old = Project(journeys=(Journey(id="a", title="Путь", authors=(TeamMember(role="cx", name="Анна Секретова"),)),))
    team = (TeamMember(role="sales", name="Борис Тайный"),)
    new = Project(journeys=(attrs.evolve(old.journeys[0], authors=(), team=team, owner="Отдел"),))
    hand = Change(kind=ChangeKind.CHANGED, entity="journey", title="Путь", field="team", before=None, after="нет")
    diff = attrs.evolve(diff_projects(old, new), changes=(*diff_projects(old, new), hand))
    made = display(diff) or ""
    assert "Секретова" not in made
    assert "Тайный" not in made
    assert "А. С." in made
    assert "Отдел" in made
    whole = show(diff, personal=True).html
    assert "Анна Секретова" in whole
    assert "Борис Тайный" in whole


def test_people_of_the_company_are_in_no_map() -> None:
    """Maps, projects and analyses show roles and owners, and nobody's name from the team."""
    team = (TeamMember(role="cx", name="Анна Секретова"),)
    journey = Journey(id="a", title="Путь", authors=team, team=team, stages=(Stage(id="s", title="Этап"),))
    for thing in (journey, Project(journeys=(journey,)), KIT.analyse(journey)):
        assert "Секретова" not in (display(thing) or "Секретова")


def test_reports_show_no_value() -> None:
    """A report tells codes, counts and places; raw values stay in it, even where it was made to hold them."""
    (finding,) = report_with("a").findings
    report = Report()
    report.add(attrs.evolve(finding, value="секретное значение", fix="секретная замена"))
    assert "секретн" not in (display(report) or "секретн")
    found = messy()
    shown = display(import_report(found, values=True)) or ""
    cells = {cell.text_content() for cell in taken_apart(shown).iter("td", "th")}
    # Short values, such as «да», are words of the report, too.
    assert not cells & {str(finding.value) for finding in found if len(str(finding.value)) > 4}
    assert {"IMP330", "Отклонено", "36"} <= cells


def test_what_is_long_is_cut_and_says_so() -> None:
    """A report of many codes shows twenty and the number of the others; of twenty-one none is worth cutting."""
    report = Report()
    (finding,) = report_with("x").findings
    for number in range(21):
        report.add(attrs.evolve(finding, code=f"ABC{number:03}"))
    assert "ABC020" in (display(report) or "")
    report.add(attrs.evolve(finding, code="ABC021"))
    made = display(report) or ""
    assert "ABC019" in made
    assert "ABC020" not in made
    assert "… ещё 2" in made
    assert "… 2 more" in show(report, lang="en").html


def test_many_maps_are_folded_and_bounded() -> None:
    """Of a project with many journeys six are drawn, each folded; what is not drawn is said."""
    stages = (Stage(id="s", title="Этап"),)
    journeys = tuple(Journey(id=f"j{n}", title=f"Путь {n}", stages=stages) for n in range(8))
    root = taken_apart(display(Project(journeys=journeys)) or "")
    assert len(root.findall(".//details")) == 6
    assert len(root.findall(".//svg")) == 6
    assert "первые 6 карт из 8" in root.text_content()


def test_a_result_alone_is_open_and_many_are_folded() -> None:
    """One analysis shows its figure at once; all of them show their sentences, the rest behind them."""
    journey = THINGS["Project2"].journeys[0]  # type: ignore[attr-defined]
    one = taken_apart(display(KIT.analyse(journey, only=("priority",))) or "")
    assert one.find(".//details") is None
    assert one.find(".//svg") is not None
    many = taken_apart(display(KIT.analyse(journey)) or "")
    sentences = [summary.text_content() for summary in many.iter("summary")]
    assert len(sentences) == len(KIT.analyse(journey).results)
    assert all(len(sentence) > 20 for sentence in sentences)


def test_results_of_several_journeys_name_theirs() -> None:
    """Where several maps were analysed, each sentence says whose it is."""
    journey = THINGS["Project2"].journeys[0]  # type: ignore[attr-defined]
    project = Project(title="Два", journeys=(journey, attrs.evolve(journey, id="two", title="Второй путь")))
    made = display(KIT.analyse(project, only=("funnel", "channels"))) or ""
    assert "Второй путь › Воронка" in made


def test_a_funnel_is_drawn_where_its_stages_have_titles() -> None:
    """With its project a funnel is a figure; a result alone knows counts only, and is a table."""
    analyses = KIT.analyse(example("funnel"), only=("funnel",))
    assert "<svg" in (display(analyses) or "")
    assert "<svg" not in (display(analyses.results[0]) or "<svg")
    assert "<table" in (display(analyses.results[0]) or "")


def test_findings_of_segments_are_told() -> None:
    """What the analyses found about segments and cards stands below the results."""
    analyses = KIT.analyse(Journey(id="a", title="Путь"), only=("funnel",))
    found = attrs.evolve(analyses, results=(), findings=report_with("заметка").findings)
    made = display(found) or ""
    assert "Ни одного результата" in made
    assert "заметка (заметка)" in made


def test_results_of_many_journeys_are_bounded() -> None:
    """Sixty results and twenty findings are shown, and what is beyond them is counted."""
    journeys = tuple(Journey(id=f"j{n}", title=f"Путь {n}") for n in range(61))
    analyses = KIT.analyse(Project(journeys=journeys), only=("completeness",))
    made = taken_apart(display(attrs.evolve(analyses, findings=report_with("заметка").findings * 22)) or "")
    assert len(made.findall(".//details")) == 60
    assert "первые 60 результатов из 61" in made.text_content()
    assert made.text_content().count("заметка (заметка)") == 20
    assert "и ещё замечаний: 2" in made.text_content()


def test_a_result_of_ones_own_is_called_by_its_name() -> None:
    """A class of results that no registry knows is shown under its own name."""

    class OwnResult(Result):
        name = "own"

        def sentence(self, lang: str = "ru") -> str:
            return "Своё."

        def table(self, lang: str = "ru") -> TableView:
            return TableView(columns=("а",), rows=(("б",),))

    made = display(OwnResult(journey=None, inputs=Inputs(reads=(), known=0, total=0))) or ""
    assert '<p class="kind">own</p>' in made
    assert "Своё." in made


def test_columns_of_an_import_are_told() -> None:
    """Each column says what it was taken for and how full it is: fields, fields of one's own, what was ignored."""
    columns = (
        ReportColumn(column="A", header="ИНН", targets=("inn",), rows=4, filled=3),
        ReportColumn(column="B", header="Рост", custom="Рост"),
        ReportColumn(column="C", ignored=True),
    )
    tables = (ReportTable(place="a.csv", columns=columns), ReportTable(place="finished.jsonl"))
    made = display(ImportReport(tables=tables)) or ""
    cells = [cell.text_content() for cell in taken_apart(made).findall(".//details//td")]
    assert cells[2::3] == ["75\N{NO-BREAK SPACE}%", "—", "—"]
    assert "своё поле «Рост»" in cells
    assert "пропущен" in cells


def test_empty_things_are_told_in_words() -> None:
    """Where there is nothing to show, the output says so."""
    assert "Карточка пуста" in (display(ClientCard()) or "")
    assert "Замечаний нет" in (display(Report()) or "")
    assert "Таблиц нет" in (display(ImportReport()) or "")
    assert "Отличий нет" in (display(ProjectDiff()) or "")
    assert "Без названия" in (display(Project()) or "")


def test_nobody_knows_other_things() -> None:
    """The display leaves what it does not know to others, and `show` refuses it."""
    assert display("a text") is None
    assert display(Decimal(1)) is None
    with pytest.raises(TypeError, match="Decimal is nothing that can be shown"):
        show(Decimal(1))


def test_show_says_what_it_holds() -> None:
    """A `Shown` is markup for the notebook and a short repr for a terminal, which quotes nothing."""
    shown = show(ClientCard(comment="тайна"), personal=True)
    assert shown._repr_html_() == shown.html
    assert repr(shown) == "Shown(kind='ClientCard')"
    with pytest.raises(ConfigError, match="lang"):
        show(ClientCard(), lang="fr")


def test_the_language_is_that_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Outputs are Russian unless CJMKIT_LANG or `show` says otherwise."""
    assert "Карточка пуста" in (display(ClientCard()) or "")
    monkeypatch.setenv("CJMKIT_LANG", "en")
    assert "The card is empty" in (display(ClientCard()) or "")
    assert 'lang="en"' in show(ClientCard()).html
    assert "Карточка пуста" in show(ClientCard(), lang="ru").html


@pytest.mark.slow
def test_a_notebook_runs_and_keeps_its_outputs(tmp_path: Path) -> None:
    """A kernel of its own runs a notebook; the card's cell holds markup without a person's name, and the repr."""
    code = [
        "from cjmkit import ClientCard, CardKind\nfrom cjmkit.model import PersonDetails",
        "ClientCard(kind=CardKind.PERSON, person=PersonDetails(last_name='Секретова', first_name='Анна'))",
        "from cjmkit_html.notebooks import show\nshow(_, personal=True)",
    ]
    cells = [
        {"cell_type": "code", "id": f"c{n}", "source": source, "metadata": {}, "outputs": [], "execution_count": None}
        for n, source in enumerate(code)
    ]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    path = tmp_path / "cards.ipynb"
    path.write_text(json.dumps({"cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}))
    command = [sys.executable, "-c", "from nbclient.cli import main; main()", "--inplace", str(path)]
    environment = {"HOME": str(tmp_path), "PATH": str(Path(sys.executable).parent), "IPYTHONDIR": str(tmp_path)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    _, covered, whole = (cell["outputs"] for cell in json.loads(path.read_text("utf-8"))["cells"])
    assert "Секретова" not in json.dumps(covered, ensure_ascii=False)
    assert 'class="cjmkit-shown"' in "".join(covered[0]["data"]["text/html"])
    assert "ClientCard" in "".join(covered[0]["data"]["text/plain"])
    assert "Секретова" in "".join(whole[0]["data"]["text/html"])
