"""
IMP200–IMP299: columns and mapping.

IMP200–IMP219 are decisions about columns, IMP220–IMP239 speak of the mapping file.
"""

from __future__ import annotations

from cjmkit.findings import Rule, Severity, Texts

_INFO, _WARNING, _ERROR = Severity.INFO, Severity.WARNING, Severity.ERROR

KEPT_CUSTOM = Rule(
    code="IMP200",
    severity=_INFO,
    title=Texts("Столбец оставлен как есть", "A column was kept as it is"),
    text=Texts(
        "столбец не опознан и остаётся полем «{custom}»; если это поле карточки, назовите его в файле сопоставления",
        "the column is not known and stays the field “{custom}”; if the card has such a field, name it in the mapping",
    ),
    why=Texts(
        "Ни название, ни значения не говорят надёжно, что это. Ничего не теряется.",
        "Neither the title nor the values tell surely what it is. Nothing is lost.",
    ),
)

NEARLY_KNOWN = Rule(
    code="IMP201",
    severity=_INFO,
    title=Texts("Название похоже на известное", "The title is nearly a known one"),
    text=Texts(
        "название понято как «{spelling}» (поле {target}); проверьте",
        "the title was understood as “{spelling}” (field {target}); check it",
    ),
    why=Texts("Сокращение, опечатка или другой порядок слов.", "An abbreviation, a typing error, another word order."),
)

TOLD_BY_VALUES = Rule(
    code="IMP202",
    severity=_WARNING,
    title=Texts("Столбец определён по значениям", "A column was told by its values"),
    text=Texts(
        "название не говорит, что это, а значения похожи на {target} ({share}); проверьте",
        "the title does not tell what it is, but the values look like {target} ({share}); check it",
    ),
    why=Texts("У столбца нет названия или оно многозначно.", "The column has no title, or one with several meanings."),
)

VALUES_DISAGREE = Rule(
    code="IMP203",
    severity=_WARNING,
    title=Texts("Значения не подходят к названию", "The values do not fit the title"),
    text=Texts(
        "по названию это {target}, а значения похожи на {other} ({share}); проверьте, не перепутаны ли столбцы",
        "by its title this is {target}, but the values look like {other} ({share}); check whether columns are swapped",
    ),
    why=Texts(
        "Столбцы ИНН и КПП, телефон и почта часто меняются местами.",
        "Columns such as ИНН and КПП, phone and e-mail, are often swapped.",
    ),
)

TARGET_TAKEN = Rule(
    code="IMP204",
    severity=_WARNING,
    title=Texts("Два столбца об одном", "Two columns for one field"),
    text=Texts(
        "поле {target} уже взято из столбца {winner}; этот столбец остаётся дополнительным полем «{custom}»",
        "the field {target} is already taken from column {winner}; this column stays the custom field “{custom}”",
    ),
    why=Texts("В карточке такое поле одно.", "A card has one such field."),
)

SAME_HEADING = Rule(
    code="IMP205",
    severity=_INFO,
    title=Texts("Одинаковые названия", "Equal titles"),
    text=Texts(
        "название повторяет столбец {winner}: значения идут в {target}",
        "the title repeats that of column {winner}: the values go to {target}",
    ),
    why=Texts("Столбцы с одним названием различаются номером.", "Columns of one title are told apart by number."),
)

SEVERAL_MEANINGS = Rule(
    code="IMP206",
    severity=_WARNING,
    title=Texts("Многозначное название", "A title with several meanings"),
    text=Texts(
        "название многозначно, значения не помогли: столбец остаётся полем «{custom}»; назовите поле в сопоставлении",
        "the title has several meanings, the values did not help: the column stays “{custom}”; name its field yourself",
    ),
    why=Texts("«Номер», «Код», «Дата» бывают чьи угодно.", "“Number”, “Code”, “Date” may be anything's."),
)

