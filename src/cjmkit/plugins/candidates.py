"""
Candidates: the plugins that a host is to take, each with whose it is.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator
from importlib.metadata import EntryPoint
from typing import Final

import attrs

from cjmkit.installed import installed

__all__ = ["BUILTINS", "GROUP", "OWNER", "Candidate", "builtins", "chosen"]

GROUP: Final = "cjmkit"
OWNER: Final = "cjmkit"
BUILTINS: Final = (
    "csv",
    "dot",
    "journey_csv",
    "journey_xlsx",
    "json",
    "jsonl",
    "markdown",
    "matchers",
    "mermaid",
    "project_json",
    "project_toml",
    "project_yaml",
    "xlsx",
)
"""The built-in plugins: modules of `cjmkit.formats`, named as text because formats stand above."""


@attrs.frozen(kw_only=True)
class Candidate:
    """
    A plugin before it is loaded: an entry point, a module of ours, or an object that the caller gave.
    """

    name: str
    distribution: str
    version: str
    entry: EntryPoint | None = None
    module: str | None = None
    value: object = None

    @property
    def origin(self) -> str:
        """
        The distribution and its version.
        """
        return f"{self.distribution} {self.version}".strip()

    @property
    def is_stranger(self) -> bool:
        """
        Whether it is not part of cjmkit itself.
        """
        return self.module is None

    def load(self) -> object:
        """
        Return the module or object that holds the hooks; may raise anything.
        """
        if self.entry is not None:
            return self.entry.load()
        return importlib.import_module(self.module) if self.module is not None else self.value


def builtins() -> Iterator[Candidate]:
    """
    Yield the plugins that are part of cjmkit.
    """
    for name in BUILTINS:
        yield Candidate(name=name, distribution=OWNER, version="", module=f"cjmkit.formats.{name}")


def chosen(plugins: Iterable[object] | None, disabled: frozenset[str]) -> Iterator[Candidate]:
    """
    Yield the installed plugins for None, else those that the caller gave, without the *disabled* ones.

    An explicit plugin is left out by its name only: ``*`` means the installed ones.
    """
    if plugins is not None:
        for plugin in plugins:
            name = str(getattr(plugin, "__name__", type(plugin).__name__))
            if name not in disabled:
                yield Candidate(name=name, distribution=name, version="", value=plugin)
        return
    for entry in installed(GROUP, disabled):
        name, version = ("?", "") if entry.dist is None else (entry.dist.name, entry.dist.version)
        yield Candidate(name=entry.name, distribution=name, version=version, entry=entry)
