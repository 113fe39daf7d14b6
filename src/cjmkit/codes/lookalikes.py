"""
Look-alikes (гомоглифы): letters typed or scanned in place of digits and of other letters.

The maps are one to one. Nothing here is applied to a value silently: a check only reports
``homoglyph`` when the replacement makes the value right, and a repair needs its own proof.

>>> to_digits("77О7О8З893")
'7707083893'
>>> to_latin("АВ")
'AB'
"""

from __future__ import annotations

from typing import Final

__all__ = ["to_cyrillic", "to_digits", "to_latin"]

_DIGITS: Final = str.maketrans("OoОоQDЗзlI|іІ!бВBЧSsZz", "0000003311111168845522")
_LATIN: Final = str.maketrans("АВЕЅІЈКМНОРСТУХаеіјорсухѕ", "ABESIJKMHOPCTYXaeijopcyxs")
_CYRILLIC: Final = str.maketrans("ABEKMHOPCTYXaeopcyxk", "АВЕКМНОРСТУХаеорсухк")


def to_digits(text: str) -> str:
    """
    Replace each letter that looks like a digit by that digit.
    """
    return text.translate(_DIGITS)


def to_latin(text: str) -> str:
    """
    Replace each Cyrillic letter that looks like a Latin one by the Latin letter.
    """
    return text.translate(_LATIN)


def to_cyrillic(text: str) -> str:
    """
    Replace each Latin letter that looks like a Cyrillic one by the Cyrillic letter.
    """
    return text.translate(_CYRILLIC)
