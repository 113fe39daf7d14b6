"""
Criteria over cards: what a segment asks of a client card.
"""

from __future__ import annotations

import datetime as dt
import enum
import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Final, TypeAlias

import attrs

from cjmkit.findings import Finding, Location
from cjmkit.journeys import segments_catalogue as catalogue
from cjmkit.model import FLAT_FIELDS, ClientCard, Consent, Money, Term
from cjmkit.model.flat import split_number
from cjmkit.model.journeys import Criterion, Operator
from cjmkit.rules.cards.reading import is_filled, reader

__all__ = ["Answer", "Asked", "Test", "amount_of", "asked_of"]

Orderable: TypeAlias = Decimal | dt.date

CUSTOM: Final = "custom."
_LONGEST: Final = 200
_RUSSIAN_DATE: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)
_NEED_VALUES: Final = frozenset(Operator) - {Operator.FILLED, Operator.EMPTY}
_ORDER: Final = frozenset({Operator.AT_LEAST, Operator.AT_MOST})


class Answer(enum.Enum):
    """
    What a criterion says of a card: *unknown* where the card holds nothing, *incomparable* where not what was asked.
    """

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
    INCOMPARABLE = "incomparable"


Test: TypeAlias = Callable[[object], Answer]


@attrs.frozen(kw_only=True)
class Asked:
    """
    A criterion made ready: how to read the field, and how to judge what stands there.
    """

    field: str
    where: Location
    read: Callable[[ClientCard], object]
    test: Test


def asked_of(criterion: Criterion, where: Location) -> Asked | Finding:
    """
    Make a criterion ready, or say why it cannot be.
    """
    read = _reader(criterion.field)
    if read is None:
        found = criterion.field[:60]
        return catalogue.UNKNOWN_CARD_FIELD.finding(where, found=found)
    operator = criterion.operator
    if operator in _NEED_VALUES and not criterion.values:
        return catalogue.NO_CRITERION_VALUES.finding(where, operator=operator.value)
    if operator in _ORDER:
        bounds = [_orderable(value) for value in criterion.values]
        known = [bound for bound in bounds if bound is not None]
        if len(known) < len(bounds):
            return catalogue.BAD_CRITERION_VALUE.finding(where, operator=operator.value)
        return Asked(field=criterion.field, where=where, read=read, test=_order(operator, known))
    return Asked(field=criterion.field, where=where, read=read, test=_equality(operator, criterion.values))


def _reader(field: str) -> Callable[[ClientCard], object] | None:
    if field.startswith(CUSTOM):
        name = field.removeprefix(CUSTOM)
        return (lambda card: card.custom.get(name)) if name else None
    return reader(field) if split_number(field)[0] in FLAT_FIELDS else None


def _order(operator: Operator, bounds: list[Orderable]) -> Test:
    sign = 1 if operator is Operator.AT_LEAST else -1

    def test(value: object) -> Answer:
        if not is_filled(value):
            return Answer.UNKNOWN
        found = _orderable(value)
        answer = Answer.INCOMPARABLE
        for bound in bounds:
            order = _compared(found, bound)
            if order is None:
                continue
            if order * sign >= 0:
                return Answer.YES
            answer = Answer.NO
        return answer

    return test


def _compared(found: Orderable | None, bound: Orderable) -> int | None:
    """
    Return 1, 0 or −1; None for a date and an amount, which have no order between them.
    """
    if isinstance(found, Decimal):
        return int(found.compare(bound)) if isinstance(bound, Decimal) else None
    return None if found is None or isinstance(bound, Decimal) else (found > bound) - (found < bound)


def _equality(operator: Operator, values: tuple[str, ...]) -> Test:
    if operator in (Operator.FILLED, Operator.EMPTY):
        wanted = operator is Operator.FILLED
        return lambda value: Answer.YES if is_filled(value) is wanted else Answer.NO
    keys = frozenset(_key(value) for value in values)
    within = operator in (Operator.HAS, Operator.HAS_NOT)
    negated = operator in (Operator.IS_NOT, Operator.HAS_NOT)

    def test(value: object) -> Answer:
        if not is_filled(value):
            # Nothing is not one of the values, but whether it is nobody knows.
            return Answer.YES if negated else Answer.UNKNOWN
        texts = _texts(value)
        met = not keys.isdisjoint(texts)
        if not met and within and isinstance(value, str):
            met = any(key in text for key in keys for text in texts)
        return Answer.YES if met is not negated else Answer.NO

    return test


def _key(text: str) -> str:
    return " ".join(text[:_LONGEST].casefold().replace("ё", "е").split())


def _texts(value: object) -> frozenset[str]:
    """
    Return what a value may be called in a criterion: the label and the id of a term, each tag of a list.
    """
    if isinstance(value, str):
        return frozenset((_key(value),))
    if isinstance(value, Term):
        return frozenset(_key(name) for name in (value.label, value.id) if name)
    if isinstance(value, bool):
        return frozenset(("да", "true", "yes", "1") if value else ("нет", "false", "no", "0"))
    if isinstance(value, enum.Enum):
        return frozenset((_key(str(value.value)),))
    if isinstance(value, Consent):
        return _texts(not value.refused)
    if isinstance(value, tuple):
        return frozenset(text for part in value for text in _texts(part))
    if isinstance(value, dt.date):
        return frozenset((value.isoformat(), f"{value:%d.%m.%Y}"))
    amount = amount_of(value)
    return frozenset((_key(str(value)),) if amount is None else (f"{amount.normalize():f}", str(amount)))


def _orderable(value: object) -> Orderable | None:
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    amount = amount_of(value)
    return amount if amount is not None else _date(value)


def _date(value: object) -> dt.date | None:
    text = value.strip()[:_LONGEST] if isinstance(value, str) else ""
    russian = _RUSSIAN_DATE.fullmatch(text)
    try:
        if russian is not None:
            return dt.date(int(russian[3]), int(russian[2]), int(russian[1]))
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def amount_of(value: object) -> Decimal | None:
    """
    Return a number, an amount of money or a text of digits as a `Decimal`; None if it is none of them.
    """
    if isinstance(value, Money):
        value = value.amount
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal, str)):
        return None
    if isinstance(value, str):
        value = "".join(value[:_LONGEST].split()).replace(",", ".")
        if not value.isascii():
            return None
    try:
        amount = Decimal(str(value))
    except InvalidOperation:
        return None
    return amount if amount.is_finite() else None
