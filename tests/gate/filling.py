"""How is the site tested in languages that nobody has translated yet? Their gaps are filled with
words in letters of their own script.

Such a page has the fonts, the direction, the line breaks and the length of the language to come;
what is translated stays. It is made in a copy of the content root and is never published.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import polib
from babel import Locale
from babel.core import get_global

from site_src.catalogs.domains import DOMAINS
from site_src.catalogs.locales import HOME, Language, read_locales
from site_src.catalogs.po_reader import read_catalog
from site_src.catalogs.pseudo import ACCENTS, KEEP
from site_src.catalogs.states import SHOWN
from site_src.workbench.entry_states import mark_changed_as_draft
from site_src.workbench.po_writer import open_catalog, save_catalog
from site_src.workbench.update import merge_template

PLAIN = "abcdefghijklmnopqrstuvwxyz"
LETTERS = {
    "Arab": "ابتثجحخدذرزسشصضطظعغفقكلمنه",
    "Cyrl": "абвгдежзиклмнопрстуфхцчшэя",
    "Deva": "अआइईउऊकखगघचछजटठडढतथदधनपफबम",
    "Guru": "ਅਆਇਈਉਊਕਖਗਘਚਛਜਟਠਡਢਤਥਦਧਨਪਫਬਮ",
    "Kore": "가나다라마바사아자차카타파하거너더러머버서어저처커터",
    "Hans": "安全部门人员联系电话地址办公室执法信息项目说明服务",
}
CROWDED = {"Hans": 3, "Kore": 2}  # a word has so many times fewer characters than in Latin letters


def script_of(language: Language) -> str:
    """The ISO 15924 code of the script a language is written in (CLDR, likely subtags)."""
    locale = Locale.parse(language.cldr)
    if locale.script:
        return locale.script
    likely = str(get_global("likely_subtags").get(str(locale), ""))
    return next(
        (part for part in likely.split("_") if re.fullmatch(r"[A-Z][a-z]{3}", part)), "Latn"
    )


def fill(text: str, script: str) -> str:
    """`text` in the letters of a script; placeholders, link targets, digits and marks untouched."""
    letters = LETTERS.get(script)
    own = "".join(letters[i % len(letters)] for i in range(len(PLAIN))) if letters else ""
    table = str.maketrans(PLAIN + PLAIN.upper(), own + own) if own else ACCENTS

    def word(match: re.Match[str]) -> str:
        return match[0].translate(table)[:: CROWDED.get(script, 1)]

    return "".join(
        part if i % 2 else re.sub(r"[A-Za-z]+", word, part)
        for i, part in enumerate(KEEP.split(text))
    )


def fill_language(root: Path, language: Language) -> int:
    """Write the catalogs of one language into the content root; returns how many messages were
    filled.
    """
    filled = 0
    script = script_of(language)
    for domain in DOMAINS:
        template = HOME / "pot" / f"{domain}.pot"
        if not template.is_file():
            continue
        known = read_catalog(HOME / "po" / language.tag / f"{domain}.po")
        catalog = merge_template(open_catalog(template), polib.POFile(), language)
        for entry in list(catalog):
            own = known.get((entry.msgctxt or "", entry.msgid))
            if own and own.state in SHOWN:
                catalog.remove(entry)
                continue
            if entry.msgid_plural:
                entry.msgstr_plural = {
                    form: fill(entry.msgid_plural, script) for form in range(language.plural.count)
                }
            else:
                entry.msgstr = fill(entry.msgid, script)
            mark_changed_as_draft(entry)
            filled += 1
        save_catalog(catalog, root / "i18n" / "po" / language.tag / f"{domain}.po")
    return filled


def filled_root(content: Path, root: Path) -> Path:
    """A copy of a content root in every language that the project knows."""
    shutil.copytree(content, root)
    known = [x for x in read_locales(HOME / "locales.yaml").locales if not x.pseudo]
    site = (root / "site.yaml").read_text(encoding="utf-8")
    tags = "".join(f"- {language.tag}\n" for language in known)
    site, count = re.subn(
        r"^languages:\n(?:- .+\n)+", f"languages:\n{tags}", site, flags=re.MULTILINE
    )
    assert count == 1, "site.yaml lists its languages in a block"
    (root / "site.yaml").write_text(site, encoding="utf-8")
    for language in known[1:]:
        fill_language(root, language)
    return root


def placeholder_languages(root: Path) -> list[str]:
    """The languages of a filled root that have placeholder text."""
    found = {
        path.parent.name
        for path in sorted(root.glob("i18n/po/*/*.po"))
        if polib.pofile(str(path), encoding="utf-8")
    }
    return sorted(found)
