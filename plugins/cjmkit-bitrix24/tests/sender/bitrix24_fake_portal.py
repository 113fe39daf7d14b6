"""
A portal that behaves as its documentation says, on a real socket of this machine, and breaks when told to.

Written from the public REST reference (batch.md, limits.md, error-codes.md, crm.*.add, crm.*.list), not from the
sender: commands are taken apart as PHP does, results are referred to as the portal does it, empty maps are empty
lists, ids in lists are texts, and the bucket leaks. Time is that of the test.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl

from cjmkit_bitrix24.sender import Clock, Webhook

SECRET = "s3cretc0de"
PARTS = ("clients", "requisite", "address", "bankdetail", "people")


class Killed(BaseException):
    """
    The sender's process ends here.
    """


@dataclass
class Time:
    """
    A clock that moves by sleeping alone; *worked* is called when it has moved.
    """

    seconds: float = 1_700_000_000.0
    slept: list[float] = field(default_factory=list)
    worked: Callable[[], None] = lambda: None

    def clock(self) -> Clock:
        return Clock(now=lambda: self.seconds, sleep=self.sleep, jitter=lambda: 0.5)

    def sleep(self, seconds: float) -> None:
        assert seconds >= 0
        self.slept.append(seconds)
        self.seconds += seconds
        self.worked()


class PortalError(Exception):
    def __init__(self, code: str, said: str, status: int = 400) -> None:
        super().__init__(said)
        self.code, self.said, self.status = code, said, status

    @property
    def body(self) -> dict[str, Any]:
        return {"error": self.code, "error_description": self.said}


def php_query(query: str) -> dict[str, Any]:
    """
    Read a query as PHP's parse_str does: brackets make maps.
    """
    whole: dict[str, Any] = {}
    for name, value in parse_qsl(query, keep_blank_values=True):
        keys = [name.partition("[")[0], *re.findall(r"\[([^\]]*)\]", name)]
        at = whole
        for key in keys[:-1]:
            at = at.setdefault(key, {})
        at[keys[-1]] = value
    return _lists(whole)


def _lists(part: Any) -> Any:
    if not isinstance(part, dict):
        return part
    inner = {key: _lists(value) for key, value in part.items()}
    if inner and list(inner) == [str(n) for n in range(len(inner))]:
        return list(inner.values())
    return inner


def php_int(value: Any) -> int:
    """
    (int) of PHP: a filled array is 1, a text its leading digits.
    """
    if isinstance(value, (list, dict)):
        return int(bool(value))
    found = re.match(r"\s*-?\d+", str(value))
    return int(found.group()) if found else 0


@dataclass
class Fault:
    """
    What happens to one request: *kind* and its number.

    ``limit`` 503; ``reset`` cut before the work; ``cut`` after it, or after *count* commands; ``late`` cut, and the
    work done *count* seconds later; ``html`` a gateway's page after the work; ``broken`` JSON that ends too soon after
    the work; ``flaky`` the *count*-th command answers INTERNAL_SERVER_ERROR with its work done; ``flop`` the same
    undone; ``blocked`` 429; ``again`` the *count*-th command is over the limit.
    """

    kind: str
    count: int = 0


@dataclass
class FakePortal:
    """
    The portal: its tables by name, the faults to come, and what it was asked.
    """

    time: Time = field(default_factory=Time)
    rate: float = 2.0
    burst: int = 50
    presets: Mapping[int, str] = field(default_factory=lambda: {1: "Организация", 3: "ИП", 5: "Физ. лицо"})
    mandatory: tuple[str, ...] = ()
    refuse: Callable[[str, Mapping[str, Any]], str | None] = lambda method, params: None
    faults: list[Fault] = field(default_factory=list)
    denied: tuple[int, str] | None = None
    answer: Callable[[str, dict[str, Any]], tuple[int, bytes, dict[str, str]] | None] = lambda method, payload: None
    seconds_per_call: float = 0.1
    operating: float = 1.0
    filters: bool = True

    def __post_init__(self) -> None:
        self.tables: dict[str, list[dict[str, Any]]] = {
            name: [] for name in ("company", "contact", "requisite", "address", "bankdetail")
        }
        self.requests: list[tuple[str, dict[str, Any]]] = []
        self.limited = 0
        self._level = 0.0
        self._seen = self.time.seconds
        self._due: list[tuple[float, dict[str, Any]]] = []
        self._next = 100
        self._lock = threading.RLock()
        self.time.worked = self._work_late

    # -- the server

    @contextmanager
    def serving(self) -> Iterator[Webhook]:
        portal = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                raw = self.rfile.read(int(self.headers["Content-Length"]))
                with portal._lock:
                    reply = portal._handle(self.path, json.loads(raw))
                if reply is None:
                    self.close_connection = True
                    self.connection.shutdown(2)
                    return
                status, body, headers = reply
                self.send_response(status)
                for name, value in {"Content-Type": "application/json", **headers}.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args: object) -> None:
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request: Any, client_address: Any) -> None:
                pass

        with Server(("127.0.0.1", 0), Handler) as server:
            thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
            thread.start()
            try:
                yield Webhook.parse(f"http://127.0.0.1:{server.server_port}/rest/1/{SECRET}/")
            finally:
                server.shutdown()
                thread.join()

    def _handle(self, path: str, payload: dict[str, Any]) -> tuple[int, bytes, dict[str, str]] | None:
        start, _, name = path.rpartition("/")
        method = name.removesuffix(".json")
        self.requests.append((method, payload))
        told = self.answer(method, payload)
        if told is not None:
            return told
        if start != f"/rest/1/{SECRET}":
            return _json(401, {"error": "INVALID_CREDENTIALS", "error_description": "Invalid request credentials"})
        if self.denied is not None:
            return _json(self.denied[0], {"error": self.denied[1], "error_description": "?"})
        if not self._fits():
            return _limit()
        fault = self.faults.pop(0) if self.faults else Fault("none")
        return self._with(fault, method, payload)

    def _with(self, fault: Fault, method: str, payload: dict[str, Any]) -> tuple[int, bytes, dict[str, str]] | None:
        if fault.kind == "limit":
            return _limit()
        if fault.kind == "blocked":
            body = {"error": "OPERATION_TIME_LIMIT", "error_description": "Method is blocked"}
            return _json(429, body)
        if fault.kind == "reset":
            return None
        if fault.kind == "late":
            self._due.append((self.time.seconds + fault.count, payload | {"method": method}))
            return None
        if fault.kind == "cut" and fault.count and method == "batch":
            self._batch(dict(list(payload["cmd"].items())[: fault.count]), fault)
            return None
        reply = self._work(method, payload, fault)
        if fault.kind == "cut":
            return None
        if fault.kind == "html":
            return 502, b"<html><body>502 Bad Gateway</body></html>", {"Content-Type": "text/html"}
        if fault.kind == "broken":
            return 200, reply[1][: len(reply[1]) // 2], {}
        return reply

    def _work_late(self) -> None:
        with self._lock:
            ready = [payload for at, payload in self._due if at <= self.time.seconds]
            self._due = [(at, payload) for at, payload in self._due if at > self.time.seconds]
            for payload in ready:
                self._work(payload["method"], payload, Fault("none"))

    def _fits(self) -> bool:
        self._level = max(0.0, self._level - (self.time.seconds - self._seen) * self.rate)
        self._seen = self.time.seconds
        if self._level >= self.burst:
            self.limited += 1
            return False
        self._level += 1
        return True

    # -- the methods

    def _work(self, method: str, payload: dict[str, Any], fault: Fault) -> tuple[int, bytes, dict[str, str]]:
        if method == "batch":
            body: dict[str, Any] = {"result": self._batch(payload["cmd"], fault)}
            count = len(payload["cmd"])
        else:
            try:
                result, more = self._call(method, payload)
            except PortalError as error:
                return _json(error.status, error.body)
            body, count = {"result": result, **more}, 1
        body["time"] = self._time(count)
        return _json(200, body)

    def _time(self, count: int) -> dict[str, Any]:
        now = self.time.seconds
        took = self.seconds_per_call * count
        finish = {"start": now, "finish": now + took, "duration": took}
        return {**finish, "operating": self.operating, "operating_reset_at": int(now) + 300}

    def _batch(self, commands: Mapping[str, str], fault: Fault) -> dict[str, Any]:
        parts: dict[str, dict[str, Any]] = {
            name: {} for name in ("result", "result_error", "result_total", "result_next", "result_time")
        }
        for index, (name, text) in enumerate(commands.items()):
            if index >= 50:
                parts["result_error"][name] = {"error": "ERROR_BATCH_LENGTH_EXCEEDED", "error_description": "Max 50"}
                continue
            method, _, query = text.partition("?")
            params = _refer(php_query(query), {"result": parts["result"]})
            struck = fault.kind in ("flaky", "flop", "again") and index == fault.count
            try:
                result = self._struck(fault.kind, method, params) if struck else self._call(method, params)[0]
                parts["result"][name] = result
                parts["result_time"][name] = self._time(1)
            except PortalError as error:
                parts["result_error"][name] = error.body
        return {name: part or [] for name, part in parts.items()}

    def _struck(self, kind: str, method: str, params: Mapping[str, Any]) -> Any:
        if kind == "again":
            raise PortalError("QUERY_LIMIT_EXCEEDED", "Too many requests")
        if kind == "flaky":
            self._call(method, params)
        raise PortalError("INTERNAL_SERVER_ERROR", "Internal server error")

    def _call(self, method: str, params: Mapping[str, Any]) -> tuple[Any, dict[str, Any]]:
        said = self.refuse(method, params)
        if said is not None:
            raise PortalError("", said)
        if method == "crm.requisite.preset.list":
            start = php_int(params.get("start", 0))
            rows = [{"ID": str(n), "NAME": name, "COUNTRY_ID": "1", "ACTIVE": "Y"} for n, name in self.presets.items()]
            more = {"next": start + 50} if start + 50 < len(rows) else {}
            return rows[start : start + 50], more
        kind, _, verb = method.removeprefix("crm.").removeprefix("requisite.bank").rpartition(".")
        kind = {"detail": "bankdetail"}.get(kind, kind)
        if kind not in self.tables or verb not in ("add", "list"):
            raise PortalError("ERROR_METHOD_NOT_FOUND", "Method not found!", 404)
        if verb == "list":
            return self._list(kind, params), {}
        return self._add(kind, params["fields"]), {}

    def _add(self, kind: str, fields: Mapping[str, Any]) -> Any:
        self._demand(kind, fields)
        if kind == "address":
            key = {name: php_int(fields[name]) for name in ("TYPE_ID", "ENTITY_TYPE_ID", "ENTITY_ID")}
            if any(all(row[name] == value for name, value in key.items()) for row in self.tables[kind]):
                raise PortalError("", "TypeAddress exists")
            self.tables[kind].append({**fields, **key})
            return True
        self._next += 1
        row = {**fields, "ID": self._next}
        if "ENTITY_ID" in row:
            row["ENTITY_ID"] = php_int(row["ENTITY_ID"])
        self.tables[kind].append(row)
        return self._next

    def _demand(self, kind: str, fields: Mapping[str, Any]) -> None:
        for name in self.mandatory if kind == "company" else ():
            if not fields.get(name):
                raise PortalError("", f"Не введено значение обязательного поля «{name}».<br>")
        wanted = {
            "requisite": ("ENTITY_TYPE_ID", "ENTITY_ID", "PRESET_ID"),
            "address": ("TYPE_ID", "ENTITY_TYPE_ID", "ENTITY_ID"),
            "bankdetail": ("ENTITY_ID",),
        }.get(kind, ())
        for name in wanted:
            if php_int(fields.get(name, 0)) < 1:
                raise PortalError("", f"{name} is not defined or invalid.")
        owner = {"requisite": {3: "contact", 4: "company"}.get(php_int(fields.get("ENTITY_TYPE_ID", 0)))}
        table = owner.get(kind, "requisite" if kind in ("address", "bankdetail") else None)
        if table is not None:
            number = php_int(fields["ENTITY_ID"])
            if not any(row["ID"] == number for row in self.tables[table]):
                raise PortalError("", "Entity not found.")

    def _list(self, kind: str, params: Mapping[str, Any]) -> list[dict[str, Any]]:
        wishes = params.get("filter", {}) if self.filters else {}
        rows = []
        for row in self.tables[kind]:
            # The database compares texts without case.
            pairs = ((str(row.get(name.lstrip("="), "")), str(value)) for name, value in wishes.items())
            if all(have.casefold() == want.casefold() for have, want in pairs):
                rows.append({name: _text(row.get(name)) for name in params["select"]})
        return rows[:50]

    # -- what the tests look at

    def whole(self) -> dict[str, dict[str, list[Any]]]:
        """
        Every client by its key, with its parts told by what they hold; several of a key stand beside each other.
        """
        clients: dict[str, dict[str, list[Any]]] = {}
        for kind, number in (("company", 4), ("contact", 3)):
            for client in self.tables[kind]:
                key = client["ORIGIN_ID"]
                if ":person-" in key:
                    continue
                empty: dict[str, list[Any]] = {name: [] for name in PARTS}
                parts = clients.setdefault(key, empty)
                parts["clients"].append(client["ID"])
                for requisite in self.tables["requisite"]:
                    if (php_int(requisite["ENTITY_TYPE_ID"]), requisite["ENTITY_ID"]) == (number, client["ID"]):
                        parts["requisite"].append(requisite["XML_ID"])
                        for name, told in (("address", "ADDRESS_1"), ("bankdetail", "XML_ID")):
                            parts[name] += [r[told] for r in self.tables[name] if r["ENTITY_ID"] == requisite["ID"]]
                people = [c for c in self.tables["contact"] if php_int(c.get("COMPANY_ID", 0)) == client["ID"]]
                parts["people"] += [person["ORIGIN_ID"] for person in people]
        return clients


def _text(value: Any) -> Any:
    return None if value is None else str(value)


def _refer(part: Any, results: Mapping[str, Any]) -> Any:
    # Names and values; a reference to nothing is what was reached on the way to it.
    if isinstance(part, dict):
        return {_replace(key, results): _refer(value, results) for key, value in part.items()}
    if isinstance(part, list):
        return [_refer(value, results) for value in part]
    return _replace(part, results)


def _replace(text: str, results: Mapping[str, Any]) -> Any:
    for found in re.finditer(r"\$(result)(\S*)", text, re.IGNORECASE):
        path = re.findall(r"\[([^\]]+)\]", found.group(2))
        if not path:
            continue
        value: Any = results[found.group(1).lower()]
        for key in path:
            if not isinstance(value, (dict, list)) or (key not in value if isinstance(value, dict) else True):
                break
            value = value[key]
        if found.group() == text:
            return value
        text = text.replace(found.group(), str(value))
    return text


def _json(status: int, body: Mapping[str, Any]) -> tuple[int, bytes, dict[str, str]]:
    return status, json.dumps(body).encode(), {}


def _limit() -> tuple[int, bytes, dict[str, str]]:
    return _json(503, {"error": "QUERY_LIMIT_EXCEEDED", "error_description": "Too many requests"})
