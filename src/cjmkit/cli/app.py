"""
The program: its commands, and the boundary where every failure becomes one sentence.
"""

from __future__ import annotations

import importlib
import os
import sys
from typing import Any, Final, NoReturn

import click

from cjmkit.cli import rules
from cjmkit.cli.bilingual import Group
from cjmkit.cli.common import lang_option
from cjmkit.cli.failure import Failure
from cjmkit.cli.language import language
from cjmkit.cli.terminal import discard, prepare_streams, say
from cjmkit.cli.usage import usage_sentence
from cjmkit.errors import CjmkitError, DataError, OutputError
from cjmkit.files import stdout_errors
from cjmkit.findings import Texts

__all__ = ["program", "run"]

_INTERRUPTED: Final = Texts(
    "прервано; файлы, которые уже были, не изменились", "interrupted; files that were there stand as they were"
)
_MEMORY: Final = Texts("не хватило памяти: разделите файл на части", "out of memory: split the file into parts")
_BUG: Final = Texts(
    "внутренняя ошибка {kind} в {place}; это дефект cjmkit, сообщите о нём (CJMKIT_DEBUG=1 покажет подробности)",
    "internal error {kind} at {place}; a defect of cjmkit, please report it (CJMKIT_DEBUG=1 shows details)",
)


_COMMANDS: Final = (
    "analyse", "check", "convert", "dedupe", "diff", "erase", "expired", "explain", "fmt", "inspect", "new",
    "notice", "plugins", "render", "schema", "update",
)  # fmt: skip
"""The commands, each in a module of its own name: only the one that is called is loaded."""


class _Program(Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        found: click.Command = getattr(importlib.import_module(f"cjmkit.cli.{cmd_name}"), cmd_name)
        return found

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise Failure(0) from None


@click.group(
    cls=_Program,
    about=Texts(
        "Карточки клиентов как проверенные данные: прочесть неровную базу, исправить доказуемое, записать чисто.",
        "Client cards as checked, portable data: read a messy base, mend what can be proven, write clean cards.",
    ),
    details=(
        Texts(
            "\b\n"
            "cjmkit inspect clients.xlsx                 что в каждом столбце\n"
            "cjmkit convert clients.xlsx clients.jsonl   чистые карточки и книга строк для человека",
            "\b\n"
            "cjmkit inspect clients.xlsx                 what each column is\n"
            "cjmkit convert clients.xlsx clients.jsonl   clean cards, and a workbook of rows that need a human",
        ),
    ),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    invoke_without_command=True,
)
@click.version_option(package_name="cjmkit", prog_name="cjmkit")
@lang_option
@click.pass_context
def program(context: click.Context, lang: str | None) -> None:
    """
    Print the help if no command is named.
    """
    del lang  # `language` looks it up
    if context.invoked_subcommand is None:
        say(context.get_help(), err=True)
        raise Failure(2)


def run(arguments: list[str] | None = None) -> NoReturn:
    """
    Run the program with *arguments* (those of the process by default) and exit.
    """
    prepare_streams()
    code = _answered(arguments)
    try:
        # What is left in the buffer may fail to be written too, and the interpreter would say so in its own words.
        with stdout_errors():
            sys.stdout.flush()
    except BrokenPipeError:
        discard(sys.stdout)
    except OutputError as error:
        discard(sys.stdout)
        code = _say(error.message(language()), 2)
    raise SystemExit(code)


def _answered(arguments: list[str] | None) -> int:
    try:
        result = program.main(arguments, prog_name="cjmkit", standalone_mode=False)
        return result if isinstance(result, int) else 0
    except Failure as failure:
        return failure.exit_code
    except click.ClickException as error:
        return _say(usage_sentence(error, language()), 2)
    except (click.Abort, KeyboardInterrupt):
        return _say(_INTERRUPTED.get(language()), 130)
    except CjmkitError as error:
        return _say(error.message(language()), 1 if isinstance(error, DataError) else 2)
    except OSError as error:
        # What is left after inputs and outputs have spoken for themselves, such as a temporary file on a full disk.
        reason = os.strerror(error.errno) if error.errno else type(error).__name__
        return _say(rules.SYSTEM_REFUSED.finding(reason=reason).line(language()), 2)
    except MemoryError:
        return _say(_MEMORY.get(language()), 2)
    except Exception as error:  # noqa: BLE001 - the last boundary: a user never meets a traceback
        return _bug(error)


def _say(sentence: str, code: int) -> int:
    say(f"cjmkit: {' '.join(sentence.split())}", err=True)
    return code


def _bug(error: Exception) -> int:
    if os.environ.get("CJMKIT_DEBUG"):
        raise error
    trace, place = error.__traceback__, "?"
    while trace is not None:
        place = f"{os.path.basename(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno}"  # noqa: PTH119
        trace = trace.tb_next
    # The message of a foreign exception may hold personal data, so only its kind and place are told.
    return _say(_BUG.get(language(), kind=type(error).__name__, place=place), 2)
