"""
What the commands share: language, options, printing of findings, progress.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, TypeVar

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from cjmkit.errors import ConfigError
from cjmkit.findings import Lang, Texts
from cjmkit.intake.repair.base import Proof
from cjmkit.rules import Settings, load_settings
from cjmkit.toolkit import Toolkit

__all__ = [
    "Failure",
    "console",
    "key_values",
    "lang_option",
    "language",
    "output_option",
    "progress",
    "proof_option",
    "reading_options",
    "reading_wishes",
    "toolkit",
]

_Command = TypeVar("_Command", bound=Callable[..., Any])
_PROOFS: Final = {proof.label: proof for proof in Proof}


class Failure(Exception):  # noqa: N818 - not an error of the program: the answer is an exit code
    """
    The command ended with *exit_code*, and has said all there is to say.
    """

    def __init__(self, exit_code: int) -> None:
        super().__init__(exit_code)
        self.exit_code = exit_code


def language() -> Lang:
    """
    Return the language of this call: ``--lang``, ``CJMKIT_LANG``, or by the locale (English only if it says so).
    """
    context = click.get_current_context(silent=True)
    chosen = context.params.get("lang") if context is not None else None
    chosen = chosen or _lang_in(sys.argv) or os.environ.get("CJMKIT_LANG")
    if chosen in ("ru", "en"):
        return "en" if chosen == "en" else "ru"
    told = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    return "en" if told.lower().startswith("en") else "ru"


def _lang_in(arguments: list[str]) -> str | None:
    # Outside a command (a failure at the very start) only the arguments know the language.
    for at, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return argument.partition("=")[2]
        if argument == "--lang" and at + 1 < len(arguments):
            return arguments[at + 1]
    return None


def lang_option(command: _Command) -> _Command:
    """
    Add ``--lang``.
    """
    return click.option("--lang", type=click.Choice(["ru", "en"]), help="Language of messages.")(command)


def output_option(command: _Command) -> _Command:
    """
    Add ``--output`` for commands that print findings.
    """
    kinds = click.Choice(["text", "json", "github", "sarif"])
    return click.option("--output", type=kinds, default="text", show_default=True, help="How to print findings.")(
        command
    )


def proof_option(command: _Command) -> _Command:
    """
    Add ``--repair``, the threshold of proof.
    """
    return click.option(
        "--repair",
        type=click.Choice(list(_PROOFS)),
        default=Proof.ONE_HUNDREDTH.label,
        show_default=True,
        help="Apply repairs proven at least so well; suggest the others.",
    )(command)


def reading_options(command: _Command) -> _Command:
    """
    Add the options that say how an input is read.
    """
    for option in (
        click.option("--from", "from_", metavar="FORMAT", help="Format of the input; found out if left out."),
        click.option("--sheet", "sheets", multiple=True, metavar="NAME", help="Sheet to take; may be repeated."),
        click.option("--mapping", type=click.Path(), metavar="FILE.toml", help="Mapping file to obey."),
        click.option(
            "--synonym", "synonyms", multiple=True, metavar="HEADING=FIELD", help="A heading of yours; may be repeated."
        ),
        click.option(
            "--in-option",
            "in_options",
            multiple=True,
            metavar="KEY=VALUE",
            help="Option of the importer; may be repeated.",
        ),
        click.option("--profile", metavar="NAME", help="What the cards must hold, such as invoice or tender."),
        proof_option,
    ):
        command = option(command)
    return command


def reading_wishes(given: Mapping[str, Any]) -> dict[str, Any]:
    """
    Return the keyword arguments of `Toolkit.read_cards` for the options of `reading_options`.
    """
    return {
        "format": given["from_"],
        "sheets": given["sheets"] or None,
        "mapping": given["mapping"],
        "synonyms": key_values(given["synonyms"], "--synonym"),
        "options": key_values(given["in_options"], "--in-option") or None,
        "profile": given["profile"],
        "repair": _PROOFS[given["repair"]],
    }


def key_values(pairs: tuple[str, ...], option: str) -> dict[str, str]:
    """
    Return ``KEY=VALUE`` arguments as a dict.

    Raises:
        ConfigError: an argument has no ``=``.

    """
    found = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals or not key.strip():
            msg = f"{option} takes KEY=VALUE, not {pair!r}"
            raise ConfigError(msg)
        found[key.strip()] = value.strip()
    return found


def toolkit() -> Toolkit:
    """
    Return a toolkit with the settings of the nearest cjmkit.toml or pyproject.toml.
    """
    return Toolkit(settings=settings())


def settings() -> Settings:
    """
    Return the settings found from the current folder upwards.
    """
    return load_settings(Path.cwd())


def console(*, stderr: bool = False) -> Console:
    """
    Return a console that neither colours nor cuts what goes into a pipe.
    """
    stream = sys.stderr if stderr else sys.stdout
    wide = None if stream.isatty() else int(os.environ.get("COLUMNS", "160"))
    return Console(file=stream, width=wide, highlight=False, soft_wrap=False)


@contextmanager
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
    with Progress(*columns, console=Console(file=sys.stderr), transient=True) as bar:
        task = bar.add_task(title.get(language()), total=None)
        yield lambda rows: bar.update(task, advance=rows)
