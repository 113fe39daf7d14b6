"""
Options: how a base is read, and what a format is told.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Mapping, Sequence
from typing import IO, Any, Final, TypeAlias, TypedDict, get_args

import attrs

from cjmkit.errors import ConfigError
from cjmkit.findings import Location, Texts
from cjmkit.intake.catalogue import options as option_rules
from cjmkit.intake.mapping import MappingFile, load_mapping
from cjmkit.intake.repair.base import Proof
from cjmkit.intake.road import OnError
from cjmkit.intake.rows.source import Source, open_source
from cjmkit.model import Profile
from cjmkit.plugins import Exporter, Importer
from cjmkit.toolkit.values import made, refuse_value

__all__ = ["Input", "ReadOptions", "ReadWishes", "format_options", "importer_options", "mapping_of", "wishes_of"]

Input: TypeAlias = str | os.PathLike[str] | bytes | IO[bytes] | Source
"""A path, ``-`` for standard input, the bytes themselves, a binary stream, or a `Source` opened already."""


@attrs.frozen(kw_only=True)
class ReadOptions:
    """
    How a base is read.

    - *format*: the importer's name; found out from the content if None. *options* are the
      importer's own, as its attrs class or a mapping.
    - *sheets*: the sheets to take; None takes every one that looks like a client base.
    - *mapping*: a mapping file (its path or text) to obey; *synonyms* add headings (heading to field).
    - *profile*: a name or a `Profile`: what the cards must hold. Loading never depends on it.
    - *repair*: the least proof at which a repair is applied; below it, it is only suggested.
    - *on_error*: ``reject`` keeps rows with errors back, ``keep`` passes them, ``stop`` raises.
    - *today*: the day that dates are checked against. *keep* bounds the findings kept of each code.
    """

    format: str | None = None
    options: object = None
    sheets: tuple[str, ...] | None = None
    mapping: MappingFile | str | os.PathLike[str] | None = None
    synonyms: Mapping[str, str] = attrs.field(factory=dict)
    profile: Profile | str | None = None
    repair: Proof = Proof.ONE_HUNDREDTH
    on_error: OnError = "reject"
    today: dt.date | None = None
    keep: int = 1000
    progress: Callable[[int], None] | None = None


class ReadWishes(TypedDict, total=False):
    """
    The fields of `ReadOptions` as keyword arguments, each of which may be left out.
    """

    format: str | None
    options: object
    sheets: Sequence[str] | None
    mapping: MappingFile | str | os.PathLike[str] | None
    synonyms: Mapping[str, str]
    profile: Profile | str | None
    repair: Proof
    on_error: OnError
    today: dt.date | None
    keep: int
    progress: Callable[[int], None] | None


_ON_ERROR: Final = get_args(OnError)
_PROOF: Final = Texts("одно из значений Proof, как Proof.EXACT", "a member of Proof such as Proof.EXACT")


def wishes_of(options: Mapping[str, Any]) -> ReadOptions:
    """
    Return the options of a reading as they were given by name.

    Raises:
        TypeError: there is no such option.
        ConfigError: an option has a value that it cannot have.

    """
    known = [field.name for field in attrs.fields(ReadOptions)]
    strange = [name for name in options if name not in known]
    if strange:
        msg = f"read_cards() has no option {strange[0]!r}; there are: {', '.join(known)}"
        raise TypeError(msg)
    wishes = ReadOptions(**options)
    # An unknown word would be taken for one of the others, and rows with errors would pass or vanish.
    if wishes.on_error not in _ON_ERROR:
        raise refuse_value("on_error", wishes.on_error, Texts(*[", ".join(_ON_ERROR)] * 2))
    if not isinstance(wishes.repair, Proof):
        raise refuse_value("repair", wishes.repair, _PROOF)
    sheets: Sequence[str] | None = wishes.sheets
    # One name is no list of its letters.
    taken = (sheets,) if isinstance(sheets, str) else None if sheets is None else tuple(sheets)
    return attrs.evolve(wishes, mapping=mapping_of(wishes.mapping), sheets=taken)


def mapping_of(mapping: MappingFile | str | os.PathLike[str] | None) -> MappingFile | None:
    """
    Return a mapping file, read if its path was given.
    """
    if mapping is None or isinstance(mapping, MappingFile):
        return mapping
    source = open_source(mapping)
    with source.open() as stream:
        data = stream.read()
    try:
        return load_mapping(data.decode("utf-8-sig"), source=source.name)
    except UnicodeDecodeError:
        raise ConfigError(option_rules.MAPPING_NOT_UTF8.finding(Location(source=source.name))) from None


def importer_options(importer: Importer, wishes: ReadOptions) -> Any:
    """
    Return the options of an importer: the caller's own, and the sheets that were wished for.
    """
    options = format_options(importer, wishes.options)
    mapping = wishes.mapping
    if wishes.sheets is not None:
        if not hasattr(options, "sheets"):
            raise ConfigError(option_rules.NO_SHEETS.finding(format=importer.name))
        return attrs.evolve(options, sheets=wishes.sheets)
    # A mapping made for one sheet would misread the others; the same base as csv has no sheets to choose from.
    if isinstance(mapping, MappingFile) and mapping.sheet is not None and getattr(options, "sheets", ()) is None:
        return attrs.evolve(options, sheets=(mapping.sheet,))
    return options


def format_options(chosen: Importer | Exporter, options: object) -> Any:
    """
    Return the options of a format, made of what the caller gave.
    """
    return _made(chosen.options, options, chosen.name)


def _made(cls: type[Any], options: object, name: str) -> Any:
    if options is None:
        return cls()
    if isinstance(options, cls):
        return options
    if not isinstance(options, Mapping):
        found = type(options).__name__
        raise ConfigError(option_rules.BAD_OPTIONS.finding(format=name, expected=cls.__name__, found=found))
    try:
        return made(cls, options, name)
    except ConfigError:
        raise
    except (TypeError, ValueError) as error:
        raise ConfigError(option_rules.BAD_OPTION_VALUE.finding(format=name, reason=error)) from None
