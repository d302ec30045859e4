"""Can a message carry anything into a page but emphasis, strong text, safe links and the values
it names?
"""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from site_src.catalogs.markup import inline_html, is_marked, markdown_html, plain_text

VALUES = {
    "tip_line": Markup(
        '<a class="tel" href="tel:+18665550100"><bdi dir="ltr">866-555-0100</bdi></a>'
    )
}
PLAIN = {"tip_line": "866-555-0100"}


def resolve(target: str) -> str:
    """An address that shows what was asked for."""
    return (
        f"/es/{target.partition(':')[2]}/" if target.startswith(("program:", "page:")) else target
    )


def html_of(text: str) -> str:
    """The HTML of a message."""
    return str(inline_html(text, resolve, VALUES))


CASES = {
    "nothing": ("Jail & court", "Jail &amp; court"),
    "emphasis": ("*a* and **b**", "<em>a</em> and <strong>b</strong>"),
    "underscores": ("_a_ snake_case", "<em>a</em> snake_case"),
    "program-link": ("[it](program:section-287g)", '<a href="/es/section-287g/">it</a>'),
    "page-link": ("[it](page:foia)", '<a href="/es/foia/">it</a>'),
    "web-link": (
        "[it](https://example.org/?a=1&b=2)",
        '<a href="https://example.org/?a=1&amp;b=2">it</a>',
    ),
    "link-title-is-dropped": ('[it](page:foia "a {tip_line}")', '<a href="/es/foia/">it</a>'),
    "tags-are-text": ("<b>a</b> *c*", "&lt;b&gt;a&lt;/b&gt; <em>c</em>"),
    "tags-without-markdown-are-text": ("<script>a</script>", "&lt;script&gt;a&lt;/script&gt;"),
    "entities-are-text": ("&lt; *a*", "&amp;lt; <em>a</em>"),
    "placeholder": ("Call {tip_line}.", f"Call {VALUES['tip_line']}."),
    "placeholder-in-markdown": ("*Call* {tip_line}.", f"<em>Call</em> {VALUES['tip_line']}."),
    "unknown-placeholder-stays": ("Call {no_line}.", "Call {no_line}."),
    "placeholder-in-an-address-is-no-value": (
        "[a](https://x.org/{tip_line})",
        '<a href="https://x.org/%7Btip_line%7D">a</a>',
    ),
    "escaped-mark": (r"\*a\*", "*a*"),
    "line-end-with-backslash": ("*a*\\\nb", "<em>a</em>\nb"),
    "no-headings-lists-code-images": (
        "# a\n- b `c` ![d](https://x.org/e)",
        '# a\n- b `c` !<a href="https://x.org/e">d</a>',
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_inline_markdown_becomes_html(name: str) -> None:
    """Only emphasis, strong and links are Markdown here; everything else is text."""
    text, expected = CASES[name]
    assert html_of(text) == expected


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,a",
        "vbscript:a",
        "//evil.org",
        "/es/",
        "file:///etc",
        "tel:1",
        "#a",
        "",
    ],
)
def test_other_links_are_not_links(target: str) -> None:
    """A catalog cannot carry a script, nor lead anywhere but to a program, a page or the web."""
    assert "<" not in html_of(f"[it]({target})")


@pytest.mark.parametrize(
    "target", ['https://x.org/"onclick=a', 'page:a"><script>', "program:a'b", "https://x.org/<b>"]
)
def test_an_address_cannot_leave_its_attribute(target: str) -> None:
    assert offences(html_of(f"[it]({target})")) == []


class Tags(HTMLParser):
    """Collects what is not allowed."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        safe = all(
            name == "href" and re.match(r"(https?:|/es/)", value or "", re.IGNORECASE)
            for name, value in attrs
        )
        if tag not in ("em", "strong", "a") or not (safe if tag == "a" else not attrs):
            self.found.append(f"<{tag} {attrs}>")

    def handle_comment(self, data: str) -> None:
        self.found.append(f"<!--{data}")

    def handle_decl(self, decl: str) -> None:
        self.found.append(f"<!{decl}")

    def unknown_decl(self, data: str) -> None:
        self.found.append(f"<![{data}")

    def handle_pi(self, data: str) -> None:
        self.found.append(f"<?{data}")


def offences(made: str) -> list[str]:
    """The tags and attributes of some HTML that a message must never make, apart from the values
    it names.
    """
    tags = Tags()
    tags.feed(made.replace(str(VALUES["tip_line"]), "VALUE"))
    tags.close()
    return tags.found


PIECES = st.sampled_from([
    "*", "**", "_", "[", "](", ")", "](page:a", "](https://x.org/",
    "](javascript:a", "<b>", "<script>", "</a>", "<!--", "-->", "<", ">",
    '"', "'", "&", "&#60;", "{tip_line}", "{other}", "{", "}",
    "\\", "\n", "`", "!", " ", "a", "ñ", "سجن", 'onclick="a"', "]: https://x.org",
])  # fmt: skip
MESSAGES = st.lists(PIECES, max_size=14).map("".join) | st.text(max_size=40)


@settings(max_examples=600, deadline=None)
@given(MESSAGES)
def test_no_message_makes_any_other_tag(text: str) -> None:
    """HTML in a message is escaped, so a catalog cannot carry a tag, an attribute or a script."""
    assert offences(html_of(text)) == []


@pytest.mark.parametrize(
    "made",
    [
        "<b>a</b>",
        '<a href="javascript:a">',
        '<a onclick="a">',
        "<em class='a'>",
        "<!--a-->",
        "<script>",
        "<?a>",
        "<!a>",
        '<a href="/es/" title="a">',
    ],
)
def test_another_tag_is_noticed(made: str) -> None:
    """The smallest bad cases of the property above."""
    assert len(offences(made)) == 1


@settings(max_examples=600, deadline=None)
@given(MESSAGES.filter(lambda text: "\0" not in text and "\r" not in text))
def test_the_short_cut_for_texts_without_markdown_is_none(text: str) -> None:
    """What is not taken for Markdown would come out of the Markdown parser as the same text."""
    if not is_marked(text):
        assert html.unescape(
            html_of(text).replace(str(VALUES["tip_line"]), "{tip_line}")
        ) == html.unescape(markdown_html(text, resolve))


def test_plain_text_has_neither_marks_nor_escapes() -> None:
    """For titles, descriptions and data."""
    assert (
        plain_text("*Call* [us](page:a) & {tip_line} {other}", PLAIN)
        == "Call us & 866-555-0100 {other}"
    )
    assert plain_text("<b> {tip_line}", PLAIN) == "<b> 866-555-0100"
    assert plain_text("*a*\\\nb", PLAIN) == "a\nb"
