"""What does the accessibility statement say about tests? The results of the gate, if the build was
given any, criterion by criterion.

Without results the page says that there are none. Names of criteria are W3C's own, marked as the
language they are in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

from site_src import wcag
from site_src.catalogs.translate import ltr
from site_src.dataset import addresses
from site_src.dataset.manual import ManualCheck
from site_src.evidence import Acceptance, Evidence, Ran
from site_src.html import Html
from site_src.pages.conformance import Level, Standing, standings
from site_src.pages.renderer import Renderer

NUMBERS = Html(' class="n"')


def accessibility(e: Renderer, ident: str, path: str) -> bytes:
    """The accessibility statement."""
    title = e.word("a11y|title", "Accessibility statement")
    return e.page(
        "accessibility",
        path,
        title,
        title.plain,
        [("", e.t("nav|home", "Home"))],
        results=results(e),
        state=e.translation_state([title]),
        reviewed=None,
    )


def results(e: Renderer) -> Markup:
    """What was tested, what is open, and the result of each criterion."""
    evidence = e.publication.evidence
    if evidence is None:
        none = e.t("a11y|no-results", "No test results are attached to this edition of the site.")
        return e.part("paragraph", text=none)
    by_criterion = standings(evidence, e.dataset.manual_checks.values())
    open_heading = e.t("a11y|open-heading", "What is known to be open")
    criteria_heading = e.t("a11y|criteria-heading", "Criterion by criterion")
    pieces = [
        e.part("paragraph", text=scope(e, evidence)),
        checks_table(e, evidence.ran),
        under(e, open_heading, open_results(e, by_criterion)),
        judged_results(e, evidence.accepted),
        under(e, criteria_heading, criteria_table(e, by_criterion)),
        files(e),
    ]
    return Html("".join(pieces))


def scope(e: Renderer, evidence: Evidence) -> Markup:
    """When, how many pages, in which languages, and whether every check saw every page."""
    time = Markup('<time datetime="{}">{}</time>')
    pages = e.tn(
        "a11y|pages",
        "{n} page was tested on {date}.",
        "{n} pages were tested on {date}.",
        evidence.pages,
        n=e.formats.number(evidence.pages),
        date=time.format(evidence.day.isoformat(), e.formats.day(evidence.day)),
    )
    names = [language_name(e, tag) for tag in evidence.languages if tag]
    languages = e.t("a11y|languages", "Languages: {languages}.", languages=e.formats.join(names))
    if evidence.complete:
        reach = e.t("a11y|complete", "Every check looked at every page.")
    else:
        reach = e.t(
            "a11y|sample",
            "Some checks looked at every page, others at a sample with every kind of content.",
        )
    return Html(Markup(" ").join((pages, languages, reach)))


def language_name(e: Renderer, tag: str) -> Markup:
    """A language in its own words, or its tag if the site does not know it."""
    languages = e.publication.languages
    for language in (*languages.targets, *languages.pseudo):
        if language.tag == tag:
            name = Markup('<span lang="{}" dir="{}">{}</span>')
            return name.format(tag, language.direction, language.endonym)
    return ltr(tag)


def checks_table(e: Renderer, checks: Iterable[Ran]) -> Markup:
    """One row for each check: name, version, pages, states of pages, what is open."""
    number = e.formats.number
    head = [
        text_head(e, e.t("a11y|check", "Check")),
        text_head(e, e.t("a11y|version", "Version")),
        number_head(e, e.t("a11y|check-pages", "Pages")),
        number_head(e, e.t("a11y|states", "Views of pages")),
        number_head(e, e.t("a11y|open", "Open results")),
    ]
    rows = []
    for check in checks:
        cells = [
            text_cell(e, ltr(check.version)),
            number_cell(e, number(check.pages)),
            number_cell(e, number(check.page_states)),
            number_cell(e, number(check.failed + check.undecided)),
        ]
        rows.append(row(e, ltr(check.check), cells))
    caption = e.t("a11y|checks", "Checks and what they found")
    return e.part("results_table", id="checks", caption=caption, head=head, rows=rows)


def open_results(e: Renderer, by_criterion: Iterable[Standing]) -> Markup:
    """The criteria with open results and on how many pages, and how many manual checks nobody has
    done.
    """
    items = []
    undone = 0
    for standing in by_criterion:
        undone += sum(not check.done for check in standing.manual)
        if standing.findings:
            items.append(e.part("item", text=open_criterion(e, standing)))
    sentences = []
    if not items:
        sentences.append(e.t("a11y|nothing-open", "The checks left no result open."))
    if undone:
        sentences.append(undone_checks(e, undone))
    content = Html("")
    if items:
        content += e.part("list", items=items)
    if sentences:
        content += e.part("paragraph", text=Markup(" ").join(sentences))
    return content


def open_criterion(e: Renderer, standing: Standing) -> Markup:
    """A criterion with open results, and on how many pages."""
    return e.tn(
        "a11y|open-on",
        "{criterion}: on {n} page",
        "{criterion}: on {n} pages",
        standing.pages,
        n=e.formats.number(standing.pages),
        criterion=criterion_name(e, standing),
    )


def undone_checks(e: Renderer, count: int) -> Markup:
    """How many manual checks nobody has done."""
    return e.tn(
        "a11y|undone",
        "{n} manual check is not done yet.",
        "{n} manual checks are not done yet.",
        count,
        n=e.formats.number(count),
    )


def judged_results(e: Renderer, accepted: Sequence[Acceptance]) -> Markup:
    """The results that a person has judged, under a heading; nothing if there are none."""
    if not accepted:
        return Html("")
    items = [e.part("item", text=judged_result(e, entry)) for entry in accepted]
    heading = e.t("a11y|accepted-heading", "Results that a person has judged")
    return under(e, heading, e.part("list", items=items))


def judged_result(e: Renderer, entry: Acceptance) -> Markup:
    """A judged result: rule, pages, reason, and until when it holds."""
    return e.t(
        "a11y|accepted",
        "{rule}, {page}: {reason} Until {date}.",
        rule=ltr(entry.rule),
        page=ltr(entry.page),
        reason=in_english(e, entry.reason),
        date=e.formats.day(entry.expires),
    )


def criteria_table(e: Renderer, by_criterion: Iterable[Standing]) -> Markup:
    """One row for each criterion: its name, level, standing, and what that rests on."""
    head = [
        text_head(e, e.t("a11y|criterion", "Criterion of WCAG 2.2")),
        text_head(e, e.t("a11y|level", "Level")),
        text_head(e, e.t("a11y|result", "Result")),
        text_head(e, e.t("a11y|rests", "Rests on")),
    ]
    rows = []
    for standing in by_criterion:
        cells = [
            text_cell(e, ltr(standing.criterion.level)),
            text_cell(e, level(e, standing.level)),
            text_cell(e, grounds(e, standing)),
        ]
        rows.append(row(e, criterion_name(e, standing), cells))
    caption = e.t("a11y|criteria", "The criteria of levels A and AA")
    return e.part("results_table", id="criteria", caption=caption, head=head, rows=rows)


def criterion_name(e: Renderer, standing: Standing) -> Markup:
    """The number and W3C's name of a criterion, linked to W3C's explanation."""
    criterion = standing.criterion
    name = ltr(criterion.number) + " " + in_english(e, criterion.handle)
    return e.part("link", url=criterion.understanding, text=name)


def in_english(e: Renderer, text: str) -> Markup:
    """A text in the language of W3C's names and of the project's own notes, marked where the page
    is in another.
    """
    if e.language.tag == wcag.LANGUAGE:
        return escape(text)
    return Html(f'<bdi lang="{wcag.LANGUAGE}" dir="ltr">{escape(text)}</bdi>')


def level(e: Renderer, value: Level) -> Markup:
    """A standing in words."""
    match value:
        case "supports":
            return e.t("a11y|supports", "No failure known")
        case "partially-supports":
            return e.t("a11y|partially", "Met in part")
        case "does-not-support":
            return e.t("a11y|not-met", "Not met")
        case "not-applicable":
            return e.t("a11y|not-applicable", "Does not apply")
        case "not-evaluated":
            return e.t("a11y|not-evaluated", "Not evaluated")


def grounds(e: Renderer, standing: Standing) -> Markup:
    """The checks and manual checks that a standing rests on."""
    lines = [manual_check(e, check) for check in standing.manual]
    if standing.ran:
        checks = e.formats.join(ltr(check.check) for check in standing.ran)
        lines.insert(0, checks)
    return Html(Markup("<br>").join(lines))


def manual_check(e: Renderer, check: ManualCheck) -> Markup:
    """What a person looked at and when, or that nobody has yet."""
    what = e.in_source(check.what)
    if not check.done:
        return e.t("a11y|not-done", "Manual check, not done: {what}", what=what)
    date = e.formats.day(check.done.on)
    return e.t("a11y|done", "Manual check of {date}: {what}", date=date, what=what)


def files(e: Renderer) -> Markup:
    """Links to the results as data."""
    items = [
        file_link(e, "earl.json", "EARL 1.0 (JSON-LD)"),
        file_link(e, "openacr.yaml", "OpenACR (YAML)"),
    ]
    lead = e.part("paragraph", text=e.t("a11y|files", "The results as data:"))
    return lead + e.part("downloads", items=items)


def file_link(e: Renderer, file: str, name: str) -> Markup:
    """A link to a file with results."""
    url = Html(e.base + addresses.accessibility_url(file))
    return e.part("item", text=e.part("link", url=url, text=ltr(name)))


def under(e: Renderer, title: Markup, content: Markup) -> Markup:
    """Content under a smaller heading."""
    return e.part("under", title=title, content=content)


def text_head(e: Renderer, label: Markup) -> Markup:
    """The heading of a column of words."""
    return e.part("table_head", align=None, label=label)


def number_head(e: Renderer, label: Markup) -> Markup:
    """The heading of a column of numbers."""
    return e.part("table_head", align=NUMBERS, label=label)


def text_cell(e: Renderer, value: object) -> Markup:
    """A cell of words."""
    return e.part("table_cell", align=None, value=value)


def number_cell(e: Renderer, value: object) -> Markup:
    """A cell with a number."""
    return e.part("table_cell", align=NUMBERS, value=value)


def row(e: Renderer, name: Markup, cells: list[Markup]) -> Markup:
    """A row of a table."""
    return e.part("table_row", name=name, mark=None, cells=cells)
