"""
Requisites, addresses and bank accounts as the portal's import takes them: a row for each account and address.

The first row of a client holds the requisite; an address and an account may stand in every row. What the
import insists on: a requisite, a bank detail and an address need a name or a type; an address of one type may
stand there once; without a requisite it passes over accounts and addresses in silence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from cjmkit.findings import Texts
from cjmkit.model import Address, AddressKind, BankAccount, CardKind, ClientCard
from cjmkit_bitrix24.cells import FlatCard
from cjmkit_bitrix24.options import FileOptions
from cjmkit_bitrix24.portal import ADDRESS_TYPES, REQUISITE_FIELDS, ROW_LIMIT
from cjmkit_bitrix24.told import CardLosses

__all__ = ["requisite_rows"]

_SWITCHED_OFF: Final = Texts(
    "реквизиты выключены настройкой requisites",
    "requisites are switched off by the option requisites",
)
_SECOND_ADDRESS: Final = Texts(
    "у реквизита на портале один адрес каждого типа",
    "a requisite of the portal has one address of each type",
)
_OTHER_KIND: Final = Texts(
    "адрес без вида записан как фактический",
    "an address of no kind is written as the actual one",
)
_PARTS: Final = Texts(
    "индекс, страна, регион и город отдельно не пишутся, когда есть строка адреса",
    "postal code, country, region and city are not written apart where there is an address line",
)
_EMPTY: Final = Texts("запись пуста", "the entry is empty")
_PERSONAL_ACCOUNT: Final = Texts("у портала нет поля лицевого счёта", "the portal has no field for a personal account")
_TOO_MANY: Final = Texts(
    f"импорт берёт у клиента не больше {ROW_LIMIT} строк, остальные счета не записаны",
    f"the import takes at most {ROW_LIMIT} rows of a client, the other accounts are not written",
)

_PERSON_ONLY: Final = frozenset(("last_name", "first_name", "patronymic"))


def requisite_rows(
    card: ClientCard, flat: FlatCard, title: str, options: FileOptions, losses: CardLosses
) -> list[dict[str, str]]:
    """
    Return the requisite columns of the rows of *card*; the first of them goes with the card's other columns.
    """
    if not options.requisites:
        _note_unwritten(card, losses)
        return [{}]
    fields = _requisite(card, flat, options)
    addresses = list(_addresses(card.addresses, options, losses))
    banks = list(_banks(card.bank_accounts, options, losses))
    if len(banks) > ROW_LIMIT:
        losses.note("bank_accounts", _TOO_MANY)
        del banks[ROW_LIMIT:]
    if not (addresses or banks or _tells_more(fields)):
        return [{}]
    nothing: dict[str, str] = {}
    rows = [{**address, **bank} for address, bank in zip_longest(addresses, banks, fillvalue=nothing)] or [{}]
    rows[0] = {"RQ_NAME": title, **_preset(card.kind, flat, options), **fields, **rows[0]}
    return rows


def _note_unwritten(card: ClientCard, losses: CardLosses) -> None:
    for path, part in (("bank_accounts", card.bank_accounts), ("addresses", card.addresses)):
        if part:
            losses.note(path, _SWITCHED_OFF)


def _requisite(card: ClientCard, flat: FlatCard, options: FileOptions) -> dict[str, str]:
    cells = {}
    for field, name in REQUISITE_FIELDS.items():
        if name in _PERSON_ONLY and card.kind is CardKind.COMPANY:
            continue
        cell = flat.take(name)
        if cell:
            cells[f"RQ_{field}|{options.country}"] = cell
    return cells


def _tells_more(fields: dict[str, str]) -> bool:
    # A name alone stands in the title already, and would make an empty requisite on the portal.
    return len(fields) > 1 or not all(field.startswith("RQ_RQ_COMPANY_") for field in fields)


def _preset(kind: CardKind | None, flat: FlatCard, options: FileOptions) -> dict[str, str]:
    presets = {
        CardKind.COMPANY: options.company_preset,
        CardKind.SOLE_PROPRIETOR: options.sole_proprietor_preset,
        CardKind.PERSON: options.person_preset,
    }
    preset = presets[kind or CardKind.COMPANY]
    if kind is not None:
        flat.take("kind")
    is_id = preset.isascii() and preset.isdigit()
    return {"RQ_PRESET_ID" if is_id else "RQ_PRESET_NAME": preset} if preset else {}


def _addresses(addresses: Sequence[Address], options: FileOptions, losses: CardLosses) -> Iterator[dict[str, str]]:
    told = {address.kind for address in addresses}
    seen: set[AddressKind] = set()
    for address in addresses:
        kind = address.kind
        cells = _address_cells(address)
        if not cells:
            losses.note("addresses", _EMPTY)
            continue
        if kind is AddressKind.OTHER and AddressKind.ACTUAL not in told:
            losses.note("addresses.kind", _OTHER_KIND)
            kind = AddressKind.ACTUAL
        if kind in seen or kind not in ADDRESS_TYPES:
            losses.note("addresses", _SECOND_ADDRESS)
            continue
        if address.text and len(_parts(address)) > 0:
            losses.note("addresses.parts", _PARTS)
        seen.add(kind)
        cells = {"TYPE": str(ADDRESS_TYPES[kind]), **cells}
        yield {f"RQ_RQ_ADDR_{name}|{options.country}": cell for name, cell in cells.items()}


def _address_cells(address: Address) -> dict[str, str]:
    # The portal shows an address as its parts joined: a whole line and parts beside it would show twice.
    return {"ADDRESS_1": address.text} if address.text else _parts(address)


def _parts(address: Address) -> dict[str, str]:
    parts = {
        "CITY": address.city,
        "PROVINCE": address.region,
        "POSTAL_CODE": address.postal_code,
        "COUNTRY": address.country,
    }
    return {name: part for name, part in parts.items() if part}


def _banks(accounts: Sequence[BankAccount], options: FileOptions, losses: CardLosses) -> Iterator[dict[str, str]]:
    names: Counter[str] = Counter()
    for account in accounts:
        if account.personal_account:
            losses.note("bank_accounts.personal_account", _PERSONAL_ACCOUNT)
        cells = {
            "RQ_BANK_NAME": account.bank_name,
            "RQ_BANK_ADDR": account.bank_city,
            "RQ_BIK": account.bik,
            "RQ_ACC_NUM": account.account,
            "RQ_ACC_CURRENCY": account.currency,
            "RQ_COR_ACC_NUM": account.corr_account,
        }
        filled = {f"BD_{field}|{options.country}": cell for field, cell in cells.items() if cell}
        if not filled:
            losses.note("bank_accounts", _EMPTY)
            continue
        # A second import takes accounts of one name for one account.
        name = account.bank_name or "Счёт"
        names[name] += 1
        yield {"BD_NAME": name if names[name] == 1 else f"{name} ({names[name]})", **filled}
