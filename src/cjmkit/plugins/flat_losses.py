"""
What a row of a table cannot hold of a card, and the words for it.

.. versionadded:: 0.1.0
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from cjmkit.findings import Texts

__all__ = ["LOST"]

_ONE: Final = Texts("в строке есть место только для одного", "a row has room for one only")
_NO_PLACE: Final = Texts("в таблице для этого нет столбца", "a table has no column for it")
_EMPTY: Final = Texts("запись пуста, и строка её не покажет", "the entry is empty, and a row does not show it")

LOST: Final[Mapping[str, Texts]] = MappingProxyType(
    {
        "kind": Texts(
            "кто клиент, не указано, и при чтении это выводится из формы, номеров и имени",
            "who the client is is not told, and a reader infers it from the legal form, numbers and name",
        ),
        "card": Texts("карточка пуста, и её строка тоже", "the card is empty, and so is its row"),
        "bank_accounts": _EMPTY,
        "addresses": _EMPTY,
        "addresses.parts": Texts(
            "индекс, страна, регион и город отдельно не пишутся, только строка адреса",
            "postal code, country, region and city are not written apart from the address line",
        ),
        "addresses.kind": Texts(
            "второй адрес того же вида записан в столбец «Адрес», и вид его забыт",
            "a second address of a kind is written as a plain address, and its kind is forgotten",
        ),
        "people": Texts(
            "второй человек с этой ролью или человек без имени: для него нет столбца",
            "a second person of a role, or one without a name, has no column",
        ),
        "people.card": _NO_PLACE,
        "people.position": _NO_PLACE,
        "people.basis": _NO_PLACE,
        "contacts": _EMPTY,
        "contacts.note": _NO_PLACE,
        "contacts.shown": _NO_PLACE,
        "contacts.extension": Texts("добавочный бывает только у телефона", "only a phone has an extension"),
        "person.name": Texts(
            "имя на карточке организации вернётся контактным лицом",
            "a person's name on a company's card comes back as a contact person",
        ),
        "person.children": _NO_PLACE,
        "person.relatives": Texts(
            "записаны одной строкой: степень родства и карточки отдельно не вернутся",
            "written as one text: relations and cards do not come back apart",
        ),
        "source.id": _NO_PLACE,
        "status.id": _NO_PLACE,
        "tags": Texts(
            "тег пуст, содержит запятую, точку с запятой, перевод строки или лишние пробелы: он вернётся иным",
            "a tag is empty, or holds a comma, a semicolon, a line end or needless spaces: it comes back otherwise",
        ),
        **{
            f"{image}.url": Texts(
                "ссылку от пути к файлу отличает «://»: вернётся одно вместо другого",
                "a link is told from a path by “://”: the one comes back as the other",
            )
            for image in ("logo", "photo")
        },
        **{f"{image}.path": _ONE for image in ("logo", "photo")},
        **{
            f"{image}.{part}": Texts("сам рисунок в таблицу не пишется", "the picture itself is not written to a table")
            for image in ("logo", "photo")
            for part in ("data", "media_type")
        },
        "consents": Texts(
            "в строке есть место только для одного согласия, на обработку",
            "a row has room for one consent only, to processing",
        ),
        "consents.channel": _NO_PLACE,
        "tasks": _ONE,
        "tasks.state": _NO_PLACE,
        "version": _NO_PLACE,
        "updated_at": _NO_PLACE,
        "origin": Texts(
            "откуда пришла карточка и исходный текст ячеек, в таблицу не пишется",
            "where the card came from and the raw text of its cells are not written to a table",
        ),
    }
)
"""Why each part of a card cannot be held by a row of a table."""
