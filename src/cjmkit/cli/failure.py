"""
The answer of a command that has said all there is to say.
"""

from __future__ import annotations

__all__ = ["Failure"]


class Failure(Exception):  # noqa: N818 - not an error of the program: the answer is an exit code
    """
    The command ended with *exit_code*.
    """

    def __init__(self, exit_code: int) -> None:
        super().__init__(exit_code)
        self.exit_code = exit_code
