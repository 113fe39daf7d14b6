"""
Vetting: what a plugin brings is held to the contracts before anybody relies on it.

Whoever writes a plugin meets these sentences first, so each says what was found and what is wanted.
"""

from __future__ import annotations

import difflib
import inspect
import re
from collections.abc import Collection, Sequence
from typing import Any, Final, get_args

import attrs
import pluggy

from cjmkit.findings import Rule, Texts
from cjmkit.plugins import hookspecs
from cjmkit.plugins.contracts import API, Exporter, Importer, Kind, Matcher, Reference, RuleSet

__all__ = ["CONTRACTS", "CORE_FAMILIES", "refuse_strange_hooks", "vet", "vet_rules"]

CONTRACTS: Final[dict[str, type[Any]]] = {
    "cjmkit_importers": Importer,
    "cjmkit_exporters": Exporter,
    "cjmkit_rules": RuleSet,
    "cjmkit_references": Reference,
    "cjmkit_matchers": Matcher,
}
"""What each hook returns a list of."""

CORE_FAMILIES: Final = frozenset(("CRD", "PRS", "JRN", "IMP", "DUP", "EXP", "PRV", "CFG"))
"""The families of codes that are cjmkit's own."""

_VERBS: Final = {Importer: ("read", 2), Exporter: ("write", 4), RuleSet: ("check", 3), Reference: ("load", 2)}
_MATCHING: Final = {"score": ("one, two, options", 3), "keys": ("card, options", 2)}
"""What a matcher may do: it has one of these verbs, or both."""
_KINDS: Final = {
    Importer: ("cards", "project"),
    Exporter: get_args(Kind),
    RuleSet: ("cards", "project"),
}
_CODE: Final = re.compile(r"[A-Z]{2,8}[0-9]{3}")
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9._-]*")


def refuse_strange_hooks(manager: pluggy.PluginManager, plugin: object) -> None:
    """
    Raise for a marked function that is no hook, for a hook that is not marked, and for a plugin without any.

    pluggy passes a misspelt hook in silence: its author would wait for a call that never comes.
    """
    known = {name for name in dir(hookspecs) if name.startswith("cjmkit_")}
    marked = [name for name in dir(plugin) if manager.parse_hookimpl_opts(plugin, name) is not None]
    for name in marked:
        if name not in known:
            close = difflib.get_close_matches(name, known, n=1)
            hint = f", did you mean {close[0]}?" if close else ""
            msg = f"unknown hook {name}{hint}"
            raise ValueError(msg)
    forgotten = [name for name in sorted(known - set(marked)) if callable(getattr(plugin, name, None))]
    if forgotten:
        # pluggy passes these in silence, too.
        msg = f"{forgotten[0]} is not marked: put @cjmkit.plugins.hookimpl above it"
        raise ValueError(msg)
    if not marked:
        msg = "no hook implementation found: mark functions with cjmkit.plugins.hookimpl"
        raise ValueError(msg)


def vet(value: Any, contract: type[Any]) -> None:
    """
    Raise unless *value* follows *contract*: members, types, the arguments of its verb, its version.
    """
    owner = type(value).__name__
    if not isinstance(value, contract):
        missing = [name for name in sorted(_members(contract)) if not hasattr(value, name)]
        msg = f"{owner} does not follow {contract.__name__}: no {', '.join(missing)}"
        raise TypeError(msg)
    if not isinstance(value.name, str) or not _NAME.fullmatch(value.name):
        msg = f"{owner}.name must be a text of a-z, 0-9, dot, dash and underscore, such as mycrm-csv"
        raise TypeError(msg)
    if not isinstance(value.api, int) or value.api < 1:
        msg = f"{value.name!r}: api must be cjmkit.plugins.API, a whole number from 1, not {value.api!r}"
        raise TypeError(msg)
    if value.api > API:
        msg = f"format {value.name!r} wants api {value.api}, this release has {API}: update cjmkit"
        raise ValueError(msg)
    _vet_words(value)
    _vet_kind(value, contract)
    _vet_verb(value, contract)
    _vet_options(value)


def vet_rules(value: Any, taken: Collection[str]) -> tuple[Rule, ...]:
    """
    Return the catalogue entries of *value*; raise where a code is not the plugin's own to use.
    """
    rules = tuple(getattr(value, "rules", ()))
    for rule in rules:
        if not isinstance(rule, Rule):
            msg = f"{value.name!r}: rules must be cjmkit.findings.Rule objects, not {type(rule).__name__}"
            raise TypeError(msg)
        if not _CODE.fullmatch(rule.code) or rule.code[:3] in CORE_FAMILIES:
            wanted = "capitals of its own and three digits, such as MYC001"
            msg = f"{value.name!r}: a plugin's code is {wanted}, not {rule.code}"
            raise ValueError(msg)
        if rule.code in taken:
            msg = f"{value.name!r}: the code {rule.code} is taken by another plugin"
            raise ValueError(msg)
    return rules


def _vet_words(value: Any) -> None:
    if not isinstance(value.title, Texts):
        msg = f"{value.name!r}: title must be cjmkit.findings.Texts, a Russian and an English text"
        raise TypeError(msg)
    extensions = getattr(value, "extensions", ())
    if isinstance(extensions, str) or not all(_is_extension(one) for one in extensions):
        msg = f"{value.name!r}: extensions must be a tuple of lower-case texts without the dot, such as ('csv',)"
        raise TypeError(msg)


def _is_extension(one: object) -> bool:
    return isinstance(one, str) and bool(one) and one == one.lower() and not one.startswith(".")


def _vet_kind(value: Any, contract: type[Any]) -> None:
    kinds: Sequence[str] = _KINDS.get(contract, ())
    if kinds and value.kind not in kinds:
        msg = f"{value.name!r}: kind is {value.kind!r}, it must be one of {', '.join(kinds)}"
        raise ValueError(msg)


def _vet_verb(value: Any, contract: type[Any]) -> None:
    if contract is Matcher:
        _vet_matcher(value)
        return
    verb, count = _VERBS[contract]
    wanted = list(inspect.signature(getattr(contract, verb)).parameters)[1:]
    _vet_arguments(value, verb, ", ".join(wanted), count)


def _vet_matcher(value: Any) -> None:
    verbs = [verb for verb in _MATCHING if hasattr(value, verb)]
    if not verbs:
        told = " or ".join(f"{verb}({wanted})" for verb, (wanted, _) in _MATCHING.items())
        msg = f"{value.name!r}: a matcher must have {told}"
        raise TypeError(msg)
    for verb in verbs:
        _vet_arguments(value, verb, *_MATCHING[verb])


def _vet_arguments(value: Any, verb: str, wanted: str, count: int) -> None:
    try:
        inspect.signature(getattr(value, verb)).bind(*(None,) * count)
    except TypeError as error:
        msg = f"{value.name!r}: {verb}() must take {wanted} ({error})"
        raise TypeError(msg) from None


def _vet_options(value: Any) -> None:
    if not isinstance(value.options, type) or not attrs.has(value.options):
        msg = f"format {value.name!r}: options must be an attrs class"
        raise TypeError(msg)
    try:
        value.options()
    except Exception as error:  # noqa: BLE001 - a class of options may raise anything
        msg = f"{value.name!r}: every option must have a default ({type(error).__name__}: {error})"
        raise TypeError(msg) from None


def _members(contract: type[Any]) -> frozenset[str]:
    homes = (vars(home) for home in contract.__mro__ if home.__module__.startswith("cjmkit."))
    return frozenset(name for members in homes for name in members if not name.startswith("_"))
