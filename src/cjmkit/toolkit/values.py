"""
Values of options: what the command line gives as text becomes what the option is.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

import attrs

from cjmkit.errors import ConfigError
from cjmkit.findings import Texts
from cjmkit.intake.catalogue import options as option_rules

__all__ = ["made", "refuse_value"]

_FLAGS: Final = {
    **dict.fromkeys(("true", "yes", "on", "1", "да"), True),
    **dict.fromkeys(("false", "no", "off", "0", "нет"), False),
}
_FLAG: Final = Texts("да или нет (true, false)", "true or false")
_NUMBER: Final = Texts("целое число, не меньше нуля", "a whole number, not below zero")
_DECIMAL: Final = Texts("число, как 1500.00", "a number such as 1500.00")
_PAIRS: Final = Texts("имя=значение через запятую", "name=value, separated by commas")
_MAPPINGS: Final = (dict, Mapping)
_LONGEST: Final = 60


def made(cls: type[Any], given: Mapping[Any, object], format: str) -> Any:  # noqa: A002 - the users' word
    """
    Return the options *cls* of *format* made of *given*, texts turned into what each option holds.

    Raises:
        ConfigError: there is no such option, or its value cannot be taken.

    """
    known = [field.name for field in attrs.fields(cls)]
    strange = [str(key) for key in given if key not in known]
    if strange:
        listed = ", ".join(known) or "—"
        raise ConfigError(option_rules.UNKNOWN_OPTION.finding(format=format, found=strange[0][:_LONGEST], known=listed))
    hints = _hints(cls)
    return cls(**{name: _value(name, value, hints.get(name), format) for name, value in given.items()})


def refuse_value(option: str, found: object, expected: Texts) -> ConfigError:
    """
    Return the error that says what *option* must be.
    """
    words = {"expected": expected.en, "expected_ru": expected.ru}
    return ConfigError(option_rules.WRONG_VALUE.finding(option=option, found=str(found)[:_LONGEST], **words))


def _hints(cls: type[Any]) -> Mapping[str, Any]:
    try:
        return get_type_hints(cls)
    except (NameError, TypeError):
        # A plugin may name types that are imported for a type checker only; its texts stay texts.
        return {}


def _value(name: str, value: object, hint: Any, format: str) -> object:  # noqa: A002 - the users' word
    kinds = get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)
    own = next((kind for kind in kinds if isinstance(kind, type) and attrs.has(kind)), None)
    if own is not None and isinstance(value, (str, Mapping)):
        return made(own, _pairs(name, value) if isinstance(value, str) else value, format)
    if not isinstance(value, str) or str in kinds:
        return value
    if bool in kinds:
        if value.strip().lower() not in _FLAGS:
            raise refuse_value(name, value, _FLAG)
        return _FLAGS[value.strip().lower()]
    if int in kinds:
        return _whole(name, value)
    if Decimal in kinds:
        return _decimal(name, value)
    if any(get_origin(kind) in _MAPPINGS for kind in kinds):
        return _pairs(name, value)
    # One text is no list of its letters.
    return (value,) if any(get_origin(kind) is tuple for kind in kinds) else value


def _whole(name: str, value: str) -> int:
    digits = value.strip().replace("_", "")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= _LONGEST):
        raise refuse_value(name, value, _NUMBER)
    return int(digits)


def _decimal(name: str, value: str) -> Decimal:
    try:
        number = Decimal(value.strip().replace(",", "."))
    except InvalidOperation:
        raise refuse_value(name, value, _DECIMAL) from None
    if not number.is_finite():
        raise refuse_value(name, value, _DECIMAL)
    return number


def _pairs(name: str, text: str) -> Mapping[str, str]:
    pairs = [pair.partition("=") for pair in text.split(",")]
    if not all(equals and key.strip() for key, equals, _ in pairs):
        raise refuse_value(name, text, _PAIRS)
    return {key.strip(): value for key, _, value in pairs}
