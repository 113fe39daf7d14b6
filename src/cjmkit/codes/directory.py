"""
A directory of banks: what it says about a BIC, and how codes, rules and repairs ask it.

No arithmetic tells whether a BIC is in use, what the bank is called, or which unit of the Bank of
Russia keeps an account of the treasury. The Bank of Russia publishes that (the message ED807); a
plugin such as cjmkit-banks reads the file that the user supplies, and cjmkit fetches nothing.

A directory may be older or newer than the card, so that what it does not know is a reason to
compare and never an error.

>>> sber = BankEntry(bik="044525225", name="ПАО Сбербанк", kind="bank", city="Москва")
>>> banks = Banks([sber], as_of=dt.date(2026, 10, 8))
>>> banks.get("044525225").name
'ПАО Сбербанк'
>>> len(banks), banks.get("044525974")
(1, None)
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final, Literal, Protocol, TypeAlias, runtime_checkable

import attrs

if TYPE_CHECKING:
    from cjmkit.findings import Finding

__all__ = [
    "AccountKind",
    "BankAccountEntry",
    "BankDirectory",
    "BankEntry",
    "BankKind",
    "Banks",
    "Restriction",
    "same_name",
]

BankKind: TypeAlias = Literal[
    "bank", "branch", "cbr", "treasury", "foreign", "indirect", "clearing", "liquidator", "client", "other"
]
"""
What a participant is: a credit organisation or its branch, a unit of the Bank of Russia, a treasury, a foreign
central bank, an indirect participant, a clearing organisation, the liquidator of a bank, a client of the Bank of
Russia outside the payment system.
"""

AccountKind: TypeAlias = Literal["correspondent", "single", "treasury", "client", "clearing", "other"]
"""
What an account at the Bank of Russia is: a bank's correspondent account, the single treasury account (ЕКС, ``40102…``),
another account of a treasury, a client's, one for clearing.
"""

_CORRESPONDENT: Final = frozenset(("correspondent", "single"))


@attrs.frozen(kw_only=True)
class Restriction:
    """
    A limit laid on a participant or an account: the *code* of the directory, since when.

    *title_ru* and *title_en* say what the code means; they are empty for a code that nobody explained.
    """

    code: str
    since: dt.date | None = None
    title_ru: str = ""
    title_en: str = ""


@attrs.frozen(kw_only=True)
class BankAccountEntry:
    """
    An account that a participant has at the Bank of Russia.

    *keeper* is the BIC of the unit that keeps it, whose digits 5–6 the control key is made with. *type_code*
    is the directory's own word for its *kind*.
    """

    number: str
    kind: AccountKind = "other"
    keeper: str | None = None
    opened: dt.date | None = None
    closed: dt.date | None = None
    restrictions: tuple[Restriction, ...] = ()
    type_code: str = ""

    def is_open(self, day: dt.date | None) -> bool:
        """
        Return whether the account is in use on *day*; None asks for no date.
        """
        return _lasts(self.opened, self.closed, day)

    @property
    def is_correspondent(self) -> bool:
        """
        Whether it belongs into the field of the correspondent account.
        """
        return self.kind in _CORRESPONDENT


@attrs.frozen(kw_only=True)
class BankEntry:
    """
    What a directory says about one BIC.

    *city* is the settlement's name and *city_type* what stands before it («г», «пгт»). *parent* is the BIC of the
    participant that this one belongs to, *registration* the number of the licence. *type_code* is the directory's
    own word for the *kind*.
    """

    bik: str
    name: str
    kind: BankKind = "other"
    accounts: tuple[BankAccountEntry, ...] = ()
    restrictions: tuple[Restriction, ...] = ()
    opened: dt.date | None = None
    closed: dt.date | None = None
    city: str | None = None
    city_type: str | None = None
    address: str | None = None
    postcode: str | None = None
    region: str | None = None
    country: str | None = None
    english_name: str | None = None
    registration: str | None = None
    parent: str | None = None
    swift: tuple[str, ...] = ()
    type_code: str = ""

    def is_open(self, day: dt.date | None) -> bool:
        """
        Return whether the participant is in the directory's use on *day*; None asks for no date.
        """
        return _lasts(self.opened, self.closed, day)

    def correspondents(self, day: dt.date | None = None) -> tuple[str, ...]:
        """
        Return the accounts for the field of the correspondent account that are open on *day*.
        """
        return tuple(one.number for one in self.accounts if one.is_correspondent and one.is_open(day))

    def denies(self, account: str) -> bool:
        """
        Return whether the directory lists correspondent accounts for this BIC, and *account* is no account of it.
        """
        return any(one.is_correspondent for one in self.accounts) and not self.has(account)

    def has(self, account: str) -> bool:
        """
        Return whether *account* is one of those that the directory lists for this BIC.
        """
        return any(one.number == account for one in self.accounts)

    @property
    def keepers(self) -> tuple[str, ...]:
        """
        The BICs of the units that keep the accounts, each once.
        """
        return tuple(dict.fromkeys(one.keeper for one in self.accounts if one.keeper is not None))


def _lasts(opened: dt.date | None, closed: dt.date | None, day: dt.date | None) -> bool:
    return day is None or ((opened is None or opened <= day) and (closed is None or day < closed))


@runtime_checkable
class BankDirectory(Protocol):
    """
    A directory of banks as codes, rules and repairs ask it; `Banks` is one in memory.

    *as_of* is the day that it was made for, *findings* are what its reading found.

    .. versionadded:: 0.1.0
    """

    @property
    def as_of(self) -> dt.date | None:
        """
        The day that the directory was made for; None if it does not say.
        """
        ...

    @property
    def findings(self) -> tuple[Finding, ...]:
        """
        What its reading found.
        """
        ...

    def get(self, bik: str, /) -> BankEntry | None:
        """
        Return what is known of a BIC in its clean form; None if it is not in the directory.
        """
        ...

    def holders(self, account: str, /) -> tuple[BankEntry, ...]:
        """
        Return the participants that the directory lists *account* for; one number may stand under several BICs.
        """
        ...

    def __len__(self) -> int: ...


class Banks:
    """
    A directory of banks in memory. Of two entries with one BIC the later one counts.

    .. versionadded:: 0.1.0
    """

    def __init__(
        self, entries: Iterable[BankEntry], *, as_of: dt.date | None = None, findings: Iterable[Finding] = ()
    ) -> None:
        self.as_of: dt.date | None = as_of
        self.findings: tuple[Finding, ...] = tuple(findings)
        self._entries = {entry.bik: entry for entry in entries}
        holders: dict[str, list[BankEntry]] = defaultdict(list)
        for entry in self._entries.values():
            for account in entry.accounts:
                holders[account.number].append(entry)
        self._holders = {number: tuple(found) for number, found in holders.items()}

    def get(self, bik: str, /) -> BankEntry | None:
        """
        Return what is known of a BIC in its clean form; None if it is not in the directory.
        """
        return self._entries.get(bik)

    def holders(self, account: str, /) -> tuple[BankEntry, ...]:
        """
        Return the participants that *account* stands under.
        """
        return self._holders.get(account, ())

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[BankEntry]:
        return iter(self._entries.values())

    def __repr__(self) -> str:
        return f"Banks({len(self)} entries, as of {self.as_of})"


_LONGEST_NAME: Final = 400
_FORMS: Final = frozenset(("пао", "ао", "оао", "зао", "ооо", "банк", "нко", "акб", "кб", "филиал", "г", "город", "в"))
"""Words that one spelling of a bank's name has and another leaves out."""


def same_name(ours: str, theirs: str) -> bool:
    """
    Return whether two spellings may name one bank: legal forms, quotes, cities and branches set aside.

    >>> same_name("Сбербанк", "ПАО СБЕРБАНК")
    True
    >>> same_name("Филиал «Центральный» Банка ВТБ (ПАО)", "АО «ТБАНК»")
    False
    """
    first, second = _letters(ours), _letters(theirs)
    return first in second or second in first


def _letters(name: str) -> str:
    text = name[:_LONGEST_NAME].casefold().replace("ё", "е")
    words = "".join(char if char.isalnum() else " " for char in text).split()
    return "".join(word for word in words if word not in _FORMS)
