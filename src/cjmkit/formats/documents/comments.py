"""
Comments: which part each one belongs to, so that it stays beside it when the parts are put in order.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Any

from cjmkit.codec._paths import Steps
from cjmkit.formats.documents.scan import Comment, Scan

__all__ = ["Comments"]


class Comments:
    """
    The comments of a text, given out part by part.

    A comment on a line of its own belongs to the part that begins next, one at the end of a line to the part
    on that line. Where the part is no more (it held a default), the nearest part around it takes the comment.
    """

    def __init__(self, scan: Scan | None = None, tree: dict[str, Any] | None = None) -> None:
        self.head: list[str] = []
        self._tail: list[str] = []
        self._before: dict[Steps, list[str]] = {}
        self._beside: dict[Steps, list[str]] = {}
        # By part: the parts in it that bear comments, itself among them.
        self._inside: dict[Steps, list[Steps]] = {}
        if scan is not None and scan.comments:
            self._attach(scan, tree or {})

    def take(self, steps: Steps) -> tuple[list[str], list[str]]:
        """
        Return the comments before the part and those beside it; nobody gets them again.
        """
        return self._before.pop(steps, []), self._beside.pop(steps, [])

    def take_all(self, steps: Steps) -> tuple[list[str], list[str]]:
        """
        Do so for the part and all that is in it, for a part that is written on one line.
        """
        before, beside = self.take(steps)
        for inner in self._inside.get(steps, ()):
            more, more_beside = self.take(inner)
            before += more
            beside += more_beside
        return before, beside

    def rest(self) -> list[str]:
        """
        Return what nobody took, and what stood at the end.
        """
        left = [*self._before.values(), *self._beside.values(), self._tail]
        return [text for texts in left for text in texts]

    def has_inside(self, steps: Steps) -> bool:
        """
        Return whether a comment belongs to something in the part.
        """
        return any(inner != steps for inner in self._inside.get(steps, ()))

    def _attach(self, scan: Scan, tree: dict[str, Any]) -> None:
        before, beside = scan.anchors(beside=False), scan.anchors(beside=True)
        lines, lines_beside = sorted(before), sorted(beside)
        opening = _opening(scan.comments, lines)
        for number, comment in enumerate(scan.comments):
            if number < opening:
                self.head.append(comment.text)
            elif comment.alone:
                at = bisect_left(lines, comment.line)
                self._keep(self._before, before[lines[at]] if at < len(lines) else None, comment.text, tree)
            else:
                at = bisect_right(lines_beside, comment.line)
                if at:
                    self._keep(self._beside, beside[lines_beside[at - 1]], comment.text, tree)
                else:  # behind the sign that begins a document of YAML
                    self._keep(self._before, before[lines[0]], comment.text, tree)

    def _keep(self, kept: dict[Steps, list[str]], steps: Steps | None, text: str, tree: dict[str, Any]) -> None:
        if steps is None:
            self._tail.append(text)
            return
        home = _still_there(steps, tree)
        if not home:
            self.head.append(text)
            return
        # What belonged to a part that is gone does not stand beside another part's value.
        (kept if home == steps else self._before).setdefault(home, []).append(text)
        for size in range(1, len(home) + 1):
            self._inside.setdefault(home[:size], []).append(home)


def _opening(comments: list[Comment], anchors: list[int]) -> int:
    """
    Return how many comments open the file: those at its top that an empty line parts from the rest.
    """
    first = anchors[0] if anchors else 0
    count = 0
    for number, comment in enumerate(comments):
        if not comment.alone or comment.line > first:
            break
        following = comments[number + 1].line if number + 1 < len(comments) else first
        if min(following, first) > comment.line + 1:
            count = number + 1
    return count


def _still_there(steps: Steps, tree: Any) -> Steps:
    for size, step in enumerate(steps):
        if not isinstance(tree, (dict, list)):  # the letters of a short form are no parts
            return steps[:size]
        try:
            tree = tree[step]  # type: ignore[index]
        except (KeyError, IndexError):
            return steps[:size]
    return steps
