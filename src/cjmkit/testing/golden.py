"""
Golden files: what a program writes, compared with a file that a human has looked at.

`check` compares; with ``pytest --cjmkit-golden=update`` (see `cjmkit.testing.pytest_plugin`) or
``CJMKIT_UPDATE_GOLDEN=1`` it writes the golden file instead, which you then read in the diff of your commit. In
CI (``CI=true``) it never writes: there a golden file can only prove.

.. versionadded:: 0.1.0
"""

from __future__ import annotations

import difflib
import io
import os
import zipfile
import zlib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

import pytest

__all__ = ["SWITCH", "check", "differences", "is_updating"]

SWITCH: Final = "CJMKIT_UPDATE_GOLDEN"
"""The environment variable that writes golden files instead of comparing."""

_LINES: Final = 40
_AROUND: Final = 16
_TEXT_BYTES: Final = frozenset((*range(32, 256), 9, 10, 13))
_ZIP: Final = b"PK\x03\x04"


def is_updating() -> bool:
    """
    Return whether golden files are to be written.

    In CI they are not, whatever the switch says.
    """
    return _is_on(SWITCH) and not _is_on("CI")


def check(found: bytes | str | Path, golden: str | Path) -> None:
    """
    Fail the test unless *found* (the bytes, the text, or the path of a file) is what the file *golden* holds.

    Archives such as xlsx and docx are compared member by member: their compression and times do not matter.
    """
    path = Path(golden)
    data = _bytes(found)
    if is_updating():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return
    if not path.exists():
        pytest.fail(f"{path} is not there yet: look at what is written and run pytest --cjmkit-golden=update")
    told = list(islice(differences(path.read_bytes(), data), _LINES))
    if told:
        lines = "\n".join(told)
        pytest.fail(f"{path} differs (- golden, + found); if it should: pytest --cjmkit-golden=update\n{lines}")


def differences(golden: bytes, found: bytes) -> Iterator[str]:
    """
    Yield lines that tell how *found* differs from *golden*; none if it does not.

    Texts give a unified diff, other files their first differing byte, archives the members that differ.
    """
    if golden == found:
        return
    if golden[:4] == found[:4] == _ZIP:
        yield from _in_archives(golden, found)
        return
    texts = _text(golden), _text(found)
    if texts[0] is not None and texts[1] is not None:
        yield from _in_texts(texts[0], texts[1])
    else:
        yield _first_byte(golden, found)


def _in_texts(golden: str, found: str) -> Iterator[str]:
    # Line ends and invisible characters are what texts most often differ by: they must be seen.
    rows = [[_shown(line) for line in text.splitlines(keepends=True)] for text in (golden, found)]
    yield from difflib.unified_diff(rows[0], rows[1], "golden", "found", lineterm="")


def _shown(line: str) -> str:
    """
    Return *line* with its end and what nobody can see written out.
    """
    # A backslash is doubled, or the two characters \\n would look like the line end that is shown so.
    shown = (char if char.isprintable() and char != "\\" else char.encode("unicode_escape").decode() for char in line)
    return "".join(shown)


def _first_byte(golden: bytes, found: bytes) -> str:
    at = next((at for at, (one, other) in enumerate(zip(golden, found, strict=False)) if one != other), None)
    if at is None:
        at = min(len(golden), len(found))
    near = slice(max(0, at - _AROUND), at + _AROUND)
    return f"byte {at} of {len(golden)} and {len(found)}: - {golden[near].hex(' ')} + {found[near].hex(' ')}"


def _in_archives(golden: bytes, found: bytes) -> Iterator[str]:
    first, second = _members(golden), _members(found)
    if first is None or second is None:
        yield _first_byte(golden, found)
        return
    for name in dict.fromkeys((*first, *second)):
        if name not in second:
            yield f"- member {name}"
        elif name not in first:
            yield f"+ member {name}"
        else:
            yield from (f"{name}: {line}" for line in differences(first[name], second[name]))
    if list(first) != list(second) and set(first) == set(second):
        yield f"the members stand in another order: - {list(first)} + {list(second)}"


def _members(data: bytes) -> dict[str, bytes] | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
        # Cut off, of an unknown compression, or encrypted.
        return None


def _text(data: bytes) -> str | None:
    if not _TEXT_BYTES.issuperset(data):
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _bytes(found: bytes | str | Path) -> bytes:
    if isinstance(found, bytes):
        return found
    return found.encode() if isinstance(found, str) else found.read_bytes()


def _is_on(name: str) -> bool:
    return os.environ.get(name, "").lower() not in ("", "0", "false", "no")
