"""
A column of a blank form.
"""

from __future__ import annotations

import attrs

from cjmkit.model import ValueKind

__all__ = ["FormField"]


@attrs.frozen(kw_only=True)
class FormField:
    """
    A column of the form.
    """

    title: str
    kind: ValueKind = ValueKind.TEXT
    hint: str = ""
    required: str = ""
    choices: tuple[str, ...] = ()
    strict: bool = False

    @property
    def text(self) -> str:
        """
        What the comment and the prompt say: whether it is required, and what belongs there.
        """
        return " ".join(part for part in (self.required, self.hint) if part)
