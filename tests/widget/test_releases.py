"""Is what was released served for ever, byte for byte? The commands, the records, and a build
that refuses anything else.
"""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from site_src.cli.main import main
from site_src.embed.data import FOLDER
from site_src.embed.releases import releases_folder
from site_src.embed.script import minified, script_for
from site_src.headers import LIVE_CACHE, RELEASED_CACHE, SHARED, integrity
from site_src.server import rules_of_site
from tests.browsing import serving
from tests.conftest import CONTENT, PROJECT, Run, made_once

Root = Callable[[str], Path]
LIVE = LIVE_CACHE["Cache-Control"]
PERMANENT = RELEASED_CACHE["Cache-Control"]
SCRIPT = "widget/1.0.0/assistance-corner.js"


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A root that has released 1.0.0 and kept its data, made once a run of the tests."""

    def make(folder: Path) -> None:
        root = shutil.copytree(PROJECT / "tests" / "roots" / "minimal", folder / "root")
        assert main(["release", "1.0.0", "--content", str(root)]) == 0
        assert main(["snapshot", "--content", str(root)]) == 0

    return made_once(tmp_path_factory, "released", make) / "root"


@pytest.fixture
def content(released: Path, tmp_path: Path) -> Path:
    """A copy of that root."""
    return Path(shutil.copytree(released, tmp_path / "root"))


def test_a_release_is_stored_recorded_and_served(content: Path, run: Run, tmp_path: Path) -> None:
    code, _out, err = run("build", "--content", content, "--out", tmp_path / "dist")
    assert (code, err) == (0, "")
    served = (tmp_path / "dist" / SCRIPT).read_bytes()
    record = yaml.safe_load((content / "widget" / "releases.yaml").read_text())["releases"][0]
    assert (
        record["integrity"]
        == "sha384-" + base64.b64encode(hashlib.sha384(served).digest()).decode()
    )
    assert (
        content / "widget" / "releases" / "1.0.0" / "assistance-corner.js"
    ).read_bytes() == served
    base = re.search(r"base_url: (\S+)", (content / "site.yaml").read_text())
    assert base
    assert base[1].encode() in served
    assert b"directory.example" not in served


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("https://little.example/", True),
        ("http://localhost:8000/", True),
        ("https://www.example.org/x/", True),
        ("https://a.test/", True),
        ("https://aid.example-county.gov/", False),
        ("https://example.aid.gov/", False),
    ],
)
def test_a_release_for_a_host_that_nobody_can_have_says_so(
    root: Root, run: Run, address: str, said: bool
) -> None:
    """RFC 2606, RFC 6761: a promise that nobody can use."""
    copy = root("minimal")
    settings = copy / "site.yaml"
    settings.write_text(re.sub(r"(?m)^base_url: .*", f"base_url: {address}", settings.read_text()))
    code, _, err = run("release", "1.0.0", "--content", copy)
    assert code == 0
    assert ("Set base_url" in err) == said


def test_a_site_that_has_moved_offers_no_release_that_looks_for_its_data_where_it_was(
    content: Path, run: Run, tmp_path: Path
) -> None:
    """Old lines keep their file; new lines need a version for the new address."""
    settings = content / "site.yaml"
    settings.write_text(
        re.sub(r"(?m)^base_url: .*", "base_url: https://moved.example/", settings.read_text())
    )
    assert run("build", "--content", content, "--out", tmp_path / "dist")[0] == 0
    page = (tmp_path / "dist" / "en" / "embed" / "index.html").read_text()
    assert (tmp_path / "dist" / SCRIPT).is_file()
    assert "widget/dev/assistance-corner.js" in page
    assert f"moved.example/{SCRIPT}" not in page
    assert "No version is released yet" in page
    assert "embed-versions" not in page
    assert run("release", "1.0.1", "--content", content)[0] == 0
    assert run("build", "--content", content, "--out", tmp_path / "dist")[0] == 0
    assert (
        "moved.example/widget/1.0.1/assistance-corner.js"
        in (tmp_path / "dist" / "en" / "embed" / "index.html").read_text()
    )


def test_a_snapshot_is_served_under_its_hash(content: Path, run: Run, tmp_path: Path) -> None:
    run("build", "--content", content, "--out", tmp_path / "dist")
    [snapshot] = yaml.safe_load((content / "widget" / "releases.yaml").read_text())["snapshots"]
    served = (tmp_path / "dist" / FOLDER / snapshot["hash"] / "en.json").read_bytes()
    assert hashlib.sha256(served).hexdigest().startswith(snapshot["hash"])
    assert served == (tmp_path / "dist" / FOLDER / "en.json").read_bytes()


def test_what_was_released_outlives_a_change_of_the_data(
    content: Path, run: Run, tmp_path: Path
) -> None:
    run("build", "--content", content, "--out", tmp_path / "dist")
    before = {
        p.relative_to(tmp_path / "dist"): p.read_bytes()
        for p in (tmp_path / "dist" / "widget").rglob("*.js*")
        if "dev" not in p.parts
    }
    record = content / "programs" / "harbor-watch.yaml"
    record.write_text(re.sub(r"(?m)^name: .*", "name: Another Name", record.read_text()))
    assert run("build", "--content", content, "--out", tmp_path / "dist")[0] == 0
    after = {name: (tmp_path / "dist" / name).read_bytes() for name in before}
    changed = [str(name) for name in before if before[name] != after[name]]
    assert changed == [f"{FOLDER}en.json"]
    assert len(run("snapshot", "--content", content)[1].splitlines()) == 2
    assert len(yaml.safe_load((content / "widget" / "releases.yaml").read_text())["snapshots"]) == 2


def test_a_snapshot_of_what_is_kept_writes_nothing(content: Path, run: Run) -> None:
    before = (content / "widget" / "releases.yaml").read_bytes()
    code, out, _ = run("snapshot", "--content", content)
    assert (code, out) == (0, "today's data are already stored; nothing written\n")
    assert (content / "widget" / "releases.yaml").read_bytes() == before


@pytest.mark.parametrize("kind", ["script", "data"])
def test_a_changed_byte_is_refused(content: Path, run: Run, tmp_path: Path, kind: str) -> None:
    """The promise of the hash: a build stops, and the last good site stays."""
    [file] = (content / "widget" / "releases").rglob("*.js" if kind == "script" else "*.json")
    data = file.read_bytes()
    file.write_bytes(data[:-2] + bytes([data[-2] ^ 1]) + data[-1:])
    code, out, err = run("build", "--content", content, "--out", tmp_path / "dist")
    assert (code, out) == (1, "")
    assert err.startswith(f"{file}:1  is not what was released")
    assert "restore it from version control" in err
    assert not (tmp_path / "dist").exists()


def test_a_missing_file_is_refused(content: Path, run: Run, tmp_path: Path) -> None:
    [file] = (content / "widget" / "releases").rglob("*.js")
    file.unlink()
    code, _, err = run("build", "--content", content, "--out", tmp_path / "dist")
    assert code == 1
    assert "is missing, but widget/1.0.0/assistance-corner.js must stay available" in err


def test_a_file_that_is_not_recorded_is_refused(content: Path, run: Run, tmp_path: Path) -> None:
    stray = content / "widget" / "releases" / "2.0.0" / "assistance-corner.js"
    stray.parent.mkdir()
    stray.write_text("//")
    code, _, err = run("build", "--content", content, "--out", tmp_path / "dist")
    assert code == 1
    assert f"{stray}:1  is not in releases.yaml" in err


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("version: 1.0.0", "version: one", "version"),
        ("integrity: sha384-", "integrity: md5-", "integrity"),
        ("languages:", "langs:", "langs"),
        ("snapshots:\n", "snapshots:\n- {hash: x}\n", "hash"),
    ],
)
def test_broken_records_are_refused_with_their_line(
    content: Path, run: Run, tmp_path: Path, before: str, after: str, said: str
) -> None:
    records = content / "widget" / "releases.yaml"
    assert before in records.read_text()
    records.write_text(records.read_text().replace(before, after, 1))
    code, _, err = run("build", "--content", content, "--out", tmp_path / "dist")
    assert code == 1
    assert re.search(rf"releases\.yaml:\d+  .*{said}", err)
    assert "Traceback" not in err


def test_one_version_cannot_be_recorded_twice(content: Path, run: Run, tmp_path: Path) -> None:
    records = content / "widget" / "releases.yaml"
    head, _, rest = records.read_text().partition("releases:\n")
    release, _, snapshots = rest.partition("snapshots:")
    records.write_text(f"{head}releases:\n{release}{release}snapshots:{snapshots}")
    code, _, err = run("build", "--content", content, "--out", tmp_path / "dist")
    assert code == 1
    assert "appears twice" in err


@pytest.mark.parametrize(
    ("version", "said"),
    [
        ("1.0.0", "has already been released"),
        ("0.9.0", "choose a higher version"),
        ("1.0", "is not a version"),
        ("v2", "is not a version"),
    ],
)
def test_a_version_is_new_and_well_formed(content: Path, run: Run, version: str, said: str) -> None:
    code, _, err = run("release", version, "--content", content)
    assert code == 2
    assert said in err


def test_the_projects_own_releases_are_what_their_hashes_say() -> None:
    """Nothing that this repository has released may change; a build checks it too."""
    file = PROJECT / "widget" / "releases.yaml"
    records = yaml.safe_load(file.read_text(encoding="utf-8")) if file.is_file() else {}
    stored = sorted(p for p in (PROJECT / "widget" / "releases").rglob("*") if p.is_file())
    hashes = {r["integrity"] for kind in ("releases", "snapshots") for r in records.get(kind, ())}
    assert {integrity(p.read_bytes()) for p in stored} == hashes


def test_the_script_is_minified_without_a_rest_of_its_comments() -> None:
    script = minified(script_for("https://a.example/", ["en"]))
    assert script.isascii(), "a page in another encoding would misread it"
    assert b"\n" not in script.strip()
    assert b"/*" not in script
    assert len(script) < 0.7 * len(script_for("https://a.example/", ["en"]).encode())


def test_no_language_stands_in_the_script() -> None:
    """Every word that a reader sees comes from the data."""
    script = minified(script_for("https://a.example/", ["en"])).decode()
    shown = re.sub(
        r"new Error\(`(?:\$\{[^{}]*\}|[^`$])*`\)|`:host.*?`", "", script
    )  # errors are for webmasters; the other is the style
    assert len(shown) < len(script)
    strings = re.findall(r'"((?:[^"\\]|\\.)*)"|`((?:[^`\\]|\\.)*)`', shown)
    assert [s for s in map("".join, strings) if re.search(r"[A-Za-z]{2,} [a-z]{2,}", s)] == []


@pytest.mark.parametrize(
    "bad",
    [
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
        "localStorage",
        "sessionStorage",
        "cookie",
        "<style",
    ],
)
def test_what_the_script_must_not_do_is_not_in_it(bad: str) -> None:
    script = minified(script_for("https://a.example/", ["en"])).decode()
    assert bad not in script
    assert "replaceSync" in script


def test_the_served_site_sends_the_headers_that_partners_need(site: Path) -> None:
    """CORS for all, COEP hosts, and caches; nothing of it for pages."""
    with serving(site) as address:
        for path, cache in {
            f"{FOLDER}en.json": LIVE,
            f"{FOLDER}schema.json": LIVE,
            "widget/dev/assistance-corner.js": "no-cache",
        }.items():
            with urllib.request.urlopen(f"{address}/{path}") as answer:  # noqa: S310
                headers = dict(answer.headers)
            assert {name: headers.get(name) for name in SHARED} == SHARED
            assert headers["Cache-Control"] == cache
        with urllib.request.urlopen(f"{address}/en/") as answer:  # noqa: S310
            assert "Access-Control-Allow-Origin" not in answer.headers


def test_released_files_are_kept_for_a_year(content: Path, run: Run, tmp_path: Path) -> None:
    run("build", "--content", content, "--out", tmp_path / "dist")
    rules = rules_of_site(tmp_path / "dist")
    kept = [path for path, fields in rules.items() if fields.get("Cache-Control") == PERMANENT]
    assert len(kept) == 2
    assert all((tmp_path / "dist" / path[1:]).is_file() for path in kept)
    assert rules["/widget/*"] == SHARED


def test_the_recipes_for_hosts_give_the_same_headers() -> None:
    text = (PROJECT / "docs" / "hosting.md").read_text(encoding="utf-8")
    for part in (
        text.split("## nginx")[0],
        text.split("## nginx")[1].split("## Apache")[0],
        text.split("## Apache")[1],
    ):
        for value in (
            "Access-Control-Allow-Origin",
            "Cross-Origin-Resource-Policy",
            "X-Content-Type-Options",
            PERMANENT,
            LIVE,
            "no-cache",
        ):
            assert value in part, value
    assert "_headers" in text


def test_the_project_root_keeps_its_releases_in_widget() -> None:
    assert releases_folder(CONTENT) == PROJECT / "widget"
    assert (
        releases_folder(PROJECT / "tests" / "roots" / "minimal")
        == PROJECT / "tests" / "roots" / "minimal" / "widget"
    )
