"""
Write decisions as a mapping file: TOML that a person reads and edits.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cjmkit.findings import Lang
from cjmkit.intake.decision import Decision, Header
from cjmkit.intake.vocabulary.content import one_line

__all__ = ["save_mapping", "toml_string"]

_HEAD = {
    "ru": (
        "# Сопоставление столбцов с полями карточки (cjmkit).",
        '# Поле: field = "inn"; своё поле: custom = "Название"; не брать: ignore = true.',
        "# Столбец ищется по названию header; если таких несколько или названия нет, по буквам column.",
    ),
    "en": (
        "# Which column is which field of the card (cjmkit).",
        '# A field: field = "inn"; a field of your own: custom = "Title"; leave out: ignore = true.',
        "# A column is found by its title, header; where several share it, or there is none, by its letters, column.",
    ),
}
_SURE = {"ru": "уверенность", "en": "confidence"}
_SAMPLES = {"ru": "примеры", "en": "samples"}


def save_mapping(
    decisions: Sequence[Decision],
    header: Header,
    *,
    sheet: str | None = None,
    synonyms: Mapping[str, str] | None = None,
    samples: bool = False,
    lang: Lang = "ru",
) -> str:
    """
    Return the text of a mapping file that says what *decisions* say.

    Confidence and reason of each decision stand in comments. Values are personal: they are written,
    as comments too, only if *samples* asks for them.
    """
    lines = [*_HEAD[lang], "", "[table]"]
    if sheet is not None:
        lines.append(f"sheet = {toml_string(sheet)}")
    lines.append(f"header_rows = [{', '.join(map(str, header.rows))}]")
    for decision in decisions:
        lines += ["", *_comments(decision, lang, samples=samples), "[[column]]", *_rule(decision)]
    if synonyms:
        lines += ["", "[synonyms]", *(f"{toml_string(text)} = {toml_string(name)}" for text, name in synonyms.items())]
    return "\n".join(lines) + "\n"


def _comments(decision: Decision, lang: Lang, *, samples: bool) -> Iterator[str]:
    reason = one_line(decision.reason.get(lang))
    yield f"# {_SURE[lang]} {decision.confidence:.2f}" + (f": {reason}" if reason else "")
    if samples and decision.samples:
        yield f"# {_SAMPLES[lang]}: " + " | ".join(one_line(text) for text in decision.samples)


def _rule(decision: Decision) -> Iterator[str]:
    if decision.header is not None:
        yield f"header = {toml_string(decision.header)}"
    yield f"column = {toml_string(decision.column)}"
    if decision.ignored:
        yield "ignore = true"
    elif decision.split is not None:
        yield f"fields = [{', '.join(map(toml_string, decision.targets))}]"
        yield f"split = {toml_string(decision.split)}"
    elif decision.targets:
        yield f"field = {toml_string(decision.targets[0])}"
    else:
        yield f"custom = {toml_string(decision.custom or '')}"


def toml_string(text: str) -> str:
    """
    Return *text* as a basic TOML string.
    """
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(char: str) -> str:
    if char in '"\\':
        return "\\" + char
    if ord(char) < 32 or ord(char) == 127:
        # TOML refuses control characters.
        return f"\\u{ord(char):04x}"
    # A lone surrogate could not be written as UTF-8.
    return "\ufffd" if "\ud800" <= char <= "\udfff" else char
