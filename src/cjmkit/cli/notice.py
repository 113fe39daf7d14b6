"""
``cjmkit notice``: letters to partners about what changed in companies' requisites.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any, Final

import click

from cjmkit.cli import rules
from cjmkit.cli.bilingual import command, option
from cjmkit.cli.common import PATH, lang_option, toolkit
from cjmkit.cli.failure import Failure
from cjmkit.cli.language import language
from cjmkit.cli.outputs import STANDARD, refuse_clash
from cjmkit.cli.terminal import emit_data, progress, say
from cjmkit.dedupe import CardChange, KeyKind, diff_cards
from cjmkit.dedupe.notices import Notice, change_notice, check_notice
from cjmkit.errors import ConfigError
from cjmkit.files import atomic_write
from cjmkit.findings import Lang, Severity, Texts
from cjmkit.model import ClientCard
from cjmkit.toolkit import Toolkit

__all__ = ["notice"]

_READING: Final = Texts("читаю", "reading")
_NONE: Final = Texts("партнёрам сообщать не о чем", "there is nothing to tell partners")
_WROTE: Final = Texts("записано: {path} (уведомлений: {count})", "wrote {path} (notices: {count})")
_REJECTED: Final = Texts(
    "записей, которые не читаются и не сравнены: {count} (см. cjmkit check)",
    "records that cannot be read and were not compared: {count} (see cjmkit check)",
)
_BETWEEN: Final = "\n\f"
"""A form feed: each letter begins a new page."""

_KEYS: Final = (KeyKind.ID, KeyKind.REQUISITES, KeyKind.INN)
"""A phone or a mail address may be shared; nobody gets a letter about somebody else."""


@command(
    Texts(
        "Написать партнёрам, что изменилось в реквизитах: из карточек OLD и NEW одной компании или целой базы.",
        "Write to partners what changed in requisites: of cards OLD and NEW of one company, or of a whole base.",
    ),
    Texts(
        "В письме – наименование, реквизиты, адреса, счета и руководитель; телефонов, паспортов и заметок в нём нет.",
        "A letter has the name, requisites, addresses, accounts and the head; no phones, passports or comments.",
    ),
    Texts(
        "Код завершения: 0 – сделано, 1 – в новых реквизитах ошибка, 2 – вызов неверен или файл не прочитан.",
        "Exit code: 0 done, 1 a new number is wrong, 2 the call was wrong or a file could not be read.",
    ),
)
@click.argument("old", type=PATH)
@click.argument("new", type=PATH)
@option(
    "-o",
    "--out",
    "target",
    type=PATH,
    default=STANDARD,
    metavar="FILE.txt",
    about=Texts("Куда записать; без ключа – на экран.", "Where to write; the screen if left out."),
)
@option(
    "--date",
    type=click.DateTime(["%Y-%m-%d"]),
    about=Texts("Дата письма; без ключа – сегодня.", "Date of the letter; today if left out."),
)
@option(
    "--since",
    type=click.DateTime(["%Y-%m-%d"]),
    about=Texts("С какого дня действуют изменения.", "The day the changes take effect."),
)
@lang_option
def notice(old: str, new: str, target: str, date: dt.datetime | None, since: dt.datetime | None, **_: Any) -> None:
    """
    Compare, write the letters, and tell what is wrong with them.
    """
    if old == new == STANDARD:
        raise ConfigError(rules.TWO_STANDARD_INPUTS.finding())
    refuse_clash({"--out": target if target != STANDARD else None}, {"OLD": old, "NEW": new})
    lang = language()
    days = (date.date() if date is not None else dt.date.today(), since.date() if since is not None else None)
    texts, wrong = [], False
    for letter in _notices(toolkit(), old, new, days, lang):
        texts.append(letter.text(lang))
        for finding in check_notice(letter):
            say(finding.line(lang), err=True)
            wrong = wrong or finding.severity is Severity.ERROR
    _write(texts, target, lang)
    if wrong:
        raise Failure(1)


def _notices(kit: Toolkit, old: str, new: str, days: tuple[dt.date, dt.date | None], lang: Lang) -> Iterator[Notice]:
    with progress(_READING) as tick:

        def read(path: str) -> Iterator[ClientCard]:
            with kit.read_cards(path, on_error="keep", progress=tick) as batch:
                yield from batch
            if batch.report.rejected:
                say(_REJECTED.get(lang, count=batch.report.rejected), err=True)

        found = diff_cards(read(old), read(new), keys=_KEYS)
    with found:
        for change in found:
            letter = _letter(change, days)
            if letter is not None:
                yield letter


def _letter(change: CardChange, days: tuple[dt.date, dt.date | None]) -> Notice | None:
    if change.old is None or change.new is None:
        return None
    return change_notice(change.old, change.new, date=days[0], since=days[1])


def _write(texts: list[str], target: str, lang: Lang) -> None:
    if not texts:
        say(_NONE.get(lang), err=True)
        return
    text = _BETWEEN.join(texts)
    if target == STANDARD:
        emit_data(text.rstrip("\n"))
        return
    with atomic_write(target) as stream:
        stream.write(text.encode("utf-8", "backslashreplace"))
    say(_WROTE.get(lang, path=target, count=len(texts)))
