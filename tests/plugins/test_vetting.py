"""
What a plugin brings is held to the contracts: for each of the hooks, in a sentence for its author.
"""

from __future__ import annotations

from types import ModuleType
from typing import Any

import attrs
import pytest

from cjmkit.findings import Rule, Severity, Texts
from cjmkit.plugins import Host, hookimpl
from testing.small_plugin import SHOUT, SmallExporter, SmallImporter, SmallMatcher, SmallReference, SmallRules

GOOD: dict[str, Any] = {
    "cjmkit_exporters": SmallExporter,
    "cjmkit_importers": SmallImporter,
    "cjmkit_rules": SmallRules,
    "cjmkit_references": SmallReference,
    "cjmkit_matchers": SmallMatcher,
}
VERBS = {
    "cjmkit_exporters": "write",
    "cjmkit_importers": "read",
    "cjmkit_rules": "check",
    "cjmkit_references": "load",
    "cjmkit_matchers": "score",
}
WORD = Texts("проба", "a trial")


def problem_of(name: str, value: object, *, is_marked: bool = True) -> str:
    """Return what the host says of a plugin whose hook *name* returns *value*; no other plugin is harmed."""

    def ask() -> list[object]:
        return [value]

    module = ModuleType("one")
    setattr(module, name, hookimpl(ask) if is_marked else ask)
    host = Host((module,))
    (problem,) = host.problems
    assert {"csv", "json", "xlsx"} <= {one.name for one in host.exporters}
    assert not [one for one in (*host.exporters, *host.importers) if not host.is_builtin(one.name)]
    assert "\n" not in problem.message("en")
    return f"{problem.stage}: {problem.error}"


def rule(code: str) -> Rule:
    """Return a rule of this code."""
    return attrs.evolve(SHOUT, code=code, severity=Severity.ERROR)


@pytest.mark.parametrize("hook", GOOD)
@pytest.mark.parametrize(
    "spoil", [lambda name: name[:-1], lambda name: name.replace("cjm", "cmj"), str.upper, "{}s".format]
)
def test_a_misspelt_hook_is_told(hook: str, spoil: Any) -> None:
    """A letter lost, swapped, doubled, or of the wrong case: the nearest hook is named."""
    told = problem_of(spoil(hook), GOOD[hook]())

    assert told.startswith(f"register: ValueError: unknown hook {spoil(hook)}")
    assert spoil is str.upper or told.endswith(f"did you mean {hook}?")


@pytest.mark.parametrize("hook", GOOD)
def test_a_hook_without_its_mark_is_told(hook: str) -> None:
    """A forgotten decorator would be a plugin that waits for a call that never comes."""
    told = problem_of(hook, GOOD[hook](), is_marked=False)

    assert told == f"register: ValueError: {hook} is not marked: put @cjmkit.plugins.hookimpl above it"


@pytest.mark.parametrize("hook", GOOD)
def test_a_verb_with_wrong_arguments_is_told(hook: str) -> None:
    """A verb that cannot take what cjmkit gives is refused before anybody calls it; its arguments are listed."""
    good = GOOD[hook]
    verb = VERBS[hook]
    less = attrs.frozen(type("Less", (good,), {verb: lambda self, one: ()}))
    more = attrs.frozen(type("More", (good,), {verb: lambda self, a, b, c, d, e: ()}))

    for wrong in (less, more):
        assert f"ask: TypeError: '{good().name}': {verb}() must take " in problem_of(hook, wrong())


@pytest.mark.parametrize("hook", GOOD)
@pytest.mark.parametrize(
    ("members", "told"),
    [
        ({"name": "My CRM"}, "name must be a text of a-z"),
        ({"name": None}, "name must be a text of a-z"),
        ({"title": "Список"}, "title must be cjmkit.findings.Texts"),
        ({"api": 2}, "wants api 2, this release has 1: update cjmkit"),
        ({"options": int}, "options must be an attrs class"),
        ({"options": attrs.make_class("Needs", ["what"])}, "every option must have a default"),
        ({"rules": (rule("CRD999"),)}, "a plugin's code is capitals of its own and three digits"),
        ({"rules": (rule("small1"),)}, "a plugin's code is capitals of its own and three digits"),
        ({"rules": ("SMA001",)}, "rules must be cjmkit.findings.Rule objects, not str"),
    ],
)
def test_a_wrong_attribute_is_told(hook: str, members: dict[str, Any], told: str) -> None:
    """Name, title, version, options and codes of an object are looked at, whatever its hook."""
    wrong = attrs.frozen(type("Wrong", (GOOD[hook],), {"__annotations__": dict.fromkeys(members, Any), **members}))

    assert told in problem_of(hook, wrong())


@pytest.mark.parametrize("hook", ["cjmkit_exporters", "cjmkit_importers", "cjmkit_references"])
@pytest.mark.parametrize("extensions", ["csv", (".csv",), ("CSV",), ("",), (1,)])
def test_a_wrong_extension_is_told(hook: str, extensions: Any) -> None:
    """Extensions are a tuple of lower-case texts without the dot: a text alone would be letters."""
    assert "extensions must be a tuple of lower-case texts" in problem_of(hook, GOOD[hook](extensions=extensions))


@pytest.mark.parametrize(
    ("hook", "kind"), [("cjmkit_exporters", "card"), ("cjmkit_importers", "rejects"), ("cjmkit_rules", "template")]
)
def test_a_wrong_kind_is_told(hook: str, kind: str) -> None:
    """An exporter may write every kind of documents, the others know two."""
    assert f"kind is '{kind}', it must be one of cards, project" in problem_of(hook, GOOD[hook](kind=kind))


def test_a_matcher_has_a_verb() -> None:
    """A matcher without either verb is refused; keys of wrong arguments are, too."""
    nothing = attrs.make_class("Nothing", [], bases=(), frozen=True)
    members = {name: getattr(SmallMatcher(), name) for name in ("name", "title", "api", "options")}
    for name, value in members.items():
        setattr(nothing, name, value)
    assert "a matcher must have score(one, two, options) or keys(card, options)" in problem_of(
        "cjmkit_matchers", nothing()
    )
    wrong = attrs.frozen(type("Wrong", (SmallMatcher,), {"keys": lambda self: ()}))
    assert "keys() must take card, options" in problem_of("cjmkit_matchers", wrong())


def test_a_code_has_one_owner() -> None:
    """The second plugin with a code is refused, and the rules of the first one stay."""
    first, second = ModuleType("first"), ModuleType("second")
    first.cjmkit_rules = hookimpl(lambda: [SmallRules()])  # type: ignore[attr-defined]
    second.cjmkit_rules = hookimpl(lambda: [SmallRules(name="other")])  # type: ignore[attr-defined]
    host = Host((first, second))

    (problem,) = host.problems
    assert (problem.plugin, problem.error) == (
        "second",
        "ValueError: 'other': the code SMA002 is taken by another plugin",
    )
    assert host.owner("small-rules") == "first"
    assert list(host.rules) == ["SMA002"]
