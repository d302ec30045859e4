"""How does XLIFF 1.2 name our review states? The attributes `state`, `state-qualifier` and `approved`, in both directions.

`approved` says that a translation passed its final review (XLIFF 1.2, section 2.3): only reviewed texts have it. A stale
text differs from a fuzzy one in its qualifier, which the standard leaves to us (values that begin with x-).
"""

from __future__ import annotations

from typing import Literal

from site_src.catalogs.states import ReviewState

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
STATE: dict[ReviewState, str] = {
    "reviewed": "signed-off",
    "draft": "translated",
    "stale": "needs-review-translation",
    "fuzzy": "needs-review-translation",
    "missing": "needs-translation",
}
STALE = "x-stale"
MSGCTXT = "x-po-msgctxt"
UNTRANSLATED = frozenset({"new", "needs-translation"})
DONE = frozenset({"translated", "signed-off", "final"})

Word = Literal["", "done", "approved", "untranslated", "work"]


def word_of(state: str, *, approved: bool) -> Word:
    """What a file says about a translation; "" if it says nothing. Doubt outweighs an approval; a state of a tool's own asks for no work."""
    if state.startswith("needs-") and state not in UNTRANSLATED:
        return "work"
    if approved:
        return "approved"
    if state in DONE:
        return "done"
    return "untranslated" if state in UNTRANSLATED else ""
