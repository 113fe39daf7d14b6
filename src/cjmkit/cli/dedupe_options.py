"""
The options of ``cjmkit dedupe``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar

import click

from cjmkit.cli.bilingual import option
from cjmkit.cli.common import PATH
from cjmkit.findings import Texts

__all__ = ["dedupe_options"]

_Command = TypeVar("_Command", bound=Callable[..., Any])


def dedupe_options(command: _Command) -> _Command:
    """
    Add the options that are about duplicates.
    """
    # click shows options in the reverse order of decorating.
    for add in reversed(_OPTIONS):
        command = add(command)
    return command


_OPTIONS: Final = (
    option(
        "-o",
        "--out",
        "target",
        metavar="OUT",
        required=True,
        type=PATH,
        about=Texts(
            "Куда писать чистую базу; «-» – стандартный вывод.", "Where to write the clean base; '-' is stdout."
        ),
    ),
    option(
        "--review",
        type=PATH,
        metavar="FILE.xlsx",
        about=Texts(
            "Записать книгу пар, которые решает человек (в ней персональные данные).",
            "Write a workbook of the pairs that a human decides (it holds personal data).",
        ),
    ),
    option(
        "--review-pairs",
        type=click.IntRange(min=1),
        default=5000,
        show_default=True,
        about=Texts("Столько пар в книге, самые верные первыми.", "So many pairs in it, the surest first."),
    ),
    option(
        "--review-all",
        is_flag=True,
        about=Texts("Показать в книге и верные пары.", "Show the sure pairs in it, too."),
    ),
    option(
        "--decisions",
        type=PATH,
        metavar="FILE.xlsx",
        about=Texts("Исполнить решения из этой книги пар.", "Obey the decisions of this workbook of pairs."),
    ),
    option(
        "--remember",
        type=PATH,
        metavar="FILE.jsonl",
        about=Texts(
            "Помнить решения в этом файле и исполнять их в следующий раз; значений клиентов в нём нет.",
            "Remember decisions in this file and obey them the next time; it holds no values of clients.",
        ),
    ),
    option(
        "--decisions-key-file",
        type=PATH,
        metavar="FILE",
        about=Texts(
            "Файл с ключом (от 16 байт) для --remember; храните его отдельно.",
            "File with a key (16 bytes or more) for --remember; keep it apart.",
        ),
    ),
    option(
        "--scorer",
        metavar="NAME",
        default="builtin",
        show_default=True,
        about=Texts(
            "Чем мерить похожесть: builtin, rapidfuzz или плагин.",
            "Measure likeness by builtin, rapidfuzz or a plugin.",
        ),
    ),
    option(
        "--key",
        "keys",
        multiple=True,
        metavar="NAME",
        about=Texts("Сводить карточки и по ключам этого плагина.", "Bring cards together by a plugin's keys, too."),
    ),
    option(
        "--largest-block",
        type=click.IntRange(min=2),
        default=60,
        show_default=True,
        about=Texts(
            "Не сравнивать по значению, общему у большего числа карточек.",
            "Do not compare by a value that more cards share.",
        ),
    ),
    option(
        "--merge",
        "strategies",
        multiple=True,
        metavar="FIELD=STRATEGY",
        about=Texts(
            "Чьё значение остаётся: first, last, newest, longest, valid, source, union.",
            "Whose value stays: first, last, newest, longest, valid, source, union.",
        ),
    ),
    option(
        "--prefer",
        "sources",
        multiple=True,
        metavar="FILE",
        about=Texts("Чьим карточкам верить больше; по порядку.", "Files whose cards are trusted more, in order."),
    ),
    option(
        "--to",
        "to_",
        metavar="FORMAT",
        about=Texts("Формат вывода; без ключа – по расширению.", "Format of the output; told by its extension."),
    ),
    option(
        "--out-option",
        "out_options",
        multiple=True,
        metavar="KEY=VALUE",
        about=Texts("Настройка записи формата; можно повторять.", "Option of the exporter; may be repeated."),
    ),
)
