"""
The toolkit with projects: which format reads them, what is raised and what is found, writing whole or not at all.
"""

from __future__ import annotations

import gzip
import io
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs
import pytest

import cjmkit
from cjmkit import DataError, OutputError, PluginError, SourceError, Toolkit, UnknownFormatError
from cjmkit.codec.projects import dumps_project
from cjmkit.errors import ConfigError, FormatError
from cjmkit.findings import NOWHERE, Location, Texts
from cjmkit.model.journeys import Barrier, Journey, Persona, Project, Stage
from cjmkit.plugins import NoOptions, ProjectRecord, hookimpl
from cjmkit.rules import JourneySettings, Settings
from cjmkit.toolkit.analysis import limits_of_rules

MAP = Project(title="Крем", journeys=(Journey(id="j", title="Путь", stages=(Stage(id="s", title="Выбор"),)),))


@pytest.fixture
def kit() -> Toolkit:
    return Toolkit(plugins=())


@pytest.mark.parametrize("name", ["map.json", "map.toml", "map.yaml", "map.yml", "MAP.TOML", "map.json.gz"])
def test_the_extension_tells_how_a_project_is_written_and_read(kit: Toolkit, tmp_path: Path, name: str) -> None:
    """
    A project goes through a file of each syntax, packed too.
    """
    path = tmp_path / name
    written = kit.write_project(MAP, path)
    assert (written.cards, written.losses) == (0, ())
    assert kit.read_project(path) == MAP
    assert kit.kind_of(path) == "project"
    assert kit.load_project(path).where == Location(source=name)


@pytest.mark.parametrize("syntax", ["json", "toml", "yaml", "project-json", "project-toml", "project-yaml"])
def test_a_format_may_be_named(kit: Toolkit, syntax: str) -> None:
    """
    «json» means the format of projects where a project is meant.
    """
    stream = io.BytesIO()
    kit.write_project(MAP, stream, format=syntax)
    assert kit.read_project(stream.getvalue(), format=syntax) == MAP


@pytest.mark.parametrize("syntax", ["json", "toml", "yaml"])
def test_the_content_tells_where_no_name_does(kit: Toolkit, tmp_path: Path, syntax: str) -> None:
    """
    A stream, a file without an extension and one with another's are known by the schema that they name.
    """
    stream = io.BytesIO()
    kit.write_project(MAP, stream, format=syntax)
    assert kit.read_project(stream.getvalue()) == MAP
    for name in ("map", "map.txt", "map.csv"):
        path = tmp_path / name
        path.write_bytes(stream.getvalue())
        assert kit.kind_of(path) == "project"
        assert kit.read_project(path) == MAP


def test_json_of_cards_and_of_projects(kit: Toolkit, tmp_path: Path) -> None:
    """
    What a json file holds is told by its schema, not by its name.
    """
    cards, project, other = tmp_path / "a.json", tmp_path / "b.json", tmp_path / "c.json"
    cards.write_text('[{"schema": "cjmkit/card@1", "inn": "7707083893"}]', "utf-8")
    project.write_text(dumps_project(MAP), "utf-8")
    other.write_text('{"journeys": []}', "utf-8")
    assert [kit.kind_of(path) for path in (cards, project, other)] == ["cards", "project", "cards"]
    assert [finding.code for finding in kit.load_project(cards).findings] == ["IMP504"]
    assert [finding.code for finding in kit.load_project(other).findings] == ["IMP501"]
    with pytest.raises(FormatError, match="IMP404"), kit.read_cards(project) as batch:
        list(batch)


def test_yaml_that_looks_like_json(kit: Toolkit, tmp_path: Path) -> None:
    """
    JSON is YAML too: in a yaml file it is read as YAML.
    """
    path = tmp_path / "map.yaml"
    path.write_text("{schema: cjmkit/project@1, title: Крем}", "utf-8")
    assert kit.read_project(path).title == "Крем"


