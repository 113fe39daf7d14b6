"""
VCF001–VCF019: what is said of vCards that are read.
"""

from __future__ import annotations

from typing import Final

from cjmkit.findings import Rule, Severity, Texts

__all__ = [
    "BAD_DATE",
    "BAD_PICTURE",
    "CLEANED",
    "EMPTY_CARD",
    "FROM_NOTE",
    "INFERRED_KIND",
    "NESTED",
    "NOT_A_PROPERTY",
    "NOT_VCARD",
    "NO_END",
    "NO_VERSION",
    "ODD_VERSION",
    "OLD_VERSION",
    "OTHER_CHARSET",
    "OUTSIDE",
    "SECOND_PICTURE",
    "SEVERAL_PHONES",
    "UNDECODABLE",
    "UNKNOWN",
    "VCARD_RULES",
]

_ERROR: Final = Severity.ERROR
_WARNING: Final = Severity.WARNING
_INFO: Final = Severity.INFO
_RFC6350: Final = "RFC 6350"
_RFC2426: Final = "RFC 2426"

NOT_VCARD = Rule(
    code="VCF001",
    severity=_ERROR,
    title=Texts("В файле нет vCard", "No vCard in the file"),
    text=Texts(
        "в файле нет ни одной строки BEGIN:VCARD: выгрузите контакты в формате vCard (.vcf) или укажите другой формат",
        "the file has no line BEGIN:VCARD: export the contacts as vCard (.vcf), or name another format",
    ),
    why=Texts("Каждая карточка vCard начинается этой строкой.", "Every vCard begins with this line."),
    bad="Имя;Телефон",
    good="BEGIN:VCARD",
    law=f"{_RFC6350}, 6.1.1",
)

NO_END = Rule(
    code="VCF002",
    severity=_WARNING,
    title=Texts("Карточка vCard не закончена", "A vCard without its end"),
    text=Texts(
        "у карточки нет строки END:VCARD: прочитано то, что есть; проверьте, не оборван ли файл",
        "the vCard has no line END:VCARD: what stands there was read; see whether the file is cut off",
    ),
    why=Texts("Так выглядит прерванная выгрузка или склейка файлов.", "An interrupted export or a join looks so."),
    good="END:VCARD",
    law=f"{_RFC6350}, 6.1.2",
)

NO_VERSION = Rule(
    code="VCF003",
    severity=_INFO,
    title=Texts("Версия vCard не указана", "A vCard without a version"),
    text=Texts(
        "нет строки VERSION: карточка прочитана как vCard 3.0; если знаки в ней странные, выгрузите её заново",
        "there is no line VERSION: the vCard was read as 3.0; if it looks odd, export it again",
    ),
    why=Texts("Версии по-разному пишут переносы строк и телефоны.", "Versions spell line ends and phones differently."),
    good="VERSION:3.0",
    law=f"{_RFC2426}, 3.6.9",
)

NOT_A_PROPERTY = Rule(
    code="VCF004",
    severity=_WARNING,
    title=Texts("Строка не похожа на свойство", "A line that is no property"),
    text=Texts(
        "ожидалось «ИМЯ:значение», а двоеточия или имени нет: строка пропущена, впишите её в карточку вручную",
        "“NAME:value” was expected, but the colon or the name is missing: the line was left out, add it by hand",
    ),
    why=Texts(
        "Чаще всего это текст, перенесённый на новую строку без пробела в её начале.",
        "Mostly a text that goes on in a new line without a space before it.",
    ),
    bad="ул. Вавилова, 19",
    good="ADR:;;ул. Вавилова\\, 19;;;;",
    law=f"{_RFC6350}, 3.3",
)

OUTSIDE = Rule(
    code="VCF005",
    severity=_WARNING,
    title=Texts("Строки вне карточек", "Lines outside of the vCards"),
    text=Texts(
        "строк вне BEGIN:VCARD и END:VCARD: {count}; они пропущены, проверьте, не оборван ли файл в начале",
        "lines outside of BEGIN:VCARD and END:VCARD: {count}; they were left out, see whether the file lacks its start",
    ),
    why=Texts("Неизвестно, к какой карточке они относятся.", "Nobody knows which vCard they belong to."),
    law=f"{_RFC6350}, 6.1.1",
)

