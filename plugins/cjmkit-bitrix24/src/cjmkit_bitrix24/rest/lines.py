"""
Lines: the format ``cjmkit-bitrix24/calls@1``, one card a line, and how it is read back.

A line is a JSON object: ``schema``; ``key``, the card's; ``kind``, company or contact; ``calls`` in their order,
each with an ``id`` of its own, a ``method`` and ``params``. ``$company`` stands for the id that the call with the
id ``company`` gives; ``needs`` lists what else is open, such as ``preset.company``. What stands in a line beyond
that (``failure`` of the sender's report) is ignored.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any, Final

import attrs

from cjmkit.findings import Finding, Location, Texts
from cjmkit_bitrix24.rest import catalogue

__all__ = ["METHODS", "NEEDS", "SCHEMA", "Call", "Line", "dump_line", "json_schema", "load_line"]

SCHEMA: Final = "cjmkit-bitrix24/calls@1"
"""The name and version of the format; a newer version has a greater number."""

METHODS: Final = {
    "crm.company.add": None,
    "crm.contact.add": "COMPANY_ID",
    "crm.requisite.add": "ENTITY_ID",
    "crm.address.add": "ENTITY_ID",
    "crm.requisite.bankdetail.add": "ENTITY_ID",
}
"""The calls that a line may hold, and which of their fields names the record they belong to."""

NEEDS: Final = ("preset.company", "preset.sole_proprietor", "preset.person")
"""What only the caller knows of the portal."""

_ROOTS: Final = ("crm.company.add", "crm.contact.add")
_DEEPEST: Final = 4


@attrs.frozen(kw_only=True)
class Call:
    """
    A call of a card: *parent* is the id of the call whose record it belongs to, *level* how deep it hangs.
    """

    id: str
    method: str
    fields: Mapping[str, Any] = attrs.field(repr=False)
    parent: str | None = None
    level: int = 0


@attrs.frozen(kw_only=True)
class Line:
    """
    A card as it is sent: *number* is that of its line, *raw* the line itself.
    """

    key: str = attrs.field(repr=False)
    calls: tuple[Call, ...] = attrs.field(repr=False)
    needs: tuple[str, ...] = ()
    number: int = 0
    raw: bytes = attrs.field(default=b"", repr=False)


def json_schema() -> Mapping[str, Any]:
    """
    Return the JSON Schema (2020-12) of a line.
    """
    text = files("cjmkit_bitrix24.rest").joinpath("calls-1.schema.json").read_text("utf-8")
    schema: Mapping[str, Any] = json.loads(text)
    return schema


def dump_line(key: str, calls: list[dict[str, Any]], needs: list[str]) -> bytes:
    """
    Return the line of a card, with its end.
    """
    kind = "company" if calls[0]["method"] == "crm.company.add" else "contact"
    whole: dict[str, Any] = {"schema": SCHEMA, "key": key, "kind": kind}
    if needs:
        whole["needs"] = needs
    text = json.dumps({**whole, "calls": calls}, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass") + b"\n"


def load_line(raw: bytes, where: Location) -> Line | Finding:
    """
    Return the card of a line, or what is wrong with it.
    """
    try:
        whole = json.loads(raw)
    except (ValueError, RecursionError):
        return catalogue.NOT_JSON.finding(where)
    if not isinstance(whole, dict) or not str(whole.get("schema", "")).startswith("cjmkit-bitrix24/calls@"):
        return catalogue.NOT_CALLS.finding(where)
    if whole["schema"] != SCHEMA:
        return catalogue.NEWER_CALLS.finding(where, found=str(whole["schema"])[:40], known=SCHEMA)
    try:
        return _line(whole, where.line or 0, raw)
    except _WrongError as error:
        words = error.what
        return catalogue.BAD_CALLS.finding(where, found_ru=words.ru, found_en=words.en)


class _WrongError(Exception):
    def __init__(self, ru: str, en: str) -> None:
        super().__init__(en)
        self.what = Texts(ru, en)


def _line(whole: Mapping[str, Any], number: int, raw: bytes) -> Line:
    key, calls = whole.get("key"), whole.get("calls")
    if not isinstance(key, str) or not 0 < len(key) <= 255:
        raise _WrongError("нет ключа key", "there is no key")
    if not isinstance(calls, list) or not calls:
        raise _WrongError("нет вызовов calls", "there are no calls")
    made: dict[str, Call] = {}
    for call in calls:
        one = _call(call, made)
        made[one.id] = one
    needs = whole.get("needs", [])
    if not isinstance(needs, list) or not all(need in NEEDS for need in needs):
        raise _WrongError("неизвестное имя в needs", "an unknown name in needs")
    return Line(key=key, calls=tuple(made.values()), needs=tuple(needs), number=number, raw=raw)


def _call(call: object, made: Mapping[str, Call]) -> Call:
    if not isinstance(call, dict) or not isinstance(call.get("id"), str) or not call["id"].isascii():
        raise _WrongError("вызов без имени id", "a call has no id")
    name, method = call["id"], call.get("method")
    if name in made or len(name) > 40:
        raise _WrongError("имя id повторяется или длинно", "an id repeats or is too long")
    if not isinstance(method, str) or method not in METHODS:
        raise _WrongError("вызов не из тех, что создают карточку", "a method that no card is created by")
    params = call.get("params")
    fields = params.get("fields") if isinstance(params, dict) else None
    if not isinstance(fields, dict) or not fields:
        raise _WrongError("у вызова нет params.fields", "a call has no params.fields")
    parent = _parent(method, fields, made)
    if bool(made) is (parent is None) or (not made and method not in _ROOTS):
        raise _WrongError("первым создаётся клиент, прочее к нему", "first comes the client, all else belongs to it")
    _refuse_strange(method, fields)
    level = 0 if parent is None else made[parent].level + 1
    if level > _DEEPEST:
        raise _WrongError("вызовы вложены слишком глубоко", "calls hang too deep")
    return Call(id=name, method=method, fields=fields, parent=parent, level=level)


def _parent(method: str, fields: Mapping[str, Any], made: Mapping[str, Call]) -> str | None:
    field = METHODS[method]
    reference = fields.get(field) if field is not None else None
    if reference is None:
        return None
    name = reference[1:] if isinstance(reference, str) and reference[:1] == "$" else None
    if name not in made:
        raise _WrongError("вызов ссылается не на прежний вызов", "a call refers to no call before it")
    return name


def _refuse_strange(method: str, fields: Mapping[str, Any]) -> None:
    # These are what a record is found by again after a lost answer: without them it could be created twice.
    wanted = {
        "crm.requisite.add": ("XML_ID",),
        "crm.requisite.bankdetail.add": ("XML_ID",),
        "crm.address.add": ("TYPE_ID",),
    }.get(method, ("ORIGINATOR_ID", "ORIGIN_ID"))
    for name in wanted:
        if not fields.get(name):
            raise _WrongError(f"у вызова {method} нет {name}", f"a call {method} has no {name}")
    kind, preset = fields.get("TYPE_ID", 1), fields.get("PRESET_ID", 1)
    if method == "crm.address.add" and not _is_id(kind):
        raise _WrongError("вид адреса TYPE_ID – не номер", "the kind of an address, TYPE_ID, is no number")
    if method == "crm.requisite.add" and not _is_id(preset) and preset not in [f"${need}" for need in NEEDS]:
        raise _WrongError("шаблон PRESET_ID – не номер", "the template PRESET_ID is no number")
    if not all(_is_value(value) for value in fields.values()):
        raise _WrongError("значение поля не того вида", "a field has a value of another kind")


def _is_id(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _is_value(value: object) -> bool:
    if isinstance(value, list):
        return all(_is_value(one) and not isinstance(one, list) for one in value)
    if isinstance(value, dict):
        return all(isinstance(one, (str, int, float)) for one in value.values())
    return isinstance(value, (str, int, float))
