"""
The call list as it comes back in the evening: a table whose columns are known beforehand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from cjmkit.findings import Texts
from cjmkit.plugins import API, Importer, Kind, NoOptions, Source, Table, hookimpl
from cjmkit.plugins.tables import read_delimited
from cjmkit_example import COLUMNS

__all__ = ["CallResultsImporter", "cjmkit_importers"]

FIELDS = ("short_name", "phone", "next_contact_on", "comment")


@attrs.frozen(kw_only=True)
class CallResultsImporter:
    """
    Reads a call list, whatever was written into it by hand: cjmkit repairs cells, builds cards and checks them.
    """

    name: str = "call-results"
    title: Texts = Texts("Итоги звонков", "Results of calls")
    extensions: tuple[str, ...] = ("calls",)
    kind: Kind = "cards"
    api: int = API
    options: type[NoOptions] = NoOptions

    def read(self, source: Source, options: NoOptions) -> Iterator[Table]:
        """
        Yield the table of *source*; columns that somebody added are found out as in any csv.
        """
        known = {
            heading: field for headings in COLUMNS.values() for heading, field in zip(headings, FIELDS, strict=True)
        }
        for table in read_delimited(source, delimiter="\t"):
            yield attrs.evolve(table, fields=known)


@hookimpl
def cjmkit_importers() -> Sequence[Importer]:
    """
    Return the importer of call lists that came back.
    """
    return (CallResultsImporter(),)
