"""
The program: its commands, and the boundary where every failure becomes one sentence.
"""

from __future__ import annotations

import os
import sys
from typing import NoReturn

import click

from cjmkit.cli.check import check
from cjmkit.cli.common import Failure, language
from cjmkit.cli.convert import convert
from cjmkit.cli.explain import explain
from cjmkit.cli.inspect import inspect
from cjmkit.cli.new import new
from cjmkit.cli.plugins import plugins
from cjmkit.cli.schema import schema
from cjmkit.errors import CjmkitError, DataError
from cjmkit.findings import Texts

__all__ = ["program", "run"]

_INTERRUPTED = Texts(
    "прервано; файлы, которые уже были, не изменились", "interrupted; files that were there stand as they were"
)
_MEMORY = Texts("не хватило памяти: разделите файл на части", "out of memory: split the file into parts")
_BUG = Texts(
    "внутренняя ошибка {kind} в {place}; это дефект cjmkit, сообщите о нём (CJMKIT_DEBUG=1 покажет подробности)",
    "internal error {kind} at {place}; a defect of cjmkit, please report it (CJMKIT_DEBUG=1 shows details)",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="cjmkit", prog_name="cjmkit")
def program() -> None:
    r"""
    Client cards as checked, portable data: read a messy base, mend what can be proven, write clean cards.

    \b
    cjmkit inspect clients.xlsx                 what each column is
    cjmkit convert clients.xlsx clients.jsonl   clean cards, and a workbook of rows that need a human
    """


for _command in (convert, inspect, check, explain, plugins, schema, new):
    program.add_command(_command)


def run(arguments: list[str] | None = None) -> NoReturn:
    """
    Run the program with *arguments* (those of the process by default) and exit.
    """
    _survive_narrow_encodings()
    try:
        code = program.main(arguments, standalone_mode=False)
    except click.exceptions.Exit as ending:
        code = ending.exit_code
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        _say(_INTERRUPTED.get(language()))
        code = 130
    except BrokenPipeError:
        code = _broken_pipe()
    except Failure as failure:
        code = failure.exit_code
    except DataError as error:
        _say(error.message(language()))
        code = 1
    except CjmkitError as error:
        _say(error.message(language()))
        code = 2
    except MemoryError:
        _say(_MEMORY.get(language()))
        code = 2
    except Exception as error:  # noqa: BLE001 - the last boundary: a user never meets a traceback
        code = _bug(error)
    raise SystemExit(code if isinstance(code, int) else 0)


def _say(sentence: str) -> None:
    sys.stderr.write(f"cjmkit: {sentence}\n")


def _bug(error: Exception) -> int:
    if os.environ.get("CJMKIT_DEBUG"):
        raise error
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    # The message of a foreign exception may hold personal data, so only its kind and place are told.
    place = f"{os.path.basename(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno}" if trace is not None else "?"  # noqa: PTH119
    _say(_BUG.get(language(), kind=type(error).__name__, place=place))
    return 2


def _broken_pipe() -> int:
    # The reader of our output is gone (`| head`): point stdout at nothing, or the interpreter complains at exit.
    sink = os.open(os.devnull, os.O_WRONLY)
    os.dup2(sink, sys.stdout.fileno())
    return 0


def _survive_narrow_encodings() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None and (stream.encoding or "").lower().replace("-", "") != "utf8":
            reconfigure(errors="backslashreplace")
