"""Is each text written in the language and direction that its element names? (WCAG 2.2: 3.1.2,
1.3.2)

Names are in bdi, lists of names in an element with translate="no" (HTML standard); 3.1.2 exempts
them. Two judges: the script of the letters (a Spanish page has no Cyrillic sentence), which is
certain, and py3langid's guess for longer texts in a script that several languages share.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from selectolax.lexbor import LexborHTMLParser, LexborNode

from site_src.evidence import Finding
from site_src.gate.reporter import Reporter
from site_src.gate.sample import Page
from site_src.problems import missing_extra

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SKIPPED = {"script", "style", "template", "code", "noscript", "head"}
INLINE_TAGS = {"a", "abbr", "b", "em", "i", "span", "strong", "time"}
CHINESE_CHARACTERS = "CJK"
SCRIPT_NAMES = {  # of Unicode names of letters; kana count as Chinese characters
    "HIRAGANA": CHINESE_CHARACTERS,
    "KATAKANA": CHINESE_CHARACTERS,
}
SCRIPTS = {  # ISO 15924 -> the scripts of letters, as Unicode names begin with them
    "Arab": {"ARABIC"},
    "Cyrl": {"CYRILLIC"},
    "Deva": {"DEVANAGARI"},
    "Grek": {"GREEK"},
    "Guru": {"GURMUKHI"},
    "Hang": {"HANGUL", CHINESE_CHARACTERS},
    "Hans": {CHINESE_CHARACTERS},
    "Hant": {CHINESE_CHARACTERS},
    "Hebr": {"HEBREW"},
    "Jpan": {CHINESE_CHARACTERS},
    "Kore": {"HANGUL", CHINESE_CHARACTERS},
    "Latn": {"LATIN"},
}
RIGHT_TO_LEFT = {"Arab", "Hebr"}
SENTENCE_LETTERS = 24  # in one text: more than a name
SENTENCE_WORDS = 4
GUESSED_LETTERS = 90  # that a guess needs
CERTAINTY = 0.98
DRAWN = (
    "svg *"  # SVG has no dir: the text alternative of a drawing has the direction of its letters
)
NAMES = '[translate="no"], [translate="no"] *'
SAME_TO_THE_GUESS = {  # languages that the model cannot tell apart, and codes of macrolanguages
    "tl": {"tl", "fil", "ceb"},
    "fil": {"tl", "fil"},
    "ht": {"ht", "fr"},
    "pt": {"pt", "gl"},
    "es": {"es", "gl", "an"},
    "nb": {"nb", "no", "da"},
}


class TextRun(NamedTuple):
    """A text with the language and direction in force, and the element that it is in."""

    text: str
    language: str
    direction: str
    node: LexborNode


@cache
def script_of(tag: str) -> str:
    """The ISO 15924 script that a BCP 47 tag is written in (CLDR, likely subtags), or ""."""
    try:
        locale = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return ""
    if locale.script:
        return str(locale.script)
    likely_subtags = get_global("likely_subtags")
    likely = likely_subtags.get(str(locale)) or likely_subtags.get(locale.language, "")
    for part in str(likely).split("_"):
        if re.fullmatch(r"[A-Z][a-z]{3}", part):
            return part
    return ""


@cache
def script_of_letter(letter: str) -> str:
    """The script of a letter: the first word of its Unicode name, such as "LATIN"."""
    first = unicodedata.name(letter, "").partition(" ")[0]
    return SCRIPT_NAMES.get(first, first)


def is_against(direction: str, script: str) -> bool:
    """True if a direction is not the one that an ISO 15924 script is written in."""
    return (direction == "rtl") != (script in RIGHT_TO_LEFT)


@cache
def identifier() -> LanguageIdentifier:
    """py3langid's model, with probabilities. Raises WrongUse if it is not installed."""
    try:
        from py3langid.langid import MODEL_FILE, LanguageIdentifier
    except ModuleNotFoundError as error:
        raise missing_extra(error, "accessibility") from None
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@cache
def guess(text: str) -> dict[str, float]:
    """The languages a text may be in, the likeliest first, with their probability."""
    return {str(language): float(share) for language, share in identifier().rank(text)}


