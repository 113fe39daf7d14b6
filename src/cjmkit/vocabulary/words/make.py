"""
A short way to write a word down.
"""

from __future__ import annotations

from cjmkit.model.journeys import Word

__all__ = ["word"]


def word(  # noqa: D103 - the module says it
    id: str,  # noqa: A002 - the name of the field
    label: str,
    label_en: str,
    aliases: str = "",
    *,
    group: str | None = None,
    valence: int | None = None,
) -> Word:
    names = tuple(aliases.split("|")) if aliases else ()
    return Word(id=id, label=label, label_en=label_en, aliases=names, group=group, valence=valence)
