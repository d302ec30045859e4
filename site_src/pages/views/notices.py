"""What do readers see of dated notices? The live ones on the home page, all of them on a page of their own."""

from __future__ import annotations

from markupsafe import Markup

from site_src.dataset.records import Notice
from site_src.html import Html
from site_src.pages import parts
from site_src.pages.edition import Edition


def is_live(e: Edition, notice: Notice) -> bool:
    """True on the days on which a notice applies, both ends included."""
    return notice.start <= e.dataset.today and (notice.end is None or e.dataset.today <= notice.end)


def notice_item(e: Edition, notice: Notice) -> Markup:
    """A notice with its dates; a draft translation stands beside its source."""
    title = e.text(f"notice:{notice.id}|title", notice.title)
    text = e.text(f"notice:{notice.id}|text", notice.text)
    start = e.formats.day(notice.start)
    if notice.end:
        dates = e.t("notice|dates", "From {start} to {end}.", start=start, end=e.formats.day(notice.end))
    else:
        dates = e.t("notice|since", "Since {start}.", start=start)
    originals = [e.source_html(source) for source, made in ((notice.title, title), (notice.text, text)) if e.needs_source(made)]
    beside = e.part("beside", text=Html(" · ").join(originals)) if originals else None
    return e.part("notice", severity=notice.severity, title=title.html, text=text.html, beside=beside, dates=dates)


def notice_section(e: Edition, ident: str, title: Markup, notices: list[Notice]) -> Markup | None:
    """Notices under a heading; nothing if there are none."""
    items = [notice_item(e, n) for n in notices]
    return parts.section(e, ident, title, e.part("notices", items=items) if items else None)


def live_notices(e: Edition) -> Markup | None:
    """The notices that apply on the day of the build."""
    live = [n for n in e.dataset.notices.values() if is_live(e, n)]
    return notice_section(e, "notices", e.t("notice|live", "Notices"), live)


def notices(e: Edition, ident: str, path: str) -> bytes:
    """The page of all notices: live, then to come and ended."""
    everything = sorted(e.dataset.notices.values(), key=lambda n: n.start, reverse=True)
    live = [n for n in everything if is_live(e, n)]
    ended = [n for n in everything if n.end and n.end < e.dataset.today]
    none = None if live else e.part("paragraph", text=e.t("notice|none", "There are no notices today."))
    content = [none, notice_section(e, "live", e.t("notice|now", "Now"), live), notice_section(e, "ended", e.t("notice|ended", "Ended"), ended)]
    title = e.word("notice|title", "Notices")
    texts = [e.text(f"notice:{n.id}|{name}", getattr(n, name)) for n in everything for name in ("title", "text")]
    home = [("", e.t("nav|home", "Home"))]
    return e.page("plain", path, title, title.plain, home, lead=None, content=content, state=e.translation_state(texts), reviewed=None)
