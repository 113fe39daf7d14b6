"""
A person's card, and people named on cards of companies, as rows of the portal's file of contacts.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cjmkit.findings import Texts
from cjmkit.model import CardKind, ClientCard, Person, Role
from cjmkit_bitrix24.cells import FlatCard, contact_cells, picture_cell
from cjmkit_bitrix24.company import company_title, responsible_cell
from cjmkit_bitrix24.names import WHOLE_NAME, name_fields
from cjmkit_bitrix24.options import ContactFileOptions
from cjmkit_bitrix24.portal import CONTACT_LABELS
from cjmkit_bitrix24.requisites import requisite_rows
from cjmkit_bitrix24.told import CardLosses

__all__ = ["contact_rows", "name_cells"]

_IS_COMPANY: Final = Texts(
    "карточка организации: её записывает bitrix24-company, а сюда идут только её люди",
    "a card of a company: bitrix24-company writes it, and only its people go here",
)
_NO_NAME: Final = Texts(
    "без имени и фамилии портал контакт не примет",
    "the portal takes no contact without a first or a last name",
)
_BASIS: Final = Texts(
    "у портала нет поля «действует на основании»", "the portal has no field for “acts on the basis of”"
)

_POSTS: Final = {
    Role.DIRECTOR: "Руководитель",
    Role.CHIEF_ACCOUNTANT: "Главный бухгалтер",
    Role.DEPARTMENT_HEAD: "Начальник отдела",
    Role.CONTACT: "",
    Role.RESPONSIBLE: "Ответственное лицо",
}


def contact_rows(card: ClientCard, options: ContactFileOptions, losses: CardLosses) -> Iterator[list[dict[str, str]]]:
    """
    Yield the rows of each contact that *card* holds.
    """
    if card.kind is CardKind.PERSON:
        yield from _own_rows(card, options, losses)
        return
    losses.note("card", _IS_COMPANY)
    if options.people:
        for person in card.people:
            yield from _person_rows(card, person, options, losses)


def _own_rows(card: ClientCard, options: ContactFileOptions, losses: CardLosses) -> Iterator[list[dict[str, str]]]:
    flat = FlatCard(card, losses)
    cells = _own_name(card, flat, losses)
    if not cells:
        losses.note("card", _NO_NAME)
        return
    title = " ".join(cells.values())
    rows = requisite_rows(card, flat, title, options, losses)
    first = {"ID": flat.take("id"), **cells, "BIRTHDATE": flat.take("birth_date")}
    first["PHOTO"] = picture_cell("photo", flat, losses)
    first["ASSIGNED_BY_ID"] = responsible_cell(flat, options)
    first.update(contact_cells(card.contacts, losses))
    first["COMMENTS"] = flat.take("comment")
    first["TYPE_ID"] = options.contact_type
    first["SOURCE_DESCRIPTION"] = flat.take("source")
    first["OPENED"] = options.opened
    first.update(flat.take_mapped(options, CONTACT_LABELS))
    # The file of contacts holds nothing but people.
    flat.take("kind")
    flat.settle()
    yield [{**first, **rows[0]}, *rows[1:]]


def _own_name(card: ClientCard, flat: FlatCard, losses: CardLosses) -> dict[str, str]:
    cells = {
        "LAST_NAME": flat.take("last_name"),
        "NAME": flat.take("first_name"),
        "SECOND_NAME": flat.take("patronymic"),
    }
    filled = {column: cell for column, cell in cells.items() if cell}
    if "LAST_NAME" in filled or "NAME" in filled:
        return filled
    whole = flat.take("short_name") or flat.take("full_name")
    return {**filled, **name_cells(whole, losses)} if whole else {}


def _person_rows(
    card: ClientCard, person: Person, options: ContactFileOptions, losses: CardLosses
) -> Iterator[list[dict[str, str]]]:
    cells = name_cells(person.name, losses) if person.name else {}
    if not cells:
        losses.note("people", _NO_NAME)
        return
    if person.basis:
        losses.note("people.basis", _BASIS)
    first = {**cells, "COMPANY_TITLE": company_title(card), "POST": person.position or _POSTS[person.role]}
    first["ASSIGNED_BY_ID"] = options.responsibles.get(card.manager or "", card.manager or "") or options.responsible
    first.update({"TYPE_ID": options.contact_type, "OPENED": options.opened})
    yield [first]


def name_cells(name: str, losses: CardLosses) -> dict[str, str]:
    """
    Return a person's *name* in three cells where the patronymic proves its order, else whole in one.
    """
    fields = name_fields(name)
    if fields.keys() == {"LAST_NAME"} and " " in fields["LAST_NAME"]:
        losses.note("people.name", WHOLE_NAME)
    return fields
