"""
Emotions of stages and touchpoints, once the scale of the whole journey is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from cjmkit.journeys.sheets import catalogue as rules
from cjmkit.journeys.sheets.drafts import Draft
from cjmkit.journeys.sheets.feelings import Feeling, Mark, Sense, feeling_of, sense_of
from cjmkit.journeys.sheets.reading import Entry, Reading
from cjmkit.model.journeys import Emotion, Scale
from cjmkit.vocabulary import Vocabulary

__all__ = ["FEELINGS", "Unread", "emotion_of", "journey_sense"]

FEELINGS: Final = ("emotion.expected", "emotion.actual", "emotion", "emotion.quote", "emotion.cause")
"""The lanes that tell an emotion."""

_SCORED: Final = FEELINGS[:3]
Unread = list[tuple[str, Entry]]


def journey_sense(draft: Draft, reading: Reading, declared: Scale | None) -> Sense:
    """
    Return what scores mean in a journey, and say it where that was found out.
    """
    emotions = reading.words.of("emotion")
    entries = list(_entries(draft))
    feelings = [feeling_of(entry.value, emotions) for entry in entries]
    scored = any(stage.lanes.get("emotion.actual") for stage in draft.stages)
    sense = attrs.evolve(sense_of(feelings, declared), words=not scored)
    if entries and declared is None and sense.scale != Scale():
        reading.say(rules.SCALE_FOUND, entries[0].where, low=sense.scale.low, high=sense.scale.high)
    for entry, feeling in zip(entries, feelings, strict=True):
        _say_context(entry, feeling, sense, reading)
    return sense


def _entries(draft: Draft) -> Iterator[Entry]:
    for stage in draft.stages:
        for lane in _SCORED:
            yield from stage.lanes.get(lane, ())


def _say_context(entry: Entry, feeling: Feeling, sense: Sense, reading: Reading) -> None:
    if feeling.slashed and sense.fractions:
        meaning = ("оценка из скольких", "a score out of so many")
    elif feeling.actual is not None and feeling.actual.kind == "dash" and sense.minuses:
        meaning = ("минус", "a minus")
    else:
        return
    reading.say(rules.SIGN_BY_CONTEXT, entry.where, found=entry.text[:10], meaning_ru=meaning[0], meaning_en=meaning[1])


def emotion_of(entries: Iterable[tuple[str, Entry]], sense: Sense, reading: Reading, unread: Unread) -> Emotion | None:
    """
    Return the emotion that cells of emotion lanes tell; what was not understood goes to *unread*.
    """
    found = Emotion()
    emotions = reading.words.of("emotion")
    for lane, entry in entries:
        if lane == "emotion":
            found = _whole(found, entry, sense, reading, unread, emotions)
        elif lane == "emotion.quote":
            found = attrs.evolve(found, quote=_added(found.quote, _bare(entry.text)))
        elif lane == "emotion.cause":
            found = attrs.evolve(found, cause=_added(found.cause, entry.text))
        else:
            found = _scored(found, lane, entry, sense, reading, unread, emotions)
    return None if found == Emotion() else found


def _whole(
    found: Emotion, entry: Entry, sense: Sense, reading: Reading, unread: Unread, emotions: Vocabulary
) -> Emotion:
    feeling = sense.meant(feeling_of(entry.value, emotions))
    if feeling.unknown:
        return found
    expected = _score(feeling.expected, entry, sense, reading, unread)
    actual = _score(feeling.actual, entry, sense, reading, unread)
    if _differ(found.expected, expected) or (_differ(found.actual, actual) and _is_score(feeling.actual)):
        unread.append(("emotion.actual", entry))
    if found.actual is None:
        _say_score(feeling, actual, entry, reading, emotions)
    label = feeling.label or feeling.words
    more = label if found.label is not None and label != found.label else None
    return attrs.evolve(
        found,
        expected=expected if found.expected is None else found.expected,
        actual=actual if found.actual is None else found.actual,
        label=label if found.label is None else found.label,
        quote=_added(found.quote, feeling.quote),
        cause=_added(_added(found.cause, feeling.cause), more),
    )


def _differ(first: int | None, second: int | None) -> bool:
    return first is not None and second is not None and first != second


def _is_score(mark: Mark | None) -> bool:
    return mark is not None and mark.kind != "word"


def _say_score(feeling: Feeling, actual: int | None, entry: Entry, reading: Reading, emotions: Vocabulary) -> None:
    """
    Say where a score is lacking, or that it comes from a word.
    """
    if feeling.actual is not None and feeling.actual.kind == "word" and actual is not None:
        _say_word(feeling.label, actual, entry, reading, emotions)
    elif feeling.actual is not None:
        return
    elif feeling.words is not None:
        reading.say(rules.WORDS_WITHOUT_SCORE, entry.where)
    elif feeling.quote is not None:
        reading.say(rules.QUOTE_WITHOUT_SCORE, entry.where)


def _scored(
    found: Emotion,
    lane: str,
    entry: Entry,
    sense: Sense,
    reading: Reading,
    unread: Unread,
    emotions: Vocabulary,
) -> Emotion:
    feeling = sense.meant(feeling_of(entry.value, emotions))
    if feeling.unknown or (feeling.actual is not None and feeling.actual.kind == "dash" and not sense.minuses):
        return found
    if feeling.expected is not None and lane == "emotion.actual":
        return _whole(found, entry, sense, reading, unread, emotions)
    if feeling.actual is None or feeling.expected is not None:
        unread.append((lane, entry))
        return found
    score = _score(feeling.actual, entry, sense, reading, unread)
    if score is None:
        return found
    if feeling.actual.kind == "word":
        _say_word(feeling.label, score, entry, reading, emotions)
    if lane == "emotion.expected":
        if feeling.cause or feeling.quote or feeling.label:  # the words are about what was expected: no field for it
            unread.append((lane, entry))
        return attrs.evolve(found, expected=score)
    return attrs.evolve(
        found,
        actual=score,
        label=found.label or feeling.label,
        quote=_added(found.quote, feeling.quote),
        cause=_added(found.cause, feeling.cause),
    )


def _score(mark: Mark | None, entry: Entry, sense: Sense, reading: Reading, unread: Unread) -> int | None:
    score = sense.score(mark)
    if score is None and mark is not None and mark.kind in ("number", "signed"):
        reading.say(rules.OFF_SCALE, entry.where, low=sense.scale.low, high=sense.scale.high)
        unread.append(("", entry))
    return score


def _say_word(label: str | None, score: int, entry: Entry, reading: Reading, emotions: Vocabulary) -> None:
    for word in (word for word in emotions.words if word.id == label):
        reading.say(rules.SCORE_FROM_WORD, entry.where, word=word.label, valence=word.valence, score=score)


def _added(text: str | None, more: str | None) -> str | None:
    return more if text is None else text if more is None or more == text else f"{text}\n{more}"


def _bare(text: str) -> str:
    pairs = {"«": "»", "“": "”", "„": "“", '"': '"'}
    closing = pairs.get(text[:1])
    inner = text[1:-1]
    return inner if closing is not None and text.endswith(closing) and len(text) > 2 and closing not in inner else text
