"""What stands on a previewed page besides the page? The bar with counts and problems, the data of
its messages, styles and scripts.

The words here are for translators, as those of the command line, in the language that messages
are written in; they are in no catalog. Everything lies in this folder and reaches no built page.
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
from site_src.workbench.preview.marks import Message
from site_src.workbench.preview.spans import Shown, kind_of

FOLDER = Path(__file__).parent
Places = Callable[[Message], tuple[str, int]]
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
    """What the bar tells: the language shown (None for a built site), the problems, the version,
    the seconds that this took.
    """

    language: Language | None
    problems: Sequence[object]
    version: str
    seconds: float


def with_bar(shown: Shown, messages: Sequence[Message], places: Places, bar: Bar) -> bytes:
    """The bytes of a page with the bar above it and the panel and the data of its messages below
    it.
    """
    numbers = sorted({*shown.placed, *shown.unplaced})
    counts = Counter(kind_of(messages[n]) for n in numbers)
    values = {
        "bar": bar,
        "counts": [(kind, counts[kind]) for kind in ("draft", "stale", "missing", "reviewed")],
        "unplaced": [
            (n, messages[n].context, kind_of(messages[n])) for n in sorted(shown.unplaced)
        ],
        "data": safe_json({n: described(messages[n], places) for n in numbers}),
    }
    return inserted(shown.html, values)


def with_problems(html: str, problems: Sequence[object], version: str) -> bytes:
    """The bytes of a page that renews itself, with problems above it."""
    return inserted(
        html, {"bar": Bar(None, problems, version, 0.0), "counts": [], "unplaced": [], "data": None}
    )


def page_of_problems(problems: Sequence[object], version: str) -> bytes:
    """A page that holds nothing but problems, where no good page is known yet."""
    return with_problems(
        ENVIRONMENT.get_template("empty.html").render(words=words_of_tools()), problems, version
    )


@cache
def words_of_tools() -> Language:
    """The language in which this project's messages are written, and so its tools speak."""
    read = read_locales(HOME / "locales.yaml")
    return next(language for language in read.locales if language.tag == read.interface)


def inserted(html: str, values: dict[str, object]) -> bytes:
    """A page with the templates of this folder put into its head, after the start and before the
    end of its body.
    """
    head, above, below = (
        ENVIRONMENT.get_template(f"{name}.html").render(values | {"words": words_of_tools()})
        for name in ("head", "above", "below")
    )
    body = BODY.search(html)
    start = body.end() if body else 0
    end = html.rfind("</body>")
    end = end if end >= 0 else len(html)
    whole = f"{html[:start]}\n{above}{html[start:end]}{below}{html[end:]}"
    return whole.replace("</head>", f"{head}</head>", 1).encode()


def described(message: Message, places: Places) -> dict[str, object]:
    """What the panel says about a message."""
    file, line = places(message) if message.translatable else ("", 0)
    return {
        "context": message.context,
        "source": message.msgid,
        "plural": message.plural,
        "lang": message.home.tag,
        "dir": message.home.direction,
        "kind": kind_of(message),
        "state": message.state,
        "place": (f"{file}:{line}" if line else file),
        "line": line,
    }


def safe_json(value: object) -> Markup:
    """JSON that no text in it can end as a script element does."""
    return Html(
        json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    )
