"""
IMP550–IMP599: spreadsheets of journeys; what was recognised, what was not, and what became of it.
"""

from __future__ import annotations

from typing import Final

from cjmkit.findings import Rule, Severity, Texts

__all__ = [
    "CELL_NOT_READ",
    "CELL_OUTSIDE",
    "CHANNELS_APART",
    "EDIT_NOT_TAKEN",
    "EDIT_TAKEN",
    "FORMAT_DAMAGED",
    "FOR_ALL",
    "GOAL_IS_ACTION",
    "HIDDEN_SHEET",
    "LAYOUT_FOUND",
    "LINE_KEPT",
    "MERGED_ACROSS",
    "NOT_A_MAP",
    "NO_TABLE",
    "OFF_SCALE",
    "PAIRED",
    "PART_ADDED",
    "PART_REMOVED",
    "QUOTE_WITHOUT_SCORE",
    "REMEDIES_PAIRED",
    "REMEDIES_UNPAIRED",
    "REMEDY_WITHOUT_BARRIER",
    "SCALE_FOUND",
    "SCORE_FROM_WORD",
    "SHEETS_JOINED",
    "SHEET_RULES",
    "SIGN_BY_CONTEXT",
    "SPLIT",
    "STAGE_CONTINUED",
    "STAGE_REPEATED",
    "TOO_LARGE",
    "TWO_EDITS",
    "UNKNOWN_LANE",
    "UNKNOWN_WORD",
    "WORDS_WITHOUT_SCORE",
]

_INFO, _WARNING, _ERROR = Severity.INFO, Severity.WARNING, Severity.ERROR

NO_TABLE = Rule(
    code="IMP550",
    severity=_ERROR,
    title=Texts(
        "Карты в таблице нет",
        "No journey in the spreadsheet",
    ),
    text=Texts(
        "таблица карты пути не найдена: нужны названия этапов в одной строке (или столбце) и "
        "хотя бы одна строка вида «Барьеры», «Эмоции», «Точки контакта» поперёк них",
        "no journey table was found: titles of stages in one row (or column) are needed, and "
        "across them a row such as Barriers, Emotions, Touchpoints",
    ),
    why=Texts(
        "Без этапов не из чего составить карту.",
        "A map is made of stages.",
    ),
    bad="Прайс-лист",
    good="Этап | Осознание | Выбор",
)

LAYOUT_FOUND = Rule(
    code="IMP551",
    severity=_INFO,
    title=Texts(
        "Таблица карты узнана",
        "The journey's table was recognised",
    ),
    text=Texts(
        "{layout_ru}: этапов {stages}, строк описания {lanes}",
        "{layout_en}: stages {stages}, lanes {lanes}",
    ),
    why=Texts(
        "По этой строке видно, что понято как этапы и как их описание.",
        "It tells what was taken for stages and for lanes.",
    ),
)

UNKNOWN_LANE = Rule(
    code="IMP552",
    severity=_WARNING,
    title=Texts(
        "Строка таблицы не узнана",
        "A lane is not known",
    ),
    text=Texts(
        "название «{title}» не узнано ни как описание этапа, ни как канал: тексты ({count}) "
        "сохранены в примечаниях этапов; переименуйте строку или столбец, если в них есть то, "
        "что карта умеет хранить",
        "the title '{title}' is neither a lane nor a channel: its texts ({count}) are kept in "
        "the notes of the stages; rename the row or column if it holds something that a map has "
        "a place for",
    ),
    why=Texts(
        "Потерять текст хуже, чем положить его в примечание.",
        "To lose a text is worse than to put it into a note.",
    ),
    bad="Разное",
    good="Барьеры",
)

CELL_NOT_READ = Rule(
    code="IMP553",
    severity=_WARNING,
    title=Texts(
        "Ячейка не понята",
        "A cell was not understood",
    ),
    text=Texts(
        "значение для «{lane}» не понято, нужно {expected_ru}; текст сохранён в примечании этапа",
        "the value for '{lane}' was not understood, expected {expected_en}; the text is kept in the stage's note",
    ),
    why=Texts(
        "Домысливать значение нельзя.",
        "A value must not be invented.",
    ),
    bad="высоковато",
    good="4",
)

QUOTE_WITHOUT_SCORE = Rule(
    code="IMP554",
    severity=_INFO,
    title=Texts(
        "Эмоция – только цитата",
        "An emotion is a quote alone",
    ),
    text=Texts(
        "в эмоции стоит цитата без оценки: оценка оставлена неизвестной; допишите её рядом с цитатой (4 или 🙂)",
        "the emotion is a quote without a score: the score stays unknown; add one beside the quote (4 or 🙂)",
    ),
    why=Texts(
        "Радость или досаду в цитате должен услышать человек.",
        "Whether a quote is glad or sad is for a human to hear.",
    ),
    bad="«Мне нравится!»",
    good="5 «Мне нравится!»",
)

