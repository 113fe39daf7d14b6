"""
Who a party is, and what its names are: what a reader makes of a file, so that a writer can foretell it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

import attrs

from cjmkit.codes import inn as inn_code
from cjmkit.model import BankAccount, CardKind

__all__ = ["Identity", "Names", "kind_of", "kinds_differ", "names_of"]

# Only the usual forms at the beginning: «ИП» inside a firm's name proves nothing.
_SOLE: Final = re.compile(r"(?:ИП|ИП КФХ|Индивидуальный предприниматель|Глава К\(Ф\)Х|ИП ГКФХ)[ \xa0]", re.IGNORECASE)
_SOLE_ACCOUNT: Final = "40802"
"""The balance account of sole proprietors in the chart of accounts of banks."""


@attrs.frozen(kw_only=True)
class Identity:
    """
    What tells the kind of a party, as a file has it.
    """

    name: str | None = None
    official: str | None = None
    whole: str | None = None
    inn: str | None = None
    kpp: str | None = None
    surname: str | None = None
    accounts: tuple[BankAccount, ...] = ()


class Names(NamedTuple):
    """
    The short and the full name of a card.
    """

    short: str | None
    full: str | None


def kind_of(known: Identity) -> CardKind | None:
    """
    Return who a party is: by its ИНН, whose length is the law's, else by which name it has, else by КПП and surname.
    """
    told = _by_inn(known.inn) or _by_name(known)
    if told is None:
        told = CardKind.COMPANY if known.kpp else CardKind.PERSON if known.surname else None
    return CardKind.SOLE_PROPRIETOR if told is CardKind.PERSON and _is_sole(known) else told


def kinds_differ(known: Identity) -> bool:
    """
    Return whether the ИНН tells another kind than the name.
    """
    by_inn, by_name = _by_inn(known.inn), _by_name(known)
    return by_inn is not None and by_name is not None and by_inn is not by_name


def names_of(name: str | None, whole: str | None, own: str | None) -> Names:
    """
    Return the names of a card: neither repeats the other, nor the *own* name of a person.
    """
    return Names(name if name != own else None, whole if whole not in (name, own) else None)


def _by_inn(inn: str | None) -> CardKind | None:
    kind = inn_code.kind(inn) if inn else None
    return None if kind is None else CardKind.PERSON if kind == "person" else CardKind.COMPANY


def _by_name(known: Identity) -> CardKind | None:
    if known.official:
        return CardKind.COMPANY
    return CardKind.PERSON if known.whole else None


def _is_sole(known: Identity) -> bool:
    names: Iterable[str] = filter(None, (known.name, known.whole, known.official))
    return any(_SOLE.match(name) for name in names) or any(
        (account.account or "").startswith(_SOLE_ACCOUNT) for account in known.accounts
    )
