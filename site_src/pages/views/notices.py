"""What does the page of the notices show? All that have begun: the live ones, then those that are
over.
"""

from __future__ import annotations

from site_src.dataset import addresses
from site_src.edition.notices import notice_texts
from site_src.html import Html
from site_src.pages import parts
from site_src.pages.notices import by_severity, listed_notice
from site_src.pages.renderer import Renderer


def notices(e: Renderer, ident: str, path: str) -> bytes:
    """The page of the notices: those that are live, then those that ended, newest first."""
    citations = parts.Citations(e)
    live, ended = by_severity(e.dataset.notices_by("live")), e.dataset.notices_by("ended")
    now = [listed_notice(e, n, citations.refer(n.sources), ended=False) for n in live]
    over = [listed_notice(e, n, citations.refer(n.sources), ended=True) for n in ended]
    none = e.part("notices_none", hidden=Html(" hidden") if live else None)
    content = [
        e.part(
            "notices_now", empty=none, notices=e.part("notice_list", items=now) if now else None
        ),
        parts.section(
            e,
            "ended",
            e.t("notice|ended", "Ended"),
            e.part("notice_list", items=over) if over else None,
        ),
        citations.listing(),
    ]
    title = e.word("notice|title", "Notices")
    texts = [text for n in (*live, *ended) for text in notice_texts(e, n).values()]
    home = [("", e.t("nav|home", "Home"))]
    urls = {f"{kind}_url": e.url(addresses.notice_feed_url(kind)) for kind in ("atom", "json")}
    feed = e.part("feed_link", url=urls["atom_url"])
    content.append(e.part("follow_notices", **urls))
    return e.page(
        "notices",
        path,
        title,
        title.plain,
        home,
        feed=feed,
        content=content,
        state=e.translation_state(texts),
        reviewed=None,
    )
