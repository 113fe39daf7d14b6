"""
The plugin passes the contracts that cjmkit gives to every plugin.
"""

from __future__ import annotations

from pathlib import Path

from ed807_maker import archive

import cjmkit_banks
from cjmkit.testing.contracts import PluginContract, ReferenceContract
from cjmkit_banks import ED807Reference

SAMPLE = Path(__file__).parent / "samples" / "20261008_ED807_full.xml"


class TestED807(ReferenceContract):
    """The directory as XML and in its archive."""

    reference = ED807Reference()
    samples = (SAMPLE, archive(SAMPLE.read_bytes()))


class TestPlugin(PluginContract):
    """The module of the entry point."""

    plugin = cjmkit_banks
