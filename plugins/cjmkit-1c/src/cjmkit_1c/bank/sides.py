"""
One side of a payment: its name without what else stood in it, its account and bank, and what the account tells.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, Literal, TypeAlias

import attrs

from cjmkit.codes import bik as bik_code
from cjmkit.codes import inn as inn_code
from cjmkit.findings import Rule
from cjmkit_1c import bank_catalogue as catalogue

__all__ = ["Account", "Group", "Side", "read_side"]

Group: TypeAlias = Literal["client", "bank", "taxes", "treasury"]

# Spellings of a bank: «ИНН 7707083893 КПП 773601001 ПАО Сбербанк», «ИНН: 7707083893, ПАО Сбербанк».
_NUMBERS_FIRST: Final = re.compile(
    r"ИНН[ :]{0,3}([0-9]{10}(?:[0-9]{2})?)(?:[ ,/]{1,3}КПП[ :]{0,3}(?:[0-9]{9}|0))?[ ,/]{1,3}", re.IGNORECASE
)
_ACCOUNT_LAST: Final = re.compile(r"[ ,](?:р/с|р/сч|р\.с|сч\.|счет|счёт)[ .:№N]{0,3}[0-9]{20}", re.IGNORECASE)
_TREASURY_ACCOUNT: Final = re.compile(r"л/?с(?:ч[её]т)?[ .:№N]{0,3}([0-9A-ZА-Я]{11,20})(?![0-9A-ZА-Я])", re.IGNORECASE)
_TAX_INN: Final = "7727406020"
"""Of «Казначейство России (ФНС России)», whom every tax is paid to since 2023."""

_BANK_WORDS: Final = ("банк", "bank", "нко")
_CLIENT_ACCOUNTS: Final = ("40", "41", "42", "43", "44", "03")
_PERSON_ACCOUNTS: Final = ("40817", "40820", "423", "426")
_SOLE_ACCOUNT: Final = "40802"
_TRANSIT_ACCOUNTS: Final = ("40911", "40903", "40914")
"""Of clients by their section, and yet of nobody: transfers without an account, electronic money."""

_ZEROS: Final = re.compile(r"0{1,12}")


@attrs.frozen(kw_only=True)
class Account:
    """
    An account with its bank, as the statement tells it.
    """

    number: str | None = attrs.field(default=None, repr=False)
    bik: str | None = None
    bank_name: str | None = None
    corr_account: str | None = None
    bank_city: str | None = None


@attrs.frozen(kw_only=True)
class Side:
    """
    The payer or the payee of one document.
    """

    name: str | None = attrs.field(default=None, repr=False)
    inn: str | None = attrs.field(default=None, repr=False)
    kpp: str | None = None
    account: Account | None = None
    address: str | None = attrs.field(default=None, repr=False)
    personal_account: str | None = attrs.field(default=None, repr=False)
    group: Group = "client"
    kind: str | None = None
    rules: tuple[tuple[Rule, str], ...] = attrs.field(default=(), repr=False)


def read_side(values: Mapping[str, str], role: str) -> Side:
    """
    Return the side of *role* of a document; *rules* tell what was made of its values, each with its parameter.
    """

    def value(suffix: str) -> str | None:
        return values.get(role + suffix)

    told: list[tuple[Rule, str]] = []
    number = value("счет") or value("расчсчет")
    is_indirect = _is_account(value("2"))
    if is_indirect:
        told.append((catalogue.INDIRECT, ""))
        number = value("2")
        account = Account(number=number, bank_name=value("3"), bank_city=value("4"))
    else:
        account = Account(
            number=number,
            bik=value("бик"),
            bank_name=value("банк1"),
            corr_account=value("корсчет"),
            bank_city=value("банк2"),
        )
    lines = (value("1"),) if is_indirect else (value("1"), value("2"), value("3"), value("4"))
    whole = " ".join(line for line in lines if line) or value("") or ""
    name, in_name, address = _split_name(whole)
    inn = _nonzero(value("инн"))
    if name != " ".join(whole.split()):
        told.append((catalogue.ODD_PARTY_NAME, ""))
    if inn and in_name and inn != in_name:
        told.append((catalogue.OTHER_INN, ""))
    inn = inn or in_name
    group = _group(name, inn, account)
    if group == "client" and _is_transit(account.number):
        told.append((catalogue.NOT_OWN_ACCOUNT, (account.number or "")[:5]))
        account = Account()
    return Side(
        name=name or None,
        inn=inn,
        kpp=_nonzero(value("кпп")),
        account=account if account.number else None,
        address=address,
        personal_account=_personal(whole) if group == "treasury" else None,
        group=group,
        kind=_kind(account.number),
        rules=tuple(told),
    )


def _split_name(text: str) -> tuple[str, str | None, str | None]:
    """
    Return the name alone, the ИНН before it, and the address that people have behind it between slashes.
    """
    text = " ".join(text.split())
    found = _NUMBERS_FIRST.match(text)
    if found is not None:
        text = text[found.end() :]
    name, *rest = text.split("//")
    address = next((part.strip() for part in rest if part.strip()), None)
    last = _ACCOUNT_LAST.search(name)
    if last is not None:
        name = name[: last.start()]
    return name.strip(" ,"), None if found is None else found[1], address


def _nonzero(value: str | None) -> str | None:
    # By the rules of payments (приказ Минфина 107н) a requisite that there is not is written as 0.
    return None if value is None or _ZEROS.fullmatch(value) else value


def _is_account(value: str | None) -> bool:
    return value is not None and len(value) == 20 and value.isascii() and value.isdigit()


def _is_internal(number: str | None) -> bool:
    return _is_account(number) and number is not None and not number.startswith(_CLIENT_ACCOUNTS)


def _is_transit(number: str | None) -> bool:
    return _is_internal(number) or (number or "").startswith(_TRANSIT_ACCOUNTS)


def _group(name: str, inn: str | None, account: Account) -> Group:
    number = account.number or ""
    if number.startswith(("03100", "40101")) or inn == _TAX_INN:
        return "taxes"
    if number.startswith("03") or (account.bik and bik_code.kind(account.bik) == "treasury"):
        return "treasury"
    is_company = inn is not None and inn_code.kind(inn) in ("company", "foreign")
    if _is_internal(number) and (is_company or any(word in name.lower() for word in _BANK_WORDS)):
        return "bank"
    return "client"


def _kind(number: str | None) -> str | None:
    """
    Return who holds such an account by the chart of accounts; None if it does not tell.
    """
    if number is None or not _is_account(number):
        return None
    if number.startswith(_PERSON_ACCOUNTS):
        return "Физическое лицо"
    return "ИП" if number.startswith(_SOLE_ACCOUNT) else None


def _personal(text: str) -> str | None:
    found = _TREASURY_ACCOUNT.search(text)
    return None if found is None else found[1]
