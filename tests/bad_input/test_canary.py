"""
Personal data is quiet: a canary in every cell shows in cards and rejects, and in nothing that is said.
"""

from __future__ import annotations

import gzip
import io
import json
import logging
import traceback
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from bad_input.hazards import MAIN, cell, sheet, workbook
from cjmkit import Toolkit
from cjmkit.errors import CjmkitError
from cjmkit.model import FLAT_FIELDS
from cli.running import Answer, environment, here

WORD = "Канарейкина"
LATIN = "kanareyka"
DIGITS = "91827364"
"""Marks that stand in no text, code or number of the library."""

VALUES = [
    f"{WORD} Анна Петровна",
    f"{LATIN}@{LATIN}.example",
    f"8 (9{DIGITS[1:3]}) {DIGITS[3:6]}-{DIGITS[6:8]}-{DIGITS[:2]} доб. {DIGITS}",
    f"{DIGITS}55",
    f"{DIGITS}5546",
    f"{DIGITS}55463",
    f"40702810{DIGITS}5546",
    f"4.07{DIGITS}5E+19",
    f'ООО "{WORD}", ИНН {DIGITS}5546',
    f"119019, Москва, ул. {WORD}, д. {DIGITS}",
    f"31.02.2026 {WORD}",
    f"около {DIGITS} ₽/мес. {WORD}",
    f"=HYPERLINK({LATIN})",
    f"О{DIGITS}З",
    f"https://{LATIN}.example/{DIGITS}",
    f"45 11 {DIGITS[:6]} {WORD}",
]
HEADINGS = list(FLAT_FIELDS)


def shows(text: str) -> bool:
    """Whether a text shows the canary, in any case, spacing or escape."""
    plain = text.encode().decode("unicode_escape", "ignore").lower() if "\\u" in text else text.lower()
    squeezed = "".join(letter for letter in plain if letter.isalnum())
    return any(mark.lower() in squeezed for mark in (WORD, LATIN, DIGITS))


def rows() -> list[list[str]]:
    """Each value in each column."""
    width = len(HEADINGS)
    return [[VALUES[(row + column) % len(VALUES)] for column in range(width)] for row in range(len(VALUES))]


def as_csv() -> bytes:
    lines = [HEADINGS, *rows()]
    return "\n".join(";".join('"' + value.replace('"', '""') + '"' for value in line) for line in lines).encode()


def as_bare_csv() -> bytes:
    """No heading at all: the columns are known by their values."""
    lines = [f"{WORD} Анна Петровна;{LATIN}{at}@mail.example;8 918 273-64-{at:02}" for at in range(10, 30)]
    return "\n".join(lines).encode()


def as_json() -> bytes:
    return json.dumps([dict(zip(HEADINGS, line, strict=True)) for line in rows()], ensure_ascii=False).encode()


def as_jsonl() -> bytes:
    lines = [json.dumps(dict(zip(HEADINGS, line, strict=True)), ensure_ascii=False) for line in rows()]
    return "\n".join(lines).encode()


def as_cards() -> bytes:
    """Finished cards, each with a value of a wrong kind somewhere."""
    one = {"schema": "cjmkit/card@1", "kind": "company", "short_name": WORD, "requisites": {"inn": DIGITS}}
    wrong = [
        {**one, "requisites": WORD},
        {**one, "kind": WORD},
        {**one, "requisites": {"inn": [DIGITS]}},
        {**one, "contacts": [{"kind": LATIN, "value": DIGITS}]},
        {**one, "contacts": [{"kind": "phone", "value": {WORD: DIGITS}}]},
        {**one, "average_check": WORD, "next_contact_on": f"{DIGITS}"},
        {**one, "birth_date": WORD},
        {**one, "custom": {"x": {"y": WORD}}},
        {**one, "id": 7, "tags": WORD},
        one,
    ]
    return "\n".join(json.dumps(card, ensure_ascii=False) for card in wrong).encode()