def test_data_never_raises_while_loading(kit: Toolkit, tmp_path: Path) -> None:
    """
    A broken file gives a record without a project; `read_project` raises with the whole report.
    """
    path = tmp_path / "map.toml"
    path.write_text('schema = "cjmkit/project@1"\ntitle = 5\nnote = 6\n', "utf-8")
    record = kit.load_project(path)
    assert record.project is None
    assert [str(finding.where) for finding in record.findings] == ["map.toml[2:1] title", "map.toml[3:1] note"]
    assert kit.check(record) == record.findings
    with pytest.raises(DataError, match="IMP407") as caught:
        kit.read_project(path)
    assert caught.value.report.errors == 2


def test_a_damaged_archive_is_a_finding(kit: Toolkit, tmp_path: Path) -> None:
    """
    A cut gzip file is wrong data, not a wrong call.
    """
    path = tmp_path / "map.toml.gz"
    path.write_bytes(gzip.compress(dumps_project(MAP).encode() * 100)[:-20])
    record = kit.load_project(path, format="json")
    assert record.project is None
    assert len(record.findings) == 1


def test_wrong_calls_raise(kit: Toolkit, tmp_path: Path) -> None:
    """
    A missing file, an unknown name, a format of another kind and an unknown option are the caller's mistakes.
    """
    notes, target = tmp_path / "notes.txt", tmp_path / "map.toml"
    notes.write_text("просто слова", "utf-8")
    with pytest.raises(SourceError, match="IMP0"):
        kit.load_project(tmp_path / "none.toml")
    with pytest.raises(SourceError, match="IMP0"):
        kit.load_project(tmp_path / "none.toml", format="toml")
    with pytest.raises(UnknownFormatError, match="CFG101"):
        kit.load_project(notes)
    with pytest.raises(UnknownFormatError, match="EXP100"):
        kit.load_project(notes, format="tmol")
    with pytest.raises(ConfigError, match="CFG100"):
        kit.load_project(notes, format="csv")
    with pytest.raises(ConfigError, match="CFG100"):
        kit.write_project(MAP, target, format="jsonl")
    with pytest.raises(ConfigError, match="CFG100"), kit.read_cards(notes, format="project-toml"):
        pass
    with pytest.raises(ConfigError, match="CFG010"):
        kit.write_project(MAP, target, options={"indent": 4})
    with pytest.raises(UnknownFormatError, match="CFG015"):
        kit.write_project(MAP, tmp_path / "map.docx")
    assert not target.exists()


def test_what_cannot_be_written_leaves_the_old_file(kit: Toolkit, tmp_path: Path) -> None:
    """
    A project that no file can hold leaves what was there.
    """
    path = tmp_path / "map.yaml"
    path.write_text("старое", "utf-8")
    with pytest.raises(OutputError, match="EXP110"):
        kit.write_project(attrs.evolve(MAP, title="\ud83d"), path)
    assert path.read_text("utf-8") == "старое"


def test_standard_output_gets_json(kit: Toolkit, capfdbinary: Any) -> None:
    """
    Where no name tells, the canonical syntax is written.
    """
    kit.write_project(MAP, "-")
    assert capfdbinary.readouterr().out.decode() == dumps_project(MAP)


def test_findings_of_rules_have_their_line(kit: Toolkit, tmp_path: Path) -> None:
    """
    What the rules find in a loaded project stands at its line; in a project by itself it has the path alone.
    """
    path = tmp_path / "map.yaml"
    kit.write_project(MAP, path)
    record = kit.load_project(path)
    loaded, bare = kit.check(record), kit.check(MAP)
    assert [finding.code for finding in loaded] == [finding.code for finding in bare]
    assert all(finding.where.source == "map.yaml" and finding.where.line for finding in loaded if finding.where.field)
    assert all(finding.where.line is None for finding in bare)
    assert loaded


