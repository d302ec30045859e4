"""Is the page for webmasters true without scripts: lines, settings, policy, versions, for a site
with releases and one without?
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup

from site_src.embed.script import FILE, WIDGET
from site_src.headers import integrity, matching_rules, read_rules
from tests.conftest import PROJECT, Run
from tests.embed.hosts import Published

Root = Callable[[str], Path]
TAGS = ("en", "es", "ar", "en-XA", "ar-XB")


def page_of(site: Path, tag: str = "en") -> BeautifulSoup:
    """The page of a built site."""
    return BeautifulSoup((site / tag / "embed" / "index.html").read_bytes(), "html.parser")


def code(page: BeautifulSoup, name: str) -> str:
    """Lines to copy."""
    [found] = page.select(f"#embed-{name}")
    return found.get_text()


def test_without_a_release_the_page_says_so_and_gives_the_script_for_trying_out(
    root: Root, run: Run, tmp_path: Path
) -> None:
    assert run("build", "--content", root("minimal"), "--out", tmp_path / "dist")[0] == 0
    page = page_of(tmp_path / "dist")
    script, div = code(page, "lines").splitlines()
    assert (
        script
        == '<script async src="https://little.example/widget/dev/assistance-corner.js"></script>'
    )
    assert div == (
        '<div data-assistance-corner data-lang="en">'
        '<a href="https://little.example/en/">Little Directory</a></div>'
    )
    [warning] = [
        p
        for p in page.select("section:has(#embed-lines) > p")
        if "No version is released yet" in p.get_text()
    ]
    assert warning.find_previous("pre") == page.select("pre:has(#embed-lines)")[0], (
        "it stands right below the lines that it is about"
    )
    assert not page.select("#embed-versions")
    assert "Versions" not in [heading.get_text() for heading in page.select("h2")]
    assert (tmp_path / "dist" / "widget" / "dev" / FILE).is_file()


@pytest.mark.parametrize("tag", TAGS)
def test_with_releases_the_lines_take_the_newest_and_the_table_has_each_with_day_and_hash(
    published: Published, tag: str
) -> None:
    """1.10.0 comes after 1.9.0, though not as a text."""
    page = page_of(published.folder, tag)
    rows = page.select("table:has(#embed-versions) tbody tr")
    versions = [row.th.get_text() for row in rows if row.th]
    assert versions == ["1.10.0", "1.9.0"]
    hashes = []
    for row, version in zip(rows, versions, strict=True):
        data = (published.folder / "widget" / version / FILE).read_bytes()
        hashes.append(row.select("code")[0].get_text())
        assert hashes[-1] == integrity(data)
        assert str(row.a["href"] if row.a else "") == f"/widget/{version}/{FILE}"
        assert row.select("td")[0].get_text().strip()
    script = code(page, "lines").splitlines()[0]
    assert script == (
        f'<script async src="{published.address}widget/1.10.0/{FILE}" '
        f'integrity="{hashes[0]}" crossorigin="anonymous"></script>'
    )
    if tag == "en":
        assert "October 5, 2026" in rows[0].get_text()
        assert "No version" not in page.get_text()


def test_the_table_has_every_attribute_of_the_script_in_both_forms(site: Path) -> None:
    source = (WIDGET / FILE).read_text(encoding="utf-8")
    options = re.search(r"const OPTIONS = \[(.*?)\]", source, re.DOTALL)
    assert options
    wanted = {"lang", "data-integrity", *re.findall(r'"([a-z-]+)"', options[1])}
    assert len(wanted) == 13
    rows = page_of(site).select("table:has(#embed-attributes) tbody tr")
    shown = [[cell.get_text() for cell in row.select("td")[:2]] for row in rows]
    assert {element for _, element in shown} == wanted
    assert all(
        div == (element if element.startswith("data-") else f"data-{element}")
        for div, element in shown
    )
    readme = (PROJECT / "widget" / "README.md").read_text(encoding="utf-8")
    assert all(f"| `{element}` | `{div}` |" in readme for div, element in shown)


def test_the_form_has_every_attribute_too(site: Path) -> None:
    page = page_of(site)
    in_form = {str(f["data-attribute"]) for f in page.select("[data-attribute]")} | {
        str(f["data-facet"]) for f in page.select("[data-facet]")
    }
    rows = page.select("table:has(#embed-attributes) tbody tr")
    assert in_form | {"filter"} == {row.select("td")[1].get_text() for row in rows}
    assert page.select("#embed-filter")


def test_each_value_of_the_form_chooses_some_program_of_the_widget(site: Path) -> None:
    data = json.loads((site / "widget" / "data" / "v1" / "en.json").read_bytes())
    used = {("kind", p["kind"]) for p in data["programs"]}
    used |= {
        (kind, ident)
        for p in data["programs"]
        for kind in ("section", "audience")
        for ident in p[f"{kind}s"]
    }
    shown = {
        (str(box["data-facet"]), str(box["value"])) for box in page_of(site).select("[data-facet]")
    }
    assert shown == used


def test_the_policy_names_the_origin_and_not_the_path(root: Root, run: Run, tmp_path: Path) -> None:
    """CSP level 3: a source with a path would not cover what stands beside it."""
    assert run("build", "--content", root("french"), "--out", tmp_path / "dist")[0] == 0
    page = page_of(tmp_path / "dist", "fr")
    assert (
        code(page, "policy")
        == "script-src https://exemple.example; connect-src https://exemple.example"
    )
    assert code(page, "frame-policy") == "frame-src https://exemple.example"
    assert 'src="https://exemple.example/annuaire/fr/embed/frame/"' in code(page, "frame")
    assert "https://exemple.example/annuaire/fr/embed/fragment.html" in code(page, "include")
    assert (
        code(page, "link")
        == '<a href="https://exemple.example/annuaire/fr/">Annuaire d&#39;entraide</a>'
    )
    [script] = page.select("head script[async]")
    assert str(script["src"]).startswith("/annuaire/widget/")


def test_the_style_is_that_of_the_readme_and_the_example(site: Path) -> None:
    style = code(page_of(site), "css")
    readme = (PROJECT / "widget" / "README.md").read_text(encoding="utf-8")
    assert style in readme


@pytest.mark.parametrize("tag", TAGS)
def test_every_page_leads_to_it_and_code_runs_from_left_to_right(site: Path, tag: str) -> None:
    for file in sorted((site / tag).rglob("index.html")):
        if "/embed/frame" not in file.as_posix():
            assert f'href="/{tag}/embed/"'.encode() in file.read_bytes(), file
    blocks = page_of(site, tag).select("pre")
    assert len(blocks) >= 7
    assert all(block["dir"] == "ltr" for block in blocks)


def test_frames_may_stand_anywhere_and_nothing_else_may(site: Path) -> None:
    """CSP level 3, `frame-ancestors`; COEP and CORP (HTML standard), so that a host with COEP can
    frame them.
    """
    rules = read_rules((site / "_headers").read_text(encoding="utf-8"))
    for tag in ("en", "es", "ar"):
        sent: dict[str, str] = {}
        for fields in matching_rules(rules, f"/{tag}/embed/frame/"):
            sent |= fields
        assert "frame-ancestors *" in sent["Content-Security-Policy"]
        assert sent["Cross-Origin-Embedder-Policy"] == "require-corp"
        assert sent["Cross-Origin-Resource-Policy"] == "cross-origin"
    others = [fields for path, fields in rules.items() if "/frame/" not in path]
    name = "Content-Security-Policy"
    policies = [fields[name] for fields in others if name in fields]
    assert len(policies) > 10
    assert all("frame-ancestors 'none'" in policy for policy in policies)


def test_the_recipes_for_hosts_let_frames_stand_anywhere() -> None:
    text = (PROJECT / "docs" / "hosting.md").read_text(encoding="utf-8")
    for part in (
        text.split("## nginx")[0],
        text.split("## nginx")[1].split("## Apache")[0],
        text.split("## Apache")[1],
    ):
        assert "frame-ancestors *" in part
        assert "embed/frame/" in part


def test_releases_of_the_project_are_shown_as_they_are_recorded(site: Path) -> None:
    file = PROJECT / "widget" / "releases.yaml"
    records = (yaml.safe_load(file.read_text(encoding="utf-8")) if file.is_file() else {}).get(
        "releases", []
    )
    rows = page_of(site).select("table:has(#embed-versions) tbody tr")
    assert [row.th.get_text() for row in rows if row.th] == [
        record["version"] for record in reversed(records)
    ]
    assert bool(rows) == ("No version is released yet" not in page_of(site).get_text())
