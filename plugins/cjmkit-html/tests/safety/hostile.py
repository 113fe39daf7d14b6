"""
What the tests of safety share: texts that attack a page, and a walk that brings one into every field of a thing.
"""

from __future__ import annotations

import enum
import typing
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, TypeVar

import attrs

from cjmkit.findings import Texts

__all__ = ["ATTACKS", "NOWHERE", "everywhere", "tainted"]

Thing = TypeVar("Thing")

NOWHERE: Final = "https://attack.invalid"
"""A host that is nowhere: whoever asks it has been talked into it."""

_RUN: Final = "window.ran=1"
ATTACKS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "script": f"<script>{_RUN}</script>",
        "script from outside": f"<script src='{NOWHERE}/a.js'></script>",
        "handler": f'"><img src=x onerror="{_RUN}">',
        "handler in an attribute": f'" onmouseover="{_RUN}" onfocus="{_RUN}" autofocus x="',
        "handler in single quotes": f"' onfocus='{_RUN}' autofocus='",
        "handler without quotes": f" onfocus={_RUN} autofocus ",
        "picture from outside": f'<img src="{NOWHERE}/a.png"><link rel=stylesheet href="{NOWHERE}/a.css">',
        "svg": f"<svg onload={_RUN}><script>{_RUN}</script><a xlink:href='javascript:{_RUN}'>x</a></svg>",
        "svg from inside": f"</text></svg><foreignObject><body onload={_RUN}></foreignObject>"
        f"<animate onbegin={_RUN} attributeName=x dur=1s><set attributeName=href to=javascript:{_RUN}>",
        "link": f"javascript:{_RUN}",
        "link in disguise": f"java\tscript\n:{_RUN}//",
        "link to data": f"data:text/html,<script>parent.{_RUN}</script>",
        "link on the page": f'<a href="javascript:{_RUN}" ping="{NOWHERE}">x</a><base href="{NOWHERE}/">',
        "end of style": f"</style><script>{_RUN}</script><style>*{{display:none}}",
        "end of script": f"</script><script>{_RUN}</script>",
        "end of title": f"</title></textarea></noscript><script>{_RUN}</script>",
        "end of comment": f"--><!-- --!><script>{_RUN}</script><!--cards-->",
        "end of cdata": f"]]><script>{_RUN}</script><![CDATA[",
        "entities": "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>&x;&lt;b&gt;&#60;i&#62;&amp;&nbsp;&#0;&#x80;",
        "processing": f"<?xml-stylesheet href='{NOWHERE}/a.css'?><?php echo 1 ?>",
        "style": f"}}*{{display:none;background:url({NOWHERE}/a.png)}}@import '{NOWHERE}/a.css';/*",
        "style in an attribute": f"x;background:url({NOWHERE}/a.png);position:fixed;inset:0",
        "frame": f"<iframe srcdoc='<script>parent.{_RUN}</script>'></iframe>"
        f"<object data={NOWHERE}><embed src={NOWHERE}>",
        "form": f"</form><form action={NOWHERE}><button autofocus formaction={NOWHERE}>x</button></form>",
        "refresh": f'<meta http-equiv=refresh content="0;url={NOWHERE}">',
        "template": "{{ 7*7 }}{% raw %}{# #}${7*7}#{7*7}%s%(x)s{0}{x}{}",
        "mutation": "<math><mtext><table><mglyph><style><!--</style>"
        f"<img title='--&gt;&lt;img src=x onerror={_RUN}&gt;'>",
        "controls": "а\x00б\x01\x08\x0b\x0c\x1b\x1f\x7f\x80\x85\x9f\ufffe\uffff\ufeff\u2028\u2029\u200b",
        "half of a pair": "а\ud800б\udfffв",
        "bidi": "а\u202eб\u202dв\u2066г\u2067д\u2068е\u061cж\u200fз",
        "marks": "й" + "\u0301\u0316" * 300,
        "long word": "ж" * 10_000,
        "wide word": "WШ\u4e16" * 1_000,
    }
)
"""Texts by what they attempt. Each that runs sets ``window.ran``, or asks `NOWHERE` for something."""


def everywhere(thing: object, changed: Callable[[str], str]) -> object:
    """
    Return *thing* with every text in it *changed*, however deep: a field that is new is covered from its first day.
    """
    if isinstance(thing, str) and not isinstance(thing, enum.Enum):
        return changed(thing)
    if isinstance(thing, tuple):
        return tuple(everywhere(part, changed) for part in thing)
    if isinstance(thing, Mapping):
        return {everywhere(name, changed): everywhere(part, changed) for name, part in thing.items()}
    # Texts of the catalogue are templates with fields of their own, and never data.
    if attrs.has(type(thing)) and not isinstance(thing, Texts):
        found = typing.cast("attrs.AttrsInstance", thing)
        fields = {field.alias: everywhere(getattr(thing, field.name), changed) for field in attrs.fields(type(found))}
        return type(found)(**fields)
    return thing


def tainted(thing: Thing, attack: str) -> Thing:
    """
    Return *thing* with *attack* before every text in it: what was different stays different, what agreed agrees.
    """
    return typing.cast("Thing", everywhere(thing, lambda text: attack + text))
