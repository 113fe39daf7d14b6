"""
``cjmkit fmt``: project files in their canonical order and form.
"""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import attrs
import click

from cjmkit.cli.bilingual import command, option
from cjmkit.cli.common import PATH, lang_option, output_option, toolkit
from cjmkit.cli.failure import Failure
from cjmkit.cli.gather import gather
from cjmkit.cli.language import language
from cjmkit.cli.printing import print_findings
from cjmkit.cli.seen import placed
from cjmkit.cli.terminal import emit_data, say
from cjmkit.errors import CjmkitError, ConfigError
from cjmkit.findings import Finding, Lang, Location, Texts
from cjmkit.formats._project_file import TEXT_FORMATS
from cjmkit.formats.documents.catalogue import NO_CANON
from cjmkit.intake.rows.source import Source, open_source
from cjmkit.toolkit import Toolkit
from cjmkit.toolkit.outputs import opened
from cjmkit.toolkit.projects import claims, importer_for

if TYPE_CHECKING:
    from cjmkit.formats.documents.reformat import Reformatted

__all__ = ["fmt"]

_REWROTE: Final = Texts("переписано: {path}", "rewrote {path}")
_WOULD: Final = Texts("не в каноническом виде: {path}", "not in canonical form: {path}")
_DONE: Final = Texts(
    "файлов: {files}, изменено: {changed}, без изменений: {same}, не прочитано: {broken}",
    "files: {files}, changed: {changed}, unchanged: {same}, not read: {broken}",
)


@command(
    Texts(
        "Привести файлы проектов (JSON, TOML, YAML) к каноническому порядку и виду; комментарии остаются.",
        "Put project files (JSON, TOML, YAML) into canonical order and form; comments stay.",
    ),
    Texts(
        "Код завершения: 0 – сделано, 1 – файл с ошибками или (с --check) не в каноническом виде, 2 – что-то помешало.",
        "Exit code: 0 done, 1 a file has errors or (with --check) is not in canonical form, 2 something failed.",
    ),
)
@click.argument("paths", metavar="FILE...", nargs=-1, required=True, type=PATH)
@option(
    "--check",
    "only_check",
    is_flag=True,
    about=Texts("Ничего не писать, только ответить кодом.", "Write nothing, answer by the exit code alone."),
)
@option(
    "--diff",
    "show_diff",
    is_flag=True,
    about=Texts("Показать, что изменилось бы, и ничего не писать.", "Show what would change, and write nothing."),
)
@output_option
@lang_option
def fmt(paths: tuple[str, ...], **given: Any) -> None:
    """
    Rewrite each file whole or not at all; one that cannot be read does not stop the others.
    """
    kit, lang = toolkit(), language()
    work = _Work(lang=lang, only_check=given["only_check"], show_diff=given["show_diff"])
    for path in _files(paths, kit):
        work.take(path, kit)
    text = given["output"] == "text"
    if work.findings or not text:
        # What a pipe takes for formatted text or a diff must be nothing else.
        err = "-" in paths or given["show_diff"]
        (say if text else emit_data)(print_findings(work.findings, given["output"], lang), err=err)
    say([*work.lines, work.summary()], err=True)
    say(work.failures, err=True)
    if work.failures:
        raise Failure(2)
    if work.broken or (work.only_check and work.changed):
        raise Failure(1)


@attrs.define(kw_only=True)
class _Work:
    """
    What was done, and what is to be told of it.
    """

    lang: Lang
    only_check: bool
    show_diff: bool
    findings: list[Finding] = attrs.field(factory=list)
    lines: list[str] = attrs.field(factory=list)
    failures: list[str] = attrs.field(factory=list)
    changed: int = 0
    same: int = 0
    broken: int = 0

    def take(self, path: str, kit: Toolkit) -> None:
        """
        Format one file.
        """
        # Other commands should not wait for the classes of journeys to be made.
        from cjmkit.formats.documents.reformat import reformatted

        try:
            source = open_source(path)
            made = reformatted(source, _format(kit, source))
            self.findings += [placed(finding, path) for finding in made.record.findings]
            if made.record.project is None:
                self.broken += 1
            else:
                self._settle(path, made)
        except CjmkitError as error:
            self.failures.append(f"cjmkit: {error.message(self.lang)}")

    def _settle(self, path: str, made: Reformatted) -> None:
        if self.show_diff and made.changed:
            emit_data(_diff(path, made))
        writes = not self.only_check and not self.show_diff
        if writes and (made.changed or path == "-"):
            with opened(path) as stream:
                stream.write(made.content)
        self.changed += made.changed
        self.same += not made.changed
        if made.changed and path != "-":
            self.lines.append((_REWROTE if writes else _WOULD).get(self.lang, path=path))

    def summary(self) -> str:
        """
        Return the sentence that counts the files.
        """
        files = self.changed + self.same + self.broken + len(self.failures)
        broken = self.broken + len(self.failures)
        return _DONE.get(self.lang, files=files, changed=self.changed, same=self.same, broken=broken)


def _files(paths: tuple[str, ...], kit: Toolkit) -> list[str]:
    # Whoever names a file means it; of a folder the projects in a text are meant.
    named = {path for path in paths if path == "-" or not Path(path).is_dir()}
    return [path for path in gather(paths, kit).files if path in named or _is_text_project(path, kit)]


def _is_text_project(path: str, kit: Toolkit) -> bool:
    importer = claims(kit.host, open_source(path))
    return importer is not None and importer.name in TEXT_FORMATS


def _format(kit: Toolkit, source: Source) -> str:
    name = importer_for(kit.host, source).name
    if name not in TEXT_FORMATS:
        raise ConfigError(NO_CANON.finding(Location(source=source.name), found=name))
    return name


def _diff(path: str, made: Reformatted) -> str:
    lines = difflib.unified_diff(
        made.before.splitlines(), made.after.splitlines(), fromfile=path, tofile=path, lineterm=""
    )
    return "\n".join(lines)