UNKNOWN = Rule(
    code="VCF006",
    severity=_INFO,
    title=Texts("Свойство без места в карточке", "A property that the card has no place for"),
    text=Texts(
        "для свойства {name} в карточке нет места: значение сохранено в своём поле «{place}»",
        "the card has no place for the property {name}: the value was kept in the custom field “{place}”",
    ),
    why=Texts("Ничего из файла не теряется молча.", "Nothing of a file is lost silently."),
    bad="X-PHONETIC-LAST-NAME:…",
)

UNDECODABLE = Rule(
    code="VCF007",
    severity=_WARNING,
    title=Texts("Значение не читается", "A value that cannot be decoded"),
    text=Texts(
        "значение свойства {name} – не текст в кодировке {charset}, свойство пропущено: выгрузите файл в UTF-8",
        "the value of {name} is no text in {charset}, the property was left out: export the file in UTF-8",
    ),
    why=Texts(
        "Принять байты за текст чужой кодировки – значит испортить значение.",
        "To take bytes for text of another encoding is to ruin the value.",
    ),
)

CLEANED = Rule(
    code="VCF008",
    severity=_INFO,
    title=Texts("Значение приведено к обычному виду", "A value was brought to its usual form"),
    text=Texts(
        "значение приведено к виду, в котором его хранит карточка; если это не то, исправьте его в файле",
        "the value was brought to the form that cards keep; if that is wrong, mend it in the file",
    ),
    why=Texts(
        "Телефон хранится как +79161234567, номера – цифрами, почта – без «mailto:».",
        "A phone is kept as +79161234567, numbers as digits, an e-mail without “mailto:”.",
    ),
    bad="TEL:8 (916) 123-45-67",
    good="TEL:+79161234567",
    law="ITU-T E.164",
)

SEVERAL_PHONES = Rule(
    code="VCF009",
    severity=_INFO,
    title=Texts("Несколько телефонов в одном свойстве", "Several phones in one property"),
    text=Texts(
        "в одном свойстве TEL телефонов: {count}; они записаны отдельными контактами, а слова рядом – пометкой",
        "one TEL holds {count} phones; each became a contact of its own, words beside them its note",
    ),
    why=Texts("Позвонить можно только по одному номеру.", "Only one number can be dialled."),
    bad="TEL:8-916-123-45-67\\, 8 495 123 45 67",
)

NESTED = Rule(
    code="VCF010",
    severity=_WARNING,
    title=Texts("Карточка внутри карточки", "A vCard within a vCard"),
    text=Texts(
        "внутри карточки стоит другая (AGENT), она не прочитана: выгрузите этого человека отдельной карточкой",
        "the vCard holds another one (AGENT), which was not read: export that person as a vCard of their own",
    ),
    why=Texts("Вложенные карточки убраны из vCard 4.0.", "vCard 4.0 has no nested cards any more."),
    law=f"{_RFC2426}, 3.5.4; {_RFC6350}, A.2",
)

BAD_DATE = Rule(
    code="VCF011",
    severity=_WARNING,
    title=Texts("Дата не читается", "A date that cannot be read"),
    text=Texts(
        "свойство {name} – не полная дата вида 1985-04-12: значение сохранено в своём поле «{place}», впишите дату",
        "{name} is no whole date such as 1985-04-12: the value was kept in the custom field “{place}”, fill it in",
    ),
    why=Texts(
        "Телефоны записывают и день без года; год за человека не придумывают.",
        "Phones also write a day without its year; nobody makes up the year.",
    ),
    bad="BDAY:--0412",
    good="BDAY:1985-04-12",
    law=f"{_RFC6350}, 4.3.1",
)

BAD_PICTURE = Rule(
    code="VCF012",
    severity=_WARNING,
    title=Texts("Рисунок не читается", "A picture that cannot be read"),
    text=Texts(
        "в свойстве {name} не base64: рисунок пропущен, добавьте его к карточке заново",
        "{name} holds no base64: the picture was left out, add it to the card again",
    ),
    why=Texts("Обычно рисунок обрезан вместе с файлом.", "Usually the picture is cut off with the file."),
    law=f"{_RFC2426}, 3.1.4",
)

OLD_VERSION = Rule(
    code="VCF013",
    severity=_INFO,
    title=Texts("vCard старой версии", "A vCard of an old version"),
    text=Texts(
        "карточка версии 2.1, как у старых телефонов: прочитана; для обмена лучше выгружать 3.0",
        "a vCard of version 2.1, as older phones write: it was read; for exchange 3.0 is better",
    ),
    why=Texts("В 2.1 кодировка у каждого свойства своя.", "In 2.1 every property has a charset of its own."),
    law="versit vCard 2.1 (1996)",
)

