"""
People: a director cut into name, position and basis.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

__all__ = ["Named", "basis_of", "is_position", "named"]

_LETTER: Final = r"[А-ЯЁA-Z]"
_WORD: Final = r"[А-ЯЁ][А-ЯЁа-яё]+(?:-[А-ЯЁ][А-ЯЁа-яё]+)?"
_FULL: Final = re.compile(rf"({_WORD}) ({_WORD}) ({_WORD}(?: (?:оглы|кызы))?)(?![а-яё])")
_LAST_FIRST: Final = re.compile(rf"({_WORD}),? ({_LETTER})\. ?(?:({_LETTER})\.)?")
_FIRST_LAST: Final = re.compile(rf"({_LETTER})\. ?(?:({_LETTER})\.)? ?({_WORD})")
_TWO: Final = re.compile(rf"({_WORD}) ({_WORD})")
_PATRONYMIC: Final = re.compile(r"(?:вич|вна|ична|ьич|ич|оглы|кызы)\Z", re.IGNORECASE)
_GENITIVE: Final = re.compile(r"(?:вича|вны|ичны|ьича)\Z", re.IGNORECASE)
_POSITION: Final = re.compile(
    r"директор|руководител|президент|председател|управляющ|начальник|заведующ|главн|глава|ректор|предприниматель|"
    r"бухгалтер|заместител|врио|и\.\s?о\.|менеджер|врач|ликвидатор",
    re.IGNORECASE,
)
_BASIS: Final = re.compile(r"(?:,?\s*действующ[а-яё]*)?\s*на основании\s*", re.IGNORECASE)
_END: Final = re.compile(r",\s*(?:с одной|с другой|именуем|далее|и\s)|\s\(далее", re.IGNORECASE)
_BLANKS: Final = re.compile(r"[_/\\\s]+|\bМ\.\s?П\.|\([^)]*подпись[^)]*\)")
_EDGES: Final = ' \t,;:.-–—/|()«»"_'


class Named(NamedTuple):
    """
    A person in a text: the *name*, the *position* before or behind it, and *rest*, what is neither.

    *genitive* tells that the name is in the genitive case, as behind «в лице».
    """

    name: str
    position: str | None
    rest: str
    genitive: bool


def named(text: str) -> Named | None:
    """
    Return the person that *text* names; None if there is no name in it.
    """
    plain = " ".join(_BLANKS.sub(" ", text).split())
    match = _match(plain)
    if match is None:
        return None
    name = match.group().strip(" ,")
    before, behind = plain[: match.start()].strip(_EDGES), plain[match.end() :].strip(_EDGES)
    position = next((part for part in (before, behind) if is_position(part)), None)
    rest = " ".join(part for part in (before, behind) if part and part != position)
    genitive = bool(_GENITIVE.search(name.split()[-1])) and len(name.split()) > 2
    return Named(name, position, rest, genitive)


def _match(text: str) -> re.Match[str] | None:
    for pattern in (_FULL, _LAST_FIRST, _FIRST_LAST):
        for match in pattern.finditer(text):
            # Three capital words are a name with a patronymic, or when nothing else stands there.
            certain = pattern is not _FULL or _PATRONYMIC.search(match[3]) or _GENITIVE.search(match[3])
            if (certain or match.group() == text) and not is_position(match.group()):
                return match
    whole = _TWO.fullmatch(text)
    return whole if whole is not None and not is_position(text) else None


def is_position(text: str) -> bool:
    """
    Tell whether *text* reads as somebody's position.
    """
    return len(text) <= 80 and bool(_POSITION.search(text))


def basis_of(text: str) -> str | None:
    """
    Return the document that somebody acts on, without the words before it.
    """
    found = _END.split(_BASIS.sub(" ", text), maxsplit=1)[0].strip(
        _EDGES.replace("«", "").replace("»", "").replace('"', "")
    )
    return found or None
