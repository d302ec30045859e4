"""What does a page made of blocks show? Prose, steps, facts, contacts, programs, tables and charts:
one function for each type of block.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from markupsafe import Markup

from site_src.catalogs import contexts
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
from site_src.dataset.records import Paragraph
from site_src.edition.names import page_texts
from site_src.pages import parts
from site_src.pages.renderer import Renderer
from site_src.pages.views.charts import chart_block, chart_texts
from site_src.pages.views.tables import table_block


def block_page(e: Renderer, ident: str, path: str) -> bytes:
    """The page of a `BlockPage`."""
    page = e.dataset.pages[ident]
    title, summary = page_texts(e, [page])
    citations = parts.Citations(e)
    content = [block_section(e, page, block, citations) for block in page.blocks]
    content += [related(e, page), citations.listing()]
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


def related(e: Renderer, page: BlockPage) -> Markup | None:
    """Related programs under a heading; nothing if there are none."""
    cards = [parts.card(e, e.dataset.programs[ident]) for ident in page.related]
    if not cards:
        return None
    title = e.t("program|related", "Related programs")
    return parts.section(e, "related", title, e.part("cards", items=cards))


def block_section(
    e: Renderer, page: BlockPage, block: Any, citations: parts.Citations
) -> Markup | None:
    """One block under its heading."""
    content = VIEWS_OF_BLOCKS[type(block)](e, page, block, citations)
    if not block.heading:
        return content
    heading = e.text(contexts.block_heading(page.id, block.id), block.heading)
    return parts.section(e, block.id, heading.html, content)


def prose(e: Renderer, page: BlockPage, block: Prose, citations: parts.Citations) -> Markup:
    """Paragraphs."""
    return Markup("").join(paragraphs(e, page, block.id, block.paragraphs))


def steps(e: Renderer, page: BlockPage, block: Steps, citations: parts.Citations) -> Markup:
    """An ordered list."""
    texts = paragraphs(e, page, block.id, block.items)
    return e.part("steps", items=[e.part("item", text=text) for text in texts])


def paragraphs(
    e: Renderer, page: BlockPage, block_id: str, items: Sequence[Paragraph]
) -> Iterator[Markup]:
    """The paragraphs of a block."""
    for item in items:
        yield parts.paragraph(e, contexts.block_part(page.id, block_id, item.id), item)


def facts(e: Renderer, page: BlockPage, block: Facts, citations: parts.Citations) -> Markup:
    """Statements with dates and sources."""
    items = [
        parts.fact_item(e, contexts.page_fact(page.id, fact.id), fact, citations)
        for fact in block.facts
    ]
    return e.part("facts", items=items)


def contacts(
    e: Renderer, page: BlockPage, block: ContactList, citations: parts.Citations
) -> Markup | None:
    """Published contacts."""
    return parts.contact_list(e, block.contacts)


def records(e: Renderer, page: BlockPage, block: RecordList, citations: parts.Citations) -> Markup:
    """Programs."""
    programs = [e.dataset.programs[ident] for ident in block.programs]
    return e.part("cards", items=[parts.card(e, program) for program in programs])


def pattern_check(
    e: Renderer, page: BlockPage, block: PatternCheck, citations: parts.Citations
) -> Markup:
    """A field that checks the form of a value; without its script, the rule in words."""
    label = e.text(contexts.block_text(page.id, "label", block.id), block.label)
    separators = None
    if block.ignore_separators:
        separators = Markup(" ignore-separators")
    return e.part(
        "pattern_check",
        id=block.id,
        pattern=block.pattern,
        separators=separators,
        label=label.html,
        hint=pattern_text(e, page, block, "hint"),
        good=pattern_text(e, page, block, "good"),
        bad=pattern_text(e, page, block, "bad"),
    )


def pattern_text(e: Renderer, page: BlockPage, block: PatternCheck, field: str) -> Markup:
    """A text of a pattern check; a critical one that is only a draft is shown beside its source."""
    source = block.texts[field]
    text = e.text(contexts.block_text(page.id, field, block.id), source)
    paragraph = e.part("paragraph", text=text.html)
    beside = parts.beside_source(e, text, source) if block.critical else None
    return paragraph + " " + beside if beside else paragraph


BlockView = Callable[[Renderer, BlockPage, Any, parts.Citations], Markup | None]

VIEWS_OF_BLOCKS: dict[type, BlockView] = {
    Prose: prose,
    Steps: steps,
    Facts: facts,
    ContactList: contacts,
    RecordList: records,
    TableBlock: table_block,
    Chart: chart_block,
    PatternCheck: pattern_check,
}


def texts_of(e: Renderer, page: BlockPage) -> Iterator[Text]:
    """The texts that are this page's own, for its state."""
    yield from page_texts(e, [page])
    for block in page.blocks:
        if block.heading:
            yield e.text(contexts.block_heading(page.id, block.id), block.heading)
        match block:
            case Prose(paragraphs=items) | Steps(items=items):
                for item in items:
                    yield e.text(contexts.block_part(page.id, block.id, item.id), item.text)
            case PatternCheck():
                for field, text in block.texts.items():
                    yield e.text(contexts.block_text(page.id, field, block.id), text)
            case Chart():
                yield from chart_texts(e, page, block)
    for fact in page.facts:
        yield e.text(contexts.page_fact(page.id, fact.id), fact.text)
