"""
BNK001–BNK029: what the reading of a directory of BICs finds.

An error refuses the whole file: half a directory would call real banks unknown. What concerns one entry is a
warning with its line.
"""

from __future__ import annotations

from typing import Final

from cjmkit.findings import Rule, Severity, Texts

__all__ = [
    "BAD_ACCOUNT",
    "BAD_BIK",
    "BAD_DATE",
    "BANK_RULES",
    "CHANGES_ONLY",
    "DELETED",
    "FOREIGN_XML",
    "NO_BIK",
    "NO_DAY",
    "NO_ENTRIES",
    "NO_NAME",
    "NO_XML",
    "OTHER_VERSION",
    "REPEATED",
    "SEVERAL_XML",
]

_LAW: Final = "УФЭБС, сообщение ED807 (Положение Банка России 732-П)"


def _rule(
    number: int, severity: Severity, title: Texts, text: Texts, why: Texts, bad: str = "", good: str = ""
) -> Rule:
    return Rule(
        code=f"BNK{number:03}", severity=severity, title=title, text=text, why=why, bad=bad, good=good, law=_LAW
    )


FOREIGN_XML = _rule(
    1,
    Severity.ERROR,
    Texts("Не справочник БИК", "Not a directory of BICs"),
    Texts(
        "корневой тег – {found}, а у справочника БИК это ED807: скачайте файл с сайта Банка России",
        "the root tag is {found}, a directory of BICs has ED807: download the file from the Bank of Russia's site",
    ),
    Texts("Читается только официальный формат.", "Only the official format is read."),
    "<ValCurs>",
    "<ED807>",
)

CHANGES_ONLY = _rule(
    2,
    Severity.ERROR,
    Texts("Только изменения, а не весь справочник", "Only changes, not the whole directory"),
    Texts(
        "это изменения за день (InfoTypeCode {found}), а нужен полный справочник (FIRR): возьмите его",
        "this holds the changes of a day (InfoTypeCode {found}), the full directory (FIRR) is needed: take that one",
    ),
    Texts(
        "По одним изменениям почти каждый настоящий БИК показался бы неизвестным.",
        "By the changes alone nearly every real BIC would seem unknown.",
    ),
    "InfoTypeCode=SIRR",
    "InfoTypeCode=FIRR",
)

NO_ENTRIES = _rule(
    3,
    Severity.ERROR,
    Texts("В справочнике нет ни одного банка", "The directory holds no bank"),
    Texts(
        "в файле нет ни одной годной записи BICDirectoryEntry: скачайте справочник заново",
        "the file has no usable BICDirectoryEntry: download the directory again",
    ),
    Texts("В полном справочнике больше тысячи записей.", "A full directory has more than a thousand entries."),
)

NO_XML = _rule(
    4,
    Severity.ERROR,
    Texts("В архиве нет XML", "No XML in the archive"),
    Texts(
        "в архиве нет файла .xml: нужен архив справочника БИК, как его публикует Банк России",
        "the archive has no .xml file: the archive of the directory as the Bank of Russia publishes it is needed",
    ),
    Texts("В архиве лежит один файл вида …_ED807_full.xml.", "The archive holds one file like …_ED807_full.xml."),
)

SEVERAL_XML = _rule(
    5,
    Severity.ERROR,
    Texts("В архиве несколько XML", "Several XML files in the archive"),
    Texts(
        "в архиве файлов .xml: {count}, и неясно, какой из них справочник: распакуйте и укажите нужный",
        "the archive has {count} .xml files, and which is the directory cannot be told: unpack it and name the file",
    ),
    Texts("Выбор наугад дал бы чужой или старый справочник.", "A guess might give another or an older directory."),
)

OTHER_VERSION = _rule(
    6,
    Severity.WARNING,
    Texts("Незнакомая версия формата", "An unknown version of the format"),
    Texts(
        "пространство имён – {found}, проверено на urn:cbr-ru:ed:v2.0: сверьте пару банков с сайтом Банка России",
        "the namespace is {found}, tested is urn:cbr-ru:ed:v2.0: compare a bank or two with the Bank of Russia's site",
    ),
    Texts(
        "В новой версии знакомый атрибут может значить другое.", "A new version may give an attribute a new meaning."
    ),
)

