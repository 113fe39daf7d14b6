"""
Bases with known duplicates: clients, the ways they are written twice, and strangers that look like them.

Two generators with different faults: `base` is what the matcher was tuned on, `other_base` is kept apart.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import NamedTuple

import attrs

from cjmkit.codes import inn, kpp, ogrn, ogrnip, phone
from cjmkit.model import (
    Address,
    AddressKind,
    CardKind,
    ClientCard,
    Contact,
    ContactKind,
    PersonDetails,
    Requisites,
)

__all__ = ["Base", "base", "other_base"]


def _words(text: str) -> list[str]:
    return text.split()


_ROOTS = _words(
    "Вектор Гранит Сириус Ромашка Феникс Прогресс Кристалл Меридиан Горизонт Атлант Восход Заря Маяк Парус Орион "
    "Альтаир Престиж Эталон Импульс Контур Лидер Магнит Олимп Пилот Рубин Сапфир Титан Факел Чайка Энергия Янтарь"
)
_TRADES = _words(
    "Строй Торг Сервис Авто Агро Пром Техно Мед Хим Лес Пласт Металл Транс Энерго Инвест Консалт Дизайн Мебель "
    "Текстиль Продукт Снаб Монтаж Проект Групп Логистик Софт Телеком Фарм Декор Климат"
)
_ENDS = _words("ный ская ком плюс центр дом люкс регион юг север альянс опт")
_LAST = _words(
    "Иванов Петров Сидоров Смирнов Кузнецов Попов Васильев Соколов Михайлов Новиков Фёдоров Морозов Волков Алексеев "
    "Лебедев Семёнов Егоров Павлов Козлов Степанов Орлов Ершов Ёлкин Киселёв Соловьёв Щербаков Журавлёв Зимин"
)
_FIRST = _words("Александр Сергей Андрей Алексей Дмитрий Михаил Пётр Фёдор Артём Семён Николай Игорь Олег Юрий Глеб")
_PATRONYMICS = _words(
    "Александрович Сергеевич Андреевич Алексеевич Дмитриевич Михайлович Петрович Фёдорович Николаевич Игоревич"
)
_CITIES = _words("Москва Казань Тверь Псков Пермь Самара Тула Омск Томск Уфа Киров Пенза Рязань Калуга Сочи")
_STREETS = _words("Ленина Садовая Мира Лесная Советская Полевая Гагарина Кирова Пушкина Новая Южная Заводская")
_LATIN = str.maketrans("АВЕКМНОРСТХасеорху", "ABEKMHOPCTXaceopxy")
_SOUNDS = _words("a b v g d e zh z i y k l m n o p r s t u f h c ch sh sch y e yu ya")
_TRANSLIT = dict(zip("абвгдежзийклмнопрстуфхцчшщыэюя", _SOUNDS, strict=True))


class Base(NamedTuple):
    """
    The cards in a random order, and for each the number of the client that it is of.
    """

    cards: list[ClientCard]
    clients: list[int]

    def pairs(self) -> set[tuple[int, int]]:
        """
        Return the true pairs, as numbers of cards from 1.
        """
        of: dict[int, list[int]] = {}
        for number, client in enumerate(self.clients, 1):
            of.setdefault(client, []).append(number)
        return {(a, b) for group in of.values() for at, a in enumerate(group) for b in group[at + 1 :]}


def base(count: int, seed: int = 42, *, share: float = 0.05) -> Base:
    """
    Return *count* cards, of which a *share* are written a second time by the faults of the first generator.
    """
    return _made(count, seed, share, _FAULTS)


def other_base(count: int, seed: int = 7, *, share: float = 0.05) -> Base:
    """
    Return what `base` does with other faults: abbreviations, transliteration, moved offices, other mailboxes.
    """
    return _made(count, seed, share, _OTHER_FAULTS)


def _made(count: int, seed: int, share: float, faults: tuple[Callable[..., ClientCard], ...]) -> Base:
    rng = random.Random(seed)
    shared = [phone.generate(rng) for _ in range(max(1, count // 400))]
    made: list[tuple[ClientCard, int]] = []
    while len(made) < count:
        client = len(made)
        card = _person(rng) if rng.random() < 0.25 else _firm(rng)
        if rng.random() < 0.02:
            # A switchboard, or one accountant for many firms: strangers with one phone.
            card = attrs.evolve(card, contacts=(*card.contacts, _phone(rng.choice(shared))))
        made.append((card, client))
        if rng.random() < share:
            made.append((_twice(rng, card, faults), client))
            if rng.random() < 0.1:
                made.append((_twice(rng, card, faults), client))
        elif card.kind is CardKind.COMPANY and rng.random() < 0.02:
            made.append((_branch(rng, card), len(made) + 10_000_000))
    rng.shuffle(made)
    return Base([card for card, _ in made], [client for _, client in made])


def _firm(rng: random.Random) -> ClientCard:
    root = rng.choice(_ROOTS) if rng.random() < 0.25 else rng.choice(_ROOTS) + rng.choice((*_TRADES, *_ENDS)).lower()
    if rng.random() < 0.4:
        root += f"-{rng.choice(_TRADES)}"
    form = rng.choices(("ООО", "АО", "ПАО", "ЗАО"), (80, 12, 3, 5))[0]
    number = inn.generate(rng)
    has = rng.random() >= 0.25
    return ClientCard(
        kind=CardKind.COMPANY,
        short_name=f"{form} «{root}»",
        legal_form=form,
        requisites=Requisites(
            inn=number if has else None,
            kpp=kpp.generate(rng, number) if has and rng.random() < 0.8 else None,
            ogrn=ogrn.generate(rng) if has and rng.random() < 0.5 else None,
        ),
        contacts=_contacts(rng, _latin(root.lower())),
        addresses=_address(rng) if rng.random() < 0.7 else (),
    )


def _person(rng: random.Random) -> ClientCard:
    last, first, patronymic = rng.choice(_LAST), rng.choice(_FIRST), rng.choice(_PATRONYMICS)
    contacts = _contacts(rng, f"{_latin(last.lower())}{rng.randrange(1000)}")
    if rng.random() < 0.4:
        number = inn.generate(rng, "person") if rng.random() >= 0.25 else None
        return ClientCard(
            kind=CardKind.SOLE_PROPRIETOR,
            short_name=f"ИП {last} {first} {patronymic}",
            legal_form="ИП",
            requisites=Requisites(inn=number, ogrnip=ogrnip.generate(rng) if number and rng.random() < 0.4 else None),
            person=PersonDetails(last_name=last, first_name=first, patronymic=patronymic),
            contacts=contacts,
            addresses=_address(rng) if rng.random() < 0.4 else (),
        )
    return ClientCard(
        kind=CardKind.PERSON,
        person=PersonDetails(last_name=last, first_name=first, patronymic=patronymic),
        contacts=contacts,
    )


def _contacts(rng: random.Random, box: str) -> tuple[Contact, ...]:
    found = [_phone(phone.generate(rng))] if rng.random() < 0.9 else []
    if rng.random() < 0.7:
        own = rng.random() < 0.4
        address = f"info@{box[:12]}{rng.randrange(10**6)}.ru" if own else f"{box[:12]}{rng.randrange(10**7)}@mail.ru"
        found.append(Contact(kind=ContactKind.EMAIL, value=address))
    return tuple(found)


def _phone(value: str) -> Contact:
    return Contact(kind=ContactKind.PHONE, value=value)


def _address(rng: random.Random) -> tuple[Address, ...]:
    text = f"г. {rng.choice(_CITIES)}, ул. {rng.choice(_STREETS)}, д. {rng.randint(1, 120)}"
    if rng.random() < 0.6:
        text += f", оф. {rng.randint(1, 400)}"
    return (Address(kind=AddressKind.LEGAL, text=text),)


def _branch(rng: random.Random, card: ClientCard) -> ClientCard:
    blank = rng.random() < 0.5
    numbers = attrs.evolve(card.requisites, kpp=None if blank else kpp.generate(rng, reason="43"), ogrn=None)
    return attrs.evolve(
        card,
        requisites=numbers,
        contacts=_contacts(rng, "filial"),
        addresses=_address(rng),
        short_name=card.short_name if rng.random() < 0.6 else f"Филиал {card.short_name}",
    )


def _twice(rng: random.Random, card: ClientCard, faults: tuple[Callable[..., ClientCard], ...]) -> ClientCard:
    numbers = card.requisites
    if numbers.inn and rng.random() < 0.27:
        numbers = attrs.evolve(numbers, inn=None, kpp=None)
    if numbers.kpp and rng.random() < 0.3:
        numbers = attrs.evolve(numbers, kpp=None)
    if numbers.ogrn and rng.random() < 0.4:
        numbers = attrs.evolve(numbers, ogrn=None)
    card = attrs.evolve(card, requisites=numbers)
    for _ in range(rng.randint(1, 3)):
        card = rng.choice(faults)(rng, card)
    return card


def _renamed(card: ClientCard, change: Callable[[str], str]) -> ClientCard:
    if card.kind is CardKind.COMPANY and card.short_name:
        return attrs.evolve(card, short_name=change(card.short_name))
    if card.person is not None and card.person.last_name:
        changed = attrs.evolve(card.person, last_name=change(card.person.last_name))
        name = card.short_name and f"ИП {changed.name}"
        return attrs.evolve(card, person=changed, short_name=name)
    return card


def _slip(rng: random.Random, text: str) -> str:
    places = [at for at, letter in enumerate(text) if letter.isalpha() and at > 4]
    if not places:
        return text
    at = rng.choice(places)
    kind = rng.randrange(3)
    if kind == 0:
        return text[:at] + text[at + 1 :]
    if kind == 1:
        return text[:at] + text[at] + text[at:]
    return text[: at - 1] + text[at] + text[at - 1] + text[at + 1 :]


def _mistyped(rng: random.Random, card: ClientCard) -> ClientCard:
    return _renamed(card, lambda text: _slip(rng, text))


def _upper(rng: random.Random, card: ClientCard) -> ClientCard:
    return _renamed(card, str.upper)


def _quotes(rng: random.Random, card: ClientCard) -> ClientCard:
    marks = rng.choice(('""', "“”", "  ", "''"))
    return _renamed(card, lambda text: text.replace("«", marks[0]).replace("»", marks[1]))


def _form(rng: random.Random, card: ClientCard) -> ClientCard:
    if card.kind is not CardKind.COMPANY or not card.short_name or not card.legal_form:
        return card
    bare = card.short_name.replace(card.legal_form, "").strip(" ,")
    kind = rng.randrange(3)
    if kind == 0:
        return attrs.evolve(card, short_name=bare.strip("«»"), legal_form=None)
    if kind == 1:
        return attrs.evolve(card, short_name=f"{bare.strip('«»')}, {card.legal_form}")
    long = {
        "ООО": "Общество с ограниченной ответственностью",
        "АО": "Акционерное общество",
        "ПАО": "Публичное акционерное общество",
        "ЗАО": "Закрытое акционерное общество",
    }.get(card.legal_form, card.legal_form)
    return attrs.evolve(card, short_name=f"{long} {bare}")


def _lookalikes(rng: random.Random, card: ClientCard) -> ClientCard:
    return _renamed(card, lambda text: "".join(c.translate(_LATIN) if rng.random() < 0.3 else c for c in text))


def _yo(rng: random.Random, card: ClientCard) -> ClientCard:
    return _renamed(card, lambda text: text.replace("ё", "е").replace("Ё", "Е"))


def _initials(rng: random.Random, card: ClientCard) -> ClientCard:
    person = card.person
    if person is None or not person.first_name:
        return _mistyped(rng, card)
    short = attrs.evolve(person, first_name=f"{person.first_name[0]}.", patronymic=f"{(person.patronymic or 'И')[0]}.")
    return attrs.evolve(card, person=short, short_name=card.short_name and f"ИП {short.name}")


def _other_phone(rng: random.Random, card: ClientCard) -> ClientCard:
    others = tuple(one for one in card.contacts if one.kind is not ContactKind.PHONE)
    return attrs.evolve(card, contacts=(_phone(phone.generate(rng)), *others))


def _more_phone(rng: random.Random, card: ClientCard) -> ClientCard:
    return attrs.evolve(card, contacts=(*card.contacts, _phone(phone.generate(rng))))


def _no_mail(rng: random.Random, card: ClientCard) -> ClientCard:
    return attrs.evolve(card, contacts=tuple(one for one in card.contacts if one.kind is not ContactKind.EMAIL))


def _wrong_inn(rng: random.Random, card: ClientCard) -> ClientCard:
    number = card.requisites.inn
    if not number:
        return card
    at = rng.randrange(len(number))
    wrong = number[:at] + str((int(number[at]) + rng.randint(1, 9)) % 10) + number[at + 1 :]
    return attrs.evolve(card, requisites=attrs.evolve(card.requisites, inn=wrong))


def _no_address(rng: random.Random, card: ClientCard) -> ClientCard:
    return attrs.evolve(card, addresses=())


def _moved(rng: random.Random, card: ClientCard) -> ClientCard:
    return attrs.evolve(card, addresses=_address(rng))


def _abbreviated(rng: random.Random, card: ClientCard) -> ClientCard:
    text = card.addresses[0].text if card.addresses else None
    if not text:
        return _renamed(card, lambda name: name.replace("-", " "))
    short = text.replace("г. ", "").replace("ул. ", "улица ").replace(" д. ", " дом ").replace("оф. ", "офис ")
    return attrs.evolve(card, addresses=(attrs.evolve(card.addresses[0], text=short),))


def _translit(rng: random.Random, card: ClientCard) -> ClientCard:
    return _renamed(card, lambda text: text if rng.random() < 0.5 else text.replace("«", '"').replace("»", '"').title())


def _other_mail(rng: random.Random, card: ClientCard) -> ClientCard:
    kept = tuple(one for one in card.contacts if one.kind is not ContactKind.EMAIL)
    return attrs.evolve(
        card, contacts=(*kept, Contact(kind=ContactKind.EMAIL, value=f"office{rng.randrange(10**7)}@ya.ru"))
    )


def _words_swapped(rng: random.Random, card: ClientCard) -> ClientCard:
    return _renamed(card, lambda text: " ".join(reversed(text.replace("-", " ").split())) if " " in text[6:] else text)


def _latin(text: str) -> str:
    return "".join(_TRANSLIT.get(letter, "") for letter in text)


_FAULTS = (
    *(_mistyped, _upper, _quotes, _form, _lookalikes, _yo, _initials),
    *(_other_phone, _more_phone, _no_mail, _wrong_inn, _no_address),
)
_OTHER_FAULTS = (
    *(_abbreviated, _translit, _moved, _other_mail, _words_swapped, _mistyped, _form),
    *(_more_phone, _other_phone, _wrong_inn, _quotes),
)
