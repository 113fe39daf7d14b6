"""
Contracts: the small Protocols that importers and exporters follow, built-in or not.

A hook returns such objects and does no work; the work lives in their one verb.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, BinaryIO, Final, Literal, Protocol, TypeAlias, runtime_checkable

import attrs

from cjmkit.findings import NOWHERE, Finding, Location, Rule, Texts
from cjmkit.intake.rows.source import Source
from cjmkit.intake.rows.table import Table
from cjmkit.model import ClientCard
from cjmkit.rules.base import Context

if TYPE_CHECKING:
    # The road of cards needs no journeys, and their classes take a while to be made.
    from cjmkit.model.journeys import Project

__all__ = [
    "API",
    "CardRecord",
    "Exporter",
    "Extension",
    "Importer",
    "Kind",
    "Loss",
    "Matcher",
    "NoOptions",
    "Progress",
    "ProjectRecord",
    "Reference",
    "RuleSet",
]

API: Final = 1
"""The newest version of these contracts that this release understands."""

Kind: TypeAlias = Literal["cards", "project", "rejects", "template", "diff", "report"]
"""
What a format holds: finished cards, a project, the rows that need a human, a blank form, a difference, or the report of
an import.
"""

Progress: TypeAlias = Callable[[int], None]
"""Is told the number of items that were done since the last call."""


@attrs.frozen(kw_only=True)
class NoOptions:
    """
    The options of a format that has none.
    """


@attrs.frozen(kw_only=True)
class CardRecord:
    """
    A card as an importer of finished cards gives it, or the findings why there is none.

    *raw* is the record as it stood in the file, for the file of rejects.
    """

    card: ClientCard | None
    where: Location = NOWHERE
    findings: tuple[Finding, ...] = ()
    raw: str | None = attrs.field(default=None, repr=False)


@attrs.frozen(kw_only=True)
class ProjectRecord:
    """
    A project as an importer of projects gives it, or the findings why there is none.

    *places* tell where each part of the project stands in the file, by its index path
    (``journeys[0].stages[2].title``).
    """

    project: Project | None
    where: Location = NOWHERE
    findings: tuple[Finding, ...] = ()
    places: Mapping[str, Location] = attrs.field(factory=dict, repr=False)


@attrs.frozen(kw_only=True)
class Loss:
    """
    What a format could not hold: the *field*, on how many cards or parts of a project, and why.
    """

    field: str
    count: int
    reason: Texts


class Extension(Protocol):
    """
    What every object says of itself that a plugin brings.

    *name* is what users type (``mycrm-csv``), *title* what they read. *api* is the version of these contracts
    that the object was written for. *options* is an attrs class whose fields all have defaults; the one verb gets
    an instance of it. Its fields become options of the command line and a JSON Schema.

    An object may have *rules*, a tuple of the catalogue entries (`cjmkit.findings.Rule`) that its findings come
    from: ``cjmkit explain`` tells of them. Their codes are capitals of the plugin's own and three digits.
    """

    @property
    def name(self) -> str: ...
    @property
    def title(self) -> Texts: ...
    @property
    def api(self) -> int: ...
    @property
    def options(self) -> type[Any]: ...


@runtime_checkable
class Importer(Extension, Protocol):
    """
    Reads clients or a project from a source.

    `read` yields `Table` objects where the file holds rows that must be mapped, and `CardRecord` objects
    where it holds finished cards. For the kind ``project`` it yields exactly one `ProjectRecord`.
    *extensions* are lower case without the dot.

    An importer may have a method ``recognises(source) -> bool``, which looks at the content: where it says
    yes, its format is taken whatever the extension. Without it the extension tells, unless a format of cjmkit
    itself has that extension. Whoever has the method is never chosen by the extension alone.

    What cannot be read raises `FormatError`; what one record lacks is said in the findings of its record.
    """

    @property
    def extensions(self) -> tuple[str, ...]: ...
    @property
    def kind(self) -> Kind: ...
    def read(self, source: Source, options: Any) -> Iterator[Table | CardRecord | ProjectRecord]:
        """
        Yield the tables, the cards or the project of *source*.
        """
        ...


@runtime_checkable
class Exporter(Extension, Protocol):
    """
    Writes cards or a project to a binary stream that the caller opened, and returns what it could not hold.

    The cards come redacted; the stream is a temporary file that the caller puts into place, so a failure in
    mid-file leaves no half file. *extensions* are those of `Importer`; a format whose extension cjmkit itself
    writes is chosen by name.
    """

    @property
    def extensions(self) -> tuple[str, ...]: ...
    @property
    def kind(self) -> Kind: ...
    def write(self, items: Iterable[Any], stream: BinaryIO, options: Any, progress: Progress) -> Sequence[Loss]:
        """
        Write every one of *items*, an iterator that can be walked once, and tell *progress* of each once.

        Items are `ClientCard` objects for the kind ``cards``, one `Project` for ``project``,
        `cjmkit.intake.rejects.Rejected` rows for ``rejects``, the one `Profile` to make a form for, if
        any, for ``template``, one `cjmkit.journeys.diff.ProjectDiff` for ``diff``, and one
        `cjmkit.intake.import_report.ImportReport` for ``report``.
        """
        ...


@runtime_checkable
class RuleSet(Extension, Protocol):
    """
    Checks cards or a project by rules of its own.

    *kind* is ``cards`` or ``project``; *rules* are the entries that its findings come from, which settings
    switch and grade like any other.
    """

    @property
    def kind(self) -> Kind: ...
    @property
    def rules(self) -> tuple[Rule, ...]: ...
    def check(self, entity: Any, context: Context, options: Any) -> Iterable[Finding]:
        """
        Yield what is to be said about *entity*, a `ClientCard` or a `Project`; it never raises for its data.
        """
        ...


@runtime_checkable
class Reference(Extension, Protocol):
    """
    Loads a directory that knows what no arithmetic can prove, such as the banks of a country.

    *subject* is what it is a directory of. For ``banks`` `load` returns a `cjmkit.codes.directory.BankDirectory`,
    which rules, codes and repairs ask; the directories of other subjects are for whoever asks for them by
    `Toolkit.reference`. The user supplies the file: a reference fetches nothing.
    """

    @property
    def extensions(self) -> tuple[str, ...]: ...
    @property
    def subject(self) -> str: ...
    def load(self, source: Source, options: Any) -> Any:
        """
        Return the directory of *source*.
        """
        ...


@runtime_checkable
class Matcher(Extension, Protocol):
    """
    Helps to find duplicates: tells how alike two texts are, or gives more keys to bring cards together by.

    It has at least one of these methods; ``cjmkit dedupe`` takes the one by ``--scorer``, the other by ``--key``:

    - ``score(one: str, two: str, options) -> float``: how alike two names or two addresses are, from 0 to 1. They come
      in normal forms: one alphabet, lower case, sorted words. The order of the two makes no difference;
    - ``keys(card: ClientCard, options) -> Iterable[str]``: values in a normal form, such as the number of a loyalty
      card. Two cards that share one are compared, and shown to a human if nothing is against it; a key alone never
      merges.

    Neither raises for its data, and the same arguments give the same answer.
    """
