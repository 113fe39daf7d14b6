"""
A call list: whom to call, at what number, and when.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import BinaryIO, Literal

import attrs

from cjmkit.findings import Texts
from cjmkit.model import ClientCard, Contact, ContactKind
from cjmkit.plugins import API, Exporter, Kind, Loss, Losses, Progress, hookimpl
from cjmkit.plugins.options import one_of
from cjmkit.plugins.progress import ticking
from cjmkit.plugins.tables import defuse

__all__ = ["COLUMNS", "CallListExporter", "CallListOptions", "cjmkit_exporters"]

COLUMNS = {
    "ru": ("Название", "Телефон", "Дата следующего контакта", "Комментарий"),
    "en": ("Short name", "Phone", "Next contact", "Comment"),
}
NO_COLUMN = Texts("в списке звонков для этого нет столбца", "a call list has no column for it")
EMPTY = Texts("в строке пусто, и карточка не прочтётся", "the line is empty, and no card is read from it")


@attrs.frozen(kw_only=True)
class CallListOptions:
    """
    *lang* is the language of the headings.
    """

    lang: Literal["ru", "en"] = "ru"

    def __attrs_post_init__(self) -> None:
        one_of("lang", self.lang, tuple(COLUMNS))


@attrs.frozen(kw_only=True)
class CallListExporter:
    """
    Writes a line for each card: columns apart by tabs, texts that could run as formulas made harmless.
    """

    name: str = "call-list"
    title: Texts = Texts("Список звонков", "A call list")
    extensions: tuple[str, ...] = ("calls",)
    kind: Kind = "cards"
    api: int = API
    options: type[CallListOptions] = CallListOptions

    def write(
        self, items: Iterable[ClientCard], stream: BinaryIO, options: CallListOptions, progress: Progress
    ) -> Sequence[Loss]:
        """
        Write every card of *items*; return what the list has no column for.
        """
        losses = Losses()
        stream.write(_line(COLUMNS[options.lang]))
        for card in ticking(items, progress):
            phone = next((one for one in card.contacts if _is_plain_phone(one)), None)
            day = "" if card.next_contact_on is None else card.next_contact_on.isoformat()
            cells = (card.short_name or "", phone.value if phone else "", day, card.comment or "")
            stream.write(_line(cells))
            # What was written is taken off the card; what is left then is lost.
            others = tuple(one for one in card.contacts if one is not phone)
            rest = attrs.evolve(card, short_name=None, contacts=others, next_contact_on=None, comment=None)
            losses.add_rest(card, rest, NO_COLUMN)
            if not any(cells):
                losses.note("card", EMPTY)
        return losses.list()


def _is_plain_phone(contact: Contact) -> bool:
    is_bare = contact.extension is None and contact.note is None and not contact.shown
    return contact.kind is ContactKind.PHONE and is_bare


def _line(cells: Iterable[str]) -> bytes:
    text = io.StringIO()
    csv.writer(text, "excel-tab").writerow(map(defuse, cells))
    return text.getvalue().encode()


@hookimpl
def cjmkit_exporters() -> Sequence[Exporter]:
    """
    Return the exporter of call lists.
    """
    return (CallListExporter(),)
