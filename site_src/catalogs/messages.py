"""Which texts of a dataset are translated, and what are translators told about each?

`Dataset` -> `Message` values in a fixed order. Titles of sources, headings quoted from them,
acronyms, citations of laws, and the names of offices and counties are not translated.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from site_src.catalogs import contexts
from site_src.catalogs.contexts import ContactField, GroupKind, NoticeField, OfficeField, SiteField
from site_src.dataset import addresses
from site_src.dataset.blocks import (
    Block,
    BlockPage,
    Chart,
    Facts,
    PatternCheck,
    Prose,
    Steps,
    Table,
    TableBlock,
)
from site_src.dataset.dataset import Dataset
from site_src.dataset.notices import Notice
from site_src.dataset.records import Contact, Group, Office, Program

GROUPS: tuple[tuple[GroupKind, str, str], ...] = (  # kind, attribute of the dataset, file
    ("section", "sections", "sections.yaml"),
    ("audience", "audiences", "audiences.yaml"),
    ("kind", "kinds", "kinds.yaml"),
    ("component", "components", "components.yaml"),
    ("place", "places", "places.yaml"),
    ("network", "networks", "offices.yaml"),
    ("desk", "desks", "offices.yaml"),
)
SITE_FIELDS: tuple[SiteField, ...] = ("name", "tagline", "description", "disclaimer")
CONTACT_FIELDS: tuple[ContactField, ...] = ("label", "hours", "note")
OFFICE_FIELDS: tuple[OfficeField, ...] = ("area", "note")
NOTICE_FIELDS: tuple[NoticeField, ...] = ("title", "text", "area")

CRITICAL = "Critical: readers also see the source text until a person has reviewed this."
IN_DATA = "In the open data only, where it describes an organization."


@dataclass(frozen=True, slots=True)
class Message:
    """A text to translate: its context, the page that shows it, its file, and whether a mistake
    in it does harm.
    """

    context: str
    text: str
    page: str
    file: str
    critical: bool = False
    note: str = ""

    @property
    def comments(self) -> tuple[str, ...]:
        """What a translator should know: the page, and what kind of text it is."""
        comments = [f"Page: {self.page}"]
        if self.note:
            comments.append(self.note)
        if self.critical:
            comments.append(CRITICAL)
        return tuple(comments)


def dataset_messages(dataset: Dataset) -> Iterator[Message]:
    """Every message of a dataset."""
    yield from site_messages(dataset)
    for kind, attribute, file in GROUPS:
        for group in getattr(dataset, attribute).values():
            yield from group_messages(kind, group, file, group_page(dataset, kind, group.id))
    for program in dataset.programs.values():
        yield from program_messages(program)
    for contact in dataset.contacts.values():
        yield from contact_messages(contact)
    for office in dataset.offices.values():
        yield from office_messages(office)
    for notice in dataset.notices.values():
        yield from notice_messages(notice)
    shown_on = table_pages(dataset)
    for table in dataset.tables.values():
        yield from table_messages(table, shown_on.get(table.id, "/data/"))
    for page in dataset.pages.values():
        yield from page_messages(page)


def site_messages(dataset: Dataset) -> Iterator[Message]:
    """The texts of site.yaml."""
    for field in SITE_FIELDS:
        note = "" if field == "tagline" else "On every page."
        text = getattr(dataset.site, field)
        yield Message(contexts.site_text(field), text, "/", "site.yaml", note=note)


def group_page(dataset: Dataset, kind: GroupKind, ident: str) -> str:
    """The page that shows a group's name: its own, or the first of a record that names it."""
    match kind:
        case "section":
            return f"/{addresses.section_url(ident)}"
        case "audience":
            return f"/{addresses.audience_url(ident)}"
        case "kind":
            return f"/{addresses.kind_url(ident)}"
        case "component":
            return component_page(dataset, ident)
        case "desk":
            return desk_page(dataset, ident)
        case _:
            return "/offices/"


def component_page(dataset: Dataset, ident: str) -> str:
    """The page of the first program that a component ran."""
    for program in dataset.programs.values():
        if any(term.component == ident for term in program.components or ()):
            return f"/{addresses.program_url(program.id)}"
    return "/data/"


def desk_page(dataset: Dataset, ident: str) -> str:
    """The page of the first office that names a desk. A page lists a number at its first desk."""
    for office in dataset.offices.values():
        first_desk = {phone.number: phone.desk for phone in reversed(office.phones)}
        if ident in first_desk.values():
            return f"/{addresses.office_url(office.id)}"
    return "/offices/"


def group_messages(kind: GroupKind, group: Group, file: str, page: str) -> Iterator[Message]:
    """Name and summary of a section, audience, kind, component, place, network or desk."""
    critical = kind == "desk"
    context = contexts.group_text(kind, group.id, "name")
    yield Message(context, group.name, page, file, critical)
    if not group.summary:
        return
    context = contexts.group_text(kind, group.id, "summary")
    if kind == "component":
        yield Message(context, group.summary, "/data/", file, note=IN_DATA)
    else:
        yield Message(context, group.summary, page, file, critical)


