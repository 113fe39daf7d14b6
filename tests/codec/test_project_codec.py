"""
Projects as plain data: exact both ways, short where nothing is lost, refused with a path where it cannot be.
"""

from __future__ import annotations

import copy
import datetime as dt
import json
from decimal import Decimal
from typing import Any

import attrs
import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings

from cjmkit.codec import card_from_dict
from cjmkit.codec._project_catalogue import PROJECT_CODEC_RULES
from cjmkit.codec.projects import (
    PROJECT_SCHEMA,
    Short,
    dumps_project,
    project_from_dict,
    project_json_schema,
    project_to_dict,
    project_tree,
)
from cjmkit.errors import OutputError
from cjmkit.findings import Location
from cjmkit.model.journeys import (
    KPI,
    Barrier,
    DecisionFactor,
    Evidence,
    Journey,
    MomentOfTruth,
    Note,
    Pain,
    Persona,
    Project,
    Remedy,
    Stage,
    Statement,
    Touchpoint,
)
from cjmkit.model.parts import ImageRef
from cjmkit.testing.strategies import any_projects as projects

QUICK = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
SCHEMA = project_json_schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker(["date"]))


def record(**fields: Any) -> dict[str, Any]:
    return {"schema": PROJECT_SCHEMA, **fields}


def journey(**fields: Any) -> dict[str, Any]:
    return record(journeys=[{"id": "j", "title": "T", **fields}])


def with_stage(**fields: Any) -> Project:
    return Project(journeys=(Journey(id="j", title="T", stages=(Stage(id="s", title="S", **fields),)),))


@QUICK
@given(project=projects())
def test_plain_data_comes_back(project: Project) -> None:
    """
    Data made of a project gives the project again, and holds nothing of it.
    """
    data = project_to_dict(project)
    before = repr(project)
    assert project_from_dict(copy.deepcopy(data)) == (project, ())
    data["title"] = "другое"
    assert repr(project) == before
    assert next(iter(data)) == "schema"


@QUICK
@given(project=projects())
def test_the_text_comes_back_by_the_standard_library(project: Project) -> None:
    """
    What `dumps_project` writes, `json` reads; with floats for amounts each number is what its text says.
    """
    exact = project_from_dict(json.loads(dumps_project(project), parse_float=Decimal))
    assert exact.project == project


def test_floats_are_what_their_text_said() -> None:
    """
    A caller's own JSON reader makes floats of amounts; the shortest text of a float is what the file said.
    """
    text = (
        '{"schema": "cjmkit/project@1", "journeys": [{"id": "j", "title": "T", "kpis": [{"id": "k", "value": 0.1}]}]}'
    )
    project = project_from_dict(json.loads(text)).project
    assert project is not None
    assert project.journeys[0].kpis[0].value == Decimal("0.1")


SHORT = [
    (Note(text="совет"), "совет"),
    (Pain(text="сухость"), "сухость"),
    (DecisionFactor(text="цена"), "цена"),
    (Statement(text="дорого"), "дорого"),
    (Barrier(text="очередь"), "очередь"),
    (Remedy(text="касса"), "касса"),
    (KPI(id="nps"), "nps"),
    (Touchpoint(title="сайт"), "сайт"),
    (MomentOfTruth(why="решает"), "решает"),
    (MomentOfTruth(), ""),
    (Evidence(kind="guess"), "guess"),
    (Evidence(kind="interview", ref="12"), "interview:12"),
    (Evidence(kind="interview", ref="a:b"), "interview:a:b"),
    (Evidence(kind="interview", ref=""), "interview:"),
]
LONG = [
    Note(text="совет", id="n"),
    Pain(text="сухость", leads_to="p"),
    DecisionFactor(text="цена", primary=True),
    Statement(text="дорого", verbatim=True),
    Barrier(text="очередь", severity=1),
    Remedy(text="касса", chosen=True),
    KPI(id="nps", value=Decimal(0)),
    Touchpoint(title="сайт", informal=True),
    Evidence(kind="a:b"),
    Evidence(kind="guess", sample_size=0),
]


