"""
What a project of 50 journeys × 12 stages × 10 touchpoints costs: read, checked and analysed.

    python benchmarks/projects.py

Side by side: `json.load` and pydantic over the same document, with models made from our own classes. That
gives the same objects, and neither places of mistakes, nor rules, nor analyses.
"""

from __future__ import annotations

import datetime as dt
import json
import random
import time
import types
import typing
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pydantic

from cjmkit import Toolkit
from cjmkit.journeys.analysis import ANALYSES
from cjmkit.model.journeys import (
    KPI,
    Barrier,
    Channel,
    ChannelKind,
    Churn,
    Count,
    Emotion,
    Evidence,
    Executor,
    Journey,
    MomentOfTruth,
    Note,
    Ownership,
    Persona,
    Project,
    Remedy,
    RemedyStatus,
    Stage,
    Touchpoint,
    Transition,
    TransitionKind,
)
from cjmkit.model.parts import Money

DATA = Path(__file__).parent / "data"
JOURNEYS, STAGES, TOUCHPOINTS = 50, 12, 10
ROUNDS = 5
TODAY = dt.date(2026, 11, 22)
TITLES = (
    *("Осознание", "Интерес", "Желание", "Поиск решения", "Сравнение", "Выбор", "Покупка", "Доставка"),
    *("Использование", "Поддержка", "Лояльность", "Рекомендации"),
)
CHANNELS = ("site", "phone", "email", "social", "office", "messenger", "shop", "context_ads")
OWNERS = ("Маркетинг", "Продажи", "Склад", "Поддержка")


def project(journeys: int = JOURNEYS, stages: int = STAGES, touchpoints: int = TOUCHPOINTS) -> Project:
    """
    Return a project as a team keeps it that runs the rules, the same each time.
    """
    rng = random.Random(3)
    return Project(
        title="Пятьдесят путей",
        personas=tuple(Persona(id=f"p{number}", name=f"Персона {number}") for number in range(5)),
        journeys=tuple(_journey(rng, number, stages, touchpoints) for number in range(journeys)),
        channels=tuple(Channel(id=name, title=name, kind=ChannelKind.DIGITAL) for name in CHANNELS),
    )


def _journey(rng: random.Random, number: int, stages: int, touchpoints: int) -> Journey:
    return Journey(
        id=f"journey-{number}",
        title=f"Путь {number}",
        goal="Найти барьеры",
        personas=(f"p{number % 5}",),
        version="1",
        owner="Маркетинг",
        mapped_on=TODAY - dt.timedelta(days=rng.randrange(300)),
        stages=tuple(_stage(rng, place, touchpoints) for place in range(stages)),
        transitions=(
            Transition(start="s3", end="s1", kind=TransitionKind.RETURN),
            Transition(start="s6", kind=TransitionKind.EXIT),
        ),
        entry_touchpoints=("Точка 0.0",),
    )


