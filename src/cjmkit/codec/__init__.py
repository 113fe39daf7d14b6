"""
The codec: cards to plain data and JSON text, and back, exact for every field.
"""

from __future__ import annotations

from cjmkit.codec._catalogue import CODEC_RULES
from cjmkit.codec._schema import json_schema
from cjmkit.codec._versions import CARD_SCHEMA
from cjmkit.codec.cards import Decoded, card_from_dict, card_to_dict, dumps_card, encode_cards

__all__ = [
    "CARD_SCHEMA",
    "CODEC_RULES",
    "Decoded",
    "card_from_dict",
    "card_to_dict",
    "dumps_card",
    "encode_cards",
    "json_schema",
]
