"""
Hand-offs: where the client passes from one owner to another, and from channel to channel.
"""

from __future__ import annotations

from itertools import pairwise
from typing import ClassVar

import attrs

from cjmkit.findings import Texts
from cjmkit.journeys.analysis.base import Analysis, Inputs, Name, Result, TableView
from cjmkit.journeys.analysis.question import Question, StageView, name_of
from cjmkit.journeys.analysis.wording import UNKNOWN, count_of, number, percent, quoted
from cjmkit.model.journeys import Touchpoint

__all__ = ["HANDOFFS", "ChannelSwitch", "HandOff", "HandOffs"]


@attrs.frozen(kw_only=True)
class HandOff:
    """
    A change of owner between two touchpoints that follow each other; *note* says how it is done, None if nobody did.
    """

    start_stage: str
    end_stage: str
    start: str
    end: str
    from_owner: str
    to_owner: str
    note: str | None


@attrs.frozen(kw_only=True)
class ChannelSwitch:
    """
    A change of channel, and how many times it happens along the way.
    """

    from_channel: Name
    to_channel: Name
    count: int


@attrs.frozen(kw_only=True)
class HandOffs(Result):
    """
    Changes of owner and of channel along the touchpoints, in their order.

    *seamless* is the share of neighbours with known owners that keep the owner or have a note; None if there are none.
    """

    name: ClassVar[str] = "handoffs"

    handoffs: tuple[HandOff, ...]
    switches: tuple[ChannelSwitch, ...]
    seamless: float | None

    @property
    def without_note(self) -> tuple[HandOff, ...]:
        """
        Hand-offs that nobody has described: here the client tells everything anew.
        """
        return tuple(one for one in self.handoffs if not one.note)

    def sentence(self, lang: str = "ru") -> str:
        """
        Tell how many hand-offs there are and how many are not described.
        """
        if self.seamless is None:
            return Texts(
                "О передаче клиента судить не по чему: владельцы соседних точек не названы.",
                "Hand-offs cannot be judged: the owners of neighbouring touchpoints are not named.",
            ).get(lang)
        text = Texts(
            "Клиента передают {count}, без описания – {bare}; бесшовность {seamless} (по {known} из {total}).",
            "{count}, {bare} of them not described; seamless: {seamless} (from {known} of {total}).",
        ).get(
            lang,
            count=count_of(len(self.handoffs), "раз", "раза", "раз", "hand-off", lang),
            bare=number(len(self.without_note), lang),
            seamless=percent(self.seamless, lang, 0),
            known=number(self.inputs.known, lang),
            total=count_of(self.inputs.total, "перехода", "переходов", "переходов", "passage", lang),
        )
        if not self.without_note:
            return text
        titles = [f"{one.start} → {one.end}" for one in self.without_note]
        return text + Texts(" Описать: {titles}.", " To describe: {titles}.").get(lang, titles=quoted(titles, lang))

    def table(self, lang: str = "ru") -> TableView:
        """
        Return the hand-offs.
        """
        columns = Texts("Откуда|Куда|Кто передаёт|Кому|Как", "From|To|Who hands over|To whom|How")
        rows = tuple((one.start, one.end, one.from_owner, one.to_owner, one.note or UNKNOWN) for one in self.handoffs)
        return TableView(columns=tuple(columns.get(lang).split("|")), rows=rows)

    def tables(self, lang: str = "ru") -> tuple[TableView, ...]:
        """
        Return the hand-offs and the switches of channel.
        """
        if not self.switches:
            return (self.table(lang),)
        columns = Texts("Из канала|В канал|Раз", "From channel|To channel|Times")
        rows = tuple(
            (one.from_channel.get(lang), one.to_channel.get(lang), number(one.count, lang)) for one in self.switches
        )
        title = Texts("Смена канала", "Switches of channel").get(lang)
        switches = TableView(columns=tuple(columns.get(lang).split("|")), rows=rows, numbers=(2,), title=title)
        return (self.table(lang), switches)


def handoffs(question: Question) -> HandOffs:
    """
    Follow the touchpoints that exist, in the order of the map.
    """
    points = tuple(question.points())
    pairs = tuple(pairwise(points))
    judged, found = 0, []
    switches: dict[tuple[str, str], int] = {}
    for (start_view, start), (end_view, end) in pairs:
        before, after = _owner(start_view, start), _owner(end_view, end)
        if before and after:
            judged += 1
            if before != after:
                found.append(
                    HandOff(
                        start_stage=start_view.stage.id,
                        end_stage=end_view.stage.id,
                        start=start.title,
                        end=end.title,
                        from_owner=before,
                        to_owner=after,
                        note=start.handoff or None,
                    )
                )
        if start.channel and end.channel and start.channel != end.channel:
            key = (start.channel, end.channel)
            switches[key] = switches.get(key, 0) + 1
    words = question.words.channel
    bare = sum(1 for one in found if not one.note)
    return HandOffs(
        journey=question.journey.id,
        inputs=Inputs(
            reads=(
                "stages.owner",
                "stages.touchpoints.owner",
                "stages.touchpoints.handoff",
                "stages.touchpoints.channel",
            ),
            known=judged,
            total=len(pairs),
        ),
        handoffs=tuple(found),
        switches=tuple(
            ChannelSwitch(from_channel=name_of(words, start), to_channel=name_of(words, end), count=count)
            for (start, end), count in sorted(switches.items(), key=lambda pair: -pair[1])
        ),
        seamless=(judged - bare) / judged if judged else None,
    )


def _owner(view: StageView, point: Touchpoint) -> str | None:
    return (point.owner or view.stage.owner or "").strip() or None


HANDOFFS = Analysis(
    name="handoffs",
    title=Texts("Передача клиента", "Hand-offs"),
    about=Texts(
        "Где клиента передают из рук в руки и где об этом никто не договорился.",
        "Where the client changes hands, and where nobody has agreed how.",
    ),
    run=handoffs,
)
