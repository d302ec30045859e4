"""Are words of another language on a page marked as such? (WCAG 2.2, 3.1.2)

Two judges, both certain of what they find. Letters: two words or more in a script that the
language in force is not written in. Known texts: a text that the dataset has in its source
language only (an address, the title of a source, the name of an office) in a place that names
another language.

Left out, as 3.1.2 does: what `translate="no"` marks, code and acronyms, and a name of up to three
words inside a sentence in the right script.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from site_src.dataset.dataset import Dataset
from site_src.gate.lint.language import SCRIPTS, script_of, script_of_letter
from site_src.problems import Problem

SKIPPED = {"script", "style", "template", "code", "pre", "head"}
LONGEST_NAME = 3  # words of a name inside a sentence
TOKEN = re.compile(r"\S+")
CODE = re.compile(r"[/@:_\\]|\.\w|\d\w*[^\W\d]")  # an address, a number with letters
EDGES = " .,;:!?()[]\"'“”‘’،؛؟"


class MarkedText(NamedTuple):
    """A text of a page, and the language in force for it."""

    text: str
    language: str


def check_foreign_words(
    name: str, html: str, source_language: str, source_texts: Set[str]
) -> Iterable[Problem]:
    """A problem for each text of a page that is not in the language that its element names."""
    tree = LexborHTMLParser(html)
    if tree.body is None or tree.root is None:
        return
    for text, language in texts_of(tree.body, tree.root.attributes.get("lang") or ""):
        words = foreign_words(text, language)
        if words:
            yield Problem(
                name,
                1,
                "lang",
                f'"{shorten(words)}" is not in the script of {language}',
                "mark it with lang and dir",
            )
        elif text.strip(EDGES) in source_texts and not same_language(language, source_language):
            yield Problem(
                name,
                1,
                "lang",
                f'"{shorten(text)}" is in {source_language}, its element says {language}',
                "mark it with lang",
            )


def texts_of(node: LexborNode, language: str) -> Iterator[MarkedText]:
    """The texts below a node that belong to a language."""
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            text = " ".join((child.text(deep=False) or "").split())
            if text:
                yield MarkedText(text, language)
        elif child.tag not in SKIPPED and child.attributes.get("translate") != "no":
            yield from texts_of(child, child.attributes.get("lang") or language)


def foreign_words(text: str, language: str) -> str:
    """The longest run of words in a text that its language is not written with; "" if that may be
    a name or is a single word.
    """
    scripts = SCRIPTS.get(script_of(language), set())
    if not scripts:
        return ""
    run: list[re.Match[str]] = []
    longest: list[re.Match[str]] = []
    has_own_words = False
    for token in TOKEN.finditer(text):
        if is_word_in(token[0], scripts):
            has_own_words = True
            run = []
        elif is_foreign_word(token[0], scripts):
            run = [*run, token]
            longest = max(longest, run, key=len)
    allowed = LONGEST_NAME if has_own_words else 1
    if len(longest) <= allowed:
        return ""
    return text[longest[0].start() : longest[-1].end()]


def is_word_in(token: str, scripts: Set[str]) -> bool:
    """True for a word with a letter of one of some scripts."""
    return any(script_of_letter(letter) in scripts for letter in token if letter.isalpha())


def is_foreign_word(token: str, scripts: Set[str]) -> bool:
    """True for a word in another script; code and acronyms are not words of any language."""
    word = token.strip(EDGES)
    letters = [letter for letter in word if letter.isalpha()]
    if len(letters) < 2 or word.isupper() or CODE.search(word):
        return False
    return not is_word_in(word, scripts)


def same_language(tag: str, other: str) -> bool:
    """True if two tags name the same language, whatever their scripts and regions."""
    return tag.partition("-")[0] == other.partition("-")[0]


def shorten(text: str) -> str:
    """The beginning of a text, for a message."""
    return text if len(text) <= 60 else f"{text[:60]}…"


def texts_in_source_language(dataset: Dataset) -> frozenset[str]:
    """The texts of a dataset that are never translated, if they have two words or more: one word
    may be the same in several languages.
    """
    texts: set[str] = set()
    for source in dataset.sources.values():
        texts |= {source.title, source.publisher}
    for office in dataset.offices.values():
        texts |= {office.name, *office.address.lines}
    for contact in dataset.contacts.values():
        if contact.type == "address" and contact.value:
            texts.add(contact.value)
    for program in dataset.programs.values():
        texts |= {*program.other_names, *program.legal_authority}
    return frozenset(text.strip(EDGES) for text in texts if has_two_words(text))


def has_two_words(text: str) -> bool:
    """True for a text with two words or more, acronyms and numbers not counted."""
    return sum(is_foreign_word(token, set()) for token in TOKEN.findall(text)) >= 2