def _stage(rng: random.Random, place: int, touchpoints: int) -> Stage:
    return Stage(
        id=f"s{place}",
        title=TITLES[place % len(TITLES)],
        task="Помочь сделать следующий шаг",
        client_goal="Разобраться и не ошибиться",
        actions=(Note(text="Читает отзывы"), Note(text="Сравнивает цены")),
        thoughts=(Note(text="Кажется, это то, что нужно"),),
        emotion=_emotion(rng),
        touchpoints=tuple(_touchpoint(rng, place, number) for number in range(touchpoints)),
        barriers=(_barrier(rng),),
        kpis=(KPI(id="conversion", value=Decimal(rng.randrange(100)), unit="%", target=Decimal(50)),),
        counts=(Count(value=10_000 // (place + 1)),),
        churn=(Churn(reason="low_service", share=Decimal(30), methods=("train_staff",)),),
        owner=rng.choice(OWNERS),
        evidence=(Evidence(kind="interview", ref="12"),),
    )


def _touchpoint(rng: random.Random, place: int, number: int) -> Touchpoint:
    mark = _mark(rng)
    return Touchpoint(
        title=f"Точка {place}.{number}",
        channel=rng.choice(CHANNELS),
        ownership=rng.choice((Ownership.OWNED, Ownership.OWNED, Ownership.EARNED)),
        owner=rng.choice(OWNERS),
        handoff="запись в CRM",
        review_on=TODAY + dt.timedelta(days=rng.randrange(90)),
        importance=_mark(rng),
        importance_business=_mark(rng),
        quality=mark,
        expectation="Ответ за час",
        emotion=_emotion(rng) if rng.random() < 0.5 else None,
        moment_of_truth=MomentOfTruth(why="первое впечатление") if rng.random() < 0.1 else None,
        barriers=(_barrier(rng),) if rng.random() < 0.2 else (),
        evidence=(Evidence(kind="analytics", ref="отчёт"),),
    )


def _barrier(rng: random.Random) -> Barrier:
    remedy = Remedy(
        text="Ответить быстрее",
        cost=Money(amount=Decimal(rng.randrange(1, 100) * 1000)),
        executor=Executor.IN_HOUSE,
        owner="Продажи",
        due_on=TODAY,
        status=RemedyStatus.PLANNED,
        chosen=True,
    )
    return Barrier(text="Долго ждать ответа", severity=_mark(rng), remedies=(remedy,))


def _emotion(rng: random.Random) -> Emotion:
    return Emotion(expected=_mark(rng), actual=_mark(rng), label="сомнение", evidence=(Evidence(kind="survey"),))


def _mark(rng: random.Random) -> int | None:
    return rng.choice((1, 2, 3, 4, 5, 5, None))


def pydantic_model(cls: type[Any], made: dict[type, type[pydantic.BaseModel]]) -> type[pydantic.BaseModel]:
    """
    Return a pydantic model with the fields of an attrs class; a text alone stands for its first field.
    """
    if cls not in made:
        hints = typing.get_type_hints(cls)
        fields = {
            field.name: (_type(hints[field.name], made), ... if field.default is attrs.NOTHING else _default(field))
            for field in attrs.fields(cls)
        }
        first = attrs.fields(cls)[0].name
        made[cls] = pydantic.create_model(
            cls.__name__, __config__=pydantic.ConfigDict(extra="allow"), __validators__=_short(first), **fields
        )
    return made[cls]


def _default(field: attrs.Attribute[Any]) -> Any:
    if isinstance(field.default, attrs.Factory):  # type: ignore[arg-type]
        return pydantic.Field(default_factory=field.default.factory)
    return field.default


def _short(first: str) -> dict[str, Any]:
    def widen(value: Any) -> Any:
        return {first: value} if isinstance(value, str) else value

    return {"widen": pydantic.model_validator(mode="before")(widen)}


def _type(hint: Any, made: dict[type, type[pydantic.BaseModel]]) -> Any:
    if attrs.has(hint):
        return pydantic_model(hint, made)
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if origin is None:
        return hint
    inner = tuple(part if part is Ellipsis else _type(part, made) for part in parts)
    if origin in (types.UnionType, typing.Union):
        return typing.Union[inner]  # noqa: UP007 - the parts are known only now
    return Mapping[inner] if origin is Mapping else origin[inner]


def best(work: Callable[[], object]) -> float:
    """
    Return the least seconds of several rounds.
    """
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def neglected(kept: Project) -> Project:
    """
    Return the project as a team keeps it that never ran a rule: no day of review, no hand-off.
    """

    def bare(stage: Stage) -> Stage:
        points = (attrs.evolve(point, review_on=None, handoff=None) for point in stage.touchpoints)
        return attrs.evolve(stage, touchpoints=tuple(points))

    journeys = (attrs.evolve(way, stages=tuple(map(bare, way.stages))) for way in kept.journeys)
    return attrs.evolve(kept, journeys=tuple(journeys))


def main() -> None:
    """
    Print seconds of the processor, and how many times those of pydantic they are.
    """
    for title, one in (("kept", project()), ("neglected", neglected(project()))):
        measure(title, one)


def measure(title: str, what: Project) -> None:
    """
    Print what one project costs.
    """
    kit, path = Toolkit(plugins=()), DATA / f"project_{title}.json"
    DATA.mkdir(exist_ok=True)
    kit.write_project(what, path)
    record = kit.load_project(path)
    model = pydantic_model(Project, {})
    found = kit.check(record)
    parts = {
        "json.load": best(lambda: json.loads(path.read_text("utf-8"))),
        "json.load + pydantic": best(lambda: model.model_validate(json.loads(path.read_text("utf-8")))),
        "read": best(lambda: kit.load_project(path)),
        "check": best(lambda: kit.check(record)),
        "analyse": best(lambda: kit.analyse(record, today=TODAY)),
    }
    parts["read + check + analyse"] = parts["read"] + parts["check"] + parts["analyse"]
    points = JOURNEYS * STAGES * TOUCHPOINTS
    size = path.stat().st_size / 1e6
    print(f"{title}: {points} touchpoints, {size:.1f} MB of JSON, {len(found)} findings; best of {ROUNDS}")
    print(f"{'':24} {'s':>8} {'× pydantic':>11}")
    for name, seconds in parts.items():
        print(f"{name:24} {seconds:8.3f} {seconds / parts['json.load + pydantic']:11.2f}")
    print(f"{len(ANALYSES)} analyses of each journey; findings of reading: {len(record.findings)}\n")


if __name__ == "__main__":
    main()