OUR_OWN_COLUMN = Rule(
    code="IMP207",
    severity=_INFO,
    title=Texts("Служебный столбец", "A service column"),
    text=Texts(
        "служебный столбец файла отклонённых строк: пропущен",
        "a service column of the file of rejected rows: left out",
    ),
    why=Texts("Его добавила сама библиотека.", "The library itself added it."),
)

MAPPED_COLUMN_MISSING = Rule(
    code="IMP220",
    severity=_WARNING,
    title=Texts("Столбца из файла сопоставления нет", "A column of the mapping file is missing"),
    text=Texts(
        "в файле сопоставления назван столбец «{wanted}», а в таблице такого нет: исправьте название или уберите его",
        "the mapping file names the column “{wanted}”, which the table lacks: correct the title or remove it",
    ),
    why=Texts(
        "Файл сопоставления сделан для другой таблицы или столбец переименовали.",
        "The mapping was made for another table, or the column was renamed.",
    ),
)

MAPPING_NOT_TOML = Rule(
    code="IMP221",
    severity=_ERROR,
    title=Texts("Файл сопоставления не читается", "The mapping file cannot be read"),
    text=Texts("это не TOML: {reason}; исправьте строку", "this is not TOML: {reason}; correct the line"),
    why=Texts("Файл сопоставления пишется в формате TOML.", "A mapping file is written in TOML."),
)

MAPPING_UNKNOWN_KEY = Rule(
    code="IMP222",
    severity=_ERROR,
    title=Texts("Незнакомый ключ", "An unknown key"),
    text=Texts("незнакомый ключ «{key}»; бывают: {expected}{hint}", "unknown key “{key}”; there are: {expected}{hint}"),
    why=Texts("Опечатка в ключе молча изменила бы чтение.", "A misspelt key would silently change the reading."),
)

MAPPING_UNKNOWN_FIELD = Rule(
    code="IMP223",
    severity=_ERROR,
    title=Texts("Незнакомое поле", "An unknown field"),
    text=Texts(
        'незнакомое поле «{name}»{hint}; для своих полей пишите custom = "…"',
        'unknown field “{name}”{hint}; for fields of your own write custom = "…"',
    ),
    why=Texts("Имена полей перечислены в справочнике.", "The names of fields are listed in the reference."),
)

MAPPING_WRONG_TYPE = Rule(
    code="IMP224",
    severity=_ERROR,
    title=Texts("Значение не того вида", "A value of the wrong kind"),
    text=Texts("{key}: ожидается {expected}", "{key}: {expected} is expected"),
    why=Texts("Ключ понимает значения только одного вида.", "The key understands values of one kind only."),
)

MAPPING_CONTRADICTS = Rule(
    code="IMP225",
    severity=_ERROR,
    title=Texts("Противоречивое правило", "A rule that contradicts itself"),
    text=Texts(
        "столбцу «{wanted}» нужно ровно одно из: field, fields с split, custom, ignore",
        "column “{wanted}” needs exactly one of: field, fields with split, custom, ignore",
    ),
    why=Texts("Иначе неясно, куда идут значения.", "Otherwise it is unclear where the values go."),
)

MAPPING_NO_COLUMN = Rule(
    code="IMP226",
    severity=_ERROR,
    title=Texts("Правило без столбца", "A rule without a column"),
    text=Texts(
        "правилу нужен header (название столбца) или column (его буквы), чтобы найти столбец",
        "the rule needs header (the title of a column) or column (its letters) to find the column",
    ),
    why=Texts("Столбец ищется по названию или по буквам.", "A column is found by its title or its letters."),
)

MAPPING_NAMED_TWICE = Rule(
    code="IMP227",
    severity=_ERROR,
    title=Texts("Поле названо дважды", "A field is named twice"),
    text=Texts(
        "поле {target} назначено двум столбцам; оставьте одно или дайте номер ({numbered})",
        "the field {target} is given to two columns; keep one, or number it ({numbered})",
    ),
    why=Texts("Одно из значений пропало бы.", "One of the values would be lost."),
)
