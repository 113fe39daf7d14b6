"""
CFG020–CFG029, CFG102, CFG105–CFG107, CFG120–CFG122: what the call of the command line got wrong.
"""

from __future__ import annotations

from cjmkit.findings import Rule, Severity, Texts

__all__ = [
    "BAD_PLUGIN_NAME",
    "CALL_NOT_UNDERSTOOD",
    "DIFFERENT_KINDS",
    "FILE_IS_THERE",
    "FOLDER_IS_THERE",
    "NOTHING_TO_SAVE",
    "NOT_A_PAIR",
    "NOT_A_PICTURE",
    "NO_BASELINE_FILE",
    "NO_SUCH_JOURNEY",
    "OPTION_OF_CARDS",
    "OPTION_OF_PROJECTS",
    "OPTION_WANTS",
    "OUTPUT_CLASH",
    "PLUGIN_NAME_TAKEN",
    "SYSTEM_REFUSED",
    "TWO_STANDARD_INPUTS",
]

_ERROR = Severity.ERROR

CALL_NOT_UNDERSTOOD = Rule(
    code="CFG020",
    severity=_ERROR,
    title=Texts("Вызов не понят", "The call was not understood"),
    text=Texts("{sentence}; справка: {help}", "{sentence}; see: {help}"),
    why=Texts("Имена команд, ключей и их значений заданы.", "Commands, options and their values are fixed."),
    bad="cjmkit convrt",
    good="cjmkit convert",
)

NOT_A_PAIR = Rule(
    code="CFG021",
    severity=_ERROR,
    title=Texts("Нужна пара ИМЯ=ЗНАЧЕНИЕ", "A pair NAME=VALUE is wanted"),
    text=Texts(
        "{option}: найдено «{found}», нужно {wanted}, со знаком «=»", "{option}: found '{found}', expected {wanted}"
    ),
    why=Texts("Без «=» не понять, где имя, а где значение.", "Without '=' the name and the value cannot be told."),
    bad="--synonym Контора",
    good="--synonym Контора=name",
)

OUTPUT_CLASH = Rule(
    code="CFG022",
    severity=_ERROR,
    title=Texts("Два имени одного файла", "Two names of one file"),
    text=Texts(
        "{option} и {other} – один и тот же файл: назовите разные",
        "{option} and {other} are the same file: name different ones",
    ),
    why=Texts("Один вывод затёр бы другой или то, что читается.", "One would overwrite the other, or what is read."),
    bad="convert a.xlsx out.jsonl --report out.jsonl",
    good="convert a.xlsx out.jsonl --report report.json",
)

NOTHING_TO_SAVE = Rule(
    code="CFG023",
    severity=_ERROR,
    title=Texts("Сопоставлять нечего", "There is nothing to map"),
    text=Texts(
        "в файле готовые карточки cjmkit, столбцов нет, сопоставление не записано: уберите --save",
        "the file holds finished cjmkit cards and no columns, no mapping was written: leave --save out",
    ),
    why=Texts("У готовых карточек поля уже названы.", "Finished cards have their fields named."),
)

SYSTEM_REFUSED = Rule(
    code="CFG024",
    severity=_ERROR,
    title=Texts("Система отказала", "The system refused"),
    text=Texts(
        "система отказала ({reason}): проверьте место на диске, временную папку и текущую папку",
        "the system refused ({reason}): check the space on the disk, the temporary folder and the current folder",
    ),
    why=Texts(
        "Временные файлы и текущая папка нужны для работы.",
        "Temporary files and the current folder are needed to work.",
    ),
)

NO_SUCH_JOURNEY = Rule(
    code="CFG025",
    severity=_ERROR,
    title=Texts("Нет такой карты", "No such journey"),
    text=Texts(
        "карты «{found}» в проекте нет; есть: {known}", "the project has no journey '{found}'; there are: {known}"
    ),
    why=Texts("Карта называется своим id.", "A journey is named by its id."),
    bad="cjmkit diff old.toml new.toml --journey «Путь к крему»",
    good="cjmkit diff old.toml new.toml --journey krem",
)

DIFFERENT_KINDS = Rule(
    code="CFG026",
    severity=_ERROR,
    title=Texts("Сравнивается разное", "Different things are compared"),
    text=Texts(
        "один файл – проект с картами пути, другой – карточки клиентов: назовите два файла одного рода",
        "one file is a project with journeys, the other holds client cards: name two files of one kind",
    ),
    why=Texts("У них нет общих полей.", "They have no fields in common."),
    bad="cjmkit diff map.toml clients.xlsx",
    good="cjmkit diff map-2025.toml map.toml",
)

TWO_STANDARD_INPUTS = Rule(
    code="CFG027",
    severity=_ERROR,
    title=Texts("Стандартный ввод назван дважды", "Standard input is named twice"),
    text=Texts(
        "«-» стоит на месте обоих файлов, а стандартный ввод один: назовите хотя бы один файл",
        "'-' stands for both files, and there is one standard input: name at least one file",
    ),
    why=Texts("Стандартный ввод читается один раз.", "Standard input can be read once."),
    bad="cjmkit diff - -",
    good="git show HEAD~1:map.toml | cjmkit diff - map.toml",
)

NO_BASELINE_FILE = Rule(
    code="CFG028",
    severity=_ERROR,
    title=Texts("Куда записать известные находки", "Where to write known findings"),
    text=Texts(
        "--write-baseline без имени файла: назовите его ключом --baseline ФАЙЛ.json",
        "--write-baseline has no file: name one with --baseline FILE.json",
    ),
    why=Texts("Список хранится рядом с картами, в git.", "The list is kept beside the maps, in git."),
    bad="cjmkit check maps --write-baseline",
    good="cjmkit check maps --baseline cjmkit.baseline.json --write-baseline",
)

