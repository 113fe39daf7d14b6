"""
Persona sheets: who the client is, what they want and fear, how they decide, and their empathy map.
"""

from __future__ import annotations

from cjmkit_html.personas.scene import persona_scene
from cjmkit_html.personas.sheet import PersonaSheet, persona_sheet

__all__ = ["PersonaSheet", "persona_scene", "persona_sheet"]
