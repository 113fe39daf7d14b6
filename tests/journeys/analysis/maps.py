"""
Maps for the tests of analyses: those of the source texts, in our own words, and parts to make others of.
"""

import datetime as dt
from decimal import Decimal

from cjmkit.journeys.analysis import ANALYSES, AnalysisSettings
from cjmkit.journeys.analysis.question import question_of, words_of
from cjmkit.model.journeys import (
    KPI,
    ActionItem,
    Barrier,
    Benchmark,
    BuyingRole,
    ChangeEvent,
    Channel,
    ChannelKind,
    Churn,
    Count,
    Direction,
    Effect,
    Emotion,
    Evidence,
    Journey,
    KPIDefinition,
    MomentOfTruth,
    Note,
    Outcome,
    Ownership,
    Persona,
    PersonaValue,
    Project,
    Remedy,
    RemedyStatus,
    Stage,
    Touchpoint,
    Transition,
    TransitionKind,
)
from cjmkit.model.parts import Money

TODAY = dt.date(2026, 11, 22)


def money(amount, currency="RUB", period=None):
    """Return an amount."""
    return Money(amount=Decimal(amount), currency=currency, period=period)


def point(title="Сайт", **rest):
    """Return a touchpoint."""
    return Touchpoint(title=title, **rest)


def stage(id, title="", *, clients=None, barriers=0, **rest):  # noqa: A002
    """Return a stage with so many clients and barriers."""
    found = (
        tuple(Barrier(text=f"{id}-{number}") for number in range(barriers)) if isinstance(barriers, int) else barriers
    )
    counts = rest.pop("counts", () if clients is None else (Count(value=clients),))
    return Stage(id=id, title=title or id, barriers=found, counts=counts, **rest)


def journey(*stages, **rest):
    """Return a journey."""
    return Journey(id=rest.pop("id", "way"), title=rest.pop("title", "Путь"), stages=stages, **rest)


def ask(name, what, *, journey=0, cards=None, today=TODAY, **settings):
    """Run one analysis over a journey or a project."""
    project = what if isinstance(what, Project) else Project(journeys=(what,))
    question = question_of(
        project,
        project.journeys[journey],
        settings=AnalysisSettings.of(settings),
        today=today,
        words=words_of(project),
        cards=cards,
    )
    return ANALYSES[name].run(question)


def funnel(*clients):
    """Return a journey with so many clients at its stages."""
    return journey(*(stage(f"s{number}", clients=count) for number, count in enumerate(clients)))


def cream():
    """Return the map of the cream buyer: barriers 1, 1, 4, 3, 2, 1."""
    titles = (
        ("need", "Формирование потребности", 1),
        ("search", "Поиск решения", 1),
        ("choice", "Выбор", 4),
        ("purchase", "Покупка", 3),
        ("use", "Использование", 2),
        ("advocacy", "Рекомендации", 1),
    )
    return journey(*(stage(*names, barriers=count) for *names, count in titles), id="cream")


def tile():
    """Return the map of the tile company: one touchpoint a stage, rated 5, 5, 2, 5, 4, 3, 2 and unknown."""
    titles = ("Осознание", "Интерес", "Желание", "Поиск решений", "Покупка", "Удовлетворение", "Лояльность")
    marks = (5, 5, 2, 5, 4, 3, 2, None)
    return journey(
        *(
            stage(f"s{number}", title, touchpoints=(point(f"Точка {number}", quality=mark, importance=3),))
            for number, (title, mark) in enumerate(zip((*titles, "Рекомендации"), marks, strict=True))
        ),
        id="tile",
    )


def calls(before=400, after=4):
    """Return a funnel of visitors and calls."""
    return journey(stage("visit", "Посетитель", clients=before), stage("call", "Звонок", clients=after))


def sales():
    """Return the funnel of 500 visitors, 10 calls and 5 sales."""
    return journey(
        stage("visit", "Посетитель", clients=500),
        stage("call", "Звонок", clients=10),
        stage("sale", "Продажа", clients=5),
    )


