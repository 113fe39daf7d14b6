"""
Reading a base: what reads it, and how its columns are decided about.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, cast

from cjmkit.intake.plan import PlanOptions
from cjmkit.intake.rows.source import Source, open_source
from cjmkit.intake.rows.table import Table
from cjmkit.plugins import CardRecord, Host
from cjmkit.rules import Settings
from cjmkit.toolkit.choosing import card_importer
from cjmkit.toolkit.options import Input, ReadOptions, importer_options, mapping_of, wishes_of
from cjmkit.toolkit.strangers import records_of

__all__ = ["Reading", "reading_of"]


class Reading(NamedTuple):
    """
    A base that is about to be read: nothing of *records* was asked for yet.
    """

    source: Source
    records: Iterator[Table | CardRecord]
    plan_options: PlanOptions
    wishes: ReadOptions


def reading_of(host: Host, settings: Settings, source: Input, options: Mapping[str, Any]) -> Reading:
    """
    Open *source* by the importer that *options* name or its content tells; raises as `Toolkit.read_cards` does.
    """
    wishes, opened = wishes_of(options), open_source(source)
    importer = card_importer(host, opened, wishes.format)
    records = records_of(host, importer, opened, importer_options(importer, wishes))
    return Reading(opened, cast(Iterator[Table | CardRecord], records), _plan_options(wishes, settings), wishes)


def _plan_options(wishes: ReadOptions, settings: Settings) -> PlanOptions:
    profile = settings.profile(wishes.profile) if isinstance(wishes.profile, str) else wishes.profile
    return PlanOptions(
        threshold=wishes.repair,
        mapping=mapping_of(wishes.mapping),
        synonyms=wishes.synonyms,
        fields=profile.custom if profile is not None else (),
    )
