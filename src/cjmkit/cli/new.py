"""
``cjmkit new``: blank files to begin with.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from cjmkit.cli import new_plugin, rules
from cjmkit.cli.bilingual import Command, Group, option
from cjmkit.cli.common import PATH, lang_option, picture_options, toolkit
from cjmkit.cli.failure import Failure
from cjmkit.cli.language import language
from cjmkit.cli.terminal import emit_data, say
from cjmkit.errors import ConfigError
from cjmkit.findings import Texts

__all__ = ["new"]

_Command = TypeVar("_Command", bound=Callable[..., Any])
_WROTE: Final = Texts("записано: {path}", "wrote {path}")
_NEXT: Final = Texts(
    "заполните карту и спросите, чего в ней нет: cjmkit check {path}",
    "fill the map in and ask what it lacks: cjmkit check {path}",
)
_STEPS: Final = Texts(
    "дальше: cd {path}; pip install -e . --group test; pytest; затем README.md",
    "next: cd {path}; pip install -e . --group test; pytest; then README.md",
)
# Written out, so that `cjmkit --help` does not have to make the classes of journeys; a test compares them.
_TEMPLATES: Final = ("nine-stages", "b2b", "eshop", "simple", "linear", "mini", "matrix")
_CHECKLISTS: Final = (
    *("touchpoints", "map", "five-steps", "design", "cycle", "self-walk", "key-touchpoints", "experience"),
    *("remedies", "study", "persona", "usp", "skeptic", "empathy", "empathy-rules"),
)


def _kind_options(command: _Command) -> _Command:
    for kind in reversed(new_plugin.KINDS):
        command = option(f"--{kind.name}", is_flag=True, about=kind.about)(command)
    return command


@click.group(
    cls=Group,
    about=Texts("Сделать пустой файл для начала.", "Make a blank file to begin with."),
    invoke_without_command=True,
)
@lang_option
@click.pass_context
def new(context: click.Context, lang: str | None) -> None:
    """
    Print the help if no kind of file is named.
    """
    del lang  # `language` looks it up
    if context.invoked_subcommand is None:
        say(context.get_help(), err=True)
        raise Failure(2)


@new.command(
    cls=Command,
    about=Texts(
        "Записать бланк OUT (.xlsx, .csv): заголовки, подсказки, списки; заполненный читается без вопросов.",
        "Write a form OUT (.xlsx, .csv): headings, hints, drop-downs; filled in, it is read without questions.",
    ),
)
@click.argument("target", metavar="OUT", type=PATH)
@option(
    "--profile",
    metavar="NAME",
    about=Texts("Отметить поля, нужные для этой цели.", "Mark the fields that this purpose requires."),
)
@option(
    "--out-option",
    "out_options",
    multiple=True,
    metavar="KEY=VALUE",
    about=Texts("Настройка бланка; можно повторять.", "Option of the form; may be repeated."),
)
@lang_option
def template(target: str, profile: str | None, out_options: tuple[str, ...], lang: str | None) -> None:
    """
    Write the form.
    """
    del lang  # `language` looks it up
    kit = toolkit()
    options = picture_options(kit.exporter_for(target, kind="template"), language(), out_options)
    kit.write_template(target, profile=profile, options=options)
    say(_WROTE.get(language(), path=target), err=True)


@new.command(
    cls=Command,
    about=Texts(
        "Записать новую карту пути OUT (.toml, .json, .yaml) по шаблону; «-» – на экран.",
        "Write a new journey map OUT (.toml, .json, .yaml) after a template; '-' prints it.",
    ),
    details=(
        Texts(
            "nine-stages – девять этапов, 72 точки контакта; b2b – восемь этапов бизнес-клиента; eshop – восемь "
            "интернет-магазина; simple и linear – по пять; mini – три; matrix – пустая таблица «канал × этап».",
            "nine-stages: nine stages, 72 touchpoints; b2b: eight of a business client; eshop: eight of an online "
            "shop; simple and linear: five each; mini: three; matrix: a blank table of channels by stages.",
        ),
    ),
)
@click.argument("target", metavar="OUT", type=PATH)
@option(
    "--template",
    type=click.Choice(_TEMPLATES),
    default="nine-stages",
    show_default=True,
    about=Texts("Какой шаблон взять.", "Which template to take."),
)
@option(
    "--persona",
    metavar="NAME",
    about=Texts(
        "Чья это карта; без ключа – обобщённого клиента.", "Whose map it is; a generalised client's if left out."
    ),
)
@option(
    "--to",
    "to_",
    metavar="FORMAT",
    about=Texts(
        "Формат вывода; без ключа – по расширению.", "Format of the output; told by its extension if left out."
    ),
)
@option("--force", is_flag=True, about=Texts("Затереть файл, если он есть.", "Overwrite the file if it is there."))
@lang_option
def journey(target: str, template: str, persona: str | None, to_: str | None, force: bool, lang: str | None) -> None:
    """
    Write the map.
    """
    del lang  # `language` looks it up
    from cjmkit.journeys.templates import template as made

    if not force and target != "-" and Path(target).exists():
        raise ConfigError(rules.FILE_IS_THERE.finding(file=Path(target).name))
    toolkit().write_project(made(template, lang=language(), persona=persona), target, format=to_)
    say(_WROTE.get(language(), path=target), err=True)
    if target != "-":
        say(_NEXT.get(language(), path=target), err=True)


@new.command(
    cls=Command,
    about=Texts(
        "Напечатать список дел или вопросов NAME в Markdown.",
        "Print the checklist NAME as Markdown.",
    ),
)
@click.argument("name", metavar="NAME", type=click.Choice(_CHECKLISTS))
@lang_option
def checklist(name: str, lang: str | None) -> None:
    """
    Print the list.
    """
    del lang  # `language` looks it up
    from cjmkit.journeys.templates import checklist as found

    emit_data(found(name).markdown(language()).removesuffix("\n"))


@new.command(
    cls=Command,
    about=Texts(
        "Записать плагин cjmkit-NAME: он сразу ставится, проходит свои тесты и mypy --strict.",
        "Write the plugin cjmkit-NAME: it installs, passes its tests and mypy --strict at once.",
    ),
    details=(
        Texts(
            "Ключи складываются: --exporter --importer даёт формат, который пишется и читается.",
            "Flags add up: --exporter --importer makes a format that is written and read.",
        ),
    ),
)
@click.argument("name", metavar="NAME")
@_kind_options
@option(
    "--dir",
    "parent",
    metavar="DIR",
    type=PATH,
    default=".",
    about=Texts(
        "В какой папке создать; без ключа – в текущей.", "Where to make it; in the current folder if left out."
    ),
)
@lang_option
def plugin(name: str, parent: str, lang: str | None, **kinds: bool) -> None:
    """
    Write the distribution.
    """
    del lang  # `language` looks it up
    host = toolkit().host
    known = {one.name for one in (*host.importers, *host.exporters, *host.rule_sets, *host.references, *host.matchers)}
    families = {code[:3] for code in host.rules}
    wanted = [kind for kind, is_wanted in kinds.items() if is_wanted]
    planned = new_plugin.plan(name, Path(parent), wanted, known, families)
    for path in new_plugin.write(planned):
        say(_WROTE.get(language(), path=planned.folder / path), err=True)
    say(_STEPS.get(language(), path=planned.folder), err=True)
