"""What does a browser learn about a file beside its content? The one list of the response headers.

The list feeds the `meta` element of every page, `/_headers`, the local server, and a test of the
recipes in docs/hosting.md. Sources: CSP level 3, Trusted Types, Subresource Integrity and
Integrity-Policy (W3C), Referrer Policy, Permissions Policy, the Fetch and HTML standards.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping
from functools import cache

Headers = Mapping[str, str]
Rules = Mapping[str, Headers]  # the headers of each path, as in `_headers`

# No script of ours needs a Trusted Types policy: they make elements and set text.
PAGE_POLICY = {
    "default-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "'none'",
}
# A page for frames may be shown in any page; `frame-ancestors` overrides an X-Frame-Options of
# the host (CSP level 3, 6.4.2.2).
FRAME_POLICY = PAGE_POLICY | {"form-action": "'none'", "frame-ancestors": "*"}
NOT_IN_META = {"frame-ancestors", "report-uri", "sandbox"}  # CSP level 3, 3.3: meta ignores these

DENIED_FEATURES = (
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "serial",
    "usb",
)


def policy_text(policy: Mapping[str, str]) -> str:
    """A Content-Security-Policy as a header has it."""
    return "; ".join(f"{directive} {value}" for directive, value in policy.items())


def meta_policy(policy: Mapping[str, str]) -> str:
    """A Content-Security-Policy as a meta element may have it."""
    kept = {name: value for name, value in policy.items() if name not in NOT_IN_META}
    return policy_text(kept)


# The headers of every file. Integrity-Policy stops scripts without an integrity attribute;
# browsers do not know its destination `style` yet.
EVERY_FILE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in DENIED_FEATURES),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Integrity-Policy": "blocked-destinations=(script)",
}
PAGE = {"Content-Security-Policy": policy_text(PAGE_POLICY)}
# A page with Cross-Origin-Embedder-Policy shows only frames that send it too.
FRAME = {
    "Content-Security-Policy": policy_text(FRAME_POLICY),
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
# Pages of any origin load the widget's files, also those with Cross-Origin-Embedder-Policy.
SHARED = {
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
# What is released never changes. Live data is asked for again after five minutes, so that
# corrections arrive.
RELEASED_CACHE = {"Cache-Control": "public, max-age=31536000, immutable"}
LIVE_CACHE = {"Cache-Control": "public, max-age=300, stale-while-revalidate=86400"}
NO_CACHE = {"Cache-Control": "no-cache"}


def integrity(data: bytes) -> str:
    """The hash of a file as the attribute `integrity` wants it (W3C Subresource Integrity)."""
    return f"sha384-{base64.b64encode(hashlib.sha384(data).digest()).decode()}"


def write_rules(rules: Rules) -> str:
    """The text of `_headers`: each path, and its headers indented below it."""
    lines: list[str] = []
    for path, fields in rules.items():
        lines.append(path)
        lines += [f"  {name}: {value}" for name, value in fields.items()]
    return "\n".join(lines) + "\n"


def read_rules(text: str) -> dict[str, dict[str, str]]:
    """The rules of a `_headers` file."""
    rules: dict[str, dict[str, str]] = {}
    fields: dict[str, str] = {}
    for line in text.splitlines():
        if line.startswith("/"):
            fields = rules.setdefault(line, {})
        else:
            name, _, value = line.strip().partition(": ")
            fields[name] = value
    return rules


def matching_rules(rules: Rules, path: str) -> Iterable[Headers]:
    """The headers of each rule that a path matches: `*` is any text, `:name` is one segment."""
    for pattern, fields in rules.items():
        if rule_pattern(pattern).fullmatch(path):
            yield fields


@cache
def rule_pattern(pattern: str) -> re.Pattern[str]:
    """The path of a rule as a regular expression."""
    any_text = re.escape(pattern).replace(r"\*", ".*")
    return re.compile(re.sub(r":\w+", "[^/]+", any_text))
