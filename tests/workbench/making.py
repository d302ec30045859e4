"""What do the catalog tests share? Catalogs made by hypothesis, the project's own ones, and
gettext's tools.
"""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from pathlib import Path

import polib
from hypothesis import strategies as st

from site_src.catalogs.locales import HOME, Language, read_locales
from site_src.catalogs.states import Stamp, fingerprint
from site_src.workbench.entry_states import sources_of, strings_of
from site_src.workbench.po_writer import catalog_text, new_catalog

HEADER = {
    "Language": "ar",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}
HEADER |= {
    "Plural-Forms": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 "
    "? 3 : n%100>=11 ? 4 : 5);"
}
TEMPLATES = sorted((HOME / "pot").glob("*.pot"))
CATALOGS = sorted((HOME / "po").glob("*/*.po"))

SIGNS = (
    "\"'\\\n\t%{}#~|,:.[]()<>&*_ aeiou ñçßéЖя "
    "العربية ־שלום 中文字 한국 ਪੰਜਾਬੀ हिन्दी 😀\u200f\u202b\u2067\u00a0"
)
TEXT = st.text(st.sampled_from(SIGNS), min_size=1, max_size=30) | st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")),
    min_size=1,
    max_size=20,
)
IDS = st.from_regex(r"[a-z]{1,6}:[a-z-]{1,8}\|[a-z:]{1,8}", fullmatch=True)
NOTES = st.sampled_from(["", "by a person", "two lines\nof a note", "حافظ"])


@st.composite
def entries(draw: st.DrawFn, context: str) -> polib.POEntry:
    """One entry as this project writes it: singular or plural, perhaps fuzzy, obsolete, stamped,
    with comments.
    """
    msgid, plural = draw(TEXT), draw(st.just("") | TEXT)
    forms = draw(st.lists(TEXT | st.just(""), min_size=6, max_size=6))
    strings = forms if plural else forms[:1]
    comment = draw(NOTES)
    if draw(st.booleans()):
        sources = (msgid, plural) if plural else (msgid,)
        source = draw(st.sampled_from([fingerprint(*sources), "00000000"]))
        stamp = Stamp(
            draw(st.sampled_from(["draft", "reviewed"])),
            source,
            fingerprint(*strings),
            draw(st.sampled_from(["", "Zoë"])),
        )
        comment = f"{comment}\n{stamp}" if comment else str(stamp)
    fuzzy = bool(strings[0]) and draw(
        st.booleans()
    )  # msgcat drops this flag, and obsolete entries, where nothing is translated
    return polib.POEntry(
        msgctxt=context,
        msgid=msgid,
        msgid_plural=plural,
        msgstr="" if plural else strings[0],
        msgstr_plural=dict(enumerate(strings)) if plural else {},
        tcomment=comment,
        comment=draw(st.sampled_from(["", "Page: /programs/", "Page: /a/\nOn every page."])),
        flags=["fuzzy"] if fuzzy else [],
        previous_msgid=draw(TEXT) if fuzzy else None,
        occurrences=draw(
            st.sampled_from(
                [
                    [],
                    [("programs/a.yaml", "")],
                    [(f"templates/pages/page-{n}.html", "") for n in range(6)],
                ]
            )
        ),
        obsolete=bool(strings[0]) and draw(st.sampled_from([False, False, False, True])),
    )


@st.composite
def catalogs(draw: st.DrawFn) -> polib.POFile:
    """A catalog of up to six entries with different contexts."""
    catalog = new_catalog(HEADER)
    for context in draw(st.lists(IDS, min_size=1, max_size=6, unique=True)):
        catalog.append(draw(entries(context)))
    return catalog


def canonical(catalog: polib.POFile) -> bytes:
    """The bytes that this project writes for a catalog."""
    return catalog_text(catalog).encode()


def gettext_tool(name: str, *arguments: object, data: bytes = b"") -> bytes:
    """What one of gettext's programs prints; a failure is an AssertionError with what it says."""
    program = shutil.which(name)
    assert program, f"gettext's {name} is not installed"
    done = subprocess.run(
        [program, *map(str, arguments)], input=data, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def language(tag: str) -> Language:
    """A language of the project's locales.yaml."""
    return next(x for x in read_locales(HOME / "locales.yaml").locales if x.tag == tag)


def write(folder: Path, data: bytes, name: str = "site.po") -> Path:
    """A file with these bytes."""
    path = folder / name
    path.write_bytes(data)
    return path


def is_letter(sign: str) -> bool:
    """True for a letter of any script."""
    return unicodedata.category(sign).startswith("L")


def entry(
    context: str,
    msgid: str,
    *strings: str,
    state: str = "draft",
    plural: str = "",
    note: str = "",
    previous: str = "",
) -> polib.POEntry:
    """One entry in a review state: reviewed, draft, stale, fuzzy, or missing (no strings)."""
    made = polib.POEntry(
        msgctxt=context,
        msgid=msgid,
        msgid_plural=plural,
        msgstr="" if plural else "".join(strings),
        msgstr_plural=dict(enumerate(strings)) if plural else {},
        tcomment=note,
        comment="Page: /programs/\nCritical: take care.",
        occurrences=[("programs/a.yaml", ""), ("b.yaml", "")],
        flags=["fuzzy"] if state == "fuzzy" else [],
        previous_msgid=previous or None,
    )
    if any(strings) and state != "fuzzy":
        source = "00000000" if state == "stale" else fingerprint(*sources_of(made))
        reviewed = state == "reviewed"
        stamp = Stamp(
            "reviewed" if reviewed else "draft",
            source,
            fingerprint(*strings_of(made)),
            "Ana" if reviewed else "",
        )
        made.tcomment = f"{note}\n{stamp}" if note else str(stamp)
    return made


def catalog_of(*entries: polib.POEntry) -> polib.POFile:
    """A catalog of entries."""
    catalog = new_catalog(HEADER)
    catalog.extend(entries)
    return catalog
