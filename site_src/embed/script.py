"""Which bytes does a browser load? The script of `widget/`, with the address, link origins and
languages of one site written in.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

from site_src.problems import WrongUse, missing_extra

WIDGET = Path(__file__).resolve().parents[2] / "widget"
FILE = "assistance-corner.js"
SETTINGS = re.compile(r"^  const SITE = \{.*\};$", re.MULTILINE)
STYLE = re.compile(r"(?<=const STYLE = `)[^`$]*(?=`;)")


def script_for(base_url: str, tags: Iterable[str]) -> str:
    """The readable script of a site: where its data is, the origins that a link may have, its
    languages, the source first.
    """
    address = urlsplit(base_url)
    site = {
        "home": base_url,
        "origins": [f"{address.scheme}://{address.netloc}"],
        "tags": list(tags),
    }
    source = (WIDGET / FILE).read_text(encoding="utf-8")
    filled, count = SETTINGS.subn(lambda _: f"  const SITE = {json.dumps(site)};", source)
    if count != 1:
        raise WrongUse(
            f'"{WIDGET / FILE}" has {count} lines "const SITE = {{…}};" for the settings: '
            "it needs one"
        )
    return filled


def minified(script: str) -> bytes:
    """The script as it is released: without comments, with short names. Raises WrongUse if the
    minifier is not installed.

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
