"""
Webhook: the secret address that a portal is called by.

It comes from a file or a variable of the environment, stays out of `repr`, and only the host is ever shown.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import attrs

from cjmkit.errors import ConfigError, SourceError
from cjmkit.findings import Texts
from cjmkit_bitrix24.rest import catalogue
from cjmkit_bitrix24.sender.opening import not_opened

__all__ = ["VARIABLE", "Webhook", "webhook_of"]

VARIABLE: Final = "BITRIX24_WEBHOOK"
"""The environment variable that is read where no file is named."""

_PATH: Final = re.compile(r"/rest/[0-9]{1,12}/[A-Za-z0-9_-]{1,200}")
_LOCAL: Final = ("127.0.0.1", "localhost", "::1")
_LONGEST: Final = 4096


@attrs.frozen(kw_only=True)
class Webhook:
    """
    Where a portal answers: *path* holds the secret code.
    """

    host: str
    port: int | None
    path: str = attrs.field(repr=False)
    secure: bool = True

    @classmethod
    def parse(cls, text: str) -> Webhook:
        """
        Return the webhook of an address such as ``https://portal.bitrix24.ru/rest/1/code/``.

        Raises:
            ConfigError: it is no such address; without TLS only this machine itself is called.

        """
        try:
            parts = urlsplit(text.strip())
            host, port = parts.hostname, parts.port
        except ValueError:
            raise _refusal(_STRANGE) from None
        path = parts.path.removesuffix("/")
        if not host or parts.username or parts.query or parts.fragment or not _PATH.fullmatch(path):
            raise _refusal(_STRANGE)
        if parts.scheme != "https" and not (parts.scheme == "http" and host in _LOCAL):
            raise _refusal(_INSECURE)
        return cls(host=host, port=port, path=path, secure=parts.scheme == "https")


_STRANGE: Final = Texts("не того вида", "has another form")
_INSECURE: Final = Texts("без шифрования (http)", "is without encryption (http)")
_NONE: Final = Texts(
    f"не указан: положите его в файл и назовите файл ключом --webhook-file, или в переменную {VARIABLE}",
    f"is not given: put it into a file and name that by --webhook-file, or into the variable {VARIABLE}",
)
_EMPTY: Final = Texts("в файле не найден", "is not in the file")


def webhook_of(file: str | os.PathLike[str] | None) -> Webhook:
    """
    Return the webhook of *file*, or without one of the environment.

    Raises:
        ConfigError: there is none, or it is no address of a webhook.
        SourceError: the file cannot be read.

    """
    if file is None:
        text = os.environ.get(VARIABLE, "")
        if not text.strip():
            raise _refusal(_NONE)
        return Webhook.parse(text)
    try:
        with Path(file).open(encoding="utf-8-sig", errors="replace") as stream:
            lines = stream.read(_LONGEST).split("\n")
    except OSError as error:
        raise SourceError(not_opened(error, Path(file).name)) from None
    found = [line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#")]
    if not found:
        raise _refusal(_EMPTY)
    return Webhook.parse(found[0])


def _refusal(found: Texts) -> ConfigError:
    return ConfigError(catalogue.BAD_WEBHOOK.finding(found_ru=found.ru, found_en=found.en))
