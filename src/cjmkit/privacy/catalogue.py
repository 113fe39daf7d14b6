"""
CFG180–CFG189: mistakes in redactions, raised as `ConfigError`.
"""

from __future__ import annotations

from typing import Final

from cjmkit.findings import Rule, Severity, Texts

__all__ = ["NO_KEY", "PRIVACY_RULES", "SHORT_KEY", "UNKNOWN_OPERATOR", "UNKNOWN_REDACTION", "UNKNOWN_SUBJECT"]

_ERROR: Final = Severity.ERROR
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

PRIVACY_RULES: Final = (UNKNOWN_REDACTION, UNKNOWN_SUBJECT, UNKNOWN_OPERATOR, NO_KEY, SHORT_KEY)
"""Every entry, in the order of codes."""
