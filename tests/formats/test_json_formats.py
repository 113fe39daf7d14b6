"""
json and jsonl through their real importers and exporters: whole files, mixed files, broken files.
"""

from __future__ import annotations

import gzip
import io
import json
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cjmkit.codec import card_to_dict, dumps_card
from cjmkit.errors import FormatError, SchemaVersionError
from cjmkit.findings import Finding
from cjmkit.formats._cards_json import JSONReadOptions
from cjmkit.formats.json import JSONExporter, JSONImporter
from cjmkit.formats.jsonl import JSONLExporter, JSONLImporter
from cjmkit.intake.rows.source import Source, open_source
from cjmkit.intake.rows.table import Table
from cjmkit.model import CardKind, ClientCard, Contact, ContactKind, Requisites
from cjmkit.plugins import CardRecord, Exporter, Host, Importer
from cjmkit.plugins.contracts import NoOptions
from cjmkit.plugins.progress import silent
from cjmkit.testing.strategies import mostly_empty_cards

FORMATS: list[tuple[Importer, Exporter]] = [
    (JSONImporter(), JSONExporter()),
    (JSONLImporter(), JSONLExporter()),
]
both = pytest.mark.parametrize(("importer", "exporter"), FORMATS, ids=["json", "jsonl"])

CARDS = [
    ClientCard(id="1", kind=CardKind.COMPANY, short_name="ООО «Ромашка»", requisites=Requisites(inn="7707083893")),
    ClientCard(),
    ClientCard(id="3", contacts=(Contact(kind=ContactKind.PHONE, value="+74951234567"),), custom={"Скидка": 5}),
]


def written(exporter: Exporter, cards: Any) -> bytes:
    stream = io.BytesIO()
    losses = exporter.write(iter(cards), stream, exporter.options(), silent)
    assert list(losses) == []
    return stream.getvalue()


def read(importer: Importer, data: bytes | Source) -> list[Table | CardRecord]:
    source = data if isinstance(data, Source) else open_source(data, name="cards")
    return list(importer.read(source, importer.options()))


def cards_of(records: list[Table | CardRecord]) -> list[ClientCard | None]:
    assert all(isinstance(record, CardRecord) for record in records)
    return [record.card for record in records if isinstance(record, CardRecord)]


def table_of(records: list[Table | CardRecord]) -> tuple[list[str], list[list[Any]], list[Finding]]:
    [table] = records
    assert isinstance(table, Table)
    rows = [list(row.values) for row in table.rows]
    return table.header or [], rows, table.findings


@both
def test_a_file_of_cards_comes_back(importer: Importer, exporter: Exporter, tmp_path: Path) -> None:
    """
    What the exporter writes to a file the importer reads back, plain and gzipped, each card with its place.
    """
    plain = tmp_path / f"cards.{importer.extensions[0]}"
    plain.write_bytes(written(exporter, CARDS))
    packed = tmp_path / f"cards.{importer.extensions[0]}.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    for path in (plain, packed):
        records = read(importer, open_source(path))
        assert cards_of(records) == CARDS
        assert [record.findings for record in records] == [(), (), ()]
        assert [record.where.row for record in records] == [1, 2, 3]
        assert {record.where.source for record in records} == {path.name}


@both
@settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)
@given(cards=st.lists(mostly_empty_cards().filter(lambda card: abs(card.version) < 10**90), min_size=1, max_size=5))
def test_any_cards_come_back(importer: Importer, exporter: Exporter, cards: list[ClientCard]) -> None:
    """
    Export and import are exact for any cards, and export is the same bytes each time.
    """
    data = written(exporter, cards)
    assert written(exporter, cards) == data
    assert cards_of(read(importer, data)) == cards


def test_the_bytes_are_as_documented() -> None:
    """
    JSONL is a card a line; JSON is an array with a card a line, which any JSON reader takes whole.
    """
    lines = [dumps_card(card) for card in CARDS]
    assert written(JSONLExporter(), CARDS).decode() == "".join(f"{line}\n" for line in lines)
    array = written(JSONExporter(), CARDS).decode()
    assert array == "[\n" + ",\n".join(lines) + "\n]\n"
    assert json.loads(array) == [card_to_dict(card) for card in CARDS]


def test_no_cards_make_an_empty_file_of_the_format() -> None:
    """
    No cards are an empty array, and no lines.
    """
    assert json.loads(written(JSONExporter(), [])) == []
    assert written(JSONLExporter(), []) == b""


@both
def test_the_formats_follow_the_contracts(importer: Importer, exporter: Exporter) -> None:
    """
    They are what the host asks of any plugin's formats.
    """
    assert isinstance(importer, Importer)
    assert isinstance(exporter, Exporter)
    assert importer.name == exporter.name
    assert importer.extensions == exporter.extensions
    assert attrs.has(importer.options)
    assert exporter.options is NoOptions


