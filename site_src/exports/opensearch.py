"""How does a browser learn to search here? `/<tag>/opensearch.xml` (OpenSearch 1.1, draft 6).

The grammar of templates allows a parameter in the fragment, so that the words of a search reach
no server.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import escape

from site_src.catalogs import contexts
from site_src.edition.edition import Edition

SHORT, LONG, DESCRIPTION = 16, 48, 1024  # characters that the specification allows


def files(e: Edition) -> Iterable[tuple[str, bytes]]:
    """The description of one edition."""
    yield f"{e.language.tag}/opensearch.xml", opensearch(e)


def opensearch(e: Edition) -> bytes:
    """The description document of one edition."""
    site = e.dataset.site
    name = e.text(contexts.site_text("name"), site.name).plain
    description = e.text(contexts.site_text("description"), site.description).plain
    icon = escape(site.base_url + e.publication.assets["icon.svg"].path)
    results = f"{escape(site.base_url)}{e.language.tag}/search/#q={{searchTerms}}"
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>{escape(shorten(name, SHORT))}</ShortName>
<LongName>{escape(shorten(name, LONG))}</LongName>
<Description>{escape(shorten(description, DESCRIPTION))}</Description>
<Url type="text/html" rel="results" template="{results}"/>
<Image type="image/svg+xml">{icon}</Image>
<Language>{e.language.tag}</Language>
<InputEncoding>UTF-8</InputEncoding>
</OpenSearchDescription>
""".encode()


def shorten(text: str, length: int) -> str:
    """A text of at most `length` characters, cut after a word where one fits."""
    if len(text) <= length:
        return text
    cut = text[: length + 1].rpartition(" ")[0]
    return cut or text[:length]
