"""
The toolkit: the sentence that joins the stages of the road.

A `Toolkit` owns its plugins and its settings; nothing is kept in the module, so two of them may live
in one process.
"""

from __future__ import annotations

import datetime as dt
import gzip
import os
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import IO, Any, BinaryIO, Final, Self, TypeAlias, cast

import attrs

from cjmkit.errors import ConfigError, FormatError, OutputError, UnknownFormatError
from cjmkit.files import atomic_write, same_file, standard_output
from cjmkit.findings import Finding, Location
from cjmkit.intake.catalogue import options as option_rules
from cjmkit.intake.catalogue import road as road_rules
from cjmkit.intake.catalogue import table as table_rules
from cjmkit.intake.mapping import MappingFile, load_mapping
from cjmkit.intake.plan import Plan, PlanOptions, make_plan
from cjmkit.intake.rejects import Rejected
from cjmkit.intake.rejects_spool import RejectSpool
from cjmkit.intake.repair.base import Proof
from cjmkit.intake.report import IntakeReport, TableReport
from cjmkit.intake.road import OnError, Road
from cjmkit.intake.rows.sniff import sniff
from cjmkit.intake.rows.source import Source, open_source
from cjmkit.intake.rows.table import Table
from cjmkit.model import ClientCard, Profile
from cjmkit.plugins import CardRecord, Exporter, Host, Importer, Loss, PluginProblem
from cjmkit.rules import Checker, Settings

__all__ = ["CardBatch", "Input", "Output", "ReadOptions", "Toolkit", "Written"]

Input: TypeAlias = str | os.PathLike[str] | bytes | IO[bytes]
"""A path, ``-`` for standard input, the bytes themselves, or a binary stream."""

Output: TypeAlias = str | os.PathLike[str] | BinaryIO
"""A path, ``-`` for standard output, or a binary stream."""

_TELLING: Final = frozenset(
    ("inn", "ogrn", "ogrnip", "phone", "mobile", "email", "name", "short_name", "full_name", "person_name", "last_name")
)


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


@attrs.frozen(kw_only=True)
class Written:
    """
    What was written: the number of cards, and what the format could not hold.
    """

    cards: int
    losses: tuple[Loss, ...] = ()


