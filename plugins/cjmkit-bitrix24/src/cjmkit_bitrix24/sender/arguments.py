"""
Arguments of the command ``cjmkit-bitrix24``, in both languages.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import Final

from cjmkit.findings import Texts
from cjmkit_bitrix24.sender.portal import BATCH_LIMIT
from cjmkit_bitrix24.sender.speaking import Parser, number
from cjmkit_bitrix24.sender.webhook import VARIABLE

__all__ = ["parser_of"]

_SUBJECTS: Final = ("company", "sole_proprietor", "person")
_HIGHEST: Final = 1000

_ABOUT: Final = Texts(
    "Отправка карточек в Битрикс24 вызовами REST. Адрес вебхука – секрет: он берётся из файла "
    f"или переменной {VARIABLE}, в командной строке его не указывают.",
    "Sends cards to Bitrix24 by REST calls. The webhook is a secret: it comes from a file or the variable "
    f"{VARIABLE}, never from the command line.",
)
_SHOWN: Final = Texts(
    "адрес вебхука в командной строке видят все на этой машине: удалите его на портале, создайте новый и положите "
    f"в файл (--webhook-file ФАЙЛ) или переменную {VARIABLE}",
    "everybody on this machine sees a webhook in the command line: remove it on the portal, make another and put it "
    f"into a file (--webhook-file FILE) or the variable {VARIABLE}",
)
_SEND: Final = Texts("Отправить файл вызовов на портал.", "Send a file of calls to a portal.")
_PRESETS: Final = Texts("Показать шаблоны реквизитов портала.", "List the portal's requisite templates.")
_HELP: Final = {
    "calls": Texts("файл, записанный cjmkit convert --to bitrix24-rest", "file of cjmkit convert --to bitrix24-rest"),
    "webhook_file": Texts("файл с адресом вебхука", "file that holds the webhook's address"),
    "journal": Texts("журнал (по умолчанию ФАЙЛ.journal)", "journal (default: FILE.journal)"),
    "report": Texts("куда записать неотправленное (ФАЙЛ.failed.jsonl)", "where failures go (FILE.failed.jsonl)"),
    "preset": Texts("шаблон реквизитов: company=1; можно повторять", "requisite template: company=1; may be repeated"),
    "dry_run": Texts("проверить файл и ничего не отправлять", "check the file and send nothing"),
    "batch": Texts(f"вызовов в пакете, до {BATCH_LIMIT}", f"calls at once, up to {BATCH_LIMIT}"),
    "rate": Texts("запросов в секунду (2; на тарифе «Энтерпрайз» 5)", "requests a second (2; on Enterprise 5)"),
    "burst": Texts("запас запросов (50; на тарифе «Энтерпрайз» 250)", "requests in reserve (50; on Enterprise 250)"),
    "timeout": Texts("сколько секунд ждать ответа", "seconds to wait for an answer"),
    "lang": Texts("язык сообщений", "language of messages"),
    "help": Texts("показать эту справку", "show this help"),
}


def parser_of(arguments: Sequence[str]) -> argparse.Namespace:
    """
    Return what *arguments* ask for; the process ends with 2 where they ask for nothing sensible.
    """
    lang = _language(arguments)
    top = Parser(lang=lang, prog="cjmkit-bitrix24", description=_ABOUT.get(lang))
    _common(top, lang)
    commands = top.add_subparsers(dest="command", required=True, metavar="send|presets")
    send = commands.add_parser("send", help=_SEND.get(lang), description=_SEND.get(lang), lang=lang)
    _common(send, lang)
    _portal(send, lang)
    send.add_argument("calls", metavar="calls.jsonl", help=_HELP["calls"].get(lang))
    send.add_argument("--preset", action="append", default=[], metavar="NAME=ID", help=_HELP["preset"].get(lang))
    send.add_argument("--journal", metavar="FILE", help=_HELP["journal"].get(lang))
    send.add_argument("--report", metavar="FILE", help=_HELP["report"].get(lang))
    send.add_argument(
        "--batch", type=number(int, lang), default=BATCH_LIMIT, metavar="N", help=_HELP["batch"].get(lang)
    )
    send.add_argument("--dry-run", action="store_true", help=_HELP["dry_run"].get(lang))
    presets = commands.add_parser("presets", help=_PRESETS.get(lang), description=_PRESETS.get(lang), lang=lang)
    _common(presets, lang)
    _portal(presets, lang)
    if any("://" in word and "/rest/" in word for word in arguments):
        # Whoever lists the processes sees it, and a message of the parser would repeat it.
        top.error(_SHOWN.get(lang))
    wishes = top.parse_args(arguments)
    wishes.lang = lang
    _check(wishes, send if wishes.command == "send" else presets, lang)
    return wishes


def _common(parser: argparse.ArgumentParser, lang: str) -> None:
    parser.add_argument("-h", "--help", action="help", help=_HELP["help"].get(lang))
    parser.add_argument("--lang", choices=("ru", "en"), help=_HELP["lang"].get(lang), default=argparse.SUPPRESS)


def _portal(parser: argparse.ArgumentParser, lang: str) -> None:
    parser.add_argument("--webhook-file", metavar="FILE", help=_HELP["webhook_file"].get(lang))
    parser.add_argument("--rate", type=number(float, lang), default=2.0, metavar="N", help=_HELP["rate"].get(lang))
    parser.add_argument("--burst", type=number(int, lang), default=50, metavar="N", help=_HELP["burst"].get(lang))
    parser.add_argument(
        "--timeout", type=number(float, lang), default=90.0, metavar="SECONDS", help=_HELP["timeout"].get(lang)
    )


def _language(arguments: Sequence[str]) -> str:
    # It must be known before the parser can speak.
    for index, word in enumerate(arguments):
        value = word.partition("=")[2] if word.startswith("--lang=") else None
        if word == "--lang" and index + 1 < len(arguments):
            value = arguments[index + 1]
        if value in ("ru", "en"):
            return str(value)
    told = os.environ.get("CJMKIT_LANG")
    if told in ("ru", "en"):
        return str(told)
    local = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    # As in cjmkit itself: Russian, unless the locale speaks English or nobody could read the letters.
    writes = "utf" in (sys.stderr.encoding or "").lower()
    return "en" if local.lower().startswith("en") or not writes else "ru"


def _check(wishes: argparse.Namespace, parser: argparse.ArgumentParser, lang: str) -> None:
    for name, low, high in (("rate", 0.01, 100), ("burst", 1, _HIGHEST), ("timeout", 1, _HIGHEST)):
        if not low <= getattr(wishes, name) <= high:
            parser.error(_bounds(f"--{name}", low, high).get(lang))
    if wishes.command != "send":
        return
    if not 1 <= wishes.batch <= BATCH_LIMIT:
        parser.error(_bounds("--batch", 1, BATCH_LIMIT).get(lang))
    presets = {}
    for pair in wishes.preset:
        name, _, number = pair.partition("=")
        if name not in _SUBJECTS or not (number.isascii() and number.isdigit() and 0 < len(number) < 10):
            known = ", ".join(_SUBJECTS)
            words = Texts(
                f"--preset: нужно ИМЯ=НОМЕР, имя – {known}", f"--preset: expected NAME=ID, NAME one of {known}"
            )
            parser.error(words.get(lang))
        presets[name] = int(number)
    wishes.preset = presets


def _bounds(option: str, low: float, high: float) -> Texts:
    return Texts(
        f"{option}: нужно число от {low:g} до {high:g}", f"{option}: expected a number from {low:g} to {high:g}"
    )
