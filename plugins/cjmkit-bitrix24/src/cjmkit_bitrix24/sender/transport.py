"""
Transport: one request to the portal, and what is known of it when no answer comes.

The standard library's ``http.client``: a request is one POST of JSON, TLS is verified by the system's
certificates, redirects are never followed, and each request has a connection of its own. A kept connection may be
closed by the portal just when the next request is under way, and then nobody knows whether it was done.
"""

from __future__ import annotations

import http.client
import json
import ssl
from typing import Any, Final, Protocol

import attrs

from cjmkit_bitrix24.sender.webhook import Webhook

__all__ = ["Answer", "HTTPTransport", "LostAnswerError", "NotSentError", "Transport"]

ANSWER_LIMIT: Final = 32 * 1024 * 1024


class NotSentError(Exception):
    """
    The portal was not reached: the request was surely not done.
    """


class LostAnswerError(Exception):
    """
    The request was sent and no answer came: it may have been done.
    """


@attrs.frozen(kw_only=True)
class Answer:
    """
    What came back; *body* is None where it is no JSON object.
    """

    status: int
    body: dict[str, Any] | None = attrs.field(default=None, repr=False)
    retry_after: str | None = None
    location: str | None = attrs.field(default=None, repr=False)


class Transport(Protocol):
    """
    Sends one request.
    """

    def post(self, method: str, payload: bytes) -> Answer:
        """
        Call *method* of the portal; raise `NotSentError` or `LostAnswerError`.
        """
        ...


@attrs.define(kw_only=True)
class HTTPTransport:
    """
    Calls the portal of a webhook; *timeout* is in seconds, above the 60 that the portal gives a request.
    """

    webhook: Webhook
    timeout: float = 90.0
    _context: ssl.SSLContext | None = None

    def post(self, method: str, payload: bytes) -> Answer:
        """
        Call *method* with the JSON *payload*.
        """
        connection = self._connection()
        try:
            try:
                connection.connect()
            except OSError as error:
                raise NotSentError(_reason(error)) from None
            headers = {"Content-Type": "application/json", "Accept": "application/json", "Connection": "close"}
            try:
                connection.request("POST", f"{self.webhook.path}/{method}.json", payload, headers)
                response = connection.getresponse()
                raw = response.read(ANSWER_LIMIT + 1)
            except (OSError, http.client.HTTPException) as error:
                raise LostAnswerError(_reason(error)) from None
            whole = len(raw) <= ANSWER_LIMIT
            return Answer(
                status=response.status,
                body=_object(raw) if whole else None,
                retry_after=response.headers.get("Retry-After"),
                location=response.headers.get("Location"),
            )
        finally:
            connection.close()

    def _connection(self) -> http.client.HTTPConnection:
        webhook = self.webhook
        if not webhook.secure:
            return http.client.HTTPConnection(webhook.host, webhook.port, timeout=self.timeout)
        if self._context is None:
            self._context = ssl.create_default_context()
        return http.client.HTTPSConnection(webhook.host, webhook.port, timeout=self.timeout, context=self._context)


def _object(raw: bytes) -> dict[str, Any] | None:
    try:
        body = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    return body if isinstance(body, dict) else None


def _reason(error: Exception) -> str:
    # The system's own words may hold the address, and with it the secret.
    return type(error).__name__
