"""
Erasing a subject from a base: joins the source, the search and the output.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from cjmkit.errors import FormatError
from cjmkit.files import Together, same_file
from cjmkit.findings import Location
from cjmkit.intake.rows.source import Source
from cjmkit.privacy.erasing import Base, Erasure, SubjectKey, erased_lines, search
from cjmkit.privacy.erasing import catalogue as rules
from cjmkit.toolkit.outputs import Output, opened, suffix_of

__all__ = ["erase_subject"]

_SUFFIXES = ("jsonl", "ndjson")


def erase_subject(
    source: Source,
    target: Output | None,
    key: SubjectKey,
    *,
    everybody: bool = False,
    texts: bool = False,
    confirm: Callable[[Erasure], bool] | None = None,
    together: Together | None = None,
) -> Erasure:
    """
    Erase whom *key* fits; see `Toolkit.erase`.
    """
    if source.suffix not in ("", *_SUFFIXES) or (target is not None and suffix_of(target) not in ("", *_SUFFIXES)):
        raise FormatError(rules.NOT_A_BASE.finding(Location(source=source.name)))
    base = Base(source.name, source.open)
    found = search(base, key, everybody=everybody)
    seen = Erasure(base=source.name, key=key)
    for _ in erased_lines(base, found, seen, texts=texts):
        pass
    if seen.unread and seen.unread == seen.read:
        raise FormatError(rules.NOT_A_BASE.finding(Location(source=source.name)))
    if target is None or (not seen.found and _is_same(source, target)):
        return seen
    if confirm is not None and seen.found and not confirm(seen):
        return seen
    done = Erasure(base=source.name, key=key, written=True)
    with opened(target, together) as stream:
        for line in erased_lines(base, found, done, texts=texts):
            stream.write(line)
    return done


def _is_same(source: Source, target: Output) -> bool:
    return source.path is not None and isinstance(target, (str, os.PathLike)) and same_file(source.path, Path(target))
