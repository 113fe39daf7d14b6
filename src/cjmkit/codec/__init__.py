"""
The codec: cards to plain data and JSON text, and back, exact for every field.
"""

from __future__ import annotations

from cjmkit.codec._catalogue import CODEC_RULES
from cjmkit.codec._schema import json_schema
from cjmkit.codec._versions import CARD_SCHEMA, is_ours
from cjmkit.codec.cards import Decoded, card_from_dict, card_to_dict, dumps_card, encode_cards, schema_finding

__all__ = [
    "CARD_SCHEMA",
    "CODEC_RULES",
    "Decoded",
    "card_from_dict",
    "card_to_dict",
    "dumps_card",
    "encode_cards",
    "is_ours",
    "json_schema",
    "schema_finding",
]
