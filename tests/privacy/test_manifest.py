"""
The manifest: what it says is true of the file, whatever the format, and nothing in it is personal.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from jsonschema import Draft202012Validator

from cjmkit import CardKind, ClientCard, OutputError, Toolkit
from cjmkit.files import NO_FOLDER
from cjmkit.findings import Texts
from cjmkit.model import Consent, Contact, ContactKind, Passport, PersonDetails, Purpose
from cjmkit.plugins import Loss, NoOptions, hookimpl
from cjmkit.privacy.manifest import manifest_schema
from cjmkit.testing.samples import cards_of_every_field

SCHEMA = Draft202012Validator(manifest_schema())
ANNA = ClientCard(
    id="7",
    kind=CardKind.PERSON,
    person=PersonDetails(last_name="Образцова", passport=Passport(series="4509")),
    contacts=(
        Contact(kind=ContactKind.EMAIL, value="anna@example.ru"),
        Contact(kind=ContactKind.MOBILE, value="+79160000001"),
    ),
    custom={"прозвище": "Аня"},
    consents=(Consent(purpose=Purpose.TRANSFER, document="5"),),
)
KIT = Toolkit(plugins=())
SAMPLES = cards_of_every_field()
FORMATS = sorted(one.name for one in KIT.host.exporters if one.kind == "cards")


def read(path: Path) -> dict[str, Any]:
    """Return a manifest that its own schema takes."""
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    SCHEMA.validate(data)
    return data


@pytest.mark.parametrize("name", FORMATS)
def test_digests_of_files(tmp_path: Path, name: str) -> None:
    """The digest and the size are those of the file, and the file is the same as without a manifest."""
    suffix = next(one for one in KIT.host.exporters if one.name == name).extensions[0]
    path = tmp_path / f"out.{suffix}"
    KIT.write_cards([ANNA, *SAMPLES], path, format=name, manifest=tmp_path / "m.json")
    data, manifest = path.read_bytes(), read(tmp_path / "m.json")
    assert (manifest["sha256"], manifest["size"]) == (hashlib.sha256(data).hexdigest(), len(data))
    assert (manifest["file"], manifest["format"], manifest["cards"]) == (path.name, name, 1 + len(SAMPLES))
    KIT.write_cards([ANNA, *SAMPLES], tmp_path / f"same.{suffix}", format=name)
    assert (tmp_path / f"same.{suffix}").read_bytes() == data


@pytest.mark.parametrize("name", FORMATS)
def test_digests_of_streams(tmp_path: Path, name: str) -> None:
    """What goes to a stream of the caller is digested while it passes."""
    out = io.BytesIO()
    out.write(b"before")
    written = KIT.write_cards([ANNA], out, format=name, manifest=tmp_path / "m.json")
    assert written.manifest is not None
    assert written.manifest.sha256 == hashlib.sha256(out.getvalue()[6:]).hexdigest()
    assert read(tmp_path / "m.json")["file"] is None


def test_digests_of_packed_files(tmp_path: Path) -> None:
    """The digest is that of the packed bytes, which are what is handed on."""
    path = tmp_path / "out.jsonl.gz"
    KIT.write_cards([ANNA], path, manifest=tmp_path / "m.json")
    assert read(tmp_path / "m.json")["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert b"anna@" in gzip.decompress(path.read_bytes())


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes by name")
def test_digests_of_devices(tmp_path: Path) -> None:
    """A device is digested while it is written: it cannot be read back."""
    written = KIT.write_cards([ANNA], "/dev/null", format="jsonl", manifest=tmp_path / "m.json")
    assert written.manifest is not None
    assert written.manifest.size > 100


def test_what_was_handed_out(tmp_path: Path) -> None:
    """The manifest names fields, redaction, consent and recipient; no value of a card is in it."""
    KIT.write_cards(
        [ANNA, ClientCard(kind=CardKind.PERSON)],
        tmp_path / "out.csv",
        redaction="share",
        only_consented="transfer",
        manifest=tmp_path / "m.json",
        recipient="ООО «Партнёр»",
    )
    manifest = read(tmp_path / "m.json")
    assert manifest["fields"] == {
        **dict.fromkeys(("consents.purpose", "contacts.kind", "contacts.value", "id", "kind"), 1),
        "person.last_name": 1,
    }
    assert [manifest[name] for name in ("redaction", "purpose", "left_out", "without_people", "recipient")] == [
        *("share", "transfer", 1, 0, "ООО «Партнёр»"),
    ]
    assert manifest["redacted"]["contacts.value"] == 2
    assert manifest["losses"][0]["field"].startswith("consents")
    text = (tmp_path / "m.json").read_text(encoding="utf-8")
    assert not [value for value in ("Образцова", "4509", "anna@", "+7916", "Аня", "прозвище") if value in text]


def test_fields_are_counted_once_a_card() -> None:
    """A field is counted by the cards that hold it; fields of the user's own as one."""
    written = KIT.write_cards([ANNA, ANNA], io.BytesIO(), format="jsonl", manifest=io.BytesIO())
    assert written.manifest is not None
    assert written.manifest.fields["contacts.value"] == 2
    assert written.manifest.fields["custom"] == 2
    assert written.manifest.fields["person.passport.series"] == 2
    assert "version" not in written.manifest.fields


def test_no_manifest_without_the_file(tmp_path: Path) -> None:
    """An export that fails leaves no manifest, and a manifest that fails leaves no export: neither stands alone."""

    def broken() -> Any:
        yield ANNA
        raise OutputError(NO_FOLDER.finding())

    with pytest.raises(OutputError, match="EXP001"):
        KIT.write_cards(broken(), tmp_path / "out.jsonl", manifest=tmp_path / "m.json")
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(OutputError, match="EXP001"):
        KIT.write_cards([ANNA], tmp_path / "out.jsonl", manifest=tmp_path / "none" / "m.json")
    assert list(tmp_path.iterdir()) == []


class _GoesBack:
    name, title, extensions, kind, api, options = "back", Texts("назад", "back"), ("back",), "cards", 1, NoOptions

    def write(self, cards: Any, stream: BinaryIO, options: object, progress: object) -> Sequence[Loss]:
        stream.write(b"....")
        count = sum(1 for _ in cards)
        if stream.seekable():
            stream.seek(0)
            stream.write(b"%04d" % count)
        stream.flush()
        return ()

    @hookimpl
    def cjmkit_exporters(self) -> Sequence[Any]:
        return (self,)


def test_writers_that_go_back(tmp_path: Path) -> None:
    """A writer that corrects its first bytes is digested as it ends; where a stream is passed on, it cannot go back."""
    kit = Toolkit(plugins=(_GoesBack(),))
    kit.write_cards([ANNA], tmp_path / "a.back", manifest=tmp_path / "m.json")
    assert (tmp_path / "a.back").read_bytes() == b"0001"
    assert read(tmp_path / "m.json")["sha256"] == hashlib.sha256(b"0001").hexdigest()
    written = kit.write_cards([ANNA], io.BytesIO(), format="back", manifest=io.BytesIO())
    assert written.manifest is not None
    assert written.manifest.sha256 == hashlib.sha256(b"....").hexdigest()


def test_the_schema_is_one() -> None:
    """The schema is a right JSON Schema that asks for every field."""
    Draft202012Validator.check_schema(manifest_schema())
    assert manifest_schema()["required"] == list(manifest_schema()["properties"])
