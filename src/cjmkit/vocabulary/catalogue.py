"""
Which vocabularies there are, and how they come from the data and from a project.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from functools import cache
from types import MappingProxyType
from typing import Final

from cjmkit.findings import Texts
from cjmkit.model.journeys import Channel, Project, Word
from cjmkit.vocabulary.lookup import Vocabulary

__all__ = ["NAMES", "title_of", "vocabulary"]

# The vocabulary's name, the module of `words` that holds it, and what people call it.
_HOMES: Final = MappingProxyType(
    {
        "audience": ("personas", Texts("Кому предназначено", "Audience")),
        "barrier": ("barriers", Texts("Барьеры", "Barriers")),
        "benefit": ("personas", Texts("Выгоды клиента", "Client benefits")),
        "buying_role": ("people", Texts("Роли закупочного центра", "Roles of a buying centre")),
        "change": ("maps", Texts("Изменения в компании", "Changes in the company")),
        "channel": ("channels", Texts("Каналы", "Channels")),
        "churn": ("churn", Texts("Причины ухода", "Reasons to leave")),
        "churn_method": ("methods", Texts("Как удержать клиента", "Methods against leaving")),
        "cliche": ("wording", Texts("Штампы", "Clichés")),
        "conversion_factor": ("numbers", Texts("Что влияет на конверсию", "What conversion depends on")),
        "conversion_step": ("numbers", Texts("Основной конверсионный шаг", "Main conversion step")),
        "discovery": ("research", Texts("Как найти точки контакта", "How touchpoints are found")),
        "emotion": ("emotions", Texts("Эмоции", "Emotions")),
        "empathy_use": ("maps", Texts("Зачем карта эмпатии", "What an empathy map is for")),
        "evidence": ("research", Texts("Основания", "Evidence")),
        "form_kind": ("tools", Texts("Формы на сайте", "Forms on a site")),
        "journey_goal": ("maps", Texts("Цели карты", "What a map is made for")),
        "kpi": ("numbers", Texts("Показатели", "Indicators")),
        "lane": ("lanes", Texts("Строки таблицы", "Lanes of a spreadsheet")),
        "loyalty_tool": ("tools", Texts("Инструменты лояльности", "Tools of loyalty")),
        "moment_of_truth": ("maps", Texts("Моменты истины", "Moments of truth")),
        "process_word": ("wording", Texts("Слова внутренних процессов", "Words of internal processes")),
        "remedy": ("barriers", Texts("Способы снять барьер", "Ways to take a barrier away")),
        "research": ("research", Texts("Источники исследования", "Sources of research")),
        "stage": ("stages", Texts("Этапы", "Stages")),
        "team_role": ("people", Texts("Команда", "The team")),
        "tool": ("tools", Texts("Инструменты", "Tools")),
    }
)

NAMES: Final[tuple[str, ...]] = tuple(_HOMES)
"""The names of all vocabularies."""


def title_of(name: str, lang: str = "ru") -> str:
    """
    Return what people call the vocabulary of that name.

    Raises:
        LookupError: there is no such vocabulary.

    """
    return _home(name)[1].get(lang)


def vocabulary(name: str, project: Project | None = None) -> Vocabulary:
    """
    Return the vocabulary *name*, with the words that *project* adds to it.

    >>> vocabulary("emotion").find("Растерянность").id
    'confusion'

    Raises:
        LookupError: there is no such vocabulary.

    """
    shipped = _shipped(name)
    return shipped if project is None else shipped.extended(_own(shipped, project))


def _home(name: str) -> tuple[str, Texts]:
    home = _HOMES.get(name)
    if home is None:
        msg = f"there is no vocabulary {name!r}; there are: {', '.join(NAMES)}"
        raise LookupError(msg)
    return home


@cache
def _shipped(name: str) -> Vocabulary:
    home, _ = _home(name)
    module = importlib.import_module(f"cjmkit.vocabulary.words.{home}")
    return Vocabulary(name=name, words=getattr(module, name.upper()))


def _own(shipped: Vocabulary, project: Project) -> Iterator[Word]:
    yield from project.words.get(shipped.name, ())
    if shipped.name == "channel":
        for channel in project.channels:
            yield _word_of(channel, shipped.get(channel.id))


def _word_of(channel: Channel, known: Word | None) -> Word:
    # A project may name a channel of ours only to say whose it is: what it leaves out stays as it was.
    group = channel.kind.value if channel.kind is not None else None
    if known is None:
        return Word(id=channel.id, label=channel.title or channel.id, aliases=channel.aliases, group=group)
    return Word(
        id=channel.id,
        label=channel.title or known.label,
        label_en="" if channel.title else known.label_en,
        aliases=(*channel.aliases, known.label, known.label_en, *known.aliases),
        group=group or known.group,
    )
