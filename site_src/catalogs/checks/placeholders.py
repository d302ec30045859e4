"""Are the values where the sentence needs them? {placeholders} of the source text and of the translation, counted.

Entries with gettext's flag python-format or c-format are asked about %-directives too: other projects' catalogs have them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from site_src.catalogs.checks.values import Finding, Pair, Text, quoted

ANY = re.compile(r"\{([^{}\s]*)\}")
KNOWN = re.compile(r"\{[A-Za-z0-9_]*\}")
NEARLY = re.compile(r"[{｛﹛]\s*([\w ]+?)\s*[}｝﹜]")
PRINTF = re.compile(r"%(?:\((\w+)\))?(?:\d+\$)?[-#0+]*(?:\d+|\*)?(?:\.(?:\d+|\*))?[hlLqjzt]*([diouxXeEfFgGcrsa])")
COUNT = "{n}"


def names_in(text: str) -> Counter[str]:
    """The {placeholders} of a text."""
    return Counter(ANY.findall(text)) if "{" in text else Counter()


def same_values(source: str, string: str, *, one_number: bool = False) -> bool:
    """True if a translation holds the placeholders of its source; a form for one number may leave {n} out."""
    if "{" not in source and "{" not in string:
        return True
    left, right = names_in(source), names_in(string)
    if one_number and "n" not in right:
        del left["n"]
    return left == right


def placeholders(text: Text, pair: Pair) -> Iterator[Finding]:
    """Placeholders that are missing, misspelt, too many, or not in the source text."""
    if text.printf:
        yield from directives(text)
    if "{" not in text.source and "{" not in text.string and "｛" not in text.string:
        return
    if same_values(text.source, text.string, one_number=text.one_number):
        return
    left, right = names_in(text.source), names_in(text.string)
    typed = {m[1] for m in NEARLY.finditer(text.string) if m[0] != f"{{{m[1]}}}"}
    for name in sorted((left - right).keys()):
        if name == "n" and text.one_number and "n" not in right:
            continue
        near = f"; {quoted(next(iter(typed)))} is not written as in the source" if typed else ""
        yield Finding(f"{{{name}}} is missing{near}", f"put {{{name}}}, exactly so, where the sentence needs it")
    for name in sorted((right - left).keys()):
        what = f"{{{name}}} stands here more often than in the source" if name in left else f"{{{name}}} is not in the source"
        yield Finding(what, "copy the placeholders of the source text exactly; do not translate them")


def directives(text: Text) -> Iterator[Finding]:
    """%-directives that differ; named ones in any order, unnamed ones in the order of the source."""
    left, right = (PRINTF.findall(t.replace("%%", "")) for t in (text.source, text.string))
    if text.one_number and len(right) < len(left):
        left = [one for one in left if one in right]
    if sorted(left) != sorted(right) or ([k for n, k in left if not n] != [k for n, k in right if not n] and "$" not in text.string):
        yield Finding("the %-directives differ from the source", "copy them exactly")
