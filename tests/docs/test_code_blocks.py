import shutil
import tomllib

import pytest
from sybil import Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser

from cjmkit.codec.projects import project_from_dict
from cjmkit.intake.mapping import load_mapping
from cjmkit.rules import read_settings
from docs.pages import PAGES, ROOT

LACKING = "IMP406"


def wrong_in_project(found):
    """Return what is wrong with a project, or with a piece of one, which may lack what stands around it."""
    if "schema" in found:
        return [str(finding) for finding in project_from_dict(found).findings]
    if isinstance(found.get("journeys"), dict):
        found["journeys"] = [found["journeys"]]
    read = project_from_dict({"schema": "cjmkit/project@1", **found})
    return [str(finding) for finding in read.findings if finding.code != LACKING]


class _TOML(CodeBlockParser):
    language = "toml"

    def evaluate(self, example):
        found = tomllib.loads(example.parsed)
        if {"table", "column", "synonyms"} & set(found):
            load_mapping(example.parsed)
        elif {"schema", "journeys", "personas"} & set(found):
            assert not wrong_in_project(found)
        elif "project" not in found:
            read_settings(found)


SYBIL = Sybil(parsers=[PythonCodeBlockParser(), _TOML()])


def examples(path):
    """Return the Python and TOML blocks of a page."""
    return list(SYBIL.parse(path))


WITH_CODE = [path for path in PAGES if examples(path)]


@pytest.mark.parametrize("path", WITH_CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_blocks_run(path, tmp_path, monkeypatch):
    """Every Python block of a page runs in order beside the examples, and every TOML block is understood."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)

    for example in examples(path):
        example.evaluate()


def test_blocks_are_found():
    """The pages that teach have code to run."""
    names = {path.name for path in WITH_CODE}

    assert {"README.md", "README.ru.md", "embedding.md", "messy-excel.md", "mapping.md", "codes.md"} <= names
