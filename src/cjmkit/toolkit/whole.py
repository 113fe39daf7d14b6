"""
Writing one thing as a whole: a project, a difference, a report.
"""

from __future__ import annotations

from cjmkit.files import Together
from cjmkit.plugins import Exporter, Host
from cjmkit.plugins.progress import silent
from cjmkit.toolkit.options import format_options
from cjmkit.toolkit.outputs import Output, Written, opened
from cjmkit.toolkit.strangers import blamed, losses_of

__all__ = ["write_whole"]


def write_whole(
    host: Host, exporter: Exporter, item: object, target: Output, options: object, together: Together | None = None
) -> Written:
    """
    Write *item* by *exporter*, and return what its format could not hold.
    """
    with opened(target, together) as stream, blamed(host, exporter.name):
        return Written(losses=losses_of(exporter.write((item,), stream, format_options(exporter, options), silent)))
