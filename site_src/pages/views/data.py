"""What can be downloaded, and how may it be used? The page of the open data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from site_src.dataset import addresses
from site_src.html import Html
from site_src.pages.renderer import Renderer


class DownloadRow(NamedTuple):
    """A file on the page: its name, its format, what it holds, the name of its schema ("" if it
    has none of its own), and whether it is the same in every language.
    """

    name: str
    format: str
    words: Markup
    schema: str = ""
    shared: bool = False


def data(e: Renderer, ident: str, path: str) -> bytes:
    """The downloads of this language, with what each holds and its schema."""
    title = e.word("data|title", "Download the data")
    return e.page(
        "data",
        path,
        title,
        title.plain,
        [("", e.t("nav|home", "Home"))],
        rows=[download_row(e, download) for download in downloads(e)],
        catalog=e.base + "data.json",
        atom_url=e.url(addresses.feed_url("", "atom")),
        state=e.translation_state([title]),
        reviewed=None,
    )


def downloads(e: Renderer) -> Iterator[DownloadRow]:
    """The files in the order of the page."""
    words = e.t("data|programs", "All programs with their texts, facts, sources, dates and status")
    yield DownloadRow("programs.json", "JSON", words, "programs")
    words = e.t("data|csv", "All programs as a table, one program a row")
    yield DownloadRow("programs.csv", "CSV", words)
    words = e.t("data|contacts", "The published contacts with their dates")
    yield DownloadRow("contacts.json", "JSON", words, "contacts")
    words = e.t("data|offices", "The offices with their addresses, areas and published numbers")
    yield DownloadRow("offices.json", "JSON", words, "offices")
    words = e.t("data|notices", "Notices with their dates and places")
    yield DownloadRow("notices.json", "JSON", words, "notices")
    words = e.t("data|hsds", "The programs in the format of referral services (Open Referral)")
    yield DownloadRow("hsds.json", "HSDS 3.0", words)
    words = e.t("translations|lead", "How far each language is translated and reviewed.")
    yield DownloadRow("translations.json", "JSON", words, "translations", shared=True)
    words = e.t("data|sources", "The sources of all facts; the same file in every language")
    yield DownloadRow("sources.json", "JSON", words, "sources", shared=True)


def download_row(e: Renderer, download: DownloadRow) -> Markup:
    """A file with its format, what it holds and its schema."""
    folder = "" if download.shared else e.language.tag
    return e.part(
        "download_row",
        url=address(e, folder, download.name),
        name=download.name,
        format=download.format,
        words=download.words,
        schema=schema_link(e, download.schema),
    )


def address(e: Renderer, folder: str, name: str) -> Html:
    """The address of a download from the root of the host."""
    return Html(e.base + addresses.api_url(folder, name))


def schema_link(e: Renderer, name: str) -> Markup | None:
    """A link to the schema of a download, if it has one of its own."""
    if not name:
        return None
    return e.part("schema_link", url=address(e, "", f"schema/{name}.json"))
