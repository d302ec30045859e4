"""Does every way to publish the site send the headers of the one list, and does every page keep to
them?
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, SoupStrainer, Tag

from site_src import headers
from site_src.headers import integrity, matching_rules, meta_policy, read_rules, write_rules
from tests.conftest import PROJECT, Run

DOCS = PROJECT / "docs" / "hosting.md"
FRAME = re.compile(r"[^/]+/embed/frame/.*")
FRAGMENT = re.compile(r"[^/]+/embed/fragment.*")
IMPORT = re.compile(r"""(?:from|import)\s*\(?\s*"(\./[^"]+)\"""")
LOCATION = re.compile(r'^location (?:[~^]+ )?"?([^"\n]*?)"? \{\n(.*?)^\}', re.MULTILINE | re.DOTALL)
NESTED = re.compile(r'^    location ~ "?([^"\n]*?)"? \{\n(.*?)^    \}', re.MULTILINE | re.DOTALL)
# A file of each kind and the headers that it has besides those of every file.
KINDS = {
    "/en/": headers.PAGE,
    "/en/programs/x/": headers.PAGE,
    "/404.html": headers.PAGE,
    "/en/embed/": headers.PAGE,
    "/en/embed/frame/": headers.FRAME,
    "/pt-BR/embed/frame/reporting/": headers.FRAME,
    "/widget/1.0.0/assistance-corner.js": headers.SHARED | headers.RELEASED_CACHE,
    "/widget/data/v1/0123456789abcdef/en.json": headers.SHARED | headers.RELEASED_CACHE,
    "/widget/data/v1/en.json": headers.SHARED | headers.LIVE_CACHE,
    "/widget/dev/assistance-corner.js": headers.SHARED | headers.NO_CACHE,
}


LOADING = SoupStrainer(["head", "script", "link"])  # the elements that these tests ask about


def pages_of(site: Path) -> Iterator[tuple[str, BeautifulSoup]]:
    """Every page of a site: its path and its elements."""
    paths = sorted(site.rglob("*.html"))
    assert len(paths) > 100
    for path in paths:
        name = path.relative_to(site).as_posix()
        if not FRAGMENT.fullmatch(name):
            yield name, BeautifulSoup(path.read_bytes(), "lxml", parse_only=LOADING)


def sent_by_rules(rules: headers.Rules, path: str) -> dict[str, str]:
    """The headers of a path. A host joins the values of two rules, so no name may come twice."""
    sent: dict[str, str] = {}
    for fields in matching_rules(rules, path):
        assert not sent.keys() & fields.keys(), f"{path} gets {sent.keys() & fields.keys()} twice"
        sent |= fields
    return sent


def test_the_rules_give_each_page_its_headers_once(site: Path) -> None:
    rules = read_rules((site / "_headers").read_text(encoding="utf-8"))
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        if FRAGMENT.fullmatch(name) or name.startswith(("en-XA/", "ar-XB/")):
            continue
        expected = headers.EVERY_FILE | (headers.FRAME if FRAME.match(name) else headers.PAGE)
        for address in {f"/{name}", f"/{name}".removesuffix("index.html")}:
            assert sent_by_rules(rules, address) == expected, address


def test_a_header_that_two_rules_give_is_seen() -> None:
    """A test of the test."""
    rules = {"/*": {"A": "1"}, "/:tag/x/*": {"A": "2"}}
    assert sent_by_rules(rules, "/en/y/") == {"A": "1"}
    with pytest.raises(AssertionError, match="twice"):
        sent_by_rules(rules, "/en/x/")


def test_files_for_other_sites_get_their_headers(
    root: Callable[[str], Path], run: Run, tmp_path: Path
) -> None:
    content = root("minimal")
    assert run("release", "1.0.0", "--content", content)[0] == 0
    assert run("snapshot", "--content", content)[0] == 0
    assert run("build", "--content", content, "--out", tmp_path / "dist")[0] == 0
    rules = read_rules((tmp_path / "dist" / "_headers").read_text(encoding="utf-8"))
    released = [path for path, fields in rules.items() if fields == headers.RELEASED_CACHE]
    assert len(released) == 2
    for path in released:
        assert (tmp_path / "dist" / path[1:]).is_file()
        sent = sent_by_rules(rules, path)
        assert sent.items() >= (headers.SHARED | headers.RELEASED_CACHE).items()
    for path in ("/widget/data/v1/en.json", "/widget/data/v1/schema.json"):
        sent = sent_by_rules(rules, path)
        assert sent.items() >= (headers.SHARED | headers.LIVE_CACHE).items()


def test_rules_are_read_as_they_were_written() -> None:
    rules = {"/*": headers.EVERY_FILE, "/:tag/a/*": headers.PAGE, "/x": headers.NO_CACHE}
    assert read_rules(write_rules(rules)) == rules
    assert list(matching_rules(rules, "/en/a/b.html")) == [headers.EVERY_FILE, headers.PAGE]
    assert list(matching_rules(rules, "/en/b/a/")) == [headers.EVERY_FILE]


def test_every_page_carries_its_policy_before_anything_that_it_loads(site: Path) -> None:
    """CSP level 3, 3.3: a meta element does not govern what comes before it."""
    for name, page in pages_of(site):
        metas = page.select('meta[http-equiv="Content-Security-Policy"]')
        policy = headers.FRAME_POLICY if FRAME.match(name) else headers.PAGE_POLICY
        assert [meta["content"] for meta in metas] == [meta_policy(policy)], name
        later = {tag.name for tag in metas[0].find_previous_siblings() if isinstance(tag, Tag)}
        assert later <= {"meta"}, name


def test_a_meta_element_holds_no_directive_that_it_may_not() -> None:
    policy = headers.PAGE_POLICY | {"report-uri": "/x", "sandbox": ""}
    assert not re.search("frame-ancestors|report-uri|sandbox", meta_policy(policy))
    assert "require-trusted-types-for 'script'" in meta_policy(policy)


def loading_elements(page: BeautifulSoup) -> Iterator[Tag]:
    """The scripts, styles and links to modules of a page, also those in a template, which selectors
    do not reach.
    """
    for tag in page.find_all(["script", "link"]):
        relations = tag.get("rel") or []
        if tag.get("src") or "stylesheet" in relations or "modulepreload" in relations:
            yield tag


def faults_of_integrity(site: Path, page: BeautifulSoup, base: str = "/") -> Iterator[str]:
    """The scripts and styles of a page that carry no hash or a wrong one, and the modules that a
    script imports without the page having named their hashes.
    """
    loaded: dict[str, Tag] = {}
    for tag in loading_elements(page):
        address = str(tag.get("src") or tag.get("href"))
        loaded[address] = tag
        data = (site / address.removeprefix(base)).read_bytes()
        if tag.get("integrity") != integrity(data):
            yield f"{address} has not the hash of its bytes"
        if tag.name == "script" and tag.get("type") != "module" and tag.get("crossorigin") is None:
            yield f"{address} is not asked for with CORS, so Integrity-Policy stops it"
    for address in list(loaded):
        folder = address.rpartition("/")[0]
        if address.endswith(".js"):
            text = (site / address.removeprefix(base)).read_text(encoding="utf-8")
            for imported in IMPORT.findall(text):
                if f"{folder}/{imported[2:]}" not in loaded:
                    yield f"{address} imports {imported}, whose hash the page does not name"


def test_every_script_and_style_carries_the_hash_of_its_bytes(site: Path) -> None:
    """Integrity-Policy, Subresource Integrity. A module that is imported gets its hash from a
    modulepreload of the page (HTML standard): the module map asks for no file twice.
    """
    imports = 0
    for name, page in pages_of(site):
        assert list(faults_of_integrity(site, page)) == [], name
        imports += sum(tag.get("rel") == ["modulepreload"] for tag in loading_elements(page))
    assert imports > 10


def test_a_site_below_a_path_of_its_host_carries_hashes_too(
    root: Callable[[str], Path], run: Run, tmp_path: Path
) -> None:
    assert run("build", "--content", root("french"), "--out", tmp_path / "dist")[0] == 0
    for path in ("fr/search/index.html", "ar/embed/index.html", "de/offices/index.html"):
        page = BeautifulSoup((tmp_path / "dist" / path).read_bytes(), "lxml")
        assert list(loading_elements(page))
        assert list(faults_of_integrity(tmp_path / "dist", page, "/annuaire/")) == [], path


@pytest.mark.parametrize(
    ("page", "fault"),
    [
        ('<script type="module" src="/a.js"></script>', "has not the hash"),
        ('<link rel="stylesheet" href="/a.js" integrity="sha384-x">', "has not the hash"),
        ('<script src="/a.js" integrity="HASH"></script>', "not asked for with CORS"),
        ('<script type="module" src="/a.js" integrity="HASH"></script>', "imports ./b.js"),
    ],
)
def test_a_script_without_its_hash_is_seen(tmp_path: Path, page: str, fault: str) -> None:
    data = b'import { b } from "./b.js";'
    (tmp_path / "a.js").write_bytes(data)
    html = BeautifulSoup(page.replace("HASH", integrity(data)), "lxml")
    assert any(fault in found for found in faults_of_integrity(tmp_path, html))


def blocks(text: str, language: str) -> list[str]:
    """The code blocks of a Markdown text in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def nginx_headers(text: str, path: str) -> dict[str, str]:
    """What nginx sends for a path by the recipe: the innermost location that fits, with the files
    that it includes (nginx manual, `location` and `add_header`).
    """
    recipe, site_file, widget_file = blocks(text, "nginx")
    recipe = recipe.replace("include site-headers.conf;", site_file)
    recipe = recipe.replace("include widget-headers.conf;", widget_file)
    chosen = ""
    for pattern, body in LOCATION.findall(recipe):
        if pattern == "/" and not chosen:
            chosen = body  # the shortest prefix: any other location goes before it
        elif pattern != "/" and re.match(pattern, path):
            chosen = body
    for pattern, body in NESTED.findall(chosen):
        if re.match(pattern, path):
            chosen = body
            break
    direct = NESTED.sub("", chosen)
    return dict(re.findall(r'add_header (\S+) "(.*)"(?: always)?;', direct))


