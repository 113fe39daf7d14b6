"""
Said: the portal's words of a refusal, without the personal values that it may repeat, and the line for the report.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from cjmkit.findings import Finding
from cjmkit_bitrix24.rest import catalogue
from cjmkit_bitrix24.sender.jobs import State, Step
from cjmkit_bitrix24.sender.portal import Reply

__all__ = ["failure_of", "quiet", "refusal"]

_TAG: Final = re.compile(r"<[^<>]{0,200}>")
_MANDATORY: Final = ("обязательн", "required", "mandatory")
_LONGEST: Final = 200
_SHORT: Final = 3


def quiet(said: str, step: Step) -> str:
    """
    Return what the portal *said*, one line, with the values of the call replaced by an ellipsis.
    """
    text = " ".join(_TAG.sub(" ", said[: _LONGEST * 10]).split())
    for value in sorted(set(_values(step.fields)), key=len, reverse=True):
        text = text.replace(value, "…")
    return text[:_LONGEST]


def _values(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        for inner in part.values():
            yield from _values(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _values(inner)
    elif isinstance(part, str) and len(part) >= _SHORT:
        yield part
        # A name may come back in other order.
        yield from (word for word in part.split() if len(word) > _SHORT)


def refusal(step: Step, reply: Reply) -> Finding:
    """
    Return the finding of a call that the portal refused.
    """
    said = quiet(reply.said, step)
    mandatory = any(word in said.lower() for word in _MANDATORY)
    rule = catalogue.MANDATORY if mandatory else catalogue.REFUSED
    code = reply.code or ("false" if not said else "")
    return rule.finding(step.job.where, method=step.call.method, step=step.call.id, code=code, said=said)


def failure_of(raw: bytes, finding: Finding, *, step: Step | None = None, reply: Reply | None = None) -> bytes:
    """
    Return the line of a card that failed with the reason in it, ready to be sent again.
    """
    failure: dict[str, Any] = {"code": finding.code, "message": finding.message("ru")}
    if step is not None:
        made = {one.call.id: one.remote for one in step.job.steps.values() if one.state is State.DONE}
        failure |= {"step": step.call.id, "method": step.call.method, "made": made}
    if reply is not None:
        failure["portal"] = {"error": reply.code, "error_description": reply.said}
    try:
        whole = json.loads(raw)
    except (ValueError, RecursionError):
        return raw.rstrip(b"\r\n") + b"\n"
    if not isinstance(whole, dict):
        return raw.rstrip(b"\r\n") + b"\n"
    text = json.dumps({**whole, "failure": failure}, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "replace") + b"\n"
