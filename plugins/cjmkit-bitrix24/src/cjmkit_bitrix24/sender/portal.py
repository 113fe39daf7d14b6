"""
Portal: calls and batches of calls, their answers told apart by what is known of the work.

Errors are told by the code in ``error``, never by the words (Bitrix24, error-codes.md). What the portal surely did not
do is repeated here; what it may have done is left to who can ask for it.
"""

from __future__ import annotations

import enum
import json
from collections.abc import Callable, Mapping
from typing import Any, Final

import attrs

from cjmkit.errors import ConfigError, OutputError
from cjmkit.findings import Texts
from cjmkit_bitrix24.rest import catalogue
from cjmkit_bitrix24.sender.pace import Clock, Pace, retry_seconds
from cjmkit_bitrix24.sender.transport import Answer, LostAnswerError, NotSentError, Transport

__all__ = ["BATCH_LIMIT", "DoubtError", "Outcome", "Portal", "Reply"]

BATCH_LIMIT: Final = 50
"""A batch holds that many commands at most (Bitrix24, batch.md)."""

_LIMITS: Final = frozenset(("QUERY_LIMIT_EXCEEDED", "OPERATION_TIME_LIMIT"))
_BROKEN: Final = frozenset(("INTERNAL_SERVER_ERROR", "ERROR_UNEXPECTED_ANSWER"))
_ADVICE: Final[Mapping[str, Texts]] = {
    "INVALID_CREDENTIALS": Texts("вебхук удалён или код неверен", "the webhook was removed or its code is wrong"),
    "NO_AUTH_FOUND": Texts("вебхук неполон", "the webhook is incomplete"),
    "insufficient_scope": Texts("добавьте вебхуку право «CRM (crm)»", "give the webhook the right “CRM (crm)”"),
    "ERROR_METHOD_NOT_FOUND": Texts("добавьте вебхуку право «CRM (crm)»", "give the webhook the right “CRM (crm)”"),
    "OVERLOAD_LIMIT": Texts(
        "REST заблокирован вручную, обратитесь в поддержку Битрикс24",
        "REST is blocked by hand, write to Bitrix24's support",
    ),
    "ACCESS_DENIED": Texts("на этом тарифе REST недоступен", "the plan is without REST"),
    "INVALID_REQUEST": Texts("нужен адрес https", "the address must be https"),
    "expired_token": Texts("доступ истёк, создайте вебхук заново", "access has expired, make a new webhook"),
    "user_access_error": Texts("пользователю закрыт доступ", "the user has no access"),
    "PORTAL_DELETED": Texts("портал закрыт", "the portal is closed"),
}
_NO_ADVICE: Final = Texts("проверьте вебхук и его права", "look at the webhook and its rights")

_OPERATING: Final = 420.0
"""Seconds of work of one method at which to rest: at 480 within ten minutes the portal blocks it for everybody."""

_REST: Final = 600.0


class DoubtError(Exception):
    """
    No usable answer came: what was asked for may have been done.
    """


class Outcome(enum.Enum):
    """
    What is known of a call.
    """

    DONE = "done"
    REFUSED = "refused"
    AGAIN = "again"
    DOUBT = "doubt"
    DENIED = "denied"


@attrs.frozen(kw_only=True)
class Reply:
    """
    The portal's answer to a call: its *result*, or an error's *code* and what it *said* of it.
    """

    outcome: Outcome
    result: Any = attrs.field(default=None, repr=False)
    code: str = ""
    said: str = attrs.field(default="", repr=False)
    next: int | None = None