@pytest.mark.parametrize(("part", "text"), SHORT)
def test_short_forms(part: Any, text: str) -> None:
    """
    A part with nothing to tell but its text stands as a text, and the text reads as that part.
    """
    assert part.short == text
    assert type(part).from_short(text) == part


@pytest.mark.parametrize("part", LONG)
def test_nothing_is_shortened_that_would_be_lost(part: Any) -> None:
    """
    A part with more to tell has no short form.
    """
    assert part.short is None


def test_short_forms_in_a_tree_know_the_whole() -> None:
    """
    A syntax that needs an object where a text may stand can ask for it.
    """
    tree = project_tree(with_stage(touchpoints=(Touchpoint(title="сайт"),)))
    point = tree["journeys"][0]["stages"][0]["touchpoints"][0]
    assert isinstance(point, Short)
    assert (point, point.full) == ("сайт", {"title": "сайт"})


def test_both_forms_are_read() -> None:
    """
    Texts and objects may stand in one list.
    """
    data = journey(stages=[{"id": "s", "title": "S", "touchpoints": ["сайт", {"title": "чат"}], "kpis": ["nps"]}])
    project = project_from_dict(data).project
    assert project is not None
    assert project.journeys[0].stages[0].touchpoints == (Touchpoint(title="сайт"), Touchpoint(title="чат"))
    assert project.journeys[0].stages[0].kpis == (KPI(id="nps"),)


NUMBERS = {"0": 0, "-0": "-0", "1.50": Decimal("1.50"), "1E+3": Decimal("1E+3"), "9223372036854775807": 2**63 - 1}
NUMBERS |= {
    "9223372036854775808": "9223372036854775808",
    "-0.0": Decimal("-0.0"),
    "-9223372036854775808": str(-(2**63)),
}


@pytest.mark.parametrize("text", NUMBERS)
def test_numbers_are_numbers_unless_they_would_lose_something(text: str) -> None:
    """
    An amount is written as a number; its sign and its digits are kept, if need be as a text.
    """
    project = with_stage(kpis=(KPI(id="k", value=Decimal(text)),))
    written = project_to_dict(project)["journeys"][0]["stages"][0]["kpis"][0]["value"]
    assert (written, isinstance(written, str)) == (NUMBERS[text], isinstance(NUMBERS[text], str))
    back = project_from_dict(json.loads(dumps_project(project), parse_float=Decimal)).project
    assert repr(back) == repr(project)


UNWRITABLE = [
    (Project(title=7), "title", "int"),  # type: ignore[arg-type]
    (Project(journeys=(Journey(id="j", title=None),)), "journeys[0].title", "NoneType"),  # type: ignore[arg-type]
    (with_stage(kpis=(KPI(id="k", value=Decimal("NaN")),)), "journeys[0].stages[0].kpis[0].value", "Decimal"),
    (with_stage(kpis=(KPI(id="k", value=Decimal("-Infinity")),)), "journeys[0].stages[0].kpis[0].value", "Decimal"),
    (with_stage(kpis=(KPI(id="k", value=1.5),)), "journeys[0].stages[0].kpis[0].value", "float"),  # type: ignore[arg-type]
    (with_stage(touchpoints=(Touchpoint(title=5),)), "journeys[0].stages[0].touchpoints[0].title", "int"),  # type: ignore[arg-type]
    (with_stage(touchpoints=(Note(text="x"),)), "journeys[0].stages[0].touchpoints[0]", "Note"),  # type: ignore[arg-type]
    (with_stage(note="\ud83d"), "journeys[0].stages[0].note", "str"),
    (with_stage(raci={"\udc00": "R"}), "journeys[0].stages[0].raci", "str"),
    (
        Project(journeys=(Journey(id="j", title="T", mapped_on=dt.datetime(2026, 1, 1)),)),
        "journeys[0].mapped_on",
        "datetime",
    ),
]


