"""
IMP600–IMP619: what a mermaid journey says that a map cannot take as it stands.
"""

from __future__ import annotations

from cjmkit.findings import Rule, Severity, Texts

__all__ = [
    "COLON_IN_TASK",
    "NOT_A_JOURNEY",
    "NOT_A_SCORE",
    "NO_SCORE",
    "SCALE_WIDENED",
    "SEMICOLON",
    "SWALLOWED_TITLE",
    "TASK_BEFORE_SECTION",
    "UNREAD_LINE",
]

NOT_A_JOURNEY = Rule(
    code="IMP600",
    severity=Severity.ERROR,
    title=Texts("Это не диаграмма journey", "This is not a journey diagram"),
    text=Texts(
        "в тексте нет строки «journey»: нужна диаграмма mermaid этого вида, отдельно или в блоке ```mermaid",
        "the text has no line 'journey': a mermaid diagram of this kind is needed, alone or in a ```mermaid block",
    ),
    why=Texts(
        "Другие виды диаграмм mermaid не говорят, где этапы и где оценки.",
        "Other diagrams of mermaid do not tell stages from scores.",
    ),
    bad="graph TD",
    good="journey",
)

COLON_IN_TASK = Rule(
    code="IMP601",
    severity=Severity.WARNING,
    title=Texts("Двоеточие внутри задачи", "A colon inside a task"),
    text=Texts(
        "в строке лишнее двоеточие: mermaid берёт за оценку то, что стоит после первого; прочитано так же. "
        "Если двоеточие принадлежит названию, запишите его как #58;",
        "there is a colon too many: mermaid takes for the score what stands after the first one, and so did we. "
        "If the colon belongs to the name, write it as #58;",
    ),
    why=Texts(
        "Mermaid не сообщает об этом: оценка и участники молча становятся другими.",
        "Mermaid says nothing: the score and the actors silently become others.",
    ),
    bad="Звонок в 10:00: 5: Клиент",
    good="Звонок в 10#58;00: 5: Клиент",
    law="https://mermaid.js.org/syntax/userJourney.html",
)

NO_SCORE = Rule(
    code="IMP602",
    severity=Severity.WARNING,
    title=Texts("У задачи нет оценки", "A task without a score"),
    text=Texts(
        "после названия нет «: оценка»; точка взята с неизвестной эмоцией, а mermaid такую строку не прочтёт",
        "there is no ': score' after the name; the touchpoint is taken with an unknown emotion, "
        "and mermaid would not read this line",
    ),
    why=Texts("Неизвестная эмоция – не ноль.", "An unknown emotion is not a zero."),
    bad="Поиск в интернете",
    good="Поиск в интернете: 3: Клиент",
)

NOT_A_SCORE = Rule(
    code="IMP603",
    severity=Severity.WARNING,
    title=Texts("Оценка – не целое число от 0 до 10", "The score is no whole number from 0 to 10"),
    text=Texts(
        "оценка «{found}», а нужно целое число от 0 до 5; эмоция оставлена неизвестной, текст – в заметке этапа",
        "the score is '{found}', expected a whole number from 0 to 5; the emotion stays unknown, "
        "the text is in the stage's note",
    ),
    why=Texts(
        "Mermaid рисует такое лицо мимо своей полосы или отказывается рисовать.",
        "Mermaid draws such a face off its band, or refuses to draw.",
    ),
    bad="Оплата: 3.5: Клиент",
    good="Оплата: 4: Клиент",
)

SCALE_WIDENED = Rule(
    code="IMP604",
    severity=Severity.WARNING,
    title=Texts("Оценки выше пяти", "Scores above five"),
    text=Texts(
        "наибольшая оценка – {found}: шкала карты объявлена от {low} до {high}; в mermaid она кончается на 5",
        "the greatest score is {found}: the map's scale is declared as {low} to {high}; mermaid's own ends at 5",
    ),
    why=Texts(
        "Оценки берутся как есть, а шкала – такой, чтобы все они на ней были.",
        "Scores are taken as they are, and the scale so that it holds them all.",
    ),
    bad="Оплата: 9: Клиент",
    good="Оплата: 5: Клиент",
)

TASK_BEFORE_SECTION = Rule(
    code="IMP605",
    severity=Severity.INFO,
    title=Texts("Задачи до первого раздела", "Tasks before the first section"),
    text=Texts(
        "задачи стоят до первого section; для них заведён этап без названия: назовите его",
        "tasks stand before the first section; a stage without a title holds them: give it one",
    ),
    why=Texts("Точка контакта принадлежит этапу.", "A touchpoint belongs to a stage."),
    bad="journey\n  Поиск: 3",
    good="journey\n  section Поиск решения\n  Поиск: 3",
)

UNREAD_LINE = Rule(
    code="IMP606",
    severity=Severity.WARNING,
    title=Texts("Строка не понята", "A line that was not understood"),
    text=Texts(
        "строка не похожа ни на раздел, ни на задачу; её текст оставлен в заметках карты",
        "the line is neither a section nor a task; its text is kept in the journey's notes",
    ),
    why=Texts("Ничто из файла не теряется молча.", "Nothing of the file is lost in silence."),
    bad=": 5: Клиент",
    good="Поиск: 5: Клиент",
)

SWALLOWED_TITLE = Rule(
    code="IMP607",
    severity=Severity.WARNING,
    title=Texts("Задача, которую mermaid примет за заголовок", "A task that mermaid takes for the title"),
    text=Texts(
        "строка начинается со слова «{found}» и кончается оценкой: mermaid делает её заголовком, прочитано так же. "
        "Если это задача, замените первую букву её кодом",
        "the line begins with '{found}' and ends with a score: mermaid makes it the title, and so did we. "
        "If it is a task, write its first letter as an entity",
    ),
    why=Texts("Mermaid не сообщает об этом: задача исчезает.", "Mermaid says nothing: the task is gone."),
    bad="Title page: 5: Клиент",
    good="#84;itle page: 5: Клиент",
)

SEMICOLON = Rule(
    code="IMP608",
    severity=Severity.INFO,
    title=Texts("Знак, на котором mermaid остановится", "A character that mermaid stops at"),
    text=Texts(
        "в строке есть «{found}»: прочитано как часть текста, а mermaid на ней остановится; запишите её как {entity}",
        "the line holds '{found}': read as a part of the text, but mermaid stops at it; write it as {entity}",
    ),
    why=Texts(
        "Точка с запятой и двоеточие в разделе – служебные знаки mermaid.",
        "A semicolon, and a colon in a section, are mermaid's own.",
    ),
    bad="section Этап 1: поиск",
    good="section Этап 1#58; поиск",
)