@attrs.define(kw_only=True)
class Portal:
    """
    A portal that is asked and told at its pace; *attempts* bounds every repetition.

    *seconds* is how long the portal worked on the last request, by its own clock.
    """

    transport: Transport
    host: str
    pace: Pace
    clock: Clock
    attempts: int = 8
    seconds: float | None = None
    requests: int = 0
    _rest: float = 0.0

    def tell(self, commands: Mapping[str, str], enter: Callable[[], None]) -> dict[str, Reply]:
        """
        Let the portal do a batch of *commands* once; raise `DoubtError` if nobody knows whether it did.

        *enter* is called just before the batch goes out, each time: only what was surely not done goes out again.
        """
        return self._batch(commands, enter)

    def ask(self, commands: Mapping[str, str]) -> dict[str, Reply]:
        """
        Return the answers to a batch of questions, which may be repeated.
        """
        replies = self._batch(commands)
        for attempt in range(1, self.attempts + 1):
            left = {name: commands[name] for name, reply in replies.items() if _unanswered(reply)}
            if not left:
                break
            self._pause(attempt, None)
            replies |= self._batch(left)
        return replies

    def call(self, method: str, params: Mapping[str, Any], enter: Callable[[], None] | None = None) -> Reply:
        """
        Call one method by itself: a question, or with *enter* something to be done once, as by `tell`.
        """
        body = self._post(method, params, enter)
        if "error" in body:
            return _failed(body)
        following = body.get("next")
        return _done(body.get("result"), following if isinstance(following, int) else None)

    def refuse(self, reply: Reply, status: int = 401) -> None:
        """
        Raise the error of a portal that lets nobody in.
        """
        advice = _ADVICE.get(reply.code, _NO_ADVICE)
        words = {"code": reply.code[:_CODE] or "?", "status": status, "advice_ru": advice.ru, "advice_en": advice.en}
        raise ConfigError(catalogue.NO_ACCESS.finding(**words))

    def give_up(self, reason: str, attempts: int) -> OutputError:
        """
        Return the error of a portal that gives no usable answers.
        """
        return OutputError(catalogue.NO_PORTAL.finding(host=self.host, reason=reason, attempts=attempts))

    def _batch(self, commands: Mapping[str, str], enter: Callable[[], None] | None = None) -> dict[str, Reply]:
        body = self._post("batch", {"halt": 0, "cmd": dict(commands)}, enter)
        whole = body.get("result")
        if "error" in body or not isinstance(whole, dict):
            # A batch that is refused as a whole was not begun; one refused so again and again cannot be mended here.
            raise self.give_up(str(body.get("error", "batch"))[:_CODE] or "batch", 1)
        results, errors, times = (_keyed(whole.get(name)) for name in ("result", "result_error", "result_time"))
        for time in times.values():
            self._note_operating(time)
        return {name: _reply(name, results, errors) for name in commands}

    def _post(self, method: str, payload: Mapping[str, Any], enter: Callable[[], None] | None) -> dict[str, Any]:
        raw = json.dumps(dict(payload), ensure_ascii=False).encode("utf-8", "replace")
        reason = ""
        for attempt in range(1, self.attempts + 1):
            self._take_rest()
            self.pace.wait()
            if enter is not None:
                # Not before the waiting: the journal tells how long ago the portal may have begun.
                enter()
            self.requests += 1
            told = None
            try:
                answer = self.transport.post(method, raw)
            except NotSentError as error:
                reason = str(error)
            except LostAnswerError as error:
                reason = str(error)
                if enter is not None:
                    raise DoubtError(reason) from None
            else:
                body = self._usable(answer)
                if body is not None:
                    return body
                reason, told = _code(answer) or f"HTTP {answer.status}", answer.retry_after
                if enter is not None and not _was_refused(answer):
                    raise DoubtError(reason)
            self._pause(attempt, told)
        raise self.give_up(reason, self.attempts)

    def _usable(self, answer: Answer) -> dict[str, Any] | None:
        if 300 <= answer.status < 400:
            raise OutputError(catalogue.MOVED.finding(host=self.host, to=_host(answer.location)))
        body, code = answer.body, _code(answer)
        if code == "QUERY_LIMIT_EXCEEDED":
            self.pace.full()
        if body is None or code in _LIMITS | _BROKEN or answer.status == 429 or answer.status >= 500:
            return None
        if "error" in body and (answer.status == 401 or code in _ADVICE):
            self.refuse(Reply(outcome=Outcome.DENIED, code=code), answer.status)
        time = body.get("time")
        if isinstance(time, dict):
            self.seconds = _number(time.get("duration"))
            self._note_operating(time)
        return body if "result" in body or "error" in body else None

    def _note_operating(self, time: object) -> None:
        if isinstance(time, dict) and (_number(time.get("operating")) or 0.0) >= _OPERATING:
            reset, finish = _number(time.get("operating_reset_at")), _number(time.get("finish"))
            # Both are of the portal's own clock.
            rest = reset - finish if reset is not None and finish is not None else _REST
            self._rest = max(self._rest, min(_REST, max(0.0, rest)))

    def _take_rest(self) -> None:
        if self._rest:
            self.clock.sleep(self._rest)
            self._rest = 0.0

    def _pause(self, attempt: int, told: str | None) -> None:
        if attempt < self.attempts:
            self.clock.sleep(retry_seconds(attempt, told, self.clock))


_CODE: Final = 60


def _code(answer: Answer) -> str:
    body = answer.body
    return str(body.get("error", ""))[:_CODE] if body is not None else ""


def _was_refused(answer: Answer) -> bool:
    # Only these say that nothing was begun; any other 5xx may come after the work.
    return _code(answer) in _LIMITS or answer.status == 429


def _host(location: str | None) -> str:
    host = (location or "").partition("://")[2].partition("/")[0]
    return host.rpartition("@")[2][:100] or "?"


def _keyed(part: object) -> dict[str, Any]:
    # PHP writes an empty map as an empty list.
    return part if isinstance(part, dict) else {}


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def _reply(name: str, results: Mapping[str, Any], errors: Mapping[str, Any]) -> Reply:
    error = errors.get(name)
    if error is not None:
        return _failed(error if isinstance(error, dict) else {"error": "", "error_description": error})
    if name not in results:
        return Reply(outcome=Outcome.DOUBT, code="no answer")
    return _done(results[name], None)


def _failed(error: Mapping[str, Any]) -> Reply:
    code, said = str(error.get("error", "")), str(error.get("error_description") or "")
    if code in _LIMITS:
        outcome = Outcome.AGAIN
    elif code in _BROKEN:
        outcome = Outcome.DOUBT
    else:
        outcome = Outcome.DENIED if code in _ADVICE else Outcome.REFUSED
    return Reply(outcome=outcome, code=code[:_CODE], said=said)


def _done(result: Any, following: int | None) -> Reply:
    if result is None or result is False:
        return Reply(outcome=Outcome.REFUSED, code="", said="")
    return Reply(outcome=Outcome.DONE, result=result, next=following)


def _unanswered(reply: Reply) -> bool:
    return reply.outcome in (Outcome.AGAIN, Outcome.DOUBT)