@pytest.mark.parametrize(("project", "path", "found"), UNWRITABLE)
def test_what_cannot_be_written_is_told_with_its_path(project: Project, path: str, found: str) -> None:
    """
    A value that no file could hold raises before anything is written, in every form.
    """
    for write in (dumps_project, project_tree):
        with pytest.raises(OutputError, match="EXP110") as caught:
            write(project)
        finding = caught.value.finding
        assert finding is not None
        assert finding.params["found"] == found
        assert finding.where.field == path


def test_no_project_at_all() -> None:
    """
    Something else than a project is told by its type.
    """
    with pytest.raises(OutputError, match="EXP110") as caught:
        dumps_project({"title": "x"})  # type: ignore[arg-type]
    assert caught.value.finding is not None
    assert caught.value.finding.params == {"found": "dict"}


def test_findings_have_the_place_of_the_caller() -> None:
    """
    What the caller knows of the place is kept, and the path is added.
    """
    [finding] = project_from_dict(journey(state="x"), Location(source="map.json")).findings
    assert finding.where == Location(source="map.json", field="journeys[0].state")
    [finding] = project_from_dict(record(**{"79001234567": 1}), Location(source="map.json")).findings
    assert finding.params["key"] == "…"


def test_cards_and_projects_are_not_taken_for_each_other() -> None:
    """
    The schema of the one in place of the other is told by a sentence that names the commands.
    """
    [finding] = project_from_dict({"schema": "cjmkit/card@1"}).findings
    assert (finding.code, "convert" in finding.message("en")) == ("IMP504", True)
    [finding] = card_from_dict({"schema": PROJECT_SCHEMA}).findings
    assert (finding.code, "analyse" in finding.message("en")) == ("IMP404", True)


def test_the_newer_version_names_the_release() -> None:
    """
    A file of a newer version says which versions this release reads.
    """
    [finding] = project_from_dict({"schema": "cjmkit/project@7"}).findings
    assert finding.code == "IMP503"
    for lang in ("ru", "en"):
        assert "pip install -U cjmkit" in finding.message(lang)
        assert "7" in finding.message(lang)


def test_the_schema_is_a_schema() -> None:
    """
    It is valid by the meta-schema, names itself, and knows that a text may stand for a part.
    """
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA
    assert list(SCHEMA["properties"]) == ["schema", *(field.name for field in attrs.fields(Project))]
    assert [each.get("type") for each in SCHEMA["$defs"]["Touchpoint"]["anyOf"]] == ["string", "object"]
    assert SCHEMA["$defs"]["Stage"]["type"] == "object"
    assert all(part["description"] for part in SCHEMA["$defs"].values())
    assert project_json_schema() == SCHEMA
    assert project_json_schema()["$defs"] is not SCHEMA["$defs"]


@QUICK
@given(project=projects())
def test_what_we_write_is_valid(project: Project) -> None:
    """
    The schema takes whatever we write.
    """
    VALIDATOR.validate(json.loads(dumps_project(project)))


REFUSED = [
    {},
    record(journey=[]),
    record(title=1),
    journey(stages=[{"id": "s"}]),
    journey(stages=[{"id": "s", "title": "S", "touchpoints": [7]}]),
    journey(state="as-is"),
    journey(mapped_on="22.11.2026"),
    journey(kpis=[{"id": "k", "value": "много"}]),
    journey(kpis=[{"id": "k", "value": True}]),
    journey(scale={"low": "1"}),
]


@pytest.mark.parametrize("data", REFUSED)
def test_the_schema_refuses_what_we_refuse(data: dict[str, Any]) -> None:
    """
    A wrong document is wrong for both.
    """
    assert project_from_dict(data).project is None
    assert not VALIDATOR.is_valid(data)


def test_a_picture_is_text() -> None:
    """
    The bytes of a photograph go through a file as base64.
    """
    project = Project(personas=(Persona(id="a", name="Анна", photo=ImageRef(data=b"\x00\xff")),))
    assert project_from_dict(json.loads(dumps_project(project))).project == project


def test_the_catalogue_is_whole() -> None:
    """
    Every entry stands in the tuple, in the order of codes.
    """
    codes = [rule.code for rule in PROJECT_CODEC_RULES]
    assert codes == sorted(codes)
