"""
Commands, options and help in two languages.

click keeps one English text for each; here the Russian one rides along, and the formatter swaps the
few words that click itself says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, TypeVar

import click

from cjmkit.cli.failure import Failure
from cjmkit.cli.language import language
from cjmkit.files import stdout_errors
from cjmkit.findings import Texts

__all__ = ["Command", "Group", "Option", "command", "option"]

_Decorated = TypeVar("_Decorated", bound=Callable[..., Any])

_USAGE: Final = {"[OPTIONS]": "[КЛЮЧИ]", "COMMAND": "КОМАНДА", "[ARGS]": "[АРГУМЕНТЫ]"}
_WORDS: Final = {
    "Options": "Ключи",
    "Commands": "Команды",
    "Show this message and exit.": "Показать эту справку.",
    "Show the version and exit.": "Показать версию.",
}
_EXTRAS: Final = {"[default: ": "[по умолчанию: ", "[required]": "[обязателен]"}


class _Formatter(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        if language() == "ru":
            prefix = "Вызов: " if prefix is None else prefix
            args = _swapped(args, _USAGE)
        super().write_usage(prog, args, prefix)

    def write_heading(self, heading: str) -> None:
        super().write_heading(_WORDS.get(heading, heading) if language() == "ru" else heading)

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        if language() == "ru":
            rows = ((name, _WORDS.get(text, text)) for name, text in rows)
        super().write_dl(list(rows), col_max, col_spacing)


class _Context(click.Context):
    formatter_class = _Formatter


class Option(click.Option):
    """
    An option whose help is in both languages.
    """

    def __init__(self, *args: Any, about: Texts, **rest: Any) -> None:
        super().__init__(*args, **{**rest, "help": about.en})
        self.about = about

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """
        Return the names and the help in the language of the call.
        """
        record = super().get_help_record(ctx)
        if record is None or language() == "en":
            return record
        names, text = record
        return names, _swapped(text, {self.about.en: self.about.ru, **_EXTRAS})


class Command(click.Command):
    """
    A command with one sentence about itself in both languages, and more of them in *details*.
    """

    context_class: type[click.Context] = _Context

    def __init__(self, *args: Any, about: Texts, details: Sequence[Texts] = (), **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.about = about
        self.details = details

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """
        Parse the arguments; the help that they may ask for is printed right here.
        """
        try:
            with stdout_errors():
                return super().make_context(info_name, args, parent, **extra)
        except BrokenPipeError:
            # click would answer 1, which means here that the data has errors.
            raise Failure(0) from None

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """
        Write what the command does.
        """
        for texts in (self.about, *self.details):
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(texts.get(language()))

    def get_short_help_str(self, limit: int = 45) -> str:
        """
        Return the sentence for the list of commands, whole.
        """
        return self.about.get(language())


class Group(Command, click.Group):
    """
    A group of commands in both languages.
    """

    def below(self) -> dict[str, click.Command]:
        """
        Return every command of the group by its name, loaded.
        """
        context = click.Context(self)
        found = {name: self.get_command(context, name) for name in self.list_commands(context)}
        return {name: command for name, command in found.items() if command is not None}


def command(about: Texts, *details: Texts) -> Callable[[Callable[..., Any]], Command]:
    """
    Return a decorator that makes a `Command` of a function.
    """
    return click.command(cls=Command, about=about, details=details)


def option(*names: str, about: Texts, **rest: Any) -> Callable[[_Decorated], _Decorated]:
    """
    Return a decorator that adds an `Option`.
    """
    return click.option(*names, cls=Option, about=about, **rest)


def _swapped(text: str, words: dict[str, str]) -> str:
    for old, new in words.items():
        text = text.replace(old, new)
    return text
