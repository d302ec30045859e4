"""Are tables, lists and controls marked up as what they are? (WCAG 2.2: 1.1.1, 1.2.1, 1.2.2,
1.2.5, 1.3.1, 1.3.5, 1.4.2, 2.1.4, 2.4.1, 2.4.4, 3.2.1, 3.2.2)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from selectolax.lexbor import LexborHTMLParser

from site_src.evidence import Finding, Outcome
from site_src.gate.sample import Page

HEADING = 60  # characters that a heading has at most
STOPS = ".:!?。؟।"
FILE_NAME = re.compile(
    r"\S+\.(?:avif|gif|jpe?g|png|svg|webp)|(?:img|image|dsc|icon|picture)[\W_]*\d*", re.IGNORECASE
)


def media(tree: LexborHTMLParser, fault: Callable[..., Finding]) -> Iterator[Finding]:
    """The faults of pictures, films and sound."""
    for node in tree.css("img[alt]"):
        if FILE_NAME.fullmatch((node.attributes.get("alt") or "").strip()):
            yield fault(
                "alt-file",
                "1.1.1",
                "img",
                f'its text is "{node.attributes.get("alt")}"',
                "say what the picture tells, or leave alt empty",
            )
    for node in tree.css("audio[autoplay], video[autoplay]:not([muted])"):
        yield fault(
            "autoplay",
            "1.4.2",
            node.tag or "",
            "it sounds when the page opens",
            "let the reader start it",
        )
    for _ in tree.css("audio"):
        yield fault(
            "sound",
            "1.2.1",
            "audio",
            "a recording needs its words in text",
            "look whether they stand beside it",
            "undecided",
        )
    for node in tree.css("video"):
        if not node.css("track[kind=captions]"):
            yield fault(
                "captions",
                "1.2.2",
                "video",
                "a film has no captions",
                "add a track of kind captions",
            )
        if not node.css("track[kind=descriptions]"):
            yield fault(
                "description",
                "1.2.5",
                "video",
                "a film has no track of descriptions",
                "look whether its sound tells what is seen",
                "undecided",
            )


def labels(tree: LexborHTMLParser, fault: Callable[..., Finding]) -> Iterator[Finding]:
    """Labels that belong to no field, and fields whose only words are a hint that goes away."""
    ids = {node.attributes.get("id") for node in tree.css("[id]")}
    told = {node.attributes.get("for") for node in tree.css("label[for]")}
    for target in sorted(str(name) for name in told - ids):
        yield fault(
            "label-for",
            "3.3.2",
            "label",
            f'a label is for "{target}", which is nowhere',
            "name the id of its field",
        )
    for node in tree.css(
        ":is(input, textarea)[placeholder]:not([aria-label], [aria-labelledby], [title])"
    ):
        inside = any(
            node.mem_id == other.mem_id for other in tree.css("label input, label textarea")
        )
        if node.attributes.get("id") not in told and not inside:
            yield fault(
                "hint-only",
                "3.3.2",
                node.tag or "",
                "its only label is a hint that goes away",
                "give it a label element",
            )


def look(page: Page, tree: LexborHTMLParser) -> Iterator[Finding]:
    """The faults in a page's content that the file alone shows."""

    def fault(
        rule: str, criterion: str, selector: str, what: str, hint: str, outcome: Outcome = "failed"
    ) -> Finding:
        return Finding(
            page=page.path, state="file", check=f"content:{rule}", selector=selector, criteria=(criterion,), outcome=outcome, what=what, hint=hint
        )  # fmt: skip

    for table in tree.css("table:not([role=presentation], [role=none])"):
        place = f"table#{table.attributes['id']}" if table.attributes.get("id") else "table"
        heads = table.css("th")
        if not heads:
            yield fault(
                "table-headers",
                "1.3.1",
                place,
                "a table has no header cell",
                "mark the headers with th and scope",
            )
        elif any(not th.attributes.get("scope") and not th.attributes.get("id") for th in heads):
            yield fault(
                "table-scope",
                "1.3.1",
                place,
                "a header cell does not say what it heads",
                "add scope=col or scope=row",
            )
        if not table.css("caption") and not (
            table.attributes.get("aria-label") or table.attributes.get("aria-labelledby")
        ):
            yield fault(
                "table-name",
                "1.3.1",
                place,
                "a table has no caption",
                "say in its caption what it shows",
            )
    yield from media(tree, fault)
    yield from labels(tree, fault)
    for node in tree.css("p > strong:only-child, p > b:only-child"):
        line = node.parent.text(deep=True).strip() if node.parent else ""
        if (
            line
            and line == node.text(deep=True).strip()
            and len(line) <= HEADING
            and line[-1] not in STOPS
        ):
            yield fault(
                "heading",
                "1.3.1",
                "p",
                f'"{line}" may be a heading that only looks like one',
                "use a heading element, or say it in a sentence",
                "undecided",
            )
    for _ in tree.css("input[type=email]:not([autocomplete]), input[type=tel]:not([autocomplete])"):
        yield fault(
            "purpose",
            "1.3.5",
            "input",
            "a field for an address or a number names no purpose",
            "name it in autocomplete",
            "undecided",
        )
    for node in tree.css(
        ", ".join(
            f'{tag}[tabindex="-1"]:not([role])'
            for tag in ("a[href]", "button", "input", "select", "textarea")
        )
    ):
        yield fault(
            "out-of-reach",
            "2.1.1",
            node.tag or "",
            "Tab passes it by",
            "leave tabindex away, or look whether keys reach it",
            "undecided",
        )
    for node in tree.css("[accesskey]"):
        yield fault(
            "accesskey",
            "2.1.4",
            node.tag or "",
            "a single key answers here",
            "remove accesskey: it takes keys from assistive technology",
        )
    for node in tree.css("[autofocus]"):
        yield fault(
            "autofocus",
            "3.2.1",
            node.tag or "",
            "it takes the focus when the page opens",
            "let the reader begin at the top",
        )
    for node in tree.css("select[onchange], input[onchange]"):
        yield fault(
            "onchange",
            "3.2.2",
            node.tag or "",
            "a change of its value acts at once",
            "act on a button",
            "undecided",
        )
    skip = next((a for a in tree.css("body a[href]")), None)
    target = (skip.attributes.get("href") or "") if skip else ""
    if tree.css("nav") and not (
        target.startswith("#") and len(target) > 1 and tree.css(f'[id="{target[1:]}"]')
    ):
        yield fault(
            "skip",
            "2.4.1",
            "body",
            "the first link does not skip to the content",
            "begin with a link to the id of main",
        )
    for node in tree.css("a[href]"):
        name = (
            node.text(deep=True).strip()
            or node.attributes.get("aria-label")
            or node.attributes.get("aria-labelledby")
            or ""
        )
        named = (
            name
            or any(i.attributes.get("alt") for i in node.css("img"))
            or node.css("svg title, svg [aria-label]")
        )
        if not named:
            yield fault(
                "link-name",
                "2.4.4",
                "a",
                f"the link to {node.attributes.get('href')} has no words",
                "say where it leads",
            )
