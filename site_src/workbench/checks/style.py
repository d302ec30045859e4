"""Does a translation read as if a person had finished it? Warnings about end marks, doubled
words, length, spaces, acronyms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_src.catalogs.fits import ANY_PLACEHOLDER
from site_src.workbench.checks.placeholders import PRINTF
from site_src.workbench.checks.values import CatalogFinding, LanguagePair, TextPair, quoted

CLOSERS = "\"'”’»“«」』）)]*_\u200e\u200f\u202c\u2069 \u00a0\u202f"
END_MARKS = {
    "a period": ".。．｡।॥|۔።։།༎᠃",
    "a question mark": "?？؟՞⁇",
    "an exclamation mark": "!！՜",
    "a colon": ":：፡",
    "a comma": ",，،、",
    "a semicolon": ";；؛",
    "an ellipsis": "…",
}
END_MARK_NAMES = {mark: name for name, marks in END_MARKS.items() for mark in marks}
PERIOD_OR_NOTHING = frozenset({"", "a period"})
ABBREVIATED = re.compile(r"(?:^|[\s.(])[^\W\d_]{1,4}\.$")
SCRIPTS_WITHOUT_PERIODS = frozenset({"Thai", "Laoo"})
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
DOUBLED = re.compile(r"(?<![\w'’-])([^\W\d_]{2,})[ \u00a0\n]+\1(?![\w'’-])", re.IGNORECASE)
TRIPLED = re.compile(
    r"(?<![\w'’-])([^\W\d_]{2,})[ \u00a0\n]+\1[ \u00a0\n]+\1(?![\w'’-])", re.IGNORECASE
)
# Languages that repeat a word to say "each" or "very", and words that grammar doubles.
REPEATING = "hi pa bn gu mr ta te ml kn vi ht tl fil id ms km th lo my ka"
REPEATING_LANGUAGES = frozenset(REPEATING.split())
DOUBLED_BY_GRAMMAR = {
    "ar": {"عن"},
    "de": {"die", "der", "das", "sie"},
    "fr": {"nous", "vous"},
    "ht": {"yo"},
    "nl": {"die"},
    "pt-BR": {"se"},
}
LOWER = "a-z\u00df-\u00f6\u00f8-\u024f\u1e00-\u1eff"
GLUED = re.compile(
    rf"(?<![\w'’-])(?:[A-Z]?[{LOWER}]+)?[A-Z]{{2,}}[{LOWER}]{{2,}}\w*"
    rf"|(?<![\w'’-])[A-Z]?[{LOWER}]{{2,}}[A-Z]{{2,}}(?!\w)"
)
MAYBE_GLUED = re.compile(rf"[A-Z]{{2}}[{LOWER}]{{2}}|[{LOWER}]{{2}}[A-Z]{{2}}")
# Characters for each one of English, by script; nearly all texts in the catalogs of Django and
# Sphinx are between the two.
LENGTH_RATIOS = {
    "Arab": (0.4, 1.7),
    "Deva": (0.45, 1.9),
    "Guru": (0.45, 1.9),
    "Hang": (0.2, 1.1),
    "Hani": (0.12, 0.8),
    "Hira": (0.2, 1.1),
}
USUAL_RATIOS = (0.5, 2.1)
SHORTEST_MEASURED = 24
EXTRA_FOR_SHORT = 12  # the shorter a text, the more its length varies
ORDINARY_WORD_LENGTH = 4
FEWEST_ORDINARY_WORDS = 2


def punctuation(text: TextPair, languages: LanguagePair) -> Iterator[CatalogFinding]:
    """The same end mark as the source, in the marks of the script."""
    expected, written = end_mark(text.source), end_mark(text.string)
    if expected == written:
        return
    marks = {expected, written}
    scripts = languages.target.scripts
    if marks <= PERIOD_OR_NOTHING:
        if scripts & SCRIPTS_WITHOUT_PERIODS:
            return
        if ends_abbreviated(text.source) or ends_abbreviated(text.string):
            return
    if marks == {"a question mark", "a semicolon"} and "Grek" in scripts:
        return  # the Greek question mark looks like a semicolon
    last_character = text.string.rstrip()[-1:]
    yield CatalogFinding(
        f"the source ends with {expected or 'no mark'}, "
        f"the translation with {written or quoted(last_character)}",
        "end it as the source does",
    )


def end_mark(text: str) -> str:
    """What the mark at the end of a text is called, behind closing quotation marks and brackets;
    "" if there is none.
    """
    rest = text.rstrip().rstrip(CLOSERS)
    if rest.endswith("..."):
        return "an ellipsis"
    return END_MARK_NAMES.get(rest[-1:], "")


def ends_abbreviated(text: str) -> bool:
    """True if a text ends with an abbreviation, whose period is not the sentence's."""
    return ABBREVIATED.search(text.rstrip().rstrip(CLOSERS)) is not None


