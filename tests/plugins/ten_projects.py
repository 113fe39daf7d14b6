"""
Ten plugins as their authors would publish them: two good ones, eight broken in one way each.
"""

from __future__ import annotations

import textwrap
from pathlib import Path

PYPROJECT = """\
[build-system]
requires = ["hatchling>=1.21"]
build-backend = "hatchling.build"

[project]
name = "{dist}"
version = "{version}"
description = "A plugin for a test."
dependencies = ["cjmkit>=0.1"]

[project.entry-points.cjmkit]
{entry} = "{module}"

[tool.hatch.build.targets.wheel]
include = ["{module}.py"]
"""

HEAD = """\
import json
import attrs
from cjmkit.findings import Location, Rule, Severity, Texts
from cjmkit.plugins import API, CardRecord, NoOptions, hookimpl
from cjmkit.model import ClientCard

WORD = Texts("проба", "a trial")


@attrs.frozen(kw_only=True)
class Names:
    name: str = "NAME"
    title: Texts = WORD
    extensions: tuple = ("NAME",)
    kind: str = "cards"
    api: int = API
    options: type = NoOptions

    def read(self, source, options):
        with source.open() as stream:
            for line in stream.read().decode().splitlines():
                yield CardRecord(card=ClientCard(short_name=line), where=Location(source=source.name))

    def write(self, items, stream, options, progress):
        for card in items:
            stream.write(f"{card.short_name}\\n".encode())
            progress(1)
        return ()


"""

EVERYTHING = (
    HEAD
    + """
RULE = Rule(code="OMG001", severity=Severity.WARNING, title=WORD, text=Texts("без города", "no city"), why=WORD)


@attrs.frozen(kw_only=True)
class Towns:
    name: str = "omega-rules"
    title: Texts = WORD
    kind: str = "cards"
    api: int = API
    options: type = NoOptions
    rules: tuple = (RULE,)

    def check(self, entity, context, options):
        return () if entity.city else (RULE.finding(Location(field="city")),)


@attrs.frozen(kw_only=True)
class Directory:
    name: str = "omega-list"
    title: Texts = WORD
    extensions: tuple = ("lst",)
    subject: str = "towns"
    api: int = API
    options: type = NoOptions

    def load(self, source, options):
        with source.open() as stream:
            return stream.read().decode().split()


@hookimpl
def cjmkit_exporters():
    return [Names()]


@hookimpl
def cjmkit_importers():
    return [Names()]


@hookimpl
def cjmkit_rules():
    return [Towns()]


@hookimpl
def cjmkit_references():
    return [Directory()]
"""
)


def _exporter(body: str, hook: str = "cjmkit_exporters", arguments: str = "") -> str:
    return f"{HEAD}@hookimpl\ndef {hook}({arguments}):\n{textwrap.indent(body, '    ')}\n"


SOURCES = {
    "alpha": _exporter("return [Names()]"),
    "omega": EVERYTHING,
    "absent": "import a_module_that_is_not_there\n" + _exporter("return [Names()]"),
    "argument": _exporter("return [Names()]", arguments="config"),
    "misspelt": _exporter("return [Names()]", hook="cjmkit_exporter"),
    "names-twice": _exporter('return [Names(name="alpha")]'),
    "raising": _exporter('raise ZeroDivisionError("in the hook")'),
    "returning": _exporter("return Names()"),
    "tomorrow": _exporter("return [Names(api=API + 1)]"),
    "watched": "import os, sys\nprint('hello from the plugin')\nos.environ['CJMKIT_LEFT'] = '1'\n"
    "sys.path.insert(0, '/somewhere')\n" + _exporter("return [Names()]"),
}
"""The code of each, by its entry point; `omega` has hooks of all four kinds."""


def write_projects(folder: Path) -> list[Path]:
    """Write the projects below *folder*, and return theirs."""
    made = []
    for number, (entry, code) in enumerate(SOURCES.items()):
        module = f"ten_{entry.replace('-', '_')}"
        project = folder / entry
        project.mkdir()
        words = {"dist": f"cjmkit-ten-{entry}", "version": f"1.{number}", "entry": entry, "module": module}
        (project / "pyproject.toml").write_text(PYPROJECT.format(**words))
        (project / f"{module}.py").write_text(code.replace("NAME", entry), "utf-8")
        made.append(project)
    return made
