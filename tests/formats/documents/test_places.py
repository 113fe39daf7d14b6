"""
Where each part of a project stands in its text: looked for only when somebody asks, and the same in every syntax.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from ruamel.yaml import YAML

from cjmkit.codec._paths import Steps, path_of
from cjmkit.codec.projects import project_tree
from cjmkit.findings import NOWHERE, Finding, Location, Severity
from cjmkit.formats.documents.scan import TextPlaces
from cjmkit.formats.documents.syntaxes import SYNTAXES
from cjmkit.model.journeys import Project
from cjmkit.plugins.places import nearest, placed
from cjmkit.testing.strategies import any_projects as projects
from formats.documents.maps import CREAM, NAMES, load, write

QUICK = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))


def steps_in(tree: Any, steps: Steps = ()) -> list[Steps]:
    """Every part of a tree; a short form has no parts."""
    if isinstance(tree, dict):
        inner = [((*steps, key), value) for key, value in tree.items()]
    elif isinstance(tree, list):
        inner = [((*steps, at), value) for at, value in enumerate(tree)]
    else:
        inner = []
    return [found for step, value in inner for found in (step, *steps_in(value, step))]


@pytest.mark.parametrize("name", NAMES)
@QUICK
@given(project=projects())
def test_every_part_has_its_place(name: str, project: Project) -> None:
    """
    Each key and each item of a written project is found, in the order of the text, where its key is written.
    """
    text = write(project, name)
    scan = SYNTAXES[name].scan(text)
    assert not scan.doubles
    assert not scan.comments
    assert {*steps_in(project_tree(project))} <= {*scan.places}
    for steps, offset in scan.places.items():
        if isinstance(steps[-1], str) and steps[-1].isidentifier() and steps[-1].isascii():
            line = text[offset : text.find("\n", offset)]
            assert steps[-1] in line


def test_places_of_json_are_those_of_a_decoder() -> None:
    """
    What stands at a place decodes to the key, or to the very item.
    """
    text = write(CREAM, "project-json")
    data, decoder = json.loads(text), json.JSONDecoder()
    for steps, offset in SYNTAXES["project-json"].scan(text).places.items():
        value, _ = decoder.raw_decode(text, offset)
        want = data
        for step in steps:
            want = want[step]
        assert value == (steps[-1] if isinstance(steps[-1], str) else want)


def test_places_of_yaml_are_those_of_another_reader() -> None:
    """
    ruamel.yaml finds each key and each item at the same line and column.
    """
    text = write(CREAM, "project-yaml")
    scan = SYNTAXES["project-yaml"].scan(text)

    def compare(node: Any, steps: Steps) -> None:
        if isinstance(node, dict):
            for key, value in node.items():
                assert scan.spot(scan.places[*steps, key]) == tuple(at + 1 for at in node.lc.key(key))
                compare(value, (*steps, key))
        elif isinstance(node, list):
            for number, value in enumerate(node):
                assert scan.spot(scan.places[*steps, number]) == tuple(at + 1 for at in node.lc.item(number))
                compare(value, (*steps, number))

    compare(YAML().load(text), ())


TOML_TEXT = """\
schema = "cjmkit/project@1"
"title" = 'Крем' # цена
words.channel = [ { id = "a", label = "x" }, # первое
  { id = "b", label = '''y
]''' } ]

