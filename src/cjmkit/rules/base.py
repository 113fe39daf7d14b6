"""
The parts that every family of rules is made of, whatever entity it is about.

A *check* is a small function that stands beside its catalogue entries and yields findings. A
*subject* groups the checks that look at the same fields, with one quick test that knows a clean
entity at a glance: most cards are clean, and a clean card must cost next to nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final, Generic, TypeVar

import attrs

from cjmkit.findings import Finding, Location, Rule
from cjmkit.model import Profile
from cjmkit.rules.settings import Settings

if TYPE_CHECKING:
    from cjmkit.codes.directory import BankDirectory

__all__ = ["Check", "Context", "Subject", "at", "check", "never"]

T = TypeVar("T")
_MOST_KNOWN: Final = 8192


@attrs.frozen(kw_only=True)
class Context:
    """
    What a check may know besides the entity.

    *proven* names the fields whose number was proven already, so that nobody computes it again:
    ``inn``, ``account_2``. ``account:bik`` and ``corr_account:bik`` say that the key with the BIC
    was proven as well. *known* remembers what was found right and comes again on many cards: a bank's
    BIC with its correspondent account, the codes of classifiers. Use `remember` to add to it.
    *directory* is the directory of banks, if the caller has one.
    """

    settings: Settings
    profile: Profile | None = None
    directory: BankDirectory | None = None
    proven: frozenset[str] = frozenset()
    day: dt.date | None = None
    known: set[tuple[str, str]] = attrs.field(factory=set, repr=False)

    def remember(self, first: str, second: str) -> bool:
        """
        Keep a pair that was found right, while there is room; always True.
        """
        if len(self.known) < _MOST_KNOWN:
            self.known.add((first, second))
        return True

    @property
    def today(self) -> dt.date:
        """
        The day to judge dates by: the given one, or the current one, asked anew each time.
        """
        return self.day or dt.date.today()


@attrs.frozen(kw_only=True)
class Check(Generic[T]):
    """
    A function over an entity and the catalogue entries that its findings come from.
    """

    rules: tuple[Rule, ...]
    run: Callable[[T, Context], Iterable[Finding]]


@attrs.frozen(kw_only=True)
class Subject(Generic[T]):
    """
    Checks about the same fields.

    *is_clean* returns True only if none of the checks would find anything; False promises
    nothing. A test holds it to that.
    """

    name: str
    is_clean: Callable[[T, Context], bool]
    checks: tuple[Check[T], ...]


def check(*rules: Rule) -> Callable[[Callable[[T, Context], Iterable[Finding]]], Check[T]]:
    """
    Make a `Check` of the function below, which yields findings of *rules* and of no others.
    """

    def bind(run: Callable[[T, Context], Iterable[Finding]]) -> Check[T]:
        return Check(rules=rules, run=run)

    return bind


def never(entity: object, context: Context) -> bool:
    """
    Stand in as the quick test of a subject that has none: every entity is looked at closely.
    """
    return False


def at(field: str) -> Location:
    """
    Return the place of a flat field.
    """
    return Location(field=field)
