"""Are the values where the sentence needs them? {placeholders} of the source text and of the
translation, counted.

Entries with gettext's flag python-format or c-format are asked about %-directives too: other
projects' catalogs have them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_src.catalogs.fits import placeholder_difference
from site_src.workbench.checks.values import Finding, Pair, Text, quoted

PLACED = re.compile(r"\{[a-z0-9_]+\}"), re.compile(r"\]\(([^)\s]+)\)")
NEARLY = re.compile(r"[{｛﹛]\s*([\w ]+?)\s*[}｝﹜]")
PRINTF = re.compile(
    r"%(?:\((\w+)\))?(?:\d+\$)?[-#0+]*(?:\d+|\*)?(?:\.(?:\d+|\*))?[hlLqjzt]*([diouxXeEfFgGcrsa])"
)


def placeholders(text: Text, pair: Pair) -> Iterator[Finding]:
    """Placeholders that are missing, misspelt, or not in the source text."""
    if text.printf:
        yield from directives(text)
    if "{" not in text.source and "{" not in text.string and "｛" not in text.string:
        return
    missing, added = placeholder_difference(text.source, text.string, text.one_number)
    typed = [m[0] for m in NEARLY.finditer(text.string) if m[0] not in text.source]
    for name in missing:
        near = f"; {quoted(typed[0])} is not it" if typed else ""
        yield Finding(
            f"{{{name}}} is missing{near}",
            f"put {{{name}}}, exactly so, where the sentence needs it",
        )
    for name in added if not missing else ():
        yield Finding(
            f"{{{name}}} is not in the source",
            "copy the placeholders of the source text exactly; do not translate them",
        )
    if not missing and not added and "｛" in text.string and "｛" not in text.source:
        yield Finding("there is a full-width brace", "write { and } as in the source")


def directives(text: Text) -> Iterator[Finding]:
    """%-directives that differ; named ones in any order, unnamed ones in the order of the source."""
    left, right = (PRINTF.findall(t.replace("%%", "")) for t in (text.source, text.string))
    if text.one_number and len(right) < len(left):
        left = [one for one in left if one in right]
    named = {d for d in left if d[0]} == {d for d in right if d[0]}
    unnamed = sorted(d for d in left if not d[0]) == sorted(d for d in right if not d[0])
    if (
        not named
        or not unnamed
        or (
            [k for n, k in left if not n] != [k for n, k in right if not n]
            and "$" not in text.string
        )
    ):
        yield Finding("the %-directives differ from the source", "copy them exactly")


def order(text: Text, pair: Pair) -> Iterator[Finding]:
    """Contacts or links in another order than the source's: grammar may want that, but two that
    changed places send readers wrong.
    """
    if not pair.markdown or ("{" not in text.source and "](" not in text.source):
        return
    for pattern in PLACED:
        left, right = (list(dict.fromkeys(pattern.findall(t))) for t in (text.source, text.string))
        if len(left) > 1 and left != right and sorted(left) == sorted(right):
            yield Finding(
                f"{', '.join(right)} stand in another order than in the source",
                "see that each is at its own words, then waive this",
            )