def doubled(text: TextPair, languages: LanguagePair) -> Iterator[CatalogFinding]:
    """A word that is repeated although the source repeats none."""
    tag = languages.target.language.tag
    pattern = TRIPLED if tag in REPEATING_LANGUAGES else DOUBLED
    match = pattern.search(text.string)
    if not match or match[1].lower() in DOUBLED_BY_GRAMMAR.get(tag, ()):
        return
    if not DOUBLED.search(text.source):
        yield CatalogFinding(f"{quoted(match[1])} appears twice in a row", "delete one")


def length(text: TextPair, languages: LanguagePair) -> Iterator[CatalogFinding]:
    """A translation much shorter or longer than its script needs."""
    source_length, string_length = len(text.source), len(text.string)
    if source_length < SHORTEST_MEASURED:
        return
    lowest, highest = length_ratios(languages)
    highest *= 1 + EXTRA_FOR_SHORT / source_length
    ratio = string_length / source_length
    if lowest <= ratio <= highest:
        return
    judgment = "short" if ratio < lowest else "long"
    yield CatalogFinding(
        f"{string_length} characters for {source_length} are unusually {judgment}",
        "check that nothing is missing or added",
    )


def length_ratios(languages: LanguagePair) -> tuple[float, float]:
    """The lowest and the highest usual ratio of the lengths of a translation and its source."""
    for script in sorted(languages.target.scripts):
        if script in LENGTH_RATIOS:
            return LENGTH_RATIOS[script]
    return USUAL_RATIOS


def unchanged(text: TextPair, languages: LanguagePair) -> Iterator[CatalogFinding]:
    """The source text itself, where at least two ordinary words call for a translation."""
    if text.source != text.string:
        return
    ordinary_words = 0
    for word in WORD.findall(without_values(text.source)):
        if word.islower() and len(word) >= ORDINARY_WORD_LENGTH:
            ordinary_words += 1
    if ordinary_words >= FEWEST_ORDINARY_WORDS:
        yield CatalogFinding(
            "the translation is the source text",
            "translate it, or empty msgstr: readers then see the source text marked as such",
        )


def without_values(text: str) -> str:
    """A text without placeholders and directives."""
    return PRINTF.sub("", ANY_PLACEHOLDER.sub("", text))


def spaces(text: TextPair, languages: LanguagePair) -> Iterator[CatalogFinding]:
    """The same spaces at the ends as the source, and no double ones."""
    source, string = text.source, text.string
    if not string.strip():
        return  # "invisible" reports this
    if has_extra_space(string, source):
        yield CatalogFinding(
            "the translation begins or ends with a space, the source does not", "delete the space"
        )
    elif has_extra_space(source, string):
        yield CatalogFinding(
            "the source begins or ends with a space, the translation does not",
            "add the space: something follows there",
        )
    elif "  " in string and "  " not in source:
        yield CatalogFinding("there are two spaces in a row", "delete one")


def has_extra_space(text: str, other: str) -> bool:
    """True if a text begins or ends with a space where the other does not."""
    if text.startswith(" ") and not other.startswith(" "):
        return True
    return text.endswith(" ") and not other.endswith(" ")


def glued(text: TextPair, languages: LanguagePair) -> Iterator[CatalogFinding]:
    """An acronym that has grown together with a word, as a careless replacement leaves it
    (CAREer).
    """
    if not MAYBE_GLUED.search(text.string):
        return
    for match in GLUED.finditer(without_values(text.string)):
        if match[0] not in text.source:
            yield CatalogFinding(
                f"{quoted(match[0])} has capitals inside a word",
                "separate the acronym, or write the word in lowercase",
            )