class Toolkit:
    """
    Reads, checks and writes client cards.

    *plugins* None takes the installed ones and an empty sequence the built-ins alone; *disabled* names
    plugins to leave out. *settings* switch rules and set their severities.
    """

    def __init__(
        self,
        *,
        plugins: Iterable[object] | None = None,
        disabled: Collection[str] = (),
        settings: Settings | None = None,
    ) -> None:
        self._plugins = None if plugins is None else tuple(plugins)
        self._disabled = frozenset(disabled)
        self.settings = settings if settings is not None else Settings()

    @cached_property
    def host(self) -> Host:
        """
        The plugins, loaded when first asked for.
        """
        return Host(self._plugins, disabled=self._disabled)

    @property
    def problems(self) -> tuple[PluginProblem, ...]:
        """
        What is wrong with which plugin.
        """
        return self.host.problems

    def checker(self, profile: Profile | str | None = None, *, today: dt.date | None = None) -> Checker:
        """
        Return a checker with this toolkit's settings, to check many cards with.
        """
        return Checker(settings=self.settings, profile=self._profile(profile), today=today)

    def check(self, card: ClientCard, *, profile: Profile | str | None = None) -> tuple[Finding, ...]:
        """
        Return what the rules find in one card.
        """
        return self.checker(profile).check(card)

    def read_cards(self, source: Input, **options: Any) -> CardBatch:
        """
        Open a base and return its cards as a stream; *options* are those of `ReadOptions`.

        Raises:
            SourceError: the input cannot be opened.
            FormatError: it is not a base, while reading too.
            UnknownFormatError: no importer reads it.
            ConfigError: an option, the mapping or the profile is wrong.

        """
        wishes = _wishes(options)
        opened = open_source(source)
        importer = self._importer(opened, wishes)
        records = importer.read(opened, _format_options(importer, wishes))
        return CardBatch(opened, records, self._plan_options(wishes), wishes, self)

    def inspect(self, source: Input, **options: Any) -> tuple[Plan, ...]:
        """
        Return what `read_cards` would decide about each table, reading only its first rows.

        Raises as `read_cards` does.
        """
        wishes = _wishes(options)
        opened = open_source(source)
        importer = self._importer(opened, wishes)
        records = importer.read(opened, _format_options(importer, wishes))
        plans = []
        for record in records:
            if not isinstance(record, Table):
                break
            plans.append(make_plan(record, self._plan_options(wishes)))
        return tuple(plans)

    def write_cards(
        self,
        cards: Iterable[ClientCard],
        target: Output,
        *,
        format: str | None = None,  # noqa: A002 - the word that users say
        options: object = None,
    ) -> Written:
        """
        Write *cards* to a file, whole or not at all, and return what the format could not hold.

        Raises:
            OutputError: the file cannot be written, or is the input of *cards*.
            UnknownFormatError: no exporter writes it.
            ConfigError: an option is wrong.

        """
        exporter = self.exporter_for(target, format)
        if isinstance(cards, CardBatch):
            cards.refuse_as_target(target)
        counted = _Counted(cards)
        with _opened(target) as stream:
            losses = exporter.write(counted, stream, _exporter_options(exporter, options))
        return Written(cards=counted.count, losses=tuple(losses))

    def write_rejects(self, rejects: Iterable[Rejected], target: Output, *, options: object = None) -> None:
        """
        Write rejected rows as a workbook that says in each cell what is wrong, and can be imported again.
        """
        exporter = self.exporter_for(target, kind="rejects")
        with _opened(target) as stream:
            exporter.write(rejects, stream, _exporter_options(exporter, options))

    def write_template(self, target: Output, *, profile: Profile | str | None = None, options: object = None) -> None:
        """
        Write a blank form with headings, hints and drop-downs, which imports without questions.
        """
        exporter = self.exporter_for(target, kind="template")
        wanted = self._profile(profile)
        with _opened(target) as stream:
            exporter.write(() if wanted is None else (wanted,), stream, _exporter_options(exporter, options))

    def _profile(self, profile: Profile | str | None) -> Profile | None:
        return self.settings.profile(profile) if isinstance(profile, str) else profile

    def _plan_options(self, wishes: ReadOptions) -> PlanOptions:
        profile = self._profile(wishes.profile)
        return PlanOptions(
            threshold=wishes.repair,
            mapping=_mapping(wishes.mapping),
            synonyms=wishes.synonyms,
            fields=profile.custom if profile is not None else (),
        )

    def _importer(self, source: Source, wishes: ReadOptions) -> Importer:
        if wishes.format is not None:
            source.open().close()
            return self.host.importer(wishes.format)
        for importer in self.host.importers:
            if source.suffix in importer.extensions and self.host.owner(importer.name) != "cjmkit":
                return importer
        return self.host.importer(sniff(source).kind)

    def exporter_for(
        self,
        target: Output,
        format: str | None = None,  # noqa: A002 - the word that users say
        *,
        kind: str = "cards",
    ) -> Exporter:
        """
        Return the exporter of *format*, or the one of this *kind* that the name of *target* tells.

        Raises:
            UnknownFormatError: there is none.
            PluginError: the plugin that was named is broken.

        """
        if format is not None:
            return self.host.exporter(format)
        suffix = _suffix(target)
        fitting = [found for found in self.host.exporters if found.kind == kind]
        for exporter in fitting:
            # A stream has no name to tell by, and rejects or a form have one usual format.
            if suffix in exporter.extensions or (kind != "cards" and target == "-"):
                return exporter
        known = ", ".join(sorted({f".{extension}" for found in fitting for extension in found.extensions}))
        where = Location(source=_name(target) or None)
        raise UnknownFormatError(option_rules.NO_EXPORTER.finding(where, known=known))


class CardBatch:
    """
    The cards of one input: an iterator that is walked once, and what was learnt on the way.

    Use it in a ``with`` block: leaving it gives temporary files back.
    """

    def __init__(
        self,
        source: Source,
        records: Iterator[Table | CardRecord],
        plan_options: PlanOptions,
        wishes: ReadOptions,
        kit: Toolkit,
    ) -> None:
        self.source = source
        self.report = IntakeReport(keep=wishes.keep)
        self.rejects = RejectSpool()
        self._plan_options = plan_options
        self._wishes = wishes
        self._road = Road(
            checker=kit.checker(wishes.profile, today=wishes.today or dt.date.today()),
            report=self.report,
            rejects=self.rejects,
            on_error=wishes.on_error,
            progress=wishes.progress,
        )
        self._cards = self._walk(records)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __iter__(self) -> Iterator[ClientCard]:
        return self._cards

    def __next__(self) -> ClientCard:
        return next(self._cards)

    def close(self) -> None:
        """
        Give temporary files back; the report stays.
        """
        self._cards.close()
        self.rejects.close()

    def refuse_as_target(self, target: Output) -> None:
        """
        Raise `OutputError` if *target* is the file that the cards come from.
        """
        if isinstance(target, (str, os.PathLike)) and self.source.path is not None:
            path = Path(target)
            if same_file(path, self.source.path):
                raise OutputError(road_rules.OUTPUT_IS_INPUT.finding(Location(source=path.name)))

    def _walk(self, records: Iterator[Table | CardRecord]) -> Generator[ClientCard, None, None]:
        finished: TableReport | None = None
        for record in records:
            if isinstance(record, Table):
                yield from self._walk_table(record)
                continue
            if finished is None:
                finished = TableReport(source=self.source.name)
                self.report.tables.append(finished)
            yield from self._road.judge_record(record.card, record.findings, record.where, record.raw, finished)
        self._refuse_nothing()
        self.report.check_account()

    def _walk_table(self, table: Table) -> Iterator[ClientCard]:
        plan = make_plan(table, self._plan_options)
        where = Location(source=table.source, sheet=table.sheet)
        if table.header is not None and not plan.decisions:  # a list of no records
            self.report.tables.append(TableReport(source=table.source, details=table.details))
        elif self._wishes.sheets is None and self._wishes.mapping is None and not looks_like_base(plan):
            self.report.add(road_rules.NOT_A_BASE.finding(where))
        else:
            if "hidden" in table.details:
                self.report.add(table_rules.HIDDEN_SHEET.finding(where))
            yield from self._road.walk(plan)
        # What the reader noticed about the end of the table, or about a sheet that is left out.
        self.report.extend(table.findings)
        table.findings.clear()

    def _refuse_nothing(self) -> None:
        if not self.report.tables:
            raise FormatError(road_rules.NOTHING_RECOGNISED.finding(Location(source=self.source.name)))
        if not self.report.cards and not self.report.rejected:
            self.report.add(road_rules.NO_CLIENTS.finding(Location(source=self.source.name)))


