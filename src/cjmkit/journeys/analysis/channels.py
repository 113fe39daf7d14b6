"""
Channel × stage: where the company meets the client, and where it does not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import ClassVar, Final

import attrs

from cjmkit.findings import Texts
from cjmkit.journeys.analysis.base import Analysis, Inputs, Name, Result, TableView
from cjmkit.journeys.analysis.question import Question, name_of
from cjmkit.journeys.analysis.wording import UNKNOWN, count_of, number, percent, quoted
from cjmkit.model.journeys import Channel, ChannelKind, Ownership, Touchpoint

__all__ = ["CHANNELS", "Cell", "ChannelMatrix", "ChannelRow", "Share"]

_WIDEST: Final = 12


@attrs.frozen(kw_only=True)
class Cell:
    """
    The touchpoints of a channel at a stage: how many, their mean quality (None if unknown), who answers for them.

    *number* is that of the stage, from 0.
    """

    number: int
    stage: str
    touchpoints: int
    quality: float | None
    owners: tuple[str, ...]


@attrs.frozen(kw_only=True)
class ChannelRow:
    """
    A channel and its cells that are not empty, in the order of the stages.
    """

    channel: str
    title: Name
    cells: tuple[Cell, ...]

    @property
    def touchpoints(self) -> int:
        """
        How many touchpoints the channel has.
        """
        return sum(cell.touchpoints for cell in self.cells)


@attrs.frozen(kw_only=True)
class Share:
    """
    A part of the touchpoints; *what* is None for those of which it is unknown. *share* is of one.
    """

    what: str | None
    touchpoints: int
    share: float


@attrs.frozen(kw_only=True)
class ChannelMatrix(Result):
    """
    Channels as rows, stages as columns.

    Rows are the channels of the project and those that its touchpoints use. *nowhere* are channels without a
    touchpoint, *bare* stages without one in any channel, *empty_cells* the number of empty crossings. A
    touchpoint that serves several stages stands in each of them; *kinds* and *ownership* count it once.
    *without_channel* touchpoints name no channel and are in no row.
    """

    name: ClassVar[str] = "channels"

    stages: tuple[str, ...]
    rows: tuple[ChannelRow, ...]
    nowhere: tuple[Name, ...]
    bare: tuple[str, ...]
    empty_cells: int
    without_channel: int
    kinds: tuple[Share, ...]
    ownership: tuple[Share, ...]

    def sentence(self, lang: str = "ru") -> str:
        """
        Tell the gaps in coverage.
        """
        cells = len(self.rows) * len(self.stages)
        if not cells:
            return Texts(
                "Матрицы нет: нужны хотя бы один канал и один этап.",
                "There is no matrix: at least a channel and a stage are wanted.",
            ).get(lang)
        text = Texts(
            "Пустых клеток {empty} из {cells}; каналы без точек: {nowhere}; этапы без каналов: {bare}.",
            "{empty} of {cells} cells are empty; channels without touchpoints: {nowhere}; "
            "stages without channels: {bare}.",
        ).get(
            lang,
            empty=number(self.empty_cells, lang),
            cells=number(cells, lang),
            nowhere=quoted([name.get(lang) for name in self.nowhere], lang),
            bare=quoted(self.bare, lang),
        )
        if not self.without_channel:
            return text
        points = count_of(self.without_channel, "точка", "точки", "точек", "touchpoint", lang)
        return text + Texts(" Канал не назван: {points}.", " No channel named: {points}.").get(lang, points=points)

    def table(self, lang: str = "ru") -> TableView:
        """
        Return the matrix; for a journey of many stages, one row for each channel with what it lacks.
        """
        if len(self.stages) > _WIDEST:
            return self._summary(lang)
        first = Texts("Канал", "Channel").get(lang)
        columns = (first, *(f"{number}" for number in range(1, len(self.stages) + 1)))
        rows = tuple((row.title.get(lang), *_cells(row, len(self.stages), lang)) for row in self.rows)
        legend = "; ".join(f"{number} {title}" for number, title in enumerate(self.stages, 1))
        title = Texts("Точек (среднее качество) по этапам: {legend}", "Touchpoints (mean quality) by stage: {legend}")
        return TableView(
            columns=columns,
            rows=rows,
            numbers=tuple(range(1, len(columns))),
            title=title.get(lang, legend=legend),
        )

    def tables(self, lang: str = "ru") -> tuple[TableView, ...]:
        """
        Return the matrix, then the shares of kinds and of ownership.
        """
        kinds = _shares(self.kinds, Texts("Вид канала", "Kind of channel"), _BY_KIND, lang)
        ownership = _shares(self.ownership, Texts("Чей контакт", "Whose contact"), _BY_OWNERSHIP, lang)
        return (self.table(lang), kinds, ownership)

    def _summary(self, lang: str) -> TableView:
        columns = Texts(
            "Канал|Точек|Этапов с точками|Этапов без точек", "Channel|Touchpoints|Stages with|Stages without"
        )
        rows = []
        for row in self.rows:
            filled = len(row.cells)
            counts = (row.touchpoints, filled, len(self.stages) - filled)
            rows.append((row.title.get(lang), *(number(count, lang) for count in counts)))
        return TableView(columns=tuple(columns.get(lang).split("|")), rows=tuple(rows), numbers=(1, 2, 3))


def _cells(row: ChannelRow, stages: int, lang: str) -> tuple[str, ...]:
    shown = ["·"] * stages
    for cell in row.cells:
        quality = "" if cell.quality is None else f" ({number(cell.quality, lang, 1)})"
        shown[cell.number] = f"{cell.touchpoints}{quality}"
    return tuple(shown)


_WORDS: Final = {
    "digital": Texts("цифровой", "digital"),
    "physical": Texts("физический", "physical"),
    "human": Texts("человек", "human"),
    "owned": Texts("собственный", "owned"),
    "earned": Texts("заработанный", "earned"),
    "paid": Texts("платный", "paid"),
    "partner": Texts("партнёрский", "partner"),
}


_BY_KIND: Final = Texts("Точки по видам каналов", "Touchpoints by kind of channel")
_BY_OWNERSHIP: Final = Texts("Точки по тому, чей контакт", "Touchpoints by whose contact it is")


def _shares(shares: tuple[Share, ...], column: Texts, title: Texts, lang: str) -> TableView:
    columns = (column.get(lang), Texts("Точек", "Touchpoints").get(lang), Texts("Доля", "Share").get(lang))
    rows = tuple(
        (
            _WORDS[share.what].get(lang) if share.what else UNKNOWN,
            number(share.touchpoints, lang),
            percent(share.share, lang),
        )
        for share in shares
    )
    return TableView(columns=columns, rows=rows, numbers=(1, 2), title=title.get(lang))


def channels(question: Question) -> ChannelMatrix:
    """
    Count the touchpoints that exist by channel and stage.
    """
    known = _Known.of(question)
    # Filled crossings alone: a journey of many stages and channels is mostly empty.
    crossed: dict[str, dict[int, list[Touchpoint]]] = {channel.id: {} for channel in question.project.channels}
    bare = []
    for view in question.stages:
        named = [(known.id(point.channel), point) for point in view.points if point.channel]
        for channel, point in named:
            crossed.setdefault(channel, {}).setdefault(view.number, []).append(point)
        if not named:
            bare.append(view.title)
    rows = tuple(_row(channel, filled, question, known) for channel, filled in crossed.items())
    points = [point for _, point in question.points()]
    without = sum(1 for point in points if not point.channel)
    return ChannelMatrix(
        journey=question.journey.id,
        inputs=Inputs(
            reads=("channels", "stages.touchpoints.channel", "stages.touchpoints.quality", "stages.touchpoints.owner"),
            known=len(points) - without,
            total=len(points),
        ),
        stages=tuple(view.title for view in question.stages),
        rows=rows,
        nowhere=tuple(row.title for row in rows if not row.touchpoints),
        bare=tuple(bare),
        empty_cells=len(rows) * len(question.stages) - sum(len(row.cells) for row in rows),
        without_channel=without,
        kinds=_counted((known.kind(point) for point in points), ChannelKind),
        ownership=_counted((known.ownership(point) for point in points), Ownership),
    )


def _row(channel: str, filled: Mapping[int, list[Touchpoint]], question: Question, known: _Known) -> ChannelRow:
    cells = []
    for place, points in filled.items():
        stage = question.stages[place].stage
        rated = [point.quality for point in points if point.quality is not None]
        owners = dict.fromkeys(owner for point in points if (owner := point.owner or stage.owner))
        cells.append(
            Cell(
                number=place,
                stage=stage.id,
                touchpoints=len(points),
                quality=sum(rated) / len(rated) if rated else None,
                owners=tuple(owners),
            )
        )
    return ChannelRow(channel=channel, title=known.title(channel), cells=tuple(cells))


@attrs.frozen(kw_only=True)
class _Known:
    """
    The channels of the project and of the vocabulary, by whatever a touchpoint calls them.
    """

    question: Question
    own: Mapping[str, Channel]
    ids: Mapping[str, str]

    @classmethod
    def of(cls, question: Question) -> _Known:
        own = {channel.id: channel for channel in reversed(question.project.channels)}
        ids = {name: name for name in own}
        for _, point in question.points():
            if point.channel and point.channel not in ids:
                word = question.words.channel.find(point.channel)
                ids[point.channel] = point.channel if word is None else word.id
        return cls(question=question, own=own, ids=ids)

    def id(self, name: str) -> str:
        return self.ids.get(name, name)

    def title(self, channel: str) -> Name:
        own = self.own.get(channel)
        return name_of(self.question.words.channel, channel, "" if own is None else own.title)

    def kind(self, point: Touchpoint) -> str | None:
        if point.channel_kind is not None:
            return point.channel_kind.value
        if not point.channel:
            return None
        channel = self.id(point.channel)
        own = self.own.get(channel)
        if own is not None and own.kind is not None:
            return own.kind.value
        word = self.question.words.channel.get(channel)
        return word.group if word is not None and word.group in _WORDS else None

    def ownership(self, point: Touchpoint) -> str | None:
        if point.ownership is not None:
            return point.ownership.value
        own = self.own.get(self.id(point.channel)) if point.channel else None
        return own.ownership.value if own is not None and own.ownership is not None else None


def _counted(values: Iterable[str | None], words: Iterable[ChannelKind | Ownership]) -> tuple[Share, ...]:
    """
    Return the share of every word, those that nobody has too, and of the unknown.
    """
    counts = Counter(values)
    total = sum(counts.values())
    if not total:
        return ()
    every: list[str | None] = [word.value for word in words]
    if counts[None]:
        every.append(None)
    return tuple(Share(what=what, touchpoints=counts[what], share=counts[what] / total) for what in every)


CHANNELS = Analysis(
    name="channels",
    title=Texts("Каналы и этапы", "Channels and stages"),
    about=Texts(
        "Где компания встречает клиента и где пусто.", "Where the company meets the client, and where nothing is."
    ),
    run=channels,
)
