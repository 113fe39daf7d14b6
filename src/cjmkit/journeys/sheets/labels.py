"""
Labels: how the members of an enum are called in cells, and what is understood as which member.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final, TypeVar

from cjmkit.model.journeys import (
    ChannelKind,
    JourneyState,
    Market,
    Nature,
    Outcome,
    Ownership,
    RemedyStatus,
    Scope,
    TouchpointStatus,
    Traffic,
)
from cjmkit.vocabulary import key_of

__all__ = ["label_of", "labels_of", "member_of"]

E = TypeVar("E", bound=enum.Enum)

_LABELS: Final[Mapping[type[enum.Enum], Mapping[Any, str]]] = MappingProxyType(
    {
        ChannelKind: {
            ChannelKind.DIGITAL: "цифровой|digital|онлайн|online",
            ChannelKind.PHYSICAL: "физический|physical|офлайн|offline",
            ChannelKind.HUMAN: "человек|human|люди|сотрудник",
        },
        Ownership: {
            Ownership.OWNED: "свой|owned|собственный|собственная|свои",
            Ownership.EARNED: "заработанный|earned|бесплатный|заслуженный",
            Ownership.PAID: "платный|paid|купленный",
            Ownership.PARTNER: "партнёрский|partner|партнёр",
        },
        Nature: {
            Nature.SITUATION: "ситуация|situation",
            Nature.MOMENT: "момент|moment",
            Nature.PLACE: "место|place",
            Nature.INTERFACE: "интерфейс|interface",
        },
        TouchpointStatus: {
            TouchpointStatus.EXISTING: "есть|existing|существует|работает|действует",
            TouchpointStatus.MISSING: "нет|missing|отсутствует|не хватает",
            TouchpointStatus.PLANNED: "план|planned|запланирована|планируется|в плане",
            TouchpointStatus.REMOVED: "убрана|removed|удалена|закрыта",
        },
        Outcome: {
            Outcome.RETAINS: "удерживает|retains|возвращает",
            Outcome.LOSES: "теряет|loses|отталкивает",
        },
        Traffic: {
            Traffic.COLD: "холодный|cold|х",
            Traffic.WARM: "тёплый|warm|т",
            Traffic.HOT: "горячий|hot|г",
        },
        RemedyStatus: {
            RemedyStatus.IDEA: "идея|idea",
            RemedyStatus.PLANNED: "план|planned|запланировано|в плане|планируется",
            RemedyStatus.IMPLEMENTED: "внедрено|implemented|готово|сделано|выполнено|done",
            RemedyStatus.TESTING: "проверяется|testing|тестируется|тест",
            RemedyStatus.EVALUATED: "оценено|evaluated",
            RemedyStatus.REJECTED: "отклонено|rejected|отказались|нет",
        },
        JourneyState: {
            JourneyState.AS_IS: "как есть|as is|as-is|текущая|текущий|текущее|сейчас|фактическая",
            JourneyState.TO_BE: "как будет|to be|to-be|целевая|целевой|будущая|как должно быть",
            JourneyState.IDEAL: "идеальная|ideal|идеальный|идеал|идеальный путь",
        },
        Scope: {
            Scope.PERSONA: "персона|persona|одна персона",
            Scope.GENERALISED: "обобщённая|generalised|обобщённый клиент|generalized",
            Scope.COMPARISON: "сравнение|comparison|сравнение персон",
        },
        Market: {Market.B2C: "b2c|физические лица|розница", Market.B2B: "b2b|компании|бизнес"},
    }
)


def label_of(member: enum.Enum) -> str:
    """
    Return the Russian word for a member.
    """
    return _LABELS[type(member)][member].partition("|")[0]


def labels_of(kind: type[enum.Enum]) -> tuple[str, ...]:
    """
    Return the words for all members, in their order.
    """
    return tuple(label_of(member) for member in kind)


def member_of(kind: type[E], text: str) -> E | None:
    """
    Return the member that *text* names: by label, alias or the value that files have.
    """
    wanted = key_of(text)
    for member in kind:
        if wanted and wanted in map(key_of, (str(member.value), *_LABELS[kind][member].split("|"))):
            return member
    return None
