"""
Files of payment QR codes: one code or many, written and read.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import BinaryIO, Final, Literal

import attrs

from cjmkit.errors import DataError, FormatError
from cjmkit.findings import Finding, Location
from cjmkit.model import ClientCard
from cjmkit.plugins import CardRecord, Loss, Losses, Progress, Source
from cjmkit.plugins.hostile import read_bytes
from cjmkit.plugins.progress import ticking
from cjmkit_payment_qr import catalogue as rules
from cjmkit_payment_qr.fitting import Refusals, lose
from cjmkit_payment_qr.options import PictureOptions, ReadOptions, TextOptions
from cjmkit_payment_qr.payloads import Payload, attempt
from cjmkit_payment_qr.payments import payment_of
from cjmkit_payment_qr.reading import card_of, parse

__all__ = ["read_cards", "write_pictures", "write_texts"]

_MB: Final = 1024 * 1024
_SAFE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")
_DAY: Final = (1980, 1, 1, 0, 0, 0)
_RECORD: Final = re.compile(rb"(?m)^[ \t]*(?=ST0001[0-9])")


def write_texts(
    cards: Iterable[ClientCard], stream: BinaryIO, options: TextOptions, progress: Progress
) -> Sequence[Loss]:
    """
    Write the payload of the only card as it stands in the code, or those of several as JSON lines.
    """
    losses = Losses()
    single, walk = _single(ticking(cards, progress))
    for one in _attempts(walk, options, losses):
        if one.made is not None:
            stream.write(one.made.data if single else _line(one.key, one.made))
    return losses.list()


def write_pictures(
    cards: Iterable[ClientCard],
    stream: BinaryIO,
    options: PictureOptions,
    progress: Progress,
    *,
    kind: Literal["png", "svg"],
) -> Sequence[Loss]:
    """
    Write the picture of the only card, or a zip archive with the pictures of several and an index of them.
    """
    from cjmkit_payment_qr.pictures import png, svg

    losses = Losses()
    single, walk = _single(ticking(cards, progress))
    draw: Callable[..., bytes] = png if kind == "png" else svg
    look = {"correction": options.correction, "border": options.border, "scale": options.scale}
    attempts = _attempts(walk, options, losses, draw=lambda made: draw(made, **look))
    if single:
        stream.writelines(one.picture for one in attempts if one.picture is not None)
    else:
        with zipfile.ZipFile(stream, "w") as archive:
            _pack(archive, attempts, kind)
    return losses.list()


def _pack(archive: zipfile.ZipFile, attempts: Iterable[_Attempt], kind: Literal["png", "svg"]) -> None:
    index = []
    how = zipfile.ZIP_STORED if kind == "png" else zipfile.ZIP_DEFLATED
    for one in attempts:
        name = None
        if one.made is not None and one.picture is not None:
            name = f"{one.key}.{kind}"
            # A fixed day: the same cards make the same archive.
            archive.writestr(zipfile.ZipInfo(name, _DAY), one.picture, how)
            archive.writestr(zipfile.ZipInfo(f"{one.key}.txt", _DAY), one.made.data, zipfile.ZIP_DEFLATED)
        index.append(json.dumps({"card": one.key, "file": name, "findings": one.codes}, separators=(",", ":")))
    archive.writestr(zipfile.ZipInfo("index.jsonl", _DAY), "\n".join([*index, ""]), zipfile.ZIP_DEFLATED)


def _single(cards: Iterable[ClientCard]) -> tuple[bool, Iterator[ClientCard]]:
    walk = iter(cards)
    first = list(islice(walk, 2))
    return len(first) == 1, chain(first, walk)


@attrs.frozen(kw_only=True)
class _Attempt:
    """
    What became of one card: its payload and its picture, None if there can be none, and why.
    """

    key: str
    made: Payload | None
    picture: bytes | None
    codes: tuple[str, ...]


def _attempts(
    cards: Iterable[ClientCard],
    options: TextOptions,
    losses: Losses,
    *,
    draw: Callable[[Payload], bytes] | None = None,
) -> Iterator[_Attempt]:
    key_of = _Keys()
    refusals = Refusals(losses)
    for card in cards:
        payment = payment_of(card, number=options.account, sum=options.sum, purpose=options.purpose)
        made, findings = attempt(payment, encoding=options.encoding, force=options.force)
        picture = None
        if made is not None and draw is not None:
            try:
                picture = draw(made)
            except DataError as error:
                made, findings = None, (*findings, *error.report.findings)
        if made is None:
            refusals.add(findings, lacks_account=options.account > max(1, len(card.bank_accounts)))
        else:
            lose(card, options.account, losses)
        codes = tuple(dict.fromkeys(finding.code for finding in findings))
        yield _Attempt(key=key_of(card), made=made, picture=picture, codes=codes)


class _Keys:
    """
    Names codes by the card's id, which no person's data stand in, or else by their order.
    """

    def __init__(self) -> None:
        self._count = 0
        self._taken: set[str] = set()

    def __call__(self, card: ClientCard) -> str:
        self._count += 1
        known = card.id if card.id is not None and _SAFE.fullmatch(card.id) else None
        key = known or f"card-{self._count:05}"
        if key.lower() in self._taken:
            key = f"{key}--{self._count}"  # two dashes and the place: nobody's own id ends so by chance
        self._taken.add(key.lower())
        return key


def _line(key: str, made: Payload) -> bytes:
    record = {"card": key, "encoding": made.encoding, "payload": made.text}
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def read_cards(source: Source, options: ReadOptions) -> Iterator[CardRecord]:
    """
    Yield a record for every payload of *source*.

    Raises:
        FormatError: it holds none.

    """
    where = Location(source=source.name)
    data = read_bytes(source, limit=options.limit_mb * _MB)
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            data = data.decode(encoding, "replace").encode("utf-8", "replace")
            break
    if data.lstrip().startswith(b"{"):
        yield from _lines(data, where)
        return
    starts = [found.end() for found in _RECORD.finditer(data)]
    if not starts:
        raise FormatError(rules.NOT_PAYLOAD.finding(where))
    if data[: starts[0]].strip():
        place = attrs.evolve(where, row=0, line=1)
        yield CardRecord(card=None, where=place, findings=(rules.NOT_PAYLOAD.finding(place),), raw=None)
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(data)], strict=True), 1):
        place = attrs.evolve(where, row=number, line=data.count(b"\n", 0, start) + 1)
        yield _record(data[start:end].rstrip(b"\r\n"), place)


def _lines(data: bytes, where: Location) -> Iterator[CardRecord]:
    for number, line in enumerate(data.split(b"\n"), 1):
        if not line.strip():
            continue
        place = attrs.evolve(where, row=number, line=number)
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            record = None
        text = record.get("payload") if isinstance(record, dict) else None
        if isinstance(text, str):
            yield _record(text, place)
        else:
            yield _refused(line, rules.BAD_JSON.finding(place), place)


def _record(data: bytes | str, where: Location) -> CardRecord:
    parsed = parse(data, where)
    if isinstance(parsed, Finding):
        return _refused(data, parsed, where)
    card, findings = card_of(parsed, where)
    return CardRecord(card=card, where=where, findings=findings, raw=_raw(data))


def _refused(data: bytes | str, finding: Finding, where: Location) -> CardRecord:
    return CardRecord(card=None, where=where, findings=(finding,), raw=_raw(data))


def _raw(data: bytes | str) -> str:
    return data if isinstance(data, str) else data.decode("utf-8", "backslashreplace")
