"""
The three forms of an address in a UPD: one line, the old parts, the parts of the state register (ГАР).
"""

from __future__ import annotations

from typing import Final

from cjmkit.model import Address, AddressKind
from cjmkit.plugins.hostile import Element

__all__ = ["read_address"]

_RUSSIA: Final = "643"
_OLD_PARTS: Final = (
    ("Район", ""),
    ("Город", ""),
    ("НаселПункт", ""),
    ("Улица", ""),
    ("Дом", "д. "),
    ("Корпус", "корп. "),
    ("Кварт", "кв. "),
    ("ИныеСвед", ""),
)
_NAMED: Final = ("МуниципРайон", "ГородСелПоселен", "НаселенПункт", "ЭлПланСтруктур", "ЭлУлДорСети")
_NUMBERED: Final = ("Здание", "ПомещЗдания", "ПомещКвартиры")


def read_address(home: Element, kind: AddressKind) -> Address | None:
    """
    Return the address in *home*, the element «Адрес»; None if it is empty.
    """
    free, old, gar = home.child("АдрИнф"), home.child("АдрРФ"), home.child("АдрГАР")
    if free is not None:
        return _free(free, kind)
    if old is not None:
        return _old(old, kind)
    return _gar(gar, kind) if gar is not None else None


def _free(element: Element, kind: AddressKind) -> Address | None:
    text = _attribute(element, "АдрТекст")
    if text is None:
        return None
    # «РОССИЯ» stands in every one of them and tells nothing.
    is_foreign = _attribute(element, "КодСтр") not in (None, _RUSSIA)
    return Address(kind=kind, text=text, country=_attribute(element, "НаимСтран") if is_foreign else None)


def _old(element: Element, kind: AddressKind) -> Address | None:
    region, code = _attribute(element, "НаимРегион"), _attribute(element, "КодРегион")
    index = _attribute(element, "Индекс")
    parts = [f"{word}{value}" for name, word in _OLD_PARTS if (value := _attribute(element, name))]
    told = [index, region or (f"регион {code}" if code else None), *parts]
    text = ", ".join(part for part in told if part)
    city = _attribute(element, "Город") or _attribute(element, "НаселПункт")
    return Address(kind=kind, text=text, postal_code=index, region=region, city=city) if text else None


def _gar(element: Element, kind: AddressKind) -> Address | None:
    region, code, index = element.value("НаимРегион"), element.value("Регион"), _attribute(element, "Индекс")
    parts: list[str | None] = [index, region or (f"регион {code}" if code else None)]
    for name in _NAMED:
        parts += [_named(one) for one in element.children(name)]
    parts.append(element.value("ЗемелУчасток"))
    for name in _NUMBERED:
        parts += [_named(one) for one in element.children(name)]
    text = ", ".join(part for part in parts if part)
    place = element.child("НаселенПункт")
    city = None if place is None else _attribute(place, "Наим")
    return Address(kind=kind, text=text, postal_code=index, region=region, city=city) if text else None


def _named(element: Element) -> str | None:
    word = _attribute(element, "Вид") or _attribute(element, "Тип")
    name = _attribute(element, "Наим") or _attribute(element, "Номер")
    return " ".join(part for part in (word, name) if part) or None if name else None


def _attribute(element: Element, name: str) -> str | None:
    return (element.get(name) or "").strip() or None
