"""
Settings of the analyses: what the sources contradict each other in is a setting, never a silent choice.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, Final, Literal, Self, TypeAlias

import attrs

from cjmkit.errors import ConfigError
from cjmkit.journeys.analysis import catalogue

__all__ = ["AnalysisSettings", "Stretch", "refuse", "settings_of_texts", "what_if"]

StageScore: TypeAlias = Literal["auto", "emotion", "quality"]
ReferralValue: TypeAlias = Literal["average_check", "ltv", "revenue"]

_LONGEST: Final = 60


@attrs.frozen(kw_only=True)
class Stretch:
    """
    A better step into *stage* (id or title): so many clients, or such a rate in percent.
    """

    stage: str
    clients: Decimal | None = None
    percent: Decimal | None = None


def _from(least: int, most: int | None = None) -> Any:
    def check(settings: object, field: attrs.Attribute[Any], value: Any) -> None:
        whole = isinstance(value, int) and not isinstance(value, bool)
        if not whole or value < least or (most is not None and value > most):
            refuse(field.name, value, f"{least}…{'' if most is None else most}")

    return check


def _positive(settings: object, field: attrs.Attribute[Any], value: Any) -> None:
    if value is not None and not (isinstance(value, Decimal) and value.is_finite() and value > 0):
        refuse(field.name, value, "> 0")


def _all_of(kind: type) -> Any:
    def check(settings: object, field: attrs.Attribute[Any], value: Any) -> None:
        if not isinstance(value, tuple) or not all(isinstance(part, kind) for part in value):
            refuse(field.name, value, f"({kind.__name__}, …)")

    return check


def _one_of(*known: str) -> Any:
    def check(settings: object, field: attrs.Attribute[Any], value: Any) -> None:
        if value not in known:
            refuse(field.name, value, " / ".join(known))

    return check


def _decimal(value: Any) -> Any:
    """
    Turn a plain number into a `Decimal`; what is no number stays for the validator to refuse.
    """
    if isinstance(value, (int, float, str)) and not isinstance(value, bool):
        try:
            return Decimal(str(value))
        except InvalidOperation:
            return value
    return value


def refuse(name: str, found: object, expected: str) -> None:
    """
    Raise `ConfigError` about a setting.
    """
    raise ConfigError(catalogue.BAD_SETTING.finding(name=name, found=repr(found)[:_LONGEST], expected=expected))


@attrs.frozen(kw_only=True)
class AnalysisSettings:
    """
    How the analyses decide.

    - *min_barriers*: so many barriers at one place make it critical; the place with most of them always is.
    - *important_from*, *good_from*: the importance and the quality (1 to 5) that count as high. *weak_importance*
      and *weak_quality*: at most so much makes a weak secondary touchpoint.
    - *top*: how many stages to be proud or ashamed of. *stage_score*: what they are ranked by; ``auto`` takes
      emotions or qualities, whichever more stages have.
    - *min_volume*: a step of the funnel that fewer clients begin is neither best nor worst. *confidence*, in
      percent, is that of the interval of a rate.
    - *widen* multiplies the entry of the funnel, *stretch* betters one step.
    - *margin*: the share of revenue that is gross profit, in percent; None takes the revenue itself, and says so.
    - *focus_share*: at most such a share of key touchpoints, in percent, is a focus.
    - *stale_after*, *old_after*: days after which a map wants a look, and is old.
    - *lanes*: the rows that a complete map has; empty takes the usual ones.
    - for cards: *purchases_a_year* and *years* where the cards do not tell; *purchases_field*, *years_field* and
      *revenue_field* are the names of the custom fields that do; *referral_value* is what a recommended client counts.
    """

    min_barriers: int = attrs.field(default=2, validator=_from(1))
    important_from: int = attrs.field(default=4, validator=_from(1, 5))
    good_from: int = attrs.field(default=4, validator=_from(1, 5))
    weak_importance: int = attrs.field(default=2, validator=_from(1, 5))
    weak_quality: int = attrs.field(default=2, validator=_from(1, 5))
    top: int = attrs.field(default=3, validator=_from(1))
    stage_score: StageScore = attrs.field(default="auto", validator=_one_of("auto", "emotion", "quality"))
    min_volume: int = attrs.field(default=10, validator=_from(1))
    confidence: int = attrs.field(default=95, validator=_from(1, 99))
    widen: Decimal | None = attrs.field(default=None, converter=_decimal, validator=_positive)
    stretch: tuple[Stretch, ...] = attrs.field(default=(), validator=_all_of(Stretch))
    margin: Decimal | None = attrs.field(default=None, converter=_decimal, validator=_positive)
    focus_share: int = attrs.field(default=20, validator=_from(1, 99))
    stale_after: int = attrs.field(default=90, validator=_from(1))
    old_after: int = attrs.field(default=183, validator=_from(1))
    lanes: tuple[str, ...] = attrs.field(default=(), validator=_all_of(str))
    purchases_a_year: Decimal | None = attrs.field(default=None, converter=_decimal, validator=_positive)
    years: Decimal | None = attrs.field(default=None, converter=_decimal, validator=_positive)
    purchases_field: str | None = None
    years_field: str | None = None
    revenue_field: str | None = None
    referral_value: ReferralValue = attrs.field(
        default="average_check", validator=_one_of("average_check", "ltv", "revenue")
    )

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> Self:
        """
        Make settings of keyword arguments.

        Raises:
            TypeError: there is no such setting.
            ConfigError: a value is out of range.

        """
        known = [field.name for field in attrs.fields(cls)]
        strange = [name for name in given if name not in known]
        if strange:
            msg = f"analyse() has no setting {strange[0]!r}; there are: {', '.join(known)}"
            raise TypeError(msg)
        return cls(**given)


def settings_of_texts(given: Mapping[str, str]) -> dict[str, Any]:
    """
    Return settings told as texts (``min_barriers=3``) as values; a list of lanes is parted by commas.

    Raises:
        ConfigError: there is no such setting, or it is told by ``what_if``.

    """
    known = {field.name: field for field in attrs.fields(AnalysisSettings) if field.name not in ("widen", "stretch")}
    for name in given:
        if name not in known:
            refuse(name[:_LONGEST], given[name], ", ".join(known))
    return {name: _value(known[name].default, text) for name, text in given.items()}


def _value(default: Any, text: str) -> Any:
    if isinstance(default, tuple):
        return tuple(part.strip() for part in text.split(",") if part.strip())
    if isinstance(default, int) and text.isascii() and text.isdigit():
        return int(text[:_LONGEST])
    return text


def what_if(texts: tuple[str, ...]) -> dict[str, Any]:
    """
    Return the settings that ``widen=10`` and ``stretch=STAGE:12`` (or ``12%``) ask for.

    Raises:
        ConfigError: a text is neither.

    """
    found: dict[str, Any] = {}
    for text in texts:
        name, _, value = text.partition("=")
        if name.strip() == "widen":
            found["widen"] = _amount(value, text)
        elif name.strip() == "stretch":
            found["stretch"] = (*found.get("stretch", ()), _stretch(value, text))
        else:
            _refuse_what_if(text)
    return found


def _stretch(value: str, text: str) -> Stretch:
    # A title may hold a colon itself: the last one parts it from the number.
    stage, _, wanted = value.rpartition(":")
    if not stage.strip():
        _refuse_what_if(text)
    amount = _amount(wanted.strip().removesuffix("%"), text)
    if wanted.strip().endswith("%"):
        if amount > 100:
            _refuse_what_if(text)
        return Stretch(stage=stage.strip(), percent=amount)
    return Stretch(stage=stage.strip(), clients=amount)


def _amount(value: str, text: str) -> Decimal:
    try:
        amount = Decimal(value.strip().replace(",", "."))
    except InvalidOperation:
        amount = Decimal(0)
    if not value.isascii() or not amount.is_finite() or not 0 < amount < 10**12:
        _refuse_what_if(text)
    return amount


def _refuse_what_if(text: str) -> None:
    raise ConfigError(catalogue.BAD_WHAT_IF.finding(found=text[:_LONGEST]))
