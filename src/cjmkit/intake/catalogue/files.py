"""
IMP001–IMP019: the input as a whole, whatever its format.
"""

from __future__ import annotations

from cjmkit.findings import Rule, Severity, Texts

_ERROR = Severity.ERROR

NOT_FOUND = Rule(
    code="IMP001",
    severity=_ERROR,
    title=Texts("Файла нет", "No such file"),
    text=Texts("файла нет: проверьте имя и папку", "no such file: check the name and the folder"),
    why=Texts("Читать нечего.", "There is nothing to read."),
)

IS_DIRECTORY = Rule(
    code="IMP002",
    severity=_ERROR,
    title=Texts("Это папка", "This is a folder"),
    text=Texts("это папка, а нужен файл: назовите файл в ней", "this is a folder, a file is needed: name a file in it"),
    why=Texts("Папку читать как базу нельзя.", "A folder cannot be read as a base."),
)

NO_PERMISSION = Rule(
    code="IMP003",
    severity=_ERROR,
    title=Texts("Нет прав на чтение", "No permission to read"),
    text=Texts(
        "нет прав на чтение: откройте доступ к файлу или скопируйте его к себе",
        "no permission to read: grant access to the file or copy it",
    ),
    why=Texts("Система не дала открыть файл.", "The system refused to open the file."),
)

NOT_READABLE = Rule(
    code="IMP004",
    severity=_ERROR,
    title=Texts("Файл не читается", "The file cannot be read"),
    text=Texts(
        "файл не читается ({reason}): проверьте диск и имя или скопируйте файл к себе",
        "the file cannot be read ({reason}): check the disk and the name, or copy the file",
    ),
    why=Texts("Система вернула ошибку чтения.", "The system returned a read error."),
)

IS_DEVICE = Rule(
    code="IMP006",
    severity=_ERROR,
    title=Texts("Это устройство", "This is a device"),
    text=Texts(
        "это устройство или сокет, а нужен файл: назовите файл или передайте данные через «-»",
        "this is a device or a socket, a file is needed: name a file or pass the data through '-'",
    ),
    why=Texts("У устройства нет ни конца, ни начала.", "A device has neither an end nor a beginning."),
    bad="cjmkit convert /dev/zero out.jsonl",
    good="cat clients.csv | cjmkit convert - out.jsonl",
)

EMPTY_FOLDER = Rule(
    code="IMP005",
    severity=_ERROR,
    title=Texts("В папке нет баз", "No base in the folder"),
    text=Texts(
        "в папке «{folder}» нет файлов, которые читает cjmkit ({known})",
        "the folder “{folder}” has no file that cjmkit reads ({known})",
    ),
    why=Texts("Проверять нечего.", "There is nothing to check."),
)
