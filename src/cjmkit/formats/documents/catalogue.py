"""
IMP510–IMP529: project files whose text cannot be read, whatever it should say.
"""

from __future__ import annotations

from typing import Final

from cjmkit.findings import Rule, Severity, Texts

__all__ = ["ADVICE", "DOCUMENT_RULES"]

_ERROR = Severity.ERROR

BROKEN = Rule(
    code="IMP510",
    severity=_ERROR,
    title=Texts("Нарушен синтаксис", "Broken syntax"),
    text=Texts(
        "здесь кончается правильный {syntax}: {advice_ru}",
        "the {syntax} is right up to here: {advice}",
    ),
    why=Texts("Что дальше этого места, неизвестно.", "What stands beyond this place is unknown."),
    bad='{"title": "Крем" "journeys": []}',
    good='{"title": "Крем", "journeys": []}',
)

CUT = Rule(
    code="IMP511",
    severity=_ERROR,
    title=Texts("Файл обрывается", "The file is cut short"),
    text=Texts(
        "{syntax} обрывается на полуслове: допишите конец или возьмите целый файл",
        "the {syntax} ends in the middle: write its end or take the whole file",
    ),
    why=Texts("Конец файла потерян, а с ним часть карты.", "The end of the file is lost, and a part of the map too."),
    bad='{"journeys": [',
    good='{"journeys": []}',
)

EMPTY = Rule(
    code="IMP512",
    severity=_ERROR,
    title=Texts("В файле нет проекта", "The file holds no project"),
    text=Texts(
        "файл пуст, а нужен проект: начните со строки со схемой «cjmkit/project@1» или сделайте файл командой new",
        "the file is empty, a project is needed: begin with the schema “cjmkit/project@1” or make one with new",
    ),
    why=Texts("В файле нет ни одного слова, кроме примечаний.", "The file holds nothing beside comments."),
    bad="# здесь будет карта",
    good='schema = "cjmkit/project@1"',
)

DUPLICATE_KEY = Rule(
    code="IMP513",
    severity=_ERROR,
    title=Texts("Ключ стоит дважды", "A key stands twice"),
    text=Texts(
        "ключ «{key}» в этой части уже есть: оставьте одно значение",
        "the key “{key}” is in this part already: leave one value",
    ),
    why=Texts(
        "Какое из двух значений верно, неизвестно; молча взять последнее значит потерять первое.",
        "Nobody knows which of the two is right; to take the last in silence is to lose the first.",
    ),
    bad='{"title": "Крем", "title": "Плитка"}',
    good='{"title": "Крем"}',
)

TOO_DEEP = Rule(
    code="IMP514",
    severity=_ERROR,
    title=Texts("Вложено слишком глубоко", "Nested too deep"),
    text=Texts(
        "вложенность больше {limit} уровней, у проекта их меньше двадцати: проверьте скобки и отступы",
        "nested deeper than {limit} levels, a project has less than twenty: check brackets and indents",
    ),
    why=Texts("Такая вложенность исчерпала бы память.", "Such nesting would exhaust memory."),
)

TOO_LARGE = Rule(
    code="IMP515",
    severity=_ERROR,
    title=Texts("Файл слишком велик", "The file is too large"),
    text=Texts(
        "в файле больше {limit} МБ, а самый большой проект занимает единицы: проверьте, тот ли это файл",
        "the file has more than {limit} MB, the largest projects have a few: check that this is the right file",
    ),
    why=Texts("Проект читается в память целиком.", "A project is read into memory as a whole."),
)

NOT_UTF8 = Rule(
    code="IMP516",
    severity=_ERROR,
    title=Texts("Файл не в UTF-8", "The file is not UTF-8"),
    text=Texts(
        "здесь кончается правильный UTF-8: сохраните файл заново в кодировке UTF-8",
        "the text is UTF-8 up to here: save the file again as UTF-8",
    ),
    why=Texts(
        "Файлы проекта всегда в UTF-8: иначе в git и у коллег буквы станут другими.",
        "Project files are UTF-8: otherwise letters would change in git and at colleagues'.",
    ),
)

HALF_CHARACTER = Rule(
    code="IMP517",
    severity=_ERROR,
    title=Texts("Половина знака", "Half a character"),
    text=Texts(
        "в тексте половина знака (\\uD800–\\uDFFF без пары): уберите её или впишите знак целиком",
        "the text holds half a character (\\uD800–\\uDFFF without its pair): remove it or write it whole",
    ),
    why=Texts("Такой текст нельзя записать ни в один файл.", "Such a text cannot be written to any file."),
    bad='{"title": "\\ud83d"}',
    good='{"title": "😀"}',
)

NUMBER_TOO_LONG = Rule(
    code="IMP518",
    severity=_ERROR,
    title=Texts("Число слишком длинно", "The number is too long"),
    text=Texts(
        "в числе больше {limit} знаков: проверьте, не слились ли соседние строки",
        "a number has more than {limit} digits: check that neighbouring lines did not run together",
    ),
    why=Texts("Чисел такой длины на карте не бывает.", "No map has numbers of that length."),
)

BAD_CHARACTER = Rule(
    code="IMP519",
    severity=_ERROR,
    title=Texts("Невидимый управляющий знак", "An invisible control character"),
    text=Texts(
        "здесь управляющий знак U+{code}, в {syntax} ему не место: удалите его",
        "here stands the control character U+{code}, which {syntax} does not allow: delete it",
    ),
    why=Texts("Обычно он попадает в файл при копировании.", "It usually comes along with copied text."),
)

