"""
What people call the parts of a map.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from cjmkit.findings import Texts
from cjmkit.model.journeys import ChannelKind, JourneyState, TouchpointStatus, TransitionKind

__all__ = ["LANES", "PLACES", "SIGNS", "STATES", "TOLD", "WAYS"]

LANES: Final[Mapping[str, Texts]] = MappingProxyType(
    {
        "goal": Texts("Цель клиента", "Client's goal"),
        "task": Texts("Задача компании", "Company's task"),
        "actions": Texts("Действия", "Actions"),
        "touchpoints": Texts("Точки контакта", "Touchpoints"),
        "emotions": Texts("Эмоции", "Emotions"),
        "thoughts": Texts("Мысли", "Thoughts"),
        "barriers": Texts("Барьеры", "Barriers"),
        "remedies": Texts("Снятие барьеров", "Remedies"),
        "opportunities": Texts("Возможности", "Opportunities"),
        "kpis": Texts("KPI и воронка", "KPI and funnel"),
        "ways": Texts("Переходы", "Transitions"),
        "owner": Texts("Владелец", "Owner"),
    }
)
"""The lanes of a map from top to bottom."""

STATES: Final[Mapping[JourneyState, Texts]] = MappingProxyType(
    {
        JourneyState.AS_IS: Texts("как есть", "as is"),
        JourneyState.TO_BE: Texts("как должно стать", "to be"),
        JourneyState.IDEAL: Texts("идеальный путь", "ideal"),
    }
)
PLACES: Final[Mapping[TouchpointStatus, Texts]] = MappingProxyType(
    {
        TouchpointStatus.MISSING: Texts("нет, а нужна", "missing"),
        TouchpointStatus.PLANNED: Texts("планируется", "planned"),
        TouchpointStatus.REMOVED: Texts("убрана", "removed"),
    }
)
WAYS: Final[Mapping[TransitionKind, Texts]] = MappingProxyType(
    {
        TransitionKind.FORWARD: Texts("переход", "on"),
        TransitionKind.RETURN: Texts("возврат", "back"),
        TransitionKind.REPEAT: Texts("повтор", "again"),
        TransitionKind.SKIP: Texts("пропуск этапов", "skip"),
        TransitionKind.PAUSE: Texts("пауза", "pause"),
        TransitionKind.EXIT: Texts("уход", "exit"),
    }
)
SIGNS: Final[Mapping[TransitionKind | ChannelKind, str]] = MappingProxyType(
    {
        TransitionKind.FORWARD: "→",
        TransitionKind.RETURN: "↩",
        TransitionKind.REPEAT: "↻",
        TransitionKind.SKIP: "↷",
        TransitionKind.PAUSE: "‖",
        TransitionKind.EXIT: "⤓",
        ChannelKind.DIGITAL: "◇",
        ChannelKind.PHYSICAL: "■",
        ChannelKind.HUMAN: "●",
    }
)
TOLD: Final[Mapping[str, Texts]] = MappingProxyType(
    {
        "stage": Texts("Этап", "Stage"),
        "caption": Texts("Карта пути: {title}", "Journey map: {title}"),
        "persona": Texts("персона: {found}", "persona: {found}"),
        "version": Texts("версия {found}", "version {found}"),
        "owner": Texts("владелец: {found}", "owner: {found}"),
        "goal": Texts("Зачем карта: {found}", "The map is for: {found}"),
        "most": Texts("критическая точка: барьеров больше всего – {count}", "critical point: most barriers, {count}"),
        "crowded": Texts("скопление барьеров: {count}", "barriers crowd: {count}"),
        "no_data": Texts("нет данных", "no data"),
        "actual": Texts("реальность", "reality"),
        "expected": Texts("ожидание", "expectation"),
        "feeling": Texts(
            "{stage}: ожидание {expected}, реальность {actual}", "{stage}: expected {expected}, got {actual}"
        ),
        "no_scores": Texts("Оценок эмоций на карте нет: кривую чертить не по чему.", "No emotion is rated: no curve."),
        "quality": Texts("качество {found} из 5", "quality {found} of 5"),
        "importance": Texts("важность {found} из 5", "importance {found} of 5"),
        "unrated": Texts("качество не оценено", "quality is not rated"),
        "moment": Texts("момент истины", "moment of truth"),
        "severity": Texts("тяжесть {found} из 5", "severity {found} of 5"),
        "unjudged": Texts("тяжесть не указана", "severity is not given"),
        "chosen": Texts("выбрано", "chosen"),
        "reached": Texts("{count} клиентов", "{count} clients"),
        "from_before": Texts("{share} от прошлого этапа", "{share} of the stage before"),
        "target": Texts("цель {found}", "target {found}"),
        "no_contact": Texts("контакта нет намеренно", "no contact on purpose"),
        "leaves": Texts("уходит", "leaves"),
        "no_stages": Texts("Этапов в этом пути нет.", "The journey has no stage."),
        "legend": Texts("Обозначения", "Legend"),
        "show": Texts("Показать", "Show"),
        "all": Texts("все карты", "all maps"),
        "everyone": Texts("все персоны", "all personas"),
        "lanes": Texts("Дорожки", "Lanes"),
        "maps": Texts("Карты", "Maps"),
        "personas": Texts("Персоны", "Personas"),
        "of": Texts("барьер: {found}", "barrier: {found}"),
        "done": Texts("готово", "done"),
        "digital": Texts("цифровой канал", "digital channel"),
        "physical": Texts("место", "place"),
        "human": Texts("человек", "human"),
        "dashed": Texts("точки ещё нет или уже нет", "not there yet or any more"),
        "barrier": Texts("барьер, знаков – по тяжести", "barrier, as many signs as it is severe"),
        "remedy": Texts("снятие барьера", "remedy"),
        "quality_sign": Texts("качество, из пяти", "quality, of five"),
        "gap": Texts("разрыв ожидания и реальности", "gap of expectation and reality"),
    }
)
"""Everything else that a map says."""