def looks_like_base(plan: Plan) -> bool:
    """
    Return whether the columns of a table speak of clients: a name, a number or a contact among them.
    """
    return any(target in _TELLING for decision in plan.decisions for target in decision.targets)


class _Counted:
    def __init__(self, cards: Iterable[ClientCard]) -> None:
        self._cards = iter(cards)
        self.count = 0

    def __iter__(self) -> Iterator[ClientCard]:
        for card in self._cards:
            self.count += 1
            yield card


def _wishes(options: Mapping[str, Any]) -> ReadOptions:
    known = [field.name for field in attrs.fields(ReadOptions)]
    strange = [name for name in options if name not in known]
    if strange:
        msg = f"read_cards() has no option {strange[0]!r}; there are: {', '.join(known)}"
        raise TypeError(msg)
    wishes = ReadOptions(**options)
    return attrs.evolve(wishes, mapping=_mapping(wishes.mapping))


def _mapping(mapping: MappingFile | str | os.PathLike[str] | None) -> MappingFile | None:
    if mapping is None or isinstance(mapping, MappingFile):
        return mapping
    source = open_source(mapping)
    with source.open() as stream:
        data = stream.read()
    try:
        return load_mapping(data.decode("utf-8-sig"), source=source.name)
    except UnicodeDecodeError:
        raise ConfigError(option_rules.MAPPING_NOT_UTF8.finding(Location(source=source.name))) from None


def _format_options(importer: Importer, wishes: ReadOptions) -> Any:
    options = _made(importer.options, wishes.options, importer.name)
    mapping = wishes.mapping
    if wishes.sheets is not None:
        if not hasattr(options, "sheets"):
            raise ConfigError(option_rules.NO_SHEETS.finding(format=importer.name))
        return attrs.evolve(options, sheets=wishes.sheets)
    # A mapping made for one sheet would misread the others; the same base as csv has no sheets to choose from.
    if isinstance(mapping, MappingFile) and mapping.sheet is not None and getattr(options, "sheets", ()) is None:
        return attrs.evolve(options, sheets=(mapping.sheet,))
    return options


def _exporter_options(exporter: Exporter, options: object) -> Any:
    return _made(exporter.options, options, exporter.name)


def _made(cls: type[Any], options: object, name: str) -> Any:
    if options is None:
        return cls()
    if isinstance(options, cls):
        return options
    if not isinstance(options, Mapping):
        found = type(options).__name__
        raise ConfigError(option_rules.BAD_OPTIONS.finding(format=name, expected=cls.__name__, found=found))
    known = [field.name for field in attrs.fields(cls)]
    strange = [str(key) for key in options if key not in known]
    if strange:
        listed = ", ".join(known) or "—"
        raise ConfigError(option_rules.UNKNOWN_OPTION.finding(format=name, found=strange[0][:60], known=listed))
    try:
        return cls(**options)
    except ConfigError:
        raise
    except (TypeError, ValueError) as error:
        raise ConfigError(option_rules.BAD_OPTION_VALUE.finding(format=name, reason=error)) from None


def _name(target: Output) -> str:
    return Path(target if isinstance(target, (str, os.PathLike)) else str(getattr(target, "name", ""))).name


def _suffix(target: Output) -> str:
    name = _name(target).lower().removesuffix(".gz")
    return name.rpartition(".")[2] if "." in name else ""


@contextmanager
def _opened(target: Output) -> Iterator[BinaryIO]:
    if not isinstance(target, (str, os.PathLike)):
        yield target
    elif os.fspath(target) == "-":
        with standard_output() as stream:
            yield stream
    else:
        path = Path(target)
        with atomic_write(path) as stream:
            if path.name.lower().endswith(".gz"):
                with gzip.GzipFile(filename="", fileobj=stream, mode="wb", mtime=0) as packed:
                    yield cast(BinaryIO, packed)
            else:
                yield stream
