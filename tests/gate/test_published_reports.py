"""Do others' readers accept what is published of the tests? EARL 1.0 by its rules and by rdflib,
OpenACR by GSA's schema and catalog.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator
from rdflib import RDF, Graph, Namespace

from site_src.wcag import criteria
from tests.conftest import PROJECT
from tests.gate.evidences import SEEN, evidence, finding, site_with

EARL = Namespace("http://www.w3.org/ns/earl#")
OUTCOMES = {f"earl:{name}" for name in ("passed", "failed", "cantTell", "inapplicable", "untested")}
SCHEMA = json.loads(
    (PROJECT / "tests" / "fixtures" / "openacr-0.1.0" / "openacr-0.1.0.json").read_text(
        encoding="utf-8"
    )
)
TERMS = {"supports", "partially-supports", "does-not-support", "not-applicable", "not-evaluated"}
CHAPTERS = {"success_criteria_level_a": "A", "success_criteria_level_aa": "AA"}
APART = {
    "success_criteria_level_aaa",
    "functional_performance_criteria",
    "hardware",
    "software",
    "support_documentation_and_services",
}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of reports of a small site with one open result, one look that is done and many
    that are not.
    """
    done = {"1.2.4": {"by": "A. Tester", "on": "2026-11-20", "outcome": "passed"}}
    site = site_with(tmp_path_factory.mktemp("published"), evidence(finding()), done)
    return site / "accessibility"


@pytest.fixture
def earl(published: Path) -> dict[str, Any]:
    """earl.json"""
    data: dict[str, Any] = json.loads((published / "earl.json").read_text(encoding="utf-8"))
    return data


@pytest.fixture
def acr(published: Path) -> dict[str, Any]:
    """openacr.yaml"""
    data: dict[str, Any] = yaml.safe_load((published / "openacr.yaml").read_text(encoding="utf-8"))
    return data


def earl_faults(data: dict[str, Any]) -> Iterator[str]:
    """What EARL 1.0 asks of an assertion: one subject, one test, an asserter, a result with one
    known outcome, all described.
    """
    nodes = data["@graph"]
    known = {node["@id"]: node["@type"] for node in nodes if "@id" in node}
    for node in nodes:
        if node["@type"] != "earl:Assertion":
            continue
        where = f"{node.get('assertedBy')} {node.get('test')}"
        if known.get(node.get("subject", "")) != "earl:TestSubject":
            yield f"{where}: its subject is not described"
        if known.get(node.get("test", "")) != "earl:TestCriterion":
            yield f"{where}: its test is not described"
        who = node.get("assertedBy")
        if (
            not (isinstance(who, dict) and who.get("title"))
            and known.get(str(who)) != "earl:Software"
        ):
            yield f"{where}: nobody asserts it"
        if node.get("result", {}).get("outcome") not in OUTCOMES:
            yield f"{where}: it has no outcome"
        if node.get("mode") not in {"earl:automatic", "earl:manual"}:
            yield f"{where}: it has no mode"
    if not any(node["@type"] == "earl:Assertion" for node in nodes):
        yield "there is no assertion"


def acr_faults(data: dict[str, Any]) -> list[str]:
    """What GSA's schema and the catalog for WCAG 2.2 and 508 ask: every criterion of A and AA
    once, known words, every chapter.
    """
    found = [f"{e.json_path}: {e.message}" for e in Draft7Validator(SCHEMA).iter_errors(data)]
    chapters = data.get("chapters", {})
    for name, level in CHAPTERS.items():
        wanted = {n for n, c in criteria().items() if c.level == level} | (
            {"4.1.1"} if level == "A" else set()
        )
        given = [c["num"] for c in chapters.get(name, {}).get("criteria", [])]
        if sorted(given) != sorted(wanted):
            found.append(f"{name}: {sorted(wanted ^ set(given))}")
        for criterion in chapters.get(name, {}).get("criteria", []):
            for component in criterion.get(
                "components", [{"name": "none", "adherence": {"level": "no component"}}]
            ):
                adherence = component["adherence"]
                if adherence["level"] not in TERMS:
                    found.append(f"{criterion['num']}: {adherence['level']}")
                if not adherence.get("notes"):
                    found.append(f"{criterion['num']}: rests on nothing")
    found += [f"{name}: says nothing" for name in APART if not chapters.get(name, {}).get("notes")]
    return found


