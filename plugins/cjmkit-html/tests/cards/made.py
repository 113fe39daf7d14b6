"""
What the tests of cards share: cards made up for them, and sheets read back by a reader of HTML that we did not write.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from lxml import html
from PIL import Image

from cjmkit.codes import account
from cjmkit.model import (
    Address,
    AddressKind,
    BankAccount,
    CardKind,
    ClientCard,
    Contact,
    ContactKind,
    Person,
    Requisites,
    Role,
)
from cjmkit.plugins import Loss
from cjmkit.plugins.progress import silent
from cjmkit_html.cards.exporter import BlankHTMLExporter, CardHTMLExporter
from cjmkit_html.cards.options import CardHTMLOptions

BIK = "047102651"


def picture(width: int = 600, height: int = 300, kind: str = "PNG") -> bytes:
    """A picture in one colour."""
    stream = io.BytesIO()
    Image.new("RGB", (width, height), (31, 78, 121)).save(stream, kind)
    return stream.getvalue()


def _account(number: int) -> str:
    keys = (f"40702810{key}3800006{number:04}" for key in range(10))
    return next(found for found in keys if account.is_valid(found, BIK))


def company(accounts: int = 1, **changes: Any) -> ClientCard:
    """A company with every row of a sheet filled, and as many accounts as told."""
    street = "Ханты-Мансийский автономный округ – Югра, г. Нижневартовск, ул. 60 лет Октября, д. 4/Б, офис 1007"
    card: dict[str, Any] = {
        "kind": CardKind.COMPANY,
        "full_name": "Общество с ограниченной ответственностью «Северное нефтегазопромысловое управление»",
        "short_name": "ООО «Северное НГПУ»",
        "legal_form": "ООО",
        "branch_of": "АО «Северная группа»",
        "requisites": Requisites(
            inn="7707083893",
            kpp="773643001",
            ogrn="1027700132195",
            okpo="00032537",
            okved="06.10.1",
            oktmo="45397000",
            okopf="12300",
        ),
        "bank_accounts": tuple(
            BankAccount(
                account=_account(number),
                bank_name="Западно-Сибирское отделение № 8647 ПАО Сбербанк",
                bank_city="г. Тюмень",
                bik=BIK,
                corr_account="30101810800000000651",
                currency="RUB",
            )
            for number in range(accounts)
        ),
        "addresses": tuple(
            Address(kind=kind, text=f"628600, {street}")
            for kind in (AddressKind.LEGAL, AddressKind.ACTUAL, AddressKind.POSTAL)
        ),
        "people": (
            Person(
                role=Role.DIRECTOR,
                name="Тестов Пётр Ильич",
                position="Генеральный директор",
                basis="Устава от 01.02.2020",
            ),
            Person(role=Role.CHIEF_ACCOUNTANT, name="Примерова Анна Ивановна"),
            Person(role=Role.CONTACT, name="Образцов Олег", position="менеджер"),
        ),
        "contacts": (
            Contact(kind=ContactKind.PHONE, value="+73466000000", extension="12", note="приёмная"),
            Contact(kind=ContactKind.MOBILE, value="+79160000000"),
            Contact(kind=ContactKind.FAX, value="+73466000001"),
            Contact(kind=ContactKind.EMAIL, value="info@severnoe.example"),
            Contact(kind=ContactKind.WEBSITE, value="https://severnoe.example"),
        ),
        "custom": {"edo_id": "2BM-7707083893-773601001-201407160252120000000"},
    }
    return ClientCard(**(card | changes))


def page_of(cards: Iterable[ClientCard], **options: Any) -> tuple[bytes, tuple[Loss, ...]]:
    """The page of cards as a file, and what it lost."""
    stream = io.BytesIO()
    losses = CardHTMLExporter().write(cards, stream, CardHTMLOptions(**options), silent)
    return stream.getvalue(), tuple(losses)


def blank_page(**options: Any) -> bytes:
    """The blank form as a file."""
    stream = io.BytesIO()
    BlankHTMLExporter().write((), stream, CardHTMLOptions(**options), silent)
    return stream.getvalue()


def told(data: bytes) -> html.HtmlElement:
    """The page as libxml2 reads it."""
    return html.document_fromstring(data.decode("utf-8"))


def text_of(element: html.HtmlElement) -> str:
    """The text of an element, with single spaces."""
    return " ".join(element.text_content().split())


def rows_of(card: ClientCard, **options: Any) -> list[tuple[str, str]]:
    """The labels and values on the sheet of *card*, in their order."""
    data, _ = page_of((card,), **options)
    return [(text_of(row[0]), text_of(row[1])) for row in told(data).xpath("//tr[td]")]


def signed_by(card: ClientCard, **options: Any) -> tuple[str, str, bool]:
    """The post, the name, and whether there is a seal, of the one who signs the sheet of *card*."""
    data, _ = page_of((card,), **options)
    (footer,) = told(data).xpath("//footer")
    post = " ".join(text_of(line) for line in footer.xpath("div[@class='sign']/p"))
    return post, text_of(footer.xpath(".//*[@class='who']")[0]), bool(footer.xpath(".//*[@class='seal']"))
