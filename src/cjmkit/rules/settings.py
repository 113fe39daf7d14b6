"""
Settings: which rules apply, how much they matter, and the user's own profiles.

They come from `cjmkit.toml`, from `[tool.cjmkit]` of a pyproject.toml, or from code. Nothing is
kept globally: whoever checks holds the settings. ::

    [tool.cjmkit]
    ignore = ["CRD080"]

    [tool.cjmkit.severity]
    CRD021 = "info"
    CRD06 = "error"

    [tool.cjmkit.thresholds]
    max_age = 110

    [tool.cjmkit.profiles.mine]
    extends = "invoice"
    required = ["phone|email"]
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import attrs

from cjmkit.errors import SourceError
from cjmkit.findings import Location, Severity
from cjmkit.model import Profile
from cjmkit.rules import _config
from cjmkit.rules.catalogue import CARD_RULES
from cjmkit.rules.profiles import PROFILES, profiles_from

__all__ = ["FAMILIES", "Settings", "Thresholds", "load_settings"]

FAMILIES: Final = ("CRD", "PRS", "JRN", "IMP", "DUP", "EXP")
"""The families of codes that settings may name; a plugin's own codes start with other letters."""


@attrs.frozen(kw_only=True)
class Thresholds:
    """
    The numbers that rules compare with.
    """

    max_age: int = 120
    passport_age: int = 14
    adult_age: int = 18
    max_custom: int = 50
    first_contact_fields: int = 7


@attrs.frozen(kw_only=True)
class Settings:
    """
    Which rules apply and how.

    *select* and *ignore* hold codes or prefixes (``CRD``, ``CRD08``, ``CRD080``); an empty
    *select* means all. *severity* re-grades by code or prefix: the longest match wins. In
    *profiles* the user's own stand beside the built-in ones, or in place of them.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = attrs.field(factory=dict)
    thresholds: Thresholds = Thresholds()
    profiles: Mapping[str, Profile] = attrs.field(factory=dict)

    @classmethod
    def from_mapping(cls, mapping: Mapping[str, Any], where: str = "settings") -> Settings:
        """
        Read settings from a mapping, as a TOML file gives it; *where* names it in messages.

        Raises:
            ConfigError: a key, a code, a field or a value is wrong; says which and what was meant.

        """
        known = [field.name for field in attrs.fields(cls)]
        for key in mapping:
            if key not in known:
                raise _config.refuse_unknown("[tool.cjmkit]", str(key), known, where)
        return cls(
            select=_codes("select", mapping.get("select", ()), where),
            ignore=_codes("ignore", mapping.get("ignore", ()), where),
            severity=_severities(mapping.get("severity", {}), where),
            thresholds=_thresholds(mapping.get("thresholds", {}), where),
            profiles=profiles_from(mapping.get("profiles", {}), where),
        )

    def applies(self, code: str) -> bool:
        """
        Return whether the rule *code* is switched on; ignoring is stronger than selecting.
        """
        if code.startswith(self.ignore):
            return False
        return not self.select or code.startswith(self.select)

    def graded(self, code: str, severity: Severity) -> Severity:
        """
        Return how much *code* matters here: its own *severity* unless re-graded.
        """
        fitting = [prefix for prefix in self.severity if code.startswith(prefix)]
        return self.severity[max(fitting, key=len)] if fitting else severity

    def profile(self, name: str) -> Profile:
        """
        Return the profile *name*, the user's own first.

        Raises:
            ConfigError: there is none of this name; says which there are.

        """
        found = self.profiles.get(name) or PROFILES.get(name)
        if found is None:
            raise _config.refuse_unknown("profile", name, {*self.profiles, *PROFILES})
        return found


def load_settings(start: Path) -> Settings:
    """
    Return the settings of the nearest `cjmkit.toml`, or pyproject.toml with `[tool.cjmkit]`.

    The search goes from *start* (a folder or a file) upwards; defaults if nothing is found.

    Raises:
        ConfigError: the file is no TOML, or a setting in it is wrong.
        SourceError: the file cannot be read.

    """
    start = start.resolve()
    for folder in (start, *start.parents):
        for name in ("cjmkit.toml", "pyproject.toml"):
            path = folder / name
            if path.is_file():
                section = _section(path)
                if section is not None:
                    return Settings.from_mapping(section, path.name)
    return Settings()


def _section(path: Path) -> Mapping[str, Any] | None:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise SourceError(_config.NOT_READABLE.finding(Location(source=path.name), reason=reason)) from None
    except RecursionError:
        raise _config.refuse(_config.NOT_TOML, path.name, reason="nested too deep") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        reason = str(error) if isinstance(error, tomllib.TOMLDecodeError) else "not UTF-8"
        raise _config.refuse(_config.NOT_TOML, path.name, reason=reason) from None
    if path.name == "cjmkit.toml":
        return data
    tool = data.get("tool", {})
    section = tool.get("cjmkit") if isinstance(tool, dict) else None
    return section if section is None else _config.table("[tool.cjmkit]", section, path.name)


def _codes(key: str, found: object, where: str) -> tuple[str, ...]:
    names = _config.strings(key, found, where)
    for name in names:
        _check_code(key, name, where)
    return names


def _check_code(key: str, name: str, where: str) -> None:
    """
    Refuse what no rule can match; the codes of plugins are not known here and pass by their shape.
    """
    letters = name.rstrip("0123456789")
    known = [rule.code for rule in CARD_RULES]
    if letters == "CRD" or letters.upper() != letters or not letters.isalpha():
        if not any(code.startswith(name) for code in known):
            raise _config.refuse_unknown(key, name, known, where)
    elif letters not in FAMILIES and sorted(letters) in [sorted(family) for family in FAMILIES]:
        raise _config.refuse_unknown(key, name, FAMILIES, where)


def _severities(found: object, where: str) -> Mapping[str, Severity]:
    grades = {grade.value: grade for grade in Severity}
    severities = {}
    for code, value in _config.table("severity", found, where).items():
        _check_code("severity", code, where)
        if not isinstance(value, str) or value not in grades:
            raise _config.refuse_unknown(f"severity.{code}", str(value), grades, where)
        severities[code] = grades[value]
    return severities


def _thresholds(found: object, where: str) -> Thresholds:
    known = [field.name for field in attrs.fields(Thresholds)]
    values: dict[str, int] = {}
    for key, value in _config.table("thresholds", found, where).items():
        if key not in known:
            raise _config.refuse_unknown("thresholds", key, known, where)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise _config.wrong_value(f"thresholds.{key}", value, "an integer of 0 or more", where)
        values[key] = value
    return Thresholds(**values)
