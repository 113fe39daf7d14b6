"""
``cjmkit diff``: what differs between two projects, two journeys of theirs, or two bases of cards.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final

import click

from cjmkit.cli import rules
from cjmkit.cli.bilingual import command, option
from cjmkit.cli.common import PATH, lang_option, picture_options, toolkit
from cjmkit.cli.failure import Failure
from cjmkit.cli.language import language
from cjmkit.cli.losses import told_losses
from cjmkit.cli.outputs import STANDARD, refuse_clash
from cjmkit.cli.terminal import emit_data, progress, say
from cjmkit.dedupe import CardChange, CardsDiff, KeyKind, diff_cards
from cjmkit.errors import ConfigError
from cjmkit.findings import Lang, Texts
from cjmkit.journeys.diff import ProjectDiff, as_markdown, as_text, diff_journeys, diff_projects, headline
from cjmkit.model import ClientCard
from cjmkit.model.journeys import Journey, Project
from cjmkit.toolkit import Toolkit

__all__ = ["diff"]

_READING: Final = Texts("читаю", "reading")
_MORE: Final = Texts("…и ещё {count} (см. --limit)", "…and {count} more (see --limit)")
_COUNTS: Final = Texts(
    "карточек: было {old}, стало {new}; без изменений: {unchanged}, изменено: {changed}, "
    "добавлено: {added}, убрано: {removed}",
    "cards: {old} before, {new} after; unchanged: {unchanged}, changed: {changed}, added: {added}, removed: {removed}",
)
_REJECTED: Final = Texts(
    "{path}: записей, которые не читаются и не сравнены: {count} (см. cjmkit check)",
    "{path}: records that cannot be read and were not compared: {count} (see cjmkit check)",
)
_CARD: Final = Texts("карточка", "card")
_ROW: Final = Texts("строка", "row")
_BY: Final = {
    KeyKind.REQUISITES: Texts("по ИНН и КПП", "by INN and KPP"),
    KeyKind.INN: Texts("по ИНН", "by INN"),
    KeyKind.PHONE: Texts("по телефону", "by phone"),
    KeyKind.EMAIL: Texts("по e-mail", "by e-mail"),
    KeyKind.ID: Texts("по id", "by id"),
}
_WROTE: Final = Texts("записано: {path} (отличия)", "wrote {path} (differences)")
_LONGEST: Final = 80


@command(
    Texts(
        "Сравнить две версии проекта, две карты пути или две базы карточек.",
        "Compare two versions of a project, two journeys, or two bases of cards.",
    ),
    Texts(
        "Код завершения: 0 – сравнено, 1 – есть отличия, названные в --fail-on, 2 – файл не прочитан.",
        "Exit code: 0 compared, 1 there are differences that --fail-on names, 2 a file could not be read.",
    ),
)
@click.argument("old", type=PATH)
@click.argument("new", type=PATH)
@option(
    "--journey",
    metavar="ID[:ID]",
    about=Texts(
        "Сравнить одну карту; через двоеточие – id в первом и во втором файле.",
        "Compare one journey; with a colon, its ids in the first and the second file.",
    ),
)
@option(
    "--key",
    "keys",
    multiple=True,
    type=click.Choice([kind.value for kind in KeyKind]),
    about=Texts(
        "Узнавать карточки по этому ключу; можно повторять по порядку. Без него – по всем.",
        "Know cards by this key; may be repeated, in order. All of them if left out.",
    ),
)
@option(
    "--values",
    is_flag=True,
    about=Texts(
        "Показать значения полей карточек (в них персональные данные).",
        "Show the values of cards' fields (they are personal data).",
    ),
)
@option(
    "--limit",
    type=click.IntRange(min=0),
    default=1000,
    show_default=True,
    about=Texts("Столько карточек печатать.", "Print so many cards."),
)
@option(
    "--fail-on",
    type=click.Choice(["change", "worse", "never"]),
    default="never",
    show_default=True,
    about=Texts(
        "Завершиться с 1 при любом отличии или при ухудшении.",
        "End with 1 on any difference, or on one for the worse.",
    ),
)
@option(
    "--output",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
    about=Texts("Как печатать отличия.", "How to print differences."),
)
@option(
    "-o",
    "--out",
    "target",
    metavar="OUT.html",
    type=PATH,
    about=Texts(
        "Нарисовать отличия двух проектов; «-» – стандартный вывод. Рисует плагин: pip install cjmkit-html.",
        "Draw the differences of two projects; '-' is standard output. A plugin draws: pip install cjmkit-html.",
    ),
)
@option(
    "--out-option",
    "out_options",
    multiple=True,
    metavar="KEY=VALUE",
    about=Texts(
        "Настройка картинки (theme=dark); можно повторять.", "Option of the picture (theme=dark); may be repeated."
    ),
)
@lang_option
def diff(old: str, new: str, **given: Any) -> None:
    """
    Tell the kinds of both files, compare and print.
    """
    if given["out_options"] and given["target"] is None:
        raise ConfigError(rules.OPTION_WANTS.finding(option="--out-option", wanted="--out"))
    if old == new == "-":
        raise ConfigError(rules.TWO_STANDARD_INPUTS.finding())
    lang, kit = language(), toolkit()
    kinds = kit.kind_of(old), kit.kind_of(new)
    if kinds[0] != kinds[1]:
        raise ConfigError(rules.DIFFERENT_KINDS.finding())
    if kinds[0] == "project":
        found = _projects(kit, old, new, given["journey"])
        if given["target"] is None:
            _print_project(found, given["output"], lang)
        else:
            _draw(kit, found, (old, new), given, lang)
        failed = {"change": bool(found), "worse": bool(found.worse), "never": False}
    else:
        if given["target"] is not None:
            raise ConfigError(rules.OPTION_OF_PROJECTS.finding(option="--out"))
        failed = _cards(kit, old, new, given, lang)
    if failed[given["fail_on"]]:
        raise Failure(1)


def _projects(kit: Toolkit, old: str, new: str, wanted: str | None) -> ProjectDiff:
    projects = kit.read_project(old), kit.read_project(new)
    if wanted is None:
        return diff_projects(*projects)
    first, _, second = wanted.partition(":")
    return diff_journeys(_journey(projects[0], first), _journey(projects[1], second or first), projects[1])


def _journey(project: Project, wanted: str) -> Journey:
    found = project.journey(wanted)
    if found is None:
        known = ", ".join(journey.id for journey in project.journeys) or "—"
        raise ConfigError(rules.NO_SUCH_JOURNEY.finding(found=wanted[:_LONGEST], known=known))
    return found


def _print_project(found: ProjectDiff, output: str, lang: Lang) -> None:
    if output == "json":
        emit_data(json.dumps(found.to_dict(), ensure_ascii=False, indent=2))
    elif output == "markdown":
        emit_data(as_markdown(found, lang).rstrip("\n"))
    else:
        say(as_text(found, lang).rstrip("\n"))


def _draw(kit: Toolkit, found: ProjectDiff, inputs: tuple[str, str], given: dict[str, Any], lang: Lang) -> None:
    target = given["target"]
    refuse_clash({"--out": target}, {"OLD": inputs[0], "NEW": inputs[1]})
    # A page is what a difference is drawn as, and a pipe has no name to tell it by.
    format = "html" if target == STANDARD else None  # noqa: A001 - the word that users say
    options = picture_options(kit.exporter_for(target, format, kind="diff"), lang, given["out_options"])
    written = kit.write_diff(found, target, format=format, options=options)
    say([headline(found, lang), *told_losses(written.losses, lang), _WROTE.get(lang, path=target)], err=True)


def _cards(kit: Toolkit, old: str, new: str, given: dict[str, Any], lang: Lang) -> dict[str, bool]:
    keys = tuple(KeyKind(key) for key in given["keys"]) or tuple(KeyKind)
    with progress(_READING) as tick:

        def read(path: str) -> Iterator[ClientCard]:
            with kit.read_cards(path, on_error="keep", progress=tick) as batch:
                yield from batch
            if batch.report.rejected:
                say(_REJECTED.get(lang, path=Path(path).name, count=batch.report.rejected), err=True)

        found = diff_cards(read(old), read(new), keys=keys)
    with found:
        if given["output"] == "json":
            _print_cards_json(found, values=given["values"])
        else:
            _print_cards(found, given, lang)
        return {"change": bool(found), "worse": False, "never": False}


def _print_cards(found: CardsDiff, given: dict[str, Any], lang: Lang) -> None:
    mark = "- " if given["output"] == "markdown" else ""
    lines = (f"{mark}{_line(change, lang, values=given['values'])}" for change in found)
    for line in islice(lines, given["limit"]):
        say(line)
    total = sum(found.counts[kind] for kind in ("added", "removed", "changed"))
    if total > given["limit"]:
        say(_MORE.get(lang, count=total - given["limit"]))
    say(_COUNTS.get(lang, **found.counts))


def _line(change: CardChange, lang: Lang, *, values: bool) -> str:
    places = [_place(*each, lang) for each in ((change.old, change.old_number), (change.new, change.new_number))]
    place = " → ".join(filter(None, places))
    if change.kind != "changed":
        return f"{'+' if change.kind == 'added' else '−'} {place}"
    told = ", ".join(change.field_names)
    if values:
        told = "; ".join(f"{each.name}: {_value(each.before)} → {_value(each.after)}" for each in change.fields)
    by = "" if change.key is None else f" ({_BY[change.key].get(lang)})"
    return f"~ {place}{by}: {told}"


def _place(card: ClientCard | None, number: int | None, lang: Lang) -> str:
    if card is None:
        return ""
    row = card.origin.row if card.origin is not None else None
    return f"{_CARD.get(lang)} {number}" if row is None else f"{_ROW.get(lang)} {row}"


def _value(value: object) -> str:
    return "—" if value is None else json.dumps(value, ensure_ascii=False)


def _print_cards_json(found: CardsDiff, *, values: bool) -> None:
    # One object a line inside the list: a base of any size is printed as it is compared.
    emit_data(f'{{"counts": {json.dumps(dict(found.counts))}, "changes": [')
    separator = ""
    for change in found:
        emit_data(separator + json.dumps(_data(change, values=values), ensure_ascii=False))
        separator = ","
    emit_data("]}")


def _data(change: CardChange, *, values: bool) -> dict[str, Any]:
    data: dict[str, Any] = {"kind": change.kind, "key": change.key and change.key.value}
    data |= {"old": change.old_number, "new": change.new_number, "fields": list(change.field_names)}
    if values:
        data["values"] = {each.name: [each.before, each.after] for each in change.fields}
    return data
