"""Does a translation keep its marks, and bring in no others? Inline Markdown, links, HTML tags
and entities, scripts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from site_src.catalogs.fits import marks_in, same_marks
from site_src.catalogs.markup import inline_tokens
from site_src.workbench.checks.values import CatalogFinding, LanguagePair, TextPair, quoted

TAG = re.compile(r"<\s*(/?\s*[^\W\d_][\w:-]*|!--|!\[CDATA\[|!doctype)", re.IGNORECASE)
# HTML's elements (the HTML standard, index of elements, with the obsolete ones): anything else in
# <angle brackets> may be a word.
ELEMENTS = """a abbr acronym address applet area article aside audio b base bdi bdo big blink
    blockquote body br button canvas caption center cite code col colgroup data datalist dd del
    details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame
    frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend
    li link main map mark marquee math menu meta meter nav noscript object ol optgroup option
    output p param picture plaintext pre progress q rp rt ruby s samp script search section select
    slot small source span strike strong style sub summary sup svg table tbody td template textarea
    tfoot th thead time title tr track tt u ul var video wbr xmp !-- ![cdata[ !doctype"""
HTML_TAGS = frozenset(ELEMENTS.split())
EVENT_HANDLER = re.compile(r"(?<![A-Za-z0-9.])on(?:[a-z]{3,24})\s*=\s*[\"'“”«\w]", re.IGNORECASE)
# Browsers ignore blanks inside the name of a scheme.
SCRIPT_ADDRESS = re.compile(
    r"(?<![A-Za-z0-9])(?:j\s*a\s*v\s*a\s*s\s*c\s*r\s*i\s*p\s*t|vbscript)\s*:"
    r"|(?<![A-Za-z0-9])data:[a-z]+/",
    re.IGNORECASE,
)
ESCAPED = re.compile(r"\\[\\*]")
ASTERISKS = re.compile(r"(?<!\*)(?:(?<=[^\s*])\*+|\*+(?=[^\s*]))(?!\*)")
ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-f]+|[a-z][a-z0-9]{1,30});", re.IGNORECASE)


def markup(text: TextPair, languages: LanguagePair) -> Iterator[CatalogFinding]:
    """Emphasis and links. CommonMark's flanking rules decide what counts as emphasis, which matters
    where no space separates words.
    """
    if not languages.markdown:
        return
    if same_marks(text.source, text.string):
        yield from stray_marks(text)
        return
    in_source, _ = marks_in(text.source)
    in_string, has_bad_link = marks_in(text.string)
    missing = Counter(in_source) - Counter(in_string)
    added = Counter(in_string) - Counter(in_source)
    for mark in sorted(missing):
        yield missing_mark(mark)
    for mark in sorted(added):
        hint = r"remove the mark; write \* or \_ for the character itself"
        if mark.startswith("link"):
            hint = "keep the target of the source"
        yield CatalogFinding(f"the {mark} is not in the source", hint)
    if has_bad_link:
        yield CatalogFinding(
            "a link has no words, or its words hold a {placeholder}, which makes a link in a link",
            "put the placeholder outside the [words]",
        )


def stray_marks(text: TextPair) -> Iterator[CatalogFinding]:
    """Asterisks without a partner: they emphasize nothing, and readers would see them."""
    added = Counter(asterisks_shown(text.string)) - Counter(asterisks_shown(text.source))
    for mark in sorted(added):
        yield CatalogFinding(
            f"a {mark} has no partner, so readers would see it",
            f"write it on both sides of the words, or remove it; write {escaped(mark)} to show it",
        )


def asterisks_shown(text: str) -> list[str]:
    """The runs of asterisks that CommonMark leaves in a text, those after a backslash excepted, and
    those between spaces, which mean multiplication.
    """
    if "*" not in text:
        return []
    tokens = inline_tokens(ESCAPED.sub("", text))
    return ASTERISKS.findall("\n".join(token.content for token in tokens))


def escaped(mark: str) -> str:
    """A mark as CommonMark writes the characters themselves."""
    return "".join(f"\\{character}" for character in mark)


def missing_mark(mark: str) -> CatalogFinding:
    """The finding about a mark of the source that a translation lacks."""
    hint = f"write {mark} so that a space or a letter touches each side as Markdown needs"
    if mark.startswith("link to "):
        target = mark.removeprefix("link to ")
        hint = f"write [words]({target}) around the same words"
    return CatalogFinding(f"the translation lacks the {mark} of the source", hint)


def injected(text: TextPair, languages: LanguagePair) -> Iterator[CatalogFinding]:
    """What a catalog must not bring in: tags and entities that the source lacks, event handlers,
    addresses that run a script.
    """
    source, string = text.source, text.string
    if "<" in string or "<" in source:
        yield from tag_findings(text)
    if "=" in string:
        yield from script_findings(EVENT_HANDLER, "looks like an event handler", text)
    if ":" in string:
        yield from script_findings(SCRIPT_ADDRESS, "is an address that runs a script", text)
    if "&" in string:
        entities = set(ENTITY.findall(string)) - set(ENTITY.findall(source))
        for entity in sorted(entities):
            yield CatalogFinding(
                f"{entity} is shown to readers as it is written", "write the character itself"
            )


def script_findings(
    pattern: re.Pattern[str], what: str, text: TextPair
) -> Iterator[CatalogFinding]:
    """The first match of a pattern in a translation whose source has none."""
    match = pattern.search(text.string)
    if match and not pattern.search(text.source):
        yield CatalogFinding(f"{quoted(match[0])} {what}", "remove it")


def tag_findings(text: TextPair) -> Iterator[CatalogFinding]:
    """Tags that differ. A word in angle brackets that is not HTML, such as <original>, may be
    translated: there may be as many of them as in the source.
    """
    in_source, in_string = tags_in(text.source), tags_in(text.string)
    added, missing = in_string - in_source, in_source - in_string
    translatable = sum(count for tag, count in missing.items() if not is_html(tag))
    for tag in sorted(without_closers(added)):
        if not is_html(tag) and translatable >= added[tag]:
            translatable -= added[tag]
            continue
        yield CatalogFinding(
            f"<{tag}> is not in the source",
            "remove it: HTML in a catalog is shown to readers as text",
        )
    for tag in sorted(without_closers(missing)):
        if is_html(tag):
            yield CatalogFinding(f"the translation lacks <{tag}>", "copy the tag")


def tags_in(text: str) -> Counter[str]:
    """The names of the tags of a text in lower case, a slash before those of closing tags."""
    return Counter(re.sub(r"\s", "", name).lower() for name in TAG.findall(text))


def is_html(tag: str) -> bool:
    """True if a tag, opening or closing, is one of HTML's."""
    return tag.lstrip("/") in HTML_TAGS


def without_closers(tags: Counter[str]) -> list[str]:
    """The tags without the closing ones whose opening tag is there, too."""
    return [tag for tag in tags if not (tag.startswith("/") and tag[1:] in tags)]
