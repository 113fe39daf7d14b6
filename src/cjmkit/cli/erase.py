"""
``cjmkit erase``: one person taken out of a base, with a receipt.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import click

from cjmkit.cli.bilingual import command, option
from cjmkit.cli.common import PATH, lang_option, output_option, toolkit
from cjmkit.cli.failure import Failure
from cjmkit.cli.language import language
from cjmkit.cli.outputs import STANDARD, refuse_clash
from cjmkit.cli.printing import print_findings
from cjmkit.cli.terminal import emit_data, say
from cjmkit.errors import ConfigError
from cjmkit.files import Together, atomic_write
from cjmkit.findings import Lang, Texts
from cjmkit.intake.rows.source import open_source
from cjmkit.privacy.erasing import Erasure, read_key, receipt
from cjmkit.privacy.erasing import catalogue as rules
from cjmkit.privacy.redactor import checked_key

__all__ = ["erase"]

_KEYS: Final = ("inn", "phone", "email", "id", "name")
_LONGEST_KEY: Final = 4096
_NOTHING: Final = Texts(
    "{base}: этого человека здесь нет, файл не менялся (карточек: {read})",
    "{base}: this person is not here, nothing was changed (cards: {read})",
)
_FOUND: Final = Texts(
    "{base}: стереть карточек целиком: {erased}, поправить чужих карточек: {changed} (мест: {places})",
    "{base}: cards to erase: {erased}, cards of others to change: {changed} (places: {places})",
)
_LEFT: Final = Texts(
    "оставлено: возможных упоминаний в текстах: {mentions}, значений, общих с другими: {shared}",
    "left as they are: possible mentions in texts: {mentions}, values that others have, too: {shared}",
)
_DRY: Final = Texts("пробный прогон: база не тронута", "dry run: the base was left as it is")
_SURE: Final = Texts("Стереть? Вернуть стёртое будет нельзя", "Erase? It cannot be undone")
_STOPPED: Final = Texts("ничего не записано", "nothing was written")
_WROTE: Final = Texts("записано: {path}", "wrote {path}")


@command(
    Texts(
        "Стереть человека из базы карточек BASE (JSONL): его карточки, и его данные на карточках других.",
        "Erase a person from a base of cards BASE (JSONL): their cards, and their data on the cards of others.",
    ),
    Texts(
        "Номера, телефоны и адреса e-mail стираются везде; имя в тексте не доказательство, и о нём только сообщается.",
        "Numbers, phones and e-mails are erased everywhere; a name in a text proves nothing, and is only told.",
    ),
    Texts(
        "Код завершения: 0 – стёрто или стирать нечего, 1 – часть строк не прочитана, 2 – отказ или помеха.",
        "Exit code: 0 erased, or nothing to erase; 1 some lines could not be read; 2 refused, or something failed.",
    ),
)
@click.argument("base", metavar="BASE", type=PATH)
@option("--inn", metavar="INN", about=Texts("ИНН человека или ИП.", "Their taxpayer number (INN)."))
@option("--phone", metavar="PHONE", about=Texts("Телефон в любом написании.", "A phone, however spelt."))
@option("--email", metavar="EMAIL", about=Texts("Электронная почта.", "An e-mail."))
@option("--id", metavar="ID", about=Texts("Ключ клиента в базе.", "The client's key in the base."))
@option(
    "--name", metavar="NAME", about=Texts("Имя и фамилия, лучше с отчеством.", "First and last name, better in full.")
)
@option(
    "-o",
    "--out",
    "target",
    type=PATH,
    metavar="OUT",
    about=Texts("Куда записать; можно тот же файл.", "Where to write; the same file will do."),
)
@option(
    "--receipt",
    "receipt_path",
    type=PATH,
    metavar="FILE.json",
    about=Texts("Записать справку о стирании, без личных данных.", "Write a receipt, without personal data."),
)
@option(
    "--receipt-key-file",
    "key_file",
    type=PATH,
    metavar="FILE",
    about=Texts(
        "Секрет: с ним в справке будет хэш ключа поиска.", "A secret: with it the receipt holds a hash of the key."
    ),
)
@option(
    "--all",
    "everybody",
    is_flag=True,
    about=Texts("Стереть всех, кому подходит ключ.", "Erase everybody whom the key fits."),
)
@option(
    "--texts",
    is_flag=True,
    about=Texts("Убрать и тексты, где человек, похоже, назван.", "Drop the texts, too, that seem to name the person."),
)
@option("--dry-run", is_flag=True, about=Texts("Показать места, ничего не писать.", "Show places, write nothing."))
@option("--yes", is_flag=True, about=Texts("Не спрашивать подтверждения.", "Do not ask."))
@output_option
@lang_option
def erase(base: str, **given: Any) -> None:
    """
    Preview, ask, erase, and tell.
    """
    kit, lang = toolkit(), language()
    subject = read_key(**{name: given[name] for name in _KEYS})
    target = None if given["dry_run"] else given["target"]
    if target is None and not given["dry_run"]:
        raise click.MissingParameter(param=_parameter("target"))
    refuse_clash({"--out": target, "--receipt": given["receipt_path"]}, {})
    refuse_clash({"--receipt": given["receipt_path"]}, {"BASE": base, "--receipt-key-file": given["key_file"]})
    secret = _secret(given["key_file"])
    screen = _Screen(given, lang)
    with Together() as files:
        done = kit.erase(
            base,
            target,
            subject,
            everybody=given["everybody"],
            texts=given["texts"],
            confirm=screen.confirm,
            together=files,
        )
        if given["receipt_path"] is not None and not screen.refused:
            _write_receipt(receipt(done, secret=secret), given["receipt_path"], files)
    screen.tell(done)
    if screen.refused:
        raise Failure(2)
    if done.unread:
        raise Failure(1)


class _Screen:
    """
    What is shown, and what is asked.
    """

    def __init__(self, given: dict[str, Any], lang: Lang) -> None:
        self.refused = False
        self._given = given
        self._lang = lang
        self._shown = False
        # Findings for programs, and the base itself, are not to be mixed with words.
        self._err = given["output"] != "text" or STANDARD in (given["target"], given["receipt_path"])

    def confirm(self, seen: Erasure) -> bool:
        """
        Return whether the user says yes to the preview.
        """
        if self._given["yes"]:
            return True
        if not sys.stdin.isatty():
            raise ConfigError(rules.NOT_CONFIRMED.finding())
        self._show(seen)
        self.refused = not click.confirm(_SURE.get(self._lang), err=True)
        return not self.refused

    def tell(self, done: Erasure) -> None:
        """
        Tell what was done.
        """
        self._show(done)
        if self.refused:
            say(_STOPPED.get(self._lang), err=True)
            return
        paths = [self._given["target"]] if done.written else []
        paths += [self._given["receipt_path"]] if self._given["receipt_path"] is not None else []
        lines = [_WROTE.get(self._lang, path=path) for path in paths if path != STANDARD]
        say([*([_DRY.get(self._lang)] if self._given["dry_run"] else []), *lines], err=self._err)

    def _show(self, seen: Erasure) -> None:
        if self._shown:
            return
        self._shown = True
        text = self._given["output"] == "text"
        if seen.report.findings or not text:
            told = print_findings(seen.report.findings, self._given["output"], self._lang)
            (say if text else emit_data)(told, err=self._err and text)
        say(list(_summary(seen, self._lang)), err=self._err)


def _summary(seen: Erasure, lang: Lang) -> Iterator[str]:
    if not seen.found:
        yield _NOTHING.get(lang, base=seen.base, read=seen.read)
    else:
        places = seen.other_cards.total()
        yield _FOUND.get(lang, base=seen.base, erased=seen.erased, changed=seen.changed, places=places)
    if seen.mentions or seen.shared:
        yield _LEFT.get(lang, mentions=seen.mentions, shared=seen.shared)


def _secret(path: str | None) -> bytes | None:
    if path is None:
        return None
    with open_source(path).open() as stream:
        secret = stream.read(_LONGEST_KEY).strip()
    return checked_key(secret)


def _parameter(name: str) -> click.Parameter:
    return next(one for one in click.get_current_context().command.params if one.name == name)


def _write_receipt(data: dict[str, Any], path: str, together: Together) -> None:
    text = json.dumps(data, ensure_ascii=False, indent=1)
    if path == STANDARD:
        emit_data(text)
        return
    with atomic_write(Path(path), together=together) as stream:
        stream.write(text.encode("utf-8", "backslashreplace") + b"\n")
