"""
Watching: what a stranger's code prints or changes in the process while it is loaded.

The host lends its process to code that it does not know. What is printed would spoil an export to
standard output; a changed locale or decimal context would change numbers in other programs' hands.
"""

from __future__ import annotations

import decimal
import io
import locale
import os
import socket
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, TextIO

import attrs

__all__ = ["Watch", "watched"]


@attrs.define
class Watch:
    """
    What was seen: *deeds* in words, such as ``printed 12 characters`` or ``changed sys.path``.
    """

    deeds: list[str] = attrs.field(factory=list)


@contextmanager
def watched() -> Iterator[Watch]:
    """
    Keep what the block prints to itself and give back what it changed; tell both by the `Watch`.

    Only this thread's printing is kept: the others are somebody else's.
    """
    watch = Watch()
    before = [(name, look()) for name, look, _ in _STATES]
    out, err = sys.stdout, sys.stderr
    heard = _Listening(out), _Listening(err)
    sys.stdout, sys.stderr = heard
    try:
        yield watch
    finally:
        if (sys.stdout, sys.stderr) != heard:
            watch.deeds.append("changed sys.stdout or sys.stderr")
        sys.stdout, sys.stderr = out, err
        printed = sum(one.printed for one in heard)
        if printed:
            watch.deeds.append(f"printed {printed} characters")
        for (name, was), (_, look, restore) in zip(before, _STATES, strict=True):
            if look() != was:
                restore(was)
                watch.deeds.append(f"changed {name}")


class _Listening(io.TextIOBase):
    """
    Counts what this thread writes, and passes on what other threads write.
    """

    def __init__(self, through: TextIO) -> None:
        self._through = through
        self._thread = threading.get_ident()
        self.printed = 0

    def write(self, text: str) -> int:
        if threading.get_ident() != self._thread:
            return self._through.write(text)
        self.printed += len(text)
        return len(text)

    def flush(self) -> None:
        if threading.get_ident() != self._thread:
            self._through.flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._through, name)


def _environ() -> dict[str, str]:
    return dict(os.environ)


def _set_environ(was: dict[str, str]) -> None:
    for name in os.environ.keys() - was.keys():
        del os.environ[name]
    os.environ.update(was)


def _context() -> tuple[object, ...]:
    context = decimal.getcontext()
    traps = tuple(sorted(trap.__name__ for trap, on in context.traps.items() if on))
    return (context.prec, context.rounding, context.Emin, context.Emax, context.capitals, context.clamp, traps)


def _set_context(was: tuple[Any, ...]) -> None:
    context = decimal.getcontext()
    context.prec, context.rounding, context.Emin, context.Emax, context.capitals, context.clamp = was[:6]
    for trap in context.traps:
        context.traps[trap] = trap.__name__ in was[6]


def _folder() -> str:
    try:
        return str(Path.cwd())
    except OSError:  # the folder was removed under the process
        return ""


def _set_folder(was: str) -> None:
    if was:
        os.chdir(was)


def _set_list(found: list[Any]) -> Callable[[tuple[Any, ...]], None]:
    def restore(was: tuple[Any, ...]) -> None:
        found[:] = was

    return restore


def _set_filters(was: tuple[Any, ...]) -> None:
    warnings.filters[:] = was  # type: ignore[index]


_STATES: Final[tuple[tuple[str, Callable[[], Any], Callable[[Any], object]], ...]] = (
    ("the locale", lambda: locale.setlocale(locale.LC_ALL), lambda was: locale.setlocale(locale.LC_ALL, was)),
    ("the decimal context", _context, _set_context),
    ("the environment", _environ, _set_environ),
    ("sys.path", lambda: tuple(sys.path), _set_list(sys.path)),
    ("warning filters", lambda: tuple(warnings.filters), _set_filters),
    ("the current folder", _folder, _set_folder),
    ("the socket timeout", socket.getdefaulttimeout, socket.setdefaulttimeout),
    ("the recursion limit", sys.getrecursionlimit, sys.setrecursionlimit),
    ("sys.excepthook", lambda: sys.excepthook, lambda was: setattr(sys, "excepthook", was)),
)
"""Each state of the process: its name, how it is looked at, how it is given back."""
