"""
JRN201–JRN219, JRN235: whether the stages tell a client's way, and each of them what it is for.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cjmkit.findings import Finding, Location, Rule, Severity, Texts
from cjmkit.rules.base import Context, Subject, check, never
from cjmkit.rules.views import JourneyView, StageView, named
from cjmkit.rules.wording import starts_with_verb

__all__ = ["STAGE", "STAGES"]

NO_STAGES: Final = Rule(
    code="JRN200",
    severity=Severity.ERROR,
    title=Texts("Карта без этапов", "A map without stages"),
    text=Texts(
        "на карте «{journey}» нет ни одного этапа, нужно несколько: опишите путь клиента по этапам",
        "the map '{journey}' has no stage at all, several are needed: tell the client's way in stages",
    ),
    why=Texts(
        "Карта – это путь по этапам; без них проверять нечего.",
        "A map is a way through stages; without them there is nothing to check.",
    ),
    bad=Texts("stages: []", "stages: []"),
    good=Texts("потребность, поиск, выбор, покупка, использование", "need, search, choice, purchase, use"),
    law=Texts("карта делится на этапы", "a map is made of stages"),
    fields=("stages",),
)

NUMBER: Final = Rule(
    code="JRN201",
    severity=Severity.INFO,
    title=Texts("Необычное число этапов", "An unusual number of stages"),
    text=Texts(
        "на карте «{journey}» этапов: {found}, обычно их от {least} до {most}: проверьте, не слить ли или разделить",
        "the map '{journey}' has {found} stages, {least} to {most} are usual: see whether to join or divide some",
    ),
    why=Texts(
        "Три этапа скрывают подробности, пятнадцать никто не дочитает.",
        "Three stages hide the details, fifteen nobody reads to the end.",
    ),
    bad=Texts("пришёл, купил", "came, bought"),
    good=Texts("пять–девять этапов", "five to nine stages"),
    law=Texts("пороги min_stages и max_stages", "the limits min_stages and max_stages"),
    fields=("stages",),
)

FUNNEL: Final = Rule(
    code="JRN202",
    severity=Severity.WARNING,
    title=Texts("Нет этапа после покупки", "No stage after the purchase"),
    text=Texts(
        "на карте «{journey}» нет этапов после покупки, это воронка, а не путь: добавьте их",
        "the map '{journey}' has no stage after the purchase, which makes it a funnel: add what comes then",
    ),
    why=Texts(
        "Использование, повторная покупка и рекомендации – та часть пути, которая приносит прибыль дольше всего.",
        "Use, repeated purchases and recommendations are the part of the way that pays longest.",
    ),
    bad=Texts("последний этап – «Покупка»", "the last stage is the purchase"),
    good=Texts("покупка, использование, рекомендации", "purchase, use, recommendation"),
    law=Texts(
        "в отличие от воронки, карта охватывает отношения после покупки",
        "unlike a funnel a map holds the relations after the purchase",
    ),
    fields=("stages.post_purchase",),
)

NO_CLIENT_GOAL: Final = Rule(
    code="JRN203",
    severity=Severity.WARNING,
    title=Texts("Этап без цели клиента", "A stage without the client's goal"),
    text=Texts(
        "этап «{stage}»: не сказано, чего хочет клиент, а это нужно: впишите client_goal",
        "stage '{stage}': nothing says what the client wants, which is needed: write client_goal",
    ),
    why=Texts(
        "С этапом меняется и цель клиента; не зная её, нельзя судить, помогли ли ему.",
        "With the stage the client's goal changes; unless it is known nobody can tell whether it was met.",
    ),
    bad=Texts("client_goal не заполнено", "no client_goal"),
    good=Texts("client_goal: выбрать крем по составу", "client_goal: choose a cream by its contents"),
    law=Texts("у каждого этапа своя цель клиента", "each stage has a goal of the client"),
    fields=("stages.client_goal",),
)

NO_TASK: Final = Rule(
    code="JRN213",
    severity=Severity.WARNING,
    title=Texts("Этап без задачи компании", "A stage without a task of the company"),
    text=Texts(
        "этап «{stage}»: нет задачи ни у этапа, ни у его точек, а она нужна: впишите task или marketer_task",
        "stage '{stage}': neither it nor its touchpoints have a task, one is needed: write task or marketer_task",
    ),
    why=Texts("Этап, которым никто не занят, не улучшится.", "A stage that nobody works on does not get better."),
    bad=Texts("task не заполнено", "no task"),
    good=Texts("task: получить контакт", "task: get the contact"),
    law=Texts("на каждом этапе у маркетолога своя задача", "at each stage the marketer has a task"),
    fields=("stages.task", "touchpoints.marketer_task"),
)

NO_KPI: Final = Rule(
    code="JRN204",
    severity=Severity.WARNING,
    title=Texts("Этап без показателя", "A stage without an indicator"),
    text=Texts(
        "этап «{stage}»: нет ни одного показателя, нужен хотя бы один: впишите kpis",
        "stage '{stage}' has no indicator, at least one is needed: write kpis",
    ),
    why=Texts(
        "Без показателя не увидеть, помогли ли изменения.", "Without an indicator nobody sees whether changes helped."
    ),
    bad=Texts("kpis: []", "kpis: []"),
    good=Texts("kpis: [conversion]", "kpis: [conversion]"),
    law=Texts("у каждого этапа есть показатели", "each stage has its indicators"),
    fields=("stages.kpis",),
)

NO_UNIT: Final = Rule(
    code="JRN214",
    severity=Severity.INFO,
    title=Texts("Показатель без единицы", "An indicator without a unit"),
    text=Texts(
        "показатель «{kpi}» со значением, но без единицы, а она нужна: впишите unit у него или в kpis проекта",
        "the indicator '{kpi}' has a value and no unit, one is needed: write unit here or in the project's kpis",
    ),
    why=Texts("12 – это проценты, рубли или дни?", "Is 12 percent, roubles or days?"),
    bad=Texts("{id: delivery, value: 12}", "{id: delivery, value: 12}"),
    good=Texts("{id: delivery, value: 12, unit: ч}", "{id: delivery, value: 12, unit: h}"),
    law=Texts("число без единицы не сравнить", "a number without a unit cannot be compared"),
    fields=("kpis.unit",),
)

NO_TARGET: Final = Rule(
    code="JRN215",
    severity=Severity.INFO,
    title=Texts("Показатель без цели", "An indicator without a target"),
    text=Texts(
        "показатель «{kpi}» со значением, но без целевого, а с чем-то его надо сравнить: впишите target",
        "the indicator '{kpi}' has a value and no target to compare with: write target",
    ),
    why=Texts("Без цели значение ни хорошее, ни плохое.", "Without a target a value is neither good nor bad."),
    bad=Texts("{id: nps, value: 31}", "{id: nps, value: 31}"),
    good=Texts("{id: nps, value: 31, target: 50}", "{id: nps, value: 31, target: 50}"),
    law=Texts("показатель сравнивают с целью", "an indicator is compared with a target"),
    fields=("kpis.target",),
)

NO_NPS: Final = Rule(
    code="JRN216",
    severity=Severity.INFO,
    title=Texts("Лояльность без NPS", "Loyalty without NPS"),
    text=Texts(
        "этап «{stage}»: о лояльности, а NPS среди показателей нет: добавьте nps",
        "stage '{stage}' is about loyalty and NPS is not among its indicators: add nps",
    ),
    why=Texts(
        "Готовность рекомендовать – самый простой замер лояльности.",
        "Readiness to recommend is the simplest measure of loyalty.",
    ),
    bad=Texts("лояльность, kpis: [ltv]", "loyalty, kpis: [ltv]"),
    good=Texts("лояльность, kpis: [ltv, nps]", "loyalty, kpis: [ltv, nps]"),
    law=Texts("лояльность измеряют индексом NPS", "loyalty is measured by NPS"),
    fields=("stages.kpis",),
)

NO_POINT: Final = Rule(
    code="JRN205",
    severity=Severity.ERROR,
    title=Texts("Этап без точек контакта", "A stage without touchpoints"),
    text=Texts(
        "этап «{stage}»: ни одной точки контакта и нет отметки no_contact: добавьте точку или отметьте, что её нет",
        "stage '{stage}': no touchpoint and no mark no_contact: add a touchpoint, or mark that there is none",
    ),
    why=Texts(
        "Отсутствие контакта – тоже событие пути, но его отмечают, чтобы не спутать с забытым.",
        "No contact is a part of the way, too, but it is marked, so that nobody takes it for forgotten.",
    ),
    bad=Texts("touchpoints: []", "touchpoints: []"),
    good=Texts("no_contact: true", "no_contact: true"),
    law=Texts("отсутствие касания наносят на карту", "the lack of a contact is put on the map"),
    fields=("stages.touchpoints", "stages.no_contact"),
)

CONTACT_AFTER_ALL: Final = Rule(
    code="JRN217",
    severity=Severity.WARNING,
    title=Texts("Контакт там, где его нет", "A contact where there is none"),
    text=Texts(
        "этап «{stage}»: отмечен no_contact, а точек контакта: {found}; оставьте что-то одно",
        "stage '{stage}' is marked no_contact and has {found} touchpoints: keep one of the two",
    ),
    why=Texts("Одно из двух неверно.", "One of the two is wrong."),
    bad=Texts("no_contact: true, touchpoints: [Сайт]", "no_contact: true, touchpoints: [Site]"),
    good=Texts("no_contact: false, touchpoints: [Сайт]", "no_contact: false, touchpoints: [Site]"),
    law=Texts("отсутствие касания наносят на карту", "the lack of a contact is put on the map"),
    fields=("stages.no_contact",),
)

PROCESS: Final = Rule(
    code="JRN206",
    severity=Severity.WARNING,
    title=Texts("Этап назван по процессу компании", "A stage named after the company's process"),
    text=Texts(
        "этап «{stage}»: слово «{found}» из жизни компании, а этап называют глазами клиента: переименуйте",
        "stage '{stage}': '{found}' belongs to the company's life, a stage is named as the client sees it: rename it",
    ),
    why=Texts(
        "Карта, списанная с бизнес-процессов, показывает, как работает компания, а не что испытывает клиент.",
        "A map copied from processes shows how the company works, not what the client goes through.",
    ),
    bad=Texts("«Обработка заявки»", "'Processing of the request'"),
    good=Texts("«Жду ответа»", "'I wait for an answer'"),
    law=Texts("частая ошибка: карта построена на процессах компании", "a usual mistake: a map made of processes"),
    fields=("stages.title",),
)

GOAL_IS_ACTION: Final = Rule(
    code="JRN212",
    severity=Severity.INFO,
    title=Texts("Цель похожа на действие", "A goal that looks like an action"),
    text=Texts(
        "этап «{stage}»: цель клиента начинается с того, что он делает; впишите, чего он хочет, а действие – в actions",
        "stage '{stage}': the client's goal begins with what they do; write what they want, the action into actions",
    ),
    why=Texts(
        "В таблицах столбец «Цель» часто заполняют действиями, и тогда цели на карте нет.",
        "Tables often hold actions in the column of goals, and then the map has no goals.",
    ),
    bad=Texts("client_goal: ищет крем в интернете", "client_goal: looks for a cream"),
    good=Texts("client_goal: найти крем без отдушек", "client_goal: find a cream without perfume"),
    law=Texts("цели и действия клиента – разные строки карты", "goals and actions are different rows of a map"),
    fields=("stages.client_goal", "stages.actions"),
)

NO_CAPTURE: Final = Rule(
    code="JRN235",
    severity=Severity.INFO,
    title=Texts("Поиск без сбора контактов", "A search without lead capture"),
    text=Texts(
        "этап «{stage}»: клиент ищет решение, а взять его контакт нечем: добавьте в tools инструмент сбора контактов",
        "stage '{stage}': clients search and nothing takes their contact: add a tool of lead capture to tools",
    ),
    why=Texts(
        "Кто ушёл, не оставив контакта, вернётся разве что сам.",
        "Who leaves without a contact can only come back by themselves.",
    ),
    bad=Texts("поиск решений, tools: []", "search, tools: []"),
    good=Texts("поиск решений, tools: [consultation]", "search, tools: [consultation]"),
    law=Texts("задача этапа поиска – получить контакт", "the task of the search stage is to get the contact"),
    fields=("stages.tools",),
)

_AFTER: Final = frozenset(("onboarding", "use", "post_purchase", "loyalty", "advocacy"))


@check(NO_STAGES, NUMBER, FUNNEL)
def _together(seen: JourneyView, context: Context) -> Iterator[Finding]:
    """
    Count the stages, and look for one after the purchase.
    """
    limits = context.settings.journey
    where = Location(field=f"{seen.path}.stages")
    found = len(seen.stages)
    if not found:
        yield NO_STAGES.finding(where, journey=seen.title)
        return
    if not limits.min_stages <= found <= limits.max_stages:
        yield NUMBER.finding(where, journey=seen.title, found=found, least=limits.min_stages, most=limits.max_stages)
    if not any(_is_after(stage) for stage in seen.stages):
        yield FUNNEL.finding(where, journey=seen.title)


def _is_after(seen: StageView) -> bool:
    told = seen.stage.post_purchase
    return seen.group in _AFTER if told is None else told


@check(NO_CLIENT_GOAL, GOAL_IS_ACTION, NO_TASK)
def _aims(seen: StageView, context: Context) -> Iterator[Finding]:
    """
    Ask what the client and the company want here.
    """
    stage, goal = seen.stage, seen.stage.client_goal
    if not (goal or "").strip():
        yield NO_CLIENT_GOAL.finding(Location(field=f"{seen.path}.client_goal"), stage=seen.title)
    elif starts_with_verb(goal or ""):
        yield GOAL_IS_ACTION.finding(Location(field=f"{seen.path}.client_goal"), stage=seen.title)
    if not stage.task and not any(point.marketer_task for point in seen.serving):
        yield NO_TASK.finding(Location(field=f"{seen.path}.task"), stage=seen.title)


@check(NO_KPI, NO_UNIT, NO_TARGET, NO_NPS)
def _indicators(seen: StageView, context: Context) -> Iterator[Finding]:
    """
    Ask what the stage is measured by.
    """
    stage, home = seen.stage, seen.home.home
    where = Location(field=f"{seen.path}.kpis")
    if not stage.kpis:
        yield NO_KPI.finding(where, stage=seen.title)
    elif seen.group == "loyalty" and all(kpi.id != "nps" for kpi in stage.kpis):
        yield NO_NPS.finding(where, stage=seen.title)
    for number, kpi in enumerate(stage.kpis):
        place, title = Location(field=f"{seen.path}.kpis[{number}]"), named(home.words("kpi").label(kpi.id))
        if kpi.value is not None and kpi.unit is None and kpi.id not in home.units:
            yield NO_UNIT.finding(place, kpi=title)
        if kpi.value is not None and kpi.target is None:
            yield NO_TARGET.finding(place, kpi=title)


@check(NO_POINT, CONTACT_AFTER_ALL)
def _contact(seen: StageView, context: Context) -> Iterator[Finding]:
    """
    Expect a touchpoint, or the mark that there is none.
    """
    found = len(seen.serving)
    if not found and not seen.stage.no_contact:
        yield NO_POINT.finding(Location(field=f"{seen.path}.touchpoints"), stage=seen.title)
    elif found and seen.stage.no_contact:
        yield CONTACT_AFTER_ALL.finding(Location(field=f"{seen.path}.no_contact"), stage=seen.title, found=found)


@check(PROCESS)
def _wording(seen: StageView, context: Context) -> Iterator[Finding]:
    """
    Look for words of the company's processes in the title.
    """
    found = seen.home.home.processes.within(seen.stage.title)
    if found:
        yield PROCESS.finding(Location(field=f"{seen.path}.title"), stage=seen.title, found=named(found[0]))


@check(NO_CAPTURE)
def _capture(seen: StageView, context: Context) -> Iterator[Finding]:
    """
    Expect a tool of lead capture where clients search.
    """
    if seen.group != "search":
        return
    captures = set(seen.home.home.words("tool").ids("lead_capture"))
    if captures.isdisjoint(seen.stage.tools):
        yield NO_CAPTURE.finding(Location(field=f"{seen.path}.tools"), stage=seen.title)


STAGES: Final[Subject[JourneyView]] = Subject(name="stages", is_clean=never, checks=(_together,))
STAGE: Final[Subject[StageView]] = Subject(
    name="stage", is_clean=never, checks=(_aims, _indicators, _contact, _wording, _capture)
)
