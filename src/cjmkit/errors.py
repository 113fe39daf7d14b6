"""
What the caller did wrong, or what failed outside the library.

Data that is wrong never raises: it becomes a `Finding` in a `Report`. ::

    CjmkitError
    ├── SourceError (OSError)            the input cannot be opened or read
    ├── FormatError (ValueError)         the input is not what it claims to be
    │   ├── LimitError                   it asks for more memory or time than allowed
    │   └── SchemaVersionError           it was written by a newer release
    ├── UnknownFormatError (LookupError) no plugin reads or writes this format
    ├── ConfigError (ValueError)         a mapping, profile or setting is wrong
    ├── PluginError (RuntimeError)       a plugin broke, and was asked for by name
    ├── OutputError (OSError)            the output cannot be written
    └── DataError (ValueError)           `Report.raise_for_errors()` found errors
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cjmkit.findings import Finding, Report

__all__ = [
    "CjmkitError",
    "ConfigError",
    "DataError",
    "FormatError",
    "LimitError",
    "OutputError",
    "PluginError",
    "SchemaVersionError",
    "SourceError",
    "UnknownFormatError",
]


class CjmkitError(Exception):
    """
    The root of every exception that cjmkit raises on purpose.

    Built from a `Finding`, it keeps the code, the place and both languages:
    `str(error)` is English, `error.message("ru")` is Russian. Built from a
    sentence, it says that sentence in either language.
    """

    finding: Finding | None

    def __init__(self, what: Finding | str) -> None:
        if isinstance(what, str):
            self.finding = None
            text = what
        else:
            self.finding = what
            text = what.line("en")
        super().__init__(text)

    def message(self, lang: str = "en") -> str:
        """
        Return the sentence in *lang*: what was found, what was expected, what to do.
        """
        return self.finding.line(lang) if self.finding is not None else str(self)

    def __str__(self) -> str:
        return str(self.args[0])


class SourceError(CjmkitError, OSError):
    """
    The input cannot be opened or read.
    """


class FormatError(CjmkitError, ValueError):
    """
    The input is not what it claims to be, or is damaged beyond reading.
    """


class LimitError(FormatError):
    """
    The input asks for more memory, rows, columns or time than is allowed.
    """


class SchemaVersionError(FormatError):
    """
    The input was written by a newer release of cjmkit.
    """


class UnknownFormatError(CjmkitError, LookupError):
    """
    No plugin reads or writes the wanted format.
    """


class ConfigError(CjmkitError, ValueError):
    """
    A mapping file, a profile or a setting is wrong.
    """


class PluginError(CjmkitError, RuntimeError):
    """
    A plugin that was asked for by name is broken.
    """


class OutputError(CjmkitError, OSError):
    """
    The output cannot be written; what stood there before is untouched.
    """


class DataError(CjmkitError, ValueError):
    """
    The data has errors, and the caller asked for an exception.

    *report* is the whole report.
    """

    def __init__(self, what: Finding | str, report: Report) -> None:
        super().__init__(what)
        self.report = report

    def __reduce__(self) -> tuple[type[DataError], tuple[Finding | str, Report]]:
        # Without it a worker process could not hand the exception over: `args` hold the sentence alone.
        return type(self), (self.finding if self.finding is not None else str(self), self.report)