def rich():
    """Return a project that says something to every analysis."""
    remedy = Remedy(
        text="Оплата одним нажатием",
        cost=money(100_000),
        owner="ИТ",
        due_on=dt.date(2026, 10, 1),
        status=RemedyStatus.PLANNED,
        chosen=True,
    )
    done = Remedy(
        text="Ответ за час",
        cost=money(50_000),
        status=RemedyStatus.EVALUATED,
        effect=Effect(metric="conversion", before=Decimal(4), after=Decimal(5), unit="%", period="2 месяца"),
    )
    site = point(
        "Сайт",
        id="site",
        channel="site",
        also_in=("choice",),
        importance=5,
        importance_business=4,
        quality=2,
        owner="Маркетинг",
        ownership=Ownership.OWNED,
        emotion=Emotion(expected=5, actual=2),
        moment_of_truth=MomentOfTruth(why="первое впечатление"),
        barriers=(Barrier(text="Долго грузится", severity=4, remedies=(remedy,)), Barrier(text="Нет цен", severity=2)),
        benchmark=(Benchmark(competitor="Альфа", score=4), Benchmark(competitor="Бета", score=1, private=False)),
        evidence=(Evidence(kind="analytics"),),
        review_on=dt.date(2026, 1, 1),
        action_items=(ActionItem(text="Ускорить"),),
    )
    advert = point(
        "Реклама",
        channel="context_ads",
        ownership=Ownership.PAID,
        importance=2,
        quality=1,
        cost=money(100_000),
        revenue=money(300_000),
        owner="Агентство",
        handoff="бриф",
        raci={"Маркетинг": "A", "Агентство": "R"},
    )
    call = point(
        "Звонок",
        channel="phone",
        channel_kind=ChannelKind.HUMAN,
        importance=4,
        quality=5,
        owner="Продажи",
        outcome=Outcome.LOSES,
        benchmark=(Benchmark(competitor="Альфа"),),
        raci={"Продажи": "A, R", "Склад": "A"},
    )
    stages = (
        stage(
            "awareness",
            "Осознание",
            task="Показать себя",
            counts=(
                Count(value=1000),
                Count(value=700, by={"channel": "Поиск"}),
                Count(value=300, by={"channel": "Соцсети"}),
            ),
            emotion=Emotion(expected=4, actual=3),
            touchpoints=(advert, site),
            actions=(Note(text="Ищет", evidence=(Evidence(kind="interview"),)),),
            raci={"Маркетинг": "AR"},
            buying_roles=("chief_engineer",),
        ),
        stage(
            "choice",
            "Выбор",
            clients=200,
            barriers=(Barrier(text="Трудно сравнить", severity=3, remedies=(done,)),),
            emotion=Emotion(expected=4, actual=2),
            touchpoints=(call,),
            owner="Продажи",
            raci={"Продажи": "R"},
            churn=(Churn(reason="low_service", share=Decimal(50), methods=("train_staff",)), Churn(reason="Передумал")),
        ),
        stage(
            "purchase",
            "Покупка",
            counts=(
                Count(value=50),
                Count(value=20, by={"channel": "Поиск"}),
                Count(value=30, by={"channel": "Соцсети"}),
            ),
            emotion=Emotion(expected=3, actual=4),
            kpis=(
                KPI(id="average_check", value=Decimal(3500), target=Decimal(4000), unit="₽"),
                KPI(id="response_time", value=Decimal(2), target=Decimal(3)),
            ),
        ),
        stage("loyalty", "Лояльность", emotion=Emotion(actual=5), post_purchase=True),
    )
    way = journey(
        *stages,
        id="main",
        title="Основной путь",
        personas=("anna",),
        mapped_on=dt.date(2026, 3, 1),
        review_every=180,
        supersedes="old",
        kpis=(KPI(id="nps", value=Decimal(40)), KPI(id="own", value=Decimal(1), target=Decimal(2))),
        buying_center=(
            BuyingRole(role="chief_engineer", weight=5, stages=("choice", "nowhere")),
            BuyingRole(role="Кладовщик"),
        ),
        transitions=(
            Transition(start="choice", kind=TransitionKind.EXIT),
            Transition(start="choice", end="purchase", barriers=(Barrier(text="Нет рассрочки", severity=5),)),
        ),
    )
    old = journey(
        stage("choice", "Выбор", emotion=Emotion(actual=3)),
        stage("purchase", "Покупка", kpis=(KPI(id="average_check", value=Decimal(3000)),)),
        id="old",
        kpis=(KPI(id="nps", value=Decimal(50)), KPI(id="own", value=Decimal(0))),
    )
    worth = PersonaValue(average_check=money(3500), purchases_a_year=Decimal(6), years=Decimal(10), ltv=money(200_000))
    return Project(
        title="Пример",
        personas=(Persona(id="anna", name="Анна", baseline_emotion="тревога", value=worth, segments=("loyal",)),),
        journeys=(way, old),
        channels=(
            Channel(id="site", title="Наш сайт", kind=ChannelKind.DIGITAL, ownership=Ownership.OWNED),
            Channel(id="kiosk", title="Киоск"),
        ),
        kpis=(KPIDefinition(id="own", title="Свой показатель", unit="шт.", direction=Direction.UP),),
        change_events=(
            ChangeEvent(happened_on=dt.date(2026, 5, 1), title="Новый сайт"),
            ChangeEvent(happened_on=dt.date(2026, 6, 1), title="Завели канал", channel="tiktok"),
            ChangeEvent(happened_on=dt.date(2026, 1, 1), title="До карты"),
            ChangeEvent(happened_on=dt.date(2026, 5, 1), title="Чужой путь", journey="old"),
        ),
    )
