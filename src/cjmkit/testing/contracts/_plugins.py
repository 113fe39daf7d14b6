"""
The contract of a whole plugin: what its hooks return.
"""

from __future__ import annotations

from typing import Any, ClassVar

from cjmkit.plugins import Host
from cjmkit.plugins.watching import watched
from cjmkit.testing.contracts._base import Contract

__all__ = ["PluginContract"]


class PluginContract(Contract):
    """
    Proves that cjmkit takes a plugin as it is.

    *plugin* is the module that the entry point names.
    """

    plugin: ClassVar[Any]

    def _names(self) -> list[list[str]]:
        host = Host((self.plugin,))
        assert not host.problems, host.problems[0].message("en")
        kinds = (host.importers, host.exporters, host.rule_sets, host.references, host.matchers)
        return [[one.name for one in kind if not host.is_builtin(one.name)] for kind in kinds]

    def test_the_host_has_no_problem_with_it(self) -> None:
        """The hooks are known, their objects follow the contracts, and there is at least one."""
        assert any(self._names()), "the hooks return nothing: mark functions with cjmkit.plugins.hookimpl"

    def test_hooks_return_the_same_each_time(self) -> None:
        """Two askings give the same names in the same order: hooks do no work and know no chance."""
        assert self._names() == self._names(), "a hook returned other objects the second time"

    def test_asking_does_nothing_else(self) -> None:
        """Asking the hooks prints nothing and changes nothing of the process."""
        with watched() as watch:
            self._names()
        assert not watch.deeds, f"the hooks {', '.join(watch.deeds)}"
