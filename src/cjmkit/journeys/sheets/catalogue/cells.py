"""
What a cell means: emotions, barriers with remedies, touchpoints, values.
"""

from __future__ import annotations

from cjmkit.findings import Rule, Severity, Texts

__all__ = [
    "CELL_NOT_READ",
    "CHANNELS_APART",
    "FOR_ALL",
    "GOAL_IS_ACTION",
    "OFF_SCALE",
    "PAIRED",
    "QUOTE_WITHOUT_SCORE",
    "REMEDIES_PAIRED",
    "REMEDIES_UNPAIRED",
    "REMEDY_WITHOUT_BARRIER",
    "SCALE_FOUND",
    "SCORE_FROM_WORD",
    "SIGN_BY_CONTEXT",
    "SPLIT",
    "UNKNOWN_WORD",
    "WORDS_WITHOUT_SCORE",
]

_INFO, _WARNING = Severity.INFO, Severity.WARNING

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
