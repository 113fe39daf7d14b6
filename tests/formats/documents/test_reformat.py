"""
The canonical form: any order and any spelling of a project come out the same, and every comment stays beside its part.
"""

from __future__ import annotations

import io
import json
import random
from collections import Counter
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cjmkit.codec.projects import Keyed, project_to_dict, project_tree
from cjmkit.formats.documents.comments import Comments
from cjmkit.formats.documents.reformat import Reformatted, reformatted
from cjmkit.formats.documents.syntaxes import SYNTAXES
from cjmkit.intake.rows.source import open_source
from cjmkit.model.journeys import Project
from cjmkit.testing.strategies import any_projects as projects
from formats.documents.maps import CREAM, NAMES, write

JSON, TOML, YAML = NAMES
QUICK = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))


def fmt(text: str, name: str) -> Reformatted:
    return reformatted(open_source(io.BytesIO(text.encode("utf-8")), name="map"), name)


def comments(text: str, name: str) -> Counter[str]:
    return Counter(comment.text for comment in SYNTAXES[name].scan(text).comments)


@pytest.mark.parametrize("name", NAMES)
@QUICK
@given(project=projects())
def test_what_we_write_is_canonical(name: str, project: Project) -> None:
    """
    A written project is in its canonical form already.
    """
    made = fmt(write(project, name), name)
    assert not made.changed
    assert made.record.project == project


def shuffled(tree: Any, chance: random.Random) -> Any:
    """The same tree with its keys in another order, short parts written out, and defaults that nobody needs."""
    if isinstance(tree, dict):
        keys = list(tree)
        if not isinstance(tree, Keyed):
            chance.shuffle(keys)
        return {key: shuffled(tree[key], chance) for key in keys}
    if isinstance(tree, list):
        return [shuffled(item, chance) for item in tree]
    full = getattr(tree, "full", None)
    return shuffled(full, chance) if full is not None and chance.random() < 0.5 else tree


@pytest.mark.parametrize("name", [JSON, YAML])
@QUICK
@given(project=projects(), chance=st.randoms(use_true_random=False))
def test_any_order_comes_out_the_same(name: str, project: Project, chance: random.Random) -> None:
    """
    Whatever the order of keys, and whether short parts are written out: the canonical form is one.
    """
    tree = shuffled(project_tree(project), chance)
    text = SYNTAXES[name].write(tree, Comments())
    assert fmt(text, name).after == write(project, name)


def test_foreign_spellings_come_out_canonical() -> None:
    """
    JSON on one line, YAML in flow style and TOML of dotted keys are put into form.
    """
    data = project_to_dict(CREAM)
    line = json.dumps(data, ensure_ascii=True, default=float)
    assert fmt(line, JSON).record.project is not None
    flow = yaml.safe_dump(json.loads(line), default_flow_style=True, allow_unicode=True, width=60)
    made = fmt(flow, YAML)
    assert made.changed
    assert fmt(made.after, YAML).after == made.after
    dotted = 'title = "x"\nschema = "cjmkit/project@1"\nwords.channel = []\njourneys = [{title = "T", id = "j"}]\n'
    assert fmt(dotted, TOML).after == (
        'schema = "cjmkit/project@1"\ntitle = "x"\nwords = { channel = [] }\n\n[[journeys]]\nid = "j"\ntitle = "T"\n'
    )


COMMENTED = {
    TOML: """\
# Права: отдел маркетинга
# второй строкой

# схема ниже
schema = "cjmkit/project@1" # версия
# о карте
[[journeys]]  # первая
title = "Карта" # имя карты
id = "j"
# этап
[[journeys.stages]]
title = "Выбор"
# ключ
id = "s"
tools = [ # средства
  "квиз", # вопросы
  # перед чатом
  "чат", # беседа
] # всё
emotion = {actual = 2, expected = 4} # чувства
[[journeys.stages.touchpoints]] # точка
# внутри точки
title = "сайт"
status = "existing" # был по умолчанию
# хвост
""",
    YAML: """\
# Права: отдел маркетинга
# второй строкой

# схема ниже
schema: cjmkit/project@1 # версия
# о карте
journeys:
  # первая
  - title: Карта # имя карты
    id: j
    stages:
      # этап
      - title: Выбор
        # ключ
        id: s
        note: | # длинно
          # не примечание
          текст
        tools: # средства
        - квиз # вопросы
        # перед чатом
        - чат # беседа
        emotion: {actual: 2, # факт
          expected: 4} # чувства
        touchpoints:
        - title: сайт # точка
          # внутри точки
          status: existing # был по умолчанию
# хвост
""",
}
CANONICAL = {
    TOML: """\
# Права: отдел маркетинга
# второй строкой

# схема ниже
schema = "cjmkit/project@1"  # версия

# о карте
[[journeys]]  # первая
id = "j"
title = "Карта"  # имя карты

# этап
[[journeys.stages]]
# ключ
id = "s"
title = "Выбор"
emotion = { expected = 4, actual = 2 }  # чувства
touchpoints = [
  # внутри точки
  # был по умолчанию
  "сайт",  # точка
]
tools = [  # средства
  "квиз",  # вопросы
  # перед чатом
  # всё
  "чат",  # беседа
]
# хвост
""",
    YAML: """\
# Права: отдел маркетинга
# второй строкой

# схема ниже
schema: cjmkit/project@1  # версия

# о карте
journeys:
  # первая
  - id: j
    title: Карта  # имя карты
    stages:
      # этап
      # ключ
      - id: s
        title: Выбор
        emotion:  # факт
          expected: 4  # чувства
          actual: 2
        touchpoints:
          # точка
          # внутри точки
          # был по умолчанию
          - сайт
        tools:  # средства
          - квиз  # вопросы
          # перед чатом
          - чат  # беседа
        # длинно
        note: |
          # не примечание
          текст
# хвост
""",
}


