"""
Speaking: an argument parser that asks and complains in the user's language.

argparse speaks English, and another language only by a setting of the whole process, which is not ours to change.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from typing import Any, Final, NoReturn

from cjmkit.findings import Texts

__all__ = ["Parser", "number"]

_USAGE: Final = Texts("вызов: ", "usage: ")
_GROUPS: Final = (Texts("что указать", "arguments"), Texts("ключи", "options"))
_MORE: Final = Texts("справка: {prog} --help", "help: {prog} --help")
_NUMBER: Final = Texts("нужно число, как 2 или 0.5", "expected a number such as 2 or 0.5")
_COMPLAINTS: Final = (
    (re.compile(r"the following arguments are required: (.+)"), "не указано: {0}"),
    (re.compile(r"unrecognized arguments: (.+)"), "лишнее или неизвестное: {0}; уберите или исправьте"),
    (re.compile(r"argument (\S+): expected one argument"), "{0}: не хватает значения"),
    (re.compile(r"argument (\S+): invalid choice: (.+?) \(choose from (.+)\)"), "{0}: найдено {1}, есть: {2}"),
    (re.compile(r"argument (\S+): ignored explicit argument (.+)"), "{0}: значения здесь не бывает, уберите {1}"),
    (re.compile(r"argument (\S+): (.+)"), "{0}: {1}"),
)


class Parser(argparse.ArgumentParser):
    """
    A parser of one language; commands below it speak the same.
    """

    def __init__(self, *, lang: str, **settings: Any) -> None:
        class Formatter(argparse.HelpFormatter):
            def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
                super().add_usage(usage, actions, groups, _USAGE.get(lang) if prefix is None else prefix)

        super().__init__(add_help=False, allow_abbrev=False, formatter_class=Formatter, **settings)
        self.lang = lang
        self._positionals.title, self._optionals.title = (group.get(lang) for group in _GROUPS)

    def error(self, message: str) -> NoReturn:
        """
        Say in one sentence what is wrong, and where help is; end with 2.
        """
        said = message
        if self.lang == "ru":
            found = ((pattern.fullmatch(message), words) for pattern, words in _COMPLAINTS)
            said = next((words.format(*match.groups()) for match, words in found if match), message)
        print(f"cjmkit-bitrix24: {said}", file=sys.stderr)  # noqa: T201 - the command's own voice
        print(_MORE.get(self.lang, prog=self.prog), file=sys.stderr)  # noqa: T201
        raise SystemExit(2)


def number(kind: type[int] | type[float], lang: str) -> Callable[[str], int | float]:
    """
    Return the type of an option that is a number of this *kind*.
    """

    def made(text: str) -> int | float:
        try:
            return kind(text)
        except ValueError:
            raise argparse.ArgumentTypeError(_NUMBER.get(lang)) from None

    return made
