"""What can be downloaded, and how may it be used? The page of the open data."""

from __future__ import annotations

from site_src.dataset import addresses
from site_src.html import Html
from site_src.pages.renderer import Renderer


def data(e: Renderer, ident: str, path: str) -> bytes:
    """The downloads of this language, with what each holds and its schema."""
    t, tag = e.t, e.language.tag
    title = e.word("data|title", "Download the data")
    rows = (
        (
            tag,
            "programs.json",
            "JSON",
            t("data|programs", "All programs with their texts, facts, sources, dates and status"),
            "programs",
        ),
        (
            tag,
            "programs.csv",
            "CSV",
            t("data|csv", "All programs as a table, one program a row"),
            "",
        ),
        (
            tag,
            "contacts.json",
            "JSON",
            t("data|contacts", "The published contacts with their dates"),
            "contacts",
        ),
        (
            tag,
            "offices.json",
            "JSON",
            t("data|offices", "The offices with their addresses, areas and published numbers"),
            "offices",
        ),
        (
            tag,
            "notices.json",
            "JSON",
            t("data|notices", "Notices with their dates and places"),
            "notices",
        ),
        (
            tag,
            "hsds.json",
            "HSDS 3.0",
            t("data|hsds", "The programs in the format of referral services (Open Referral)"),
            "",
        ),
        (
            "",
            "translations.json",
            "JSON",
            t("translations|lead", "How far each language is translated and reviewed."),
            "translations",
        ),
        (
            "",
            "sources.json",
            "JSON",
            t("data|sources", "The sources of all facts; the same file in every language"),
            "sources",
        ),
    )
    items = [
        e.part(
            "download_row",
            url=address(e, folder, name),
            name=name,
            format=form,
            words=words,
            schema=schema_link(e, schema),
        )
        for folder, name, form, words, schema in rows
    ]
    return e.page(
        "data",
        path,
        title,
        title.plain,
        [("", t("nav|home", "Home"))],
        rows=items,
        catalog=e.base + "data.json",
        atom_url=e.url(addresses.feed_url("", "atom")),
        state=e.translation_state([title]),
        reviewed=None,
    )


def address(e: Renderer, folder: str, name: str) -> Html:
    """The address of a download from the root of the host."""
    return Html(e.base + addresses.api_url(folder, name))


def schema_link(e: Renderer, name: str) -> object:
    """A link to the schema of a download, if it has one of its own."""
    return e.part("schema_link", url=address(e, "", f"schema/{name}.json")) if name else None
