"""Does a translation keep its marks, and carry no others? Inline Markdown, links, HTML tags and
entities, scripts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from site_src.catalogs.fits import marks_in, same_marks
from site_src.workbench.checks.values import Finding, Pair, Text, quoted

TAG = re.compile(r"<\s*(/?\s*[^\W\d_][\w:-]*|!--|!\[CDATA\[|!doctype)", re.IGNORECASE)
# HTML's elements (the HTML standard, index of elements, with those that it calls obsolete): what
# is none of them may be a word in <angle brackets>.
ELEMENTS = """a abbr acronym address applet area article aside audio b base bdi bdo big blink blockquote body br button canvas caption center
 cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame frameset
 h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map mark marquee math menu meta meter nav
 noscript object ol optgroup option output p param picture plaintext pre progress q rp rt ruby s samp script search section select slot small
 source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr
 xmp !-- ![cdata[ !doctype"""
HTML = frozenset(ELEMENTS.split())
HANDLER = re.compile(r"(?<![A-Za-z0-9.])on(?:[a-z]{3,24})\s*=\s*[\"'“”«\w]", re.IGNORECASE)
SCHEME = re.compile(
    r"(?<![A-Za-z0-9])(?:j\s*a\s*v\s*a\s*s\s*c\s*r\s*i\s*p\s*t|vbscript)\s*:|(?<![A-Za-z0-9])data:[a-z]+/",
    re.IGNORECASE,
)
ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-f]+|[a-z][a-z0-9]{1,30});", re.IGNORECASE)


def markup(text: Text, pair: Pair) -> Iterator[Finding]:
    """Emphasis and links (CommonMark's flanking rules decide what is one, which matters where no
    space stands between words).
    """
    if not pair.markdown or same_marks(text.source, text.string):
        return
    (left, _), (right, bad) = marks_in(text.source), marks_in(text.string)
    for mark in sorted((Counter(left) - Counter(right)).keys()):
        target = mark.removeprefix("link to ")
        hint = (
            f"write [words]({target}) around the same words"
            if target != mark
            else f"write {mark} so that a space or a letter touches each side as Markdown needs"
        )
        yield Finding(f"the {mark} of the source is missing", hint)
    for mark in sorted((Counter(right) - Counter(left)).keys()):
        hint = (
            "keep the target of the source"
            if mark.startswith("link")
            else r"remove the mark; write \* or \_ for the character itself"
        )
        yield Finding(f"the {mark} is not in the source", hint)
    if bad:
        yield Finding(
            "a link has no words, or a {placeholder} in them, which would be a link in a link",
            "put the placeholder outside the [words]",
        )


def carried(text: Text, pair: Pair) -> Iterator[Finding]:
    """What a catalog may not carry: tags and entities that the source does not have, event
    handlers, addresses that run a script.
    """
    string = text.string
    if "<" in string or "<" in text.source:
        yield from tags(text)
    if "=" in string and (match := HANDLER.search(string)) and not HANDLER.search(text.source):
        yield Finding(f"{quoted(match[0])} looks like an event handler", "remove it")
    if ":" in string and (match := SCHEME.search(string)) and not SCHEME.search(text.source):
        yield Finding(f"{quoted(match[0])} is an address that runs a script", "remove it")
    if "&" in string and ";" in string:
        for entity in sorted(set(ENTITY.findall(string)) - set(ENTITY.findall(text.source))):
            yield Finding(
                f"{entity} is shown to readers as it is written", "write the character itself"
            )


def tags(text: Text) -> Iterator[Finding]:
    """Tags that differ; of names that are no HTML, such as <original>, a translation may have as
    many as the source.
    """
    left, right = (
        Counter(re.sub(r"\s", "", m).lower() for m in TAG.findall(t))
        for t in (text.source, text.string)
    )
    added, missing = right - left, left - right
    spare = sum(n for tag, n in missing.items() if tag.lstrip("/") not in HTML)
    for tag in sorted(tag for tag in added if not (tag[:1] == "/" and tag[1:] in added)):
        if tag.lstrip("/") not in HTML and spare >= added[tag]:
            spare -= added[tag]
            continue
        yield Finding(
            f"<{tag}> is not in the source",
            "remove it: HTML in a catalog is shown to readers as text",
        )
    for tag in sorted(
        tag
        for tag in missing
        if tag.lstrip("/") in HTML and not (tag[:1] == "/" and tag[1:] in missing)
    ):
        yield Finding(f"<{tag}> of the source is missing", "copy the tag")
