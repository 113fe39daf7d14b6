"""
The language of a call.
"""

from __future__ import annotations

import os
import sys

import click

from cjmkit.findings import Lang

__all__ = ["language"]


def language() -> Lang:
    """
    Return the language of this call: ``--lang``, ``CJMKIT_LANG``, or by the locale.

    Russian, unless the locale speaks English or the stream cannot write Russian letters.
    """
    context = click.get_current_context(silent=True)
    chosen = context.params.get("lang") if context is not None else None
    for told in (chosen, _named_in(sys.argv[1:]), os.environ.get("CJMKIT_LANG")):
        if told in ("ru", "en"):
            return "en" if told == "en" else "ru"
    told = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    return "en" if told.lower().startswith("en") or not _can_write_russian() else "ru"


def _named_in(arguments: list[str]) -> str | None:
    # A failure before the command is known, and --help, have no other way to learn it.
    for at, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return argument.partition("=")[2]
        if argument == "--lang" and at + 1 < len(arguments):
            return arguments[at + 1]
    return None


def _can_write_russian() -> bool:
    try:
        "я".encode(sys.stderr.encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
