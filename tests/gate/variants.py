"""Which pages show the widget in every way it can look? A folder of host pages, one a variant,
the languages in turn.

The widget's script is the one of a release; it takes its data from the folder itself, which is a
copy of the built site's.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from html import escape
from pathlib import Path

from site_src.catalogs.locales import Language
from site_src.embed.script import minified, script_for
from site_src.headers import integrity

# The whole list once; elsewhere a few programs, because a tab walk takes as long as the list. The
# first four are looked at with every change.
VARIANTS: dict[str, dict[str, str]] = {
    "plain": {},
    "cards": {"layout": "cards", "theme": "dark", "heading-level": "3", "limit": "6"},
    "compact": {"layout": "compact", "theme": "light", "heading-level": "6", "limit": "6"},
    "no-filter": {"filter": "off", "theme": "light", "limit": "5"},
    "one-section": {
        "section": "information-sharing",
        "layout": "cards",
        "theme": "auto",
        "limit": "4",
    },
    "dark-compact": {
        "layout": "compact",
        "theme": "dark",
        "filter": "off",
        "heading-level": "4",
        "limit": "3",
    },
    "list-dark": {"layout": "list", "theme": "dark", "limit": "6", "heading-level": "5"},
}
OFTEN = 4
READY = """addEventListener("ac-ready", () => {
  document.querySelector("main").removeAttribute("aria-busy");
});
"""
STYLE = """
body { margin: 0; padding: 1rem; font: 100%/1.5 sans-serif }
body { color: light-dark(#000, #fff); background: light-dark(#fff, #121212) }
a { line-height: 24px; display: inline-block }
@media print { body { color: #000; background: #fff } }
"""
PAGE = """<!DOCTYPE html>
<html lang="{tag}" dir="{direction}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>{name}</title>
<link rel="stylesheet" href="/host.css">
<script src="/ready.js" integrity="{ready_hash}" crossorigin="anonymous"></script>
<script async src="/assistance-corner.js" integrity="{script_hash}" crossorigin="anonymous">
</script></head>
<body><main aria-busy="true"><h1>{name}</h1>{above}
<div data-assistance-corner data-src="/widget/data/v1/"{options}>
<a href="/">{home}</a></div></main></body>
</html>
"""


def write_variants(
    site: Path,
    folder: Path,
    base_url: str,
    languages: Sequence[Language],
    *,
    everything: bool = False,
) -> int:
    """Write some variants in a language each, or each variant in every language, and what its
    pages load; returns how many pages.
    """
    shutil.copytree(site / "widget" / "data" / "v1", folder / "widget" / "data" / "v1")
    script = minified(script_for(base_url, [language.tag for language in languages]))
    (folder / "assistance-corner.js").write_bytes(script)
    (folder / "ready.js").write_text(READY, encoding="utf-8")
    (folder / "host.css").write_text(STYLE, encoding="utf-8")
    turn = 0
    for name, options in list(VARIANTS.items())[: None if everything else OFTEN]:
        given = "".join(f' data-{option}="{escape(value)}"' for option, value in options.items())
        levels = range(
            2, int(options.get("heading-level", 2))
        )  # the host's own headings, below which the list stands
        for _ in languages if everything else [None]:
            language = languages[turn % len(languages)]
            turn += 1
            title = f"{language.endonym} {turn}"
            path = folder / language.tag / f"{name}.html"
            path.parent.mkdir(exist_ok=True)
            above = "".join(f"<h{level}>{title}.{level}</h{level}>" for level in levels)
            text = PAGE.format(
                tag=language.tag,
                direction=language.direction,
                name=title,
                options=given,
                home=language.endonym,
                above=above,
                ready_hash=integrity(READY.encode()),
                script_hash=integrity(script),
            )
            path.write_text(text, encoding="utf-8")
    return turn
