"""
Short client bases in old encodings, with words that the detector's table was not counted on.
"""

from __future__ import annotations

import random

ENCODINGS = ("cp1251", "cp866", "koi8-r", "mac-cyrillic", "utf-8")

_FIRMS = (
    "Ромашка", "Вымпел", "Горизонт", "Лютик", "Меркурий", "СпецТехСнаб", "Азимут", "Бриз", "Жемчужина", "Феникс",
    "Уралмаш", "Электрон", "Юпитер", "Якорь", "Щит и меч", "Хлебозавод №7", "Цемент Плюс", "Чайка", "Эверест", "Шторм",
)  # fmt: skip
_FORMS = ("ООО", "АО", "ПАО", "ИП", "ЗАО", "МУП", "")
_NAMES = (
    "Тихомиров Аркадий", "Белоусова Снежана", "Гаврилюк Оксана", "Жданов Эльдар", "Ёлкина Фаина", "Рябчук Степан",
    "Мухаметшин Ильдар", "Сафронова Клавдия", "Ющенков Прохор", "Царёв Филипп", "Шубина Зоя", "Одинцов Герман",
)  # fmt: skip
_PLACES = (
    "Уфа", "Омск", "г. Самара", "Казань", "Мурманск", "п. Яя", "Липецк", "Тамбов", "г. Орёл", "Кызыл", "Элиста",
    "ул. Гоголя", "пр-т Победы", "наб. Фонтанки", "ул. Щорса", "Выхино",
)  # fmt: skip
_HEADERS = ("Клиент", "Фирма", "ИНН", "Город", "Тел.", "Директор", "Долг", "Заметка", "Скидка", "Участок")
_NOTES = ("оплачено", "звонил дважды", "нет связи", "должник", "VIP", "", "архив", "уточнить цену", "самовывоз", "опт")


def sample(rng: random.Random, encoding: str) -> tuple[str, bytes]:
    """
    Return a base of 1 to 20 rows as text and as bytes; four in ten are in capitals.
    """
    delimiter = rng.choice(";;,\t")
    rows = [_row(rng) for _ in range(rng.randint(1, 20))]
    if rng.random() < 0.5:
        rows.insert(0, rng.sample(_HEADERS, 5))
    text = "\r\n".join(delimiter.join(row) for row in rows)
    if rng.random() < 0.4:
        text = text.upper()
    if encoding == "cp866":  # it has no such quotes, so nobody ever wrote them in it
        text = text.replace("«", '"').replace("»", '"')
    if encoding == "koi8-r":
        text = text.replace("«", '"').replace("»", '"').replace("№", "N")
    return text, text.encode(encoding)


def _row(rng: random.Random) -> list[str]:
    form, firm = rng.choice(_FORMS), rng.choice(_FIRMS)
    quoted = rng.choice(("{} «{}»", '{} "{}"', "{} {}")).format(form, firm).strip()
    number = str(rng.randrange(10**9, 10**10))
    return [quoted, number, rng.choice(_PLACES), rng.choice(_NAMES), rng.choice(_NOTES)]
