"""
IMP060–IMP099: csv, json, jsonl.
"""

from __future__ import annotations
