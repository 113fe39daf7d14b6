"""
ONE020–ONE039: what the reader of bank statements has to say.
"""

from __future__ import annotations

from typing import Final

from cjmkit.findings import Rule, Severity, Texts

__all__ = ["BANK_RULES"]

_INFO: Final = Severity.INFO
_WARNING: Final = Severity.WARNING
_ERROR: Final = Severity.ERROR
_KL: Final = "Стандарт обмена с системами «Клиент банка», версии 1.01–1.03 (v8.1c.ru)"

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
