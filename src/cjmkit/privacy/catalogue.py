"""
CFG180–CFG184, CFG200–CFG203: mistakes in redactions, purposes, retention terms and manifests, raised as `ConfigError`.
PRV201–PRV204: why a card should be kept no longer.
"""

from __future__ import annotations

from typing import Final

from cjmkit.findings import Rule, Severity, Texts

__all__ = [
    "CONSENT_OVER",
    "CONSENT_WITHDRAWN",
    "NO_KEY",
    "NO_MANIFEST",
    "PRIVACY_RULES",
    "SHORT_KEY",
    "TERM_OVER",
    "UNDATED",
    "UNKNOWN_OPERATOR",
    "UNKNOWN_PURPOSE",
    "UNKNOWN_REDACTION",
    "UNKNOWN_RETENTION",
    "UNKNOWN_SUBJECT",
    "WRONG_TERM",
]

_ERROR: Final = Severity.ERROR
_WARNING: Final = Severity.WARNING
_SAFE: Final = Texts(
    "Опечатка открыла бы чужим то, что должно быть закрыто.", "A misspelt word would show others what must be covered."
)

UNKNOWN_REDACTION = Rule(
    code="CFG180",
    severity=_ERROR,
    title=Texts("Неизвестное обезличивание", "An unknown redaction"),
    text=Texts("обезличивания «{found}» нет; есть: {known}", "there is no redaction “{found}”; there are: {known}"),
    why=_SAFE,
    bad="--redaction shared",
    good="--redaction share",
)

UNKNOWN_SUBJECT = Rule(
    code="CFG181",
    severity=_ERROR,
    title=Texts("Неизвестный вид данных", "An unknown kind of data"),
    text=Texts("вида данных «{found}» нет; есть: {known}", "there is no kind of data “{found}”; there are: {known}"),
    why=_SAFE,
    bad='phones = "mask"',
    good='phone = "mask"',
)

UNKNOWN_OPERATOR = Rule(
    code="CFG182",
    severity=_ERROR,
    title=Texts("Неизвестное действие", "An unknown operator"),
    text=Texts("действия «{found}» нет; есть: {known}", "there is no operator “{found}”; there are: {known}"),
    why=_SAFE,
    bad='phone = "hide"',
    good='phone = "mask"',
)

NO_KEY = Rule(
    code="CFG183",
    severity=_ERROR,
    title=Texts("Нет ключа", "No key"),
    text=Texts(
        "обезличиванию «{name}» нужен ключ: токены без него подбирают за минуты; храните ключ отдельно от файла",
        "the redaction “{name}” needs a key: tokens without one are guessed in minutes; keep it apart from the file",
    ),
    why=Texts(
        "Телефонов и ИНН так мало, что хэш без ключа обращается перебором.",
        "There are so few phones and taxpayer numbers that a hash without a key is undone by trying all.",
    ),
    bad="--redaction analytics",
    good="--redaction analytics --redaction-key-file key.txt",
)

SHORT_KEY = Rule(
    code="CFG184",
    severity=_ERROR,
    title=Texts("Короткий ключ", "A short key"),
    text=Texts(
        "в ключе {found} байт, нужно не меньше {expected}: создайте его случайным (openssl rand -hex 32)",
        "the key has {found} bytes, {expected} or more are needed: make a random one (openssl rand -hex 32)",
    ),
    why=Texts("Короткий ключ подбирается.", "A short key is guessed."),
)

UNKNOWN_PURPOSE = Rule(
    code="CFG200",
    severity=_ERROR,
    title=Texts("Неизвестная цель согласия", "An unknown purpose of a consent"),
    text=Texts("цели согласия «{found}» нет; есть: {known}", "there is no purpose “{found}”; there are: {known}"),
    why=Texts(
        "Опечатка в цели выпустила бы карточки без согласия.", "A misspelt purpose would let cards out without consent."
    ),
    bad="--only-consented ads",
    good="--only-consented marketing",
)

UNKNOWN_RETENTION = Rule(
    code="CFG201",
    severity=_ERROR,
    title=Texts("Неизвестный срок хранения", "An unknown retention term"),
    text=Texts("срок хранения «{found}» неизвестен; есть: {known}", "unknown retention “{found}”; there are: {known}"),
    why=Texts("Опечатка оставила бы данные храниться вечно.", "A misspelt name would let the data be kept for ever."),
    bad="--retain contacts=3y",
    good="--retain contact=3y",
)

