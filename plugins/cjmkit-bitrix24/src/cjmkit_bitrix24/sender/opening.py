"""
Opening: why a file cannot be opened, in words, where the system's own are English.
"""

from __future__ import annotations

import errno
from collections.abc import Mapping
from typing import Final

from cjmkit.findings import Finding, Texts
from cjmkit_bitrix24.rest import catalogue

__all__ = ["not_opened"]

_WORDS: Final[Mapping[int, Texts]] = {
    errno.ENOENT: Texts("файла или его папки нет: проверьте имя", "there is no such file or folder: check the name"),
    errno.EISDIR: Texts("это папка, а нужен файл: допишите его имя", "this is a folder: add the name of a file"),
    errno.ENOTDIR: Texts("на пути к нему файл, а не папка", "there is a file in its path where a folder must be"),
    errno.EACCES: Texts("нет прав на него: проверьте права", "there are no rights to it: check its permissions"),
    errno.EPERM: Texts("нет прав на него: проверьте права", "there are no rights to it: check its permissions"),
    errno.EROFS: Texts("на этот диск нельзя писать: назовите другой", "the disk takes no files: name another"),
    errno.ENOSPC: Texts("на диске нет места: освободите его", "the disk is full: make room"),
}


def not_opened(error: Exception, name: str) -> Finding:
    """
    Return the finding of a file called *name* that met *error*.
    """
    code = error.errno if isinstance(error, OSError) else None
    system = (error.strerror if isinstance(error, OSError) else None) or type(error).__name__
    words = _WORDS.get(code or 0, Texts(system, system))
    return catalogue.NO_CALLS_FILE.finding(name=name, reason_ru=words.ru, reason_en=words.en)
