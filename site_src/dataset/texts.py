"""Does what a text names exist? Its placeholders, such as {harbor_line}, and its links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_src.dataset.dataset import Dataset
from site_src.dataset.mistakes import Mistake, unknown_id
from site_src.dataset.yaml_reader import Pointer
from site_src.problems import did_you_mean

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
LINK = re.compile(r"\]\(\s*<?([^)\s>]*)")
WEB = ("https://", "http://")


def check_text(dataset: Dataset, text: str | None, *pointer: str | int) -> Iterator[Mistake]:
    """Placeholders must be published contacts; links must lead to a record, a page or the web."""
    if text is None:
        return
    if "{" in text:
        for name in PLACEHOLDER.findall(text):
            yield from check_placeholder(dataset, name, pointer)
    if "](" in text:
        for target in LINK.findall(text):
            yield from check_link(dataset, target, pointer)


def check_placeholder(dataset: Dataset, name: str, pointer: Pointer) -> Iterator[Mistake]:
    """A placeholder is the id of a published contact, with underscores for dashes."""
    if "-" not in name and name.replace("_", "-") in dataset.contacts:
        return
    known = {ident.replace("-", "_") for ident in dataset.contacts}
    rule = "name one that has publish: true, with underscores for dashes"
    yield Mistake(
        pointer, f"no published contact for {{{name}}}", did_you_mean(name, known) or rule
    )


def check_link(dataset: Dataset, target: str, pointer: Pointer) -> Iterator[Mistake]:
    """A link leads to program:ID, page:ID or the web."""
    scheme, _, ident = target.partition(":")
    if scheme == "program":
        yield from unknown_id("program", ident, dataset.programs, pointer)
    elif scheme == "page":
        yield from unknown_id("page", ident, dataset.pages, pointer)
    elif not target.startswith(WEB):
        yield Mistake(
            pointer,
            f'link to "{target}" is not allowed',
            "link to program:ID, page:ID or https://...",
        )
