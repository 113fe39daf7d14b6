"""
ONE001–ONE019, ONE040–ONE079: what the readers of parties have to say.

001–019 any party, 040–059 UPD, 060–079 EnterpriseData; 020–039 are in `cjmkit_1c.bank_catalogue`.
"""

from __future__ import annotations

from typing import Final

from cjmkit.findings import Rule, Severity, Texts

__all__ = ["COMMERCEML_RULES", "ENTERPRISE_RULES", "PARTY_RULES", "UPD_RULES"]

_INFO: Final = Severity.INFO
_WARNING: Final = Severity.WARNING
_ERROR: Final = Severity.ERROR
_CML: Final = "CommerceML 2, XML Schema 2.05–2.10 (v8.1c.ru)"
_FNS: Final = "Приказы ФНС ММВ-7-15/820@ (формат 5.01) и ЕД-7-26/970@ (формат 5.03)"

TIDIED = Rule(
    code="ONE001",
    severity=_INFO,
    title=Texts("Значение приведено к принятому виду", "A value was tidied"),
    text=Texts(
        "{name} записан без лишних знаков: ничего делать не надо",
        "{name} is written without needless characters: nothing is to be done",
    ),
    why=Texts(
        "Снято только то, что значения не меняет: пробелы, скобки, дефисы, подпись.",
        "Only what does not change the value was taken off: spaces, brackets, hyphens, a label.",
    ),
    bad="<ИНН>7707 083893</ИНН>",
    good="<ИНН>7707083893</ИНН>",
)

BAD_DATE = Rule(
    code="ONE002",
    severity=_WARNING,
    title=Texts("Дата не читается", "A date cannot be read"),
    text=Texts(
        "в <{name}> не дата вида 2024-12-31: значение оставлено в своём поле «{name}», перенесите его сами",
        "<{name}> holds no date such as 2024-12-31: it is kept in the custom field “{name}”, move it by hand",
    ),
    why=Texts("Угаданная дата хуже пустой.", "A guessed date is worse than none."),
    bad="<ДатаРождения>31/12</ДатаРождения>",
    good="<ДатаРождения>1984-12-31</ДатаРождения>",
    law=_CML,
)

OUT_OF_STANDARD = Rule(
    code="ONE003",
    severity=_INFO,
    title=Texts("Номер, которого в стандарте нет", "A number that the standard has not"),
    text=Texts(
        "<{name}> в CommerceML нет, но значение понятно и взято: ничего делать не надо",
        "CommerceML has no <{name}>, yet the value is clear and was taken: nothing is to be done",
    ),
    why=Texts(
        "Многие программы дописывают ОГРН от себя; терять его незачем.",
        "Many programs add the ОГРН of their own accord; there is no need to lose it.",
    ),
    law=_CML,
)

KEPT_APART = Rule(
    code="ONE004",
    severity=_INFO,
    title=Texts("Элемент сохранён в своём поле", "An element was kept in a custom field"),
    text=Texts(
        "для <{name}> на карточке нет места: значение в своём поле «{name}»",
        "the card has no place for <{name}>: its value is in the custom field “{name}”",
    ),
    why=Texts("Ничего из файла не теряется молча.", "Nothing of a file is lost in silence."),
)

LEFT_OUT = Rule(
    code="ONE005",
    severity=_WARNING,
    title=Texts("Вложенный элемент не прочитан", "A nested element was not read"),
    text=Texts(
        "в <{name}> вложены другие элементы, на карточке им места нет: проверьте, нужны ли они вам",
        "<{name}> holds other elements that the card has no place for: see whether you need them",
    ),
    why=Texts(
        "Так пишут лишь отдельные программы, и смысл этих элементов знают только они.",
        "Only some programs write so, and they alone know what the elements mean.",
    ),
    bad="<СчетаУчета><СчетУчета><Номер>62.01</Номер></СчетУчета></СчетаУчета>",
    good="<РасчетныеСчета><РасчетныйСчет><НомерСчета>…</НомерСчета></РасчетныйСчет></РасчетныеСчета>",
)

MET_AGAIN = Rule(
    code="ONE006",
    severity=_INFO,
    title=Texts("Одна сторона в нескольких местах файла", "One party in several places of a file"),
    text=Texts(
        "та же сторона с теми же данными встретилась {count} раз: карточка одна",
        "the same party with the same data was met {count} times: there is one card",
    ),
    why=Texts("Документы повторяют своих контрагентов.", "Documents repeat their counterparties."),
)

ODD_CONTACT = Rule(
    code="ONE007",
    severity=_INFO,
    title=Texts("Неизвестный вид контакта", "An unknown type of contact"),
    text=Texts(
        "такого вида контакта в стандарте нет: вид определён по значению, а если нельзя, оно в своём поле",
        "the standard has no such type of contact: told by the value, or else kept in a custom field",
    ),
    why=Texts(
        "Программы пишут виды контактов по-своему; почту, телефон и ссылку видно и без них.",
        "Programs write the types in their own words; an e-mail, a phone and a link show without them.",
    ),
    bad="<Тип>Мыло</Тип>",
    good="<Тип>Почта</Тип>",
    law=_CML,
)

NO_NAME = Rule(
    code="ONE008",
    severity=_WARNING,
    title=Texts("У контрагента нет наименования", "A party without a name"),
    text=Texts(
        "у контрагента нет ни одного наименования: добавьте его, 1С такого не загрузит",
        "the party has no name at all: add one, 1C does not load such a party",
    ),
    why=Texts("Наименование в 1С обязательно.", "1C requires a name."),
)

