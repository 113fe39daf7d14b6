"""
Found: what was read for one field, with how sure that is.
"""

from __future__ import annotations

from typing import Any, Final

import attrs

from cjmkit.findings import NOWHERE, Finding, Location, Rule, Texts

__all__ = ["HOW", "Found", "Notes"]

HOW: Final = {
    "label": Texts("подпись", "a label"),
    "form": Texts("число знаков и контрольные цифры", "length and check digits"),
    "key": Texts("ключ счёта и БИК", "the account's key and the BIC"),
    "legal_form": Texts("правовая форма", "a legal form"),
    "bank_words": Texts("слова, как у банка", "words as banks have"),
    "genitive": Texts("имя в родительном падеже", "a name in the genitive case"),
    "no_name": Texts("имени не видно", "no name is seen in it"),
    "phone": Texts("номер без кода города или не телефон", "a number without area code, or no telephone"),
    "email": Texts("это не адрес почты", "no e-mail address"),
    "checksum": Texts("контрольная цифра не сходится", "the check digit is wrong"),
    "zero": Texts("возвращён ведущий ноль", "a leading zero was put back"),
    "spaces": Texts("убраны пробелы и разделители", "blanks and separators were removed"),
    "lookalikes": Texts("кириллица в адресе заменена латиницей", "Cyrillic letters in an address became Latin ones"),
    "same": Texts("«тот же» заменено адресом", "“the same” became the address"),
    "phone_form": Texts("телефон записан с +7", "a telephone with +7"),
    "url": Texts("адрес сайта", "a site's address"),
}
"""How a value was known, or why it is doubted."""


@attrs.frozen(kw_only=True)
class Found:
    """
    A value for a flat *field*, its *confidence* from 0 to 1, and its place.

    *order* counts the values of a document. *pair* is the number of the pair that it stood in, for which values stand
    together. *label* is empty where the form alone told.
    """

    field: str
    value: str = attrs.field(repr=False)
    confidence: float
    where: Location = NOWHERE
    label: str = ""
    how: str = "label"
    order: int = 0
    raw: str = attrs.field(default="", repr=False)
    extension: str | None = attrs.field(default=None, repr=False)
    note: str | None = attrs.field(default=None, repr=False)
    proven: bool = False


class Notes:
    """
    The findings of one card, in the order they were made.
    """

    def __init__(self) -> None:
        self.findings: list[Finding] = []

    def say(
        self, rule: Rule, where: Location, *, field: str | None = None, how: str | None = None, **params: Any
    ) -> None:
        """
        Make a finding of *rule* at *where*; *how* names the reason in both languages.
        """
        if how is not None:
            params |= {"how_ru": HOW[how].ru, "how_en": HOW[how].en}
        spot = where if field is None else attrs.evolve(where, field=field)
        self.findings.append(rule.finding(spot, **params))