TAG = Rule(
    code="IMP520",
    severity=_ERROR,
    title=Texts("Тег YAML", "A YAML tag"),
    text=Texts(
        "здесь тег YAML, а проекту теги не нужны: удалите слово, которое начинается с «!»",
        "here stands a YAML tag, and a project needs none: delete the word that begins with “!”",
    ),
    why=Texts(
        "Тег велит программе создать объект своего вида; чужой файл не должен велеть.",
        "A tag tells the program to make an object of some kind; a file from outside must not tell it.",
    ),
    bad="title: !!python/object:os.system крем",
    good="title: крем",
)

UNKNOWN_ANCHOR = Rule(
    code="IMP521",
    severity=_ERROR,
    title=Texts("Ссылка YAML в никуда", "A YAML alias to nowhere"),
    text=Texts(
        "ссылка «*» ведёт к метке, которой выше нет или которая ещё не закончилась: впишите значение целиком",
        "the alias “*” leads to an anchor that is not above it, or has not ended yet: write the value itself",
    ),
    why=Texts("Значение по такой ссылке неизвестно или бесконечно.", "Its value is unknown, or has no end."),
    bad="title: *t",
    good="title: крем",
)

TOO_MANY_COPIES = Rule(
    code="IMP522",
    severity=_ERROR,
    title=Texts("Ссылки YAML умножают файл", "YAML aliases multiply the file"),
    text=Texts(
        "со ссылками «*» в файле больше {limit} значений: впишите их без ссылок или разделите файл",
        "with its aliases “*” the file has more than {limit} values: write them out or split the file",
    ),
    why=Texts(
        "Ссылки на ссылки удваивают размер с каждой строкой.", "Aliases of aliases double the size with every line."
    ),
)

SEVERAL_DOCUMENTS = Rule(
    code="IMP523",
    severity=_ERROR,
    title=Texts("Несколько документов YAML", "Several YAML documents"),
    text=Texts(
        "здесь начинается второй документ («---»), а проект в файле один: разнесите их по файлам",
        "here begins a second document (“---”), a file holds one project: give each a file of its own",
    ),
    why=Texts(
        "Прочесть только первый значило бы молча потерять второй.", "To read the first alone would lose the second."
    ),
)

KEY_NOT_TEXT = Rule(
    code="IMP524",
    severity=_ERROR,
    title=Texts("Ключ YAML не слово", "A YAML key that is no word"),
    text=Texts(
        "здесь ключом стоит список или объект, а нужно имя поля: проверьте двоеточия и скобки",
        "here a list or an object stands for a key, the name of a field is needed: check colons and brackets",
    ),
    why=Texts("Поля проекта называются словами.", "The fields of a project are named by words."),
    bad="{a: 1}: b",
    good="title: b",
)

ALIASES_COPIED = Rule(
    code="IMP525",
    severity=Severity.INFO,
    title=Texts("Ссылки YAML прочтены как копии", "YAML aliases are read as copies"),
    text=Texts(
        "ссылок «*» в файле: {count}; каждая прочтена как копия, и при записи копии останутся",
        "aliases “*” in the file: {count}; each is read as a copy, and copies will be written",
    ),
    why=Texts("В проекте нет ссылок YAML, и обратно они не станут.", "A project has no aliases to write them back."),
)

NO_YAML = Rule(
    code="CFG110",
    severity=_ERROR,
    title=Texts("YAML не установлен", "YAML is not installed"),
    text=Texts(
        "для файлов YAML нужна библиотека: pip install 'cjmkit[yaml]', или сохраните проект в TOML либо JSON",
        "files of YAML take a library: pip install 'cjmkit[yaml]', or save the project as TOML or JSON",
    ),
    why=Texts(
        "Сама библиотека обходится без YAML: его читает PyYAML.", "The library itself needs no YAML: PyYAML reads it."
    ),
)

NO_CANON = Rule(
    code="CFG111",
    severity=_ERROR,
    title=Texts("У формата нет канонического вида", "The format has no canonical form"),
    text=Texts(
        "fmt приводит к одному виду JSON, TOML и YAML, а это «{found}»: переведите файл командой convert",
        "fmt puts JSON, TOML and YAML into one form, this is “{found}”: turn the file into one of them with convert",
    ),
    why=Texts(
        "Таблицы и диаграммы каждый оформляет по-своему, и переписывать их незачем.",
        "Tables and diagrams look as their authors like, and there is no need to rewrite them.",
    ),
    bad="cjmkit fmt map.xlsx",
    good="cjmkit convert map.xlsx map.toml",
)

DOCUMENT_RULES: Final = (
    NO_YAML,
    NO_CANON,
    BROKEN,
    CUT,
    EMPTY,
    DUPLICATE_KEY,
    TOO_DEEP,
    TOO_LARGE,
    NOT_UTF8,
    HALF_CHARACTER,
    NUMBER_TOO_LONG,
    BAD_CHARACTER,
    TAG,
    UNKNOWN_ANCHOR,
    TOO_MANY_COPIES,
    SEVERAL_DOCUMENTS,
    KEY_NOT_TEXT,
    ALIASES_COPIED,
)
"""Every entry, in the order of codes."""

ADVICE: Final = {
    "JSON": Texts(
        "проверьте запятые, кавычки и скобки перед этим местом",
        "check commas, quotes and brackets before this place",
    ),
    "TOML": Texts(
        "проверьте кавычки, скобки и знак «=» в этом месте; свои слова начинайте с «#»",
        "check quotes, brackets and the sign “=” here; begin words of your own with “#”",
    ),
    "YAML": Texts(
        "проверьте отступы (пробелами, не табуляцией), двоеточия и кавычки перед этим местом",
        "check indents (spaces, no tabs), colons and quotes before this place",
    ),
}
"""What to look at where a syntax breaks."""
