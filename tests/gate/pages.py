"""What is a sound page, as small as the gate lets it be? Bad pages differ from it in one place;
good neighbors in a place like it.
"""

from __future__ import annotations

from site_src.gate.sample import Page, read_page

SOUND = (
    '<!DOCTYPE html>\n<html lang="en" dir="ltr"><head><meta charset="utf-8"><title>A page</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    '<link rel="stylesheet" href="NAME.css"></head>'
    '<body><a class="skip" href="#main">Skip to the content</a>'
    '<main id="main" tabindex="-1"><h1>A page</h1>CONTENT</main></body></html>\n'
)
STYLE = """
body { font: 18px/1.5 sans-serif; margin: 1rem; background: #fff; color: #111 }
a, button, input { display: inline-block; min-height: 24px }
a { color: #003c8f }
main:focus { outline: none }
:focus-visible { outline: 3px solid #b3400f }
input, button { font: inherit; border: 2px solid #555; background: #fff; color: #111 }
"""


def page_of(html: str, name: str = "page.html") -> Page:
    """What the gate knows of a page before it opens it."""
    return read_page(name, html.encode())


def sound(content: str = "<p>Text.</p>", name: str = "page") -> str:
    """A page that nothing can be said against, with some content."""
    return SOUND.replace("CONTENT", content).replace("NAME", name)
