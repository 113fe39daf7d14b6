"""
A vocabulary: words found by id, by label or by alias.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Final

import attrs

from cjmkit.model.journeys import Word

__all__ = ["Vocabulary", "key_of"]

_LONGEST: Final = 200


def key_of(text: str) -> str:
    """
    Return what of *text* counts when words are compared: letters and digits, lower case, ё as е.

    >>> key_of("Желание – потребности")
    'желаниепотребности'

    Text of more than 200 characters is no word, its key is empty.
    """
    if len(text) > _LONGEST:
        return ""
    return "".join(filter(str.isalnum, text.casefold())).replace("ё", "е")


# slots=False: the indexes are made when they are first needed.
@attrs.frozen(kw_only=True, slots=False)
class Vocabulary:
    """
    The words of one *name*, in their order.
    """

    name: str
    words: tuple[Word, ...] = attrs.field(repr=False)

    @cached_property
    def _by_id(self) -> Mapping[str, Word]:
        return {word.id: word for word in reversed(self.words)}

    @cached_property
    def _by_key(self) -> Mapping[str, Word]:
        found: dict[str, Word] = {}
        # An id is surer than a label, a label surer than an alias: so each kind of name is taken for all words first.
        for names in (_ids, _labels, _aliases):
            for word in self.words:
                for name in names(word):
                    found.setdefault(key_of(name), word)
        found.pop("", None)
        return found

    def get(self, id: str) -> Word | None:  # noqa: A002 - the name of the field
        """
        Return the word of that very id, or None.
        """
        return self._by_id.get(id)

    def find(self, text: str) -> Word | None:
        """
        Return the word that *text* names: its id, a label or an alias; case, ё and punctuation do not matter.
        """
        return self._by_key.get(key_of(text))

    def label(self, id: str, lang: str = "ru") -> str:  # noqa: A002 - the name of the field
        """
        Return how people call the word of that id; the id itself if there is none.

        A word of a project may lack its English label: the Russian one stands for it.
        """
        word = self._by_id.get(id)
        if word is None:
            return id
        return (word.label_en or word.label) if lang == "en" else word.label

    def ids(self, group: str | None = None) -> tuple[str, ...]:
        """
        Return the ids of all words, or of those of a group.
        """
        return tuple(word.id for word in self.words if group is None or word.group == group)

    def extended(self, words: Iterable[Word]) -> Vocabulary:
        """
        Return the vocabulary with further *words*; one that has the id of a word here takes its place.

        The names of the new words are found before those that were there.
        """
        added = tuple({word.id: word for word in words}.values())
        ids = {word.id for word in added}
        kept = tuple(word for word in self.words if word.id not in ids)
        return Vocabulary(name=self.name, words=(*added, *kept)) if added else self


def _ids(word: Word) -> tuple[str, ...]:
    return (word.id,)


def _labels(word: Word) -> tuple[str, ...]:
    return (word.label, word.label_en)


def _aliases(word: Word) -> tuple[str, ...]:
    return word.aliases
