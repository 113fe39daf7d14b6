"""
ONE001–ONE079: what the readers of 1C's files have to say.

001–019 any party, 020–039 bank statements, 040–059 UPD, 060–079 EnterpriseData.
"""

from __future__ import annotations

from typing import Final

from cjmkit.findings import Rule, Severity, Texts

__all__ = ["BANK_RULES", "COMMERCEML_RULES", "ENTERPRISE_RULES", "PARTY_RULES", "UPD_RULES"]

_INFO: Final = Severity.INFO
_WARNING: Final = Severity.WARNING
_ERROR: Final = Severity.ERROR
_CML: Final = "CommerceML 2, XML Schema 2.05–2.10 (v8.1c.ru)"
_KL: Final = "Стандарт обмена с системами «Клиент банка», версии 1.01–1.03 (v8.1c.ru)"
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
        "вида контакта «{name}» нет в стандарте: вид определён по значению, а если нельзя, оно в своём поле",
        "the standard has no contact type “{name}”: told by the value, or else kept in a custom field",
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

NOT_EXCHANGE = Rule(
    code="ONE020",
    severity=_ERROR,
    title=Texts("Не файл обмена с банком", "Not a bank exchange file"),
    text=Texts(
        "первая строка не «1CClientBankExchange»: выгрузите из банка выписку «для 1С»",
        "the first line is not “1CClientBankExchange”: export the statement “for 1C” from the bank",
    ),
    why=Texts("С этой строки такой файл начинается всегда.", "Such a file always begins with that line."),
    law=_KL,
)

FALSE_ENCODING = Rule(
    code="ONE021",
    severity=_INFO,
    title=Texts("Кодировка не та, что названа", "Not the encoding that is named"),
    text=Texts(
        "в заголовке «Кодировка={name}», а на деле {found}: прочитано как есть, ничего делать не надо",
        "the header says “Кодировка={name}”, the text is in {found}: read as it is, nothing is to be done",
    ),
    why=Texts(
        "Многие банки пишут UTF-8, а заголовок оставляют прежним.",
        "Many banks write UTF-8 and leave the header as it was.",
    ),
    bad="Кодировка=Windows (UTF-8)",
    good="Кодировка=Windows (windows-1251)",
    law=_KL,
)

ODD_VERSION = Rule(
    code="ONE022",
    severity=_WARNING,
    title=Texts("Незнакомая версия формата", "An unknown version of the format"),
    text=Texts(
        "версия формата «{name}», известны 1.00–1.03: прочитано то, что называется так же, проверьте",
        "the format version is “{name}”, known are 1.00–1.03: what has the same names was read, check it",
    ),
    why=Texts(
        "Версия 2.00 бывает у банков Казахстана, и реквизиты в ней другие.",
        "Version 2.00 is that of banks of Kazakhstan, with other requisites.",
    ),
    law=_KL,
)

CUT_OFF = Rule(
    code="ONE023",
    severity=_WARNING,
    title=Texts("Файл обрывается", "The file is cut off"),
    text=Texts(
        "нет строки {name}: файл оборван; незаконченный документ пропущен, выгрузите файл заново",
        "there is no line {name}: the file is cut off; the unfinished document is skipped, export the file again",
    ),
    why=Texts(
        "В оборванной строке может стоять половина номера счёта.",
        "A line that is cut off may hold half of an account number.",
    ),
    law=_KL,
)

UNFINISHED = Rule(
    code="ONE024",
    severity=_WARNING,
    title=Texts("Документ не закончен", "A document has no end"),
    text=Texts(
        "перед новой секцией нет «КонецДокумента»: стороны документа взяты по тому, что в нём есть",
        "no “КонецДокумента” before the next section: the parties are taken from what the document has",
    ),
    why=Texts("Секция всегда закрывается своей строкой.", "A section is always closed by its line."),
    law=_KL,
)

OWNER_SKIPPED = Rule(
    code="ONE025",
    severity=_INFO,
    title=Texts("Владелец счёта не взят", "The owner of the account is left out"),
    text=Texts(
        "своя организация (владелец счёта) стоит в {count} документах и в карточки не взята; нужна – own=keep",
        "your own company (the owner of the account) stands in {count} documents and got no card; own=keep takes it",
    ),
    why=Texts(
        "Выписка – это платежи между владельцем счёта и его контрагентами.",
        "A statement is of payments between the owner of the account and the others.",
    ),
)

NO_OWNER = Rule(
    code="ONE026",
    severity=_WARNING,
    title=Texts("Владелец счёта неизвестен", "The owner of the account is not known"),
    text=Texts(
        "файл не называет своего счёта (РасчСчет): взяты обе стороны каждого документа, среди них и вы сами",
        "the file names no account of its own (РасчСчет): both sides of each document were taken, you among them",
    ),
    why=Texts("Свою сторону узнают по счёту.", "One's own side is told by the account."),
    law=_KL,
)

SERVICE_SKIPPED = Rule(
    code="ONE027",
    severity=_INFO,
    title=Texts("Служебные получатели не взяты", "Service payees are left out"),
    text=Texts(
        "не взяты служебные стороны ({ru}): сторон {count}, документов {documents}; нужны – {option}=keep",
        "service parties ({en}) got no card: {count} of them in {documents} documents; {option}=keep takes them",
    ),
    why=Texts(
        "Комиссии банка и налоги – не клиенты. Их видно по балансовому счёту: внутренние счета банка и "
        "счета казначейства 03100 и 40101.",
        "Fees of a bank and taxes are no clients. The balance account shows them: internal accounts of a bank, "
        "and 03100 and 40101 of the treasury.",
    ),
    law="Положение Банка России 809-П (план счетов), приказ Казначейства 15н",
)

