"""What do sites get that allow no scripts? A page for a frame and a piece of HTML to include, for
each section and for everything.

Both say what the widget says, from the same data. A section's list has summaries; the list of
everything is short, with names and status. A piece has no id, no style, no script, and whole
addresses, so that it fits into any page.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from site_src.catalogs import contexts
from site_src.catalogs.translate import Text
from site_src.dataset import addresses
from site_src.edition.edition import Edition
from site_src.edition.names import name_of
from site_src.embed.data import ProgramItem, Value, WidgetFile
from site_src.html import Html
from site_src.pages.renderer import Renderer
from site_src.pages.skeleton import Value as Slot


def files(e: Renderer, data: WidgetFile) -> Iterable[tuple[str, bytes]]:
    """The frames and fragments of one edition."""
    foot = footer(e, data)
    home = e.dataset.site.base_url
    for ident, heading, content, count in lists(e, data):
        fragment = fill(
            e,
            "fragment",
            heading=heading_2(e, heading.html) if ident else None,
            content=content,
            foot=foot,
        )
        yield f"{e.language.tag}/{addresses.fragment_url(ident)}", f"{fragment}\n".encode()
        local = Html(f"{content}{foot}".replace(f'href="{home}', f'href="{e.base}'))
        yield (
            f"{e.language.tag}/{addresses.frame_url(ident)}index.html",
            frame(e, ident, heading, count, local).encode(),
        )


def frame(e: Renderer, ident: str, heading: Text, count: Value, content: Markup) -> Markup:
    """A whole page without the site's header and footer; its links leave the frame.

    The number of programs in its title tells it from the section's own page (WCAG 2.4.2), where
    it is in the language of the title.
    """
    site = site_name(e).plain
    foreign = heading.language.tag != e.language.tag
    number, tag = (count, e.language.tag) if isinstance(count, str) else count
    labelled = [heading.plain]
    if tag == heading.language.tag:
        labelled.append(number)
    if ident:
        labelled.append(site)
    return fill(
        e,
        "frame",
        title=" | ".join(labelled),
        title_language=Html(f' lang="{heading.language.tag}"') if foreign else None,
        heading=heading.html,
        content=content,
    )


def site_name(e: Edition) -> Text:
    """The translated name of the site."""
    return e.text(contexts.site_text("name"), e.dataset.site.name)


def lists(e: Renderer, data: WidgetFile) -> Iterable[tuple[str, Text, Markup, Value]]:
    """Everything (id ""), then each section: id, heading, programs, their number in words."""
    members: dict[str, list[ProgramItem]] = {ident: [] for ident in e.dataset.sections}
    main: dict[str, list[ProgramItem]] = {ident: [] for ident in e.dataset.sections}
    for program in data["programs"]:
        main[program["sections"][0]].append(program)
        for ident in program["sections"]:
            members[ident].append(program)
    names = {ident: name_of(e, "section", group) for ident, group in e.dataset.sections.items()}
    nothing = paragraph(e, formatted(e, data, data["count"][0]))
    groups = [
        Html(heading_2(e, names[ident].html) + listing(e, data, programs, "item-short"))
        for ident, programs in main.items()
        if programs
    ]
    everything = Html("".join(groups)) if groups else nothing
    yield "", site_name(e), everything, data["count"][len(data["programs"])]
    for ident, programs in members.items():
        content = listing(e, data, programs, "item") if programs else nothing
        yield ident, names[ident], content, data["count"][len(programs)]


def listing(
    e: Renderer, data: WidgetFile, programs: Iterable[ProgramItem], template: str
) -> Markup:
    """Programs as a list."""
    return fill(e, "list", items=[item(e, data, program, template) for program in programs])


def item(e: Renderer, data: WidgetFile, program: ProgramItem, template: str) -> Markup:
    """A program: name with its link, acronyms, status, and in a section its summary."""

    def make() -> Markup:
        slots: dict[str, Slot] = {}
        if template == "item":
            slots["summary"] = formatted(e, data, program["summary"])
        return fill(
            e,
            template,
            url=data["page"].replace("{id}", program["id"]),
            name=formatted(e, data, program["name"]),
            acronyms=[
                Html(" · " if i else " ") + fill(e, "acronym", acronym=acronym)
                for i, acronym in enumerate(program["acronyms"])
            ],
            status=formatted(e, data, data["statuses"][program["status"]]),
            **slots,
        )

    return e.cached((template, program["id"]), make)


def footer(e: Renderer, data: WidgetFile) -> Markup:
    """The link to everything, the source, and the notice that the site is not an official one, as
    under the widget.
    """
    words = data["words"]
    site = words["site"]
    name = formatted(
        e,
        data,
        (site, e.language.tag)
        if isinstance(site, str) and not isinstance(words["source"], str)
        else site,
    )
    source = formatted(e, data, words["source"])
    home = fill(e, "link", url=data["home"], text=name)
    lines = [
        fill(e, "link", url=data["all"], text=formatted(e, data, words["all"])),
        Html(source.replace("{site}", home)),
    ]
    if "notice" in words:
        lines.append(formatted(e, data, words["notice"]))
    return Html("".join(paragraph(e, line) for line in lines))


def formatted(e: Renderer, data: WidgetFile, value: Value) -> Markup:
    """A value of the data as markup, marked where it is in another language (WCAG 3.1.2)."""
    if isinstance(value, str):
        return escape(value)
    text, tag = value
    return Html(f'<span lang="{tag}" dir="{data["directions"][tag]}">{escape(text)}</span>')


def heading_2(e: Renderer, text: Markup) -> Markup:
    """A heading."""
    return fill(e, "heading", text=text)


def paragraph(e: Renderer, text: Markup) -> Markup:
    """A paragraph."""
    return fill(e, "paragraph", text=text)


def fill(e: Renderer, name: str, /, **slots: Slot) -> Markup:
    """A template of `embed/`, filled."""
    return Html(e.skeletons.fill_template(f"embed/{name}", slots))
