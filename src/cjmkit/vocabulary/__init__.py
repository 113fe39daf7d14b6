"""
Vocabularies of the field: channels, emotions, barriers and others, with Russian and English labels.

The words are data of `cjmkit.vocabulary.words`, loaded when a vocabulary is first asked for. A project
extends them by its own `words` and `channels`.
"""

from __future__ import annotations

from cjmkit.vocabulary.catalogue import NAMES, title_of, vocabulary
from cjmkit.vocabulary.lookup import Vocabulary, key_of
from cjmkit.vocabulary.words.methods import methods_against

__all__ = ["NAMES", "Vocabulary", "key_of", "methods_against", "title_of", "vocabulary"]
