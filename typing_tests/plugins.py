"""
How the code of plugin authors is inferred: a format that follows a contract is one, another is not.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

import attrs

from cjmkit import ClientCard
from cjmkit.findings import Finding, Rule, Texts
from cjmkit.plugins import (
    CardRecord,
    Exporter,
    Importer,
    Kind,
    Loss,
    NoOptions,
    Progress,
    Reference,
    Row,
    RuleSet,
    Source,
    Table,
    hookimpl,
)
from cjmkit.rules import Context


@attrs.frozen(kw_only=True)
class Options:
    """
    What the format can be told.
    """

    names: bool = True


@attrs.frozen(kw_only=True)
class NamesFormat:
    """
    A format in both directions, with the attributes of the contracts and one verb for each.
    """

    name: str = "names"
    title: Texts = Texts("Имена", "Names")
    extensions: tuple[str, ...] = ("names",)
    kind: Kind = "cards"
    api: int = 1
    options: type[Options] = Options

    def read(self, source: Source, options: Options) -> Iterator[Table | CardRecord]:
        """
        Yield one table of names.
        """
        with source.open() as stream:
            rows = csv.reader(io.TextIOWrapper(stream, "utf-8"))
            yield Table(source=source.name, rows=(Row(number, row) for number, row in enumerate(rows, 1)))

    def write(
        self, items: Iterable[ClientCard], stream: BinaryIO, options: Options, progress: Progress
    ) -> Sequence[Loss]:
        """
        Write the name of each card.
        """
        for card in items:
            stream.write((card.name or "").encode() + b"\n")
            progress(1)
        return ()


@attrs.frozen(kw_only=True)
class NamesRules:
    """
    Rules about names.
    """

    name: str = "names-rules"
    title: Texts = Texts("Имена", "Names")
    kind: Kind = "cards"
    api: int = 1
    options: type[NoOptions] = NoOptions
    rules: tuple[Rule, ...] = ()

    def check(self, entity: ClientCard, context: Context, options: NoOptions) -> Iterator[Finding]:
        """
        Say nothing.
        """
        yield from ()


@attrs.frozen(kw_only=True)
class NamesDirectory:
    """
    A directory of names.
    """

    name: str = "names-txt"
    subject: str = "names"
    title: Texts = Texts("Имена", "Names")
    extensions: tuple[str, ...] = ("txt",)
    api: int = 1
    options: type[NoOptions] = NoOptions

    def load(self, source: Source, options: NoOptions) -> list[str]:
        """
        Read every line.
        """
        with source.open() as stream:
            return stream.read().decode().splitlines()


class Nameless:
    """
    No format: it has nothing that the contracts ask for.
    """


importer: Importer = NamesFormat()
exporter: Exporter = NamesFormat()
rule_set: RuleSet = NamesRules()
reference: Reference = NamesDirectory()
wrong: Exporter = Nameless()  # type: ignore[assignment]


@hookimpl
def cjmkit_exporters() -> Sequence[Exporter]:
    """
    Return the exporters of this plugin.
    """
    return (NamesFormat(),)
