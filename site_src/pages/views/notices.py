"""What does the page of the notices show? All that have started: the live ones, then those that are
over.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from site_src.catalogs.translate import Text
from site_src.dataset import addresses
from site_src.dataset.notices import Notice
from site_src.edition.notices import notice_texts
from site_src.html import Html
from site_src.pages import parts
from site_src.pages.notices import by_severity, listed_notice
from site_src.pages.renderer import Renderer


def notices(e: Renderer, ident: str, path: str) -> bytes:
    """The page of the notices: those that are live, then those that ended, newest first."""
    live = by_severity(e.dataset.notices_by("live"))
    ended = e.dataset.notices_by("ended")
    citations = parts.Citations(e)
    now = live_notices(e, live, citations)
    over = ended_notices(e, ended, citations)
    urls = {f"{kind}_url": e.url(addresses.notice_feed_url(kind)) for kind in ("atom", "json")}
    title = e.word("notice|title", "Notices")
    texts: list[Text] = []
    for notice in (*live, *ended):
        texts += notice_texts(e, notice).values()
    return e.page(
        "notices",
        path,
        title,
        title.plain,
        [("", e.t("nav|home", "Home"))],
        feed=e.part("feed_link", url=urls["atom_url"]),
        content=[now, over, citations.listing(), e.part("follow_notices", **urls)],
        state=e.translation_state(texts),
        reviewed=None,
    )


def live_notices(e: Renderer, live: Sequence[Notice], citations: parts.Citations) -> Markup:
    """The live notices, and the sentence that says there are none, which a script shows once the
    last of them has ended.
    """
    items = [listed_notice(e, n, citations.refer(n.sources), ended=False) for n in live]
    none = e.part("notices_none", hidden=Html(" hidden") if live else None)
    notices = e.part("notice_list", items=items) if items else None
    return e.part("notices_now", empty=none, notices=notices)


def ended_notices(
    e: Renderer, ended: Sequence[Notice], citations: parts.Citations
) -> Markup | None:
    """The notices that ended, under a heading; nothing if there are none."""
    items = [listed_notice(e, n, citations.refer(n.sources), ended=True) for n in ended]
    if not items:
        return None
    title = e.t("notice|ended", "Ended")
    return parts.section(e, "ended", title, e.part("notice_list", items=items))
