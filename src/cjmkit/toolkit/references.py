"""
References: the directories that a toolkit was given files for, each loaded when it is first asked for.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from cjmkit.codes.directory import BankDirectory
from cjmkit.errors import ConfigError, PluginError
from cjmkit.intake.rows.source import open_source
from cjmkit.plugins import Host, Reference
from cjmkit.plugins.problems import PluginRules
from cjmkit.rules import Settings
from cjmkit.toolkit.strangers import blamed
from cjmkit.toolkit.values import made

if TYPE_CHECKING:
    from cjmkit.toolkit.options import Input

__all__ = ["BANKS", "References"]

BANKS: Final = "banks"
"""The subject of directories that rules, codes and repairs ask."""


class References:
    """
    Loads directories and keeps them: *files* say which file each is in, by its name or subject.
    """

    def __init__(self, files: Mapping[str, Input], settings: Settings) -> None:
        self._files = {**settings.references, **files}
        self._settings = settings
        self._loaded: dict[str, Any] = {}
        self._lock = threading.Lock()

    def get(self, name: str, host: Host) -> Any | None:
        """
        Return the directory called *name*, or of that subject; None where no file was given for it.

        Raises:
            ConfigError: a file was given for a directory that nothing loads.
            SourceError, FormatError: the file cannot be opened or read.

        """
        self._refuse_unknown(host)
        for reference in host.references:
            key = self._key(reference, name)
            if key is not None:
                with self._lock:
                    if reference.name not in self._loaded:
                        self._loaded[reference.name] = self._load(reference, key, host)
                    return self._loaded[reference.name]
        return None

    def _key(self, reference: Reference, name: str) -> str | None:
        names = (reference.name, reference.subject)
        return next((key for key in names if key in self._files), None) if name in names else None

    def _load(self, reference: Reference, key: str, host: Host) -> Any:
        options = made(reference.options, self._settings.plugins.get(reference.name, {}), reference.name)
        with blamed(host, reference.name):
            loaded = reference.load(open_source(self._files[key]), options)
        if reference.subject == BANKS and not isinstance(loaded, BankDirectory):
            origin = host.owner(reference.name)
            error = f"load() returned {type(loaded).__name__}, a BankDirectory is wanted"
            raise PluginError(PluginRules.FAILED_VERB.finding(name=reference.name, origin=origin, error=error))
        return loaded

    def _refuse_unknown(self, host: Host) -> None:
        known = {name for reference in host.references for name in (reference.name, reference.subject)}
        for name in self._files:
            if name not in known:
                listed = ", ".join(sorted(known)) or "—"
                raise ConfigError(PluginRules.NO_REFERENCE.finding(name=name[:60], known=listed))
