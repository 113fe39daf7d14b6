"""
The host: loads, registers and asks each plugin alone, so that a broken one breaks alone.

pluggy's own loader stops at the first failing import and drops doubled names without a word, hence
the loop here. A failure becomes a `PluginProblem`; the others keep working.
"""

from __future__ import annotations

import difflib
import importlib
import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from importlib.metadata import EntryPoint, entry_points
from typing import Any, Final, Literal, TypeVar

import attrs
import pluggy

from cjmkit.errors import PluginError, UnknownFormatError
from cjmkit.findings import Finding, Rule, Severity, Texts
from cjmkit.plugins import hookspecs
from cjmkit.plugins.contracts import API, Exporter, Importer

__all__ = ["BUILTINS", "DISABLE_VARIABLE", "GROUP", "Host", "PluginProblem", "PluginRules"]

GROUP: Final = "cjmkit"
DISABLE_VARIABLE: Final = "CJMKIT_DISABLE_PLUGINS"
BUILTINS: Final = (
    "csv",
    "dot",
    "journey_csv",
    "journey_xlsx",
    "json",
    "jsonl",
    "markdown",
    "mermaid",
    "project_json",
    "project_toml",
    "project_yaml",
    "xlsx",
)
"""The built-in plugins: modules of `cjmkit.formats`, named as text because formats stand above."""

Stage = Literal["load", "register", "ask"]
_Format = TypeVar("_Format", Importer, Exporter)


class PluginRules:
    """
    The catalogue entries of the host.
    """

    UNKNOWN_FORMAT: Final = Rule(
        code="EXP100",
        severity=Severity.ERROR,
        title=Texts("Формат неизвестен", "Unknown format"),
        text=Texts(
            "формат «{name}» неизвестен{hint_ru}; есть: {known}",
            "format “{name}” is unknown{hint_en}; there are: {known}",
        ),
        why=Texts("Ни один плагин его не читает и не пишет.", "No plugin reads or writes it."),
        bad="--to xslx",
        good="--to xlsx",
    )
    BROKEN_PLUGIN: Final = Rule(
        code="EXP101",
        severity=Severity.ERROR,
        title=Texts("Плагин сломан", "A broken plugin"),
        text=Texts(
            "плагин «{name}» ({origin}) сломан на шаге «{stage_ru}»: {error}. {fix_ru}",
            "plugin “{name}” ({origin}) broke at stage {stage_en}: {error}. {fix_en}",
        ),
        why=Texts("Остальные плагины работают.", "The other plugins keep working."),
        bad="import missing_module",
        good="pip install -U cjmkit-bitrix24",
    )


@attrs.frozen(kw_only=True)
class PluginProblem:
    """
    What is wrong with a plugin: whose it is, at which *stage* it broke, why, and what to do.
    """

    plugin: str
    distribution: str
    version: str
    stage: Stage
    error: str
    fix: Texts

    @property
    def finding(self) -> Finding:
        """
        The problem as a finding.
        """
        return PluginRules.BROKEN_PLUGIN.finding(
            name=self.plugin,
            origin=f"{self.distribution} {self.version}".strip(),
            stage_ru=_STAGES[self.stage].ru,
            stage_en=_STAGES[self.stage].en,
            error=self.error,
            fix_ru=self.fix.ru,
            fix_en=self.fix.en,
        )

    def message(self, lang: str = "en") -> str:
        """
        Return the problem as one sentence in *lang*.
        """
        return self.finding.message(lang)


@attrs.frozen(kw_only=True)
class _Candidate:
    name: str
    distribution: str
    version: str
    entry: EntryPoint | None = None
    module: str | None = None
    value: object = None

    def load(self) -> object:
        if self.entry is not None:
            return self.entry.load()
        return importlib.import_module(self.module) if self.module is not None else self.value


_STAGES: Final = {
    "load": Texts("загрузка", "load"),
    "register": Texts("регистрация", "register"),
    "ask": Texts("опрос", "ask"),
}

