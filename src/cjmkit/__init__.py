"""
cjmkit: client cards and customer journey maps as checked, portable Python data.

Every public name is loaded when it is first used, so that `import cjmkit` costs next to nothing: it
reads no entry point, opens no file and loads no openpyxl.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from cjmkit.errors import (
        CjmkitError,
        ConfigError,
        DataError,
        FormatError,
        LimitError,
        OutputError,
        PluginError,
        SchemaVersionError,
        SourceError,
        UnknownFormatError,
    )
    from cjmkit.findings import Finding, Location, Report, Severity
    from cjmkit.model import CardKind, ClientCard
    from cjmkit.model.journeys import Barrier, Journey, Persona, Project, Stage, Touchpoint
    from cjmkit.toolkit import Toolkit

__all__ = [
    "Barrier",
    "CardKind",
    "CjmkitError",
    "ClientCard",
    "ConfigError",
    "DataError",
    "Finding",
    "FormatError",
    "Journey",
    "LimitError",
    "Location",
    "OutputError",
    "Persona",
    "PluginError",
    "Project",
    "Report",
    "SchemaVersionError",
    "Severity",
    "SourceError",
    "Stage",
    "Toolkit",
    "Touchpoint",
    "UnknownFormatError",
    "__version__",
]

_HOMES: Final = {
    "errors": (
        "CjmkitError ConfigError DataError FormatError LimitError OutputError PluginError SchemaVersionError "
        "SourceError UnknownFormatError"
    ),
    "findings": "Finding Location Report Severity",
    "model": "CardKind ClientCard",
    "model.journeys": "Barrier Journey Persona Project Stage Touchpoint",
    "toolkit": "Toolkit",
}

__version__: str


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("cjmkit")
    for home, names in _HOMES.items():
        if name in names.split():
            value = getattr(importlib.import_module(f"cjmkit.{home}"), name)
            globals()[name] = value
            return value
    msg = f"module 'cjmkit' has no attribute {name!r}"
    raise AttributeError(msg)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
