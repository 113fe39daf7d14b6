"""
The toolkit: the sentence that joins the stages of the road.

A `Toolkit` owns its plugins and its settings; nothing is kept in the module, so two of them may live
in one process.
"""

from __future__ import annotations

from cjmkit.toolkit.batch import CardBatch, looks_like_base
from cjmkit.toolkit.kit import Toolkit
from cjmkit.toolkit.options import Input, ReadOptions, ReadWishes
from cjmkit.toolkit.outputs import Output, Written

__all__ = ["CardBatch", "Input", "Output", "ReadOptions", "ReadWishes", "Toolkit", "Written", "looks_like_base"]
