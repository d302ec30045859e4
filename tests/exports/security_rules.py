"""Does a security.txt keep to RFC 9116? A reader of its own: it shares no code with the writer."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

ONCE = {"expires", "preferred-languages"}  # sections 2.5.5 and 2.5.8
ADDRESSES = {"acknowledgments", "canonical", "contact", "encryption", "hiring", "policy"}
FIELD = re.compile(r"([A-Za-z][A-Za-z0-9-]*): (\S(?:.*\S)?)")  # section 4, "ext-field"
# RFC 3339, section 5.6
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")  # RFC 5646


def faults_of(text: str, address: str, now: datetime.datetime) -> Iterator[str]:
    """What RFC 9116 forbids in a security.txt that was read at `address`."""
    if not text.endswith("\n"):
        yield "the last line does not end"
    fields: list[tuple[str, str]] = []
    for line in text.splitlines():
        field = FIELD.fullmatch(line)
        if field:
            fields.append((field[1].lower(), field[2]))
        elif line and not line.startswith("#"):
            yield f"{line!r} is not a field, a comment or an empty line"
    names = [name for name, _ in fields]
    if "contact" not in names:
        yield "there is no Contact (2.5.3)"
    if "expires" not in names:
        yield "there is no Expires (2.5.5)"
    yield from (f"{name} appears twice" for name in sorted(ONCE) if names.count(name) > 1)
    for name, value in fields:
        yield from faults_of_field(name, value, now)
    canonical = [value for name, value in fields if name == "canonical"]
    if canonical and address not in canonical:
        yield f"it was read at {address}, which Canonical does not name (2.5.2)"


def faults_of_field(name: str, value: str, now: datetime.datetime) -> Iterator[str]:
    """What is wrong with the value of one field."""
    if name in ADDRESSES:
        scheme = urlsplit(value).scheme
        if not scheme:
            yield f"{name}: {value} is not a URI"
        if scheme == "http":
            yield f"{name}: {value} is a web address without https"
    if name == "preferred-languages":
        tags = [tag.strip() for tag in value.split(",")]
        yield from (f"{tag} is not a language tag" for tag in tags if not TAG.fullmatch(tag))
    if name == "expires":
        if not MOMENT.fullmatch(value):
            yield f"{value} is not a moment of RFC 3339"
        elif datetime.datetime.fromisoformat(value) <= now:
            yield f"it expired on {value}"
