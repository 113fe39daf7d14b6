"""
What goes to the terminal or a pipe: text, data, tables, progress.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final, TextIO

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from cjmkit.cli.language import language
from cjmkit.files import stdout_errors
from cjmkit.findings import Texts

__all__ = ["discard", "emit_data", "prepare_streams", "progress", "say", "show_table", "width_of"]

_PIPE_WIDTH: Final = 160


def say(lines: str | Iterable[str], *, err: bool = False) -> None:
    """
    Print one line or several; nothing for no lines.
    """
    text = lines if isinstance(lines, str) else "\n".join(lines)
    if text:
        _write(f"{text}\n", err=err)


def emit_data(text: str, *, err: bool = False) -> None:
    """
    Print data for programs: UTF-8 in a pipe, whatever encoding the terminal has.
    """
    stream = sys.stderr if err else sys.stdout
    if stream.isatty():
        _write(f"{text}\n", err=err)
        return
    with stdout_errors():
        stream.flush()
        # A file name that is no text comes as surrogates; escaped they are still valid JSON.
        stream.buffer.write(f"{text}\n".encode("utf-8", "backslashreplace"))
        stream.buffer.flush()


def _write(text: str, *, err: bool) -> None:
    # click.echo would write UTF-8 where ASCII was asked for.
    if not err:
        with stdout_errors():
            sys.stdout.write(text)
        return
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:
        # Nobody is left to be told; the answer is in the exit code.
        discard(sys.stderr)


def discard(stream: TextIO) -> None:
    """
    Point *stream* at nothing: what it could not write the interpreter would try again at exit, and complain.
    """
    sink = os.open(os.devnull, os.O_WRONLY)
    os.dup2(sink, stream.fileno())
    os.close(sink)


def show_table(table: Table, *, title: str = "", err: bool = False, pipe_width: int = _PIPE_WIDTH) -> None:
    """
    Print a table as wide as the terminal is; in a pipe of *pipe_width*, without colours and trailing spaces.
    """
    stream = sys.stderr if err else sys.stdout
    shown = Console(file=stream, width=_width(stream.isatty(), pipe_width), highlight=False)
    with stdout_errors(), shown.capture() as captured:
        shown.print(table)  # and flushes what is there already
    # A title of the table itself would be wrapped at the width of its columns.
    say([title] if title else (), err=err)
    say([*(line.rstrip() for line in captured.get().rstrip().splitlines()), ""], err=err)


def width_of(pipe_width: int = _PIPE_WIDTH) -> int:
    """
    Return how wide a table on standard output may be.
    """
    return Console(file=sys.stdout, width=_width(sys.stdout.isatty(), pipe_width)).width


def _width(terminal: bool, pipe_width: int) -> int | None:
    told = os.environ.get("COLUMNS", "")
    if told.isascii() and told.isdigit() and 20 <= int(told[:6]) <= 1000:
        return int(told)
    return None if terminal else pipe_width


@contextlib.contextmanager
def progress(title: Texts) -> Iterator[Callable[[int], None] | None]:
    """
    Show a running count of rows on a terminal; give None where nobody looks.
    """
    if not sys.stderr.isatty():
        yield None
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed:,}"),
        TimeElapsedColumn(),
    )
    text = title.get(language())
    with Progress(*columns, console=Console(file=sys.stderr), transient=True) as bar:
        task = bar.add_task(text, total=None)
        yield lambda rows: bar.update(task, advance=rows)


def prepare_streams() -> None:
    """
    Give every standard stream that was closed a file to be, and escape what a stream cannot write.
    """
    # A file opened next would take the number of a closed stream, and stray words would go into it.
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - lives as the process
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
