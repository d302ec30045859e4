"""Which check looks at which page in which states? The plan of a run: every page once, with what
is to be asked of it.

A change is checked on every page of one language of each direction of writing in every state, and
elsewhere on one page per structure class in two states that together have both themes and both
widths; the next page has the other two. Checks that take longer look at one page per structure
class, and the languages take turns: check and language, and page and language, meet.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from site_src.gate.browser import STATES, State
from site_src.gate.checks import Check
from site_src.gate.sample import Page, by_language, sample, whole_languages


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
    """What the browser is to look at, sorted by path. Raises WrongUse for an unknown language."""
    languages = by_language(pages)
    full = list(languages) if everything else whole_languages(languages, whole)
    samples = {tag: sample(found) for tag, found in languages.items()}
    reached = [found if tag in full else samples[tag] for tag, found in languages.items()]
    wide = {
        page.path: (n + k, page) for k, found in enumerate(reached) for n, page in enumerate(found)
    }  # turns of a page differ between languages
    asked: dict[str, list[tuple[str, tuple[State, ...]]]] = {}
    for i, check in enumerate(checks):
        chosen = (
            wide.values()
            if check.reach == "pages" or everything
            else enumerate(spread(languages, samples, full[0], i))
        )
        for turn, page in chosen:
            states = (
                check.states
                if everything or (page.language in full and not check.turns)
                else some(check, turn)
            )
            asked.setdefault(page.path, []).append((check.name, states))
    return [
        Visit(page, tuple(asked[page.path]))
        for page in sorted(pages, key=lambda p: p.path)
        if page.path in asked
    ]


def some(check: Check, turn: int) -> tuple[State, ...]:
    """The states of a check whose turn it is: one of a check that takes turns, and of all four
    two that differ in theme and in width.
    """
    if check.turns:
        return (check.states[turn % len(check.states)],)
    if check.states == STATES:
        return (STATES[0], STATES[3]) if turn % 2 else (STATES[1], STATES[2])
    return check.states


def spread(
    languages: Mapping[str, Sequence[Page]],
    samples: Mapping[str, Sequence[Page]],
    source: str,
    turn: int,
) -> list[Page]:
    """One page per structure class of the whole site: the sample of `source`, each page in the
    language whose turn it is, and what other languages have that it lacks (such as text marked as
    another language's).
    """
    tags = list(languages)
    here = {tag: {page.path: page for page in found} for tag, found in languages.items()}
    chosen: dict[str, Page] = {}
    for i, page in enumerate(samples[source]):
        first, _, rest = page.path.partition("/")
        turns = [tags[(i + turn + k) % len(tags)] for k in range(len(tags))]
        found = next(
            (here[t][f"{t}/{rest}"] for t in turns if first == source and f"{t}/{rest}" in here[t]),
            page,
        )
        chosen[found.path] = found
    seen = {kind for page in chosen.values() for kind in page.classes}
    for page in sample([page for found in languages.values() for page in found]):
        if page.classes - seen:
            chosen[page.path] = page
            seen |= page.classes
    return sorted(chosen.values(), key=lambda p: p.path)
