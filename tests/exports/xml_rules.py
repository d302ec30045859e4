"""How is an XML export judged? RELAX NG and XML Schema by libxml2, and the Schematron rules that
the Atom schema carries.
"""

from __future__ import annotations

from lxml import etree

from tests.conftest import PROJECT

FIXTURES = PROJECT / "tests" / "fixtures"
NAMES = {"atom": "http://www.w3.org/2005/Atom", "s": "http://www.ascc.net/xml/schematron"}
GRAMMAR = etree.parse(FIXTURES / "atom" / "atom.rng")
ATOM = etree.RelaxNG(GRAMMAR)
SITEMAP, INDEX = (
    etree.XMLSchema(etree.parse(FIXTURES / "sitemap-0.9" / f"{name}.xsd"))
    for name in ("alternates", "sitemapindex")
)
RULES = [
    (rule.get("context"), rule[0].get("test"), " ".join(rule[0].text.split()))
    for rule in GRAMMAR.iterfind(".//s:rule", NAMES)
]


def schema_faults(schema: etree.RelaxNG | etree.XMLSchema, text: bytes) -> list[str]:
    """What a schema has against a document: line and message."""
    schema.validate(etree.fromstring(text).getroottree())
    return [f"{entry.line}: {entry.message}" for entry in schema.error_log]


def atom_faults(text: bytes) -> list[str]:
    """What RFC 4287, Appendix B, has against a feed: its grammar, then its three assertions."""
    feed = etree.fromstring(text)
    broken = [
        f"{node.sourceline}: {says}"
        for context, test, says in RULES
        for node in feed.xpath(f"//{context}", namespaces=NAMES)
        if not holds(node, test)
    ]
    return schema_faults(ATOM, text) + broken


def holds(node: etree._Element, test: str) -> bool:
    """True if an XPath test of Schematron is true at an element."""
    return bool(node.xpath(f"boolean({test})", namespaces=NAMES))
