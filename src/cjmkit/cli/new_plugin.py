"""
What ``cjmkit new plugin`` writes: a distribution that installs, passes its tests and type-checks at once.

The files stand in ``blank_plugin/`` beside this module, as templates of `string.Template`.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Collection, Iterator, Sequence
from importlib import resources
from itertools import product
from pathlib import Path
from string import Template, ascii_uppercase
from typing import Final

import attrs

from cjmkit import __version__, files
from cjmkit.cli import rules
from cjmkit.errors import ConfigError, OutputError
from cjmkit.findings import Location, Texts
from cjmkit.plugins.vetting import CORE_FAMILIES

__all__ = ["KINDS", "Plan", "PluginKind", "plan", "write"]

_PREFIX: Final = "cjmkit-"
_NAME: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?")
_RUNS: Final = re.compile(r"[-_.]+")
_LONGEST: Final = 40
_TABLE_KINDS: Final = frozenset(("exporter", "importer"))


@attrs.frozen(kw_only=True)
class PluginKind:
    """
    One thing that a plugin may bring: the hook that brings it, and what the README says of it.
    """

    name: str
    hook: str
    title: str
    about: Texts
    step: str


KINDS: Final = (
    PluginKind(
        name="exporter",
        hook="cjmkit_exporters",
        title="writes cards",
        about=Texts("Формат, который пишется (так и без ключей).", "A format that is written (so without any flag)."),
        step="`exporter.py` writes a line for each card: write what your system reads.",
    ),
    PluginKind(
        name="importer",
        hook="cjmkit_importers",
        title="reads cards",
        about=Texts("Формат, который читается.", "A format that is read."),
        step="`importer.py` yields a table with known columns: name the columns of your system in `columns.py`.",
    ),
    PluginKind(
        name="rules",
        hook="cjmkit_rules",
        title="checks cards",
        about=Texts("Свои правила проверки карточек.", "Rules of your own that check cards."),
        step="`rules.py` has one rule: write yours.",
    ),
    PluginKind(
        name="reference",
        hook="cjmkit_references",
        title="loads a directory",
        about=Texts("Справочник, который загружается из файла.", "A directory that is loaded from a file."),
        step="`reference.py` loads lines of codes and names: load your directory.",
    ),
    PluginKind(
        name="matcher",
        hook="cjmkit_matchers",
        title="finds duplicates",
        about=Texts("Свой признак, по которому ищутся дубли.", "A key of your own that finds duplicates."),
        step="`matcher.py` takes cards of one number in a custom field for one client: name what your clients have.",
    ),
)
"""What may be asked for."""


@attrs.frozen(kw_only=True)
class Plan:
    """
    A plugin that is to be written: *name* is that of its format and its entry point, *family* that of its codes.
    """

    name: str
    folder: Path
    family: str
    kinds: tuple[PluginKind, ...]

    @property
    def dist(self) -> str:
        """
        The name of the distribution.
        """
        return _PREFIX + self.name

    @property
    def module(self) -> str:
        """
        The name of the package, always an identifier.
        """
        return self.dist.replace("-", "_")

    @property
    def cls(self) -> str:
        """
        The name in the words of classes.
        """
        words = "".join(word.capitalize() for word in self.name.split("-"))
        return words if words[0].isalpha() else f"Plugin{words}"

    def words(self) -> dict[str, str]:
        """
        Return what the templates are filled with.
        """
        modules = sorted((kind.name, kind.hook) for kind in self.kinds)
        return {
            "name": self.name,
            "dist": self.dist,
            "module": self.module,
            "cls": self.cls,
            "code": self.family,
            "ext": self.name.replace("-", ""),
            "release": ".".join(__version__.split(".")[:2]),
            "imports": "\n".join(f"from {self.module}.{module} import {hook}" for module, hook in modules),
            "names": ", ".join(f'"{hook}"' for _, hook in sorted(modules, key=lambda pair: pair[1])),
            "kinds": ", ".join(kind.title for kind in self.kinds),
            "step": " ".join(kind.step for kind in self.kinds),
        }


def plan(given: str, parent: Path, kinds: Collection[str], taken: Collection[str], families: Collection[str]) -> Plan:
    """
    Return what is to be written for the name *given*, beside the names and families of codes that are *taken*.

    The name follows the rules of package indexes: letters and digits of ASCII, case and separators are all one.

    Raises:
        ConfigError: the name cannot be that of a package, or is taken by a format.
        OutputError: the folder is there already, or *parent* is not.

    """
    name = _RUNS.sub("-", given).lower().removeprefix(_PREFIX)
    if len(given) > _LONGEST or not _NAME.fullmatch(given) or name in ("", "cjmkit"):
        raise ConfigError(rules.BAD_PLUGIN_NAME.finding(found=given[:_LONGEST], longest=_LONGEST))
    if name in taken:
        raise ConfigError(rules.PLUGIN_NAME_TAKEN.finding(name=name))
    folder = parent / (_PREFIX + name)
    if not parent.is_dir():
        raise OutputError(files.NO_FOLDER.finding(Location(source=folder.name)))
    if folder.exists() or folder.is_symlink():
        raise OutputError(rules.FOLDER_IS_THERE.finding(folder=folder.name))
    chosen = tuple(kind for kind in KINDS if kind.name in (kinds or ("exporter",)))
    return Plan(name=name, folder=folder, family=_family(name, {*families, *CORE_FAMILIES}), kinds=chosen)


def _family(name: str, taken: Collection[str]) -> str:
    letters = "".join(letter for letter in name.upper() if letter in ascii_uppercase)
    first = (letters + "XXX")[:3]
    others = (first[:2] + last for last in ascii_uppercase)
    everything = ("".join(three) for three in product(ascii_uppercase, repeat=3))
    return next(family for family in (first, *others, *everything) if family not in taken)


def write(planned: Plan) -> tuple[str, ...]:
    """
    Write the plugin, and return the paths of its files below the folder's parent.

    Raises:
        OutputError: the file system refuses.

    """
    made = dict(_files(planned))
    try:
        planned.folder.mkdir()
        for path, text in made.items():
            target = planned.folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        # Half a plugin would be refused as a folder that is there when the disk has room again.
        shutil.rmtree(planned.folder, ignore_errors=True)
        reason = error.strerror or type(error).__name__
        finding = rules.SYSTEM_REFUSED.finding(Location(source=planned.folder.name), reason=reason)
        raise OutputError(finding) from None
    return tuple(made)


def _files(planned: Plan) -> Iterator[tuple[str, str]]:
    words = planned.words()
    source = f"src/{planned.module}"
    yield "pyproject.toml", _filled("pyproject.toml", words)
    yield "README.md", _filled("README.md", words)
    yield f"{source}/__init__.py", _filled("init.py", words)
    yield f"{source}/py.typed", ""
    names = [kind.name for kind in planned.kinds]
    if _TABLE_KINDS & set(names):
        yield f"{source}/columns.py", _filled("columns.py", words)
    for name in names:
        yield f"{source}/{name}.py", _filled(f"{name}.py", words)
    for name in _tests(names):
        yield f"tests/test_{planned.module.removeprefix('cjmkit_')}_{name}.py", _filled(f"test_{name}.py", words)


def _tests(names: Sequence[str]) -> tuple[str, ...]:
    return ("plugin", *names, *(("round_trip",) if set(names) >= _TABLE_KINDS else ()))


def _filled(name: str, words: dict[str, str]) -> str:
    template = resources.files("cjmkit.cli").joinpath("blank_plugin", f"{name}.txt")
    return Template(template.read_text("utf-8")).substitute(words)
