"""Which texts of a dataset are translated, and under which context? `Dataset` -> `Message` values
in a fixed order.

The context says where a text lands, by ids and never by numbers:
`program:section-287g|body:who-can-join`. Titles of sources, headings quoted from them, acronyms,
citations of laws, names of offices and counties are not messages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from site_src.dataset import addresses
from site_src.dataset.blocks import (
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
from site_src.dataset.records import Contact, Group, Office, Paragraph, Program

GROUPS = {
    "section": "sections", "audience": "audiences", "kind": "kinds", "component": "components",
    "place": "places", "network": "networks", "desk": "desks",
}  # fmt: skip


IN_DATA = "In the open data only, where it describes an organization."


@dataclass(frozen=True, slots=True)
class Message:
    """A text to translate: where it lands, the page that shows it, its file, and whether a
    mistake in it does harm.
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
        critical = (
            ("Critical: readers also see the source text until a person has reviewed this.",)
            if self.critical
            else ()
        )
        return tuple(filter(None, (f"Page: {self.page}", self.note, *critical)))


def dataset_messages(dataset: Dataset) -> Iterator[Message]:
    """Every message of a dataset."""
    site = dataset.site
    for name in ("name", "tagline", "description", "disclaimer"):
        yield Message(
            f"site|{name}",
            getattr(site, name),
            "/",
            "site.yaml",
            note="On every page." if name != "tagline" else "",
        )
    for kind, attribute in GROUPS.items():
        file = "offices.yaml" if attribute in ("networks", "desks") else f"{attribute}.yaml"
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


def group_page(dataset: Dataset, kind: str, ident: str) -> str:
    """The page that shows a group's name: its own, or the first of a record that names it."""
    match kind:
        case "section":
            return f"/{addresses.section_url(ident)}"
        case "audience":
            return f"/{addresses.audience_url(ident)}"
        case "kind":
            return f"/{addresses.kind_url(ident)}"
        case "component":
            users = (
                p.id
                for p in dataset.programs.values()
                if ident in [c.component for c in p.components or ()]
            )
            return next((f"/{addresses.program_url(i)}" for i in users), "/data/")
        case "desk":
            first_said = (
                (o.id, {n.number: n.desk for n in reversed(o.phones)}.values())
                for o in dataset.offices.values()
            )
            having = (
                office for office, desks in first_said if ident in desks
            )  # a number is told once a page, at its first desk
            return next((f"/{addresses.office_url(i)}" for i in having), "/offices/")
        case _:
            return "/offices/"


def group_messages(kind: str, group: Group, file: str, page: str) -> Iterator[Message]:
    """Name and summary of a section, audience, kind, component, place, network or desk."""
    yield Message(f"{kind}:{group.id}|name", group.name, page, file, critical=kind == "desk")
    if group.summary and kind == "component":
        yield Message(f"{kind}:{group.id}|summary", group.summary, "/data/", file, note=IN_DATA)
    elif group.summary:
        yield Message(
            f"{kind}:{group.id}|summary", group.summary, page, file, critical=kind == "desk"
        )


def program_messages(program: Program) -> Iterator[Message]:
    """Name, summary, status note, paragraphs, facts and history of a program."""
    base, page, file = (
        f"program:{program.id}",
        f"/{addresses.program_url(program.id)}",
        f"programs/{program.id}.yaml",
    )
    yield Message(
        f"{base}|name",
        program.name,
        page,
        file,
        note="The original name is shown beside the translation.",
    )
    yield Message(f"{base}|summary", program.summary, page, file)
    if program.status.note:
        yield Message(f"{base}|status", program.status.note, page, file)
    yield from paragraph_messages(base, "body", program.body, page, file)
    for fact in program.facts:
        yield Message(f"{base}|fact:{fact.id}", fact.text, page, file)
    for event in program.history:
        yield Message(f"{base}|history:{event.id}", event.text, page, file)


def paragraph_messages(
    base: str, name: str, paragraphs: Iterable[Paragraph], page: str, file: str
) -> Iterator[Message]:
    """The texts of paragraphs."""
    for paragraph in paragraphs:
        yield Message(
            f"{base}|{name}:{paragraph.id}", paragraph.text, page, file, critical=paragraph.critical
        )


def contact_messages(contact: Contact) -> Iterator[Message]:
    """Label, hours and note of a contact; all critical."""
    for name in ("label", "hours", "note"):
        text = getattr(contact, name)
        if text:
            yield Message(
                f"contact:{contact.id}|{name}", text, "/contacts/", "contacts.yaml", critical=True
            )


def office_messages(office: Office) -> Iterator[Message]:
    """The area in words and the note of an office."""
    for name in ("area", "note"):
        text = getattr(office, name)
        if text:
            yield Message(
                f"office:{office.id}|{name}",
                text,
                f"/{addresses.office_url(office.id)}",
                "offices.yaml",
            )


def notice_messages(notice: Notice) -> Iterator[Message]:
    """Title, text and area of a notice; all critical."""
    for name in ("title", "text", "area"):
        text = getattr(notice, name)
        if text:
            yield Message(
                f"notice:{notice.id}|{name}", text, "/notices/", "notices.yaml", critical=True
            )


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
    base, file = f"table:{table.id}", f"tables/{table.id}.yaml"
    yield Message(f"{base}|title", table.title, page, file)
    for column in table.columns:
        if not column.label.isdigit():
            yield Message(f"{base}|column:{column.id}", column.label, page, file)
    for row in table.rows:
        if row.note:
            yield Message(f"{base}|row:{row.id}", row.note, page, file)


def page_messages(page: BlockPage) -> Iterator[Message]:
    """Title, summary, headings and texts of a block page."""
    base, url, file = (
        f"page:{page.id}",
        f"/{addresses.block_page_url(page)}",
        f"pages/{page.id}.yaml",
    )
    yield Message(f"{base}|title", page.title, url, file)
    yield Message(f"{base}|summary", page.summary, url, file)
    for block in page.blocks:
        if block.heading:
            yield Message(f"{base}|block:{block.id}", block.heading, url, file)
        if isinstance(block, (Prose, Steps)):
            paragraphs = block.paragraphs if isinstance(block, Prose) else block.items
            yield from paragraph_messages(base, block.id, paragraphs, url, file)
        elif isinstance(block, Facts):
            for fact in block.facts:
                yield Message(f"{base}|fact:{fact.id}", fact.text, url, file)
        elif isinstance(block, TableBlock) and block.introduction:
            yield Message(f"{base}|introduction:{block.id}", block.introduction, url, file)
        elif isinstance(block, Chart):
            yield Message(
                f"{base}|unit:{block.id}",
                block.unit,
                url,
                file,
                note="What the vertical axis of a chart measures.",
            )
            for item in block.breaks:
                yield Message(f"{base}|{block.id}:{item.id}", item.text, url, file)
        elif isinstance(block, PatternCheck):
            for name, text in block.texts.items():
                yield Message(f"{base}|{name}:{block.id}", text, url, file, critical=block.critical)
