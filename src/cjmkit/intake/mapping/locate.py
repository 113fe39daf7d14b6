"""
Where in a mapping file a mistake stands: `tomllib` forgets lines once it has read.
"""

from __future__ import annotations

import re
from typing import Final

from cjmkit.findings import Finding, Location
from cjmkit.intake.catalogue import columns as catalogue

__all__ = ["line_of", "syntax_error"]

_AT: Final = re.compile(r" \(at (?:line ([0-9]{1,9}), column ([0-9]{1,9})|end of document)\)$")
_COLUMN: Final = re.compile(r"[ \t]*\[\[[ \t]*column[ \t]*\]\]")


def syntax_error(error: Exception, text: str, source: str | None) -> Finding:
    """
    Return the finding for an error of `tomllib` in *text*, with its line and position.
    """
    # The parser's sentence names characters of the file at most, never a value.
    said = str(error) if isinstance(error, ValueError) else type(error).__name__
    found = _AT.search(said)
    where = Location(source=source, line=max(1, len(text.splitlines())))
    if found and found.group(1):
        where = Location(source=source, line=int(found.group(1)), position=int(found.group(2)))
    return catalogue.MAPPING_NOT_TOML.finding(where, reason=_AT.sub("", said))


def line_of(text: str, nth: int | None, key: str | None) -> int | None:
    """
    Return the line (from 1) of *key*, in the *nth* ``[[column]]`` (from 0) if given.

    Without a *key*, or where the text does not show it, it is the line of that table, if any.
    """
    lines = text.splitlines()
    start, table = 0, None
    if nth is not None:
        tables = [at for at, line in enumerate(lines) if _COLUMN.match(line)]
        if nth >= len(tables):
            return None
        table = tables[nth] + 1
        start = table
    if key is None:
        return table
    wanted = re.compile(r"[ \t\[]*[\"']?" + re.escape(key) + r"[\"']?[ \t]*[=\].]")
    return next((at + 1 for at in range(start, len(lines)) if wanted.match(lines[at])), table)
