"""
The code words of ED807 and what they mean here.

The meanings are those of the code lists of УФЭБС (the Bank of Russia's album of electronic messages).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cjmkit.codes.directory import AccountKind, BankKind
from cjmkit.findings import Texts

__all__ = ["ACCOUNTS", "PARTICIPANTS", "RESTRICTIONS"]

PARTICIPANTS: Final[Mapping[str, BankKind]] = {
    "00": "cbr",
    "10": "cbr",
    "12": "cbr",
    "15": "cbr",
    "40": "cbr",
    "20": "bank",
    "30": "branch",
    "51": "treasury",
    "52": "treasury",
    "65": "foreign",
    "71": "indirect",
    "75": "clearing",
    "90": "liquidator",
    "99": "client",
}
"""PtType: the type of a participant."""

ACCOUNTS: Final[Mapping[str, AccountKind]] = {
    "CRSA": "correspondent",
    "UTRA": "single",
    "TRSA": "treasury",
    "BANA": "client",
    "CLAC": "clearing",
}
"""
RegulationAccountType: the type of an account. The others (CBRA, CRCA, CBDC, TRUA) are no requisites of a payment.
"""

RESTRICTIONS: Final[Mapping[str, Texts]] = {
    "URRS": Texts("ограничен сервис срочного перевода", "urgent transfers are restricted"),
    "LWRS": Texts("отозвана (аннулирована) лицензия", "the licence was withdrawn"),
    "MRTR": Texts("мораторий на требования кредиторов", "a moratorium on the creditors' claims"),
    "LMRS": Texts("счёт сохранён на время и работает в ограниченном режиме", "the account works in a limited mode"),
    "CLRS": Texts("счёт закрывается", "the account is being closed"),
    "FPRS": Texts("приостановлен сервис быстрых платежей", "fast payments are suspended"),
    "RSIP": Texts(
        "приостановлен доступ косвенного участника к переводам", "transfers of the indirect participant stopped"
    ),
    "FPIP": Texts(
        "приостановлены быстрые платежи косвенного участника", "its fast payments as indirect participant stopped"
    ),
}
"""Rstr of participants and AccRstr of accounts; a code that is not here is told as it stands."""
