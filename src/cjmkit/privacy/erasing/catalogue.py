"""
CFG185–CFG189: mistakes of whoever asks for an erasure. PRV101–PRV109: what an erasure did and could not do.
"""

from __future__ import annotations

from typing import Final

from cjmkit.findings import Rule, Severity, Texts

__all__ = [
    "AMBIGUOUS",
    "BAD_KEY",
    "CHANGED",
    "ERASED",
    "ERASED_CARD",
    "ERASING_RULES",
    "MENTIONED",
    "NOT_A_BASE",
    "NOT_CONFIRMED",
    "NO_SUBJECT",
    "SHARED",
    "UNREAD",
]

_LAW: Final = "152-ФЗ, ст. 14 ч. 1, ст. 20 ч. 3, ст. 21"
_INFO: Final = Severity.INFO
_WARNING: Final = Severity.WARNING
_ERROR: Final = Severity.ERROR

NO_SUBJECT = Rule(
    code="CFG185",
    severity=_ERROR,
    title=Texts("Не сказано, кого стереть", "Nobody is named to be erased"),
    text=Texts(
        "не сказано, кого стереть: назовите --inn, --phone, --email, --id или --name",
        "nobody is named to be erased: give --inn, --phone, --email, --id or --name",
    ),
    why=Texts("Без ключа стереть можно было бы только всё.", "Without a key only everything could be erased."),
    bad="cjmkit erase base.jsonl -o base.jsonl",
    good="cjmkit erase base.jsonl --phone 89160000001 -o base.jsonl",
)

BAD_KEY = Rule(
    code="CFG186",
    severity=_ERROR,
    title=Texts("Ключ не прочитан", "A key cannot be read"),
    text=Texts(
        "значение {option} не читается: нужен верный ИНН, номер телефона, адрес почты, ключ клиента или имя с фамилией",
        "the value of {option} cannot be read: a right INN, a phone, an e-mail, a client's key, or a first and "
        "last name is needed",
    ),
    why=Texts(
        "Опечатка в ключе стёрла бы другого человека. Само значение личное и не повторяется.",
        "A mistyped key would erase somebody else. The value itself is personal and is not repeated.",
    ),
    bad="--phone 8916000",
    good="--phone '8 916 000-00-01'",
)

NOT_CONFIRMED = Rule(
    code="CFG187",
    severity=_ERROR,
    title=Texts("Стирание не подтверждено", "The erasure is not confirmed"),
    text=Texts(
        "стирание не подтверждено, ничего не записано: здесь некого спросить; проверьте с --dry-run и добавьте --yes",
        "the erasure is not confirmed, nothing was written: nobody can be asked here; look with --dry-run, add --yes",
    ),
    why=Texts("Стёртое не вернуть.", "What is erased does not come back."),
    bad="cjmkit erase base.jsonl --id 7 -o base.jsonl < /dev/null",
    good="cjmkit erase base.jsonl --id 7 -o base.jsonl --yes",
)

NOT_A_BASE = Rule(
    code="CFG188",
    severity=_ERROR,
    title=Texts("Не база карточек JSONL", "Not a base of JSONL cards"),
    text=Texts(
        "стирать можно в базе карточек JSONL (*.jsonl): превратите файл в неё (cjmkit convert), а другие выгрузки "
        "запишите заново",
        "erasing works in a base of JSONL cards (*.jsonl): convert the file to one (cjmkit convert), and write "
        "other exports anew",
    ),
    why=Texts(
        "Только там строки других людей остаются байт в байт.", "Only there the lines of others stay byte for byte."
    ),
    bad="cjmkit erase clients.xlsx --id 7 -o clients.xlsx",
    good="cjmkit erase base.jsonl --id 7 -o base.jsonl",
)

