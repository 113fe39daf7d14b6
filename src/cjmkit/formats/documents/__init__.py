"""
Project files as texts: JSON, TOML and YAML are one document in three syntaxes.
"""

from __future__ import annotations