def as_xlsx() -> bytes:
    def letters(index: int) -> str:
        return (chr(64 + index // 26) if index >= 26 else "") + chr(65 + index % 26)

    lines = [HEADINGS, *rows()]
    body = "".join(
        f'<row r="{number}">'
        + "".join(
            cell(f"{letters(at)}{number}", value.replace("&", "&amp;").replace("<", "&lt;"))
            for at, value in enumerate(line)
            if at < 26 * 26
        )
        + "</row>"
        for number, line in enumerate(lines, 1)
    )
    assert MAIN in sheet(body)
    return workbook(sheet(body))


def damaged() -> Iterator[tuple[str, bytes]]:
    """Bases that end in an error of reading."""
    yield "cut.json", as_json()[:-40]
    yield "cut2.json", as_json()[:700]
    yield "cut.xlsx", as_xlsx()[:-300]
    yield "cut.csv.gz", gzip.compress(as_csv())[:-20]
    yield "mixed.csv", as_csv() + f"\n{WORD}".encode("cp1251") * 3
    yield "trailing.json", as_json() + WORD.encode()
    yield "broken.jsonl", as_jsonl() + f'\n{{"{WORD}": {DIGITS}x}}'.encode()
    yield "quote.csv", as_csv() + f'\n"{WORD};{DIGITS}\n'.encode() + as_csv()
    yield "version.jsonl", f'{{"schema": "cjmkit/card@{DIGITS}", "short_name": "{WORD}"}}'.encode()
    yield "schema.jsonl", f'{{"schema": "{LATIN}", "short_name": "{WORD}"}}'.encode()
    yield "words.csv", f"{WORD};{WORD}\n{WORD};{WORD}\n".encode()
    yield (
        "entity.xlsx",
        workbook(sheet(f"<row>{cell('A1', WORD)}</row>", prolog=f"<!DOCTYPE x [<!ENTITY a '{WORD}'>]>")),
    )


BASES = {
    "base.csv": as_csv,
    "bare.csv": as_bare_csv,
    "base.json": as_json,
    "base.jsonl": as_jsonl,
    "cards.jsonl": as_cards,
    "base.xlsx": as_xlsx,
}


@pytest.fixture
def logs():
    """The root logger at its most talkative."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield stream
    root.removeHandler(handler)
    root.setLevel(level)


def quiet(answer: Answer, logs: io.StringIO) -> None:
    for text in (answer.out, answer.err, logs.getvalue()):
        told = [line for line in text.splitlines() if shows(line)]
        assert not told, told[:5]
    assert "Traceback" not in answer.err
    assert "внутренняя ошибка" not in answer.err


def run(logs: io.StringIO, folder: Path, *arguments: str) -> Answer:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        answer = here(*arguments, cwd=folder, env=environment(COLUMNS="300"))
    assert not [str(warning.message) for warning in caught]
    quiet(answer, logs)
    return answer


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize("name", BASES)
def test_what_is_said(tmp_path, logs, name, lang):
    """Decisions without samples, findings in every form, reports and summaries show no value."""
    (tmp_path / name).write_bytes(BASES[name]())
    said = ("--lang", lang)
    run(logs, tmp_path, "inspect", name, "--no-samples", *said)
    run(logs, tmp_path, "inspect", name, "--no-samples", "--output", "json", *said)
    for output in ("text", "json", "github", "sarif"):
        run(logs, tmp_path, "check", name, "--level", "info", "--output", output, *said)
    for policy in ("reject", "keep", "stop"):
        run(logs, tmp_path, "convert", name, "out.jsonl", "--on-error", policy, "--report", "r.json", *said)
    for target, output in (("out.json", "json"), ("out.csv", "sarif"), ("out.xlsx", "github")):
        run(logs, tmp_path, "convert", name, target, "--on-error", "keep", "--output", output, *said)
    assert not shows((tmp_path / "r.json").read_text(encoding="utf-8")), "a report without values"


def test_the_canary_would_be_seen(tmp_path):
    """The test is not blind: where values belong, the canary is."""
    (tmp_path / "base.csv").write_bytes(as_csv())
    assert shows(here("inspect", "base.csv", cwd=tmp_path).out)
    here(
        "convert", "base.csv", "out.jsonl", "--on-error", "keep", "--report", "r.json", "--report-values", cwd=tmp_path
    )
    assert shows((tmp_path / "out.jsonl").read_text(encoding="utf-8"))
    assert shows((tmp_path / "r.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize(("name", "data"), list(damaged()), ids=lambda value: value if isinstance(value, str) else "")
def test_what_errors_say(tmp_path, logs, name, data, lang):
    """A damaged base shows no value in its one sentence or in its findings."""
    (tmp_path / name).write_bytes(data)
    for command in (("inspect", name, "--no-samples"), ("check", name), ("convert", name, "out.jsonl")):
        run(logs, tmp_path, *command, "--lang", lang)


@pytest.mark.parametrize("name", BASES)
def test_what_objects_say(logs, name):
    """The repr of findings, of reports, of batches and of rejects shows no value."""
    with Toolkit(plugins=()).read_cards(BASES[name]()) as batch:
        for _ in batch:
            pass
        rejects = list(batch.rejects)
    said = [repr(batch), repr(batch.report), batch.report.summary(), *map(repr, batch.report), *map(repr, rejects)]
    said += [finding.line(lang) for finding in batch.report for lang in ("ru", "en")]
    assert not [text for text in said if shows(text)][:3]
    assert not shows(logs.getvalue())


def read_strictly(data: bytes) -> None:
    with Toolkit(plugins=()).read_cards(data, on_error="stop") as batch:
        for _ in batch:
            pass


SPEAKING = {name: make for name, make in BASES.items() if name != "bare.csv"} | {
    name: lambda data=data: data for name, data in damaged() if name not in ("schema.jsonl", "words.csv")
}
"""The bases that end in an exception if errors are to stop; the others are read, whatever they hold."""


@pytest.mark.parametrize("name", SPEAKING)
def test_what_tracebacks_say(name):
    """Message, repr and the whole printed traceback of an exception show no value, nor do the causes behind it."""
    with pytest.raises(CjmkitError, match=r"\((IMP|CRD)[0-9]{3}\)$") as caught:
        read_strictly(SPEAKING[name]())
    error = caught.value
    said = ["".join(traceback.format_exception(error)), repr(error), str(error), error.message("ru")]
    said += [repr(error.args), repr(error.finding), repr(getattr(error, "report", None))]
    assert not [text for text in said if shows(text)]
