"""How far is each language translated? The page of the state of the translations: a chart, its
figures, and how to help.
"""

from __future__ import annotations

from markupsafe import Markup

from site_src.catalogs.coverage import LISTED_FROM, Counts, Coverage
from site_src.catalogs.locales import Language
from site_src.html import Html
from site_src.pages import charts, stacked
from site_src.pages.renderer import Renderer
from site_src.pages.views.charts import filled, label, language_of
from site_src.pages.views.data import address, schema_link

DRAWN = 3  # of the series; what is not translated is the empty end of a bar
Found = list[tuple[Language, Coverage]]


def translations(e: Renderer, ident: str, path: str) -> bytes:
    """How far each language is translated and reviewed, which are published, and why not the
    others.
    """
    title = e.word("translations|title", "State of the translations")
    found = [
        (language, e.publication.coverage[language.tag])
        for language in e.publication.languages.targets
    ]
    contribute = e.dataset.site.contribute_to
    return e.page(
        "translations",
        path,
        title,
        title.plain,
        [("", e.t("nav|home", "Home"))],
        chart=chart(e, found),
        rows=[row(e, language, coverage) for language, coverage in found],
        json=address(e, "", "translations.json"),
        schema=schema_link(e, "translations"),
        help=e.part("status_help", url=contribute) if contribute else None,
        state=e.translation_state([title]),
        reviewed=None,
    )


def pieces(counts: Counts) -> tuple[int, int, int, int]:
    """The series of the chart: reviewed, draft, out of date, not translated."""
    return counts.reviewed, counts.draft, counts.outdated, counts.missing


def chart(e: Renderer, found: Found) -> Markup:
    """A stacked bar for each language."""
    ticks = [e.formats.percent(tick) for tick in stacked.TICKS]
    rows = stacked.make_rows(
        len(found), len(ticks[0]), len(ticks[-1]), mirrored=e.language.direction == "rtl"
    )
    series = stacked.stack_paths(rows, [pieces(coverage.all) for _, coverage in found])
    words = (
        e.t("translations|reviewed", "Reviewed"),
        e.t("translations|draft", "Draft"),
        e.t("translations|outdated", "Out of date"),
        e.t("translations|missing", "Not translated"),
    )
    title = e.word("translations|caption", "Translated texts by language")
    return e.part(
        "status_chart",
        height=charts.number(rows.bottom + 16),
        title=title.plain,
        title_language=language_of(e, title.language.tag),
        description=description(e, found),
        grid=stacked.upright_path(rows, stacked.TICKS),
        needed=stacked.upright_path(rows, [LISTED_FROM], longer=stacked.REACH),
        track=stacked.track_path(rows),
        bars=[
            e.part("chart_path", shape="stack", number=str(i), path=path)
            for i, path in enumerate(series[:DRAWN])
            if path
        ],
        names=[
            e.part(
                "status_name",
                x=x(rows.x(0)),
                y=x(rows.y(i, stacked.NAME)),
                tag=language.tag,
                name=language.endonym,
            )
            for i, (language, _) in enumerate(found)
        ],
        shares=[
            label(e, rows.x(100), rows.y(i, stacked.NAME), e.formats.percent(coverage.percent))
            for i, (_, coverage) in enumerate(found)
        ],
        ticks=[
            label(e, rows.x(tick), rows.bottom + 12, text)
            for tick, text in zip(stacked.TICKS, ticks, strict=True)
        ],
        axes=e.t(
            "translations|axes",
            "Share of all {n} texts. The broken line is at {share}, which a language needs to be published.",
            n=e.formats.number(max(coverage.all.total for _, coverage in found)),
            share=e.formats.percent(LISTED_FROM),
        ),
        keys=[e.part("status_key", bar=key_bar(e, i), label=word) for i, word in enumerate(words)],
    )


def key_bar(e: Renderer, i: int) -> Markup | None:
    """The bar of a series in its key; what is not drawn has none."""
    return (
        e.part("chart_path", shape="stack", number=str(i), path=Html("M0 6H32"))
        if i < DRAWN
        else None
    )


def x(value: float) -> str:
    """A coordinate."""
    return charts.number(value)


def description(e: Renderer, found: Found) -> Markup:
    """How many languages there are, how many are published, and the lowest and highest share."""
    shares = [coverage.percent for _, coverage in found]
    sentence = e.word(
        "translations|description",
        "Languages: {count}; published: {published}. Lowest and highest share translated: {low}, {high}.",
    )
    text, tag = filled(
        sentence,
        {
            "count": e.formats.number(len(found)),
            "published": e.formats.number(sum(coverage.listed for _, coverage in found)),
            "low": e.formats.percent(min(shares)),
            "high": e.formats.percent(max(shares)),
        },
    )
    return e.part("chart_description", id="languages", language=language_of(e, tag), text=text)


def row(e: Renderer, language: Language, coverage: Coverage) -> Markup:
    """The figures of one language."""
    every, number, reasons = coverage.all, e.formats.number, why(e, coverage)
    return e.part(
        "status_row",
        tag=language.tag,
        dir=language.direction,
        endonym=language.endonym,
        share=e.formats.percent(every.percent),
        reviewed=number(every.reviewed),
        draft=number(every.draft),
        outdated=number(every.outdated),
        missing=number(every.missing),
        words=number(every.words_left),
        interface=e.formats.percent(coverage.interface.percent),
        critical=e.formats.percent(coverage.critical.percent),
        state=state_of(e, coverage),
        why=e.part("list", items=[e.part("item", text=reason) for reason in reasons])
        if reasons
        else None,
    )


def state_of(e: Renderer, coverage: Coverage) -> Markup:
    """Whether a language is the original, published, or a preview."""
    if coverage.is_source:
        return e.t("translations|original", "Original")
    if coverage.listed:
        return e.t("translations|published", "Published")
    return e.t("translations|preview", "Preview")


def why(e: Renderer, coverage: Coverage) -> list[Markup]:
    """What keeps a language from being published."""
    if coverage.listed:
        return []
    found = []
    if coverage.percent < LISTED_FROM:
        found.append(
            e.t(
                "translations|why-share",
                "Less than {share} of all texts",
                share=e.formats.percent(LISTED_FROM),
            )
        )
    if coverage.interface.left:
        found.append(
            e.t(
                "translations|why-interface",
                "Texts of the interface left: {n}",
                n=e.formats.number(coverage.interface.left),
            )
        )
    if coverage.critical.left:
        found.append(
            e.t(
                "translations|why-critical",
                "Critical texts left: {n}",
                n=e.formats.number(coverage.critical.left),
            )
        )
    return found
