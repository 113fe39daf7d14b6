"""
Names of people: apart where the patronymic proves their order, else whole.
"""

from __future__ import annotations

from typing import Final

from cjmkit.findings import Texts

__all__ = ["WHOLE_NAME", "name_fields"]

WHOLE_NAME: Final = Texts(
    "имя не разбирается наверняка и записано целиком в «Фамилия»",
    "the name cannot be taken apart for certain and is written whole as the last name",
)
_PATRONYMICS: Final = ("вич", "ич", "вна", "ична", "оглы", "кызы")
_ORDERS: Final = {
    # Of «Иван Петрович Абрамович» either word may be the patronymic, so nothing is proven.
    (False, True): ("LAST_NAME", "NAME", "SECOND_NAME"),
    (True, False): ("NAME", "SECOND_NAME", "LAST_NAME"),
}


def name_fields(name: str) -> dict[str, str]:
    """
    Return the portal's fields of a person's *name*: three if its order is proven, else LAST_NAME alone.
    """
    words = name.split()
    if len(words) == 3:
        proof = (words[1].lower().endswith(_PATRONYMICS), words[2].lower().endswith(_PATRONYMICS))
        if proof in _ORDERS:
            return dict(zip(_ORDERS[proof], words, strict=True))
    return {"LAST_NAME": " ".join(words)} if words else {}
