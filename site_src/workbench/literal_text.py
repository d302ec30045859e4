"""Which words of a template stand outside a message? Template text -> (line, where, words);
nobody could translate them.

Looked at are text nodes and the attributes that are spoken or shown. What Jinja puts in counts as
no word, but a text that stands in an expression itself does: `{{ "Yes" if x else "No" }}`.
Content of an element with a constant `lang` is a quotation.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from html.parser import HTMLParser

from jinja2 import Environment, nodes

ATTRIBUTES = {
    "aria-label",
    "aria-description",
    "aria-roledescription",
    "aria-placeholder",
    "aria-valuetext",
    "title",
    "alt",
    "placeholder",
    "label",
}
EXEMPT = {"script", "style", "code", "kbd", "samp", "bdi"}
VOID = {
    "area",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "track",
    "wbr",
}  # HTML, 13.1.2
BUTTONS = {"submit", "reset", "button"}
SPOKEN_META = {"description", "og:title", "og:description", "twitter:title", "twitter:description"}
FUNCTIONS = {"t": 2, "ta": 2, "tn": 3}  # how many of the first arguments make the message
OPENING, CLOSING = ("(", "[", "{"), (")", "]", "}")
VALUE = "\ue000"

Finding = tuple[int, str, str]


def literal_words(text: str, environment: Environment) -> list[Finding]:
    """The words outside a message in a template, each with its line and "text" or the attribute.
    Raises TemplateSyntaxError.
    """
    reader = Reader()
    reader.feed(without_jinja(text, environment))
    reader.close()
    return reader.found


def without_jinja(text: str, environment: Environment) -> str:
    """The HTML of a template with the same lines: a mark for each value, nothing for statements
    and comments.
    """
    pieces: list[str] = []
    depth, inside = 0, ""
    for _, kind, value in environment.lex(text):
        lines = "\n" * value.count("\n")
        if kind == "data":
            pieces.append(value)
            continue
        if kind in ("variable_begin", "block_begin"):
            depth, inside = 0, kind
        elif kind == "operator":
            depth += (value in OPENING) - (value in CLOSING)
        is_text = kind == "string" and inside == "variable_begin" and depth == 0
        pieces.append(
            str(ast.literal_eval(value)) + lines
            if is_text
            else VALUE + lines
            if kind == "variable_end"
            else lines
        )
    return "".join(pieces)


class Reader(HTMLParser):
    """Collects the words that a page would show or speak."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Finding] = []
        self.exempt: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Look at the attributes; remember an element whose text is no message by design."""
        values = {name: value or "" for name, value in attributes}
        quoted = tag != "html" and bool(values.get("lang")) and VALUE not in values["lang"]
        if self.exempt:
            if tag == self.exempt[-1]:
                self.exempt.append(tag)
        elif (tag in EXEMPT or quoted) and tag not in VOID:
            self.exempt.append(tag)
        if quoted:
            return
        line = self.getpos()[0]
        start = self.get_starttag_text() or ""
        for name, value in values.items():
            spoken = name in ATTRIBUTES or (
                name == "value" and tag == "input" and values.get("type") in BUTTONS
            )
            spoken |= (
                name == "content"
                and tag == "meta"
                and values.get("name", values.get("property")) in SPOKEN_META
            )
            if spoken and has_word(value):
                before = start[: max(0, start.lower().find(f"{name}="))]
                self.found.append((line + before.count("\n"), name, shown(value)))

    def handle_endtag(self, tag: str) -> None:
        """Forget an element of exempt text."""
        if self.exempt and tag == self.exempt[-1]:
            self.exempt.pop()

    def handle_data(self, data: str) -> None:
        """A text node."""
        if not self.exempt and has_word(data):
            before = data[: next(i for i, sign in enumerate(data) if sign.isalpha())]
            self.found.append((self.getpos()[0] + before.count("\n"), "text", shown(data)))


def has_word(text: str) -> bool:
    """True if a text has a letter of any script."""
    return any(sign.isalpha() for sign in text)


def shown(text: str) -> str:
    """A text as a problem quotes it: one line, not long."""
    line = " ".join(text.replace(VALUE, "…").split())
    return line if len(line) <= 60 else f"{line[:59]}…"


def unreadable_calls(text: str, environment: Environment) -> Iterator[tuple[int, str]]:
    """The calls of t, ta and tn whose message is no plain text, which extraction would pass over:
    line, function.
    """
    for call in environment.parse(text).find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in FUNCTIONS:
            parts = call.args[: FUNCTIONS[call.node.name]]
            plain = all(
                isinstance(part, nodes.Const) and isinstance(part.value, str) for part in parts
            )
            if not plain or len(parts) < FUNCTIONS[call.node.name]:
                yield call.lineno, call.node.name


def unreadable_python_calls(text: str) -> Iterator[tuple[int, str]]:
    """The same for Python, where `word` is a function too and the functions may be those of an
    object.
    """
    for call in ast.walk(ast.parse(text)):
        if not isinstance(call, ast.Call):
            continue
        name = (
            call.func.attr
            if isinstance(call.func, ast.Attribute)
            else call.func.id
            if isinstance(call.func, ast.Name)
            else ""
        )
        parts = call.args[: FUNCTIONS.get(name, 2)]
        if name in {*FUNCTIONS, "word"} and not all(
            isinstance(part, ast.Constant) and isinstance(part.value, str) for part in parts
        ):
            yield call.lineno, name
