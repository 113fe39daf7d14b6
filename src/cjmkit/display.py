"""
Displays: what a notebook shows of a card, a journey, a report, where a plugin that can draw them is installed.

A class that notebooks show has `html_of` for its ``_repr_html_``. It knows no `Toolkit`, so the way to whoever draws it
is an entry-point group of its own, ``cjmkit_displays``: a name, and a function that takes the thing and returns markup,
or None where it does not know such things. The group is read when something is shown, and anew each time: that takes a
fiftieth of a second, no state is kept, and a plugin works that was installed a cell ago.
"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

__all__ = ["GROUP", "DisplayWarning", "html_of"]

GROUP: Final = "cjmkit_displays"


class DisplayWarning(UserWarning):
    """
    A display of a plugin failed, and the notebook shows the `repr` instead.

    .. versionadded:: 0.1.0
    """


def html_of(thing: object) -> str | None:
    """
    Return *thing* as markup for a notebook, or None where nothing installed shows it: IPython takes the `repr` then.

    Displays are asked by their names, and the first answer counts. A display that fails is warned of and passed over.

    .. versionadded:: 0.1.0
    """
    # Whoever shows nothing does not wait for the reader of entry points.
    from cjmkit.installed import installed, switched_off

    for entry in installed(GROUP, switched_off()):
        answer = _answer(entry, thing)
        if answer is not None:
            return answer
    return None


def _answer(entry: EntryPoint, thing: object) -> str | None:
    try:
        answer = entry.load()(thing)
    except (Exception, SystemExit) as error:  # noqa: BLE001 - a cell of a notebook must not break by a picture
        # Not its text: that may quote what the thing holds.
        why = type(error).__name__
    else:
        if answer is None or isinstance(answer, str):
            return answer
        why = f"it returned {type(answer).__name__}, str or None is wanted"
    kind, off = type(thing).__name__, f"CJMKIT_DISABLE_PLUGINS={entry.name} switches it off"
    said = f"display {entry.name!r} ({entry.value}) cannot show {kind}: {why}; {off}"
    warnings.warn(said, DisplayWarning, stacklevel=3)
    return None
