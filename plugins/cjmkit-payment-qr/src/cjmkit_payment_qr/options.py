"""
What may be chosen when payment QR codes are written and read.
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Final, Literal

import attrs

from cjmkit.findings import Texts
from cjmkit.plugins.options import one_of, refuse

__all__ = ["Encoding", "PictureOptions", "ReadOptions", "TextOptions", "roubles"]

Encoding = Literal["auto", "utf-8", "cp1251", "koi8-r"]

_SUM: Final = Texts("рубли с копейками через точку, как 1500.00", "roubles and kopecks with a point, as 1500.00")
_NUMBER: Final = Texts("номер счёта в карточке, от 1", "the number of the account on the card, from 1")
_BORDER: Final = Texts("число модулей от 4 до 100: без поля код не читается", "modules from 4 to 100")
_SCALE: Final = Texts("число точек на модуль, от 1 до 100", "dots a module, from 1 to 100")
_LIMIT: Final = Texts("целое число от 1", "a whole number from 1")
_LONGEST_SUM: Final = 30


def roubles(name: str, amount: Decimal | str | int | None) -> Decimal | None:
    """
    Return *amount* of roubles as an exact number of kopecks allows.

    Raises:
        ConfigError: it is no amount, negative, has parts of a kopeck, or is a float, which is never exact.

    """
    if amount is None:
        return None
    if isinstance(amount, (float, bool)) or not isinstance(amount, (Decimal, str, int)):
        refuse(name, amount, _SUM)
    try:
        number = Decimal(amount if not isinstance(amount, str) else amount.strip().replace(",", "."))
    except InvalidOperation:
        refuse(name, amount, _SUM)
    if not number.is_finite() or number < 0 or abs(number.adjusted()) > _LONGEST_SUM or number * 100 % 1:
        refuse(name, amount, _SUM)
    return number


@attrs.frozen(kw_only=True)
class TextOptions:
    """
    What stands in the payload beside the requisites of the card.

    *sum* is in roubles (``1500.00``), *purpose* the purpose of the payment. *account* is which of the card's
    accounts is paid to. *encoding* "auto" takes UTF-8, and windows-1251 where UTF-8 would be too long. *force*
    makes a code even of requisites that are proven wrong.
    """

    sum: str | None = None
    purpose: str | None = None
    account: int = 1
    encoding: Encoding = "auto"
    force: bool = False

    def __attrs_post_init__(self) -> None:
        roubles("sum", self.sum)
        if isinstance(self.account, bool) or not isinstance(self.account, int) or self.account < 1:
            refuse("account", self.account, _NUMBER)
        one_of("encoding", self.encoding, ("auto", "utf-8", "cp1251", "koi8-r"))
        one_of("force", self.force, (True, False))


@attrs.frozen(kw_only=True)
class PictureOptions(TextOptions):
    """
    How the code is drawn; the rest as in `TextOptions`.

    *correction* is how much of a damaged code can be restored: L 7 %, M 15 %, Q 25 %, H 30 %. *border* is the
    quiet zone in modules, four at the least by the standard of QR codes; *scale* how many dots a module has.
    """

    correction: Literal["L", "M", "Q", "H"] = "M"
    border: int = 4
    scale: int = 4

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        one_of("correction", self.correction, ("L", "M", "Q", "H"))
        for name, value, least, expected in (("border", self.border, 4, _BORDER), ("scale", self.scale, 1, _SCALE)):
            if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= 100:
                refuse(name, value, expected)


@attrs.frozen(kw_only=True)
class ReadOptions:
    """
    How texts of payment QR codes are read: *limit_mb* bounds the size of the file.
    """

    limit_mb: int = 16

    def __attrs_post_init__(self) -> None:
        if isinstance(self.limit_mb, bool) or not isinstance(self.limit_mb, int) or self.limit_mb < 1:
            refuse("limit_mb", self.limit_mb, _LIMIT)
