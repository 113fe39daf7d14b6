"""
What may be chosen when vCards are read and written.
"""

from __future__ import annotations

from typing import Final, Literal

import attrs

from cjmkit.findings import Texts
from cjmkit.plugins.options import one_of, refuse

__all__ = ["VCardReadOptions", "VCardWriteOptions"]

_ENCODING: Final = Texts("имя кодировки, как utf-8 или cp1251", "a name such as utf-8 or cp1251")
_LIMIT: Final = Texts("целое число от 1", "a whole number from 1")


@attrs.frozen(kw_only=True)
class VCardReadOptions:
    """
    How vCards are read.

    *encoding* is that of the whole file, found out if None; what a property says of its own charset goes
    before it. *employees* says what a person's vCard that names an organisation is: the card of a "person",
    or a "contact" person on the card of that organisation. *limit_mb* bounds the size of the file.
    """

    encoding: str | None = None
    employees: Literal["person", "contact"] = "person"
    limit_mb: int = 64

    def __attrs_post_init__(self) -> None:
        one_of("employees", self.employees, ("person", "contact"))
        if isinstance(self.limit_mb, bool) or not isinstance(self.limit_mb, int) or self.limit_mb < 1:
            refuse("limit_mb", self.limit_mb, _LIMIT)
        if self.encoding is not None:
            try:
                "BEGIN".encode(self.encoding)
            except (LookupError, ValueError, TypeError):
                refuse("encoding", self.encoding, _ENCODING)


@attrs.frozen(kw_only=True)
class VCardWriteOptions:
    """
    How vCards are written.

    *version* is "3.0", which every phone reads, or "4.0". *requisites_in_note* adds the requisites as a text
    that people can read, because address books do not show the properties that hold them; it is told apart
    from the comment when the file is read again. *photos* is "inline" or "none".
    """

    version: Literal["3.0", "4.0"] = "3.0"
    requisites_in_note: bool = True
    photos: Literal["inline", "none"] = "inline"

    def __attrs_post_init__(self) -> None:
        one_of("version", self.version, ("3.0", "4.0"))
        one_of("photos", self.photos, ("inline", "none"))
        one_of("requisites_in_note", self.requisites_in_note, (True, False))
