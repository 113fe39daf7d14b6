"""
People: those who stand behind a company's card, and what a person's own card holds.
"""

from __future__ import annotations

import datetime as dt
import enum
from typing import Literal

import attrs

from cjmkit.model.fields import personal
from cjmkit.model.parts import Money

__all__ = ["Child", "Passport", "Person", "PersonDetails", "Relative", "Role", "Sex", "age_group", "age_on"]


class Role(enum.Enum):
    """
    What somebody is to the client.
    """

    DIRECTOR = "director"
    CHIEF_ACCOUNTANT = "chief_accountant"
    DEPARTMENT_HEAD = "department_head"
    CONTACT = "contact"
    RESPONSIBLE = "responsible"


class Sex(enum.Enum):
    """
    The sex, which a Russian salutation depends on.
    """

    MALE = "male"
    FEMALE = "female"


@attrs.frozen(kw_only=True, weakref_slot=False)
class Person:
    """
    Somebody named on a card: a director, an accountant, the adult responsible for a child.

    *basis* is the document a director acts on («Устава»); *card* is the id of their own card.
    """

    role: Role
    name: str | None = personal("name")
    position: str | None = None
    basis: str | None = personal("document")
    card: str | None = None


@attrs.frozen(kw_only=True, weakref_slot=False)
class Passport:
    """
    A Russian passport: *series* of 4 digits, *number* of 6, *code* of the department.
    """

    series: str | None = personal("document")
    number: str | None = personal("document")
    issued_by: str | None = personal("document")
    issued_on: dt.date | None = personal("document")
    code: str | None = personal("document")


@attrs.frozen(kw_only=True, weakref_slot=False)
class Relative:
    """
    A relative: who they are to the client, and their own card if there is one.
    """

    name: str | None = personal("name")
    relation: str | None = personal("family")
    card: str | None = None


@attrs.frozen(kw_only=True, weakref_slot=False)
class Child:
    """
    A client's child.
    """

    name: str | None = personal("name")
    birth_date: dt.date | None = personal("birth")
    age: int | None = personal("birth")


@attrs.frozen(kw_only=True, weakref_slot=False)
class PersonDetails:
    """
    What a card of a person or a sole proprietor holds beyond a company's.
    """

    last_name: str | None = personal("name")
    first_name: str | None = personal("name")
    patronymic: str | None = personal("name")
    sex: Sex | None = personal("family")
    birth_date: dt.date | None = personal("birth")
    passport: Passport | None = personal("document")
    place_of_study: str | None = personal("text")
    education: str | None = personal("text")
    family_status: str | None = personal("family")
    relatives: tuple[Relative, ...] = personal("family", default=())
    children_count: int | None = personal("family")
    children: tuple[Child, ...] = personal("family", default=())
    income: Money | None = personal("money")

    @property
    def name(self) -> str | None:
        """
        The name parts in Russian order joined by spaces; None if there are none.
        """
        return " ".join(part for part in (self.last_name, self.first_name, self.patronymic) if part) or None

    def salutation(self, lang: Literal["ru", "en"] = "ru") -> str | None:
        """
        Return how a letter addresses the person; None if there is no name to use.
        """
        if lang == "en":
            title = {Sex.MALE: "Mr ", Sex.FEMALE: "Ms "}.get(self.sex, "") if self.sex else ""
            name = self.last_name if title and self.last_name else self.name
            return f"Dear {title if self.last_name else ''}{name}" if name else None
        name = " ".join(part for part in (self.first_name, self.patronymic) if part) or self.last_name
        if not name:
            return None
        word = "Уважаемый(ая)" if self.sex is None else "Уважаемый" if self.sex is Sex.MALE else "Уважаемая"
        return f"{word} {name}"

    def next_birthday(self, today: dt.date) -> dt.date | None:
        """
        Return the next birthday from *today* on; one of 29 February moves to 1 March.
        """
        if self.birth_date is None:
            return None
        this_year = _birthday(self.birth_date, today.year)
        return this_year if this_year >= today else _birthday(self.birth_date, today.year + 1)


def _birthday(born: dt.date, year: int) -> dt.date:
    try:
        return born.replace(year=year)
    except ValueError:
        return dt.date(year, 3, 1)


def age_on(born: dt.date, today: dt.date) -> int:
    """
    Return the full years lived by *today*.
    """
    return today.year - born.year - (_birthday(born, today.year) > today)


def age_group(
    born: dt.date, today: dt.date, bounds: tuple[int, ...] = (18, 25, 35, 45, 55, 65)
) -> tuple[int, int | None] | None:
    """
    Return the age group as (from, to) inclusive; *to* is None for the oldest group.

    None if *born* lies after *today*. *bounds* are the ages at which a new group begins.
    """
    age = age_on(born, today)
    if age < 0:
        return None
    start = max((bound for bound in bounds if bound <= age), default=0)
    end = min((bound for bound in bounds if bound > age), default=None)
    return start, None if end is None else end - 1
