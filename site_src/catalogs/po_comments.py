"""What do the comment lines above an entry say? Lines as they are written -> notes of translators
and of the template, references, flags, the review state (gettext manual, "The Format of PO Files").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_src.catalogs.states import ReviewState, judge

STATE_LINE = re.compile(r"^#+[ \t]*(state: .*)", re.MULTILINE)
FLAG_SIGNS = (",", "=", "!")  # "=" is gettext 0.26's, "!" that of Solaris
OTHER_SIGNS = (".", ":", *FLAG_SIGNS)


def state_of(
    sources: tuple[str, ...], strings: tuple[str, ...], comment_lines: str, *, fuzzy: bool
) -> ReviewState:
    """The review state of an entry with these comments."""
    stamps = STATE_LINE.findall(comment_lines) if "state: " in comment_lines else ()
    return judge(sources, strings, "\n".join(stamps), fuzzy=fuzzy)


def comments_of_kind(comment_lines: str, sign: str) -> Iterator[str]:
    """The texts of the comment lines with this sign after the `#`."""
    for line in comment_lines.splitlines():
        if line[1:2] == sign:
            yield line[2:].removeprefix(" ")


def translator_comment(comment_lines: str) -> str:
    """The texts of the comment lines that a person wrote, or a program in a person's place."""
    texts = []
    for line in comment_lines.splitlines():
        if line[1:2] not in OTHER_SIGNS:
            texts.append(line.lstrip("#").removeprefix(" "))
    return "\n".join(texts)


def flags_in(comment_lines: str) -> tuple[str, ...]:
    """The flags among comment lines."""
    flags: list[str] = []
    for sign in FLAG_SIGNS:
        if f"#{sign}" in comment_lines:
            for text in comments_of_kind(comment_lines, sign):
                flags += (flag.strip() for flag in text.split(","))
    return tuple(filter(None, flags))
