"""
What the commands share: options, and what is made of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final, TypeVar

import attrs
import click
from click.core import ParameterSource

from cjmkit.cli import rules
from cjmkit.cli.bilingual import option
from cjmkit.cli.catalogue import KIT
from cjmkit.errors import ConfigError
from cjmkit.findings import Lang, Texts
from cjmkit.intake.repair.base import Proof
from cjmkit.plugins import Exporter
from cjmkit.rules import load_settings
from cjmkit.toolkit import Toolkit

__all__ = [
    "PATH",
    "key_values",
    "lang_option",
    "output_option",
    "picture_options",
    "reading_options",
    "reading_wishes",
    "refuse_options_of_cards",
    "toolkit",
]

PATH: Final = click.Path(readable=False)
"""A path as it was given: what is wrong with it is told by whoever opens it, in our words."""

_Command = TypeVar("_Command", bound=Callable[..., Any])
_PROOFS: Final = {proof.label: proof for proof in Proof}
_LONGEST: Final = 60
_CARDS_ALONE: Final = {
    "sheets": "--sheet",
    "mapping": "--mapping",
    "synonyms": "--synonym",
    "profile": "--profile",
    "repair": "--repair",
    "on_error": "--on-error",
    "rejects": "--rejects",
    "report": "--report",
    "report_values": "--report-values",
    "only_consented": "--only-consented",
    "manifest": "--manifest",
    "recipient": "--recipient",
    "save": "--save",
    "samples": "--samples",
}


def lang_option(command: _Command) -> _Command:
    """
    Add ``--lang``.
    """
    about = Texts("Язык сообщений.", "Language of messages.")
    return option("--lang", type=click.Choice(["ru", "en"]), about=about)(command)


def output_option(command: _Command) -> _Command:
    """
    Add ``--output`` for commands that print findings.
    """
    return option(
        "--output",
        type=click.Choice(["text", "json", "github", "sarif"]),
        default="text",
        show_default=True,
        about=Texts("Как печатать находки.", "How to print findings."),
    )(command)


def reading_options(command: _Command) -> _Command:
    """
    Add the options that say how an input is read.
    """
    # click shows options in the reverse order of decorating.
    for add in reversed(_READING):
        command = add(command)
    return command


_READING: Final = (
    option(
        "--from",
        "from_",
        metavar="FORMAT",
        about=Texts("Формат входа; без ключа узнаётся сам.", "Format of the input; found out if left out."),
    ),
    option(
        "--sheet",
        "sheets",
        multiple=True,
        metavar="NAME",
        about=Texts("Взять этот лист; можно повторять.", "Sheet to take; may be repeated."),
    ),
    option(
        "--mapping",
        type=PATH,
        metavar="FILE.toml",
        about=Texts(
            "Файл сопоставления, которому следовать (см. inspect --save).", "Mapping file to obey (see inspect --save)."
        ),
    ),
    option(
        "--synonym",
        "synonyms",
        multiple=True,
        metavar="HEADING=FIELD",
        about=Texts("Ваше название столбца и поле; можно повторять.", "A heading of yours; may be repeated."),
    ),
    option(
        "--in-option",
        "in_options",
        multiple=True,
        metavar="KEY=VALUE",
        about=Texts("Настройка чтения формата; можно повторять.", "Option of the importer; may be repeated."),
    ),
    option(
        "--reference",
        "references",
        multiple=True,
        metavar="NAME=FILE",
        about=Texts(
            "Справочник и его файл: banks=ED807.zip; можно повторять.",
            "A directory and its file: banks=ED807.zip; may be repeated.",
        ),
    ),
    option(
        "--profile",
        metavar="NAME",
        about=Texts(
            "Что должно быть в карточке: invoice, tender…", "What the cards must hold, such as invoice or tender."
        ),
    ),
    option(
        "--repair",
        type=click.Choice(list(_PROOFS)),
        default=Proof.ONE_HUNDREDTH.label,
        show_default=True,
        about=Texts(
            "Исправлять то, что доказано не хуже; прочее только предлагать.",
            "Apply repairs proven at least so well; suggest the others.",
        ),
    ),
)


def reading_wishes(given: Mapping[str, Any]) -> dict[str, Any]:
    """
    Return the keyword arguments of `Toolkit.read_cards` for the options of `reading_options`.
    """
    return {
        "format": given["from_"],
        "sheets": given["sheets"] or None,
        "mapping": given["mapping"],
        "synonyms": key_values(given["synonyms"], "--synonym", "HEADING=FIELD"),
        "options": key_values(given["in_options"], "--in-option") or None,
        "profile": given["profile"],
        "repair": _PROOFS[given["repair"]],
    }


def refuse_options_of_cards() -> None:
    """
    Refuse what the user gave to this command and what is of no use for a project.

    Raises:
        ConfigError: an option is of use for cards alone.

    """
    context = click.get_current_context()
    for name, given in _CARDS_ALONE.items():
        if context.get_parameter_source(name) is ParameterSource.COMMANDLINE:
            raise ConfigError(rules.OPTION_OF_CARDS.finding(option=given))


def key_values(pairs: tuple[str, ...], name: str, wanted: str = "KEY=VALUE") -> dict[str, str]:
    """
    Return ``KEY=VALUE`` arguments of the option *name* as a dict.

    Raises:
        ConfigError: an argument has no ``=``, or nothing before it.

    """
    found = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals or not key.strip():
            raise ConfigError(rules.NOT_A_PAIR.finding(option=name, found=pair[:_LONGEST], wanted=wanted))
        found[key.strip()] = value.strip()
    return found


def picture_options(exporter: Exporter, lang: Lang, pairs: tuple[str, ...] = ()) -> dict[str, str]:
    """
    Return the options of what people look at: the language of the command if the exporter knows it, then *pairs*.

    Data for programs must not depend on the language of messages: their exporters are not asked this way.
    """
    # A plugin may know one language alone.
    told = {"lang": lang} if "lang" in attrs.fields_dict(exporter.options) else {}
    return told | key_values(pairs, "--out-option")


def toolkit() -> Toolkit:
    """
    Return a toolkit with the settings of the nearest cjmkit.toml or pyproject.toml, and the directories given.

    It is the one that `cjmkit.cli.catalogue` asks for the rules of plugins.
    """
    context = click.get_current_context(silent=True)
    given = context.params.get("references", ()) if context is not None else ()
    references = key_values(given, "--reference", "NAME=FILE")
    kit = Toolkit(settings=load_settings(Path.cwd()), references=references)
    if context is not None:
        context.meta[KIT] = kit
    return kit
