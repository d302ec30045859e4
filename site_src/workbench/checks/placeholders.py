"""Are the values where the sentence needs them? {placeholders} of the source text and of the
translation, counted.

Entries with gettext's flag python-format or c-format are asked about %-directives too: other
projects' catalogs have them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from site_src.workbench.checks.values import Finding, Pair, Text, quoted

ANY = re.compile(r"\{([^{}\s]*)\}")
PLACED = re.compile(r"\{[a-z0-9_]+\}"), re.compile(r"\]\(([^)\s]+)\)")
NEARLY = re.compile(r"[{｛﹛]\s*([\w ]+?)\s*[}｝﹜]")
PRINTF = re.compile(
    r"%(?:\((\w+)\))?(?:\d+\$)?[-#0+]*(?:\d+|\*)?(?:\.(?:\d+|\*))?[hlLqjzt]*([diouxXeEfFgGcrsa])"
)


def names_in(text: str) -> Counter[str]:
    """The {placeholders} of a text."""
    return Counter(ANY.findall(text)) if "{" in text else Counter()


def same_values(source: str, string: str, *, one_number: bool = False) -> bool:
    """True if a translation holds the placeholders of its source, each at least once; a form for
    one number may leave {n} out.
    """
    if "{" not in source and "{" not in string:
        return True
    if ANY.findall(source) == ANY.findall(string):
        return True
    return not any(difference(source, string, one_number))


def difference(source: str, string: str, one_number: bool) -> tuple[list[str], list[str]]:
    """The placeholders that are missing, and those that the source lacks; unnamed and numbered
    ones are counted, too.
    """
    left, right = names_in(source), names_in(string)
    missing = [name for name in left if name not in right and not (one_number and name == "n")]
    added = [name for name in right if name not in left]
    for name in left.keys() & right.keys():
        if not name or name.isdecimal():
            missing += [name] * (left[name] > right[name])
            added += [name] * (right[name] > left[name])
    return sorted(missing), sorted(added)


def placeholders(text: Text, pair: Pair) -> Iterator[Finding]:
    """Placeholders that are missing, misspelt, or not in the source text."""
    if text.printf:
        yield from directives(text)
    if "{" not in text.source and "{" not in text.string and "｛" not in text.string:
        return
    missing, added = difference(text.source, text.string, text.one_number)
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
