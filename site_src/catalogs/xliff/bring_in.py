"""How do a file's units find their messages, and what is refused? `Document` + catalogs -> changed catalogs and a report.

The message is found by its context; a tool that drops contexts (po2xliff does) gives only texts, and those count where a single
message reads so. All problems are found before anything is written.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from site_src.catalogs.locales import Language
from site_src.catalogs.po import save_catalog, sources_of, strings_of
from site_src.catalogs.xliff.current import Current
from site_src.catalogs.xliff.read import Document, Unit
from site_src.catalogs.xliff.take import Outcome, take
from site_src.problems import Problem, did_you_mean, stop_on

Place = tuple[Current, str]


@dataclass(slots=True)
class Report:
    """What an import did: the files written, how many units had which outcome, and what was not imported."""

    written: list[Path] = field(default_factory=list)
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    left_out: list[Problem] = field(default_factory=list)
    signed_off: int = 0


def bring_in(document: Document, catalogs: Iterable[Current], language: Language) -> Report:
    """Take the units into the catalogs and write those that changed. Raises ProblemsFound before anything is written."""
    report, problems = Report(), []
    known = list(catalogs)
    by_text: dict[tuple[str, ...], list[Place]] = defaultdict(list)
    for current in known:
        for context, entry in current.entries.items():
            by_text[texts_of(sources_of(entry))].append((current, context))
    taken: dict[tuple[str, str], int] = {}
    pairs: list[tuple[Place, Unit]] = []
    for unit in document.units:
        place = named_place(unit, known)
        name = next((name for name in unit.names if "|" in name), "")
        if place is None and name:
            hint = did_you_mean(name, (context for x in known for context in x.entries))
            advice = "delete this unit if its text is gone, else run: python build.py i18n extract, then i18n update"
            problems.append(problem(document, unit, name, "is no message of today's templates", "; ".join(filter(None, (hint, advice)))))
            continue
        if place is None:
            same = by_text.get(unit.sources, [])
            if len(same) != 1:
                if any(strings_of(x.entries[context]) == list(unit.strings) for x, context in same):
                    report.outcomes["unchanged"] += 1
                else:
                    report.left_out.append(ambiguous(document, unit, [context for _, context in same]))
                continue
            place = same[0]
        current, context = place
        sources = texts_of(sources_of(current.entries[context]))
        if (current.domain, context) in taken:
            problems.append(problem(document, unit, context, f"stands twice, first in line {taken[current.domain, context]}", "keep one of the two"))
        elif unit.sources != sources:
            what = "has a source text that is not today's; its translation was not imported"
            report.left_out.append(problem(document, unit, context, what, "write the file again with i18n xliff and translate the new text"))
        else:
            problems += list(wrong_forms(document, unit, context, current, language))
            pairs.append((place, unit))
        taken.setdefault((current.domain, context), unit.line)
    stop_on(problems)
    changed = set()
    for (current, context), unit in pairs:
        entry = current.entries[context]
        before = (strings_of(entry), entry.tcomment, list(entry.flags))
        outcome = take(entry, fitted(unit, len(before[0])))
        report.outcomes[outcome] += 1
        report.signed_off += outcome in ("draft", "confirmed", "unchanged") and unit.word == "approved" and "state: reviewed" not in entry.tcomment
        if before != (strings_of(entry), entry.tcomment, list(entry.flags)):
            changed.add(current.domain)
    report.written = [x.path for x in known if x.domain in changed and save_catalog(x.catalog, x.path)]
    return report


def named_place(unit: Unit, known: list[Current]) -> Place | None:
    """The message of one of a unit's names, in the domain that the file names if it names one."""
    named = [x for x in known if x.domain == unit.domain] or known
    found = ([(x, name) for x in named if name in x.entries] for name in unit.names)
    return next((places[0] for places in found if len(places) == 1), None)


def ambiguous(document: Document, unit: Unit, contexts: list[str]) -> Problem:
    """The problem of a unit without a context whose text is that of no message, or of several."""
    if not contexts:
        return problem(document, unit, "", f'has no context, and no message reads "{short(unit)}"; not imported', "write the file again with i18n xliff")
    what = f'has no context, and {len(contexts)} messages read "{short(unit)}"; not imported'
    return problem(document, unit, "", what, f"translate them in the catalog: {', '.join(contexts)}")


def wrong_forms(document: Document, unit: Unit, context: str, current: Current, language: Language) -> Iterable[Problem]:
    """The problem of a unit with another number of plural forms than its language has."""
    wanted = len(strings_of(current.entries[context]))
    if len(unit.strings) < wanted or any(unit.strings[wanted:]):
        what = f"has {len(unit.strings)} translations, not {wanted}"
        yield problem(document, unit, context, what, f"{language.tag} has {language.plural.count} plural forms: give one for each")


def fitted(unit: Unit, count: int) -> Unit:
    """A unit with no more forms than the language has; a tool adds empty ones where it has fewer than two."""
    return Unit(unit.line, unit.domain, unit.names, unit.sources, unit.strings[:count], unit.word, unit.notes)


def texts_of(sources: tuple[str, ...]) -> tuple[str, ...]:
    """The different source texts of a message."""
    return tuple(dict.fromkeys(sources))


def short(unit: Unit) -> str:
    """The beginning of a unit's source."""
    text = " ".join(unit.sources[0].split())
    return text if len(text) <= 40 else f"{text[:39]}…"


def problem(document: Document, unit: Unit, context: str, what: str, hint: str) -> Problem:
    """A problem at a unit."""
    return Problem(str(document.path), unit.line, context, what, hint)
