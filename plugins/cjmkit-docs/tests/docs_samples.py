"""
Documents for tests: made by python-docx and openpyxl, which this plugin does not use.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence

import docx
import openpyxl

from cjmkit.findings import Location
from cjmkit_docs.parsed import Parsed
from cjmkit_docs.parsing import parse_rows
from cjmkit_docs.rows import Row

CARD_TEXT = """КАРТОЧКА ПРЕДПРИЯТИЯ
Полное наименование: Общество с ограниченной ответственностью «Ромашка»
Сокращённое наименование: ООО «Ромашка»
ИНН: 7707083893
КПП: 773601001
ОГРН: 1027700132195
Расчётный счёт: 40702810438000060473
Банк: ПАО Сбербанк
БИК: 044525225
Корр. счёт: 30101810400000000225
Юридический адрес: 117997, г. Москва, ул. Вавилова, д. 19
Телефон: +7 (495) 500-55-50
E-mail: info@romashka.ru
Генеральный директор: Иванов Иван Иванович
"""
CONTRACT = (
    ("Заказчик:", "Исполнитель:"),
    ("ООО «Ромашка»", "ПАО «Газпром»"),
    ("ИНН 7707083893, КПП 773601001", "ИНН 7736050003, КПП 997250001"),
    ("р/с 40702810438000060473 в ПАО Сбербанк", "р/с 40702810000000000001 в Банк ГПБ (АО)"),
    ("БИК 044525225", "БИК 044525823"),
    ("Директор ________ Иванов И.И.", "Директор ________ Петров П.П."),
)


def docx_of(text: str) -> bytes:
    """Return a document with a paragraph for each line of *text*."""
    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    return saved(document)


def table_docx(rows: Iterable[Sequence[str]], before: Iterable[str] = ()) -> bytes:
    """Return a document with a table of *rows* behind the paragraphs *before*."""
    document = docx.Document()
    for line in before:
        document.add_paragraph(line)
    cells = [list(row) for row in rows]
    table = document.add_table(rows=0, cols=len(cells[0]))
    for row in cells:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return saved(document)


def saved(document: docx.document.Document) -> bytes:
    """Return the bytes of *document*."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def xlsx_of(text: str) -> bytes:
    """Return a workbook with label and value of each line of *text* in two columns."""
    book = openpyxl.Workbook()
    for line in text.splitlines():
        book.active.append([part.strip() for part in line.split(":", 1)])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def body_docx(body: str, **parts: str) -> bytes:
    """Return a document whose body is the markup *body*; *parts* are further parts of its folder ``word``."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    links = "".join(
        f'<Relationship Id="r{name}" Type="{office}/{name.rstrip("0123456789")}" Target="{name}.xml"/>'
        for name in parts
    )
    files = {
        "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="a" Type="{office}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}">{links}</Relationships>',
    }
    files |= {f"word/{name}.xml": f"<w:hdr {space}>{markup}</w:hdr>" for name, markup in parts.items()}
    return zipped(files)


def zipped(files: dict[str, str | bytes]) -> bytes:
    """Return an archive of *files*."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def paragraph(*texts: str) -> str:
    """Return the markup of a paragraph."""
    return f"<w:p>{''.join(f'<w:r><w:t>{text}</w:t></w:r>' for text in texts)}</w:p>"


def parsed_rows(rows: Iterable[Sequence[str]], *, confidence: float = 0.5) -> list[Parsed]:
    """Return what *rows* say; a row of several cells is of a table."""
    made = [
        Row(cells=tuple(row), where=Location(line=number), table=int(len(row) > 1))
        for number, row in enumerate(rows, 1)
    ]
    return parse_rows(made, Location(), confidence)


def values_of(parsed: Parsed) -> dict[str, str]:
    """Return the first value of each field of *parsed*."""
    values: dict[str, str] = {}
    for field in parsed.fields:
        values.setdefault(field.name, field.value)
    return values
