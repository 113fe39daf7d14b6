"""
Mapping files: read what a person wrote, and obey it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any, Final, NoReturn

import attrs

from cjmkit.errors import ConfigError, PluginError
from cjmkit.findings import Finding, Location, Rule, Texts
from cjmkit.intake.catalogue import columns as catalogue
from cjmkit.intake.decision import Decision, Header
from cjmkit.intake.mapping.evidence import SPLITS
from cjmkit.intake.mapping.locate import line_of, syntax_error
from cjmkit.intake.mapping.propose import Proposal, survey, unique_name
from cjmkit.intake.rows.table import Row, column_letters
from cjmkit.intake.vocabulary.normalise import normalise, own_key
from cjmkit.model.flat import FLAT_FIELDS, numbered, split_number

__all__ = ["ColumnRule", "MappingFile", "apply_mapping", "load_mapping", "obey", "with_known"]

_TOP: Final = ("table", "column", "synonyms")
_TABLE: Final = ("sheet", "header_rows")
_KNOWN: Final = Texts("так устроен формат", "the format is made so")
_COLUMN: Final = ("header", "column", "field", "fields", "split", "custom", "ignore")


@attrs.frozen(kw_only=True)
class ColumnRule:
    """
    What the user decided about one column, found by its *header*, its letters *column*, or both.
    """

    header: str | None = None
    column: str | None = None
    targets: tuple[str, ...] = ()
    split: str | None = None
    custom: str | None = None
    ignored: bool = False
    reason: Texts = Texts("сказано в файле сопоставления", "the mapping file says so")


@attrs.frozen(kw_only=True)
class MappingFile:
    """
    A mapping file: where the heading stands, what columns are, which titles mean which fields.

    *header_rows* is None where the file does not say; an empty one says that there is no heading.
    """

    sheet: str | None = None
    header_rows: tuple[int, ...] | None = None
    columns: tuple[ColumnRule, ...] = ()
    synonyms: Mapping[str, str] = attrs.field(factory=dict)


@attrs.frozen(kw_only=True)
class _Reader:
    """
    The text being read and its name, to say where a mistake stands.
    """

    text: str = attrs.field(repr=False)
    source: str | None

    def refuse(self, rule: Rule, nth: int | None, key: str | None, /, **params: object) -> NoReturn:
        line = line_of(self.text, nth, key)
        raise ConfigError(rule.finding(Location(source=self.source, line=line, position=1 if line else None), **params))

    def known_keys(self, table: Mapping[str, Any], known: Sequence[str], nth: int | None = None) -> None:
        for key in table:
            if key not in known:
                hint = _did_you_mean(key, known)
                self.refuse(catalogue.MAPPING_UNKNOWN_KEY, nth, key, key=key, expected=", ".join(known), hint=hint)

    def typed(self, table: Mapping[str, Any], key: str, kind: type, expected: str, nth: int | None = None) -> Any:
        value = table.get(key)
        if value is not None and (not isinstance(value, kind) or (kind is int and isinstance(value, bool))):
            self.refuse(catalogue.MAPPING_WRONG_TYPE, nth, key, key=key, expected=expected)
        return value

    def listed(self, table: Mapping[str, Any], key: str, kind: type, expected: str, nth: int | None = None) -> Any:
        value = self.typed(table, key, list, expected, nth)
        if value is not None and any(not isinstance(one, kind) or isinstance(one, bool) for one in value):
            self.refuse(catalogue.MAPPING_WRONG_TYPE, nth, key, key=key, expected=expected)
        return value

    def field(self, name: str, nth: int | None, key: str) -> str:
        if split_number(name)[0] not in FLAT_FIELDS:
            hint = _did_you_mean(name, tuple(FLAT_FIELDS))
            self.refuse(catalogue.MAPPING_UNKNOWN_FIELD, nth, key, name=name, hint=hint)
        return name


def _did_you_mean(word: str, known: Sequence[str]) -> str:
    near = get_close_matches(word[:60], known, n=1, cutoff=0.6)
    return f" ({near[0]}?)" if near else ""


def load_mapping(text: str, *, source: str | None = None) -> MappingFile:
    """
    Read the *text* of a mapping file; *source* names it in messages.

    Raises:
        ConfigError: it is not TOML, or a key, a field or a value is not understood.

    """
    reader = _Reader(text=text, source=source)
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError(syntax_error(error, text, source)) from None
    reader.known_keys(data, _TOP)
    table = reader.typed(data, "table", dict, "[table]") or {}
    reader.known_keys(table, _TABLE)
    rows = reader.listed(table, "header_rows", int, "[3, 4]")
    columns = reader.listed(data, "column", dict, "[[column]]") or []
    rules = tuple(_column_rule(reader, nth, column) for nth, column in enumerate(columns))
    _refuse_doubles(reader, rules)
    return MappingFile(
        sheet=reader.typed(table, "sheet", str, '"…"'),
        header_rows=None if rows is None else tuple(rows),
        columns=rules,
        synonyms=_synonyms(reader, reader.typed(data, "synonyms", dict, "[synonyms]") or {}),
    )


def _synonyms(reader: _Reader, table: Mapping[str, Any]) -> Mapping[str, str]:
    for key in table:
        reader.field(reader.typed(table, key, str, '"inn"'), None, key)
    return MappingProxyType(dict(table))


def _column_rule(reader: _Reader, nth: int, table: Mapping[str, Any]) -> ColumnRule:
    reader.known_keys(table, _COLUMN, nth)
    texts = {key: reader.typed(table, key, str, '"…"', nth) for key in ("header", "column", "field", "split", "custom")}
    fields = reader.listed(table, "fields", str, '["inn", "kpp"]', nth)
    ignored = bool(reader.typed(table, "ignore", bool, "true / false", nth))
    header, column = texts["header"], texts["column"]
    if not header and not column:
        reader.refuse(catalogue.MAPPING_NO_COLUMN, nth, None)
    if column is not None and not (column.isascii() and column.isalpha() and len(column) <= 3):
        reader.refuse(catalogue.MAPPING_WRONG_TYPE, nth, "column", key="column", expected='"D"')
    chosen = [texts["field"] is not None, fields is not None, texts["custom"] is not None, ignored]
    if sum(chosen) != 1 or (fields is None) != (texts["split"] is None):
        reader.refuse(catalogue.MAPPING_CONTRADICTS, nth, None, wanted=header or column)
    key = "field" if fields is None else "fields"
    named = fields if fields is not None else [texts["field"]] if texts["field"] is not None else []
    split = texts["split"]
    if split is not None and split not in SPLITS:
        hint = _did_you_mean(split, tuple(SPLITS))
        reader.refuse(catalogue.MAPPING_UNKNOWN_KEY, nth, "split", key=split, expected=", ".join(SPLITS), hint=hint)
    return ColumnRule(
        header=header,
        column=column.upper() if column else None,
        targets=tuple(reader.field(name, nth, key) for name in named),
        split=split,
        custom=texts["custom"],
        ignored=ignored,
    )


def _refuse_doubles(reader: _Reader, rules: Sequence[ColumnRule]) -> None:
    seen: set[str] = set()
    for nth, rule in enumerate(rules):
        for target in rule.targets:
            if target in seen:
                name, number = split_number(target)
                other = numbered(name, number + 1) if FLAT_FIELDS[name].many else "—"
                reader.refuse(catalogue.MAPPING_NAMED_TWICE, nth, None, target=target, numbered=other)
            seen.add(target)


def with_known(file: MappingFile | None, fields: Mapping[str, str], header: Header) -> MappingFile:
    """
    Return *file* with what the reader of a table knows of the columns that the file does not name.

    Raises:
        PluginError: the reader names a field that there is not.

    """
    file = file or MappingFile()
    told = {rule.header for rule in file.columns} | {rule.column for rule in file.columns if rule.header is None}
    given = {target for rule in file.columns for target in rule.targets}
    known = []
    for index, name in enumerate(header.names):
        target = fields.get(name) if name is not None else None
        if target is None or target in given or name in told or column_letters(index) in told:
            continue
        if split_number(target)[0] not in FLAT_FIELDS:
            raise PluginError(catalogue.MAPPING_UNKNOWN_FIELD.finding(name=target[:60], hint=""))
        given.add(target)
        known.append(ColumnRule(header=name, column=column_letters(index), targets=(target,), reason=_KNOWN))
    return attrs.evolve(file, columns=(*file.columns, *known))


def apply_mapping(file: MappingFile, header: Header, rows: Sequence[Row]) -> tuple[Decision, ...]:
    """
    Return the decisions of *file*, and proposals for the columns that it does not name.
    """
    return obey(file, header, rows).decisions


def obey(
    file: MappingFile,
    header: Header,
    rows: Sequence[Row],
    *,
    own: Mapping[str, str] | None = None,
    where: Location | None = None,
) -> Proposal:
    """
    Do what `apply_mapping` does, and return findings too: what the file names and the table lacks.

    *own* are the names of the profile's own fields by their headings in one form: a custom field that the
    file calls by such a heading is that field.
    """
    place = where or Location()
    width = max([len(header.names), *(len(row.values) for row in rows)])
    settled: dict[int, Decision] = {}
    findings: list[Finding] = []
    used: set[str] = set()
    for rule in file.columns:
        index = _find(rule, header, width, settled)
        if index is None:
            missing = attrs.evolve(place, header=rule.header, column=rule.column)
            findings.append(catalogue.MAPPED_COLUMN_MISSING.finding(missing, wanted=rule.header or rule.column))
        else:
            settled[index] = _settled(rule, index, header, used, own or {})
    rest = survey(header, rows, synonyms=file.synonyms, settled=tuple(settled.values()), own=own, where=place)
    return Proposal(decisions=rest.decisions, findings=(*findings, *rest.findings))


def _find(rule: ColumnRule, header: Header, width: int, settled: Mapping[int, Decision]) -> int | None:
    """
    Return the column that the rule means: by its title, by its letters where several share the title.
    """
    free = [index for index in range(width) if index not in settled]
    lettered = [index for index in free if column_letters(index) == rule.column]
    if rule.header is None:
        return lettered[0] if lettered else None
    names = (*header.names, *(None,) * width)
    exact = [index for index in free if names[index] == rule.header]
    like = [index for index in free if names[index] and normalise(names[index] or "") == normalise(rule.header)]
    titled = exact or like
    return next((index for index in titled if index in lettered), titled[0] if titled else None)


def _settled(rule: ColumnRule, index: int, header: Header, used: set[str], own: Mapping[str, str]) -> Decision:
    title = header.names[index] if index < len(header.names) else None
    wanted = own.get(own_key(rule.custom or title or ""), rule.custom or title)
    custom = None if rule.targets or rule.ignored else unique_name(wanted, index, used)
    return Decision(
        index=index,
        header=title,
        targets=rule.targets,
        split=rule.split,
        custom=custom,
        ignored=rule.ignored,
        confidence=1.0,
        reason=rule.reason,
    )
