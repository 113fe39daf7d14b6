"""
How wide letters are: the advances of DejaVu Sans, in hundredths of the size of the type, rounded up.

DejaVu is wider than the system types that pages are shown in (Segoe UI, Roboto, Arial, Helvetica): a line that fits by
this table fits on every screen. The numbers are measurements of the published font, which is free to use and to measure
(Bitstream Vera licence, https://dejavu-fonts.github.io/License.html).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

__all__ = ["WIDEST", "fitting", "width_of"]

WIDEST: Final = 1.3
"""What is taken for a letter that the table does not know, in sizes of the type: an emoji is as wide."""

# Letters by their advance.
_REGULAR: Final[Mapping[int, str]] = MappingProxyType(
    {
        0: "\u00ad",
        28: "'ijlìíîïіїј",
        30: "IJÌÍÎÏІЇЈ",
        32: " ,.\u00a0·‘’·",
        34: "/:;\\|¦",
        36: "f",
        37: "-",
        40: "()[]t›",
        41: "!¡²³¹",
        42: "r",
        46: '"',
        48: "ªº",
        50: "*_`§¨¯°´¸–",
        52: "“”„",
        53: "szгѓѕ",
        54: "?¿з",
        55: "cçсэє",
        56: "L",
        58: "Fk",
        59: "вть•",
        60: "vxyýÿухчў",
        61: "PÞЃЎГРУкяќ",
        62: "TYaeo«»ÝàáâãäåèéêëðòóôõöøТабеоѐё«»",
        63: "ßђ",
        64: "$0123456789ESbdghnpqu{}¢£¤¥µ¶ÈÉÊËñùúûüþЀЁЅЕлр₽€",
        65: "Зийѝ",
        66: "Kнпћџ",
        69: "ABVXZÀÁÂÃÄÅАБВХЧЬц",
        70: "CRÇЄСЭЯд",
        71: "ЌКъ",
        74: "UÙÚÛÜ",
        75: "NÑЍИЙ",
        76: "HЏЛНПм",
        77: "▲▼",
        78: "&DGÐЦ",
        79: "OQÒÓÔÕÖØЂЋДОы",
        82: "w",
        84: "#+<=>^~¬±×÷Ъ×→←↑↓≈−",
        85: "ю",
        86: "ф",
        87: "MМФ",
        88: "●",
        89: "Ы",
        90: "њ",
        91: "жљ",
        92: "ш",
        95: "щ",
        96: "%",
        97: "¼½¾",
        98: "mÆ",
        99: "Wæ",
        100: "@©®—…",
        105: "Њ№",
        107: "Ш",
        108: "ЖЮ",
        110: "ЉЩ",
    }
)
_BOLD: Final[Mapping[int, str]] = MappingProxyType(
    {
        0: "\u00ad",
        31: "'",
        35: " ijl\u00a0ìíîïіїј",
        37: "/\\|¦",
        38: ",.IJ·ÌÍÎÏІЇЈ‘’·",
        40: ":;",
        42: "-›",
        44: "f²³¹",
        46: "!()[]¡",
        48: "t",
        50: "_`r§¨¯°´¸–",
        53: '"*гѓ',
        57: "ªº",
        58: "т",
        59: "?z¿з",
        60: "csçсэєѕ",
        64: "L¤¶ЃГвь•",
        65: "x«»хя«»",
        66: "vyýÿуў“”„",
        67: "k",
        68: "aeàáâãäåèéêëаекѐёќ",
        69: "EFToÈÉÊËðòóôõöøЀЁЕТоч",
        70: "$0123456789¢£¥бнпџ₽€",
        71: "ийѝ",
        72: "bdghnpqu{}ßñùúûüþЗрђ",
        73: "SYZÝЅ",
        74: "CPµÇÞЄРСЭлћ",
        75: "ц",
        76: "ъ",
        77: "BБВЬ▲▼",
        78: "AKRVXÀÁÂÃÄÅЎАУХЯ",
        81: "Чд",
        82: "UÙÚÛÜЌКм",
        83: "G",
        84: "#+<=>DHN^~¬±ÐÑ×÷ЍЏИЙЛНП×→←↑↓≈−",
        86: "OQÒÓÔÕÖØО",
        88: "&ЂЋ●",
        90: "Д",
        91: "ы",
        93: "wЦ",
        94: "Ъ",
        96: "њ",
        98: "ю",
        100: "@M©®МФжфљ—…",
        101: "%",
        104: "¼½¾Ы",
        105: "mæ",
        107: "ш",
        109: "Æ",
        111: "Wщ",
        113: "Њ",
        116: "Љ",
        118: "Ю",
        121: "№",
        123: "Ж",
        124: "Ш",
        133: "Щ",
    }
)


def _by_letter(groups: Mapping[int, str]) -> Mapping[str, float]:
    return MappingProxyType({letter: advance / 100 for advance, letters in groups.items() for letter in letters})


_WIDTHS: Final = MappingProxyType({False: _by_letter(_REGULAR), True: _by_letter(_BOLD)})


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """
    Return how wide a line of text is, and never less.
    """
    widths = _WIDTHS[bold]
    return size * sum(widths.get(letter, WIDEST) for letter in text)


def fitting(text: str, width: float, size: float, *, bold: bool = False) -> int:
    """
    Return how many letters of *text* stand in *width*; letters after those are not looked at, however many there are.
    """
    widths = _WIDTHS[bold]
    taken = 0.0
    for number, letter in enumerate(text):
        taken += widths.get(letter, WIDEST)
        if size * taken > width:
            return number
    return len(text)
