"""
A mistake in the call, as one sentence in the language of the call.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Final

import click

from cjmkit.cli.rules import CALL_NOT_UNDERSTOOD
from cjmkit.findings import Lang, Texts

__all__ = ["usage_sentence"]

_NO_OPTION: Final = Texts("нет ключа «{name}»{near}", "no such option: {name}{near}")
_NO_COMMAND: Final = Texts("нет команды «{name}»{near}", "no such command: {name}{near}")
_NEAR: Final = Texts("; похожие: {names}", "; close ones: {names}")
_MISSING: Final = Texts("не хватает: {name}", "missing: {name}")
_CHOICE: Final = Texts("{name}: найдено «{found}», нужно одно из: {choices}", "{name}: found '{found}', use {choices}")
_BAD: Final = Texts("{name}: негодное значение ({reason})", "{name}: wrong value ({reason})")
_NO_VALUE: Final = Texts("ключу {name} нужно значение", "the option {name} needs a value")
_OTHER: Final = Texts("вызов не понят ({reason})", "the call was not understood ({reason})")
_SURPLUS: Final = Texts("лишнее: {found}", "too many arguments: {found}")
_NUMBER: Final = Texts("{name}: нужно целое число от {least}", "{name}: a whole number from {least} is needed")


def usage_sentence(error: click.ClickException, lang: Lang) -> str:
    """
    Return what is wrong with the call, what was expected, and where the help is.
    """
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "cjmkit"
    finding = CALL_NOT_UNDERSTOOD.finding(sentence=_sentence(error, lang), help=f"{path} --help")
    return finding.line(lang)


def _sentence(error: click.ClickException, lang: Lang) -> str:
    name = _wrong_command(error)
    if name is not None:
        return _NO_COMMAND.get(lang, name=name, near=_near(_commands_like(name, error), lang))
    if isinstance(error, click.NoSuchOption):
        return _NO_OPTION.get(lang, name=error.option_name, near=_near(error.possibilities, lang))
    if isinstance(error, click.BadOptionUsage):
        return _NO_VALUE.get(lang, name=error.option_name)
    if isinstance(error, click.MissingParameter):
        return _MISSING.get(lang, name=_name(error))
    if isinstance(error, click.BadParameter):
        return _wrong_value(error, lang)
    message = error.format_message().rstrip(".")
    if "unexpected extra" in message:
        return _SURPLUS.get(lang, found=message.partition("(")[2].rstrip(")"))
    return _OTHER.get(lang, reason=message)


def _wrong_command(error: click.ClickException) -> str | None:
    # Newer releases of click tell a wrong command by a class of its own; older ones by a message alone.
    name = getattr(error, "command_name", None)
    if isinstance(name, str):
        return name
    return _quoted(error.message) if error.message.startswith("No such command") else None


def _commands_like(name: str, error: click.ClickException) -> Sequence[str]:
    context = getattr(error, "ctx", None)
    if context is None or not isinstance(context.command, click.Group):
        return ()
    return get_close_matches(name, context.command.list_commands(context))


def _wrong_value(error: click.BadParameter, lang: Lang) -> str:
    choice = error.param.type if error.param is not None else None
    found = _quoted(error.message)
    if isinstance(choice, click.Choice) and found is not None:
        return _CHOICE.get(lang, name=_name(error), found=found, choices=", ".join(map(str, choice.choices)))
    if isinstance(choice, click.IntRange):
        return _NUMBER.get(lang, name=_name(error), least=choice.min)
    return _BAD.get(lang, name=_name(error), reason=error.message.rstrip("."))


def _quoted(message: str) -> str | None:
    # click keeps the rejected value only inside its message: 'foo' is not one of …
    parts = message.split("'")
    return parts[1] if len(parts) > 2 else None


def _name(error: click.BadParameter) -> str:
    if error.param is None:
        return "?"
    options: Sequence[str] = [name for name in error.param.opts if name.startswith("-")]
    return max(options, key=len) if options else error.param.human_readable_name


def _near(names: Sequence[str] | None, lang: Lang) -> str:
    return _NEAR.get(lang, names=", ".join(names)) if names else ""