CHANGED = Rule(
    code="CFG189",
    severity=_ERROR,
    title=Texts("База изменилась под рукой", "The base changed meanwhile"),
    text=Texts(
        "файл изменился, пока его читали; ничего не записано: повторите, когда в него никто не пишет",
        "the file changed while it was read, nothing was written: try again when nobody writes to it",
    ),
    why=Texts("Запись стёрла бы чужие изменения.", "Writing would undo what somebody else changed."),
)

ERASED_CARD = Rule(
    code="PRV101",
    severity=_INFO,
    title=Texts("Карточка стирается", "A card is erased"),
    text=Texts("карточка этого человека: стирается целиком", "a card of this person: it is erased whole"),
    why=Texts("Субъект вправе требовать уничтожения своих данных.", "A person may ask for their data to be destroyed."),
    law=_LAW,
)

ERASED = Rule(
    code="PRV102",
    severity=_INFO,
    title=Texts("Данные стираются", "Data is erased"),
    text=Texts("данные этого человека на чужой карточке: стираются", "data of this person on another card: erased"),
    why=Texts(
        "Данные человека лежат и в карточках компаний, и в истории слияний.",
        "A person's data lies on cards of companies and in the history of merges, too.",
    ),
    law=_LAW,
)

AMBIGUOUS = Rule(
    code="PRV103",
    severity=_ERROR,
    title=Texts("Ключ подходит нескольким", "The key fits several subjects"),
    text=Texts(
        "ключ подходит нескольким субъектам (клиентов: {clients}, компаний, где он записан: {companies}), ничего не "
        "записано: добавьте ещё ключ (--name, --id, --inn) или --all, если стереть надо всех",
        "the key fits several subjects (clients: {clients}, companies that list it: {companies}), nothing was "
        "written: add another key (--name, --id, --inn), or --all if all of them are to be erased",
    ),
    why=Texts(
        "Номер коммутатора или имя однофамильца стёрли бы постороннего.",
        "The phone of a switchboard or the name of a namesake would erase a stranger.",
    ),
    law=_LAW,
)

MENTIONED = Rule(
    code="PRV104",
    severity=_WARNING,
    title=Texts("Похоже на упоминание", "Perhaps a mention"),
    text=Texts(
        "похоже, здесь назван этот человек; не доказано, поэтому оставлено: посмотрите сами или добавьте --texts",
        "this person seems to be named here; it is not proven, so it stays: look yourself or add --texts",
    ),
    why=Texts(
        "Однофамильцев много, а имя в тексте склоняется.",
        "There are many namesakes, and names in a text are inflected.",
    ),
    law=_LAW,
)

SHARED = Rule(
    code="PRV105",
    severity=_WARNING,
    title=Texts("Значение есть и у других", "Others have this value, too"),
    text=Texts(
        "телефон или адрес этого человека записан и у другого клиента как его собственный: там оставлен",
        "a phone or an address of this person is another client's own as well: it stays there",
    ),
    why=Texts(
        "Домашний телефон семьи – данные и второго человека.",
        "The phone of a family is the data of the other one, too.",
    ),
    law=_LAW,
)

UNREAD = Rule(
    code="PRV106",
    severity=_ERROR,
    title=Texts("Строка не прочитана", "A line was not read"),
    text=Texts(
        "строка не читается как карточка и осталась как есть: есть ли в ней этот человек, неизвестно; исправьте её и "
        "повторите",
        "the line cannot be read as a card and stays as it is: whether it holds this person is unknown; mend it and "
        "try again",
    ),
    why=Texts(
        "Стирание, которое не смотрело в строку, за неё не ручается.",
        "An erasure that could not look into a line does not vouch for it.",
    ),
    law=_LAW,
)

ERASING_RULES: Final = (
    NO_SUBJECT,
    BAD_KEY,
    NOT_CONFIRMED,
    NOT_A_BASE,
    CHANGED,
    ERASED_CARD,
    ERASED,
    AMBIGUOUS,
    MENTIONED,
    SHARED,
    UNREAD,
)
"""Every entry, in the order of codes."""
