"""
What is written stays as it was, byte for byte, unless somebody looks at the difference and says yes.
"""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import vobject

from cjmkit.testing import golden, samples
from cjmkit_vcard import VCardExporter, VCardWriteOptions

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_cards_of_every_field_stay_as_they_were(version: str) -> None:
    """A company, a sole proprietor and a person with every field filled are written as they were before."""
    stream = io.BytesIO()
    options = VCardWriteOptions(version=version)
    VCardExporter().write(samples.cards_of_every_field(), stream, options, lambda count: None)

    golden.check(stream.getvalue(), GOLDEN / f"every-field-{version}.vcf")


def test_the_golden_file_is_a_vcard() -> None:
    """The file that is compared with is read by vobject, which is not ours: three cards, lines of 75 octets."""
    data = (GOLDEN / "every-field-3.0.vcf").read_bytes()

    assert len(list(vobject.readComponents(data.decode()))) == 3
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