ODD_VERSION = Rule(
    code="VCF014",
    severity=_WARNING,
    title=Texts("Неизвестная версия vCard", "An unknown version of vCard"),
    text=Texts(
        "такой версии vCard нет (бывают 2.1, 3.0 и 4.0): карточка прочитана как 3.0, проверьте её",
        "there is no such version of vCard (2.1, 3.0 and 4.0 exist): it was read as 3.0, check the card",
    ),
    why=Texts("Версии по-разному пишут переносы строк и телефоны.", "Versions spell line ends and phones differently."),
    bad="VERSION:5",
    good="VERSION:3.0",
    law=f"{_RFC6350}, 6.7.9",
)

EMPTY_CARD = Rule(
    code="VCF015",
    severity=_ERROR,
    title=Texts("Пустая карточка vCard", "An empty vCard"),
    text=Texts(
        "в карточке нет ни имени, ни контактов, ни реквизитов: удалите её или выгрузите заново",
        "the vCard has neither a name nor contacts nor requisites: remove it, or export it again",
    ),
    why=Texts("Карточка без единого значения никого не описывает.", "A card without any value tells of nobody."),
    bad="BEGIN:VCARD … END:VCARD",
)

FROM_NOTE = Rule(
    code="VCF016",
    severity=_INFO,
    title=Texts("Реквизиты взяты из заметки", "Requisites taken from the note"),
    text=Texts(
        "свойства X-INN и другие потеряны по дороге, реквизиты взяты из текста заметки ({count}): сверьте их",
        "X-INN and the others got lost on the way, the requisites were taken from the note ({count}): compare them",
    ),
    why=Texts(
        "Адресные книги телефонов отбрасывают незнакомые свойства, а заметку сохраняют.",
        "The address books of phones drop properties that they do not know, but keep the note.",
    ),
)

INFERRED_KIND = Rule(
    code="VCF017",
    severity=_INFO,
    title=Texts("Вид клиента определён по содержанию", "Who the client is was inferred"),
    text=Texts(
        "в карточке не сказано, кто это; по её содержанию это {kind_ru}: проверьте вид клиента",
        "the vCard does not say who it is; by what it holds it is {kind_en}: check the kind",
    ),
    why=Texts(
        "KIND есть только в vCard 4.0, X-ABShowAs – только у Apple.",
        "Only vCard 4.0 has KIND, and only Apple writes X-ABShowAs.",
    ),
    good="KIND:org",
    law=f"{_RFC6350}, 6.1.4",
)

OTHER_CHARSET = Rule(
    code="VCF018",
    severity=_INFO,
    title=Texts("Кодировка найдена по содержанию", "The charset was found out"),
    text=Texts(
        "карточка не в UTF-8, прочитана как {charset}: посмотрите, верны ли имена",
        "the vCard is not in UTF-8, it was read as {charset}: see whether the names are right",
    ),
    why=Texts(
        "vCard 4.0 бывает только в UTF-8, старые программы пишут в windows-1251.",
        "vCard 4.0 is in UTF-8 only, older programs write windows-1251.",
    ),
    law=f"{_RFC6350}, 3.1",
)

SECOND_PICTURE = Rule(
    code="VCF019",
    severity=_WARNING,
    title=Texts("Второй рисунок", "A second picture"),
    text=Texts(
        "в карточке есть место для одного рисунка {name}, взят первый: добавьте второй отдельно, если он нужен",
        "a card has room for one {name}, the first was taken: add the second apart if you need it",
    ),
    why=Texts("У карточки один логотип и одна фотография.", "A card has one logo and one photograph."),
    law=f"{_RFC6350}, 6.2.4",
)

VCARD_RULES: Final = (
    NOT_VCARD,
    NO_END,
    NO_VERSION,
    NOT_A_PROPERTY,
    OUTSIDE,
    UNKNOWN,
    UNDECODABLE,
    CLEANED,
    SEVERAL_PHONES,
    NESTED,
    BAD_DATE,
    BAD_PICTURE,
    OLD_VERSION,
    ODD_VERSION,
    EMPTY_CARD,
    FROM_NOTE,
    INFERRED_KIND,
    OTHER_CHARSET,
    SECOND_PICTURE,
)
"""Every entry, in the order of codes."""
