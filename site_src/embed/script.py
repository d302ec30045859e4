"""Which bytes does a browser load? The script of `widget/` with one site's address and languages.

It is written as a module, with what it shares imported, and becomes one classic script here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path

from site_src.problems import WrongUse, missing_extra

WIDGET = Path(__file__).resolve().parents[2] / "widget"
FILE = "assistance-corner.js"
SETTINGS = re.compile(r"^const SITE = \{.*\};$", re.MULTILINE)
IMPORT = re.compile(r'^import \{[^}]*\} from "(.+)";$', re.MULTILINE)
EXPORT = re.compile(r"^export (?=function )", re.MULTILINE)
STYLE = re.compile(r"(?<=const STYLE = `)[^`$]*(?=`;)")


def script_for(base_url: str, tags: Iterable[str]) -> str:
    """The readable script of the site at an address, in these languages, the source first."""
    site = {"home": base_url, "tags": list(tags)}
    source = (WIDGET / FILE).read_text(encoding="utf-8")
    filled = replace_once(SETTINGS, lambda _: f"const SITE = {json.dumps(site)};", source)
    whole = replace_once(IMPORT, lambda line: imported_text(line[1]), filled)
    return f"(() => {{\n{whole}}})();\n"


def replace_once(
    pattern: re.Pattern[str], replacement: Callable[[re.Match[str]], str], source: str
) -> str:
    """The widget's source with the only match of a pattern replaced. Raises WrongUse for any other
    number of matches.
    """
    text, count = pattern.subn(replacement, source)
    if count != 1:
        where = f'"{WIDGET / FILE}" matches {pattern.pattern} {count} times'
        raise WrongUse(f"{where}: it must match exactly once")
    return text


def imported_text(name: str) -> str:
    """The text of a module that the widget imports, without its exports."""
    return EXPORT.sub("", (WIDGET / name).read_text(encoding="utf-8"))


def minified(script: str) -> bytes:
    """The script as it is released: no comments, short names. Raises WrongUse without a minifier.

    It is ASCII: a browser reads a script without a charset in the encoding of the page (HTML
    standard, "fetch a classic script").
    """
    try:
        import minify  # the extra `release`: only who makes a release needs it
    except ModuleNotFoundError as error:
        raise missing_extra(error, "release") from None
    small = STYLE.sub(lambda style: minify.string("text/css", style[0]), script)
    script = minify.string("application/javascript", small)
    return (re.sub(r"[^\x00-\x7f]", lambda m: f"\\u{ord(m[0]):04x}", script) + "\n").encode("ascii")
