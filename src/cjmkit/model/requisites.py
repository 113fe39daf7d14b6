"""
Requisites: the numbers that the state and banks know a client by.
"""

from __future__ import annotations

import attrs

from cjmkit.model.fields import personal

__all__ = ["BankAccount", "Requisites"]


@attrs.frozen(kw_only=True, weakref_slot=False)
class Requisites:
    """
    Registration numbers as text, leading zeros kept; a wrong number stays as it was written.

    *ogrn* holds 13 digits (companies), *ogrnip* 15 (sole proprietors).
    """

    inn: str | None = personal("number", subject="any")
    kpp: str | None = None
    ogrn: str | None = personal("number", subject="any")
    ogrnip: str | None = personal("number")
    okpo: str | None = personal("number", subject="any")
    okved: str | None = None
    oktmo: str | None = None
    okopf: str | None = None
    snils: str | None = personal("document")


@attrs.frozen(kw_only=True, weakref_slot=False)
class BankAccount:
    """
    An account and the bank that keeps it.

    *bik* is the bank's BIC, *corr_account* its account at the Bank of Russia; *currency* is an
    ISO 4217 code. *personal_account* (лицевой счёт) belongs to a client of the treasury.
    """

    account: str | None = personal("account", subject="any")
    bank_name: str | None = None
    bik: str | None = None
    corr_account: str | None = None
    bank_city: str | None = None
    currency: str | None = None
    personal_account: str | None = personal("account", subject="any")