WORDS_WITHOUT_SCORE = Rule(
    code="IMP555",
    severity=_INFO,
    title=Texts(
        "Эмоция без оценки",
        "An emotion without a score",
    ),
    text=Texts(
        "слов эмоции нет в словаре: они сохранены как есть, оценка оставлена неизвестной; допишите её (4 или 🙂)",
        "the words of the emotion are in no vocabulary: they are kept as they are, the score "
        "stays unknown; add one (4 or 🙂)",
    ),
    why=Texts(
        "Оценка из незнакомых слов была бы догадкой.",
        "A score made of unknown words would be a guess.",
    ),
    bad="воодушевлён",
    good="5 воодушевлён",
)

SCORE_FROM_WORD = Rule(
    code="IMP556",
    severity=_INFO,
    title=Texts(
        "Оценка взята из словаря",
        "The score comes from the vocabulary",
    ),
    text=Texts(
        "эмоция названа словом «{word}»: по словарю это {valence} (от −2 до +2), на шкале карты "
        "{score}; чтобы задать другое, поставьте число рядом",
        "the emotion is the word '{word}': the vocabulary gives it {valence} (−2 to +2), {score} "
        "on the map's scale; to say otherwise put a number beside it",
    ),
    why=Texts(
        "У слов словаря есть знак и сила.",
        "The words of the vocabulary have a sign and a strength.",
    ),
)

SCALE_FOUND = Rule(
    code="IMP557",
    severity=_INFO,
    title=Texts(
        "Шкала эмоций",
        "The scale of emotions",
    ),
    text=Texts(
        "эмоции измерены шкалой от {low} до {high}, она и записана в карту; если шкала другая, "
        "задайте её настройкой scale",
        "the emotions are on a scale of {low} to {high}, which the map declares; if it is "
        "another one, give the option scale",
    ),
    why=Texts(
        "Числа без шкалы ничего не значат.",
        "Numbers without a scale mean nothing.",
    ),
)

OFF_SCALE = Rule(
    code="IMP558",
    severity=_WARNING,
    title=Texts(
        "Оценка вне шкалы",
        "A score off the scale",
    ),
    text=Texts(
        "оценка не помещается на шкалу от {low} до {high}: эмоция оставлена неизвестной, текст "
        "сохранён в примечании этапа",
        "the score is off the scale of {low} to {high}: the emotion stays unknown, the text is "
        "kept in the stage's note",
    ),
    why=Texts(
        "Что значит такое число, знает только автор.",
        "Only the author knows what such a number means.",
    ),
    bad="85",
    good="4",
)

GOAL_IS_ACTION = Rule(
    code="IMP559",
    severity=_INFO,
    title=Texts(
        "Цель похожа на действие",
        "A goal looks like an action",
    ),
    text=Texts(
        "в строке цели описано действие клиента: текст оставлен в цели; если это действие, "
        "перенесите его в строку «Действия»",
        "the goal tells what the client does: the text stays a goal; if it is an action, move it "
        "to the lane of actions",
    ),
    why=Texts(
        "Цель говорит, чего клиент хочет, действие – что он делает.",
        "A goal is what the client wants, an action what they do.",
    ),
    bad="Читает отзывы",
    good="Убедиться, что крем поможет",
)

SPLIT = Rule(
    code="IMP560",
    severity=_INFO,
    title=Texts(
        "Ячейка разделена",
        "A cell was split",
    ),
    text=Texts(
        "текст ячейки разделён на {count}: {how_ru}; чтобы делить иначе, пишите каждый пункт с новой строки",
        "the cell's text was split into {count}: {how_en}; to split it otherwise put every item on a line of its own",
    ),
    why=Texts(
        "Барьеры считают, и слитый текст считался бы за один.",
        "Barriers are counted, and a running text would count as one.",
    ),
    bad="Сайт зависает. Нет оплаты.",
)

REMEDIES_UNPAIRED = Rule(
    code="IMP561",
    severity=_WARNING,
    title=Texts(
        "Решения не разложены по барьерам",
        "Remedies do not tell their barriers",
    ),
    text=Texts(
        "решений {remedies}, барьеров {barriers}, и не видно, какое к какому: все записаны при "
        "первом барьере; пишите барьер и решение в одной строке таблицы или под одним номером",
        "remedies: {remedies}, barriers: {barriers}, and which belongs to which cannot be seen: "
        "all are put to the first barrier; write a barrier and its remedy in one row, or with "
        "the same number",
    ),
    why=Texts(
        "Решение снимает определённый барьер.",
        "A remedy takes away a certain barrier.",
    ),
)

