"""
The page docs/reference/vocabularies.md: every word of every vocabulary.
"""

from __future__ import annotations

from cjmkit.model.journeys import Word
from cjmkit.vocabulary import NAMES, methods_against, title_of, vocabulary

__all__ = ["vocabularies"]

_ABOUT = """\
# Vocabularies

{made}
Words that a map uses: channels, emotions, barriers and others. A file holds their ids; people see the labels.
Importers know a word by its id, a label or another name; case, «ё» and punctuation do not matter.

A project adds words of its own, or takes the place of ours by the same id:

```toml
schema = "cjmkit/project@1"

[[channels]]
id = "kiosk"
title = "Киоск у метро"
kind = "physical"
aliases = ["ларёк"]

[[words.emotion]]
id = "awe"
label = "Трепет"
label_en = "Awe"
valence = 2
```

In Python:

```python
from cjmkit.vocabulary import vocabulary

assert vocabulary("emotion").find("растерянность").id == "confusion"
assert vocabulary("channel").label("site", "en") == "Site"
assert "test_drive" in vocabulary("tool").ids("lead_capture")
```
"""


def vocabularies(made: str) -> str:
    """
    Return the page; *made* says that it is generated.
    """
    return "\n".join([_ABOUT.format(made=made), *map(_section, NAMES)])


def _section(name: str) -> str:
    words = vocabulary(name).words
    columns = ["Id", "Russian", "English", "Other names"]
    groups, valences = any(word.group for word in words), any(word.valence is not None for word in words)
    columns[3:3] = [*(["Group"] if groups else []), *(["Valence"] if valences else [])]
    if name == "churn":
        columns.append("Methods against it")
    lines = [f"## {title_of(name, 'en')} · {title_of(name)}: `{name}`", ""]
    lines += [f"| {' | '.join(columns)} |", f"|{'---|' * len(columns)}"]
    for word in words:
        cells = [*_cells(word, groups=groups, valences=valences)]
        if name == "churn":
            cells.append(", ".join(f"`{method}`" for method in methods_against(word.id)))
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _cells(word: Word, *, groups: bool, valences: bool) -> list[str]:
    cells = [f"`{word.id}`", word.label, word.label_en]
    if groups:
        cells.append(word.group or "")
    if valences:
        cells.append("" if word.valence is None else f"{word.valence:+d}".replace("+0", "0"))
    return [*cells, ", ".join(word.aliases)]
