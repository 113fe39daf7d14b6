"""
``cjmkit render``: projects and cards as pictures, which a plugin draws.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

import click

from cjmkit.cli import rules
from cjmkit.cli.bilingual import command, option
from cjmkit.cli.common import (
    PATH,
    key_values,
    lang_option,
    output_option,
    reading_options,
    reading_wishes,
    toolkit,
)
from cjmkit.cli.convert_project import convert_project
from cjmkit.cli.failure import Failure
from cjmkit.cli.gather import kind_of
from cjmkit.cli.language import language
from cjmkit.cli.losses import told_losses
from cjmkit.cli.outputs import STANDARD, refuse_clash
from cjmkit.cli.printing import print_findings
from cjmkit.cli.terminal import emit_data, progress, say
from cjmkit.errors import ConfigError
from cjmkit.findings import Lang, Location, Texts
from cjmkit.intake.rows.source import Source, open_source
from cjmkit.model import ClientCard
from cjmkit.toolkit import CardBatch, Toolkit
from cjmkit.toolkit.outputs import name_of, suffix_of

__all__ = ["render"]

_READING: Final = Texts("читаю карточки", "reading cards")
_WROTE: Final = Texts("записано: {path} (карточек: {count})", "wrote {path} (cards: {count})")
_NO_CLIENTS: Final = Texts(
    "{path} не записан: во входе нет ни одного клиента", "{path} was not written: the input has not one client"
)
_SEE_CHECK: Final = Texts(
    "карточки нарисованы как есть, с ошибками; подробно: cjmkit check",
    "the cards are drawn as they are, errors too; in detail: cjmkit check",
)
_PICTURES: Final = ("html", "htm", "svg")
_PAGES: Final = ("html", "htm")
_OF_PROJECTS: Final = ("view", "journey", "persona")


@command(
    Texts(
        "Нарисовать проект (карты пути, персоны, анализы) или карточки: HTML или SVG; «-» – стандартный вывод.",
        "Draw a project (journey maps, personas, analyses) or cards as HTML or SVG; '-' is standard output.",
    ),
    Texts(
        "Рисует плагин: pip install cjmkit-html. Файл один, открывается с диска и ничего не просит у сети.",
        "A plugin draws: pip install cjmkit-html. It is one file that opens from disk and asks nothing of the network.",
    ),
    Texts(
        "Код завершения: 0 – нарисовано, 1 – в данных есть ошибки, 2 – вызов неверен или помешало что-то снаружи.",
        "Exit code: 0 done, 1 the data has errors, 2 the call was wrong or something outside failed.",
    ),
)
@click.argument("source", metavar="INPUT", type=PATH)
@option(
    "-o",
    "--out",
    "target",
    metavar="OUT",
    required=True,
    type=PATH,
    about=Texts("Куда: OUT.html, OUT.svg или «-».", "Where to: OUT.html, OUT.svg or '-'."),
)
@option(
    "--view",
    metavar="NAME",
    about=Texts(
        "Что рисовать из проекта: personas, channels, quadrant, funnel… или all; неверное имя покажет, какие есть.",
        "What to draw of a project: personas, channels, quadrant, funnel… or all; a wrong name tells which there are.",
    ),
)
@option("--journey", metavar="ID", about=Texts("Взять один путь по его id.", "Take one journey by its id."))
@option("--persona", metavar="ID", about=Texts("Взять одну персону по её id.", "Take one persona by its id."))
@option(
    "--theme",
    metavar="NAME",
    about=Texts(
        "Палитра: auto (как у читателя, без ключа), light, dark или print.",
        "Palette: auto (the reader's, if left out), light, dark or print.",
    ),
)
@option(
    "--to",
    "to_",
    type=click.Choice(["html", "svg"]),
    about=Texts("Формат; без ключа – по расширению.", "Format; told by the extension if left out."),
)
@option(
    "--out-option",
    "out_options",
    multiple=True,
    metavar="KEY=VALUE",
    about=Texts("Настройка картинки; можно повторять.", "Option of the picture; may be repeated."),
)
@reading_options
@output_option
@lang_option
def render(source: str, target: str, **given: Any) -> None:
    """
    Tell what the input holds, and have it drawn.
    """
    kit, lang = toolkit(), language()
    picture = _picture(target, given["to_"])
    opened = open_source(source)
    given["out_options"] = _options(given, lang)
    if kind_of(opened, given["from_"], kit) == "project":
        convert_project(kit, opened, (source, target), {**given, "to_": picture, "dry_run": False}, lang, judged=True)
    else:
        _refuse_options_of_projects()
        if picture == "svg":
            # Another plugin may write cards as SVG, such as a code to pay by: that is no picture of the cards.
            raise _no_picture(target, _PAGES)
        refuse_clash({"--out": target}, {"INPUT": source})
        _cards(kit, opened, target, {**given, "to_": picture}, lang)


def _picture(target: str, named: str | None) -> str:
    """
    Return the format of the picture.

    Raises:
        ConfigError: neither the option nor the extension names one.

    """
    suffix = named or ("html" if target == STANDARD else suffix_of(target))
    if suffix not in _PICTURES:
        raise _no_picture(target, _PICTURES)
    return "html" if suffix == "htm" else suffix


def _no_picture(target: str, known: tuple[str, ...]) -> ConfigError:
    where = Location(source=None if target == STANDARD else name_of(target))
    return ConfigError(rules.NOT_A_PICTURE.finding(where, known=", ".join(f".{each}" for each in known)))


def _options(given: Mapping[str, Any], lang: Lang) -> tuple[str, ...]:
    """
    Return the options of the exporter as ``KEY=VALUE``; what was named twice counts as ``--out-option`` says.
    """
    named = {name: given[name] for name in (*_OF_PROJECTS, "theme") if given[name] is not None}
    told = {"lang": lang, **named, **key_values(given["out_options"], "--out-option")}
    return tuple(f"{name}={value}" for name, value in told.items())


def _refuse_options_of_projects() -> None:
    context = click.get_current_context()
    for name in _OF_PROJECTS:
        if context.params[name] is not None:
            raise ConfigError(rules.OPTION_OF_PROJECTS.finding(option=f"--{name}"))


class _NoClients(Exception):  # noqa: N818 - a signal between two functions of this module
    """
    The input had not one client.
    """


def _clients(batch: CardBatch) -> Iterator[ClientCard]:
    yield from batch
    # An empty picture would take the place of the good one of yesterday.
    if not batch.report.cards:
        raise _NoClients


def _cards(kit: Toolkit, opened: Source, target: str, given: Mapping[str, Any], lang: Lang) -> None:
    options = key_values(given["out_options"], "--out-option")
    exporter = kit.exporter_for(target, given["to_"])
    with (
        progress(_READING) as tick,
        kit.read_cards(opened, **{**reading_wishes(given), "on_error": "keep", "progress": tick}) as batch,
    ):
        try:
            written = kit.write_cards(_clients(batch), target, format=exporter.name, options=options)
        except _NoClients:
            written = None
    if given["output"] != "text":
        emit_data(print_findings(batch.report.findings, given["output"], lang), err=target == STANDARD)
    say(batch.report.summary(lang), err=True)
    if written is None:
        say(_NO_CLIENTS.get(lang, path=target), err=True)
        raise Failure(1)
    say([*told_losses(written.losses, lang), _WROTE.get(lang, path=target, count=written.cards)], err=True)
    if batch.report.errors or batch.report.rejected:
        say(_SEE_CHECK.get(lang), err=True)
        raise Failure(1)
