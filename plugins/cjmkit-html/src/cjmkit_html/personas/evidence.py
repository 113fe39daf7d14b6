"""
Evidence in words.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from cjmkit.findings import Texts
from cjmkit.journeys.analysis.wording import number
from cjmkit.model.journeys import Evidence
from cjmkit.vocabulary import Vocabulary

__all__ = ["evidence_words"]

_ASKED: Final = Texts("опрошено: {count}", "asked: {count}")


def evidence_words(evidence: Iterable[Evidence], known: Vocabulary, lang: str) -> tuple[str, ...]:
    """
    Return each piece of evidence in words: its kind, where to look, how many were asked.
    """
    told = []
    for each in evidence:
        parts = [known.label(each.kind, lang), each.ref or "", each.note or ""]
        parts += [] if each.sample_size is None else [_ASKED.get(lang, count=number(each.sample_size, lang))]
        parts += [] if each.observed_on is None else [each.observed_on.isoformat()]
        told.append(", ".join(filter(None, parts)))
    return tuple(told)
