"""
Codes: one module for each number, functions over str.

Every module has `compact` (lossless cleaning), `check` (a `Verdict` with its reason),
`is_valid` (not proven wrong) and `format` (as people write it); the numbers also have
`check_many` for a column and `generate` for made-up right values. ::

    from cjmkit.codes import inn
    inn.check("7707083893").ok

None of them raises for any text; what is not a str is the caller's mistake (TypeError).
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from cjmkit.codes._verdict import Verdict

if TYPE_CHECKING:
    from cjmkit.codes import (
        account,
        bik,
        corr_account,
        email,
        inn,
        kpp,
        lookalikes,
        ogrn,
        ogrnip,
        okopf,
        okpo,
        oktmo,
        okved,
        passport,
        phone,
        snils,
    )
    from cjmkit.codes._verdicts import Verdicts

__all__ = [
    "Verdict",
    "Verdicts",
    "account",
    "bik",
    "corr_account",
    "email",
    "inn",
    "kpp",
    "lookalikes",
    "ogrn",
    "ogrnip",
    "okopf",
    "okpo",
    "oktmo",
    "okved",
    "passport",
    "phone",
    "snils",
]


def __getattr__(name: str) -> ModuleType | type:
    # A CRM that checks one ИНН should not pay for importing sixteen modules.
    if name == "Verdicts":
        from cjmkit.codes._verdicts import Verdicts

        return Verdicts
    if name in __all__:
        return import_module(f"{__name__}.{name}")
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