def program_messages(program: Program) -> Iterator[Message]:
    """Name, summary, status note, paragraphs, facts and history of a program."""
    page, file = f"/{addresses.program_url(program.id)}", f"programs/{program.id}.yaml"
    note = "The original name is shown beside the translation."
    name = contexts.program_text(program.id, "name")
    yield Message(name, program.name, page, file, note=note)
    yield Message(contexts.program_text(program.id, "summary"), program.summary, page, file)
    if program.status.note:
        context = contexts.program_text(program.id, "status")
        yield Message(context, program.status.note, page, file)
    for paragraph in program.body:
        context = contexts.program_part(program.id, "body", paragraph.id)
        yield Message(context, paragraph.text, page, file, paragraph.critical)
    for fact in program.facts:
        yield Message(contexts.program_part(program.id, "fact", fact.id), fact.text, page, file)
    for event in program.history:
        context = contexts.program_part(program.id, "history", event.id)
        yield Message(context, event.text, page, file)


def contact_messages(contact: Contact) -> Iterator[Message]:
    """Label, hours and note of a contact; all critical."""
    for field in CONTACT_FIELDS:
        text = getattr(contact, field)
        if text:
            context = contexts.contact_text(contact.id, field)
            yield Message(context, text, "/contacts/", "contacts.yaml", critical=True)


def office_messages(office: Office) -> Iterator[Message]:
    """The area in words and the note of an office."""
    page = f"/{addresses.office_url(office.id)}"
    for field in OFFICE_FIELDS:
        text = getattr(office, field)
        if text:
            yield Message(contexts.office_text(office.id, field), text, page, "offices.yaml")


def notice_messages(notice: Notice) -> Iterator[Message]:
    """Title, text and area of a notice; all critical."""
    for field in NOTICE_FIELDS:
        text = getattr(notice, field)
        if text:
            context = contexts.notice_text(notice.id, field)
            yield Message(context, text, "/notices/", "notices.yaml", critical=True)


def table_pages(dataset: Dataset) -> dict[str, str]:
    """The page that first shows each table, as a table or as a chart."""
    shown_on: dict[str, str] = {}
    for page in dataset.pages.values():
        for block in page.blocks:
            if isinstance(block, (TableBlock, Chart)):
                shown_on.setdefault(block.table, f"/{addresses.block_page_url(page)}")
    return shown_on


def table_messages(table: Table, page: str) -> Iterator[Message]:
    """Title, column labels and row notes of a table."""
    file = f"tables/{table.id}.yaml"
    yield Message(contexts.table_title(table.id), table.title, page, file)
    for column in table.columns:
        if not column.label.isdigit():
            context = contexts.table_part(table.id, "column", column.id)
            yield Message(context, column.label, page, file)
    for row in table.rows:
        if row.note:
            yield Message(contexts.table_part(table.id, "row", row.id), row.note, page, file)


def page_messages(page: BlockPage) -> Iterator[Message]:
    """Title, summary, headings and texts of a block page."""
    url, file = f"/{addresses.block_page_url(page)}", f"pages/{page.id}.yaml"
    yield Message(contexts.page_text(page.id, "title"), page.title, url, file)
    yield Message(contexts.page_text(page.id, "summary"), page.summary, url, file)
    for block in page.blocks:
        if block.heading:
            yield Message(contexts.block_heading(page.id, block.id), block.heading, url, file)
        yield from block_messages(page, block, url, file)


def block_messages(page: BlockPage, block: Block, url: str, file: str) -> Iterator[Message]:
    """The texts of a block other than its heading."""
    match block:
        case Prose(paragraphs=texts) | Steps(items=texts):
            for item in texts:
                context = contexts.block_part(page.id, block.id, item.id)
                yield Message(context, item.text, url, file, item.critical)
        case Facts():
            for fact in block.facts:
                yield Message(contexts.page_fact(page.id, fact.id), fact.text, url, file)
        case TableBlock():
            if block.introduction:
                context = contexts.block_text(page.id, "introduction", block.id)
                yield Message(context, block.introduction, url, file)
        case Chart():
            yield from chart_messages(page, block, url, file)
        case PatternCheck():
            for field, text in block.texts.items():
                context = contexts.block_text(page.id, field, block.id)
                yield Message(context, text, url, file, block.critical)


def chart_messages(page: BlockPage, block: Chart, url: str, file: str) -> Iterator[Message]:
    """What the figures of a chart count, and its breaks."""
    note = "What the vertical axis of a chart measures."
    yield Message(contexts.block_text(page.id, "unit", block.id), block.unit, url, file, note=note)
    for item in block.breaks:
        yield Message(contexts.block_part(page.id, block.id, item.id), item.text, url, file)
