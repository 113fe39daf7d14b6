"""
The words that tell what a text is: legal forms, given names, parts of an address.

Short lists of the commonest; nothing here proves anything, it only weighs.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Final

from cjmkit.intake.vocabulary.wordset import phrases, words_of

__all__ = [
    "CITIES",
    "FIRST_NAMES",
    "KPP_REASONS",
    "NOTHING",
    "address_score",
    "exact_kinds",
    "first_name_in",
    "has_legal_form",
    "is_bank",
    "is_patronymic",
    "name_part_kinds",
]

NOTHING: Final = frozenset({"-", "--", "—", "–", "нет", "н/д", "#Н/Д", "#N/A", "none", "null", "n/a", "?", "..."})
KPP_REASONS: Final = words_of(
    "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 "
    "37 38 39 40 41 42 43 44 45 46 47 48 49 50"
)

_LEGAL_FORMS: Final = words_of(
    "ооо оао зао пао ао нао ип одо тоо чп пбоюл кфх муп гуп фгуп мку мбу гбу гку фгбу фку ано нко оно тсж снт гск "
    "пк спк сппк жск тсн мбоу мкоу мдоу гау мау фгаоу фгбоу ичп тдо ск нп со пт кт llc ltd inc gmbh oao ooo zao "
    "pao corp jsc"
)
_LONG_FORM: Final = re.compile(
    r"\b(?:обществ[оа] с ограниченной|акционерное общество|индивидуальный предприниматель|некоммерческ|товарищество|"
    r"унитарное предприятие|бюджетное учреждение|крестьянское|кооператив|казенное учреждение)"
)
_WORD: Final = re.compile(r"[a-zа-я]+")

FIRST_NAMES: Final = words_of(
    "александр алексей анатолий андрей антон аркадий артем артур борис вадим валентин валерий василий виктор "
    "виталий владимир владислав вячеслав геннадий георгий герман глеб григорий даниил данил денис дмитрий евгений "
    "егор захар иван игорь илья кирилл константин лев леонид максим марат марк матвей михаил никита николай олег "
    "павел петр роман руслан рустам семен сергей станислав степан тимофей тимур федор филипп эдуард юрий ярослав "
    "агата алена александра алина алиса алла анастасия ангелина анна антонина валентина валерия варвара василиса "
    "вера вероника виктория галина дарья диана евгения екатерина елена елизавета жанна зинаида зоя инна ирина "
    "карина кира клавдия кристина ксения лариса лидия лилия любовь людмила маргарита марина мария милана надежда "
    "наталья наталия нина оксана ольга полина раиса регина светлана снежана софия софья тамара татьяна ульяна "
    "эльвира эльмира юлия яна ivan petr anna olga elena sergey alexey dmitry maria"
)

CITIES: Final = phrases(
    "москва | санкт-петербург | спб | новосибирск | екатеринбург | казань | нижний новгород | челябинск | самара "
    "| омск | ростов-на-дону | уфа | красноярск | воронеж | пермь | волгоград | краснодар | саратов | тюмень | "
    "тольятти | ижевск | барнаул | ульяновск | иркутск | хабаровск | ярославль | владивосток | махачкала | томск "
    "| оренбург | кемерово | новокузнецк | рязань | астрахань | набережные челны | пенза | липецк | киров | "
    "чебоксары | тула | калининград | курск | ставрополь | сочи | улан-удэ | тверь | магнитогорск | иваново | "
    "брянск | белгород | сургут | владимир | нижний тагил | архангельск | чита | калуга | смоленск | волжский | "
    "курган | череповец | орел | вологда | саранск | владикавказ | мурманск | якутск | тамбов | грозный | "
    "стерлитамак | кострома | петрозаводск | нижневартовск | йошкар-ола | новороссийск | комсомольск-на-амуре | "
    "таганрог | сыктывкар | химки | нальчик | шахты | дзержинск | братск | орск | ангарск | энгельс | "
    "благовещенск | великий новгород | псков | бийск | прокопьевск | рыбинск | балаково | армавир | северодвинск "
    "| королев | петропавловск-камчатский | мытищи | люберцы | сызрань | норильск | златоуст | каменск-уральский "
    "| подольск | балашиха | красногорск | одинцово | домодедово | абакан | майкоп | элиста | кызыл | магадан | "
    "минск | алматы | астана | зеленоград | обнинск | серпухов | щелково | коломна | ногинск"
)

_EXACT: Final = MappingProxyType(
    {
        "sex": phrases(
            "м | ж | муж | жен | муж. | жен. | мужской | женский | мужчина | женщина | male | female | m | f"
        ),
        "yes_no": phrases(
            "да | нет | + | - | yes | no | y | n | true | false | есть | имеется | истина | ложь | ✓ | ✔"
        ),
        "card_kind": phrases(
            "юрлицо | физлицо | юр. лицо | физ. лицо | юридическое лицо | физическое лицо | ип | "
            "организация | юр | физ | компания | индивидуальный предприниматель | юр лицо | физ лицо | "
            "company | person | частное лицо | ю/л | ф/л"
        ),
        "legal_form": phrases(
            "ооо | оао | зао | пао | ао | нао | ип | муп | гуп | фгуп | ано | нко | кфх | тсж | снт | пк "
            "| чп | мбу | гбу | общество с ограниченной ответственностью | акционерное общество | "
            "индивидуальный предприниматель | публичное акционерное общество | закрытое акционерное "
            "общество | открытое акционерное общество | самозанятый"
        ),
    }
)

_ADDRESS: Final = re.compile(
    r"\b(?:ул|улица|пр-?кт|проспект|пр|пер|переулок|шоссе|наб|набережная|бульвар|б-р|пл|площадь|проезд|мкр|микрорайон"
    r"|тракт|аллея|д|дом|кв|квартира|оф|офис|стр|строение|корп|корпус|к|пом|помещение|этаж|эт|комн|каб|литер|зд"
    r"|г|город|обл|область|край|респ|республика|р-н|район|пос|п|поселок|с|село|дер|деревня|пгт|россия|рф|ао)\b"
)
_INDEX: Final = re.compile(r"(?<![0-9])[1-6][0-9]{5}(?![0-9])")


def has_legal_form(low: str) -> bool:
    """
    Tell whether the text (lower case) names a legal form beside other words.
    """
    found: list[str] = _WORD.findall(low[:200])
    return len(found) > 1 and (
        not _LEGAL_FORMS.isdisjoint(found[:2] + found[-1:]) or _LONG_FORM.search(low) is not None
    )


def is_bank(low: str) -> bool:
    """
    Tell whether the text (lower case) is the name of a bank.
    """
    return _BANK.search(low) is not None


_BANK: Final = re.compile(r"банк\b|\bбанк|сбер\b|\bвтб\b|\bbank")


def is_patronymic(word: str) -> bool:
    """
    Tell whether the word (lower case) ends as a patronymic does.
    """
    return len(word) > 5 and (word.endswith(("ович", "евич", "овна", "евна", "ична", "оглы", "кызы")) or word in _RARE)


_RARE: Final = words_of("ильич лукич кузьмич фомич никитич ильинична")


def first_name_in(low: str) -> str | None:
    """
    Return a common given name or a patronymic that stands in the text (lower case) as a word, if any.
    """
    found: list[str] = _WORD.findall(low[:100].replace("ё", "е"))
    return next((word for word in found if word in FIRST_NAMES or is_patronymic(word)), None)


def exact_kinds(low: str) -> set[str]:
    """
    Return the kinds of which the whole text (lower case) is a known value.
    """
    kinds = {kind for kind, values in _EXACT.items() if low in values}
    if low.removeprefix("г. ").removeprefix("г.").removeprefix("г ").replace("ё", "е") in CITIES:
        kinds.add("city")
    if low.startswith(("устав", "доверенност", "положени", "свидетельств", "приказ")):
        kinds.add("basis")
    return kinds


def name_part_kinds(word: str) -> set[str]:
    """
    Return which part of a person's name a single word (lower case, no ё) may be.
    """
    if word in FIRST_NAMES:
        return {"first_name"}
    if is_patronymic(word):
        return {"patronymic"}
    if word.endswith(
        ("ов", "ова", "ев", "ева", "ин", "ина", "ский", "ская", "цкий", "цкая", "енко", "чук", "ян", "дзе", "их", "ых")
    ):
        return {"last_name"}
    return set()


def address_score(low: str) -> int:
    """
    Count the signs of an address in a text (lower case): kinds of streets, houses, towns, a postcode.
    """
    found = set(_ADDRESS.findall(low[:200]))
    town = any(part.strip() in CITIES for part in low[:100].split(","))
    return len(found) + (1 if _INDEX.search(low) else 0) + (1 if town else 0)
