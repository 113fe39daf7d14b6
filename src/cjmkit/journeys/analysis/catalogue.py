"""
CFG160–CFG169: what the caller of an analysis got wrong.
"""

from __future__ import annotations

from cjmkit.findings import Rule, Severity, Texts

__all__ = ["BAD_SETTING", "BAD_WHAT_IF", "NO_COUNT", "TOO_MANY", "UNKNOWN_ANALYSIS", "UNKNOWN_JOURNEY", "UNKNOWN_STAGE"]

_ERROR = Severity.ERROR

UNKNOWN_ANALYSIS = Rule(
    code="CFG160",
    severity=_ERROR,
    title=Texts("Нет такого анализа", "There is no such analysis"),
    text=Texts(
        "анализа «{found}» нет; есть: {known}. Исправьте имя",
        "there is no analysis '{found}'; there are: {known}. Mend the name",
    ),
    why=Texts("Имена анализов заданы.", "The names of analyses are fixed."),
    bad="cjmkit analyse cream.json --only funel",
    good="cjmkit analyse cream.json --only funnel",
)

UNKNOWN_JOURNEY = Rule(
    code="CFG161",
    severity=_ERROR,
    title=Texts("Нет такого пути", "There is no such journey"),
    text=Texts(
        "пути «{found}» в проекте нет; есть: {known}. Назовите один из них",
        "there is no journey '{found}' in the project; there are: {known}. Name one of them",
    ),
    why=Texts("Путь называют его id.", "A journey is named by its id."),
)

UNKNOWN_STAGE = Rule(
    code="CFG162",
    severity=_ERROR,
    title=Texts("Нет такого этапа", "There is no such stage"),
    text=Texts(
        "этапа «{found}» нет ни в одном из выбранных путей; есть: {known}. Назовите этап его id или названием",
        "there is no stage '{found}' in any of the chosen journeys; there are: {known}. Name it by its id or title",
    ),
    why=Texts("Растянуть можно только переход в известный этап.", "Only the step into a known stage can be stretched."),
    bad="--what-if stretch=buy:12",
    good="--what-if stretch=purchase:12",
)

BAD_WHAT_IF = Rule(
    code="CFG163",
    severity=_ERROR,
    title=Texts("Предположение не понято", "The what-if was not understood"),
    text=Texts(
        "найдено «{found}»; ожидалось widen=ВО_СКОЛЬКО_РАЗ, stretch=ЭТАП:КЛИЕНТОВ или stretch=ЭТАП:ПРОЦЕНТ%, "
        "числа больше нуля. Перепишите",
        "found '{found}'; expected widen=TIMES, stretch=STAGE:CLIENTS or stretch=STAGE:PERCENT%, "
        "numbers above zero. Write it so",
    ),
    why=Texts(
        "Расширение умножает вход и хранит конверсии, растягивание меняет конверсию одного шага.",
        "Widening multiplies the entry and keeps the rates, stretching changes the rate of one step.",
    ),
    bad="--what-if widen",
    good="--what-if widen=10",
)

BAD_SETTING = Rule(
    code="CFG164",
    severity=_ERROR,
    title=Texts("Настройка анализа неверна", "A setting of an analysis is wrong"),
    text=Texts(
        "{name}: найдено {found}, ожидалось {expected}. Исправьте",
        "{name}: found {found}, expected {expected}. Mend it",
    ),
    why=Texts("С такой настройкой результат ничего бы не значил.", "With it the result would mean nothing."),
    bad="kit.analyse(project, min_barriers=0)",
    good="kit.analyse(project, min_barriers=2)",
)

NO_COUNT = Rule(
    code="CFG165",
    severity=_ERROR,
    title=Texts("Переход растянуть не от чего", "There is no step to stretch"),
    text=Texts(
        "этап «{found}»: нет числа клиентов на нём или ни на одном этапе до него. Внесите counts или выберите другой",
        "stage '{found}': no number of clients on it or on any stage before it. Enter counts or choose another stage",
    ),
    why=Texts("Новая конверсия считается от прежних чисел.", "A new rate is computed from the old numbers."),
)

TOO_MANY = Rule(
    code="CFG166",
    severity=_ERROR,
    title=Texts("Больше, чем было на входе", "More than came in"),
    text=Texts(
        "этап «{found}»: клиентов больше, чем {most} на шаге до него, конверсия превысила бы 100 %. Назовите меньше",
        "stage '{found}': more clients than the {most} of the step before, a rate above 100%. Name fewer",
    ),
    why=Texts("На этап приходит не больше клиентов, чем было до него.", "No more clients come than there were."),
)