[[ journeys ]]
id = "j"
title = \"\"\"
[[ничего]] \\\"\"\" # не примечание
\"\"\"\"
[[journeys.stages]]
id = "s"
title = "S"
emotion.actual = 2
[journeys.stages.raci]
"ИТ" = "R"
'а.б' = "A"
[[journeys.stages]]
id = "t"
title = "T"
[[journeys]]
id = "k"
title = "K"
[[journeys.stages]]
id = "u"
title = "U"
"""
TOML_PLACES = {
    "title": "2:1",
    "words": "3:1",
    "words.channel": "3:7",
    "words.channel[0].label": "3:31",
    "words.channel[1].id": "4:5",
    "journeys": "7:1",
    "journeys[0]": "7:1",
    "journeys[0].title": "9:1",
    "journeys[0].stages": "12:1",
    "journeys[0].stages[0].emotion": "15:1",
    "journeys[0].stages[0].emotion.actual": "15:9",
    "journeys[0].stages[0].raci": "16:1",
    "journeys[0].stages[0].raci[ИТ]": "17:1",
    "journeys[0].stages[1].title": "21:1",
    "journeys[1]": "22:1",
    "journeys[1].stages[0].id": "26:1",
}


def test_places_of_toml_in_all_its_forms() -> None:
    """
    Dotted keys, inline tables, tables of tables, quoted keys and texts of many lines are walked right.
    """
    record = load(TOML_TEXT, "project-toml")
    assert record.project is not None
    assert record.project.journeys[0].title == '[[ничего]] """ # не примечание\n"'
    found = {path: record.places[path] for path in TOML_PLACES}
    assert {path: f"{spot.line}:{spot.position}" for path, spot in found.items()} == TOML_PLACES
    scan = SYNTAXES["project-toml"].scan(TOML_TEXT)
    assert [(comment.line, comment.text) for comment in scan.comments] == [(2, "# цена"), (3, "# первое")]


def test_nothing_is_looked_for_until_somebody_asks() -> None:
    """
    A clean file is never walked for places; the first question walks it once.
    """
    walked = []

    def scan() -> Any:
        walked.append(1)
        return SYNTAXES["project-json"].scan('{"title": "x"}')

    places = TextPlaces("map.json", scan)
    assert not walked
    assert places["title"] == Location(source="map.json", field="title", line=1, position=2)
    assert places[""] == Location(source="map.json", line=1, position=1)
    assert len(places) == 2
    assert list(places) == ["", "title"]
    assert places.get("note") is None
    assert walked == [1]


def test_the_nearest_known_part_gives_the_place() -> None:
    """
    The longest known beginning of a path wins; a finding keeps what it knows itself.
    """
    places = load(write(CREAM, "project-yaml"), "project-yaml").places
    stage = places["journeys[0].stages[0]"]
    assert nearest("journeys[0].stages[0].owner", places) == stage
    assert (
        nearest("journeys[0].stages[0].emotion.evidence[3].kind", places).line
        == places["journeys[0].stages[0].emotion"].line
    )
    assert nearest("nothing", places) == places[""]
    assert nearest("nothing", {}) == NOWHERE
    finding = Finding(code="X", severity=Severity.INFO, where=Location(field="journeys[0].owner"))
    at = placed(finding, places).where
    assert (at.source, at.line, at.field) == ("map", places["journeys[0]"].line, "journeys[0].owner")
    assert placed(finding, {}) == finding
    nameless = Finding(code="X", severity=Severity.INFO)
    assert placed(nameless, places) == nameless
    sheet = {"journeys[0]": Location(sheet="Карта", row=3, column="B")}
    assert str(placed(finding, sheet).where) == "[Карта!B3] journeys[0].owner"


def test_keys_that_are_data_are_found_in_either_form() -> None:
    """
    A key of a mapping may stand in brackets or behind a point, and may look like an index.
    """
    text = '{"schema": "cjmkit/project@1",\n"words": {"channel": [],\n"2": []}}'
    places = load(text, "project-json").places
    assert places["words.channel"].line == 2
    assert places["words[channel]"].line == 2
    assert nearest("words[2]", places).line == 2
    assert path_of(("words", "2", 0, "id")) == "words.2[0].id"


@pytest.mark.parametrize("name", NAMES)
def test_letters_beyond_the_plane_count_as_one(name: str) -> None:
    """
    A position counts characters, as editors do, whatever bytes they take.
    """
    head = {
        "project-json": '{"schema": "cjmkit/project@1", "title": "😀😀", "note": 7}',
        "project-toml": 'schema = "cjmkit/project@1"\ncompetitors = ["😀😀", 7]',
        "project-yaml": "{schema: cjmkit/project@1, title: 😀😀, note: 7}",
    }[name]
    [finding] = load(head, name).findings
    where = finding.where
    assert where.line is not None
    assert where.position is not None
    assert head.split("\n")[where.line - 1][where.position - 1 :].lstrip('"').startswith(("note", "7"))