@pytest.mark.parametrize("name", COMMENTED)
def test_comments_stay_beside_their_parts(name: str) -> None:
    """
    Comments move with the part they speak of; those of a part that is gone stand before the part around it.
    """
    made = fmt(COMMENTED[name], name)
    assert made.after == CANONICAL[name]
    assert fmt(made.after, name).after == made.after


@pytest.mark.parametrize("name", [TOML, YAML])
@QUICK
@given(project=projects(), data=st.data())
def test_no_comment_is_ever_lost(name: str, project: Project, data: st.DataObject) -> None:
    """
    Comments put between any lines of any project all survive, and formatting again changes nothing.
    """
    rows = write(project, name).split("\n")
    at = data.draw(st.lists(st.integers(0, len(rows) - 1), max_size=6))
    for number, row in enumerate(sorted(at, reverse=True)):
        rows.insert(row, f"# {number}")
    assert_kept("\n".join(rows), name)


def assert_kept(text: str, name: str) -> None:
    made = fmt(text, name)
    if made.record.project is None:  # it fell into a block of text, and ended it
        return
    assert comments(made.after, name) == comments(text, name)
    assert fmt(made.after, name).after == made.after


@pytest.mark.parametrize("name", [TOML, YAML])
@QUICK
@given(project=projects(), data=st.data())
def test_no_comment_at_a_line_end_is_ever_lost(name: str, project: Project, data: st.DataObject) -> None:
    """
    So do comments behind any line that may bear one.
    """
    rows = write(project, name).split("\n")
    for number in data.draw(st.lists(st.integers(0, len(rows) - 1), max_size=6, unique=True)):
        rows[number] += f"  # {number}"
    assert_kept("\n".join(rows), name)


def test_a_file_with_errors_is_left_alone() -> None:
    """
    What cannot be read as a project stays as it is, with the findings why.
    """
    made = fmt('title = "x"\n', TOML)
    assert made.record.project is None
    assert made.after == 'title = "x"\n'
    assert not made.changed
    assert [finding.code for finding in made.record.findings] == ["IMP501"]


def test_windows_files_stay_windows_files() -> None:
    """
    Lines end as they did; the mark of Notepad goes, since TOML and JSON have none.
    """
    text = write(CREAM, TOML).replace("\n", "\r\n")
    assert not fmt(text, TOML).changed
    made = fmt("\ufeff" + text, TOML)
    assert made.changed
    assert made.content == text.encode("utf-8")
    assert fmt(text.replace("Крем", "Мазь"), TOML).content.count(b"\r\n") == text.count("\r\n")


def test_aliases_are_written_out() -> None:
    """
    A file with aliases is written with copies, and the finding says so.
    """
    made = fmt("schema: cjmkit/project@1\ntitle: &t Крем\nnote: *t\n", YAML)
    assert made.after == "schema: cjmkit/project@1\ntitle: Крем\nnote: Крем\n"
    assert [finding.code for finding in made.record.findings] == ["IMP525"]


def test_a_form_that_reads_back_as_another_is_never_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    If our writer were wrong, the file would be left as it was.
    """
    real = SYNTAXES[TOML].write
    syntax = type(SYNTAXES[TOML])(
        name="TOML",
        parse=SYNTAXES[TOML].parse,
        scan=SYNTAXES[TOML].scan,
        write=lambda tree, held: real({**tree, "title": "другое"}, held),
    )
    monkeypatch.setattr("cjmkit.formats.documents.reformat.SYNTAXES", {TOML: syntax})
    with pytest.raises(RuntimeError, match="reads back as another project"):
        fmt(write(CREAM, TOML), TOML)


GONE = {
    TOML: (
        'schema = "cjmkit/project@1"\n# пустое имя\ntitle = ""\n[[journeys]]\nid = "j"\ntitle = "T"\n'
        'state = "as_is" # так есть\n[[journeys.stages]]\nid = "s"\ntitle = "S"\n'
    ),
    YAML: (
        "schema: cjmkit/project@1\n# пустое имя\ntitle: ''\njourneys:\n- id: j\n  title: T\n  state: as_is # так есть\n"
        "  stages: [{id: s, title: S}]\n"
    ),
}


@pytest.mark.parametrize("name", GONE)
def test_comments_of_defaults_stay(name: str) -> None:
    """
    A default is left out; its comment stays with the part around it, at the top of the file if that is all of it.
    """
    made = fmt(GONE[name], name)
    assert made.after.startswith("# пустое имя\n\nschema")
    before, _, after = made.after.partition("# так есть\n")
    assert before.rstrip(" ").endswith("\n")
    assert after.lstrip(" ").startswith("[[journeys]]" if name == TOML else "- id: j")
    assert fmt(made.after, name).after == made.after


def test_signs_around_a_document_of_yaml_go_and_comments_stay() -> None:
    """
    Directives and the signs of a document's beginning and end are not needed; what stands beside them is kept.
    """
    text = "# a\n%YAML 1.2\n--- # b\n# c\nschema: cjmkit/project@1 # d\n... # e\n# f\n"
    made = fmt(text, YAML)
    assert made.after == "# a\n\n# b\n# c\n# e\nschema: cjmkit/project@1  # d\n# f\n"
    assert fmt(made.after, YAML).after == made.after
