"""
All plugins of this repository in one process: none stands in another's way.

Runs here with the editable installations, and in `make plugins` with the wheels, in an environment that has
nothing else.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from cjmkit import Toolkit
from cjmkit.errors import CjmkitError, DataError, FormatError
from cjmkit.plugins import Host, open_source
from cjmkit.plugins.host import DISABLE_VARIABLE, GROUP
from cjmkit.plugins.vetting import CORE_FAMILIES

EXAMPLES = next(folder / "examples" for folder in Path(__file__).parents if (folder / "examples").is_dir())
ENTRIES = sorted(
    (one for one in entry_points(group=GROUP) if one.dist is not None and one.dist.name.startswith("cjmkit-")),
    key=lambda one: one.name,
)
HEAVY = ("openpyxl", "lxml", "segno", "docx", "PIL", "numpy", "requests", "urllib3", "sqlite3", "http.client", "pytest")
SECRET = "the content of a file that nobody named"
ENTITIES = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "{}">]><a>&b;</a>'
IMPORTS = """
import sys
import cjmkit
from cjmkit.plugins import Host
before = set(sys.modules)
host = Host()
assert not host.problems, [problem.message("en") for problem in host.problems]
import json
print(json.dumps(sorted(set(sys.modules) - before)))
"""

if not ENTRIES:  # pragma: no cover - a checkout without its plugins
    pytest.skip("no plugin is installed: make plugins", allow_module_level=True)


@pytest.fixture
def kit(monkeypatch):
    """A toolkit with everything that is installed."""
    monkeypatch.delenv(DISABLE_VARIABLE, raising=False)
    return Toolkit()


def brought(host):
    """Return everything that strangers brought."""
    things = (*host.importers, *host.exporters, *host.rule_sets, *host.references, *host.matchers)
    return [one for one in things if not host.is_builtin(one.name)]


def test_nobody_has_a_problem(kit):
    """Every plugin is loaded, registered and asked without a word, and each brings something."""
    owners = {kit.host.owner(one.name).partition(" ")[0] for one in brought(kit.host)}

    assert [problem.message("en") for problem in kit.problems] == []
    assert owners >= {entry.dist.name for entry in ENTRIES}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_each_stands_alone(entry):
    """Every plugin works without the others, and can be switched off by its name."""
    alone = {one.name for one in brought(Host((entry.load(),)))}
    others = {other.name for other in ENTRIES} - {entry.name}

    assert alone
    assert not Host((entry.load(),)).problems
    assert not alone & {one.name for one in brought(Host((entry.load(),), disabled={entry.module, *others}))}


def test_names_begin_with_their_system(kit):
    """No plugin takes a name or a family of codes that is cjmkit's own."""
    ours = {one.name for one in (*Host(()).importers, *Host(()).exporters)}

    assert not ours & {one.name for one in brought(kit.host)}
    assert not CORE_FAMILIES & {code[:3] for code in kit.host.rules}


def test_a_family_of_codes_has_one_owner(kit):
    """Two plugins do not share the capitals of their codes."""
    owners = {}
    for one in brought(kit.host):
        for rule in getattr(one, "rules", ()):
            owners.setdefault(rule.code[:3], set()).add(kit.host.owner(one.name).partition(" ")[0])

    assert {family: names for family, names in owners.items() if len(names) > 1} == {}


def test_loading_is_light():
    """Asking all plugins loads no heavy library: that is left to the verb that needs it."""
    kept = {name: value for name, value in os.environ.items() if name != DISABLE_VARIABLE}
    done = subprocess.run([sys.executable, "-c", IMPORTS], env=kept, capture_output=True, text=True, check=True)
    loaded = json.loads(done.stdout)

    assert [name for name in loaded if any(name == heavy or name.startswith(f"{heavy}.") for heavy in HEAVY)] == []


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.*")), ids=lambda path: path.name)
def test_no_plugin_steals_our_files(kit, path):
    """Every example is read by the format that reads it without plugins, to the last card."""
    with Toolkit(plugins=()).read_cards(path) as alone, kit.read_cards(path) as together:
        assert list(together) == list(alone)
        assert together.report.counts == alone.report.counts


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("journeys/*.[!m]*")), ids=lambda path: path.name)
def test_no_plugin_steals_our_journeys(kit, path):
    """Every example of a journey is read as it is without plugins."""
    assert kit.read_project(path) == Toolkit(plugins=()).read_project(path)


def archive(members):
    """Return a zip archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return stream.getvalue()


@pytest.fixture(scope="module")
def hazards(tmp_path_factory):
    """Files that are made to hurt, for any format."""
    secret = tmp_path_factory.mktemp("secret") / "secret.txt"
    secret.write_text(SECRET)
    outside = OUTSIDE.format(secret.as_uri())
    spaces = b" " * 2**27
    return {
        "entities": ENTITIES,
        "an outer file": outside.encode(),
        "an outer file in UTF-16": outside.encode("utf-16"),
        "an outer file in an archive": archive(
            {"word/document.xml": outside, "xl/workbook.xml": outside, "a.xml": outside}
        ),
        "a bomb": archive({"word/document.xml": spaces, "[Content_Types].xml": "<Types/>"}),
        "a bomb of a sheet": archive({"xl/worksheets/sheet1.xml": spaces, "xl/workbook.xml": "<workbook/>"}),
        "a bomb of one file": archive({"20260101_ED807_full.xml": spaces}),
        "a way out": archive({"../../etc/passwd": "x"}),
        "a foreign namespace": b'<x:a xmlns:x="urn:nobody"><x:b/></x:a>',
        "half a mark": b"\xff\xfe<",
        "zeros": b"\x00" * 1000,
        "nothing": b"",
    }


def read_whole(kit, reader, data):
    """Read *data* by an importer or a reference, to the end."""
    if hasattr(reader, "load"):
        return str(reader.load(open_source(data), reader.options()))
    if reader.kind == "project":
        return str(kit.read_project(data, format=reader.name))
    with kit.read_cards(data, format=reader.name, on_error="keep") as batch:
        return "".join(map(str, batch)) + batch.report.summary()


def test_no_reader_is_hurt(kit, hazards):
    """Entities, outer files, bombs and the like are refused in words, or read as what they are, by every reader."""
    refused = []
    for reader in (*kit.host.importers, *kit.host.references):
        for name, data in hazards.items():
            try:
                told = read_whole(kit, reader, data)
            except CjmkitError as error:
                told = str(error)
                refused.append((reader.name, name, error))
            assert SECRET not in told, f"{reader.name} read {name}"

    assert {"entities", "an outer file", "a bomb", "a way out"} <= {name for _, name, _ in refused}
    assert [one[:2] for one in refused if not isinstance(one[2], (FormatError, DataError))] == []