_FIX: Final = {
    "load": Texts("Обновите плагин или отключите его", "Update the plugin, or switch it off"),
    "register": Texts(
        "Сверьте имена и параметры хуков с описанием", "Compare hook names and arguments with the hook reference"
    ),
    "ask": Texts(
        "Хук должен вернуть список объектов по контракту и ничего не делать",
        "A hook must return a list of objects that follow the contract, and do no work",
    ),
}


class Host:
    """
    Holds the plugins of one `Toolkit`.

    *plugins* None takes the installed ones, an empty sequence the built-ins alone; otherwise it
    lists modules or objects with hook implementations. *disabled* names plugins to leave out; the
    environment variable ``CJMKIT_DISABLE_PLUGINS`` adds to it (names by comma, ``*`` for all).
    """

    def __init__(self, plugins: Iterable[object] | None = None, *, disabled: Collection[str] = ()) -> None:
        self._manager = pluggy.PluginManager(GROUP)
        self._manager.add_hookspecs(hookspecs)
        self._problems: list[PluginProblem] = []
        self._importers: dict[str, Importer] = {}
        self._exporters: dict[str, Exporter] = {}
        self._owners: dict[str, _Candidate] = {}
        for candidate in [*_builtins(), *_chosen(plugins, _switched_off(disabled))]:
            self._take(candidate)

    @property
    def importers(self) -> tuple[Importer, ...]:
        """
        The importers by name.
        """
        return tuple(self._importers[name] for name in sorted(self._importers))

    @property
    def exporters(self) -> tuple[Exporter, ...]:
        """
        The exporters by name.
        """
        return tuple(self._exporters[name] for name in sorted(self._exporters))

    @property
    def problems(self) -> tuple[PluginProblem, ...]:
        """
        What went wrong with which plugin.
        """
        return tuple(self._problems)

    def owner(self, name: str) -> str:
        """
        Return the distribution and version that brought the format *name*.
        """
        candidate = self._owners[name]
        return f"{candidate.distribution} {candidate.version}".strip()

    def importer(self, name: str) -> Importer:
        """
        Return the importer called *name*.

        Raises:
            PluginError: the plugin of that name is broken.
            UnknownFormatError: there is none.

        """
        return self._find(name, self._importers)

    def exporter(self, name: str) -> Exporter:
        """
        Return the exporter called *name*; raises as `importer` does.
        """
        return self._find(name, self._exporters)

    def _find(self, name: str, formats: dict[str, _Format]) -> _Format:
        if name in formats:
            return formats[name]
        for problem in self._problems:
            if name in (problem.plugin, problem.distribution):
                raise PluginError(problem.finding)
        close = difflib.get_close_matches(name, formats, n=1)
        finding = PluginRules.UNKNOWN_FORMAT.finding(
            name=name[:60],
            known=", ".join(sorted(formats)),
            hint_ru=f", похож: {close[0]}" if close else "",
            hint_en=f", close to {close[0]}" if close else "",
        )
        raise UnknownFormatError(finding)

    def _take(self, candidate: _Candidate) -> None:
        stage: Stage = "load"
        plugin: object = None
        registered = False
        # A stranger's code may raise anything, SystemExit included, at each of the three steps.
        try:
            plugin = candidate.load()
            stage = "register"
            _refuse_strange_hooks(self._manager, plugin)
            self._manager.register(plugin, name=candidate.name)
            registered = True
            self._manager.check_pending()
            stage = "ask"
            importers = self._ask(plugin, "cjmkit_importers")
            exporters = self._ask(plugin, "cjmkit_exporters")
            _check_all(importers, self._importers, Importer)
            _check_all(exporters, self._exporters, Exporter)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - the boundary of law 8
            if registered:
                self._manager.unregister(plugin)
            self._problems.append(_problem(candidate, stage, error))
            return
        self._importers.update((found.name, found) for found in importers)
        self._exporters.update((found.name, found) for found in exporters)
        self._owners.update((found.name, candidate) for found in (*importers, *exporters))

    def _ask(self, plugin: object, hook: str) -> Sequence[Any]:
        others = [other for other in self._manager.get_plugins() if other is not plugin]
        answers = self._manager.subset_hook_caller(hook, remove_plugins=others)()
        found: list[Any] = []
        for answer in answers:
            if isinstance(answer, (str, bytes)) or not isinstance(answer, Iterable):
                msg = f"{hook} returned {type(answer).__name__}, a list is wanted"
                raise TypeError(msg)
            found.extend(answer)
        return found


