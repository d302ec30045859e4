"""Which words does a notice consist of? Its translated texts, how severe it is and what kind it
is.
"""

from __future__ import annotations

from markupsafe import Markup

from site_src.catalogs import contexts
from site_src.catalogs.contexts import NoticeField
from site_src.catalogs.translate import Text
from site_src.dataset.notices import Notice
from site_src.edition.edition import Edition

FIELDS: tuple[NoticeField, ...] = ("title", "text", "area")


def notice_texts(e: Edition, notice: Notice) -> dict[str, Text]:
    """The translated texts of a notice by field."""
    texts: dict[str, Text] = {}
    for field in FIELDS:
        source = getattr(notice, field)
        if source:
            texts[field] = e.text(contexts.notice_text(notice.id, field), source)
    return texts


def notice_words(e: Edition, notice: Notice, *, ended: bool) -> list[Markup]:
    """How severe a notice is and what kind it is; one that ended is no longer severe."""
    words = []
    if notice.severity == "urgent" and not ended:
        words.append(e.t("notice|urgent", "Urgent"))
    elif notice.severity == "important" and not ended:
        words.append(e.t("notice|important", "Important"))
    if notice.kind == "threat-advisory":
        words.append(e.t("notice|threat-advisory", "Threat advisory"))
    elif notice.kind == "emergency":
        words.append(e.t("notice|emergency", "Emergency"))
    elif notice.kind == "weather":
        words.append(e.t("notice|weather", "Weather"))
    else:
        words.append(e.t("notice|information", "Information"))
    return words
