"""Is each text written in the language and direction that its element names? (WCAG 2.2: 3.1.1,
3.1.2, 1.3.2)

Names stand in bdi, lists of names in an element with translate="no" (HTML standard); 3.1.2
excepts them. Two judges: the script of the letters (a Spanish page holds no Cyrillic sentence),
which is certain, and py3langid's guess for longer texts in a script that several languages share.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from py3langid.langid import MODEL_FILE, LanguageIdentifier
from selectolax.lexbor import LexborHTMLParser, LexborNode

from site_src.evidence import Finding, Outcome
from site_src.gate.sample import Page

SKIPPED = {"script", "style", "template", "code", "noscript", "head"}
JOINED_TAGS = {"a", "abbr", "b", "em", "i", "span", "strong", "time"}
JOINED = {"HIRAGANA": "CJK", "KATAKANA": "CJK", "CJK": "CJK"}
SCRIPTS = {
    "Arab": {"ARABIC"}, "Cyrl": {"CYRILLIC"}, "Deva": {"DEVANAGARI"}, "Guru": {"GURMUKHI"}, "Hang": {"HANGUL", "CJK"}, "Kore": {"HANGUL", "CJK"},
    "Hans": {"CJK"}, "Hant": {"CJK"}, "Jpan": {"CJK"}, "Hebr": {"HEBREW"}, "Grek": {"GREEK"}, "Latn": {"LATIN"},
}  # fmt: skip
RIGHT_TO_LEFT = {"Arab", "Hebr"}
SENTENCE = 24  # letters of a foreign script in one run that are more than a name
SENTENCE_WORDS = 4
GUESSED = 90  # letters that a guess needs
SURE = 0.98
DRAWN = "svg *"  # SVG has no attribute dir: what is spoken of a drawing has the direction of its letters
NAMES = '[translate="no"], [translate="no"] *'


@cache
def script_of(tag: str) -> str:
    """The ISO 15924 script that a BCP 47 tag is written in (CLDR, likely subtags); "" if unknown."""
    try:
        locale = Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return ""
    likely = str(
        get_global("likely_subtags").get(
            str(locale), get_global("likely_subtags").get(locale.language, "")
        )
    )
    return locale.script or next(
        (part for part in likely.split("_") if re.fullmatch(r"[A-Z][a-z]{3}", part)), ""
    )


@cache
def block(letter: str) -> str:
    """The script of a letter, as the first word of its Unicode name says it."""
    first = unicodedata.name(letter, "").partition(" ")[0]
    return JOINED.get(first, first)


@cache
def identifier() -> LanguageIdentifier:
    """py3langid's model, with probabilities."""
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@cache
def guess(text: str) -> dict[str, float]:
    """The languages a text may be in, the likeliest first, with their probability."""
    return {str(language): float(sure) for language, sure in identifier().rank(text)}


def runs(
    node: LexborNode, language: str, direction: str
) -> Iterator[tuple[str, str, str, LexborNode]]:
    """The texts below a node, block by block, with the language and direction in force, and the
    element they stand in.
    """
    texts: list[str] = []
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            texts.append(child.text(deep=False) or "")
        elif child.tag not in SKIPPED:
            attributes = child.attributes
            if child.tag == "bdi" and not attributes.get("lang"):
                continue
            own = attributes.get("lang") or language
            way = attributes.get("dir") or direction
            if (
                own == language
                and child.tag in JOINED_TAGS
                and not attributes.get("dir")
                and not child.css("[lang], bdi")
            ):
                texts.append(child.text(deep=True))
            else:
                yield from runs(child, own, way if way in ("ltr", "rtl") else direction)
    text = " ".join("".join(texts).split())
    if text:
        yield text, language, direction, node


def look(page: Page, tree: LexborHTMLParser) -> Iterator[Finding]:
    """Texts in another script than their language has, in another direction, or (where long
    enough to tell) in another language.
    """

    def fault(
        rule: str,
        criterion: str,
        node: LexborNode,
        what: str,
        hint: str,
        outcome: Outcome = "failed",
    ) -> Finding:
        kind = (node.tag or "") + "".join(
            f".{c}" for c in (node.attributes.get("class") or "").split()
        )
        return Finding(
            page=page.path, state="file", check=f"language:{rule}", selector=kind, criteria=(criterion,), outcome=outcome, what=what, hint=hint
        )  # fmt: skip

    body = tree.body
    if body is None or not page.language:
        return
    right = script_of(page.language) in RIGHT_TO_LEFT
    if (page.direction == "rtl") != right and script_of(page.language):
        yield fault(
            "direction",
            "1.3.2",
            body,
            f"the page is in {page.language} and runs {page.direction}",
            "set dir to match the language",
        )
    for text, language, direction, node in runs(body, page.language, page.direction):
        script = script_of(language)
        wanted = SCRIPTS.get(script, set())
        letters = Counter(block(c) for c in text if c.isalpha())
        total = letters.total()
        foreign = sum(count for name, count in letters.items() if name not in wanted)
        if not wanted or total == 0:
            continue
        if (
            foreign > total / 2
            and foreign >= SENTENCE
            and (len(text.split()) >= SENTENCE_WORDS or "LATIN" not in letters)
        ):
            yield fault(
                "script",
                "3.1.2",
                node,
                f'"{text[:40]}" is not written in the script of {language}',
                "name its language in lang",
            )
        elif (
            (direction == "rtl") != (script in RIGHT_TO_LEFT)
            and foreign < total / 2
            and total >= SENTENCE
            and not node.css_matches(DRAWN)
        ):
            yield fault(
                "direction",
                "1.3.2",
                node,
                f'"{text[:40]}" is in {language} and runs {direction}',
                "set dir with lang",
            )


def look_at_words(page: Page, tree: LexborHTMLParser) -> Iterator[Finding]:
    """Longer texts that py3langid is sure are in another language than they say."""
    if tree.body is None or not page.language:
        return
    for text, language, _, node in runs(tree.body, page.language, page.direction):
        if sum(c.isalpha() for c in text) < GUESSED or node.css_matches(NAMES):
            continue
        likely = guess(text)
        seems = next(iter(likely))
        if sum(likely.get(kin, 0) for kin in same_to_the_guess(language)) <= 1 - SURE:
            yield Finding(
                page=page.path, state="file", check="words:language", selector=node.tag or "", criteria=("3.1.2",), outcome="failed",
                what=f'"{text[:40]}" says it is {language} and reads as {seems}', hint="correct lang, or the text",
            )  # fmt: skip


def same_to_the_guess(tag: str) -> set[str]:
    """The codes that the model may give for a language: macrolanguages and close kin that it
    cannot tell apart.
    """
    language = tag.split("-")[0]
    kin = {
        "tl": {"tl", "fil", "ceb"},
        "fil": {"tl", "fil"},
        "ht": {"ht", "fr"},
        "pt": {"pt", "gl"},
        "es": {"es", "gl", "an"},
        "nb": {"nb", "no", "da"},
    }
    return kin.get(language, {language})
