"""What does a page made of blocks show? Prose, steps, facts, contacts, programs, tables, charts:
one function a block.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from markupsafe import Markup

from site_src.catalogs.translate import Text
from site_src.dataset.blocks import (
    BlockPage,
    Chart,
    ContactList,
    Facts,
    PatternCheck,
    Prose,
    RecordList,
    Steps,
    TableBlock,
)
from site_src.pages import parts
from site_src.pages.renderer import Renderer
from site_src.pages.views.charts import chart_block, chart_texts
from site_src.pages.views.tables import table_block


def block_page(e: Renderer, ident: str, path: str) -> bytes:
    """The page of a `BlockPage`."""
    page = e.dataset.pages[ident]
    base = f"page:{ident}"
    title, summary = e.text(f"{base}|title", page.title), e.text(f"{base}|summary", page.summary)
    citations = parts.Citations(e)
    content = [block_section(e, page, block, citations) for block in page.blocks]
    related = [parts.card(e, e.dataset.programs[i]) for i in page.related]
    cards = e.part("cards", items=related) if related else None
    content += [
        parts.section(e, "related", e.t("program|related", "Related programs"), cards),
        citations.listing(),
    ]
    return e.page(
        "plain",
        path,
        title,
        summary.plain,
        [("", e.t("nav|home", "Home"))],
        lead=e.part("lead", text=summary.html),
        content=content,
        state=e.translation_state(texts_of(e, page)),
        reviewed=parts.reviewed(e, page.reviewed),
    )


def block_section(
    e: Renderer, page: BlockPage, block: Any, citations: parts.Citations
) -> Markup | None:
    """One block under its heading."""
    content = SHOW[type(block)](e, page, block, citations)
    if not block.heading:
        return content
    return parts.section(
        e, block.id, e.text(f"page:{page.id}|block:{block.id}", block.heading).html, content
    )


def prose(e: Renderer, page: BlockPage, block: Prose, citations: parts.Citations) -> Markup:
    """Paragraphs."""
    return Markup("").join(
        parts.paragraph(e, f"page:{page.id}|{block.id}:{p.id}", p) for p in block.paragraphs
    )


def steps(e: Renderer, page: BlockPage, block: Steps, citations: parts.Citations) -> Markup:
    """An ordered list."""
    items = [
        e.part("item", text=parts.paragraph(e, f"page:{page.id}|{block.id}:{p.id}", p))
        for p in block.items
    ]
    return e.part("steps", items=items)


def facts(e: Renderer, page: BlockPage, block: Facts, citations: parts.Citations) -> Markup:
    """Statements with dates and sources."""
    items = [parts.fact_item(e, f"page:{page.id}|fact:{f.id}", f, citations) for f in block.facts]
    return e.part("facts", items=items)


def contacts(
    e: Renderer, page: BlockPage, block: ContactList, citations: parts.Citations
) -> Markup | None:
    """Published contacts."""
    return parts.contact_list(e, block.contacts)


def records(e: Renderer, page: BlockPage, block: RecordList, citations: parts.Citations) -> Markup:
    """Programs."""
    return e.part("cards", items=[parts.card(e, e.dataset.programs[i]) for i in block.programs])


def pattern_check(
    e: Renderer, page: BlockPage, block: PatternCheck, citations: parts.Citations
) -> Markup:
    """A field that checks the form of a value; without its script, the rule in words."""

    def said(name: str, text: str) -> Markup:
        shown = e.text(f"page:{page.id}|{name}:{block.id}", text)
        beside = parts.beside_source(e, shown, text) if block.critical else None
        return Markup(" ").join(filter(None, (e.part("paragraph", text=shown.html), beside)))

    return e.part(
        "pattern_check",
        id=block.id,
        pattern=block.pattern,
        separators=Markup(" ignore-separators") if block.ignore_separators else None,
        label=e.text(f"page:{page.id}|label:{block.id}", block.label).html,
        hint=said("hint", block.hint),
        good=said("good", block.good),
        bad=said("bad", block.bad),
    )


SHOW: dict[type, Callable[[Renderer, BlockPage, Any, parts.Citations], Markup | None]] = {
    Prose: prose,
    Steps: steps,
    Facts: facts,
    ContactList: contacts,
    RecordList: records,
    TableBlock: table_block,
    Chart: chart_block,
    PatternCheck: pattern_check,
}


def texts_of(e: Renderer, page: BlockPage) -> Iterable[Text]:
    """The texts that are this page's own."""
    base = f"page:{page.id}"
    yield e.text(f"{base}|title", page.title)
    yield e.text(f"{base}|summary", page.summary)
    for block in page.blocks:
        if block.heading:
            yield e.text(f"{base}|block:{block.id}", block.heading)
        if isinstance(block, PatternCheck):
            for name, text in block.texts.items():
                yield e.text(f"{base}|{name}:{block.id}", text)
        for name in ("paragraphs", "items"):
            for paragraph in getattr(block, name, ()):
                yield e.text(f"{base}|{block.id}:{paragraph.id}", paragraph.text)
        if isinstance(block, Chart):
            yield from chart_texts(e, base, block)
    for fact in page.facts:
        yield e.text(f"{base}|fact:{fact.id}", fact.text)
