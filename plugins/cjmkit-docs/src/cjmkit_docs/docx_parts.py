"""
Parts: the pieces of markup that a written document is made of.

Standard: ECMA-376, part 1. A document of these parts opens in Word and in LibreOffice without repair.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from cjmkit_docs.layout import CardRow
from cjmkit_docs.pictures import Picture

__all__ = ["CONTENT_TYPES", "FOOT", "HEAD", "RELATIONS", "STYLES", "card_markup", "document_relations"]

_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_P: Final = "http://schemas.openxmlformats.org/package/2006"
_A: Final = "http://schemas.openxmlformats.org/drawingml/2006"
_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_LABEL_WIDTH: Final = 3400
_VALUE_WIDTH: Final = 6238

CONTENT_TYPES: Final = (
    f'{_XML}<Types xmlns="{_P}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="png" ContentType="image/png"/>'
    '<Default Extension="jpeg" ContentType="image/jpeg"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
    "</Types>"
)
RELATIONS: Final = (
    f'{_XML}<Relationships xmlns="{_P}/relationships">'
    f'<Relationship Id="rId1" Type="{_R}/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)
STYLES: Final = (
    f'{_XML}<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr>'
    '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:eastAsia="Arial"/><w:sz w:val="20"/><w:szCs w:val="20"/>'
    '<w:lang w:val="ru-RU"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:keepNext/><w:spacing w:after="60"/><w:jc w:val="center"/></w:pPr>'
    '<w:rPr><w:b/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Subtitle"><w:name w:val="Subtitle"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:keepNext/><w:spacing w:after="200"/><w:jc w:val="center"/></w:pPr>'
    '<w:rPr><w:sz w:val="24"/><w:szCs w:val="24"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Signature"><w:name w:val="Signature"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:keepLines/><w:tabs><w:tab w:val="left" w:leader="underscore" w:pos="6300"/></w:tabs>'
    '<w:spacing w:before="360"/></w:pPr></w:style></w:styles>'
)
HEAD: Final = (
    f'{_XML}<w:document xmlns:w="{_W}" xmlns:r="{_R}" xmlns:wp="{_A}/wordprocessingDrawing" xmlns:a="{_A}/main" '
    f'xmlns:pic="{_A}/picture"><w:body>'
)
FOOT: Final = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/>'
    "</w:sectPr></w:body></w:document>"
)
_BORDERS: Final = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_TABLE: Final = (
    f'<w:tbl><w:tblPr><w:tblW w:w="{_LABEL_WIDTH + _VALUE_WIDTH}" w:type="dxa"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
    '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="50" w:type="dxa"/><w:left w:w="100" w:type="dxa"/>'
    '<w:bottom w:w="50" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    f'<w:tblGrid><w:gridCol w:w="{_LABEL_WIDTH}"/><w:gridCol w:w="{_VALUE_WIDTH}"/></w:tblGrid>'
)


def document_relations(pictures: Iterable[str]) -> str:
    """
    Return the relations of the document: its styles, and *pictures* by their numbers.
    """
    images = "".join(
        f'<Relationship Id="rIdP{number}" Type="{_R}/image" Target="media/{name}"/>'
        for number, name in enumerate(pictures, 1)
    )
    return (
        f'{_XML}<Relationships xmlns="{_P}/relationships">'
        f'<Relationship Id="rId1" Type="{_R}/styles" Target="styles.xml"/>{images}</Relationships>'
    )


def card_markup(
    number: int,
    title: str,
    name: str,
    rows: Iterable[CardRow],
    signatures: Iterable[tuple[str, str]],
    picture: tuple[int, Picture] | None = None,
    *,
    marked: bool = True,
    first: bool = True,
) -> str:
    """
    Return the markup of the card *number*: its picture, title and name, the table of *rows*, lines to sign.
    """
    breaks = "" if first else "<w:pageBreakBefore/>"
    parts = [] if picture is None else [_picture(*picture, breaks=breaks)]
    parts.append(_paragraph(title, "Title", "" if picture else breaks))
    if name:
        parts.append(_paragraph(name, "Subtitle"))
    parts.append(_TABLE)
    parts += (_row(number, place, row, marked=marked) for place, row in enumerate(rows))
    parts.append("</w:tbl>")
    parts += (
        '<w:p><w:pPr><w:pStyle w:val="Signature"/></w:pPr>'
        f"{_runs(f'{post} ')}<w:r><w:tab/></w:r>{_runs(f' {who}')}</w:p>"
        for post, who in signatures
    )
    parts.append(_paragraph("", ""))
    return "".join(parts)


def _paragraph(text: str, style: str, more: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{more}</w:pPr>{_runs(text)}</w:p>"


def _runs(text: str, look: str = "") -> str:
    """
    Return the runs of *text*, its tabs and line ends as Word writes them.
    """
    if not text:
        return ""
    pieces = (_line(line) for line in text.split("\n"))
    return f"<w:r>{look}{'<w:br/>'.join(pieces)}</w:r>"


def _line(line: str) -> str:
    return "<w:tab/>".join(
        f'<w:t xml:space="preserve">{escape(part)}</w:t>' if part else "" for part in line.split("\t")
    )


def _row(number: int, place: int, row: CardRow, *, marked: bool) -> str:
    start = end = ""
    if marked:
        identity = number * 1000 + place
        start = f'<w:bookmarkStart w:id="{identity}" w:name={quoteattr(f"cjmkit_{number}_{row.name}")}/>'
        end = f'<w:bookmarkEnd w:id="{identity}"/>'
    label = (
        f'<w:tc><w:tcPr><w:tcW w:w="{_LABEL_WIDTH}" w:type="dxa"/><w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>'
        f"</w:tcPr><w:p>{start}{_runs(row.label, '<w:rPr><w:b/></w:rPr>')}{end}</w:p></w:tc>"
    )
    value = f'<w:tc><w:tcPr><w:tcW w:w="{_VALUE_WIDTH}" w:type="dxa"/></w:tcPr><w:p>{_runs(row.value)}</w:p></w:tc>'
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{label}{value}</w:tr>"


def _picture(number: int, picture: Picture, *, breaks: str) -> str:
    named = f'id="{number}" name="logo{number}"'
    size = f'cx="{picture.width}" cy="{picture.height}"'
    return (
        f'<w:p><w:pPr>{breaks}<w:spacing w:after="120"/></w:pPr><w:r><w:drawing>'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/><wp:docPr {named}/>'
        f'<a:graphic><a:graphicData uri="{_A}/picture"><pic:pic><pic:nvPicPr><pic:cNvPr {named}/>'
        "<pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="rIdP{number}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r></w:p>"
    )
