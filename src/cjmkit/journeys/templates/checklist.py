"""
What a checklist is: parts with questions or steps, in both languages.
"""

from __future__ import annotations

import attrs

from cjmkit.findings import Lang, Texts

__all__ = ["Checklist", "Part", "part"]


@attrs.frozen(kw_only=True)
class Part:
    """
    Questions or steps that belong together.

    *id* names the field or block that the answers go to, where there is one; *sources* are words of the vocabulary
    ``evidence``: where answers are found.
    """

    title: Texts | None = None
    items: tuple[Texts, ...]
    id: str | None = None
    sources: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Checklist:
    """
    A list to tick off.
    """

    name: str
    title: Texts
    parts: tuple[Part, ...]

    @property
    def items(self) -> tuple[Texts, ...]:
        """
        The steps and questions of all parts.
        """
        return tuple(item for each in self.parts for item in each.items)

    def markdown(self, lang: Lang = "ru") -> str:
        """
        Return the list as Markdown with boxes to tick.
        """
        lines = [f"# {self.title.get(lang)}", ""]
        for each in self.parts:
            if each.title is not None:
                lines += [*([""] if lines[-1] else []), f"## {each.title.get(lang)}", ""]
            lines += [f"- [ ] {item.get(lang)}" for item in each.items]
        return "\n".join(lines) + "\n"


def part(
    *rows: str,
    title: Texts | None = None,
    id: str | None = None,  # noqa: A002 - the name of the field
    sources: tuple[str, ...] = (),
) -> Part:
    """
    Return a part of rows ``Russian | English``.
    """
    pairs = (row.split(" | ") for row in rows)
    return Part(title=title, items=tuple(Texts(ru, en) for ru, en in pairs), id=id, sources=sources)