WRONG_TERM = Rule(
    code="CFG202",
    severity=_ERROR,
    title=Texts("Срок не прочитан", "A term cannot be read"),
    text=Texts(
        "срок {name} = «{found}» не читается: нужно число и единица, 3y (годы), 18m (месяцы) или 90d (дни)",
        "the term {name} = “{found}” cannot be read: a number and a unit are needed, 3y, 18m or 90d",
    ),
    why=Texts("Без единицы три года не отличить от трёх дней.", "Without a unit three years look like three days."),
    bad="--retain contact=3",
    good="--retain contact=3y",
)

NO_MANIFEST = Rule(
    code="CFG203",
    severity=_ERROR,
    title=Texts("Получатель без описи", "A recipient without a manifest"),
    text=Texts(
        "получатель назван, а описи выгрузки нет, и записать его некуда: добавьте --manifest ФАЙЛ.json (manifest=)",
        "a recipient is named, and there is no manifest to write it to: add --manifest FILE.json (manifest=)",
    ),
    why=Texts("Молча забытый получатель потом не найдётся.", "A recipient forgotten in silence is not found later."),
    bad="--recipient «ООО Партнёр»",
    good="--recipient «ООО Партнёр» --manifest handed.json",
)

CONSENT_OVER = Rule(
    code="PRV201",
    severity=_WARNING,
    title=Texts("Срок согласия прошёл", "The term of a consent is over"),
    text=Texts(
        "согласие ({purpose}) кончилось {days} дн. назад: получите новое или уничтожьте данные",
        "the consent ({purpose}) ended {days} days ago: get a new one or destroy the data",
    ),
    why=Texts(
        "Цель достигнута или срок вышел: данные уничтожают в 30 дней, если нет другого основания их хранить.",
        "Once the purpose is reached or the term is over the data are destroyed within 30 days, unless there is "
        "another ground to keep them.",
    ),
    law="152-ФЗ, ст. 5 ч. 7, ст. 21 ч. 4",
)

CONSENT_WITHDRAWN = Rule(
    code="PRV202",
    severity=_WARNING,
    title=Texts("Согласие отозвано", "A consent is withdrawn"),
    text=Texts(
        "согласие ({purpose}) отозвано {days} дн. назад: данные уничтожают в 30 дней",
        "the consent ({purpose}) was withdrawn {days} days ago: the data are destroyed within 30 days",
    ),
    why=Texts(
        "После отзыва обработку прекращают, если нет другого основания (договор, налоговый учёт).",
        "After a withdrawal the use stops, unless there is another ground (a contract, tax accounting).",
    ),
    law="152-ФЗ, ст. 21 ч. 5",
)

TERM_OVER = Rule(
    code="PRV203",
    severity=_WARNING,
    title=Texts("Срок хранения прошёл", "The retention term is over"),
    text=Texts(
        "срок хранения ({name}: {term}) прошёл {days} дн. назад: уничтожьте данные или продлите основание",
        "the retention term ({name}: {term}) ended {days} days ago: destroy the data or renew the ground",
    ),
    why=Texts(
        "Хранить данные можно не дольше, чем требует цель; срок задаёт сам оператор.",
        "Data are kept no longer than the purpose needs; whoever keeps them sets the term.",
    ),
    law="152-ФЗ, ст. 5 ч. 7",
)

UNDATED = Rule(
    code="PRV204",
    severity=Severity.INFO,
    title=Texts("Срок хранения не сосчитать", "A retention term cannot be counted"),
    text=Texts(
        "срок хранения ({name}: {term}) не сосчитать: в карточке нет даты, от которой он идёт",
        "the retention term ({name}: {term}) cannot be counted: the card has no date to count it from",
    ),
    why=Texts("Без даты не видно, сколько хранятся данные.", "Without a date nobody sees how long the data were kept."),
    law="152-ФЗ, ст. 5 ч. 7",
)

PRIVACY_RULES: Final = (
    UNKNOWN_REDACTION,
    UNKNOWN_SUBJECT,
    UNKNOWN_OPERATOR,
    NO_KEY,
    SHORT_KEY,
    UNKNOWN_PURPOSE,
    UNKNOWN_RETENTION,
    WRONG_TERM,
    NO_MANIFEST,
    CONSENT_OVER,
    CONSENT_WITHDRAWN,
    TERM_OVER,
    UNDATED,
)
"""Every entry, in the order of codes."""
