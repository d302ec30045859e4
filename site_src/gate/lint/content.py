"""Are tables, media, links and fields marked up as what they are? (WCAG 2.2: the criteria in
CRITERIA below)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from site_src.evidence import Finding, Outcome
from site_src.gate.reporter import Reporter
from site_src.gate.sample import Page

CRITERIA = (
    "1.1.1", "1.2.1", "1.2.2", "1.2.5", "1.3.1", "1.3.5", "1.4.2", "2.1.1", "2.1.4", "2.4.1",
    "2.4.4", "3.2.1", "3.2.2", "3.3.2",
)  # fmt: skip
LONGEST_HEADING = 60  # characters
STOPS = ".:!?。؟।"
FILE_NAME = re.compile(
    r"\S+\.(?:avif|gif|jpe?g|png|svg|webp)|(?:img|image|dsc|icon|picture)[\W_]*\d*", re.IGNORECASE
)
TABLES = "table:not([role=presentation], [role=none])"
CONTROLS = ("a[href]", "button", "input", "select", "textarea")


class MarkupRule(NamedTuple):
    """A rule that every element which a CSS selector matches breaks."""

    name: str
    criterion: str
    selector: str
    what: str
    hint: str
    outcome: Outcome = "failed"


MARKUP_RULES = (
    MarkupRule(
        "autoplay",
        "1.4.2",
        "audio[autoplay], video[autoplay]:not([muted])",
        "it plays sound when the page opens",
        "let the reader start it",
    ),
    MarkupRule(
        "sound",
        "1.2.1",
        "audio",
        "a recording needs a transcript",
        "check that its words are next to it as text",
        "undecided",
    ),
    MarkupRule(
        "captions",
        "1.2.2",
        "video:not(:has(track[kind=captions]))",
        "the video has no captions",
        "add a track of kind captions",
    ),
    MarkupRule(
        "description",
        "1.2.5",
        "video:not(:has(track[kind=descriptions]))",
        "the video has no track of descriptions",
        "check whether its sound describes what is shown",
        "undecided",
    ),
    MarkupRule(
        "purpose",
        "1.3.5",
        "input[type=email]:not([autocomplete]), input[type=tel]:not([autocomplete])",
        "a field for an address or a number does not name its purpose",
        "name it in autocomplete",
        "undecided",
    ),
    MarkupRule(
        "out-of-reach",
        "2.1.1",
        ", ".join(f'{control}[tabindex="-1"]:not([role])' for control in CONTROLS),
        "Tab skips it",
        "remove tabindex, or check that other keys reach it",
        "undecided",
    ),
    MarkupRule(
        "accesskey",
        "2.1.4",
        "[accesskey]",
        "a single key activates it",
        "remove accesskey, which takes keys from assistive technology",
    ),
    MarkupRule(
        "autofocus",
        "3.2.1",
        "[autofocus]",
        "it takes the focus when the page opens",
        "let readers begin at the top",
    ),
    MarkupRule(
        "onchange",
        "3.2.2",
        "select[onchange], input[onchange]",
        "a script runs as soon as its value changes",
        "act on a button",
        "undecided",
    ),
)


def look(page: Page, tree: LexborHTMLParser) -> Iterator[Finding]:
    """The faults in a page's content that the file alone shows."""
    report = Reporter(page, "file", "content")
    for rule in MARKUP_RULES:
        for node in tree.css(rule.selector):
            place = node.tag or ""
            yield report.finding(
                rule.name, rule.criterion, place, rule.what, rule.hint, rule.outcome
            )
    for table in tree.css(TABLES):
        yield from look_at_table(table, report)
    yield from look_at_pictures(tree, report)
    yield from look_at_labels(tree, report)
    yield from look_at_bold_paragraphs(tree, report)
    yield from look_at_skip_link(tree, report)
    yield from look_at_links(tree, report)


