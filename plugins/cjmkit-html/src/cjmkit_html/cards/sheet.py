"""
Sheets: one card, or a blank form, as the markup of one page of A4.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs
from markupsafe import Markup

from cjmkit.findings import Texts
from cjmkit.model import CardKind, ClientCard, Role
from cjmkit_html.cards.fitting import Fitted, fitted
from cjmkit_html.cards.logos import data_link
from cjmkit_html.cards.options import CardHTMLOptions
from cjmkit_html.cards.rows import blank_sections, sections_of

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["TITLES", "blank_sheet", "card_sheet"]

TITLES: Final = {
    CardKind.COMPANY: Texts("Карточка организации", "Company card"),
    CardKind.SOLE_PROPRIETOR: Texts("Карточка индивидуального предпринимателя", "Card of a sole proprietor"),
    CardKind.PERSON: Texts("Карточка физического лица", "Card of a person"),
    None: Texts("Карточка клиента", "Client card"),
}
_WORDS: Final = {
    "empty": Texts("В карточке нет реквизитов.", "The card has no requisites."),
    "cut": Texts("Не всё поместилось на лист: остальное – в исходном файле.", "Not all of it fits on the sheet."),
    "sign": Texts("подпись", "signature"),
    "who": Texts("расшифровка подписи", "name in full"),
    "seal": Texts("М. П.", "Seal"),
    # Companies need no seal since 2015 (Федеральный закон № 82-ФЗ of 06.04.2015), entrepreneurs never did.
    "if_any": Texts("(при наличии)", "(if any)"),
    "day": Texts("дата", "date"),
    "logo": Texts("Логотип", "Logo"),
}
_DIRECTOR: Final = Texts("Руководитель", "Director")
_PROPRIETOR: Final = Texts("Индивидуальный предприниматель", "Sole proprietor")
_SIGNED: Final = 80


@attrs.frozen(kw_only=True)
class _Signature:
    """
    Who signs: their *post* and *name*, and whether they have a *seal*.
    """

    post: str = ""
    name: str = ""
    seal: bool = True


def card_sheet(card: ClientCard, options: CardHTMLOptions, templates: Environment) -> tuple[Markup, frozenset[str]]:
    """
    Return the sheet of *card*, and the paths of what did not fit on it.
    """
    lang = options.lang
    logo = data_link(card.logo.data) if options.logo and card.logo is not None and card.logo.data else None
    name = " ".join((card.name or "").split())
    sections = sections_of(card, lang)
    found = fitted(name, sections, options.layout, signed=options.signatures, logo=logo is not None)
    sign = _signature(card, lang) if options.signatures else None
    return _sheet(found, TITLES[card.kind].get(lang), options, templates, logo=logo, sign=sign), found.cut


def blank_sheet(options: CardHTMLOptions, templates: Environment) -> Markup:
    """
    Return a form to be filled in by hand.
    """
    found = Fitted(0, "", blank_sections(options.lang), frozenset())
    sign = _Signature(post=_DIRECTOR.get(options.lang)) if options.signatures else None
    return _sheet(found, TITLES[CardKind.COMPANY].get(options.lang), options, templates, sign=sign, blank=True)


def _sheet(
    found: Fitted,
    title: str,
    options: CardHTMLOptions,
    templates: Environment,
    *,
    logo: str | None = None,
    sign: _Signature | None = None,
    blank: bool = False,
) -> Markup:
    text = templates.get_template("sheet.html.j2").render(
        found=found,
        title=title,
        layout=options.layout,
        logo=logo,
        sign=sign,
        blank=blank,
        words={name: texts.get(options.lang) for name, texts in _WORDS.items()},
    )
    # The template escaped whatever it was given.
    return Markup(text)


def _signature(card: ClientCard, lang: str) -> _Signature:
    own = card.person.name if card.person is not None else None
    if card.kind is CardKind.PERSON:
        return _Signature(name=_short(own or card.name), seal=False)
    director = next(iter(card.people_as(Role.DIRECTOR)), None)
    name = director.name if director is not None else None
    # A sole proprietor signs for himself, whoever manages his business.
    if card.kind is CardKind.SOLE_PROPRIETOR:
        return _Signature(post=_PROPRIETOR.get(lang), name=_short(own or name))
    post = _short(director.position) if director is not None else ""
    return _Signature(post=post or _DIRECTOR.get(lang), name=_short(name or own))


def _short(text: str | None) -> str:
    # The rows hold it whole.
    line = " ".join((text or "").split())
    return line if len(line) <= _SIGNED else f"{line[: _SIGNED - 1]}…"