REMEDIES_PAIRED = Rule(
    code="IMP562",
    severity=_INFO,
    title=Texts(
        "Решения разложены по порядку",
        "Remedies were paired by their order",
    ),
    text=Texts(
        "решений столько же, сколько барьеров ({count}): они соединены по порядку; проверьте, "
        "что первое снимает первый",
        "there are as many remedies as barriers ({count}): they were paired by their order; "
        "check that the first takes away the first",
    ),
    why=Texts(
        "Порядок – не доказательство.",
        "Order is no proof.",
    ),
)

REMEDY_WITHOUT_BARRIER = Rule(
    code="IMP563",
    severity=_INFO,
    title=Texts(
        "Решение без барьера",
        "A remedy without a barrier",
    ),
    text=Texts(
        "на этапе есть решения ({count}), но нет барьеров: решения записаны как возможности; "
        "назовите барьер, который они снимают",
        "the stage has remedies ({count}) but no barriers: they are kept as opportunities; name "
        "the barrier that they take away",
    ),
    why=Texts(
        "Решение без барьера – идея улучшения.",
        "A remedy without a barrier is an idea.",
    ),
)

SHEETS_JOINED = Rule(
    code="IMP564",
    severity=_INFO,
    title=Texts(
        "Таблицы соединены",
        "Tables were joined",
    ),
    text=Texts(
        "таблица соединена с картой «{journey}» по названиям этапов; если это другая карта, "
        "назовите её в строке над таблицей или читайте с настройкой join=never",
        "the table was joined to the journey '{journey}' by the titles of the stages; if it is "
        "another one, name it above the table or read with join=never",
    ),
    why=Texts(
        "Одну карту часто ведут в нескольких таблицах.",
        "A map is often kept in several tables.",
    ),
)

STAGE_CONTINUED = Rule(
    code="IMP565",
    severity=_INFO,
    title=Texts(
        "Этап продолжается",
        "A stage goes on",
    ),
    text=Texts(
        "название этапа не указано ({count}): записано к этапу перед ним, «{stage}»",
        "no stage is named ({count}): taken for the stage before, '{stage}'",
    ),
    why=Texts(
        "В таблицах название пишут один раз, а ниже оставляют пусто.",
        "Tables tell the title once and leave the cells below empty.",
    ),
)

STAGE_REPEATED = Rule(
    code="IMP566",
    severity=_INFO,
    title=Texts(
        "Этап повторяется",
        "A stage is repeated",
    ),
    text=Texts(
        "этап «{stage}» стоит в таблице дважды и не подряд: записаны два этапа",
        "the stage '{stage}' stands twice in the table, apart: two stages were made",
    ),
    why=Texts(
        "Клиент может проходить этап дважды; если это один этап, поставьте столбцы рядом.",
        "A client may pass a stage twice; if it is one, put the columns together.",
    ),
)

MERGED_ACROSS = Rule(
    code="IMP567",
    severity=_INFO,
    title=Texts(
        "Ячейка на несколько этапов",
        "A cell for several stages",
    ),
    text=Texts(
        "объединённая ячейка накрывает этапов: {count}; её текст записан каждому из них",
        "a merged cell covers {count} stages; its text was given to each of them",
    ),
    why=Texts(
        "Объединённая ячейка относится ко всем этапам под ней.",
        "A merged cell is about all stages that it covers.",
    ),
)

LINE_KEPT = Rule(
    code="IMP568",
    severity=_INFO,
    title=Texts(
        "Строка вне таблицы",
        "A line outside of the table",
    ),
    text=Texts(
        "текст вне таблицы не узнан (персона, цель карты, версия…) и сохранён в примечаниях карты",
        "a text outside of the table is no persona, goal or version that we know, and is kept in the map's notes",
    ),
    why=Texts(
        "Текст рядом с таблицей может быть важен.",
        "A text beside the table may matter.",
    ),
    good="Персона: Татьяна",
)

NOT_A_MAP = Rule(
    code="IMP569",
    severity=_INFO,
    title=Texts(
        "Лист без карты",
        "A sheet without a journey",
    ),
    text=Texts(
        "на листе нет таблицы карты пути, он не прочитан (заполненных ячеек: {count})",
        "the sheet has no journey table and was not read (cells with something: {count})",
    ),
    why=Texts(
        "В книге бывают справочники и черновики.",
        "Workbooks hold dictionaries and drafts, too.",
    ),
)

