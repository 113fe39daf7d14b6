"""
Exporters of the portal's files of companies and contacts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import BinaryIO

import attrs

from cjmkit.findings import Texts
from cjmkit.model import ClientCard
from cjmkit.plugins import API, Kind, Loss, Losses, Progress
from cjmkit_bitrix24.options import CompanyFileOptions, ContactFileOptions

__all__ = ["CompanyExporter", "ContactExporter"]


@attrs.frozen(kw_only=True)
class CompanyExporter:
    """
    Writes companies and sole proprietors as the portal's import of companies takes them.
    """

    name: str = "bitrix24-company"
    title: Texts = Texts("Битрикс24: импорт компаний (CSV)", "Bitrix24: import of companies (CSV)")
    extensions: tuple[str, ...] = ("csv",)
    kind: Kind = "cards"
    api: int = API
    options: type[CompanyFileOptions] = CompanyFileOptions

    def write(
        self, items: Iterable[ClientCard], stream: BinaryIO, options: CompanyFileOptions, progress: Progress
    ) -> Sequence[Loss]:
        """
        Write every company of *items*; return what the file cannot hold.
        """
        from cjmkit_bitrix24.company import company_rows
        from cjmkit_bitrix24.output import PortalFile
        from cjmkit_bitrix24.portal import COMPANY_LABELS, COMPANY_ORDER
        from cjmkit_bitrix24.told import CardLosses

        losses = Losses()
        told = CardLosses(losses)
        with PortalFile("company", ("ID", "TITLE"), COMPANY_ORDER, COMPANY_LABELS) as file:
            for card in items:
                rows = company_rows(card, options, told)
                if rows:
                    file.add(rows, told)
                told.settle()
                progress(1)
            file.finish(stream, options)
        return losses.list()


@attrs.frozen(kw_only=True)
class ContactExporter:
    """
    Writes people, and the people of companies, as the portal's import of contacts takes them.
    """

    name: str = "bitrix24-contact"
    title: Texts = Texts("Битрикс24: импорт контактов (CSV)", "Bitrix24: import of contacts (CSV)")
    extensions: tuple[str, ...] = ("csv",)
    kind: Kind = "cards"
    api: int = API
    options: type[ContactFileOptions] = ContactFileOptions

    def write(
        self, items: Iterable[ClientCard], stream: BinaryIO, options: ContactFileOptions, progress: Progress
    ) -> Sequence[Loss]:
        """
        Write every person of *items*; return what the file cannot hold.
        """
        from cjmkit_bitrix24.contact import contact_rows
        from cjmkit_bitrix24.output import PortalFile
        from cjmkit_bitrix24.portal import CONTACT_LABELS, CONTACT_ORDER
        from cjmkit_bitrix24.told import CardLosses

        losses = Losses()
        told = CardLosses(losses)
        with PortalFile("contact", ("ID", "LAST_NAME", "NAME"), CONTACT_ORDER, CONTACT_LABELS) as file:
            for card in items:
                for rows in contact_rows(card, options, told):
                    file.add(rows, told)
                told.settle()
                progress(1)
            file.finish(stream, options)
        return losses.list()
