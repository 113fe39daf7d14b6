"""
The words themselves, as data: a module by subject, a tuple of words by vocabulary.
"""

from __future__ import annotations