def apache_headers(text: str, path: str) -> dict[str, str]:
    """What Apache sends for a path by the recipe: each section that fits, in their order."""
    [recipe] = blocks(text, "apache")
    sent: dict[str, str] = {}
    applies = True
    for line in recipe.splitlines():
        if section := re.fullmatch(r'<LocationMatch "(.*)">', line):
            applies = re.match(section[1], path) is not None
        elif line == "</LocationMatch>":
            applies = True
        elif applies and (field := re.search(r'Header (?:always )?set (\S+) "(.*)"', line)):
            sent[field[1]] = field[2]
        elif applies and (field := re.search(r"Header (?:always )?unset (\S+)", line)):
            sent.pop(field[1], None)
    return sent


@pytest.mark.parametrize("recipe", [nginx_headers, apache_headers])
@pytest.mark.parametrize("path", KINDS)
def test_the_recipes_for_web_servers_send_the_same(
    recipe: Callable[[str, str], dict[str, str]], path: str
) -> None:
    text = DOCS.read_text(encoding="utf-8")
    assert recipe(text, path) == headers.EVERY_FILE | KINDS[path]


def test_the_table_of_the_documentation_is_the_list() -> None:
    rows = re.findall(r"^\| (.*?) \| (`.*`) \|$", DOCS.read_text(encoding="utf-8"), re.MULTILINE)
    documented = [dict(re.findall(r"`([A-Za-z-]+): (.*?)`(?:, |$)", cell)) for _, cell in rows]
    assert documented == [
        headers.EVERY_FILE,
        headers.PAGE,
        headers.FRAME,
        headers.SHARED,
        headers.RELEASED_CACHE,
        headers.LIVE_CACHE,
        headers.NO_CACHE,
    ]
