"""
Banking: accounts with the banks that keep them, held together by the key of the account.
"""

from __future__ import annotations

from typing import Final

import attrs

from cjmkit.codes import account, bik, corr_account, kpp
from cjmkit.model import BankAccount
from cjmkit_docs import catalogue as rules
from cjmkit_docs.found import Found, Notes
from cjmkit_docs.names import is_company

__all__ = ["bank_accounts", "grouped"]

_SHARED: Final = ("bank_name", "bik", "corr_account", "bank_city")
_LABELS: Final = {"kpp": "КПП", "bik": "БИК", "account": "расчётный счёт", "corr_account": "корреспондентский счёт"}


def bank_accounts(found: list[Found], notes: Notes) -> list[Found]:
    """
    Return *found* with КПП and БИК in their places where arithmetic proves a swap, and with the names of banks
    without a label only where a БИК or an account stands in the document.
    """
    values = _swapped(found, notes)
    keyed = [one for one in values if one.field in ("bik", "account", "corr_account")]
    labelled = any(one.field == "bank_name" and one.label for one in values)
    kept = []
    for one in values:
        if one.field == "bank_name" and not one.label:
            near = any(abs(one.order - other.order) <= 4 for other in keyed)
            if not near or (labelled and one.confidence < 0.6):
                # A bank that is the client itself has its name at the top, far from the accounts.
                if is_company(one.value):
                    kept.append(attrs.evolve(one, field="name", how="legal_form"))
                continue
        kept.append(one)
    return [_proved(one, kept) for one in kept]


def _swapped(found: list[Found], notes: Notes) -> list[Found]:
    """
    Return *found* with a КПП that is proved to be the БИК, and the БИК that is none, the other way round.
    """
    accounts = [one.value for one in found if one.field in ("account", "corr_account")]
    values = []
    for one in found:
        if one.field == "kpp" and accounts and _keeps(one.value, accounts) and bik.check(one.value).ok:
            others = [other for other in found if other.field == "bik"]
            if all(not _keeps(other.value, accounts) for other in others):
                notes.say(
                    rules.SWAPPED, one.where, field="bik", found=_LABELS["bik"], label=one.label or _LABELS["kpp"]
                )
                one = attrs.evolve(one, field="bik", confidence=0.9, proven=True)
        elif one.field == "bik" and accounts and not _keeps(one.value, accounts) and kpp.check(one.value).ok:
            rivals = [other for other in found if other.field == "kpp" and _keeps(other.value, accounts)]
            if rivals and one.value[:2] != "04":
                one = attrs.evolve(one, field="kpp", confidence=0.85)
        values.append(one)
    return values


def _keeps(value: str, accounts: list[str]) -> bool:
    """
    Tell whether the keys of all *accounts* are right with the БИК *value*, and there is a correspondent one among them.
    """
    checks = [(corr_account if one.startswith("301") else account).check(one, value) for one in accounts]
    return bool(checks) and all(verdict.ok for verdict in checks)


def _proved(one: Found, found: list[Found]) -> Found:
    """
    Return *one* with full confidence if the key of an account proves it.
    """
    if one.field in ("account", "corr_account"):
        check = account.check if one.field == "account" else corr_account.check
        proven = any(check(one.value, other.value).ok for other in found if other.field == "bik")
    elif one.field == "bik":
        accounts = [other for other in found if other.field in ("account", "corr_account")]
        proven = any(
            (account if other.field == "account" else corr_account).check(other.value, one.value).ok
            for other in accounts
        )
    else:
        return one
    return attrs.evolve(one, confidence=max(one.confidence, 0.98), proven=True) if proven else one


def grouped(found: list[Found]) -> tuple[BankAccount, ...]:
    """
    Return the accounts of *found*: a field that comes again begins the next one.

    Accounts one after another with a bank before or behind them share it, if the key is right.
    """
    groups: list[dict[str, str]] = []
    for one in found:
        if not groups or (one.field in groups[-1] and groups[-1][one.field] != one.value):
            if one.field == "bank_name" and groups and groups[-1][one.field].casefold() == one.value.casefold():
                continue
            groups.append({})
        groups[-1].setdefault(one.field, one.value)
    _share(groups)
    return tuple(BankAccount(**group) for group in groups)


def _share(groups: list[dict[str, str]]) -> None:
    for index, group in enumerate(groups):
        if "account" not in group or "bik" in group:
            continue
        others = [*groups[index + 1 :], *reversed(groups[:index])]
        for other in others:
            if "bik" in other and account.check(group["account"], other["bik"]).ok:
                for field in _SHARED:
                    if field in other:
                        group.setdefault(field, other[field])
                break
