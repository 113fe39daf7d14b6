"""
Contracts: the small Protocols that importers and exporters follow, built-in or not.

A hook returns such objects and does no work; the work lives in their one verb.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, BinaryIO, Final, Literal, Protocol, TypeAlias, runtime_checkable

import attrs

from cjmkit.findings import NOWHERE, Finding, Location, Texts
from cjmkit.intake.rows.source import Source
from cjmkit.intake.rows.table import Table
from cjmkit.model import ClientCard

if TYPE_CHECKING:
    # The road of cards needs no journeys, and their classes take a while to be made.
    from cjmkit.model.journeys import Project

__all__ = ["API", "CardRecord", "Exporter", "Importer", "Kind", "Loss", "NoOptions", "ProjectRecord"]

API: Final = 1
"""The newest version of these contracts that this release understands."""

Kind: TypeAlias = Literal["cards", "project", "rejects", "template"]
"""What a format holds: finished cards, a project, the rows that need a human, or a blank form."""


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


@runtime_checkable
class Importer(Protocol):
    """
    Reads clients or a project from a source.

    `read` yields `Table` objects where the file holds rows that must be mapped, and `CardRecord` objects
    where it holds finished cards. For the kind ``project`` it yields exactly one `ProjectRecord`.
    *extensions* are lower case without the dot. *options* is an attrs class; `read` gets an instance of it.

    An importer of projects may have a method ``recognises(source) -> bool``, which looks at the content: where
    it says yes, its format is taken whatever the extension. Without it the extension tells.
    """

    @property
    def name(self) -> str: ...
    @property
    def title(self) -> Texts: ...
    @property
    def extensions(self) -> tuple[str, ...]: ...
    @property
    def kind(self) -> Kind: ...
    @property
    def api(self) -> int: ...
    @property
    def options(self) -> type[Any]: ...
    def read(self, source: Source, options: Any) -> Iterator[Table | CardRecord | ProjectRecord]:
        """
        Yield the tables, the cards or the project of *source*.
        """
        ...


@runtime_checkable
class Exporter(Protocol):
    """
    Writes cards or a project to a binary stream that the caller opened, and returns what it could not hold.

    The cards come redacted; the stream is a temporary file that the caller puts into place.
    """

    @property
    def name(self) -> str: ...
    @property
    def title(self) -> Texts: ...
    @property
    def extensions(self) -> tuple[str, ...]: ...
    @property
    def kind(self) -> Kind: ...
    @property
    def api(self) -> int: ...
    @property
    def options(self) -> type[Any]: ...
    def write(self, items: Iterable[Any], stream: BinaryIO, options: Any) -> Sequence[Loss]:
        """
        Write every one of *items*, an iterator that can be walked once.

        Items are `ClientCard` objects for the kind ``cards``, one `Project` for ``project``,
        `cjmkit.intake.rejects.Rejected` rows for ``rejects``, and the one `Profile` to make a form for, if
        any, for ``template``.
        """
        ...
