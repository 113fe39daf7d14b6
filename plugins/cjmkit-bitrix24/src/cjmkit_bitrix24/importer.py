"""
Importer of the portal's exports.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from cjmkit.errors import CjmkitError
from cjmkit.findings import Rule, Texts
from cjmkit.plugins import API, Kind, Source, Table
from cjmkit_bitrix24.catalogue import FILE_RULES
from cjmkit_bitrix24.options import PortalReadOptions

__all__ = ["PortalImporter"]


@attrs.frozen(kw_only=True)
class PortalImporter:
    """
    Reads an export of companies or contacts: CSV, or the HTML table that the portal calls Excel.
    """

    name: str = "bitrix24"
    title: Texts = Texts("Выгрузка Битрикс24 (CSV, Excel)", "Export of Bitrix24 (CSV, Excel)")
    extensions: tuple[str, ...] = ("csv", "xls")
    kind: Kind = "cards"
    api: int = API
    options: type[PortalReadOptions] = PortalReadOptions
    rules: tuple[Rule, ...] = FILE_RULES

    def recognises(self, source: Source) -> bool:
        """
        Tell whether the headings of *source* are those of the portal and of nobody else.
        """
        from cjmkit_bitrix24.headings import is_export
        from cjmkit_bitrix24.raw import headings_of

        try:
            return is_export(headings_of(source))
        except CjmkitError:
            return False

    def read(self, source: Source, options: PortalReadOptions) -> Iterator[Table]:
        """
        Yield the table of *source*, a row for each client.
        """
        from cjmkit_bitrix24.reading import read_export

        return read_export(source, options)
