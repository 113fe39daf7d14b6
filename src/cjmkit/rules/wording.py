"""
Looking for phrases in texts: whole words, whatever the case, ё as е.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

__all__ = ["Phrases", "folded", "starts_with_verb"]

_LONGEST: Final = 2000
_WORD: Final = re.compile(r"[^\W_]+")
# «Ищет», «сравнивает», "looks": what somebody does, where a goal would say what they want to reach.
_DOING: Final = ("ает", "яет", "ует", "еет", "ются", "ится", "ется", "ают", "яют", "уют")
_RUSSIAN: Final = (
    "ищет ищут идет идут едет едут звонит звонят смотрит смотрят пишет пишут платит платят берет берут говорит "
    "говорят видит видят приходит приходят находит находят ходит ходят просит просят заходит заходят носит пьет"
)
_ENGLISH: Final = "looks searches compares reads calls asks pays goes visits writes chooses buys"
_IRREGULAR: Final = frozenset(f"{_RUSSIAN} {_ENGLISH}".split())


def folded(text: str) -> str:
    """
    Return the words of *text* in lower case, one space between them and around them all.
    """
    words = _WORD.findall(text[:_LONGEST].casefold().replace("ё", "е"))
    return f" {' '.join(words)} "


class Phrases:
    """
    Phrases to look for, made ready once for many texts.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        ready = ((phrase, folded(phrase)) for phrase in phrases)
        self._wanted = tuple((phrase, wanted) for phrase, wanted in ready if wanted.strip())

    def within(self, text: str) -> tuple[str, ...]:
        """
        Return the phrases that stand in *text* as whole words.
        """
        if not self._wanted:
            return ()
        held = folded(text)
        return tuple(phrase for phrase, wanted in self._wanted if wanted in held)


def starts_with_verb(text: str) -> bool:
    """
    Return whether *text* begins with what somebody does: «ищет крем», «сравнивает цены».
    """
    first = next(iter(folded(text).split()), "")
    return first in _IRREGULAR or (len(first) > len("знает") and first.endswith(_DOING))