FILE_IS_THERE = Rule(
    code="CFG029",
    severity=_ERROR,
    title=Texts("Файл уже есть", "The file is there already"),
    text=Texts(
        "файл {file} уже есть, новая карта его затёрла бы: назовите другое имя или добавьте --force",
        "the file {file} is there already, a new map would overwrite it: choose another name or add --force",
    ),
    why=Texts(
        "Карту заполняют неделями: пустая не должна встать на её место по ошибке.",
        "A map is filled in for weeks: a blank one must not take its place by mistake.",
    ),
    bad="cjmkit new journey map.toml (map.toml есть)",
    good="cjmkit new journey map-2.toml",
)

OPTION_OF_CARDS = Rule(
    code="CFG102",
    severity=_ERROR,
    title=Texts("Ключ только для карточек", "An option of cards alone"),
    text=Texts(
        "ключ {option} действует только на карточки, а на входе проект: уберите его",
        "the option {option} is of use for cards alone, the input is a project: leave it out",
    ),
    why=Texts(
        "Пропущенный молча ключ обещал бы то, чего не будет.",
        "An option that is passed over in silence would promise what is not done.",
    ),
    bad="cjmkit convert map.toml map.json --profile invoice",
    good="cjmkit convert map.toml map.json",
)

NOT_A_PICTURE = Rule(
    code="CFG105",
    severity=_ERROR,
    title=Texts("Не картинка", "Not a picture"),
    text=Texts(
        "по имени файла не видно, какую картинку рисовать; есть: {known}; для прочих форматов есть cjmkit convert",
        "the file name does not tell which picture to draw; there are: {known}; for other formats there is "
        "cjmkit convert",
    ),
    why=Texts("Картинка узнаётся по расширению.", "A picture is told by its extension."),
    bad="cjmkit render map.toml -o map.md",
    good="cjmkit render map.toml -o map.html",
)

OPTION_OF_PROJECTS = Rule(
    code="CFG106",
    severity=_ERROR,
    title=Texts("Ключ только для проекта", "An option of projects alone"),
    text=Texts(
        "ключ {option} действует только на проект, а на входе карточки клиентов: уберите его",
        "the option {option} is of use for projects alone, the input holds client cards: leave it out",
    ),
    why=Texts(
        "У карточек нет ни путей, ни персон: картинка была бы не та, что названа.",
        "Cards have no journeys nor personas: the picture would not be the one that was named.",
    ),
    bad="cjmkit render clients.xlsx -o cards.html --view personas",
    good="cjmkit render clients.xlsx -o cards.html",
)

OPTION_WANTS = Rule(
    code="CFG107",
    severity=_ERROR,
    title=Texts("Ключ сам по себе", "An option alone"),
    text=Texts(
        "ключ {option} действует только вместе с {wanted}: добавьте его или уберите {option}",
        "the option {option} is of use with {wanted} alone: add it, or leave {option} out",
    ),
    why=Texts(
        "Пропущенный молча ключ обещал бы то, чего не будет.",
        "An option that is passed over in silence would promise what is not done.",
    ),
    bad="cjmkit diff old.toml new.toml --out-option theme=dark",
    good="cjmkit diff old.toml new.toml -o diff.html --out-option theme=dark",
)

BAD_PLUGIN_NAME = Rule(
    code="CFG120",
    severity=_ERROR,
    title=Texts("Так плагин не назвать", "No name for a plugin"),
    text=Texts(
        "«{found}» не годится в имя пакета: нужны латинские буквы и цифры, между ними «-», «_» или «.», не длиннее "
        "{longest} знаков, например mycrm",
        "'{found}' cannot be the name of a package: letters and digits of ASCII are wanted, '-', '_' or '.' between "
        "them, {longest} characters at most, such as mycrm",
    ),
    why=Texts(
        "Имя становится именем пакета в индексе и модуля в Python.",
        "It becomes the name of a package in an index, and of a module in Python.",
    ),
    bad="cjmkit new plugin «моя CRM»",
    good="cjmkit new plugin mycrm",
    law="PEP 508, PEP 503",
)

FOLDER_IS_THERE = Rule(
    code="CFG121",
    severity=_ERROR,
    title=Texts("Папка уже есть", "The folder is there already"),
    text=Texts(
        "«{folder}» уже есть, и ничего не записано: назовите плагин иначе или укажите другую папку ключом --dir",
        "'{folder}' is there already, and nothing was written: choose another name, or another folder with --dir",
    ),
    why=Texts("Чужая работа не затирается.", "Nobody's work is overwritten."),
    bad=Texts("cjmkit new plugin mycrm, когда cjmkit-mycrm/ есть", "cjmkit new plugin mycrm where cjmkit-mycrm/ is"),
    good="cjmkit new plugin mycrm --dir ~/work",
)

PLUGIN_NAME_TAKEN = Rule(
    code="CFG122",
    severity=_ERROR,
    title=Texts("Имя занято форматом", "A format has that name"),
    text=Texts(
        "формат «{name}» уже есть, два с одним именем вместе не работают: назовите плагин иначе",
        "there is a format '{name}' already, and two of one name do not work together: choose another name",
    ),
    why=Texts("Формат выбирают по имени.", "A format is chosen by its name."),
    bad="cjmkit new plugin csv",
    good="cjmkit new plugin mycrm-csv",
)
