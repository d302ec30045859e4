"""Which words of a template are outside a message? Template text -> (line, where, words);
nobody could translate them.

Text nodes and the attributes that are spoken or shown are read. What Jinja puts in does not count
as a word, but a text inside an expression itself does: `{{ "Yes" if x else "No" }}`. Content of an
element with a constant `lang` is a quotation.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from html.parser import HTMLParser

from jinja2 import Environment, nodes

ATTRIBUTES = {
    "aria-label", "aria-description", "aria-roledescription", "aria-placeholder", "aria-valuetext",
    "title", "alt", "placeholder", "label",
}  # fmt: skip
EXEMPT = {"script", "style", "code", "kbd", "samp", "bdi"}
VOID = {  # HTML, 13.1.2
    "area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
}  # fmt: skip
BUTTONS = {"submit", "reset", "button"}
SPOKEN_META = {"description", "og:title", "og:description", "twitter:title", "twitter:description"}
FUNCTIONS = {"t": 2, "ta": 2, "tn": 3}  # how many of the first arguments make the message
OPENING, CLOSING = ("(", "[", "{"), (")", "]", "}")
VALUE = "\ue000"

LiteralWords = tuple[int, str, str]  # line, "text" or the attribute, the words


def literal_words(text: str, environment: Environment) -> list[LiteralWords]:
    """The words outside a message in a template. Raises TemplateSyntaxError."""
    collector = WordCollector()
    collector.feed(without_jinja(text, environment))
    collector.close()
    return collector.words


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
        if kind == "string" and inside == "variable_begin" and depth == 0:
            pieces.append(str(ast.literal_eval(value)))
        elif kind == "variable_end":
            pieces.append(VALUE)
        pieces.append(lines)
    return "".join(pieces)


class WordCollector(HTMLParser):
    """Collects the words that a page would show or speak."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[LiteralWords] = []
        self.exempt: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Read the attributes; remember an element whose text is not a message by design."""
        values = {name: value or "" for name, value in attributes}
        is_quotation = tag != "html" and has_constant_language(values)
        if self.exempt:
            if tag == self.exempt[-1]:
                self.exempt.append(tag)
        elif (tag in EXEMPT or is_quotation) and tag not in VOID:
            self.exempt.append(tag)
        if not is_quotation:
            self.read_attributes(tag, values)

    def read_attributes(self, tag: str, values: dict[str, str]) -> None:
        """Collect the words of the attributes that are spoken or shown."""
        start = self.get_starttag_text() or ""
        for name, value in values.items():
            if is_spoken(tag, name, values) and has_word(value):
                before = start[: max(0, start.lower().find(f"{name}="))]
                line = self.getpos()[0] + before.count("\n")
                self.words.append((line, name, abridged(value)))

    def handle_endtag(self, tag: str) -> None:
        """Forget an element of exempt text."""
        if self.exempt and tag == self.exempt[-1]:
            self.exempt.pop()

    def handle_data(self, data: str) -> None:
        """A text node."""
        if self.exempt or not has_word(data):
            return
        first_letter = next(i for i, sign in enumerate(data) if sign.isalpha())
        line = self.getpos()[0] + data.count("\n", 0, first_letter)
        self.words.append((line, "text", abridged(data)))


def has_constant_language(attributes: dict[str, str]) -> bool:
    """True if an element names its language, and not by a value."""
    language = attributes.get("lang", "")
    return bool(language) and VALUE not in language


def is_spoken(tag: str, name: str, attributes: dict[str, str]) -> bool:
    """True for an attribute that readers see or hear."""
    if name == "value":
        return tag == "input" and attributes.get("type") in BUTTONS
    if name == "content":
        return tag == "meta" and attributes.get("name", attributes.get("property")) in SPOKEN_META
    return name in ATTRIBUTES


def has_word(text: str) -> bool:
    """True if a text has a letter of any script."""
    return any(sign.isalpha() for sign in text)


def abridged(text: str) -> str:
    """A text as a problem quotes it: one line, not long."""
    line = " ".join(text.replace(VALUE, "…").split())
    return line if len(line) <= 60 else f"{line[:59]}…"


def unreadable_calls(text: str, environment: Environment) -> Iterator[tuple[int, str]]:
    """The calls of t, ta and tn whose message is not plain text, which extraction would pass over:
    line, function.
    """
    for call in environment.parse(text).find_all(nodes.Call):
        if not isinstance(call.node, nodes.Name) or call.node.name not in FUNCTIONS:
            continue
        count = FUNCTIONS[call.node.name]
        arguments = call.args[:count]
        if len(arguments) < count or not all(is_template_string(one) for one in arguments):
            yield call.lineno, call.node.name


def is_template_string(argument: nodes.Expr) -> bool:
    """True for a string that is written out in a template."""
    return isinstance(argument, nodes.Const) and isinstance(argument.value, str)


def unreadable_python_calls(text: str) -> Iterator[tuple[int, str]]:
    """The same for Python, where `word` is a function too and the functions may be those of an
    object.
    """
    for call in ast.walk(ast.parse(text)):
        if not isinstance(call, ast.Call):
            continue
        name = function_name(call)
        arguments = call.args[: FUNCTIONS.get(name, 2)]
        is_message = name == "word" or name in FUNCTIONS
        if is_message and not all(is_python_string(one) for one in arguments):
            yield call.lineno, name


def function_name(call: ast.Call) -> str:
    """The last name of what is called, "" if it has none."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def is_python_string(argument: ast.expr) -> bool:
    """True for a string that is written out in Python."""
    return isinstance(argument, ast.Constant) and isinstance(argument.value, str)