def look_at_table(table: LexborNode, report: Reporter) -> Iterator[Finding]:
    """A table without header cells, without their scope, or without a name."""
    place = f"table#{table.attributes['id']}" if table.attributes.get("id") else "table"
    headers = table.css("th")
    if not headers:
        yield report.failed(
            "table-headers",
            "1.3.1",
            place,
            "the table has no header cell",
            "mark header cells with th and scope",
        )
    if not all(has_any(header, "scope", "id") for header in headers):
        yield report.failed(
            "table-scope",
            "1.3.1",
            place,
            "a header cell does not say which cells it heads",
            "add scope=col or scope=row",
        )
    if not table.css("caption") and not has_any(table, "aria-label", "aria-labelledby"):
        yield report.failed(
            "table-name",
            "1.3.1",
            place,
            "the table has no caption",
            "add a caption that says what it shows",
        )


def look_at_pictures(tree: LexborHTMLParser, report: Reporter) -> Iterator[Finding]:
    """Pictures whose text is the name of a file."""
    for node in tree.css("img[alt]"):
        text = (node.attributes.get("alt") or "").strip()
        if FILE_NAME.fullmatch(text):
            yield report.failed(
                "alt-file",
                "1.1.1",
                "img",
                f'its text alternative is a file name: "{text}"',
                "say what the picture shows, or leave alt empty",
            )


def look_at_labels(tree: LexborHTMLParser, report: Reporter) -> Iterator[Finding]:
    """Labels that belong to no field, and fields whose only label is a placeholder."""
    ids = {node.attributes.get("id") for node in tree.css("[id]")}
    labeled = {node.attributes.get("for") for node in tree.css("label[for]")}
    for target in sorted(str(name) for name in labeled - ids):
        yield report.failed(
            "label-for",
            "3.3.2",
            "label",
            f'the label is for "{target}", and no element has that id',
            "use the id of its field",
        )
    inside_labels = {node.mem_id for node in tree.css("label :is(input, textarea)")}
    for node in tree.css(
        ":is(input, textarea)[placeholder]:not([aria-label], [aria-labelledby], [title])"
    ):
        if node.attributes.get("id") not in labeled and node.mem_id not in inside_labels:
            yield report.failed(
                "hint-only",
                "3.3.2",
                node.tag or "",
                "its only label is a placeholder, which disappears",
                "give it a label element",
            )


def look_at_bold_paragraphs(tree: LexborHTMLParser, report: Reporter) -> Iterator[Finding]:
    """Bold paragraphs that may be headings."""
    for node in tree.css("p > strong:only-child, p > b:only-child"):
        text = node.text(deep=True).strip()
        paragraph = node.parent.text(deep=True).strip() if node.parent else ""
        if text and text == paragraph and len(text) <= LONGEST_HEADING and text[-1] not in STOPS:
            yield report.undecided(
                "heading",
                "1.3.1",
                "p",
                f'"{text}" looks like a heading but is a paragraph',
                "use a heading element, or make it a sentence",
            )


def look_at_skip_link(tree: LexborHTMLParser, report: Reporter) -> Iterator[Finding]:
    """A page with a menu whose first link does not lead to a place in the page."""
    if not tree.css("nav"):
        return
    links = tree.css("body a[href]")
    address = (links[0].attributes.get("href") or "") if links else ""
    name = address.removeprefix("#")
    skips = address.startswith("#") and name and tree.css(f'[id="{name}"]')
    if not skips:
        yield report.failed(
            "skip",
            "2.4.1",
            "body",
            "the first link does not skip to the content",
            "begin with a link to the id of main",
        )


def look_at_links(tree: LexborHTMLParser, report: Reporter) -> Iterator[Finding]:
    """Links without text."""
    for node in tree.css("a[href]"):
        if not is_named(node):
            yield report.failed(
                "link-name",
                "2.4.4",
                "a",
                f"the link to {node.attributes.get('href')} has no text",
                "say where it leads",
            )


def is_named(link: LexborNode) -> bool:
    """True if a link has text, a label, or a picture or drawing with a text alternative."""
    if link.text(deep=True).strip() or has_any(link, "aria-label", "aria-labelledby"):
        return True
    has_picture = any(image.attributes.get("alt") for image in link.css("img"))
    return has_picture or bool(link.css("svg title, svg [aria-label]"))


def has_any(node: LexborNode, *names: str) -> bool:
    """True if one of some attributes is set and not empty."""
    return any(node.attributes.get(name) for name in names)
