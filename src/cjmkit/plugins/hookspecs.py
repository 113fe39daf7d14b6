"""
Hooks: the doors that formats, rules, directories and matchers come in by.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pluggy

from cjmkit.plugins.contracts import Exporter, Importer, Matcher, Reference, RuleSet

__all__ = [
    "cjmkit_exporters",
    "cjmkit_importers",
    "cjmkit_matchers",
    "cjmkit_references",
    "cjmkit_rules",
    "hookimpl",
    "hookspec",
]

hookspec: Final = pluggy.HookspecMarker("cjmkit")
hookimpl: Final = pluggy.HookimplMarker("cjmkit")


@hookspec
def cjmkit_importers() -> Sequence[Importer]:  # type: ignore[empty-body]
    """
    Return the importers of this plugin.

    .. versionadded:: 0.1.0
    """


@hookspec
def cjmkit_exporters() -> Sequence[Exporter]:  # type: ignore[empty-body]
    """
    Return the exporters of this plugin.

    .. versionadded:: 0.1.0
    """


@hookspec
def cjmkit_rules() -> Sequence[RuleSet]:  # type: ignore[empty-body]
    """
    Return the rule sets of this plugin.

    .. versionadded:: 0.1.0
    """


@hookspec
def cjmkit_references() -> Sequence[Reference]:  # type: ignore[empty-body]
    """
    Return the references of this plugin: loaders of directories.

    .. versionadded:: 0.1.0
    """


@hookspec
def cjmkit_matchers() -> Sequence[Matcher]:  # type: ignore[empty-body]
    """
    Return the matchers of this plugin: what else duplicates are found by.

    .. versionadded:: 0.1.0
    """
