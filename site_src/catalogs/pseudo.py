"""What would any translation look like? Source texts -> pseudo-translations that show what is not
translatable.

`en-XA`: accented letters, 40 % longer, in brackets: text without brackets is not a message, text
cut off is a layout that is too tight. `ar-XB`: the same words inside right-to-left overrides, as
Android's pseudo-locales do, with Arabic letters at both ends, so that a page runs right to left
and every font and mirroring fault is seen.
"""

from __future__ import annotations

import re

ACCENTS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "ȧƀƈḓḗƒɠħīĵķŀḿƞǿƥɋřşŧŭṽẇẋẏẑȦƁƇḒḖƑƓĦĪĴĶĿḾȠǾƤɊŘŞŦŬṼẆẊẎẐ",
)
KEEP = re.compile(r"(\{[^{}]*\}|\]\([^)]*\))")
PADDING = " one two three four five six seven eight nine ten"
RLO, PDF = "\u202e", "\u202c"


def accented(text: str) -> str:
    """`text` with accents, 40 % longer, in brackets; placeholders and link targets untouched."""
    parts = [part if i % 2 else part.translate(ACCENTS) for i, part in enumerate(KEEP.split(text))]
    extra = max(1, round(len(KEEP.sub("", text)) * 0.4))
    padding = (PADDING * (extra // len(PADDING) + 1))[:extra].rstrip()
    return f"[{''.join(parts)}{padding}]"


def right_to_left(text: str) -> str:
    """`text` shown from right to left between Arabic letters; placeholders and link targets
    untouched.
    """
    parts = [
        part if i % 2 or not part.strip() else f"{RLO}{part}{PDF}"
        for i, part in enumerate(KEEP.split(text))
    ]
    return f"ا{''.join(parts)}ي"


MAKERS = {"accents": accented, "right-to-left": right_to_left}
