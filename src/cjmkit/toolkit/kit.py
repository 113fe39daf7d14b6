"""
The toolkit itself.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from functools import cached_property
from typing import Any

from cjmkit.errors import UnknownFormatError
from cjmkit.findings import Finding, Location
from cjmkit.intake.catalogue import options as option_rules
from cjmkit.intake.plan import Plan, PlanOptions, make_plan
from cjmkit.intake.rejects import Rejected
from cjmkit.intake.rows.sniff import sniff
from cjmkit.intake.rows.source import Source, open_source
from cjmkit.intake.rows.table import Table
from cjmkit.model import ClientCard, Profile
from cjmkit.plugins import Exporter, Host, Importer, PluginProblem
from cjmkit.rules import Checker, Settings
from cjmkit.toolkit.batch import CardBatch
from cjmkit.toolkit.options import Input, ReadOptions, exporter_options, importer_options, mapping_of, wishes_of
from cjmkit.toolkit.outputs import Counted, Output, Written, name_of, opened, suffix_of

__all__ = ["Toolkit"]


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
        wishes = wishes_of(options)
        opened = open_source(source)
        importer = self._importer(opened, wishes)
        records = importer.read(opened, importer_options(importer, wishes))
        return CardBatch(opened, records, self._plan_options(wishes), wishes, self)

    def inspect(self, source: Input, **options: Any) -> tuple[Plan, ...]:
        """
        Return what `read_cards` would decide about each table, reading only its first rows.

        Raises as `read_cards` does.
        """
        wishes = wishes_of(options)
        opened = open_source(source)
        importer = self._importer(opened, wishes)
        records = importer.read(opened, importer_options(importer, wishes))
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
        counted = Counted(cards)
        with opened(target) as stream:
            losses = exporter.write(counted, stream, exporter_options(exporter, options))
        return Written(cards=counted.count, losses=tuple(losses))

    def write_rejects(self, rejects: Iterable[Rejected], target: Output, *, options: object = None) -> None:
        """
        Write rejected rows as a workbook that says in each cell what is wrong, and can be imported again.
        """
        exporter = self.exporter_for(target, kind="rejects")
        with opened(target) as stream:
            exporter.write(rejects, stream, exporter_options(exporter, options))

    def write_template(self, target: Output, *, profile: Profile | str | None = None, options: object = None) -> None:
        """
        Write a blank form with headings, hints and drop-downs, which imports without questions.
        """
        exporter = self.exporter_for(target, kind="template")
        wanted = self._profile(profile)
        with opened(target) as stream:
            exporter.write(() if wanted is None else (wanted,), stream, exporter_options(exporter, options))

    def _profile(self, profile: Profile | str | None) -> Profile | None:
        return self.settings.profile(profile) if isinstance(profile, str) else profile

    def _plan_options(self, wishes: ReadOptions) -> PlanOptions:
        profile = self._profile(wishes.profile)
        return PlanOptions(
            threshold=wishes.repair,
            mapping=mapping_of(wishes.mapping),
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
        suffix = suffix_of(target)
        fitting = [found for found in self.host.exporters if found.kind == kind]
        for exporter in fitting:
            # A stream has no name to tell by, and rejects or a form have one usual format.
            if suffix in exporter.extensions or (kind != "cards" and target == "-"):
                return exporter
        known = ", ".join(sorted({f".{extension}" for found in fitting for extension in found.extensions}))
        where = Location(source=name_of(target) or None)
        raise UnknownFormatError(option_rules.NO_EXPORTER.finding(where, known=known))