def runs(node: LexborNode, language: str, direction: str) -> Iterator[TextRun]:
    """The texts below a node, block by block."""
    texts: list[str] = []
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            texts.append(child.text(deep=False) or "")
        elif child.tag in SKIPPED or is_foreign_name(child):
            continue
        elif continues_text(child, language):
            texts.append(child.text(deep=True))
        else:
            child_language = child.attributes.get("lang") or language
            yield from runs(child, child_language, direction_in(child, direction))
    text = " ".join("".join(texts).split())
    if text:
        yield TextRun(text, language, direction, node)


def direction_in(node: LexborNode, around: str) -> str:
    """The direction that a node names, else the one around it; dir=auto is left to the browser."""
    direction = node.attributes.get("dir") or ""
    return direction if direction in ("ltr", "rtl") else around


def is_foreign_name(node: LexborNode) -> bool:
    """True for a bdi element that does not name a language."""
    return node.tag == "bdi" and not node.attributes.get("lang")


def continues_text(node: LexborNode, language: str) -> bool:
    """True for an inline element whose whole text is in the language around it."""
    if node.tag not in INLINE_TAGS or node.attributes.get("dir"):
        return False
    own_language = node.attributes.get("lang") or language
    return own_language == language and not node.css("[lang], bdi")


def look(page: Page, tree: LexborHTMLParser) -> Iterator[Finding]:
    """Texts in another script than that of their language, or in another direction."""
    if tree.body is None or not page.language:
        return
    report = Reporter(page, "file", "language")
    script = script_of(page.language)
    if script and is_against(page.direction, script):
        yield report.failed(
            "direction",
            "1.3.2",
            place_of(tree.body),
            f"the page is in {page.language}, but its direction is {page.direction}",
            "set dir to match the language",
        )
    for run in runs(tree.body, page.language, page.direction):
        yield from look_at_run(run, report)


def look_at_run(run: TextRun, report: Reporter) -> Iterator[Finding]:
    """The fault of one text, if there is one."""
    script = script_of(run.language)
    letters = count_letters(run.text)
    total = letters.total()
    if script not in SCRIPTS or total == 0:
        return
    foreign = total - sum(letters[name] for name in SCRIPTS[script])
    if foreign > total / 2 and is_sentence(run.text, foreign, letters):
        yield report.failed(
            "script",
            "3.1.2",
            place_of(run.node),
            f'"{run.text[:40]}" is not written in the script of {run.language}',
            "name its language in lang",
        )
        return
    if foreign >= total / 2 or total < SENTENCE_LETTERS:
        return
    if is_against(run.direction, script) and not run.node.css_matches(DRAWN):
        yield report.failed(
            "direction",
            "1.3.2",
            place_of(run.node),
            f'"{run.text[:40]}" is in {run.language}, but its direction is {run.direction}',
            "set dir together with lang",
        )


def count_letters(text: str) -> Counter[str]:
    """The letters of a text by their script."""
    return Counter(script_of_letter(character) for character in text if character.isalpha())


def is_sentence(text: str, foreign: int, letters: Counter[str]) -> bool:
    """True if a text with so many foreign letters is more than a name. Names in Latin letters may
    be long, so they need several words.
    """
    if foreign < SENTENCE_LETTERS:
        return False
    return len(text.split()) >= SENTENCE_WORDS or "LATIN" not in letters


def place_of(node: LexborNode) -> str:
    """A short selector of a node: its tag and classes."""
    classes = (node.attributes.get("class") or "").split()
    return ".".join([node.tag or "", *classes])


def look_at_words(page: Page, tree: LexborHTMLParser) -> Iterator[Finding]:
    """Longer texts that py3langid is sure are in another language than they say."""
    if tree.body is None or not page.language:
        return
    report = Reporter(page, "file", "words")
    for text, language, _, node in runs(tree.body, page.language, page.direction):
        letters = sum(character.isalpha() for character in text)
        if letters < GUESSED_LETTERS or node.css_matches(NAMES):
            continue
        likely = guess(text)
        share = sum(likely.get(code, 0) for code in codes_of_guess(language))
        if share <= 1 - CERTAINTY:
            likeliest = next(iter(likely))
            what = f'"{text[:40]}" is marked as {language}, but reads as {likeliest}'
            hint = "correct lang, or the text"
            yield report.failed("language", "3.1.2", node.tag or "", what, hint)


def codes_of_guess(tag: str) -> set[str]:
    """The codes that the model may give for a language."""
    language = tag.partition("-")[0]
    return SAME_TO_THE_GUESS.get(language, {language})