HIDDEN_SHEET = Rule(
    code="IMP570",
    severity=_INFO,
    title=Texts(
        "Лист скрыт",
        "The sheet is hidden",
    ),
    text=Texts(
        "лист скрыт, но на нём есть карта, и она прочитана; чтобы читать не все листы, назовите "
        "нужные настройкой sheets",
        "the sheet is hidden, but has a journey, which was read; to read some sheets only, name "
        "them with the option sheets",
    ),
    why=Texts(
        "На скрытом листе бывает и старая версия.",
        "A hidden sheet may be an old version.",
    ),
)

SIGN_BY_CONTEXT = Rule(
    code="IMP571",
    severity=_INFO,
    title=Texts(
        "Знак понят по соседям",
        "A sign was understood by its neighbours",
    ),
    text=Texts(
        "«{found}» понято как {meaning_ru}, потому что так пишут в остальных ячейках строки; "
        "если это не так, напишите число",
        "'{found}' was taken for {meaning_en}, because the other cells of the lane are written "
        "so; if it is not, write a number",
    ),
    why=Texts(
        "Один и тот же знак пишут в разных смыслах.",
        "The same sign is written in several senses.",
    ),
)

TOO_LARGE = Rule(
    code="IMP572",
    severity=_ERROR,
    title=Texts(
        "Таблица слишком велика",
        "The table is too large",
    ),
    text=Texts(
        "в таблице больше {limit} заполненных ячеек: карта пути столько не занимает; уберите лишние листы",
        "the table has more than {limit} filled cells: no journey map takes so many; remove the other sheets",
    ),
    why=Texts(
        "Граница защищает память.",
        "The limit protects the memory.",
    ),
)

CELL_OUTSIDE = Rule(
    code="IMP573",
    severity=_WARNING,
    title=Texts(
        "Ячейка вне этапов",
        "A cell beside the stages",
    ),
    text=Texts(
        "ячейка не относится ни к одному этапу: над ней (или слева от неё) нет названия; текст "
        "сохранён в примечаниях карты",
        "the cell belongs to no stage: there is no title above it (or left of it); its text is kept in the map's notes",
    ),
    why=Texts(
        "Без этапа неизвестно, к чему относится текст.",
        "Without a stage nobody knows what the text is about.",
    ),
)

CHANNELS_APART = Rule(
    code="IMP574",
    severity=_INFO,
    title=Texts(
        "Каналы стали точками контакта",
        "Channels became touchpoints",
    ),
    text=Texts(
        "каналы ({count}) не разложены по точкам контакта и записаны отдельными точками; чтобы "
        "связать их, пишите столько же каналов, сколько точек, в том же порядке",
        "channels ({count}) do not tell their touchpoints and became touchpoints of their own; "
        "to join them write as many channels as touchpoints, in the same order",
    ),
    why=Texts(
        "Канал без точки контакта в карте не хранится.",
        "A map holds no channel without a touchpoint.",
    ),
)

PAIRED = Rule(
    code="IMP575",
    severity=_INFO,
    title=Texts(
        "Значения разложены по порядку",
        "Values were paired by their order",
    ),
    text=Texts(
        "значений «{lane}» столько же, сколько точек контакта ({count}): они соединены по порядку",
        "there are as many values of '{lane}' as touchpoints ({count}): they were paired by their order",
    ),
    why=Texts(
        "Порядок – не доказательство.",
        "Order is no proof.",
    ),
)

FOR_ALL = Rule(
    code="IMP576",
    severity=_INFO,
    title=Texts(
        "Одно значение на все точки",
        "One value for all touchpoints",
    ),
    text=Texts(
        "значение «{lane}» одно, а точек контакта {count}: оно записано каждой",
        "there is one value of '{lane}' for {count} touchpoints: each of them got it",
    ),
    why=Texts(
        "Так его понял бы читатель таблицы.",
        "A reader of the table would take it so.",
    ),
)

UNKNOWN_WORD = Rule(
    code="IMP577",
    severity=_INFO,
    title=Texts(
        "Слова нет в словаре",
        "A word is in no vocabulary",
    ),
    text=Texts(
        "«{found}» нет в словаре «{vocabulary}»: слово сохранено как есть; добавьте его в words проекта или исправьте",
        "'{found}' is not in the vocabulary '{vocabulary}': it is kept as it is; add it to the "
        "project's words, or correct it",
    ),
    why=Texts(
        "Незнакомое слово не попадёт в подсчёты по словарю.",
        "An unknown word is left out of what is counted by the vocabulary.",
    ),
)

