"""
Right requisites, of nobody in particular: each drawn by the code's own `generate` from a seed.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any, Literal

from hypothesis import strategies as st

from cjmkit.codes import account, bik, corr_account, inn, kpp, ogrn, ogrnip, okpo, phone, snils
from cjmkit.model import BankAccount, Requisites

__all__ = [
    "accounts",
    "bank_accounts",
    "biks",
    "corr_accounts",
    "inns",
    "kpps",
    "ogrnips",
    "ogrns",
    "okpos",
    "phones",
    "requisites",
    "snilses",
]


def _drawn(make: Callable[[Random], str]) -> st.SearchStrategy[str]:
    # A seed shrinks to nought, and the same seed gives the same number on every machine.
    return st.integers(0, 2**32 - 1).map(lambda seed: make(Random(seed)))


def inns(kind: Literal["company", "person", "foreign"] = "company") -> st.SearchStrategy[str]:
    """
    ИНН with right control digits: 10 of a company, 12 of a person, 10 from 9909 of a foreign one.
    """
    return _drawn(lambda rng: inn.generate(rng, kind))


def kpps(of_inn: str | None = None) -> st.SearchStrategy[str]:
    """
    КПП by reason 01, of the tax office of an ИНН if one is given.
    """
    return _drawn(lambda rng: kpp.generate(rng, of_inn))


def ogrns() -> st.SearchStrategy[str]:
    """
    ОГРН of companies.
    """
    return _drawn(ogrn.generate)


def ogrnips() -> st.SearchStrategy[str]:
    """
    ОГРНИП of sole proprietors.
    """
    return _drawn(ogrnip.generate)


def okpos(digits: Literal[8, 10] = 8) -> st.SearchStrategy[str]:
    """
    ОКПО: 8 digits of companies, 10 of sole proprietors.
    """
    return _drawn(lambda rng: okpo.generate(rng, digits=digits))


def snilses() -> st.SearchStrategy[str]:
    """
    СНИЛС: 11 digits with the right control number.
    """
    return _drawn(snils.generate)


def biks() -> st.SearchStrategy[str]:
    """
    БИК of the shape of a bank's; most likely no bank has it.
    """
    return _drawn(bik.generate)


def accounts(of_bik: str, balance: str = "40702") -> st.SearchStrategy[str]:
    """
    Accounts whose key is right with a БИК; *balance* is 40702 of companies, 40802 of sole proprietors, 40817 of people.
    """
    return _drawn(lambda rng: account.generate(rng, of_bik, balance=balance))


def corr_accounts(of_bik: str) -> st.SearchStrategy[str]:
    """
    Correspondent accounts of the bank with a БИК.
    """
    return _drawn(lambda rng: corr_account.generate(rng, of_bik))


def phones() -> st.SearchStrategy[str]:
    """
    Russian mobile numbers in E.164; one may be somebody's, so never call it.
    """
    return _drawn(phone.generate)


@st.composite
def bank_accounts(draw: st.DrawFn, balance: str = "40702") -> BankAccount:
    """
    An account, its bank's БИК and correspondent account, all of which fit each other.
    """
    code = draw(biks())
    return BankAccount(
        account=draw(accounts(code, balance)),
        bik=code,
        corr_account=draw(corr_accounts(code)),
        bank_name=draw(st.sampled_from(("АО «Банк»", "ПАО «Первый банк»", "ООО «Расчётный»"))),
    )


@st.composite
def requisites(draw: st.DrawFn, kind: Literal["company", "sole_proprietor", "person"] = "company") -> Requisites:
    """
    The numbers of a company, a sole proprietor or a person that fit each other.
    """
    if kind == "company":
        number = draw(inns())
        return Requisites(inn=number, kpp=draw(kpps(number)), ogrn=draw(ogrns()), okpo=draw(okpos()))
    number = draw(inns("person"))
    more: dict[str, Any] = {"ogrnip": draw(ogrnips())} if kind == "sole_proprietor" else {"snils": draw(snilses())}
    return Requisites(inn=number, **more)
