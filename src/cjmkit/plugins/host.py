"""
The host: loads, registers and asks each plugin alone, so that a broken one breaks alone.

pluggy's own loader stops at the first failing import and drops doubled names without a word, hence
the loop here. A failure becomes a `PluginProblem`; the others keep working.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import nullcontext
from typing import Any, Final, TypeVar, cast

import pluggy

from cjmkit.errors import PluginError, UnknownFormatError
from cjmkit.findings import Rule, Texts
from cjmkit.installed import DISABLE_VARIABLE, switched_off
from cjmkit.plugins import hookspecs
from cjmkit.plugins.candidates import BUILTINS, GROUP, Candidate, builtins, chosen
from cjmkit.plugins.contracts import Exporter, Extension, Importer, Matcher, Reference, RuleSet
from cjmkit.plugins.problems import FIXES, PluginProblem, PluginRules, Stage
from cjmkit.plugins.vetting import CONTRACTS, refuse_strange_hooks, vet, vet_rules
from cjmkit.plugins.watching import Watch, watched

__all__ = ["BUILTINS", "DISABLE_VARIABLE", "GROUP", "Host", "PluginProblem", "PluginRules"]

_Found = TypeVar("_Found", bound=Extension)
_HOOKS: Final = tuple(CONTRACTS)


class Host:
    """
    Holds the plugins of one `Toolkit`.

    *plugins* None takes the installed ones, an empty sequence the built-ins alone; otherwise it
    lists modules or objects with hook implementations. *disabled* names plugins to leave out; the
    environment variable ``CJMKIT_DISABLE_PLUGINS`` adds to it (names by comma, ``*`` for all installed).
    """

    def __init__(self, plugins: Iterable[object] | None = None, *, disabled: Collection[str] = ()) -> None:
        self._manager = pluggy.PluginManager(GROUP)
        self._manager.add_hookspecs(hookspecs)
        self._problems: list[PluginProblem] = []
        self._found: dict[str, dict[str, Extension]] = {hook: {} for hook in _HOOKS}
        self._owners: dict[str, Candidate] = {}
        self._rules: dict[str, Rule] = {}
        for candidate in [*builtins(), *chosen(plugins, switched_off(disabled))]:
            self._take(candidate)

    @property
    def importers(self) -> tuple[Importer, ...]:
        """
        The importers by name.
        """
        return cast(tuple[Importer, ...], self._sorted("cjmkit_importers"))

    @property
    def exporters(self) -> tuple[Exporter, ...]:
        """
        The exporters by name.
        """
        return cast(tuple[Exporter, ...], self._sorted("cjmkit_exporters"))

    @property
    def rule_sets(self) -> tuple[RuleSet, ...]:
        """
        The rule sets by name.
        """
        return cast(tuple[RuleSet, ...], self._sorted("cjmkit_rules"))

    @property
    def references(self) -> tuple[Reference, ...]:
        """
        The references by name.
        """
        return cast(tuple[Reference, ...], self._sorted("cjmkit_references"))

    @property
    def matchers(self) -> tuple[Matcher, ...]:
        """
        The matchers by name.
        """
        return self._sorted("cjmkit_matchers")

    @property
    def rules(self) -> Mapping[str, Rule]:
        """
        The catalogue entries that plugins brought, by code.
        """
        return dict(sorted(self._rules.items()))

    @property
    def problems(self) -> tuple[PluginProblem, ...]:
        """
        What went wrong with which plugin.
        """
        return tuple(self._problems)

    def owner(self, name: str) -> str:
        """
        Return the distribution and version that brought whatever is called *name*.
        """
        return self._owners[name].origin

    def is_builtin(self, name: str) -> bool:
        """
        Return whether *name* is part of cjmkit itself.
        """
        return not self._owners[name].is_stranger

    def importer(self, name: str) -> Importer:
        """
        Return the importer called *name*.

        Raises:
            PluginError: the plugin of that name is broken.
            UnknownFormatError: there is none.

        """
        return self._find(name, self.importers)

    def exporter(self, name: str) -> Exporter:
        """
        Return the exporter called *name*; raises as `importer` does.
        """
        return self._find(name, self.exporters)

    def _sorted(self, hook: str) -> tuple[Extension, ...]:
        found = self._found[hook]
        return tuple(found[name] for name in sorted(found))

    def _find(self, name: str, found: Iterable[_Found]) -> _Found:
        by_name = {one.name: one for one in found}
        if name in by_name:
            return by_name[name]
        for problem in self._problems:
            if name in (problem.plugin, problem.distribution):
                raise PluginError(problem.finding)
        hint = self._hint(name, by_name)
        known = ", ".join(sorted(by_name))
        raise UnknownFormatError(
            PluginRules.UNKNOWN_FORMAT.finding(name=name[:60], known=known, hint_ru=hint.ru, hint_en=hint.en)
        )

    def _hint(self, name: str, known: Iterable[str]) -> Texts:
        """
        Say what is wrong with a *name* that is none of the *known* ones: it goes the other way, or is misspelt.
        """
        if any(one.name == name for one in self.importers):
            return Texts("только читается, писать в него нельзя", "is only read, never written")
        if any(one.name == name for one in self.exporters):
            return Texts("только пишется, прочитать его нельзя", "is only written, never read")
        close = difflib.get_close_matches(name, list(known), n=1)
        ru, en = (f", похож: {close[0]}", f", close to {close[0]}") if close else ("", "")
        return Texts(f"неизвестен{ru}", f"is unknown{en}")

    def _take(self, candidate: Candidate) -> None:
        taking = _Taking(self._manager, candidate)
        # A stranger's code may raise anything, SystemExit included, at each of the three steps.
        with watched() if candidate.is_stranger else nullcontext(Watch()) as watch:
            try:
                taking.load()
                found = {hook: taking.ask(hook) for hook in _HOOKS}
                rules = self._vetted(candidate, found)
            except (Exception, SystemExit) as error:  # noqa: BLE001 - the boundary of law 8
                taking.undo()
                self._problems.append(_problem(candidate, taking.stage, f"{type(error).__name__}: {error}"))
                return
        for hook, values in found.items():
            self._found[hook].update((value.name, value) for value in values)
            self._owners.update((value.name, candidate) for value in values)
        self._rules.update((rule.code, rule) for rule in rules)
        if watch.deeds:
            self._problems.append(_problem(candidate, "watch", ", ".join(watch.deeds)))

    def _vetted(self, candidate: Candidate, found: Mapping[str, Sequence[Any]]) -> list[Rule]:
        rules: list[Rule] = []
        for hook, values in found.items():
            for value in values:
                vet(value, CONTRACTS[hook])
                # The rules of our own rooms are known to the catalogue; a stranger's come with it.
                if candidate.is_stranger:
                    rules += vet_rules(value, self._rules)
            names = [value.name for value in values]
            for name in names:
                if name in self._owners or names.count(name) > 1:
                    msg = f"the name {name!r} is taken by another plugin"
                    raise ValueError(msg)
        return rules


class _Taking:
    """
    One plugin on its way in: how far it came, and the way back.
    """

    def __init__(self, manager: pluggy.PluginManager, candidate: Candidate) -> None:
        self.stage: Stage = "load"
        self._manager = manager
        self._candidate = candidate
        self._plugin: object = None
        self._registered = False

    def load(self) -> None:
        self._plugin = self._candidate.load()
        self.stage = "register"
        self._refuse_doubles()
        refuse_strange_hooks(self._manager, self._plugin)
        self._manager.register(self._plugin, name=self._candidate.name)
        self._registered = True
        self._manager.check_pending()
        self.stage = "ask"

    def _refuse_doubles(self) -> None:
        # pluggy refuses both, too, in a sentence that prints every plugin there is.
        if self._manager.has_plugin(self._candidate.name):
            msg = f"another plugin is called {self._candidate.name!r}: rename one of the two entry points"
            raise ValueError(msg)
        if self._manager.is_registered(self._plugin):
            msg = "another entry point names the same module: leave one of the two"
            raise ValueError(msg)

    def ask(self, hook: str) -> Sequence[Any]:
        others = [other for other in self._manager.get_plugins() if other is not self._plugin]
        caller = self._manager.subset_hook_caller(hook, remove_plugins=others)
        answers = caller()
        if len(answers) < len(caller.get_hookimpls()):
            # pluggy drops what is None: a forgotten `return` would be a plugin that brings nothing, without a word.
            msg = f"{hook} returned None, a list is wanted"
            raise TypeError(msg)
        found: list[Any] = []
        for answer in answers:
            if isinstance(answer, (str, bytes)) or not isinstance(answer, Iterable):
                msg = f"{hook} returned {type(answer).__name__}, a list is wanted"
                raise TypeError(msg)
            found.extend(answer)
        return found

    def undo(self) -> None:
        # Only what this attempt registered: a doubled name must not throw out the good one.
        if self._registered:
            self._manager.unregister(self._plugin)


def _problem(candidate: Candidate, stage: Stage, error: str) -> PluginProblem:
    return PluginProblem(
        plugin=candidate.name,
        distribution=candidate.distribution,
        version=candidate.version,
        stage=stage,
        error=error,
        fix=FIXES[stage],
    )
