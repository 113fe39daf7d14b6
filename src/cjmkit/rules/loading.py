"""
Reading settings: from a mapping, or from the nearest file that has them. ::

    [tool.cjmkit]
    ignore = ["CRD080"]

    [tool.cjmkit.severity]
    CRD021 = "info"
    CRD06 = "error"

    [tool.cjmkit.thresholds]
    max_age = 110

    [tool.cjmkit.journey]
    max_personas = 8

    [tool.cjmkit.references]
    banks = "directories/ED807.zip"

    [tool.cjmkit.redactions.partner]
    extends = "share"
    phone = "keep"

    [tool.cjmkit.retention]
    contact = "3y"

    [tool.cjmkit.merge]
    sources = ["crm.xlsx", "site.csv"]
    city = "newest"

    [tool.cjmkit.profiles.mine]
    extends = "invoice"
    required = ["phone|email"]

A path in a file is taken from the folder of that file.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import attrs

from cjmkit.errors import SourceError
from cjmkit.findings import Location, Severity
from cjmkit.rules import _config
from cjmkit.rules.catalogue import CARD_RULES
from cjmkit.rules.journey_settings import journey_settings_from
from cjmkit.rules.profiles import profiles_from
from cjmkit.rules.settings import FAMILIES, Settings, Thresholds

__all__ = ["load_settings", "read_settings"]


def read_settings(mapping: Mapping[str, Any], where: str = "settings", *, folder: Path | None = None) -> Settings:
    """
    Return the settings that a mapping holds, as a TOML file gives it; *where* names it in messages.

    Relative paths in it are taken from *folder*.

    Raises:
        ConfigError: a key, a code, a field or a value is wrong; says which and what was meant.

    .. versionadded:: 0.1.0

    """
    known = [field.name for field in attrs.fields(Settings)]
    for key in mapping:
        if key not in known:
            raise _config.refuse_unknown("[tool.cjmkit]", str(key), known, where)
    return Settings(
        select=_codes("select", mapping.get("select", ()), where),
        ignore=_codes("ignore", mapping.get("ignore", ()), where),
        severity=_severities(mapping.get("severity", {}), where),
        thresholds=_thresholds(mapping.get("thresholds", {}), where),
        journey=journey_settings_from(mapping.get("journey", {}), where),
        profiles=profiles_from(mapping.get("profiles", {}), where),
        references=_references(mapping.get("references", {}), where, folder),
        plugins=_tables("plugins", mapping, where),
        redactions=_tables("redactions", mapping, where),
        merge=_config.table("merge", mapping.get("merge", {}), where),
        retention=_config.table("retention", mapping.get("retention", {}), where),
    )


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
                    return read_settings(section, path.name, folder=path.parent)
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
    known = _known(letters)
    if letters in _OWN or letters.upper() != letters or not letters.isalpha():
        if not any(code.startswith(name) for code in known):
            raise _config.refuse_unknown(key, name, known, where)
    elif letters not in FAMILIES and sorted(letters) in [sorted(family) for family in FAMILIES]:
        raise _config.refuse_unknown(key, name, FAMILIES, where)


def _known(letters: str) -> list[str]:
    if letters not in ("PRS", "JRN"):
        return [rule.code for rule in CARD_RULES]
    # A base of cards needs none of the journeys' rules, and they take time to load.
    from cjmkit.rules.project_catalogue import PROJECT_RULES

    return [rule.code for rule in PROJECT_RULES]


_OWN: Final = ("CRD", "PRS", "JRN")
"""The families whose every code is known here."""


def _severities(found: object, where: str) -> Mapping[str, Severity]:
    grades = {grade.value: grade for grade in Severity}
    severities = {}
    for code, value in _config.table("severity", found, where).items():
        _check_code("severity", code, where)
        if not isinstance(value, str) or value not in grades:
            raise _config.refuse_unknown(f"severity.{code}", str(value), grades, where)
        severities[code] = grades[value]
    return severities


def _references(found: object, where: str, folder: Path | None) -> Mapping[str, str]:
    paths = {}
    for name, value in _config.table("references", found, where).items():
        if not isinstance(value, str) or not value:
            raise _config.wrong_value(f"references.{name}", value, "the path of a file", where)
        paths[name] = str(folder / value) if folder is not None else value
    return paths


def _tables(key: str, mapping: Mapping[str, Any], where: str) -> Mapping[str, Mapping[str, Any]]:
    found = _config.table(key, mapping.get(key, {}), where)
    return {name: _config.table(f"{key}.{name}", value, where) for name, value in found.items()}


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