def test_the_host_finds_both_by_the_hooks() -> None:
    """
    They come in by the doors that plugins use.
    """
    host = Host(())
    for name in ("json", "jsonl"):
        assert not [problem for problem in host.problems if problem.plugin == name]
        assert host.importer(name).name == host.exporter(name).name == name


@both
def test_cards_are_read_one_at_a_time(importer: Importer, exporter: Exporter) -> None:
    """
    The writer takes cards as they come, and the reader gives the first before it has read the last.
    """
    taken: list[int] = []

    def source() -> Iterator[ClientCard]:
        for number in range(3):
            taken.append(number)
            yield ClientCard(id=str(number))

    class Stream(io.BytesIO):
        def write(self, data: Any) -> int:
            if b'"id":"0"' in data:
                assert taken == [0]
            return super().write(data)

    exporter.write(source(), Stream(), exporter.options(), silent)
    records = importer.read(open_source(written(exporter, CARDS)), importer.options())
    assert next(records).card == CARDS[0]


@both
def test_a_wrong_card_is_findings_and_the_others_are_read(importer: Importer, exporter: Exporter) -> None:
    """
    One wrong record is told with its row, line and path, keeps its raw text, and the next is read.
    """
    data = written(exporter, CARDS).replace(b'"7707083893"', b"7707083893")
    first, second, third = read(importer, data)
    assert isinstance(first, CardRecord)
    assert first.card is None
    assert first.raw is not None
    assert json.loads(first.raw)["requisites"] == {"inn": 7707083893}
    [finding] = first.findings
    assert (finding.code, finding.where.field, finding.where.row) == ("IMP407", "requisites.inn", 1)
    assert finding.where.line == (1 if isinstance(importer, JSONLImporter) else 2)
    assert [second.card, third.card] == CARDS[1:]


@both
def test_foreign_records_are_a_table(importer: Importer, exporter: Exporter) -> None:
    """
    Objects of another program become rows to be mapped.
    """
    objects = [{"ИНН": "7707083893", "Название": "Ромашка"}, {"ИНН": "7728168971", "Город": "Москва"}]
    text = "\n".join(map(json.dumps, objects)) if isinstance(importer, JSONLImporter) else json.dumps(objects)
    header, rows, findings = table_of(read(importer, text.encode()))
    assert header == ["ИНН", "Название", "Город"]
    assert rows == [["7707083893", "Ромашка"], ["7728168971", None, "Москва"]]
    assert findings == []


@both
def test_a_card_among_foreign_records_is_told(importer: Importer, exporter: Exporter) -> None:
    """
    The first record decides: a later card is read as a row, and a warning says so.
    """
    objects = [{"ИНН": "7707083893"}, card_to_dict(ClientCard(id="7")), {"ИНН": "1", "schema": "x"}]
    text = "\n".join(map(json.dumps, objects)) if isinstance(importer, JSONLImporter) else json.dumps(objects)
    header, rows, findings = table_of(read(importer, text.encode()))
    assert header == ["ИНН", "schema", "id"]
    assert rows == [["7707083893"], [None, "cjmkit/card@1", "7"], ["1", "x"]]
    assert [(finding.code, finding.where.row) for finding in findings] == [("IMP410", 2)]


@both
def test_foreign_records_among_cards_are_told(importer: Importer, exporter: Exporter) -> None:
    """
    The first record decides: later objects without the schema are errors with their place.
    """
    objects = [card_to_dict(ClientCard(id="7")), {"ИНН": "7707083893"}, {"schema": "cjmkit/card@2"}, {"schema": 1}]
    text = "\n".join(map(json.dumps, objects)) if isinstance(importer, JSONLImporter) else json.dumps(objects)
    records = read(importer, text.encode())
    assert cards_of(records) == [ClientCard(id="7"), None, None, None]
    assert [finding.code for record in records for finding in record.findings] == ["IMP401", "IMP403", "IMP402"]


@both
@pytest.mark.parametrize(
    ("schema", "error", "code"),
    [
        ("cjmkit/card@2", SchemaVersionError, "IMP403"),
        ("cjmkit/project@1", FormatError, "IMP404"),
        ("cjmkit/card", FormatError, "IMP402"),
        ("cjmkit/cards@1", FormatError, "IMP402"),
    ],
)
def test_a_file_that_is_not_of_cards_is_refused(
    importer: Importer, exporter: Exporter, schema: str, error: type[FormatError], code: str
) -> None:
    """
    A project, a newer or an unknown schema at the head of a file is one clear sentence, not a million findings.
    """
    text = json.dumps({"schema": schema, "id": "7"})
    for data in [text] if isinstance(importer, JSONLImporter) else [text, f"[{text}]"]:
        with pytest.raises(error, match=code) as caught:
            read(importer, data.encode())
        assert caught.value.finding is not None
        assert caught.value.finding.where.source == "cards"


