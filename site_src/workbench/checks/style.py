"""Does a translation read as if a person had finished it? Warnings: end marks, doubled words,
length, spaces, acronyms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_src.catalogs.fits import ANY_PLACEHOLDER
from site_src.workbench.checks.placeholders import PRINTF
from site_src.workbench.checks.values import Finding, Pair, Text, quoted

CLOSERS = "\"'”’»“«」』）)]*_\u200e\u200f\u202c\u2069 \u00a0\u202f"
ENDS = {
    **dict.fromkeys(".。．｡।॥|۔።։།༎᠃", "a full stop"), **dict.fromkeys("?？؟՞⁇", "a question mark"), **dict.fromkeys("!！՜", "an exclamation mark"),
    **dict.fromkeys(":：፡", "a colon"), **dict.fromkeys(",，،、", "a comma"), **dict.fromkeys(";；؛", "a semicolon"), "…": "an ellipsis",
}  # fmt: skip
ABBREVIATED = re.compile(r"(?:^|[\s.(])[^\W\d_]{1,4}\.$")
NO_STOPS = frozenset({"Thai", "Laoo"})
WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
DOUBLED = re.compile(r"(?<![\w'’-])([^\W\d_]{2,})[ \u00a0\n]+\1(?![\w'’-])", re.IGNORECASE)
TRIPLED = re.compile(
    r"(?<![\w'’-])([^\W\d_]{2,})[ \u00a0\n]+\1[ \u00a0\n]+\1(?![\w'’-])", re.IGNORECASE
)
# Languages that repeat a word to say "each" or "very", and pairs that grammar makes.
REPEAT = "hi pa bn gu mr ta te ml kn vi ht tl fil id ms km th lo my ka"
REPEATING = frozenset(REPEAT.split())
GRAMMAR = {
    "fr": {"nous", "vous"},
    "ar": {"عن"},
    "ht": {"yo"},
    "pt-BR": {"se"},
    "de": {"die", "der", "das", "sie"},
    "nl": {"die"},
}
LOWER = "a-z\u00df-\u00f6\u00f8-\u024f\u1e00-\u1eff"
GLUED = re.compile(
    rf"(?<![\w'’-])(?:[A-Z]?[{LOWER}]+)?[A-Z]{{2,}}[{LOWER}]{{2,}}\w*|(?<![\w'’-])[A-Z]?[{LOWER}]{{2,}}[A-Z]{{2,}}(?!\w)"
)
MAYBE_GLUED = re.compile(rf"[A-Z]{{2}}[{LOWER}]{{2}}|[{LOWER}]{{2}}[A-Z]{{2}}")
# Characters for one of English, measured on the catalogs of Django and Sphinx: nearly all lie
# within.
RATIO = {
    "Hani": (0.12, 0.8),
    "Hira": (0.2, 1.1),
    "Hang": (0.2, 1.1),
    "Arab": (0.4, 1.7),
    "Deva": (0.45, 1.9),
    "Guru": (0.45, 1.9),
}
LATIN = (0.5, 2.1)
SHORT = 24
LETTERS = 4


def bare(text: str) -> str:
    """A text without placeholders and directives."""
    return PRINTF.sub("", ANY_PLACEHOLDER.sub("", text))


def end_mark(text: str) -> str:
    """The mark at the end of a text, by what it does, behind closing quotation marks and
    brackets; "" if there is none.
    """
    rest = text.rstrip().rstrip(CLOSERS)
    return "an ellipsis" if rest.endswith("...") else ENDS.get(rest[-1:], "")


def punctuation(text: Text, pair: Pair) -> Iterator[Finding]:
    """The same end mark, in the marks of the script."""
    left, right = end_mark(text.source), end_mark(text.string)
    if left == right or (pair.target.scripts & NO_STOPS and {left, right} <= {"", "a full stop"}):
        return
    stops = ABBREVIATED.search(text.source.rstrip().rstrip(CLOSERS)) or ABBREVIATED.search(
        text.string.rstrip().rstrip(CLOSERS)
    )
    if {left, right} == {"", "a full stop"} and stops:
        return
    if {left, right} == {"a question mark", "a semicolon"} and "Grek" in pair.target.scripts:
        return
    last = text.string.rstrip()[-1:]
    yield Finding(
        f"the source ends with {left or 'no mark'}, the translation with {right or f'{quoted(last)}'}",
        "end it as the source does",
    )


def doubled(text: Text, pair: Pair) -> Iterator[Finding]:
    """A word twice in a row that is not twice in the source."""
    pattern = TRIPLED if pair.target.language.tag in REPEATING else DOUBLED
    match = pattern.search(text.string)
    if (
        match
        and match[1].lower() not in GRAMMAR.get(pair.target.language.tag, ())
        and not DOUBLED.search(text.source)
    ):
        yield Finding(f"{quoted(match[1])} stands twice", "delete one")


def length(text: Text, pair: Pair) -> Iterator[Finding]:
    """A translation much shorter or longer than its script needs."""
    source, string = text.source, text.string
    if len(source) < SHORT:
        return
    low, high = next((RATIO[s] for s in sorted(pair.target.scripts) if s in RATIO), LATIN)
    ratio = len(string) / len(source)
    high *= 1 + 12 / len(source)
    if not low <= ratio <= high:
        much = "short" if ratio < low else "long"
        yield Finding(
            f"{len(string)} characters for {len(source)} are unusually {much}",
            "see that nothing is missing or added",
        )


def unchanged(text: Text, pair: Pair) -> Iterator[Finding]:
    """The source text itself, where at least two ordinary words call for a translation."""
    if (
        text.source == text.string
        and sum(
            word.islower() and len(word) >= LETTERS for word in WORDS.findall(bare(text.source))
        )
        >= 2
    ):
        yield Finding(
            "the translation is the source text",
            "translate it, or empty it: readers then see the source text marked as such",
        )


def spaces(text: Text, pair: Pair) -> Iterator[Finding]:
    """Spaces at the ends as in the source, and none doubled."""
    source, string = text.source, text.string
    if not string.strip():
        return  # "invisible" says so
    if string[:1] == " " != source[:1] or string[-1:] == " " != source[-1:]:
        yield Finding("a space stands at the beginning or end, and not in the source", "delete it")
    elif (source[:1] == " " != string[:1]) or (source[-1:] == " " != string[-1:]):
        yield Finding(
            "the source begins or ends with a space, the translation does not",
            "add it: something follows there",
        )
    elif "  " in string and "  " not in source:
        yield Finding("two spaces stand together", "delete one")


def glued(text: Text, pair: Pair) -> Iterator[Finding]:
    """An acronym grown together with a word, as a careless replacement makes it (CAREer)."""
    for match in GLUED.finditer(bare(text.string)) if MAYBE_GLUED.search(text.string) else ():
        if match[0] not in text.source:
            yield Finding(
                f"{quoted(match[0])} has capitals inside a word",
                "separate the acronym, or write the word in small letters",
            )
