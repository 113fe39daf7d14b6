"""
Feelings: what a cell of an emotion lane says, as digits, pluses, smileys, words or a quote; and on which scale.

A cell is read twice: first what stands in it, then, when all cells of the journey are known, what it means. Whether «4»
is much or «-» is a minus depends on the other cells.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from typing import Final, Literal

import attrs

from cjmkit.journeys.sheets.grid import Cell, text_of
from cjmkit.journeys.sheets.values import is_unknown
from cjmkit.model.journeys import Scale
from cjmkit.vocabulary import Vocabulary

__all__ = ["Feeling", "Mark", "Sense", "feeling_of", "sense_of"]

Kind = Literal["number", "signed", "valence", "word", "dash"]

_FACES: Final = {
    -2: "😡🤬😠😤😭😱🤮💔😫😩😖😨😰👿",
    -1: "🙁☹😞😟😕😢😥😒😔😣👎😓😦😧🙄😬",
    0: "😐😑😶🤔😮🤷",
    1: "🙂😊☺👍😌😉😏👌🤗",
    2: "😀😃😄😁😆😍🤩🥰😂🎉❤😎🥳😻💖",
}
_VALENCES: Final = {face: valence for valence, faces in _FACES.items() for face in faces}
_TYPED: Final = (
    (":'(", -2),
    (":-((", -2),
    (":((", -2),
    (">:(", -2),
    ("D:", -2),
    (":-(", -1),
    (":(", -1),
    (":-/", -1),
    (":-|", 0),
    (":|", 0),
    (":-))", 2),
    (":))", 2),
    (":-D", 2),
    (":D", 2),
    ("=D", 2),
    (":-)", 1),
    (":)", 1),
    ("=)", 1),
    (";)", 1),
)
_INVISIBLE: Final = re.compile("[\ufe0e\ufe0f\u200d\U0001f3fb-\U0001f3ff]")
_QUOTE: Final = re.compile(r"«([^»]{1,2000})»|“([^”]{1,2000})”|„([^“”]{1,2000})[“”]|\"([^\"]{1,2000})\"")
_BOTH: Final = re.compile(
    r"(?:ожид|ждал|expect)[^\W\d_]{0,12}\s{0,3}[:=—–-]?\s{0,3}(?P<expected>[-−+]?[0-9]{1,2})\D{1,40}?"
    r"(?:реальн|получ|факт|actual|real)[^\W\d_]{0,12}\s{0,3}[:=—–-]?\s{0,3}(?P<actual>[-−+]?[0-9]{1,2})",
    re.IGNORECASE,
)
_PAIR: Final = re.compile(r"(?P<expected>[-−+]?[0-9]{1,2})\s?(?P<sign>/|→|->|=>|vs\.?)\s?(?P<actual>[-−+]?[0-9]{1,2})")
_OUT_OF: Final = re.compile(r"([0-9]{1,2})\s(?:из|of|out of)\s([0-9]{1,2})")
_NUMBER: Final = r"(?P<number>[-−+]?[0-9]{1,3})(?![0-9.,]\d)"
# «3 дня ждал» and «12:30» are no scores: behind one stands nothing, or a mark that ends it.
_FIRST: Final = re.compile(_NUMBER + r"(?=\s{0,3}(?:$|[-–—;,.()«\"“/]|:(?![0-9])))")
_BARE: Final = re.compile(_NUMBER + r"\s{1,4}(?P<rest>\S.{0,80})$")
_LAST: Final = re.compile(r"(?:\(|(?:(?<![0-9]):|\s[—–-])\s?)(?P<number>[-−+]?[0-9]{1,3})\)?$")
_BARE_LAST: Final = re.compile(r"^(?P<rest>\S.{0,80}?)\s{1,4}(?P<number>[-−+]?[0-9]{1,3})$")
_SIGNS: Final = re.compile(r"(\+\s?/\s?[-−]|±|\+{1,3}|−{1,3}|-{2,3})(?![0-9\w])")
_EDGES: Final = " \t\r\n,;:.()[]–—-/"
_DASHES: Final = frozenset("-–")
_SPAN: Final = (2, 3, 5, 10)


@attrs.frozen
class Mark:
    """
    A score as it was typed: a plain number, one with a sign, or a valence from −2 to 2; *out_of* for «4 из 5».
    """

    kind: Kind
    value: int
    out_of: int | None = None


@attrs.frozen(kw_only=True)
class Feeling:
    """
    What stands in one cell. *slashed* marks «4/5», which may be a pair or a fraction; *words* hold what no vocabulary
    knows, where no score says what they are about.
    """

    expected: Mark | None = None
    actual: Mark | None = None
    label: str | None = None
    quote: str | None = None
    cause: str | None = None
    words: str | None = None
    slashed: bool = False
    unknown: bool = False

    @property
    def marks(self) -> tuple[Mark, ...]:
        """
        The marks that are there.
        """
        return tuple(mark for mark in (self.expected, self.actual) if mark is not None)


def feeling_of(value: Cell, emotions: Vocabulary) -> Feeling:
    """
    Read one cell.
    """
    if is_unknown(value):
        return Feeling(unknown=True)
    text = _INVISIBLE.sub("", text_of(value)).strip()
    if text in _DASHES:
        return Feeling(actual=Mark("dash", -1))
    quotes = [next(filter(None, found.groups())) for found in _QUOTE.finditer(text)]
    rest = _QUOTE.sub(" ", text).strip()
    found, rest = _marked(rest)
    # «5 радость» is a score beside a word that we know; «3 дня» is not.
    bare = None if found.marks else _BARE.match(rest) or _BARE_LAST.match(rest)
    if bare is not None and emotions.find(bare["rest"]) is not None:
        found, rest = Feeling(actual=_number(bare["number"])), bare["rest"]
    rest = " ".join(rest.strip(_EDGES).split()) if "\n" not in rest.strip(_EDGES) else rest.strip(_EDGES)
    word = emotions.find(rest) if rest else None
    scored = found.actual is not None or found.expected is not None
    if not scored and word is not None and word.valence is not None:
        found = attrs.evolve(found, actual=Mark("word", word.valence))
    return attrs.evolve(
        found,
        quote="\n".join(quotes) or None,
        label=None if word is None else word.id,
        cause=rest if rest and word is None and scored else None,
        words=rest if rest and word is None and not scored else None,
    )


def _marked(text: str) -> tuple[Feeling, str]:
    """
    Return the marks of *text*, and what is left of it.
    """
    both = _BOTH.search(text)
    if both is not None:
        return Feeling(expected=_number(both["expected"]), actual=_number(both["actual"])), _cut(text, both)
    out_of = _OUT_OF.match(text)
    if out_of is not None:
        return Feeling(actual=Mark("number", int(out_of[1]), int(out_of[2]))), _cut(text, out_of)
    pair = _PAIR.match(text)
    if pair is not None:
        expected, actual = _number(pair["expected"]), _number(pair["actual"])
        return Feeling(expected=expected, actual=actual, slashed=pair["sign"] == "/"), _cut(text, pair)
    return _single(text)


def _single(text: str) -> tuple[Feeling, str]:
    number = _FIRST.match(text) or _LAST.search(text)
    if number is not None:
        return Feeling(actual=_number(number["number"])), _cut(text, number)
    signs = _SIGNS.match(text) or next((found for found in _SIGNS.finditer(text) if found.end() == len(text)), None)
    if signs is not None:
        return Feeling(actual=Mark("valence", _balance(signs[1]))), _cut(text, signs)
    if text and not text.strip("★☆ ") and "★" in text:
        return Feeling(actual=Mark("number", text.count("★"), 5)), ""
    return _smiling(text)


def _smiling(text: str) -> tuple[Feeling, str]:
    faces = [(at, _VALENCES[letter], letter) for at, letter in enumerate(text) if letter in _VALENCES]
    typed = next(((face, valence) for face, valence in _TYPED if face in text), None)
    if not faces and typed is None:
        return Feeling(), text
    if not faces and typed is not None:
        return Feeling(actual=Mark("valence", typed[1])), text.replace(typed[0], " ", 1)
    values = {valence for _, valence, _ in faces}
    if len(values) > 1:  # two different faces: which one is meant nobody can tell
        return Feeling(), text
    rest = "".join(" " if letter in _VALENCES else letter for letter in text)
    return Feeling(actual=Mark("valence", values.pop())), rest


def _number(text: str) -> Mark:
    signed = text[0] in "+-−"
    return Mark("signed" if signed else "number", int(text.replace("−", "-")))


def _balance(signs: str) -> int:
    if "/" in signs or signs == "±":
        return 0
    size = min(2, len(signs))
    # A single typed minus is a dash, so «--» is what people write for «bad».
    return size if signs[0] == "+" else -1 if signs == "−" else -size


def _cut(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"


@attrs.frozen(kw_only=True)
class Sense:
    """
    What the marks of one journey mean: the *scale*, whether «4/5» is a fraction, whether a dash is a minus.

    *words* tells that a word alone gives a score. Where a lane of scores stands beside the words, an empty cell there
    says that nobody knows it.
    """

    scale: Scale
    fractions: bool = False
    minuses: bool = False
    words: bool = True

    def score(self, mark: Mark | None) -> int | None:
        """
        Return a mark as a score on the scale; None for none, or for one that stands off the scale.
        """
        if mark is None or (mark.kind == "dash" and not self.minuses) or (mark.kind == "word" and not self.words):
            return None
        scale = self.scale
        if mark.kind in ("number", "signed"):
            if mark.out_of is not None and mark.out_of != scale.high:
                return math.floor(Scale(high=mark.out_of).converted(mark.value, scale) + 0.5)
            return mark.value if scale.holds(mark.value) else None
        return math.floor(Scale(low=-2, high=2).converted(mark.value, scale) + 0.5)

    def meant(self, feeling: Feeling) -> Feeling:
        """
        Return a feeling with «4/5» as four of five where that is what it is.
        """
        if not (self.fractions and feeling.slashed) or feeling.expected is None or feeling.actual is None:
            return feeling
        return attrs.evolve(
            feeling, expected=None, actual=attrs.evolve(feeling.expected, out_of=feeling.actual.value), slashed=False
        )


def sense_of(feelings: Sequence[Feeling], declared: Scale | None = None) -> Sense:
    """
    Return what the marks of all *feelings* of a journey mean.
    """
    seconds = {feeling.actual.value for feeling in feelings if feeling.slashed and feeling.actual is not None}
    slashed = sum(feeling.slashed for feeling in feelings)
    fractions = slashed > 1 and seconds in ({5}, {10})
    sense = Sense(scale=declared or Scale(), fractions=fractions)
    marks = [mark for feeling in feelings for mark in sense.meant(feeling).marks]
    minuses = any(mark.kind == "valence" for mark in marks)
    scale = declared if declared is not None else _scale_of(marks)
    return Sense(scale=scale, fractions=fractions, minuses=minuses)


def _scale_of(marks: Iterable[Mark]) -> Scale:
    numbers = [mark for mark in marks if mark.kind in ("number", "signed")]
    values = [mark.value for mark in numbers]
    if any(mark.kind == "signed" for mark in numbers):
        top = max(map(abs, values))
        high = next((span for span in _SPAN if top <= span), None)
        return Scale() if high is None else Scale(low=-high, high=high)
    top = max((max(mark.value, mark.out_of or 0) for mark in numbers), default=5)
    high = 5 if top <= 5 or top > 10 else 10
    return Scale(low=0 if 0 in values else 1, high=high)
