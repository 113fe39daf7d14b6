"""
The words of a workbook of pairs: headings, decisions, instructions; and the key of a pair as a text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from cjmkit.dedupe.decisions import Verdict
from cjmkit.dedupe.marks import MARK_SIZE, PairKey, pair_key
from cjmkit.findings import Texts

__all__ = [
    "COLUMNS",
    "DECISION",
    "HELP",
    "HELP_SHEET",
    "KEY",
    "PAIRS_SHEET",
    "TIERS",
    "VERDICT_WORDS",
    "WRONG_WORD",
    "key_of",
    "key_text",
    "verdict_of",
]

KEY: Final = Texts("cjmkit: ключ пары", "cjmkit: key of the pair")
DECISION: Final = Texts("Решение", "Decision")
COLUMNS: Final = (
    (KEY, 12),
    (Texts("Пара", "Pair"), 6),
    (DECISION, 14),
    (Texts("Почему похожи", "Why alike"), 46),
    (Texts("Сходство", "Score"), 10),
    (Texts("Ступень", "Tier"), 12),
    (Texts("Карточка", "Card"), 10),
    (Texts("Откуда", "From"), 26),
)
"""Our own columns before those of the cards, with their widths."""

TIERS: Final[Mapping[str, Texts]] = MappingProxyType(
    {"auto": Texts("верная", "sure"), "review": Texts("проверить", "to review")}
)
VERDICT_WORDS: Final[Mapping[Verdict, Texts]] = MappingProxyType(
    {
        "merge": Texts("объединить", "merge"),
        "keep": Texts("оставить", "keep"),
        "unsure": Texts("не уверен", "not sure"),
    }
)
PAIRS_SHEET: Final = Texts("Пары", "Pairs")
HELP_SHEET: Final = Texts("Как решать", "How to decide")
WRONG_WORD: Final = Texts("Выберите решение из списка.", "Choose a decision from the list.")
HELP: Final = (
    Texts("Пары карточек, которые могут быть одним клиентом", "Pairs of cards that may be one client"),
    Texts(
        "Каждая пара – две строки подряд, одна карточка под другой. Решение ставится в любой из двух строк.",
        "Each pair is two rows, one card below the other. Put the decision into either of the two rows.",
    ),
    Texts(
        "объединить – это один клиент; оставить – это два клиента; не уверен или пусто – спросить снова.",
        "merge: it is one client; keep: they are two clients; not sure, or blank: ask again.",
    ),
    Texts(
        "Оранжевым отмечено, в чём карточки расходятся; голубым – что известно только одной из них.",
        "Orange marks what the cards differ in, blue what only one of them knows.",
    ),
    Texts(
        "Строки можно сортировать, скрывать фильтром и удалять: решение находит карточки по ключу в скрытом столбце A. "
        "Сам ключ не меняйте: решение с испорченным ключом не исполняется.",
        "Rows may be sorted, filtered and deleted: a decision finds its cards by the key in the hidden column A. Do "
        "not change the key itself: a decision whose key is damaged is not obeyed.",
    ),
    Texts(
        "Исправлять значения карточек здесь бесполезно: читаются только решения.",
        "It is of no use to correct values here: only decisions are read.",
    ),
    Texts(
        "Сохраните книгу и запустите: cjmkit dedupe БАЗА -o ЧИСТАЯ --decisions ЭТА_КНИГА.xlsx --remember решения.jsonl",
        "Save the workbook and run: cjmkit dedupe BASE -o CLEAN --decisions THIS_BOOK.xlsx --remember decisions.jsonl",
    ),
    Texts(
        "В книге персональные данные клиентов: без них не решить. Храните её как саму базу и удалите, когда решите.",
        "The workbook holds personal data of clients: nobody could decide without. Keep it as you keep the base, and "
        "delete it when you are done.",
    ),
)
"""The lines of the sheet of instructions; the first is its title."""

_CHECK: Final = 6
_SIZE: Final = MARK_SIZE * 4


def key_text(key: PairKey) -> str:
    """
    Return the key of a pair as it stands in the hidden column, with a check of its own.
    """
    text = "".join(mark.hex() for mark in key)
    return f"{text}-{_check(text)}"


def key_of(text: object) -> PairKey | None:
    """
    Return the key that was written by `key_text`; None if it was changed since.
    """
    body, _, check = text.strip().partition("-") if isinstance(text, str) else ("", "", "")
    if len(body) != _SIZE or check != _check(body):
        return None
    try:
        marks = bytes.fromhex(body)
    except ValueError:
        return None
    return pair_key(marks[:MARK_SIZE], marks[MARK_SIZE:])


def verdict_of(text: object) -> Verdict | None:
    """
    Return the decision that a cell says, in either language; None if it is none of the words.
    """
    said = " ".join(str(text).split()).strip(".!").casefold()
    return next((verdict for verdict, words in _BY_WORD if said in words), None)


_BY_WORD: Final = tuple((verdict, (words.ru, words.en)) for verdict, words in VERDICT_WORDS.items())


def _check(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_CHECK]
