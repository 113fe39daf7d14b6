"""
A project as Markdown for a pull request or a wiki: a table a journey, a row a stage, lanes in use as columns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Final, TypeAlias

import attrs

from cjmkit.findings import Texts
from cjmkit.journeys.held import left_out, left_out_beside
from cjmkit.journeys.texts.escaping import escaped
from cjmkit.journeys.texts.options import MarkdownOptions
from cjmkit.model import Money
from cjmkit.model.journeys import KPI, Barrier, Emotion, Journey, Note, Project, Remedy, Stage, Touchpoint
from cjmkit.vocabulary import vocabulary

__all__ = ["markdown_text"]


_Label: TypeAlias = Callable[[str, str], str]
"""The label of a word, by the name of its vocabulary and its id; of an unknown word, the word itself."""


@attrs.frozen
class _Lane:
    title: Texts
    cell: Callable[[Stage, _Label], str]


def markdown_text(project: Project, journeys: Iterable[Journey], options: MarkdownOptions) -> tuple[str, Counter[str]]:
    """
    Return *journeys* of *project* as Markdown, and how often each field was left out.
    """
    chosen = tuple(journeys)
    names = {persona.id: persona.name for persona in project.personas}

    words = {name: vocabulary(name, project) for name in ("emotion", "kpi")}

    def label(name: str, word: str) -> str:
        return words[name].label(word, options.lang)

    sections = [_section(journey, names, label, options.lang) for journey in chosen]
    head = [f"# {_plain(project.title)}"] if project.title else []
    lost = left_out_beside(attrs.evolve(project, personas=()), chosen, _HELD)
    for persona in project.personas:
        lost += left_out(persona, {"Persona.id", "Persona.name"})
    return "\n\n".join([*head, *sections]) + "\n", +lost


def _section(journey: Journey, names: dict[str, str], label: _Label, lang: str) -> str:
    filled = [(lane, [lane.cell(stage, label) for stage in journey.stages]) for lane in _LANES]
    lanes = [(lane, cells) for lane, cells in filled if any(cells)]
    titles = [_STAGE.get(lang), *(lane.title.get(lang) for lane, _ in lanes)]
    stages = [_plain(stage.title) for stage in journey.stages]
    rows = [list(row) for row in zip(stages, *(cells for _, cells in lanes), strict=True)]
    table = [titles, ["---"] * len(titles), *rows]
    lines = ["| " + " | ".join(cell or " " for cell in row) + " |" for row in table]
    parts = [f"## {_plain(journey.title)}", _about(journey, names, lang), "\n".join(lines)]
    return "\n\n".join(part for part in parts if part)


def _about(journey: Journey, names: dict[str, str], lang: str) -> str:
    facts = {
        Texts("Персона", "Persona"): ", ".join(names.get(each, each) for each in journey.personas),
        Texts("Цель карты", "Goal of the map"): journey.goal,
        Texts("Состояние", "State"): _STATES[journey.state.value].get(lang),
        Texts("Версия", "Version"): journey.version,
        Texts("Дата", "Date"): None if journey.mapped_on is None else journey.mapped_on.isoformat(),
        Texts("Владелец", "Owner"): journey.owner,
    }
    return "  \n".join(f"**{title.get(lang)}:** {_plain(text)}" for title, text in facts.items() if text)


def _plain(text: str) -> str:
    return escaped(" ".join(text.split()))


def _list(texts: Iterable[str]) -> str:
    return "<br>".join(filter(None, texts))


def _notes(notes: Iterable[Note]) -> str:
    return _list(_plain(note.text) for note in notes)


def _point(point: Touchpoint) -> str:
    star = "★ " if point.moment_of_truth is not None else ""
    quality = "" if point.quality is None else f" ({point.quality}/5)"
    return star + _plain(point.title) + quality


def _emotion(emotion: Emotion | None, label: _Label) -> str:
    if emotion is None:
        return ""
    numbers = [str(each) for each in (emotion.expected, emotion.actual) if each is not None]
    score = " → ".join(numbers) if emotion.actual is not None or not numbers else f"{numbers[0]} → ?"
    quote = f"«{_plain(emotion.quote)}»" if emotion.quote else ""
    return _list([score, _plain(label("emotion", emotion.label) if emotion.label else ""), quote])


def _barrier(barrier: Barrier) -> str:
    severity = "" if barrier.severity is None else f" ({barrier.severity}/5)"
    return _plain(barrier.text) + severity


def _remedy(remedy: Remedy) -> str:
    facts = [_money(remedy.cost), remedy.owner, None if remedy.due_on is None else remedy.due_on.isoformat()]
    told = ", ".join(_plain(fact) for fact in facts if fact)
    mark = "✓ " if remedy.chosen or remedy.status.is_done else ""
    return mark + _plain(remedy.text) + (f" ({told})" if told else "")


def _money(money: Money | None) -> str | None:
    return None if money is None else f"{money.amount:f} {money.currency}"


def _kpi(kpi: KPI, label: _Label) -> str:
    value = "" if kpi.value is None else f": {kpi.value:f}"
    target = "" if kpi.target is None else f" → {kpi.target:f}"
    return _plain(f"{label('kpi', kpi.id)}{value}{target}" + (f" {kpi.unit}" if kpi.unit and (value or target) else ""))


_STAGE: Final = Texts("Этап", "Stage")
_STATES: Final = {
    "as_is": Texts("как есть", "as is"),
    "to_be": Texts("как будет", "to be"),
    "ideal": Texts("идеал", "ideal"),
}
_LANES: Final = (
    _Lane(Texts("Цель клиента", "Client's goal"), lambda stage, _: _plain(stage.client_goal or "")),
    _Lane(Texts("Задача", "Task"), lambda stage, _: _plain(stage.task or "")),
    _Lane(Texts("Действия", "Actions"), lambda stage, _: _notes(stage.actions)),
    _Lane(Texts("Точки контакта", "Touchpoints"), lambda stage, _: _list(map(_point, stage.touchpoints))),
    _Lane(Texts("Эмоция", "Emotion"), lambda stage, label: _emotion(stage.emotion, label)),
    _Lane(Texts("Мысли", "Thoughts"), lambda stage, _: _notes(stage.thoughts)),
    _Lane(Texts("Барьеры", "Barriers"), lambda stage, _: _list(map(_barrier, stage.all_barriers))),
    _Lane(
        Texts("Снятие барьеров", "Remedies"),
        lambda stage, _: _list(_remedy(remedy) for barrier in stage.all_barriers for remedy in barrier.remedies),
    ),
    _Lane(Texts("KPI", "KPI"), lambda stage, label: _list(_kpi(kpi, label) for kpi in stage.kpis)),
    _Lane(Texts("Клиентов", "Clients"), lambda stage, _: "" if stage.reached is None else str(stage.reached)),
    _Lane(Texts("Владелец", "Owner"), lambda stage, _: _plain(stage.owner or "")),
)
_HELD: Final = frozenset(
    {
        *(f"Project.{name}" for name in ("title", "journeys")),
        *(
            f"Journey.{name}"
            for name in ("id", "title", "goal", "personas", "state", "version", "mapped_on", "owner", "stages")
        ),
        *(
            f"Stage.{name}"
            for name in (
                "id",
                "title",
                "client_goal",
                "task",
                "actions",
                "touchpoints",
                "emotion",
                "thoughts",
                "barriers",
                "kpis",
                "counts",
                "owner",
            )
        ),
        *(f"Touchpoint.{name}" for name in ("id", "title", "moment_of_truth", "quality", "barriers")),
        *(f"Emotion.{name}" for name in ("expected", "actual", "label", "quote")),
        *(f"Barrier.{name}" for name in ("id", "text", "severity", "remedies")),
        *(
            f"Remedy.{name}"
            for name in ("id", "text", "cost", "owner", "due_on", "chosen", "status")
        ),
        *(f"Money.{name}" for name in ("amount", "currency")),
        *(f"KPI.{name}" for name in ("id", "value", "target", "unit")),
        *(f"Note.{name}" for name in ("id", "text")),
        "Count.value",
    }
)  # fmt: skip
