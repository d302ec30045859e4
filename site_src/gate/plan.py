"""Which check looks at which page in which states? The plan of a run: each page once, with what
is asked of it.

A change is checked on every page of one language of each direction of writing in every state, and
elsewhere on one page per structure class in two states that together have both themes and both
widths; the next page has the other two. Checks that take longer look at one page per structure
class, and the languages take turns, so that each check meets each language and each page too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from site_src.gate.browser import STATES, State
from site_src.gate.checks import Check
from site_src.gate.sample import Page, by_language, sample, whole_languages

PagesByLanguage = Mapping[str, Sequence[Page]]


@dataclass(frozen=True, slots=True)
class Visit:
    """One page to open, and the checks to run there, each in its states."""

    page: Page
    checks: tuple[tuple[str, tuple[State, ...]], ...]


def plan_visits(
    pages: Sequence[Page],
    checks: Sequence[Check],
    whole: Sequence[str] = (),
    *,
    everything: bool = False,
) -> list[Visit]:
    """What the browser looks at, sorted by path. Raises WrongUse for an unknown language."""
    languages = by_language(pages)
    full = list(languages) if everything else whole_languages(languages, whole)
    reached = list(number_turns(whole_or_sample(languages, full)))
    source_sample, site_sample = sample(languages[full[0]]), sample(pages)
    asked: dict[Page, list[tuple[str, tuple[State, ...]]]] = {}
    for number, check in enumerate(checks):
        chosen: Iterable[tuple[int, Page]] = reached
        if check.reach == "sample" and not everything:
            chosen = enumerate(spread(languages, source_sample, site_sample, number))
        for turn, page in chosen:
            in_every_state = everything or (page.language in full and not check.turns)
            states = check.states if in_every_state else states_of_turn(check, turn)
            asked.setdefault(page, []).append((check.name, states))
    return [Visit(page, tuple(asked[page])) for page in sorted(asked, key=lambda page: page.path)]


def whole_or_sample(languages: PagesByLanguage, full: Sequence[str]) -> dict[str, Sequence[Page]]:
    """Of the languages in `full` every page, of each other one its sample."""
    return {tag: pages if tag in full else sample(pages) for tag, pages in languages.items()}


def number_turns(languages: PagesByLanguage) -> Iterable[tuple[int, Page]]:
    """Each page with its turn. The turns of a page differ between languages."""
    for first, pages in enumerate(languages.values()):
        yield from enumerate(pages, first)


def states_of_turn(check: Check, turn: int) -> tuple[State, ...]:
    """The states of a check at one turn: one of a check that takes turns, and of all four two
    that differ in theme and in width.
    """
    if check.turns:
        return (check.states[turn % len(check.states)],)
    if check.states != STATES:
        return check.states
    if turn % 2:
        return (STATES[0], STATES[3])
    return (STATES[1], STATES[2])


def spread(
    languages: PagesByLanguage,
    source_sample: Iterable[Page],
    site_sample: Iterable[Page],
    turn: int,
) -> list[Page]:
    """One page per structure class of the whole site: the sample of one language, each page in
    the language whose turn it is, and what other languages have that it lacks (such as text marked
    as another language's).
    """
    tags = list(languages)
    by_path = {page.path: page for pages in languages.values() for page in pages}
    chosen: dict[str, Page] = {}
    for number, page in enumerate(source_sample):
        first = (number + turn) % len(tags)
        translated = in_first_language(page, [*tags[first:], *tags[:first]], by_path)
        chosen[translated.path] = translated
    seen = {kind for page in chosen.values() for kind in page.classes}
    for page in site_sample:
        if page.classes - seen:
            chosen[page.path] = page
            seen |= page.classes
    return sorted(chosen.values(), key=lambda page: page.path)


def in_first_language(page: Page, tags: Iterable[str], by_path: Mapping[str, Page]) -> Page:
    """The page in the first of some languages that has it, each in the folder of its tag; a page
    elsewhere is itself.
    """
    folder, _, rest = page.path.partition("/")
    if folder != page.language:
        return page
    for tag in tags:
        other = by_path.get(f"{tag}/{rest}")
        if other and other.language == tag:
            return other
    return page
