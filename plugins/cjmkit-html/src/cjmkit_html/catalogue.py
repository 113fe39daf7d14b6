"""
The catalogue of `HTM…` codes: what a picture was told that the project has not.
"""

from __future__ import annotations

from typing import Final

from cjmkit.findings import Rule, Severity, Texts

__all__ = ["HTML_RULES", "NO_SUCH_JOURNEY", "NO_SUCH_PERSONA"]

NO_SUCH_JOURNEY = Rule(
    code="HTM001",
    severity=Severity.ERROR,
    title=Texts("Нет такого пути", "No such journey"),
    text=Texts(
        "пути «{found}» в проекте нет; есть: {known}", "the project has no journey “{found}”; there are: {known}"
    ),
    why=Texts("Путь называется своим id, названия повторяются.", "A journey is named by its id; titles may repeat."),
    bad="--journey «Путь к крему»",
    good="--journey cream",
)

NO_SUCH_PERSONA = Rule(
    code="HTM002",
    severity=Severity.ERROR,
    title=Texts("Нет такой персоны", "No such persona"),
    text=Texts(
        "персоны «{found}» в проекте нет; есть: {known}", "the project has no persona “{found}”; there are: {known}"
    ),
    why=Texts("Персона называется своим id, имена повторяются.", "A persona is named by its id; names may repeat."),
    bad="--persona Татьяна",
    good="--persona tatiana",
)

HTML_RULES: Final = (NO_SUCH_JOURNEY, NO_SUCH_PERSONA)
"""Every entry, in the order of codes."""