@attrs.frozen
class Importer:
    name: str = "trial"
    title: Texts = Texts("проба", "a trial")
    extensions: tuple[str, ...] = ("trial",)
    kind: str = "project"
    api: int = 1
    options: type[NoOptions] = NoOptions
    gives: tuple[object, ...] = ()
    claims: bool = False

    def recognises(self, source: object) -> bool:
        return self.claims

    def read(self, source: object, options: object) -> Any:
        return iter(self.gives)


def kit_with(importer: Importer) -> Toolkit:
    plugin = ModuleType("trial")
    plugin.cjmkit_importers = hookimpl(lambda: [importer], specname="cjmkit_importers")  # type: ignore[attr-defined]
    return Toolkit(plugins=[plugin])


def test_an_importer_of_a_plugin_reads_projects(tmp_path: Path) -> None:
    """
    A plugin's format is taken by its extension, or whatever the extension where it recognises the content.
    """
    record = ProjectRecord(project=MAP)
    path, other = tmp_path / "map.trial", tmp_path / "map.csv"
    path.write_bytes(b"x")
    other.write_bytes(b"x")
    assert kit_with(Importer(gives=(record,))).read_project(path) == MAP
    assert kit_with(Importer(gives=(record,), claims=True)).read_project(other) == MAP
    assert kit_with(Importer(gives=(record,))).kind_of(other) == "cards"


def test_an_importer_that_breaks_its_contract_is_told(tmp_path: Path) -> None:
    """
    One that gives nothing, or neither a project nor a reason, is named.
    """
    path = tmp_path / "map.trial"
    path.write_bytes(b"x")
    with pytest.raises(PluginError, match="'trial' is of the kind 'project' but gave no ProjectRecord"):
        kit_with(Importer()).load_project(path)
    silent = kit_with(Importer(gives=(ProjectRecord(project=None, where=NOWHERE),)))
    with pytest.raises(PluginError, match="does not say why"):
        silent.read_project(path)


def test_a_plugins_own_refusal_reaches_the_caller(tmp_path: Path) -> None:
    """
    A plugin may refuse a file by a sentence alone, which no finding could hold.
    """
    path = tmp_path / "map.trial"
    path.write_bytes(b"x")

    class Refusing(Importer):
        def read(self, source: object, options: object) -> Any:
            raise FormatError("this is no map")

    with pytest.raises(FormatError, match="this is no map"):
        kit_with(Refusing()).load_project(path)


def test_public_names() -> None:
    """
    The names of a map can be taken from the package.
    """
    assert cjmkit.Project is Project
    assert cjmkit.Persona is Persona
    assert {"Barrier", "Journey", "Persona", "Project", "Stage", "Touchpoint"} <= set(cjmkit.__all__)


def test_without_the_library_yaml_is_refused_with_advice(kit: Toolkit, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Where PyYAML is not installed, the sentence names the extra.
    """
    monkeypatch.setitem(__import__("sys").modules, "yaml", None)
    with pytest.raises(UnknownFormatError, match=r"cjmkit\[yaml\]"):
        kit.load_project(b"schema: cjmkit/project@1\n")


def test_rules_and_analyses_have_the_same_limits(kit: Toolkit) -> None:
    """
    A limit that the settings of the rules tell is that of the analyses, unless the call says otherwise.
    """
    barriers = tuple(Barrier(text=text) for text in ("дорого", "долго", "далеко"))
    crowded = Journey(id="j", title="Путь", stages=(Stage(id="s", title="Выбор", barriers=barriers),))
    strict = Toolkit(plugins=(), settings=Settings(journey=JourneySettings(min_barriers=4, aging_days=0)))

    def limit(toolkit: Toolkit, **settings: Any) -> Any:
        return toolkit.analyse(crowded, only=("critical",), **settings).get("critical").inputs.settings["min_barriers"]

    assert [limit(kit), limit(strict), limit(strict, min_barriers=3)] == [2, 4, 3]
    assert not [each for each in strict.check(Project(journeys=(crowded,))) if each.code == "JRN503"]
    assert limits_of_rules(strict.settings.journey) == {"min_barriers": 4, "stale_after": 1, "old_after": 183}
