"""What does the accessibility statement say of tests? The results of the gate, if the build was
given any, criterion by criterion.

Without results the page says that there are none. Names of criteria are W3C's own, marked as the
language they are in.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from site_src import wcag
from site_src.catalogs.translate import ltr
from site_src.dataset import addresses
from site_src.evidence import Acceptance, Evidence, Ran
from site_src.html import Html
from site_src.pages.conformance import Level, Standing, standings
from site_src.pages.renderer import Renderer

NUMBERS = Html(' class="n"')


def accessibility(e: Renderer, ident: str, path: str) -> bytes:
    """The accessibility statement."""
    title = e.word("a11y|title", "Accessibility statement")
    evidence = e.publication.evidence
    shown = (
        results(e, evidence)
        if evidence
        else e.part(
            "paragraph",
            text=e.t(
                "a11y|no-results", "No test results are attached to this edition of the site."
            ),
        )
    )
    home = [("", e.t("nav|home", "Home"))]
    return e.page(
        "accessibility",
        path,
        title,
        title.plain,
        home,
        results=shown,
        state=e.translation_state([title]),
        reviewed=None,
    )


def results(e: Renderer, evidence: Evidence) -> Markup:
    """What was tested, what is open, and where each criterion stands."""
    found = standings(evidence, e.dataset.manual_checks.values())
    judged = [e.part("item", text=acceptance(e, entry)) for entry in evidence.accepted]
    accepted = e.part("list", items=judged) if judged else None
    return Html(
        e.part("paragraph", text=scope(e, evidence))
        + checks_table(e, evidence.ran)
        + under(e, e.t("a11y|open-heading", "What is known to be open"), open_results(e, found))
        + (
            under(e, e.t("a11y|accepted-heading", "Results that a person has judged"), accepted)
            if accepted
            else ""
        )
        + under(e, e.t("a11y|criteria-heading", "Criterion by criterion"), criteria_table(e, found))
        + files(e)
    )


def scope(e: Renderer, evidence: Evidence) -> Markup:
    """When, how many pages, in which languages, and whether every check saw every page."""
    known = {x.tag: x for x in (*e.publication.languages.targets, *e.publication.languages.pseudo)}
    names = [
        Markup('<span lang="{}" dir="{}">{}</span>').format(
            tag, known[tag].direction, known[tag].endonym
        )
        if tag in known
        else ltr(tag)
        for tag in filter(None, evidence.languages)
    ]
    when = Markup('<time datetime="{}">{}</time>').format(
        evidence.day.isoformat(), e.formats.day(evidence.day)
    )
    count = e.formats.number(evidence.pages)
    pages = e.tn(
        "a11y|pages",
        "{n} page was tested on {date}.",
        "{n} pages were tested on {date}.",
        evidence.pages,
        n=count,
        date=when,
    )
    if evidence.complete:
        reach = e.t("a11y|complete", "Every check looked at every page.")
    else:
        reach = e.t(
            "a11y|sample",
            "Some checks looked at every page, others at a sample with every kind of content.",
        )
    return Html(
        Markup(" ").join(
            (
                pages,
                e.t("a11y|languages", "Languages: {languages}.", languages=e.formats.join(names)),
                reach,
            )
        )
    )


def checks_table(e: Renderer, ran: Iterable[Ran]) -> Markup:
    """One row a check: name, version, pages, states of pages, what is open."""
    number = e.formats.number
    head = [
        (e.t("a11y|check", "Check"), False), (e.t("a11y|version", "Version"), False), (e.t("a11y|check-pages", "Pages"), True),
        (e.t("a11y|states", "Views of pages"), True), (e.t("a11y|open", "Open results"), True),
    ]  # fmt: skip
    rows = [
        row(e, ltr(r.check), [ltr(r.version)], [number(r.pages), number(r.page_states), number(r.failed + r.undecided)])
        for r in ran
    ]  # fmt: skip
    return table(e, "checks", e.t("a11y|checks", "Checks and what they found"), head, rows)


def open_results(e: Renderer, found: Iterable[Standing]) -> Markup:
    """The criteria with open results and on how many pages, and the manual checks that nobody has
    done.
    """
    items = [
        e.part(
            "item",
            text=e.tn(
                "a11y|open-on",
                "{criterion}: on {n} page",
                "{criterion}: on {n} pages",
                s.pages,
                n=e.formats.number(s.pages),
                criterion=name(e, s),
            ),
        )
        for s in found
        if s.findings
    ]
    undone = sum(not look.done for s in found for look in s.manual)
    said = e.t("a11y|nothing-open", "The checks left no result open.") if not items else None
    count = e.formats.number(undone)
    waiting = (
        e.tn(
            "a11y|undone",
            "{n} manual check is not done yet.",
            "{n} manual checks are not done yet.",
            undone,
            n=count,
        )
        if undone
        else None
    )
    words = Markup(" ").join(filter(None, (said, waiting)))
    return (e.part("list", items=items) if items else Html("")) + (
        e.part("paragraph", text=words) if words else ""
    )


def acceptance(e: Renderer, entry: Acceptance) -> Markup:
    """A judged result: rule, pages, reason, and until when it holds."""
    day = e.formats.day(entry.expires)
    return e.t(
        "a11y|accepted", "{rule}, {page}: {reason} Until {date}.", rule=ltr(entry.rule), page=ltr(entry.page), reason=in_english(e, entry.reason), date=day
    )  # fmt: skip


def criteria_table(e: Renderer, found: Iterable[Standing]) -> Markup:
    """One row a criterion: its name, level, standing, and what that rests on."""
    head = [
        (e.t("a11y|criterion", "Criterion of WCAG 2.2"), False), (e.t("a11y|level", "Level"), False), (e.t("a11y|result", "Result"), False),
        (e.t("a11y|rests", "Rests on"), False),
    ]  # fmt: skip
    rows = [
        row(e, name(e, s), [ltr(s.criterion.level), level(e, s.level), grounds(e, s)])
        for s in found
    ]
    return table(e, "criteria", e.t("a11y|criteria", "The criteria of levels A and AA"), head, rows)


def name(e: Renderer, standing: Standing) -> Markup:
    """The number and W3C's name of a criterion, linked to W3C's explanation."""
    criterion = standing.criterion
    return e.part(
        "link",
        url=criterion.understanding,
        text=ltr(criterion.number) + " " + in_english(e, criterion.handle),
    )


def in_english(e: Renderer, text: str) -> Markup:
    """A text in the language of W3C's names and of the project's own notes, marked where the page
    is in another.
    """
    return (
        escape(text)
        if e.language.tag == wcag.LANGUAGE
        else Html(f'<bdi lang="{wcag.LANGUAGE}" dir="ltr">{escape(text)}</bdi>')
    )


def level(e: Renderer, value: Level) -> Markup:
    """A standing in words."""
    words = {
        "supports": lambda: e.t("a11y|supports", "No failure known"),
        "partially-supports": lambda: e.t("a11y|partially", "Met in part"),
        "does-not-support": lambda: e.t("a11y|not-met", "Not met"),
        "not-applicable": lambda: e.t("a11y|not-applicable", "Does not apply"),
        "not-evaluated": lambda: e.t("a11y|not-evaluated", "Not evaluated"),
    }
    return words[value]()


def grounds(e: Renderer, standing: Standing) -> Markup:
    """The checks and manual checks that a standing rests on; a manual check that is not done says
    so.
    """
    said = [e.formats.join(ltr(ran.check) for ran in standing.ran)] if standing.ran else []
    for look in standing.manual:
        what = e.in_source(look.what)
        if look.done:
            said.append(
                e.t(
                    "a11y|done",
                    "Manual check of {date}: {what}",
                    date=e.formats.day(look.done.on),
                    what=what,
                )
            )
        else:
            said.append(e.t("a11y|not-done", "Manual check, not done: {what}", what=what))
    return Html(Markup("<br>").join(said))


def files(e: Renderer) -> Markup:
    """Where the results stand as data."""
    links = (("earl.json", "EARL 1.0 (JSON-LD)"), ("openacr.yaml", "OpenACR (YAML)"))
    items = [
        e.part(
            "item",
            text=e.part(
                "link", url=Html(e.base + addresses.accessibility_url(file)), text=ltr(name)
            ),
        )
        for file, name in links
    ]
    return e.part("paragraph", text=e.t("a11y|files", "The results as data:")) + e.part(
        "downloads", items=items
    )


def under(e: Renderer, title: Markup, content: Markup) -> Markup:
    """Content under a smaller heading."""
    return e.part("under", title=title, content=content)


def table(
    e: Renderer,
    ident: str,
    caption: Markup,
    head: Iterable[tuple[Markup, bool]],
    rows: list[Markup],
) -> Markup:
    """A table in a box that scrolls."""
    cells = [e.part("table_head", align=NUMBERS if n else None, label=label) for label, n in head]
    return e.part("results_table", id=ident, caption=caption, head=cells, rows=rows)


def row(
    e: Renderer, name: Markup, words: Iterable[object], numbers: Iterable[object] = ()
) -> Markup:
    """A row: its name, cells of words, cells of numbers."""
    cells = [e.part("table_cell", align=None, value=value) for value in words] + [
        e.part("table_cell", align=NUMBERS, value=value) for value in numbers
    ]
    return e.part("table_row", name=name, mark=None, cells=cells)