def test_a_project_with_one_list_is_known_for_a_project() -> None:
    """
    A list of personas is not taken for a base of clients.
    """
    data = json.dumps({"schema": "cjmkit/project@1", "personas": [{"name": "Анна"}]})
    with pytest.raises(FormatError, match="IMP404"):
        read(JSONImporter(), data.encode())


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "BOM"])
@pytest.mark.parametrize("card", CARDS, ids=["company", "empty", "contacts"])
def test_a_file_of_one_card_without_an_array(card: ClientCard, mark: bytes) -> None:
    """
    A single object is a card, even if its list of contacts could be taken for a list of clients.
    """
    bare = attrs.evolve(card, id=None, custom={})
    for each in (card, bare):
        assert cards_of(read(JSONImporter(), mark + dumps_card(each).encode())) == [each]


@both
def test_a_broken_record_before_the_first_card_does_not_decide(importer: Importer, exporter: Exporter) -> None:
    """
    A record with a repeated key is an error of its own; the file is still one of cards.
    """
    line = dumps_card(CARDS[0])
    objects = ['{"schema":"cjmkit/card@1","id":"1","id":"2"}', line]
    text = "\n".join(objects) if isinstance(importer, JSONLImporter) else f"[{','.join(objects)}]"
    broken, good = read(importer, text.encode())
    assert broken.card is None
    assert [finding.code for finding in broken.findings]
    assert broken.where.row == 1
    assert good.card == CARDS[0]


@both
def test_a_file_of_nothing_but_broken_records_is_a_table_of_them(importer: Importer, exporter: Exporter) -> None:
    """
    Where no record can be read none says what it is: the table has a row for each, with its text.
    """
    objects = ['{"schema":"cjmkit/card@1","id":"1","id":"2"}', '{"id":NaN}']
    text = "\n".join(objects) if isinstance(importer, JSONLImporter) else f"[{','.join(objects)}]"
    (table,) = read(importer, text.encode())
    assert isinstance(table, Table)
    assert [row.broken.raw for row in table.rows if row.broken is not None] == objects


@both
def test_what_concerns_the_file_rides_on_a_record(importer: Importer, exporter: Exporter) -> None:
    """
    The encoding that was guessed is told with the first card, not lost.
    """
    data = written(exporter, CARDS).decode().encode("utf-16")
    records = read(importer, data)
    assert cards_of(records) == CARDS
    wrapped = b'{"count":1,"cards":[' + dumps_card(CARDS[0]).encode() + b"]}"
    if isinstance(importer, JSONImporter):
        [record] = read(importer, wrapped)
        assert record.card == CARDS[0]
        assert [finding.code for finding in record.findings]


@both
def test_an_encoding_may_be_named(importer: Importer, exporter: Exporter) -> None:
    """
    The option is passed on to the reader.
    """
    data = written(exporter, CARDS).decode().encode("cp1251")
    records = list(importer.read(open_source(data), JSONReadOptions(encoding="cp1251")))
    assert cards_of(records) == CARDS


@both
def test_a_cut_file_is_told(importer: Importer, exporter: Exporter) -> None:
    """
    A file that ends in the middle of a card is an error or a finding; what came before it is read.
    """
    data = written(exporter, CARDS)[:-30]
    seen: list[CardRecord] = []
    if isinstance(importer, JSONLImporter):
        seen = read(importer, data)
        assert [record.card for record in seen] == [*CARDS[:2], None]
        return
    with pytest.raises(FormatError, match="IMP0"):
        seen.extend(importer.read(open_source(data), importer.options()))
    assert [record.card for record in seen] == CARDS[:1]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_memory_does_not_grow_with_cards(name: str, tmp_path: Path) -> None:
    """
    Writing and reading 60 000 cards takes no more memory than 3 000, measured in a process of its own.
    """
    script = textwrap.dedent(
        """
        import resource, sys
        from cjmkit.formats import json, jsonl
        from cjmkit.intake.rows.source import open_source
        from cjmkit.model import ClientCard, Requisites
        from cjmkit.plugins.progress import silent
        name, path, number = sys.argv[1], sys.argv[2], int(sys.argv[3])
        module = {"json": json, "jsonl": jsonl}[name]
        [exporter], [importer] = module.cjmkit_exporters(), module.cjmkit_importers()
        cards = (
            ClientCard(id=str(i), short_name="ООО Ромашка", requisites=Requisites(inn="7707083893"), comment="x" * 200)
            for i in range(number)
        )
        with open(path, "wb") as stream:
            exporter.write(cards, stream, exporter.options(), silent)
        assert sum(record.card is not None for record in importer.read(open_source(path), importer.options())) == number
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
        """
    )
    peaks = []
    for number in (3_000, 60_000):
        run = [sys.executable, "-c", script, name, str(tmp_path / "cards"), str(number)]
        peaks.append(int(subprocess.run(run, capture_output=True, check=True, text=True).stdout))
    assert peaks[1] - peaks[0] < 5_000  # kilobytes; the larger file itself has 17 000
