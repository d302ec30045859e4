"""Is a translation reviewed, a draft, or out of date? The state comment that each translated
entry has.

    # state: draft src=1a2b3c4d dst=5e6f7a8b by=Name on=2026-11-22

`src` and `dst` are the CRC-32 of the msgid and the msgstr (plural forms joined by NUL), 8 hex
digits. A src that no longer fits means that the source changed under the translation, even where
git merged without a conflict: such text is stale and not shown. A dst that no longer fits means
that somebody repaired the translation: a draft again, and shown.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

ReviewState = Literal["reviewed", "draft", "stale", "fuzzy", "missing"]
SHOWN: tuple[ReviewState, ...] = ("reviewed", "draft")
COMMENT = re.compile(
    r"^state: (draft|reviewed)(?: src=([0-9a-f]{8}))?(?: dst=([0-9a-f]{8}))?"
    r"(?: by=(.*?))?(?: on=(\S+))?$"
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a state comment says."""

    state: Literal["draft", "reviewed"]
    src: str = ""
    dst: str = ""
    by: str = ""
    on: str = ""

    def __str__(self) -> str:
        text = f"state: {self.state} src={self.src} dst={self.dst}"
        if self.by:
            text += f" by={self.by}"
        if self.on:
            text += f" on={self.on}"
        return text


def fingerprint(*texts: str) -> str:
    """The CRC-32 (ISO 3309) of the UTF-8 texts joined by NUL, as 8 hex digits."""
    return f"{zlib.crc32(chr(0).join(texts).encode()):08x}"


def read_stamp(comment: str) -> Stamp | None:
    """The stamp among the lines of a translator comment, None if there is none."""
    for line in map(str.strip, comment.split("\n")):
        match = COMMENT.match(line)
        if match:
            state: Literal["draft", "reviewed"] = "draft"
            if match[1] == "reviewed":
                state = "reviewed"
            return Stamp(state, match[2] or "", match[3] or "", match[4] or "", match[5] or "")
    return None


def is_unstamped(comment: str) -> bool:
    """True if a comment does not say which source text a translation belongs to."""
    stamp = read_stamp(comment)
    return stamp is None or not stamp.src


def without_stamp(comment: str) -> str:
    """A translator comment without its stamp: what a person wrote."""
    return "\n".join(
        line for line in comment.split("\n") if not line.strip().startswith("state: ")
    ).strip()


def stamped(comment: str, stamp: Stamp) -> str:
    """A translator comment with `stamp` as its last line."""
    rest = without_stamp(comment)
    return f"{rest}\n{stamp}" if rest else str(stamp)


def judge(
    sources: Sequence[str], strings: Sequence[str], comment: str, *, fuzzy: bool
) -> ReviewState:
    """The state of one entry: its msgid (and plural msgid), its msgstr forms, its translator
    comment, its fuzzy flag.
    """
    if not any(strings):
        return "missing"
    if fuzzy:
        return "fuzzy"
    stamp = read_stamp(comment)
    if stamp is None:
        return "draft"
    if stamp.src and stamp.src != fingerprint(*sources):
        return "stale"
    if stamp.state == "reviewed" and stamp.dst == fingerprint(*strings):
        return "reviewed"
    return "draft"
