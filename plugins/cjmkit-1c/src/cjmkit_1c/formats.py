"""
The formats of this plugin: what users choose, and the options of each.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO, Final, Literal

import attrs

from cjmkit.findings import Rule, Texts
from cjmkit.model import ClientCard
from cjmkit.plugins import API, CardRecord, Kind, Loss, NoOptions, Progress, Source, Table
from cjmkit.plugins.options import one_of, refuse
from cjmkit_1c import bank_catalogue, catalogue
from cjmkit_1c.roots import begins_with_line, is_upd, root_name

__all__ = [
    "BankImporter",
    "BankReadOptions",
    "CommerceMLExporter",
    "CommerceMLImporter",
    "CommerceMLWriteOptions",
    "EnterpriseDataExporter",
    "EnterpriseDataImporter",
    "EnterpriseDataWriteOptions",
    "UPDExporter",
    "UPDImporter",
    "UPDReadOptions",
    "UPDWriteOptions",
]

_CML: Final = Texts("Контрагенты CommerceML 2", "CommerceML 2 counterparties")
_BANK: Final = Texts("Выписка банка для 1С (1CClientBankExchange)", "Bank statement for 1C (1CClientBankExchange)")
_UPD: Final = Texts("Стороны УПД (ФНС)", "Parties of a UPD (Russian tax service)")
_ED: Final = Texts("Контрагенты EnterpriseData (опытный)", "EnterpriseData counterparties (experimental)")

_MOMENT: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}")
_MOMENT_WORDS: Final = Texts("дата и время, как 2026-11-23T12:00:00", "a date and time such as 2026-11-23T12:00:00")

Take = Literal["skip", "keep"]


def _moment(option: str, value: str | None) -> None:
    """
    Raise `ConfigError` unless *value* is an xs:dateTime as 1C writes it, without a time zone.
    """
    if value is None:
        return
    # fromisoformat alone would take other forms, in later versions of Python ever more of them.
    if not isinstance(value, str) or not _MOMENT.fullmatch(value):
        refuse(option, value, _MOMENT_WORDS)
    try:
        dt.datetime.fromisoformat(value)
    except ValueError:
        refuse(option, value, _MOMENT_WORDS)


@attrs.frozen(kw_only=True)
class CommerceMLWriteOptions:
    """
    How CommerceML is written.

    *version* is that of the schema that the file names. *namespace* "commerceml_2" writes the namespace of schema
    2.10, "none" no namespace, as site exchanges are used to. *email_type* is the word for an e-mail: the schema's
    «Почта», or «Электронная почта», which some programs want. *created* is the date and time of the heading as a
    text such as ``2026-11-23T12:00:00``; without it that of writing.
    """

    version: str = "2.10"
    namespace: Literal["commerceml_2", "none"] = "commerceml_2"
    email_type: Literal["Почта", "Электронная почта"] = "Почта"
    created: str | None = None

    def __attrs_post_init__(self) -> None:
        one_of("version", self.version, ("2.04", "2.05", "2.07", "2.08", "2.09", "2.10"))
        one_of("namespace", self.namespace, ("commerceml_2", "none"))
        one_of("email_type", self.email_type, ("Почта", "Электронная почта"))
        _moment("created", self.created)


@attrs.frozen(kw_only=True)
class BankReadOptions:
    """
    Whom to take from a statement.

    *own* is the owner of the account, *banks* the parties of fees and interest (internal accounts of a bank),
    *taxes* the tax office and the payments to the budget (accounts 03100 and 40101), *treasury* budget institutions
    whose account the treasury keeps, which are clients like any other. *encoding* is found out if None.
    """

    own: Take = "skip"
    banks: Take = "skip"
    taxes: Take = "skip"
    treasury: Take = "keep"
    encoding: Literal["utf-8", "cp1251", "cp866"] | None = None

    def __attrs_post_init__(self) -> None:
        for name in ("own", "banks", "taxes", "treasury"):
            one_of(name, getattr(self, name), ("skip", "keep"))
        one_of("encoding", self.encoding, (None, "utf-8", "cp1251", "cp866"))


@attrs.frozen(kw_only=True)
class UPDReadOptions:
    """
    Whom to take from a UPD: "all" parties, "sellers" (with consignors) or "buyers" (with consignees).
    """

    take: Literal["all", "sellers", "buyers"] = "all"

    def __attrs_post_init__(self) -> None:
        one_of("take", self.take, ("all", "sellers", "buyers"))


@attrs.frozen(kw_only=True)
class UPDWriteOptions:
    """
    How fragments of a UPD are written.

    *element* is what a party becomes. *version* "5.03" writes phones and e-mails as elements and takes several,
    "5.01" writes one of each as attributes.
    """

    element: Literal["СвПрод", "СвПокуп", "ГрузОтпр", "ГрузПолуч"] = "СвПокуп"
    version: Literal["5.01", "5.03"] = "5.03"

    def __attrs_post_init__(self) -> None:
        one_of("element", self.element, ("СвПрод", "СвПокуп", "ГрузОтпр", "ГрузПолуч"))
        one_of("version", self.version, ("5.01", "5.03"))


@attrs.frozen(kw_only=True)
class EnterpriseDataWriteOptions:
    """
    How EnterpriseData is written. *created* is that of `CommerceMLWriteOptions`.
    """

    version: str = "1.8"
    created: str | None = None

    def __attrs_post_init__(self) -> None:
        one_of("version", self.version, ("1.6", "1.7", "1.8"))
        _moment("created", self.created)


@attrs.frozen(kw_only=True)
class CommerceMLImporter:
    """
    Reads the counterparties of a CommerceML 2 file, those of its documents among them.
    """

    name: str = "commerceml"
    title: Texts = _CML
    extensions: tuple[str, ...] = ("xml",)
    kind: Kind = "cards"
    api: int = API
    options: type[NoOptions] = NoOptions
    rules: tuple[Rule, ...] = catalogue.COMMERCEML_RULES

    def recognises(self, source: Source) -> bool:
        """
        Return whether the root element is «КоммерческаяИнформация».
        """
        return root_name(source) == "КоммерческаяИнформация"

    def read(self, source: Source, options: NoOptions) -> Iterator[CardRecord]:
        """
        Yield a card of each counterparty.
        """
        from cjmkit_1c.commerceml import read_parties

        return read_parties(source)


@attrs.frozen(kw_only=True)
class CommerceMLExporter:
    """
    Writes cards as counterparties of a CommerceML 2 file.
    """

    name: str = "commerceml"
    title: Texts = _CML
    extensions: tuple[str, ...] = ("xml",)
    kind: Kind = "cards"
    api: int = API
    options: type[CommerceMLWriteOptions] = CommerceMLWriteOptions

    def write(
        self, items: Iterable[ClientCard], stream: BinaryIO, options: CommerceMLWriteOptions, progress: Progress
    ) -> Sequence[Loss]:
        """
        Write every card of *items*; return what CommerceML cannot hold.
        """
        from cjmkit_1c.commerceml import write_parties

        return write_parties(items, stream, options, progress)


@attrs.frozen(kw_only=True)
class BankImporter:
    """
    Harvests the counterparties of a bank statement.
    """

    name: str = "1c-bank"
    title: Texts = _BANK
    extensions: tuple[str, ...] = ("txt",)
    kind: Kind = "cards"
    api: int = API
    options: type[BankReadOptions] = BankReadOptions
    rules: tuple[Rule, ...] = bank_catalogue.BANK_RULES

    def recognises(self, source: Source) -> bool:
        """
        Return whether the first line is «1CClientBankExchange».
        """
        return begins_with_line(source, b"1CClientBankExchange")

    def read(self, source: Source, options: BankReadOptions) -> Iterator[Table]:
        """
        Yield the one table of the parties.
        """
        from cjmkit_1c.bank import read_statement

        return read_statement(source, options)


@attrs.frozen(kw_only=True)
class UPDImporter:
    """
    Reads seller, buyer, consignor and consignee of a UPD, an invoice, or their corrections.
    """

    name: str = "upd"
    title: Texts = _UPD
    extensions: tuple[str, ...] = ("xml",)
    kind: Kind = "cards"
    api: int = API
    options: type[UPDReadOptions] = UPDReadOptions
    rules: tuple[Rule, ...] = catalogue.UPD_RULES

    def recognises(self, source: Source) -> bool:
        """
        Return whether it is a file of the tax service's invoice formats, or fragments that this plugin wrote.
        """
        return is_upd(source)

    def read(self, source: Source, options: UPDReadOptions) -> Iterator[CardRecord]:
        """
        Yield a card of each party.
        """
        from cjmkit_1c.upd import read_parties

        return read_parties(source, options)


@attrs.frozen(kw_only=True)
class UPDExporter:
    """
    Writes cards as party fragments to put into a UPD.
    """

    name: str = "upd"
    title: Texts = _UPD
    extensions: tuple[str, ...] = ("xml",)
    kind: Kind = "cards"
    api: int = API
    options: type[UPDWriteOptions] = UPDWriteOptions

    def write(
        self, items: Iterable[ClientCard], stream: BinaryIO, options: UPDWriteOptions, progress: Progress
    ) -> Sequence[Loss]:
        """
        Write every card of *items*; return what a UPD cannot hold.
        """
        from cjmkit_1c.upd import write_parties

        return write_parties(items, stream, options, progress)


@attrs.frozen(kw_only=True)
class EnterpriseDataImporter:
    """
    Reads the counterparties of an EnterpriseData file. Experimental: the official schema was not at hand.
    """

    name: str = "enterprise-data"
    title: Texts = _ED
    extensions: tuple[str, ...] = ("xml",)
    kind: Kind = "cards"
    api: int = API
    options: type[NoOptions] = NoOptions
    rules: tuple[Rule, ...] = catalogue.ENTERPRISE_RULES

    def recognises(self, source: Source) -> bool:
        """
        Return whether the root element is «Message» or «Body» of EnterpriseData.
        """
        return root_name(source, needle="EnterpriseData") in ("Message", "Body")

    def read(self, source: Source, options: NoOptions) -> Iterator[CardRecord]:
        """
        Yield a card of each counterparty.
        """
        from cjmkit_1c.enterprise import read_parties

        return read_parties(source)


@attrs.frozen(kw_only=True)
class EnterpriseDataExporter:
    """
    Writes cards as counterparties of EnterpriseData. Experimental: the official schema was not at hand.
    """

    name: str = "enterprise-data"
    title: Texts = _ED
    extensions: tuple[str, ...] = ("xml",)
    kind: Kind = "cards"
    api: int = API
    options: type[EnterpriseDataWriteOptions] = EnterpriseDataWriteOptions

    def write(
        self, items: Iterable[ClientCard], stream: BinaryIO, options: EnterpriseDataWriteOptions, progress: Progress
    ) -> Sequence[Loss]:
        """
        Write every card of *items*; return what EnterpriseData cannot hold.
        """
        from cjmkit_1c.enterprise import write_parties

        return write_parties(items, stream, options, progress)
