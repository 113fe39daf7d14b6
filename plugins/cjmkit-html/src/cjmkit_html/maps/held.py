"""
The fields of the model that a map shows, as losses name them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

__all__ = ["HELD"]

_SHOWN: Final[Mapping[str, str]] = {
    "Project": "title journeys personas channels words kpis",
    "Persona": "id name",
    "Channel": "id title kind",
    "KPIDefinition": "id title unit",
    "Journey": "id title goal personas state version mapped_on owner scale stages transitions",
    "Stage": "id title task client_goal actions thoughts questions emotion touchpoints barriers opportunities upsell "
    "kpis counts owner no_contact",
    "Note": "text",
    "Emotion": "expected actual label quote cause",
    "Touchpoint": "id title also_in personas channel channel_kind status status_reason owner importance quality "
    "emotion moment_of_truth marketer_task barriers",
    "MomentOfTruth": "why",
    "Barrier": "text kind severity personas remedies",
    "Remedy": "text cost owner due_on status chosen",
    "Money": "amount currency period approximate",
    "KPI": "id value unit target",
    "Count": "value",
    "Transition": "start end kind condition stimulus delay conversion barriers",
    "Scale": "low high",
    "Word": "id label label_en",
}

HELD: Final = frozenset(f"{name}.{field}" for name, fields in _SHOWN.items() for field in fields.split())
"""What a map shows; the rest is told as lost."""
