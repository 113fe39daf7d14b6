"""
XML from outside: what is read, what is refused and where.
"""

import codecs
import contextlib
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmkit.errors import CjmkitError, FormatError, LimitError
from cjmkit.plugins import open_source
from cjmkit.plugins.hostile import XMLLimits, read_xml

GOOD = """<?xml version="1.0" encoding="{encoding}"?>
<а:Файл xmlns:а="urn:one" xmlns="urn:two" xmlns:b="urn:three">
  <Имя b:вид="полное"> ООО «Ромашка» </Имя>
  <Имя>второе</Имя>
</а:Файл>"""


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1251", "cp866", "koi8-r", "utf-16"])
def test_elements_lose_namespaces_and_know_their_lines(encoding):
    """Names come without namespaces, in any encoding that the file declares; lines count from 1."""
    text = GOOD.format(encoding=encoding)
    if encoding in ("cp866", "koi8-r"):
        text = text.replace("«", "'").replace("»", "'")
    root = read_xml(open_source(text.encode(encoding)))

    assert (root.tag, root.namespace, root.line) == ("Файл", "urn:one", 2)
    assert root.value("Имя") in ("ООО «Ромашка»", "ООО 'Ромашка'")
    assert [one.line for one in root.children("Имя")] == [3, 4]
    assert root.child("Имя").attrib == {"вид": "полное"}
    assert root.child("нет") is None
    assert root.value("нет") is None
    assert len(root.children()) == 2


BILLION = """<?xml version="1.0"?>
<!DOCTYPE l [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>
<l>&b;</l>"""
OUTSIDE = '<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<l>&x;</l>'
REMOTE = '<!DOCTYPE l SYSTEM "http://127.0.0.1:9/x.dtd">\n<l/>'


@pytest.mark.parametrize("text", [BILLION, OUTSIDE, REMOTE, "<!DOCTYPE html><html/>"])
def test_a_doctype_is_refused_with_its_line(text):
    """Entities and external references cannot be declared: a DOCTYPE is refused."""
    for encoding in ("utf-8", "utf-16"):
        with pytest.raises(FormatError, match=r"DOCTYPE.*IMP624") as caught:
            read_xml(open_source(text.replace('<?xml version="1.0"?>\n', "").encode(encoding)))
        assert caught.value.finding.where.line


def test_what_is_cut_or_wrong_is_told_with_its_line():
    """A cut file, a wrong pair, an unknown encoding, an undeclared entity: each is told with its line."""
    for data, line in [
        (b"<a>\n<b>", 2),
        (b"<a>\n</b>", 2),
        (b'<?xml version="1.0" encoding="no-such"?><a/>', 1),
        (b"<a>\n\n&x;</a>", 3),
        (b"not xml", 1),
        (b"<a/><b/>", 1),
        ("<a>\nя</a>".encode("cp1251"), 2),
    ]:
        with pytest.raises(FormatError, match="IMP623") as caught:
            read_xml(open_source(data))
        assert caught.value.finding.where.line == line


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"<a>\n<b>", "файл обрывается"),
        (b"<a", "файл обрывается внутри тега"),
        (b"<a>\n</b>", "закрывается не тот тег"),
        (b'<?xml version="1.0" encoding="no-such"?><a/>', "кодировка, названная в первой строке"),
        (b'<?xml version="1.0" encoding="gb2312"?><a/>', "кодировка, названная в первой строке"),
        (b"not xml", "это не XML"),
        (b"<a b='1' b='2'/>", "атрибут указан дважды"),
        (b"<a><1/></a>", "знак, которого здесь быть не может"),
        (b"<a>&#0;</a>", "теги построены с ошибкой"),
        ("<a>я</a>".encode("cp1251"), "кодировка не UTF-8"),
        ('<?xml version="1.0" encoding="utf-8"?><a>я</a>'.encode("cp1251"), "кодировка не UTF-8"),
        ('<?xml version="1.0" encoding="UTF-8"?><a>я<1/></a>'.encode(), "знак, которого здесь быть не может"),
        ('<?xml version="1.0" encoding="windows-1251"?><a>я<1/></a>'.encode("cp1251"), "знак, которого"),
        ("<a>я<1/></a>".encode("utf-16"), "знак, которого здесь быть не может"),
    ],
)
def test_the_reason_is_told_in_words(data, told):
    """Why the XML stops is said in Russian and in English, bytes of another encoding among the reasons."""
    with pytest.raises(FormatError, match="IMP623") as caught:
        read_xml(open_source(data))
    finding = caught.value.finding
    assert told in finding.message("ru")
    assert finding.message("en").isascii()


def test_limits():
    """Depth, elements and bytes are bounded; an empty file is said to be empty."""
    with pytest.raises(LimitError, match="IMP625"):
        read_xml(open_source(b"<a>" * 200))
    with pytest.raises(LimitError, match="IMP626"):
        read_xml(open_source(b"<a>" + b"<b/>" * 20 + b"</a>"), limits=XMLLimits(elements=10))
    with pytest.raises(LimitError, match="IMP621"):
        read_xml(open_source(b"<a>" + b" " * 2000 + b"</a>"), limits=XMLLimits(bytes=1000))
    with pytest.raises(FormatError, match="IMP620"):
        read_xml(open_source(b""))


@given(st.data())
def test_any_damage_is_an_error_of_ours(data):
    """However the bytes are damaged, there is a tree or an error of cjmkit."""
    good = bytearray(GOOD.format(encoding="utf-8").encode())
    for _ in range(data.draw(st.integers(0, 4))):
        good[data.draw(st.integers(0, len(good) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(good)))
    with contextlib.suppress(CjmkitError):
        read_xml(open_source(bytes(good[:cut])))


@given(st.recursive(st.just(("a", "")), lambda inner: st.tuples(st.sampled_from("bcd"), st.lists(inner)), max_leaves=9))
def test_the_tree_is_that_of_the_standard_library(tree):
    """What is read is what the standard library's parser reads."""

    def made(node):
        tag, inside = node
        element = ElementTree.Element(tag, {"x": "й&<"})
        element.text = "текст"
        element.extend(made(one) for one in inside)
        return element

    data = ElementTree.tostring(made(tree), encoding="utf-8")
    assert ElementTree.tostring(read_xml(open_source(codecs.BOM_UTF8 + data))) == ElementTree.tostring(made(tree))