NOTHING_KNOWN = Rule(
    code="ONE009",
    severity=_ERROR,
    title=Texts("Контрагент пуст", "An empty party"),
    text=Texts(
        "в элементе нет ни имени, ни номера, ни контакта: карточку сделать не из чего",
        "the element holds no name, no number and no contact: there is nothing to make a card of",
    ),
    why=Texts("Пустую карточку нельзя ни найти, ни исправить.", "An empty card can be neither found nor mended."),
    bad="<Контрагент/>",
    good="<Контрагент><Наименование>ООО «Ромашка»</Наименование></Контрагент>",
)

TWO_KINDS = Rule(
    code="ONE010",
    severity=_WARNING,
    title=Texts("Наименование говорит одно, ИНН другое", "The name tells one kind, the ИНН another"),
    text=Texts(
        "по <{name}> это {by_name}, а по числу цифр ИНН – {by_inn}: взято второе, проверьте",
        "<{name}> tells the one kind of client ({by_name}), the length of the ИНН the other ({by_inn}): the latter "
        "was taken, check it",
    ),
    why=Texts(
        "ОфициальноеНаименование бывает только у организаций, ПолноеНаименование – у людей и ИП; "
        "ИНН из 10 цифр – только у организаций, из 12 – у людей.",
        "Only organisations have ОфициальноеНаименование, only people ПолноеНаименование; an ИНН of 10 digits is an "
        "organisation's, of 12 a person's.",
    ),
    law=_CML,
)

NO_PARTIES = Rule(
    code="ONE011",
    severity=_ERROR,
    title=Texts("Контрагентов в файле нет", "No counterparties in the file"),
    text=Texts(
        "в файле нет {expected}: это, видимо, другая выгрузка; выгрузите контрагентов",
        "the file has no {expected}: it seems to be another export; export the counterparties",
    ),
    why=Texts(
        "Тем же корнем начинаются и каталоги товаров, и цены, и чужие документы.",
        "Catalogues, prices and other documents begin with the same root.",
    ),
)

OTHER_ROOT = Rule(
    code="ONE012",
    severity=_ERROR,
    title=Texts("Файл другого формата", "A file of another format"),
    text=Texts(
        "корневой элемент не {expected}: выберите другой формат или другой файл",
        "the root element is not {expected}: choose another format or another file",
    ),
    why=Texts("Формат узнаётся по корневому элементу.", "The root element tells the format."),
)

PARTY_RULES: Final = (TIDIED, BAD_DATE, KEPT_APART, LEFT_OUT, MET_AGAIN, NO_NAME, NOTHING_KNOWN, NO_PARTIES, OTHER_ROOT)
COMMERCEML_RULES: Final = (*PARTY_RULES, OUT_OF_STANDARD, ODD_CONTACT, TWO_KINDS)

ODD_ATTRIBUTE = Rule(
    code="ONE040",
    severity=_WARNING,
    title=Texts("Имя атрибута с опиской", "A misspelt attribute"),
    text=Texts(
        "вместо {expected} стоит похожий атрибут: значение взято, но налоговая такой файл не примет",
        "in place of {expected} stands a similar attribute: the value was taken, the tax service refuses such a file",
    ),
    why=Texts("Латинская буква вместо русской меняет имя.", "A Latin letter for a Russian one changes the name."),
    bad='<СвЮЛУч НаsимОрг="…"/>',
    good='<СвЮЛУч НаимОрг="…"/>',
    law=_FNS,
)

NO_IDENTITY = Rule(
    code="ONE041",
    severity=_WARNING,
    title=Texts("У стороны нет сведений в ИдСв", "A party without its ИдСв"),
    text=Texts(
        "в {name} нет ИдСв со сведениями об организации, ИП или человеке: взято то, что есть",
        "{name} has no ИдСв that tells of an organisation or a person: what there is was taken",
    ),
    why=Texts("ИдСв обязателен.", "ИдСв is mandatory."),
    law=_FNS,
)

FOREIGN_PARTY = Rule(
    code="ONE042",
    severity=_INFO,
    title=Texts("Иностранная сторона", "A foreign party"),
    text=Texts(
        "сторона не стоит на учёте в российской налоговой: ИНН и КПП у неё нет, код сохранён в своём поле",
        "the party is not on the register of the Russian tax service: it has no ИНН, its code is in a custom field",
    ),
    why=Texts("СвИнНеУч пишут для таких сторон.", "СвИнНеУч is written for such parties."),
    law=_FNS,
)

UPD_RULES: Final = (*PARTY_RULES, ODD_ATTRIBUTE, NO_IDENTITY, FOREIGN_PARTY)

NO_REFERENCE = Rule(
    code="ONE060",
    severity=_WARNING,
    title=Texts("У контрагента нет ссылки", "A party without a reference"),
    text=Texts(
        "в КлючевыеСвойства нет <Ссылка>: при повторной загрузке 1С не узнает контрагента",
        "КлючевыеСвойства has no <Ссылка>: 1C will not know the party when it is loaded again",
    ),
    why=Texts("По ссылке 1С находит ту же запись.", "By the reference 1C finds the same entry."),
    law="EnterpriseData 1.8 (опытная поддержка)",
)

ENTERPRISE_RULES: Final = (*PARTY_RULES, NO_REFERENCE)