FORMAT_DAMAGED = Rule(
    code="IMP580",
    severity=_WARNING,
    title=Texts(
        "Скрытые данные повреждены",
        "The hidden data is damaged",
    ),
    text=Texts(
        "скрытый лист cjmkit не читается: книга прочитана как чужая, поля, которых нет на "
        "видимых листах, потеряны; возьмите прежнюю копию, если они нужны",
        "the hidden sheet cjmkit cannot be read: the workbook was read as a stranger's, fields "
        "that no visible sheet shows are lost; take an older copy if they are needed",
    ),
    why=Texts(
        "На этом листе лежит то, чего сетка показать не может.",
        "That sheet keeps what a grid cannot show.",
    ),
)

EDIT_TAKEN = Rule(
    code="IMP581",
    severity=_INFO,
    title=Texts(
        "Правка принята",
        "An edit was taken",
    ),
    text=Texts(
        "ячейка изменена после выгрузки: новое значение записано в {path}",
        "the cell was changed after the export: its new value went to {path}",
    ),
    why=Texts(
        "Видимая ячейка главнее скрытых данных.",
        "A visible cell is above the hidden data.",
    ),
)

PART_ADDED = Rule(
    code="IMP582",
    severity=_INFO,
    title=Texts(
        "Добавлено в таблице",
        "Added in the spreadsheet",
    ),
    text=Texts(
        "{what_ru} добавлено в таблице: «{title}»",
        "{what_en} added in the spreadsheet: '{title}'",
    ),
    why=Texts(
        "Новая строка или столбец без скрытого кода – новая часть карты.",
        "A row or column without a hidden code is a new part of the map.",
    ),
)

PART_REMOVED = Rule(
    code="IMP583",
    severity=_INFO,
    title=Texts(
        "Убрано в таблице",
        "Removed in the spreadsheet",
    ),
    text=Texts(
        "{what_ru} убрано из таблицы: «{title}», вместе с тем, чего сетка не показывает",
        "{what_en} removed from the spreadsheet: '{title}', with what the grid does not show",
    ),
    why=Texts(
        "Удалённая строка или столбец – удалённая часть карты.",
        "A deleted row or column is a deleted part of the map.",
    ),
)

EDIT_NOT_TAKEN = Rule(
    code="IMP584",
    severity=_WARNING,
    title=Texts(
        "Правка не принята",
        "An edit was not taken",
    ),
    text=Texts(
        "ячейка изменена, но это поле здесь только показано: осталось прежнее значение{how_ru}",
        "the cell was changed, but the field is only shown here: the old value stays{how_en}",
    ),
    why=Texts(
        "Составное поле по тексту ячейки не восстановить.",
        "A field of several parts cannot be made of a cell's text.",
    ),
)

TWO_EDITS = Rule(
    code="IMP585",
    severity=_WARNING,
    title=Texts(
        "Две разные правки",
        "Two different edits",
    ),
    text=Texts(
        "одно и то же изменено на двух листах по-разному: принято значение листа «{taken}»",
        "the same was changed differently on two sheets: the value of the sheet '{taken}' was taken",
    ),
    why=Texts(
        "Одно значение не может быть двумя.",
        "One value cannot be two.",
    ),
)

SHEET_RULES: Final = (
    NO_TABLE,
    LAYOUT_FOUND,
    UNKNOWN_LANE,
    CELL_NOT_READ,
    QUOTE_WITHOUT_SCORE,
    WORDS_WITHOUT_SCORE,
    SCORE_FROM_WORD,
    SCALE_FOUND,
    OFF_SCALE,
    GOAL_IS_ACTION,
    SPLIT,
    REMEDIES_UNPAIRED,
    REMEDIES_PAIRED,
    REMEDY_WITHOUT_BARRIER,
    SHEETS_JOINED,
    STAGE_CONTINUED,
    STAGE_REPEATED,
    MERGED_ACROSS,
    LINE_KEPT,
    NOT_A_MAP,
    HIDDEN_SHEET,
    SIGN_BY_CONTEXT,
    TOO_LARGE,
    CELL_OUTSIDE,
    CHANNELS_APART,
    PAIRED,
    FOR_ALL,
    UNKNOWN_WORD,
    FORMAT_DAMAGED,
    EDIT_TAKEN,
    PART_ADDED,
    PART_REMOVED,
    EDIT_NOT_TAKEN,
    TWO_EDITS,
)
"""Every entry, in the order of codes."""