ODD_PARTY_NAME = Rule(
    code="ONE028",
    severity=_INFO,
    title=Texts("Из имени вынуто лишнее", "More than a name stood in the name"),
    text=Texts(
        "в имени стороны стояли и ИНН, счёт или адрес: они разнесены по своим полям",
        "the party's name held an ИНН, an account or an address, too: each was put in its field",
    ),
    why=Texts(
        "По правилам переводов у людей и ИП после имени пишут «// адрес //», а банки дописывают ИНН и счёт.",
        "By the rules of transfers the name of a person is followed by “// address //”; banks add ИНН and account.",
    ),
    bad="ИНН 7707083893 ПАО Сбербанк р/с 40702810…",
    good="ПАО Сбербанк",
    law="Положение Банка России 762-П, 115-ФЗ ст. 7.2",
)

OTHER_INN = Rule(
    code="ONE029",
    severity=_WARNING,
    title=Texts("В имени стороны другой ИНН", "Another ИНН in the party's name"),
    text=Texts(
        "ИНН перед именем не тот, что в реквизите «ИНН»: взят реквизит, проверьте",
        "the ИНН before the name is not the one of the requisite: the requisite was taken, check it",
    ),
    why=Texts("Реквизит банк проверяет, текст – нет.", "A bank checks the requisite and not the text."),
)

MANY_NAMES = Rule(
    code="ONE030",
    severity=_INFO,
    title=Texts("Сторона названа по-разному", "One party, several names"),
    text=Texts(
        "при тех же ИНН и КПП разных написаний имени {count}: взято самое частое",
        "with the same ИНН and КПП there are {count} spellings of the name: the commonest was taken",
    ),
    why=Texts("Каждый банк пишет имя по-своему.", "Each bank has its own way with names."),
)

MANY_ACCOUNTS = Rule(
    code="ONE031",
    severity=_WARNING,
    title=Texts("Слишком много счетов у стороны", "Too many accounts of a party"),
    text=Texts(
        "у стороны больше {limit} счетов: остальные не взяты",
        "the party has more than {limit} accounts: the rest was not taken",
    ),
    why=Texts("Предел бережёт память.", "The limit saves memory."),
)

NAMELESS = Rule(
    code="ONE032",
    severity=_WARNING,
    title=Texts("Сторона без имени и ИНН", "A party without a name and an ИНН"),
    text=Texts(
        "сторон без имени и ИНН: {count}, в карточки не взяты",
        "parties without a name and an ИНН: {count}, no cards were made",
    ),
    why=Texts("По одному счёту клиента не завести.", "An account alone makes no client."),
)

INDIRECT = Rule(
    code="ONE033",
    severity=_INFO,
    title=Texts("Непрямые расчёты", "Indirect settlement"),
    text=Texts(
        "счёт стороны обслуживается через другой банк: взяты её счёт и её банк, БИК посредника не взят",
        "the account is served through another bank: its own bank was taken, the БИК of the go-between was not",
    ),
    why=Texts(
        "В строках 2–4 стоят счёт, банк и город самой стороны, а БИК и корсчёт – банка-посредника.",
        "Lines 2–4 hold the account, bank and city of the party itself; БИК and корсчёт are the go-between's.",
    ),
    law=_KL,
)

TOO_MANY = Rule(
    code="ONE034",
    severity=_ERROR,
    title=Texts("Слишком много сторон", "Too many parties"),
    text=Texts(
        "разных сторон больше {limit}: выгрузите выписку частями, по месяцам",
        "more than {limit} different parties: export the statement in parts, by months",
    ),
    why=Texts("Стороны держатся в памяти до конца файла.", "Parties are held in memory to the end of the file."),
)

BROKEN_TEXT = Rule(
    code="ONE035",
    severity=_WARNING,
    title=Texts("Не все знаки прочитаны", "Not all characters could be read"),
    text=Texts(
        "в строке есть знаки не из кодировки {found}: они заменены на �, исправьте имя вручную",
        "the line has characters that are not of {found}: they became �, mend the name by hand",
    ),
    why=Texts("Файл склеен из частей в разных кодировках.", "The file was put together of several encodings."),
)

LONG_LINE = Rule(
    code="ONE036",
    severity=_WARNING,
    title=Texts("Слишком длинная строка", "A line too long"),
    text=Texts(
        "строка длиннее {limit} знаков: конец её не прочитан",
        "the line is longer than {limit} characters: its end was not read",
    ),
    why=Texts("Предел бережёт память.", "The limit saves memory."),
)

NOT_OWN_ACCOUNT = Rule(
    code="ONE037",
    severity=_INFO,
    title=Texts("Счёт не самой стороны", "The account is not the party's"),
    text=Texts(
        "деньги прошли через внутренний счёт банка {balance}: это счёт не клиента, он не взят",
        "the money went through the bank's internal account {balance}: it is not the client's and was not taken",
    ),
    why=Texts(
        "Так проходят переводы людей без счёта и по картам.",
        "So do transfers of people without an account, and by cards.",
    ),
    law="Положение Банка России 809-П (план счетов)",
)

BANK_RULES: Final = (
    NOT_EXCHANGE,
    FALSE_ENCODING,
    ODD_VERSION,
    CUT_OFF,
    UNFINISHED,
    OWNER_SKIPPED,
    NO_OWNER,
    SERVICE_SKIPPED,
    ODD_PARTY_NAME,
    OTHER_INN,
    MANY_NAMES,
    MANY_ACCOUNTS,
    NAMELESS,
    INDIRECT,
    TOO_MANY,
    BROKEN_TEXT,
    LONG_LINE,
    NOT_OWN_ACCOUNT,
)

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
