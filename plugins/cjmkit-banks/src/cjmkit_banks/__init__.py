"""
The Bank of Russia's directory of BICs (the message ED807) as a directory of banks for cjmkit.

The user supplies the file: nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from cjmkit.codes.directory import Banks
from cjmkit.findings import Rule, Texts
from cjmkit.plugins import API, NoOptions, Reference, Source, hookimpl
from cjmkit_banks.catalogue import BANK_RULES

__all__ = ["ED807Reference", "cjmkit_references"]


@attrs.frozen(kw_only=True)
class ED807Reference:
    """
    Loads the directory of BICs from an ED807, in its zip archive or unpacked.
    """

    name: str = "ed807"
    title: Texts = Texts("Справочник БИК Банка России (ED807)", "The Bank of Russia's directory of BICs (ED807)")
    extensions: tuple[str, ...] = ("zip", "xml")
    subject: str = "banks"
    api: int = API
    options: type[NoOptions] = NoOptions
    rules: tuple[Rule, ...] = BANK_RULES

    def load(self, source: Source, options: NoOptions) -> Banks:
        """
        Return the directory of *source*, with what its reading found.

        Raises:
            SourceError: the file cannot be opened.
            FormatError: it holds no ED807, or only the changes of a day, or is damaged.
            LimitError: it is bigger than any directory is.

        """
        from cjmkit_banks.reading import read_directory

        return read_directory(source)


@hookimpl
def cjmkit_references() -> Sequence[Reference]:
    """
    Return the loader of ED807.
    """
    return (ED807Reference(),)
