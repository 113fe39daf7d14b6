"""
Reading and writing «Справочник.Контрагенты» of EnterpriseData.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO, Final

import attrs

from cjmkit.codes import inn as inn_code
from cjmkit.findings import Location, Texts
from cjmkit.model import CardKind, ClientCard, Requisites
from cjmkit.plugins import CardRecord, Loss, Progress, Source
from cjmkit.plugins.hostile import Element, read_xml
from cjmkit_1c import catalogue
from cjmkit_1c.commerceml.writer import made_id
from cjmkit_1c.kinds import Identity, kind_of, names_of
from cjmkit_1c.once import OnceACard
from cjmkit_1c.reading import Notes, merged, missing_parties, record_of, refuse_root
from cjmkit_1c.unheld import unheld
from cjmkit_1c.xml_stream import XMLStream, bare

if TYPE_CHECKING:
    from cjmkit_1c.formats import EnterpriseDataWriteOptions

__all__ = ["read_parties", "write_parties"]

_CATALOGUE: Final = "Справочник.Контрагенты"
_KEYS: Final = "КлючевыеСвойства"
_MESSAGE: Final = "http://www.1c.ru/SSL/Exchange/Message"
_FORMAT: Final = "http://v8.1c.ru/edi/edi_stnd/EnterpriseData/"
_COMPANY: Final = "ЮридическоеЛицо"
_PERSON: Final = "ФизическоеЛицо"
_KIND: Final = "ЮридическоеФизическоеЛицо"
_READ: Final = ("Ссылка", "Наименование", "НаименованиеПолное", "ИНН", "КПП", _KIND)
_HELD: Final = frozenset(("id", "kind", "short_name", "full_name", "requisites.inn", "requisites.kpp"))

_NO_PLACE: Final = Texts(
    "опытный формат пишет только ключевые свойства контрагента",
    "the experimental format writes the key properties of a counterparty only",
)
_REFERENCE: Final = Texts(
    "ссылка в 1С – это UUID: карточке дана постоянная, и при чтении она станет кодом карточки",
    "a reference of 1C is a UUID: the card gets a stable one, which is read back as its id",
)
_TOLD_KIND: Final = Texts(
    "1С различает юридическое и физическое лицо, ИП для неё – физическое: при чтении получится иначе",
    "1C tells legal and natural persons, and takes a sole proprietor for the latter: it will be read otherwise",
)
_ONE_NAME: Final = Texts(
    "имя одно, и при чтении оно вернётся кратким", "there is one name, and it comes back as the short one"
)


def read_parties(source: Source) -> Iterator[CardRecord]:
    """
    Yield a record of each counterparty of *source*.

    Raises:
        FormatError: it is no XML, another XML, or has no counterparties.
        LimitError: it is too big.

    """
    root = read_xml(source)
    refuse_root(source.name, root, "<Message>", ("Message", "Body"))
    elements = [one for one in root.iter(_CATALOGUE) if isinstance(one, Element)]
    if not elements:
        raise missing_parties(source.name, f"<{_CATALOGUE}>")
    yield from merged(_party(element, source.name) for element in elements)


def _party(element: Element, source: str) -> CardRecord:
    notes = Notes(Location(source=source, line=element.line))
    found = element.child(_KEYS)
    keys = element if found is None else found
    reference = keys.value("Ссылка")
    if reference is None:
        notes.tell(catalogue.NO_REFERENCE, keys, "id")
    requisites = Requisites(
        inn=notes.code("inn", keys.value("ИНН"), keys.child("ИНН")),
        kpp=notes.code("kpp", keys.value("КПП"), keys.child("КПП")),
    )
    name, whole = keys.value("Наименование"), keys.value("НаименованиеПолное")
    names = names_of(name, whole, None)
    notes.leftovers(keys, (*_READ, _KEYS))
    if found is not None:
        notes.leftovers(element, (_KEYS,))
    card = ClientCard(
        id=reference,
        kind=_kind(keys.value(_KIND), requisites, name, whole),
        short_name=names.short,
        full_name=names.full,
        requisites=requisites,
        custom=notes.custom,
    )
    return record_of(card, notes, element)


def _kind(told: str | None, numbers: Requisites, name: str | None, whole: str | None) -> CardKind | None:
    # The key property decides; an ИНН of the other length is for the rules of cards to speak of.
    is_person = told == _PERSON
    official = (whole or name) if told == _COMPANY else None
    inn = numbers.inn if told not in (_PERSON, _COMPANY) else None
    known = Identity(
        name=name, official=official, whole=(whole or name) if is_person else None, inn=inn, kpp=numbers.kpp
    )
    return kind_of(known)


def write_parties(
    items: Iterable[ClientCard], stream: BinaryIO, options: EnterpriseDataWriteOptions, progress: Progress
) -> Sequence[Loss]:
    """
    Write *items* to *stream*; return what EnterpriseData cannot hold.
    """
    losses = OnceACard()
    xml = XMLStream(stream, losses)
    created = options.created or dt.datetime.now().replace(microsecond=0).isoformat()
    with xml.inside("msg:Message", {"xmlns:msg": _MESSAGE}):
        with xml.inside("msg:Header"):
            xml.leaf("msg:Format", _FORMAT + options.version)
            xml.leaf("msg:CreationDate", created)
            xml.leaf("msg:AvailableVersion", options.version)
        with xml.inside("Body", {"xmlns": _FORMAT + options.version}):
            for card in losses.walk(items, progress):
                _write(xml, losses, card)
    xml.flush()
    return losses.list()


def _write(xml: XMLStream, losses: OnceACard, card: ClientCard) -> None:
    for path in unheld(card, _HELD):
        losses.note(path, _NO_PLACE)
    own = card.person.name if card.person is not None else None
    name = card.short_name or card.full_name or own
    whole = card.full_name or card.short_name or own
    told = _PERSON if _is_person(card) else _COMPANY
    if _kind(told, card.requisites, bare(name), bare(whole)) is not card.kind:
        losses.note("kind", _TOLD_KIND)
    back = names_of(bare(name), bare(whole), None)
    for path, before, after in (("short_name", card.short_name, back.short), ("full_name", card.full_name, back.full)):
        if bare(before) != after:
            losses.note(path, _ONE_NAME)
    with xml.inside(_CATALOGUE), xml.inside(_KEYS):
        xml.leaf("Ссылка", _reference(losses, card))
        xml.leaf("Наименование", name, "short_name")
        xml.leaf("НаименованиеПолное", whole, "full_name")
        xml.leaf("ИНН", card.requisites.inn, "requisites.inn")
        xml.leaf("КПП", card.requisites.kpp, "requisites.kpp")
        xml.leaf(_KIND, told)


def _is_person(card: ClientCard) -> bool:
    if card.kind is not None:
        return card.kind is not CardKind.COMPANY
    inn = card.requisites.inn
    return bool(inn) and inn_code.kind(inn or "") == "person"


def _reference(losses: OnceACard, card: ClientCard) -> str:
    try:
        reference = str(uuid.UUID(card.id or ""))
    except ValueError:
        reference = ""
    if not reference or reference != card.id:
        losses.note("id", _REFERENCE)
    # Contacts are not written here, so nothing may be made of them.
    return reference or made_id(attrs.evolve(card, contacts=(), person=None))