def test_earl_keeps_its_rules(earl: dict[str, Any]) -> None:
    assert list(earl_faults(earl)) == []


@pytest.mark.parametrize("key", ["subject", "test", "assertedBy", "result", "mode"])
def test_an_assertion_that_lacks_a_part_is_refused(earl: dict[str, Any], key: str) -> None:
    broken = deepcopy(earl)
    del next(node for node in broken["@graph"] if node["@type"] == "earl:Assertion")[key]
    assert len(list(earl_faults(broken))) == 1


def test_an_unknown_outcome_and_an_empty_graph_are_refused(earl: dict[str, Any]) -> None:
    broken = deepcopy(earl)
    next(node for node in broken["@graph"] if node["@type"] == "earl:Assertion")["result"][
        "outcome"
    ] = "earl:fine"
    assert len(list(earl_faults(broken))) == 1
    assert list(earl_faults({"@graph": []})) == ["there is no assertion"]


def test_rdflib_reads_an_assertion_per_check_and_criterion_and_per_manual_check(
    published: Path,
) -> None:
    graph = Graph().parse(published / "earl.json", format="json-ld")
    assertions = set(graph.subjects(RDF.type, EARL.Assertion))
    assert len(assertions) == len(criteria())
    for one in assertions:
        for part in (EARL.assertedBy, EARL.subject, EARL.test, EARL.result, EARL.mode):
            assert len(list(graph.objects(one, part))) == 1
    outcomes = [str(o).rpartition("#")[2] for o in graph.objects(None, EARL.outcome)]
    assert {name: outcomes.count(name) for name in set(outcomes)} == {
        "failed": 1,
        "passed": len(SEEN),
        "untested": 55 - len(SEEN) - 1,
    }


def test_openacr_keeps_the_schema_and_the_catalog(acr: dict[str, Any]) -> None:
    assert acr["catalog"] == "2.5-edition-wcag-2.2-508-en"
    assert acr_faults(acr) == []


def first(data: dict[str, Any]) -> dict[str, Any]:
    """The first criterion of level A."""
    found: dict[str, Any] = data["chapters"]["success_criteria_level_a"]["criteria"][0]
    return found


BREAK: list[Callable[[dict[str, Any]], object]] = [
    lambda d: d.pop("title"),
    lambda d: d["author"].pop("email"),
    lambda d: d.update(version="1"),
    lambda d: d["chapters"]["success_criteria_level_aa"]["criteria"].pop(),
    lambda d: d["chapters"].pop("hardware"),
    lambda d: first(d).update(num="9.9.9"),
    lambda d: first(d)["components"][0]["adherence"].update(level="fine"),
    lambda d: first(d)["components"][0]["adherence"].update(notes=""),
    lambda d: first(d)["components"][0].pop("name"),
]


@pytest.mark.parametrize("spoil", BREAK)
def test_a_report_out_of_shape_is_refused(
    acr: dict[str, Any], spoil: Callable[[dict[str, Any]], object]
) -> None:
    spoil(acr)
    assert acr_faults(acr)


def test_each_criterion_of_the_report_names_what_it_rests_on(acr: dict[str, Any]) -> None:
    said = {
        c["num"]: c["components"][0]["adherence"]
        for name in CHAPTERS
        for c in acr["chapters"][name]["criteria"]
    }
    assert said["1.4.3"] == {
        "level": "partially-supports",
        "notes": "Automatic checks (axe 4.14.1): open results on 1 page.",
    }
    assert said["1.1.1"] == {
        "level": "supports",
        "notes": "Automatic checks (axe 4.14.1): nothing open.",
    }
    assert said["1.2.4"] == {
        "level": "supports",
        "notes": "Manual check look-1-2-4: passed, 2026-11-20, by A. Tester.",
    }
    assert said["1.2.5"] == {
        "level": "not-evaluated",
        "notes": "Manual check look-1-2-5: not done.",
    }
    assert said["4.1.1"]["level"] == "not-applicable"
