"""
Where everything of the funnel stands: a row for each stage, and under it the step that leads on from it.

A bar is as long as its count, from zero. A stage that nobody counted has an empty frame and says so; the step over it
joins the counted stages around it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from cjmkit.findings import Texts
from cjmkit.journeys.analysis.funnel import Funnel, StepRow, shown_interval
from cjmkit.journeys.analysis.wording import number, percent
from cjmkit_html.figures import Box, Line, Mark, Part, Scene, Shape, Sign, Words
from cjmkit_html.figures.lines import Paragraph, paragraph

__all__ = ["Row", "Step", "funnel_scene", "rows_of"]

_LABELS: Final = 210.0
_BARS: Final = 420.0
_COUNTS: Final = 140.0
_GAP: Final = 14.0
_BAR: Final = 34.0
_SPACE: Final = 10.0
_LEAST: Final = 2.0
_SIGN: Final = 5.0
_UNKNOWN: Final = Texts("не сосчитано", "not counted")
_SURE: Final = Texts("с уверенностью {sure} % – {interval}", "{interval} with {sure}% confidence")
_RISES: Final = Texts("дальше больше, чем вошло: это разные клиенты", "more than went in: these are different clients")
_NOBODY: Final = Texts("доля неизвестна: никто не вошёл", "the rate is unknown: nobody went in")
_SKIPPED: Final = Texts("без несосчитанных этапов между ними: {count}", "uncounted stages between them: {count}")
_BEST: Final = Texts("лучший шаг", "the best step")
_WORST: Final = Texts("худший шаг", "the worst step")
_TOO_FEW: Final = Texts("мало данных", "too few")


@attrs.frozen(kw_only=True)
class Step:
    """
    A step in words; *look* is ``main``, ``worst`` or empty.
    """

    row: StepRow
    words: Paragraph
    look: str


@attrs.frozen(kw_only=True)
class Row:
    """
    A stage: its label, its bar (the empty frame if nobody counted), and the step that leads on from it, if any.
    """

    title: str
    label: Paragraph
    top: float
    height: float
    bar: Box
    count: int | None
    step: Step | None

    @property
    def middle(self) -> float:
        """
        The height at which bar and words stand.
        """
        return self.top + self.height / 2

    @property
    def bottom(self) -> float:
        """
        The lower edge of the bar or the label.
        """
        return self.top + self.height


def rows_of(result: Funnel, titles: tuple[str, ...], lang: str) -> tuple[Row, ...]:
    """
    Return the rows one under the other, each as high as its label; *titles* are those of the stages.
    """
    most = max((count for count in result.counts if count), default=0)
    steps = {row.step.start: _step_of(row, result, lang) for row in result.steps}
    rows, top = [], 0.0
    for place, (title, count) in enumerate(zip(titles, result.counts, strict=True)):
        label, step = paragraph(title, _LABELS, 13, "ink strong"), steps.get(place)
        height = max(_BAR, label.height)
        bar = Box(
            x=_LABELS + _GAP,
            y=top + (height - _BAR) / 2,
            width=_length(count, most),
            height=_BAR,
            look="frame" if count is None else "bar",
            corner=3,
        )
        rows.append(Row(title=title, label=label, top=top, height=height, bar=bar, count=count, step=step))
        top += height + (_SPACE if step is None else step.words.height + 2 * _SPACE)
    return tuple(rows)


def _length(count: int | None, most: int) -> float:
    if count is None:
        return _BARS
    # A count that is there is seen, however small beside the greatest.
    return max(_LEAST, _BARS * count / most) if count else 0


def _step_of(row: StepRow, result: Funnel, lang: str) -> Step:
    told = [_NOBODY.get(lang) if row.step.conversion is None else percent(row.step.conversion, lang)]
    judged = {"main": (row.main, _BEST), "worst": (row.worst, _WORST), "": (row.too_few, _TOO_FEW)}
    look, word = next(((look, word) for look, (holds, word) in judged.items() if holds), ("", None))
    if word is not None:
        told.append(word.get(lang))
    if row.step.rises:
        told.append(_RISES.get(lang))
    if row.step.interval is not None:
        sure = result.inputs.settings["confidence"]
        told.append(_SURE.get(lang, sure=sure, interval=shown_interval(row.step.interval, lang)))
    if row.skipped:
        told.append(_SKIPPED.get(lang, count=row.skipped))
    words = paragraph(" · ".join(told), _BARS + _COUNTS - 6 * _SIGN, 12, "ink strong" if look else "ink")
    return Step(row=row, words=words, look=look)


def funnel_scene(result: Funnel, titles: tuple[str, ...], title: str, lang: str) -> Scene | None:
    """
    Return the figure; None if no step is known.
    """
    if not result.steps:
        return None
    rows = rows_of(result, titles, lang)
    x = _LABELS + _GAP
    axis = Line(x1=x, y1=0, x2=x, y2=rows[-1].bottom, look="axis")
    marks = [mark for row in rows for mark in _marks(row, lang)]
    return Scene(
        width=x + _BARS + _COUNTS,
        height=rows[-1].bottom + 2,
        title=title,
        description=result.sentence(lang),
        parts=(axis, *marks),
    )


def _marks(row: Row, lang: str) -> Iterator[Part]:
    told = _UNKNOWN.get(lang) if row.count is None else number(row.count, lang)
    # Words stand in the empty frame, else behind the bar: never on it.
    x = row.bar.x + _GAP if row.count is None else row.bar.right + 8
    words = Words(x=x, y=row.middle + 5, text=told, size=14, look="muted" if row.count is None else "ink strong")
    label = row.label.at(_LABELS, row.middle - row.label.height / 2, "end")
    yield Mark(name=f"{row.title}: {told}", parts=(*label, row.bar, words))
    if row.step is not None:
        yield _step(row, row.step)


def _step(row: Row, step: Step) -> Mark:
    top, x = row.bottom + _SPACE, _LABELS + _GAP
    shape = {"main": Shape.UP, "worst": Shape.DOWN}.get(step.look, Shape.CIRCLE)
    sign = Sign(x=x + 3 * _SIGN, y=top + 8, radius=_SIGN, shape=shape, look=f"sign {step.look}".strip())
    name = f"{step.row.start} → {step.row.end}: {step.words.text}"
    return Mark(name=name, parts=(sign, *step.words.at(x + 6 * _SIGN, top)))
