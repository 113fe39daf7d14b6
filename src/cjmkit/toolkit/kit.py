"""
The toolkit itself.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import takewhile
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Unpack, cast

from cjmkit.files import Together
from cjmkit.findings import Finding
from cjmkit.intake.plan import Plan, make_plan
from cjmkit.intake.rejects import Rejected
from cjmkit.intake.report import IntakeReport
from cjmkit.intake.rows.source import open_source
from cjmkit.intake.rows.table import Table
from cjmkit.model import ClientCard, Profile, Purpose
from cjmkit.plugins import Exporter, Host, Kind, PluginProblem, Progress, ProjectRecord
from cjmkit.plugins.progress import silent
from cjmkit.rules import Checker, Settings
from cjmkit.toolkit.analysis import analyses_of, limits_of_rules
from cjmkit.toolkit.batch import CardBatch
from cjmkit.toolkit.choosing import exporter_of
from cjmkit.toolkit.options import Input, ReadWishes, format_options
from cjmkit.toolkit.outputs import Counted, Output, Written, opened
from cjmkit.toolkit.projects import claims, project_judged, project_or_error, project_record
from cjmkit.toolkit.reading import reading_of
from cjmkit.toolkit.references import BANKS, References
from cjmkit.toolkit.strangers import blamed, card_checks, losses_of, project_checks
from cjmkit.toolkit.whole import write_whole

if TYPE_CHECKING:
    from cjmkit.dedupe import Duplicates, Scorer
    from cjmkit.dedupe.updating import Update
    from cjmkit.intake.import_report import ImportReport
    from cjmkit.journeys.analysis import Analyses
    from cjmkit.journeys.diff import ProjectDiff
    from cjmkit.model.journeys import Journey, Project
    from cjmkit.privacy import Expired, Redaction
    from cjmkit.privacy.erasing import Erasure, SubjectKey
    from cjmkit.rules import Judged

__all__ = ["Toolkit"]

_NO_REFERENCES: Final[Mapping[str, Input]] = MappingProxyType({})
_NO_TERMS: Final[Mapping[str, str]] = MappingProxyType({})


class Toolkit:
    """
    Reads, checks and writes client cards, and projects: personas with their journeys.

    *plugins* None takes the installed ones and an empty sequence the built-ins alone; *disabled* names
    plugins to leave out. *settings* switch rules and set their severities. *references* are files of directories
    by the name or the subject of the reference that loads them, such as ``{"banks": "ED807.zip"}``.
    """

    def __init__(
        self,
        *,
        plugins: Iterable[object] | None = None,
        disabled: Collection[str] = (),
        settings: Settings | None = None,
        references: Mapping[str, Input] = _NO_REFERENCES,
    ) -> None:
        self._plugins = None if plugins is None else tuple(plugins)
        self._disabled = frozenset(disabled)
        self.settings: Settings = settings if settings is not None else Settings()
        self._references = References(references, self.settings)

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
        return Checker(
            settings=self.settings,
            profile=self._profile(profile),
            today=today,
            extra_rules=card_checks(self.host, self.settings),
            directory=self.reference(BANKS),
        )

    def reference(self, name: str) -> Any | None:
        """
        Return a directory by the name or the subject of its reference; None if this toolkit was given no file for it.

        It is loaded when first asked for, and kept.

        Raises:
            ConfigError: a file was given for a directory that nothing loads.
            SourceError, FormatError: the file cannot be opened or read.

        .. versionadded:: 0.1.0

        """
        return self._references.get(name, self.host)

    def check(
        self, what: ClientCard | Project | ProjectRecord, *, profile: Profile | str | None = None
    ) -> tuple[Finding, ...]:
        """
        Return what the rules find in one card or project.

        For what `load_project` gave, that is what was found while reading, and then by the rules, each finding
        with its place in the file.
        """
        if isinstance(what, ClientCard):
            return self.checker(profile).check(what)
        return self.judge(what).findings

    def judge(self, what: Project | ProjectRecord) -> Judged:
        """
        Return what `check` finds in a project, and apart from it what the project's file silences.

        .. versionadded:: 0.1.0
        """
        return project_judged(what, self.settings, project_checks(self.host, self.settings))

    def read_cards(self, source: Input, **options: Unpack[ReadWishes]) -> CardBatch:
        """
        Open a base and return its cards as a stream; *options* are those of `ReadOptions`.

        Raises:
            SourceError: the input cannot be opened.
            FormatError: it is not a base, while reading too.
            UnknownFormatError: no importer reads it.
            ConfigError: an option, the mapping or the profile is wrong.

        """
        return CardBatch(*reading_of(self.host, self.settings, source, options), self)

    def inspect(self, source: Input, **options: Unpack[ReadWishes]) -> tuple[Plan, ...]:
        """
        Return what `read_cards` would decide about each table, reading only its first rows.

        Raises as `read_cards` does.
        """
        reading = reading_of(self.host, self.settings, source, options)
        tables = takewhile(lambda record: isinstance(record, Table), reading.records)
        return tuple(make_plan(cast(Table, table), reading.plan_options) for table in tables)

    def write_cards(
        self,
        cards: Iterable[ClientCard],
        target: Output,
        *,
        format: str | None = None,  # noqa: A002 - the word that users say
        options: object = None,
        together: Together | None = None,
        progress: Progress | None = None,
        redaction: Redaction | str = "full",
        key: bytes | None = None,
        only_consented: Purpose | str | None = None,
        manifest: Output | None = None,
        recipient: str | None = None,
    ) -> Written:
        """
        Write *cards* to a file, whole or not at all, and return what the format could not hold.

        With *together* the file takes its place when that block ends, side by side with the others written in it.
        *progress* is told the number of cards written since the last call. *redaction* makes less of personal data
        before the exporter sees a card: ``full``, ``share``, ``analytics``, ``demo``, one of the settings, or your own;
        *key* makes its tokens and made-up values the same in every file. *only_consented* names a purpose: who did not
        consent to it stays behind. *manifest* is a file that says what was handed out, and to which *recipient*.

        Raises:
            OutputError: the file cannot be written, or is the input of *cards*.
            UnknownFormatError: no exporter writes it.
            ConfigError: an option or the redaction is wrong.

        """
        exporter = self.exporter_for(target, format)
        if isinstance(cards, CardBatch):
            cards.refuse_as_target(target)
        # Most exports need none of it, and its made-up names take a while to load.
        from cjmkit.toolkit.handing import Handing

        handing = Handing(self.redaction(redaction), key, only_consented, manifest, recipient)
        counted = Counted(handing.cards(cards))
        with handing.together(together) as files:
            with handing.to(target, files) as stream, blamed(self.host, exporter.name, counted):
                told = exporter.write(counted, stream, format_options(exporter, options), progress or silent)
                losses = losses_of(told)
            return handing.written(counted.count, losses, exporter.name, target, files)

    def redaction(self, name: Redaction | str) -> Redaction:
        """
        Return the redaction *name*, of the settings or built-in.

        Raises:
            ConfigError: there is none, or the settings spell it wrongly.

        .. versionadded:: 0.1.0

        """
        from cjmkit.privacy import redaction_named, redactions_from

        return redaction_named(name, redactions_from(self.settings.redactions)) if isinstance(name, str) else name

    def erase(
        self,
        source: Input,
        target: Output | None,
        subject: SubjectKey,
        *,
        everybody: bool = False,
        texts: bool = False,
        confirm: Callable[[Erasure], bool] | None = None,
        together: Together | None = None,
    ) -> Erasure:
        """
        Erase one *subject* everywhere in a base of JSONL cards, and return what was done; *target* may be *source*.

        Without *target*, or if *confirm* says no to the preview, nothing is written. *everybody* erases all whom the
        key fits; *texts* drops texts that only seem to name the subject. *together* is that of `write_cards`.

        Raises:
            ConfigError: the key fits several subjects.
            SourceError, FormatError: the base cannot be read, is none, or changed meanwhile.
            OutputError: the file cannot be written.

        .. versionadded:: 0.1.0

        """
        from cjmkit.toolkit.erasing import erase_subject

        wishes = {"everybody": everybody, "texts": texts}
        return erase_subject(open_source(source), target, subject, confirm=confirm, together=together, **wishes)

    def expired(
        self, cards: Iterable[ClientCard], *, on: dt.date | None = None, retain: Mapping[str, str] = _NO_TERMS
    ) -> Iterator[Expired]:
        """
        Yield the cards that should be kept no longer: consents that ended, and terms of the settings or of *retain*.

        .. versionadded:: 0.1.0
        """
        from cjmkit.privacy import expired

        return expired(cards, on=on, retain={**self.settings.retention, **retain})

    def kind_of(self, source: Input) -> Kind:
        """
        Return whether *source* holds cards or a project, by its content and its name.

        Raises:
            SourceError: the input cannot be opened.

        .. versionadded:: 0.1.0

        """
        return "cards" if claims(self.host, open_source(source)) is None else "project"

    def load_project(
        self,
        source: Input,
        *,
        format: str | None = None,  # noqa: A002 - the word that users say
        options: object = None,
    ) -> ProjectRecord:
        """
        Read a project with what was found while reading; never raises for what the file holds.

        Raises:
            SourceError: the input cannot be opened.
            UnknownFormatError: no importer reads it.
            ConfigError: an option is wrong, or the format is one of cards.

        .. versionadded:: 0.1.0

        """
        return project_record(self.host, open_source(source), format, options)

    def read_project(
        self,
        source: Input,
        *,
        format: str | None = None,  # noqa: A002 - the word that users say
        options: object = None,
    ) -> Project:
        """
        Read a project; raises as `load_project` does, and `DataError` if the file has errors.

        .. versionadded:: 0.1.0
        """
        return project_or_error(self.load_project(source, format=format, options=options))

    def write_project(
        self,
        project: Project,
        target: Output,
        *,
        format: str | None = None,  # noqa: A002 - the word that users say
        options: object = None,
    ) -> Written:
        """
        Write a project to a file, whole or not at all; ``-`` is written as JSON unless told otherwise.

        Raises as `write_cards` does.

        .. versionadded:: 0.1.0
        """
        if format is None and target == "-":
            format = "json"  # noqa: A001 - the word that users say
        return write_whole(self.host, self.exporter_for(target, format, kind="project"), project, target, options)

    def write_diff(
        self,
        diff: ProjectDiff,
        target: Output,
        *,
        format: str | None = None,  # noqa: A002 - the word that users say
        options: object = None,
    ) -> Written:
        """
        Write the difference between two versions of a project to a file, whole or not at all.

        Raises as `write_cards` does.

        .. versionadded:: 0.1.0
        """
        return write_whole(self.host, self.exporter_for(target, format, kind="diff"), diff, target, options)

    def write_report(
        self,
        report: ImportReport | IntakeReport,
        target: Output,
        *,
        format: str | None = None,  # noqa: A002 - the word that users say
        options: object = None,
        together: Together | None = None,
    ) -> Written:
        """
        Write the report of an import to a file, whole or not at all; raises as `write_cards` does.

        Of an `IntakeReport`, such as that of a batch, no value is told; `import_report` makes one that tells them.

        .. versionadded:: 0.1.0
        """
        from cjmkit.intake.import_report import import_report

        told = import_report(report, rules=self.host.rules) if isinstance(report, IntakeReport) else report
        exporter = self.exporter_for(target, format, kind="report")
        return write_whole(self.host, exporter, told, target, options, together)

    def analyse(
        self,
        what: Project | Journey | ProjectRecord,
        *,
        only: Collection[str] = (),
        cards: Iterable[ClientCard] | None = None,
        today: dt.date | None = None,
        journey: str | None = None,
        **settings: Any,
    ) -> Analyses:
        """
        Return what a journey, or every journey of a project, says: critical points, the funnel, the plan and others.

        *only* names the analyses, *journey* one of the journeys by its id. *cards* are walked once and fill in what
        the map does not say of its personas. *settings* are those of `cjmkit.journeys.analysis.AnalysisSettings`; the
        limits that rules have, too, are those of `Toolkit.settings` unless told otherwise.

        Raises:
            ConfigError: an analysis, a journey, a stage or a setting is not there or wrong.
            DataError: the reading of *what* found errors.
            TypeError: there is no such setting.

        .. versionadded:: 0.1.0

        """
        told = {**limits_of_rules(self.settings.journey), **settings}
        return analyses_of(what, only=only, cards=cards, today=today, journey=journey, settings=told)

    def find_duplicates(
        self,
        cards: Iterable[ClientCard],
        *,
        scorer: Scorer | str | None = None,
        keys: Collection[str] = (),
        largest_block: int = 60,
        keep: bool = False,
    ) -> Duplicates:
        """
        Find the cards of one client in a base; the arguments are those of `cjmkit.dedupe.find_duplicates`.

        *scorer* may be the name of a matcher (``builtin``, ``rapidfuzz``, one of a plugin), *keys* are names of
        matchers that give more keys. The cards are walked once. Use the answer in a ``with`` block: it holds a
        temporary database.

        Raises:
            ConfigError: there is no such matcher.
            PluginError: a matcher of a plugin is broken, or fails.

        .. versionadded:: 0.1.0

        """
        from cjmkit.toolkit.matching import duplicates_in

        wishes: dict[str, Any] = {"keys": keys, "largest_block": largest_block, "keep": keep}
        return duplicates_in(cards, self.host, self.settings, scorer=scorer, **wishes)

    def update_cards(self, base: Iterable[ClientCard], new: Iterable[ClientCard], **options: Any) -> Update:
        """
        Let *base* take in *new*; *options* are those of `cjmkit.dedupe.updating.UpdateOptions`, raises as they do.

        The policy is that of the settings unless told otherwise. Use the answer in a ``with`` block.

        .. versionadded:: 0.1.0
        """
        from cjmkit.dedupe.updating import options_from, update_cards

        return update_cards(base, new, options_from(options, self.settings.merge))

    def options_schemas(self, name: str) -> dict[str, Any]:
        """
        Return the JSON Schemas of the options of whatever plugins call *name*, by what they are for: ``read``,
        ``write``, ``check`` or ``load``.

        Raises:
            UnknownFormatError: nothing is called so.
            PluginError: the plugin of that name is broken.

        .. versionadded:: 0.1.0

        """
        from cjmkit.toolkit.schemas import options_schemas_of

        return options_schemas_of(self.host, name)

    def write_rejects(
        self, rejects: Iterable[Rejected], target: Output, *, options: object = None, together: Together | None = None
    ) -> None:
        """
        Write rejected rows as a workbook that says in each cell what is wrong, and can be imported again.

        *together* is that of `write_cards`.
        """
        exporter = self.exporter_for(target, kind="rejects")
        with opened(target, together) as stream:
            exporter.write(rejects, stream, format_options(exporter, options), silent)

    def write_template(self, target: Output, *, profile: Profile | str | None = None, options: object = None) -> None:
        """
        Write a blank form with headings, hints and drop-downs, which imports without questions.
        """
        exporter, wanted = self.exporter_for(target, kind="template"), self._profile(profile)
        with opened(target) as stream:
            exporter.write(() if wanted is None else (wanted,), stream, format_options(exporter, options), silent)

    def _profile(self, profile: Profile | str | None) -> Profile | None:
        return self.settings.profile(profile) if isinstance(profile, str) else profile

    def exporter_for(
        self,
        target: Output,
        format: str | None = None,  # noqa: A002 - the word that users say
        *,
        kind: Kind = "cards",
    ) -> Exporter:
        """
        Return the exporter of *format*, or the one of this *kind* that the name of *target* tells.

        For a project «json» means ``project-json``, and so on.

        Raises:
            UnknownFormatError: there is none.
            PluginError: the plugin that was named is broken.
            ConfigError: *format* is of another kind.

        """
        return exporter_of(self.host, target, format, kind)
