"""What does a preview add to a page? The bar with counts and problems, the data of the messages,
styles and scripts.

The words here are for translators, like those of the command line, in the language that messages
are written in; they are in no catalog. Everything is in this folder, and none of it reaches a
built page.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from site_src.catalogs.locales import HOME, Language, read_locales
from site_src.html import Html
from site_src.workbench.preview.marks import ShownMessage
from site_src.workbench.preview.spans import AnnotatedPage, kind_of

FOLDER = Path(__file__).parent
FindPlace = Callable[[ShownMessage], tuple[str, int]]  # file and line of a translation
BODY = re.compile(r"<body[^>]*>")
ENVIRONMENT = Environment(
    loader=FileSystemLoader(str(FOLDER / "templates")),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


@dataclass(frozen=True, slots=True)
class Bar:
    """What the bar shows: the language (None for a built site), the problems, the version of the
    page, the seconds that it took to make.
    """

    language: Language | None
    problems: Sequence[object]
    version: str
    seconds: float


def with_bar(
    page: AnnotatedPage, messages: Sequence[ShownMessage], find_place: FindPlace, bar: Bar
) -> bytes:
    """The bytes of a page with the bar above it, and the panel and the data of its messages below
    it.
    """
    numbers = sorted({*page.placed, *page.unplaced})
    counts = Counter(kind_of(messages[number]) for number in numbers)
    unplaced = []
    for number in sorted(page.unplaced):
        message = messages[number]
        unplaced.append((number, message.context, kind_of(message)))
    values = {
        "bar": bar,
        "counts": [(kind, counts[kind]) for kind in ("draft", "stale", "missing", "reviewed")],
        "unplaced": unplaced,
        "data": safe_json({n: message_data(messages[n], find_place) for n in numbers}),
    }
    return insert_templates(page.html, values)


def with_problems(html: str, problems: Sequence[object], version: str) -> bytes:
    """The bytes of a page that renews itself, with problems above it."""
    bar = Bar(None, problems, version, 0.0)
    return insert_templates(html, {"bar": bar, "counts": [], "unplaced": [], "data": None})


def page_of_problems(problems: Sequence[object], version: str) -> bytes:
    """A page that shows only problems, as long as there is no good page yet."""
    html = ENVIRONMENT.get_template("empty.html").render(words=language_of_tools())
    return with_problems(html, problems, version)


@cache
def language_of_tools() -> Language:
    """The language in which this project's messages, and so the words of its tools, are written."""
    locales = read_locales(HOME / "locales.yaml")
    return next(language for language in locales.locales if language.tag == locales.interface)


def insert_templates(html: str, values: dict[str, object]) -> bytes:
    """A page with the templates of this folder inserted at the end of its head and at the start
    and the end of its body.
    """
    values = values | {"words": language_of_tools()}
    head = ENVIRONMENT.get_template("head.html").render(values)
    above = ENVIRONMENT.get_template("above.html").render(values)
    below = ENVIRONMENT.get_template("below.html").render(values)
    body = BODY.search(html)
    start = body.end() if body else 0
    end = html.rfind("</body>")
    if end < 0:
        end = len(html)
    whole = f"{html[:start]}\n{above}{html[start:end]}{below}{html[end:]}"
    return whole.replace("</head>", f"{head}</head>", 1).encode()


def message_data(message: ShownMessage, find_place: FindPlace) -> dict[str, object]:
    """What the panel shows of a message."""
    file, line = find_place(message) if message.translatable else ("", 0)
    return {
        "context": message.context,
        "source": message.msgid,
        "plural": message.plural,
        "lang": message.home.tag,
        "dir": message.home.direction,
        "kind": kind_of(message),
        "state": message.state,
        "place": f"{file}:{line}" if line else file,
        "line": line,
    }


def safe_json(value: object) -> Markup:
    """JSON in which no text can end the script element around it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Html(text.replace("<", "\\u003c"))
