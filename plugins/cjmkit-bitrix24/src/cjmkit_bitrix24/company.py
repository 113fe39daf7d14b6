"""
A company's card as rows of the portal's file of companies.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cjmkit.findings import Texts
from cjmkit.model import CardKind, ClientCard
from cjmkit_bitrix24.cells import FlatCard, contact_cells, picture_cell
from cjmkit_bitrix24.options import CompanyFileOptions, FileOptions
from cjmkit_bitrix24.portal import COMPANY_LABELS, COMPANY_TYPES, EMPLOYEES, INDUSTRIES
from cjmkit_bitrix24.requisites import requisite_rows
from cjmkit_bitrix24.told import CardLosses

__all__ = ["company_rows", "company_title", "responsible_cell"]

_NO_TITLE: Final = Texts(
    "без наименования портал компанию не примет: карточка не записана",
    "the portal takes no company without a name: the card is not written",
)
_IS_PERSON: Final = Texts(
    "карточка человека: её записывает bitrix24-contact",
    "a card of a person: bitrix24-contact writes it",
)
_NO_ENTRY: Final = Texts(
    "портал возьмёт значение, только если оно есть в его списке; такого нет в списке нового портала",
    "the portal takes the value only if its list has it; the list of a new portal does not",
)
_RANGE: Final = Texts(
    "портал хранит число сотрудников промежутком",
    "the portal keeps the number of employees as a range",
)
_ONE_NAME: Final = Texts(
    "без реквизитов у компании на портале одно наименование",
    "without requisites a company of the portal has one name",
)
_STEPS: Final = ((50, "EMPLOYEES_1"), (251, "EMPLOYEES_2"), (501, "EMPLOYEES_3"))


def company_title(card: ClientCard) -> str:
    """
    Return what the portal calls the company of *card*; empty if nothing does.
    """
    return (card.name or "").strip()


def company_rows(card: ClientCard, options: CompanyFileOptions, losses: CardLosses) -> list[dict[str, str]]:
    """
    Return the rows of *card*, none if the portal would not take them.
    """
    if card.kind is CardKind.PERSON:
        losses.note("card", _IS_PERSON)
        return []
    title = company_title(card)
    if not title:
        losses.note("card", _NO_TITLE)
        return []
    flat = FlatCard(card, losses)
    first = {"ID": flat.take("id"), "TITLE": title}
    rows = requisite_rows(card, flat, title, options, losses)
    _take_names(card, flat, title, options, losses)
    first.update(contact_cells(card.contacts, losses))
    first["LOGO"] = picture_cell("logo", flat, losses)
    first["COMMENTS"] = flat.take("comment")
    first["ASSIGNED_BY_ID"] = responsible_cell(flat, options)
    first["OPENED"] = options.opened
    first.update(_lists(flat, options, losses))
    first.update(flat.take_mapped(options, COMPANY_LABELS))
    flat.settle()
    return [{**first, **rows[0]}, *rows[1:]]


def _take_names(card: ClientCard, flat: FlatCard, title: str, options: CompanyFileOptions, losses: CardLosses) -> None:
    names = [name for name in (flat.take("short_name"), flat.take("full_name")) if name]
    if not options.requisites and any(name != title for name in names):
        losses.note("full_name", _ONE_NAME)
    # An import infers the form from the name that begins with it.
    if card.legal_form and any(name.upper().startswith(card.legal_form.upper()) for name in (title, *names)):
        flat.take("legal_form")


def responsible_cell(flat: FlatCard, options: FileOptions) -> str:
    """
    Return who answers for the client: the user of the card's manager, or the default one.
    """
    manager = flat.take("manager")
    return options.responsibles.get(manager, manager) or options.responsible


def _lists(flat: FlatCard, options: CompanyFileOptions, losses: CardLosses) -> dict[str, str]:
    company_type = flat.take_custom("Тип компании", "COMPANY_TYPE") or options.company_type
    return {
        "COMPANY_TYPE": _listed("custom.Тип компании", company_type, COMPANY_TYPES, options, losses),
        "INDUSTRY": _listed("industry", flat.take("industry"), INDUSTRIES, options, losses),
        "EMPLOYEES": _employees(flat.take_custom("employees", "Кол-во сотрудников"), options, losses),
        "REVENUE": flat.take_custom("revenue", "Годовой оборот"),
        "CURRENCY_ID": flat.take_custom("Валюта", "CURRENCY_ID"),
    }


def _listed(path: str, value: str, known: Mapping[str, str], options: CompanyFileOptions, losses: CardLosses) -> str:
    code = next((code for code, label in known.items() if _plain(value) in (_plain(code), _plain(label))), None)
    if code is not None:
        return code if options.enumerations == "codes" else known[code]
    if value:
        losses.note(path, _NO_ENTRY)
    return value


def _plain(text: str) -> str:
    return text.strip().lower().replace("ё", "е")


def _employees(value: str, options: CompanyFileOptions, losses: CardLosses) -> str:
    if not (value.isascii() and value.isdigit()):
        return _listed("custom.employees", value, EMPLOYEES, options, losses)
    losses.note("custom.employees", _RANGE)
    code = next((code for bound, code in _STEPS if int(value) < bound), "EMPLOYEES_4")
    return code if options.enumerations == "codes" else EMPLOYEES[code]