def _builtins() -> Iterable[_Candidate]:
    for name in BUILTINS:
        yield _Candidate(name=name, distribution="cjmkit", version="", module=f"cjmkit.formats.{name}")


def _switched_off(disabled: Collection[str]) -> frozenset[str]:
    by_variable = (name.strip() for name in os.environ.get(DISABLE_VARIABLE, "").split(","))
    return frozenset(disabled) | frozenset(name for name in by_variable if name)


def _chosen(plugins: Iterable[object] | None, disabled: frozenset[str]) -> Iterable[_Candidate]:
    if plugins is not None:
        for plugin in plugins:
            name = str(getattr(plugin, "__name__", type(plugin).__name__))
            yield _Candidate(name=name, distribution=name, version="", value=plugin)
        return
    for entry in sorted(entry_points(group=GROUP), key=lambda found: (found.name, found.value)):
        distribution = entry.dist.name if entry.dist is not None else "?"
        if "*" not in disabled and not disabled & {entry.name, distribution}:
            version = entry.dist.version if entry.dist is not None else ""
            yield _Candidate(name=entry.name, distribution=distribution, version=version, entry=entry)


def _refuse_strange_hooks(manager: pluggy.PluginManager, plugin: object) -> None:
    # pluggy passes a misspelt hook in silence: its author would wait for a call that never comes.
    known = {name for name in dir(hookspecs) if name.startswith("cjmkit_")}
    marked = [name for name in dir(plugin) if manager.parse_hookimpl_opts(plugin, name) is not None]
    for name in marked:
        if name not in known:
            close = difflib.get_close_matches(name, known, n=1)
            hint = f", did you mean {close[0]}?" if close else ""
            msg = f"unknown hook {name}{hint}"
            raise ValueError(msg)
    if not marked:
        msg = "no hook implementation found: mark functions with cjmkit.plugins.hookimpl"
        raise ValueError(msg)


def _check_all(found: Sequence[Any], taken: Mapping[str, object], contract: type[Any]) -> None:
    for value in found:
        _check_contract(value, contract)
    names = [value.name for value in found]
    for name in names:
        if name in taken or names.count(name) > 1:
            msg = f"the format name {name!r} is taken by another plugin"
            raise ValueError(msg)


def _check_contract(value: Any, contract: type[Any]) -> None:
    if not isinstance(value, contract):
        missing = [name for name in sorted(_members(contract)) if not hasattr(value, name)]
        msg = f"{type(value).__name__} does not follow {contract.__name__}: no {', '.join(missing)}"
        raise TypeError(msg)
    if not isinstance(value.name, str) or not value.name:
        msg = f"{type(value).__name__}.name must be a text"
        raise TypeError(msg)
    if not isinstance(value.api, int) or value.api > API:
        msg = f"format {value.name!r} wants api {value.api}, this release has {API}: update cjmkit"
        raise ValueError(msg)
    if not attrs.has(value.options):
        msg = f"format {value.name!r}: options must be an attrs class"
        raise TypeError(msg)


def _members(contract: type[Any]) -> frozenset[str]:
    return frozenset(name for name in vars(contract) if not name.startswith("_"))


def _problem(candidate: _Candidate, stage: Stage, error: BaseException) -> PluginProblem:
    return PluginProblem(
        plugin=candidate.name,
        distribution=candidate.distribution,
        version=candidate.version,
        stage=stage,
        error=f"{type(error).__name__}: {error}",
        fix=_FIX[stage],
    )