NO_DAY = _rule(
    7,
    Severity.WARNING,
    Texts("Неизвестно, на какой день справочник", "The directory does not say its day"),
    Texts(
        "нет даты BusinessDay и EDDate: сообщения скажут «без даты», возьмите файл с сайта Банка России",
        "there is no BusinessDay and no EDDate: messages will say “without a date”, take the file from the site",
    ),
    Texts("Старый справочник не знает новых банков.", "An old directory does not know new banks."),
)

NO_BIK = _rule(
    10,
    Severity.WARNING,
    Texts("Запись без БИК", "An entry without a BIC"),
    Texts(
        "у записи нет БИК, она пропущена: если банк нужен, скачайте справочник заново",
        "the entry has no BIC and was skipped: if the bank is needed, download the directory again",
    ),
    Texts("Без БИК к записи нельзя обратиться.", "Without a BIC nobody can ask for the entry."),
)

BAD_BIK = _rule(
    11,
    Severity.WARNING,
    Texts("Негодный БИК в справочнике", "An unusable BIC in the directory"),
    Texts(
        "БИК записи – не 9 цифр, она пропущена: если банк нужен, скачайте справочник заново",
        "the BIC of the entry is not 9 digits, it was skipped: if the bank is needed, download the directory again",
    ),
    Texts("Похоже на правку файла руками.", "It looks as if the file was edited by hand."),
    "44525225",
    "044525225",
)

NO_NAME = _rule(
    12,
    Severity.WARNING,
    Texts("Запись без названия", "An entry without a name"),
    Texts(
        "у БИК {bik} нет названия (ParticipantInfo NameP), запись пропущена: скачайте справочник заново",
        "the BIC {bik} has no name (ParticipantInfo NameP), the entry was skipped: download the directory again",
    ),
    Texts("Название – то, ради чего запись нужна.", "The name is what an entry is for."),
)

REPEATED = _rule(
    13,
    Severity.WARNING,
    Texts("БИК записан дважды", "A BIC stands twice"),
    Texts(
        "БИК {bik} уже был выше, взята эта запись: сверьте её с сайтом Банка России",
        "the BIC {bik} stood above, this entry is taken: compare it with the Bank of Russia's site",
    ),
    Texts("В справочнике у каждого БИК одна запись.", "A directory has one entry for each BIC."),
)

BAD_DATE = _rule(
    14,
    Severity.WARNING,
    Texts("Негодная дата в справочнике", "An unusable date in the directory"),
    Texts(
        "{name} – не дата вида 2026-10-08, принята за пустую: если она важна, скачайте справочник заново",
        "{name} is no date like 2026-10-08, taken as empty: if it matters, download the directory again",
    ),
    Texts("По датам видно, действует ли банк.", "Dates tell whether a bank is in use."),
    "DateOut=2026-13-01",
    "DateOut=2026-12-01",
)

BAD_ACCOUNT = _rule(
    15,
    Severity.WARNING,
    Texts("Негодный счёт в справочнике", "An unusable account in the directory"),
    Texts(
        "счёт у БИК {bik} – не 20 знаков, он пропущен: если счёт нужен, скачайте справочник заново",
        "an account of the BIC {bik} has not 20 characters and was skipped: if needed, download the directory again",
    ),
    Texts("Счёт – 20 цифр, шестой знак бывает буквой.", "An account has 20 digits, character 6 may be a letter."),
)

DELETED = _rule(
    16,
    Severity.INFO,
    Texts("Удалённый участник", "A removed participant"),
    Texts(
        "участник с БИК {bik} помечен удалённым и оставлен как недействующий: делать ничего не надо",
        "the participant {bik} is marked as removed and kept as out of use: nothing to do",
    ),
    Texts("Так видно, что БИК был и закрыт.", "So a BIC that was in use and is gone can be told from an unknown one."),
    "ParticipantStatus=PSDL",
    "ParticipantStatus=PSAC",
)

BANK_RULES: Final = (
    FOREIGN_XML, CHANGES_ONLY, NO_ENTRIES, NO_XML, SEVERAL_XML, OTHER_VERSION, NO_DAY, NO_BIK, BAD_BIK, NO_NAME,
    REPEATED, BAD_DATE, BAD_ACCOUNT, DELETED,
)  # fmt: skip
"""Every entry, in the order of codes."""
