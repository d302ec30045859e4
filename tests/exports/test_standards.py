"""Do the exports keep the official schemas of their standards: HSDS 3.0 and DCAT-US 1.1? Each
with bad cases that are refused.
"""

from __future__ import annotations

import copy
import uuid
from pathlib import Path
from typing import Any

import pytest

from site_src.dataset.dataset import Dataset
from tests.exports.judging import TAGS, faults, load, official

SERVICE = official("hsds-3.0", "service.json")
CATALOG = official("dcat-us-1.1", "catalog.json")


@pytest.mark.parametrize("tag", TAGS)
def test_each_service_is_hsds(site: Path, dataset: Dataset, tag: str) -> None:
    page = load(site, f"api/v1/{tag}/hsds.json")
    services = page["contents"]
    assert page["total_items"] == page["size"] == len(services) == len(dataset.listed_programs)
    assert [fault for service in services for fault in faults(SERVICE, service)] == []
    assert {uuid.UUID(s["id"]).version for s in services} == {5}
    assert len({s["id"] for s in services}) == len(services)
    assert any("phones" in s for s in services)


def test_the_ids_are_the_same_in_every_language(site: Path) -> None:
    ids = {
        tuple(s["id"] for s in load(site, f"api/v1/{tag}/hsds.json")["contents"]) for tag in TAGS
    }
    assert len(ids) == 1


def test_no_program_that_changed_is_an_active_service(site: Path, dataset: Dataset) -> None:
    services = load(site, "api/v1/en/hsds.json")["contents"]
    for record, service in zip(dataset.listed_programs, services, strict=True):
        assert (service["status"] == "active") == (record.status.state == "active")
        assert ("alert" in service) == (record.status.state != "active")


HSDS_BAD: dict[str, dict[str, Any]] = {
    "an id that is no UUID": {"id": "section-287g"},
    "a status that is none": {"status": "unknown"},
    "no name": {"name": None},
    "a phone without a number": {"phones": [{"id": str(uuid.uuid4())}]},
    "a phone whose id is no UUID": {"phones": [{"id": "1", "number": "911"}]},
    "an organization without a description": {
        "organization": {"id": str(uuid.uuid4()), "name": "x"}
    },
    "an e-mail address that is none": {"email": "at example"},
}


@pytest.mark.parametrize("what", HSDS_BAD)
def test_hsds_refuses(site: Path, what: str) -> None:
    good = load(site, "api/v1/en/hsds.json")["contents"][0]
    assert len(faults(SERVICE, good | HSDS_BAD[what])) == 1


def test_the_catalog_is_dcat_us(site: Path, dataset: Dataset) -> None:
    data = load(site, "data.json")
    assert faults(CATALOG, data) == []
    assert data["dataset"]
    for entry in data["dataset"]:
        addresses = [d["downloadURL"] for d in entry["distribution"]]
        addresses += [d["describedBy"] for d in entry["distribution"] if "describedBy" in d]
        assert len(addresses) > 5
        assert [
            a for a in addresses if not (site / a.removeprefix(dataset.site.base_url)).is_file()
        ] == []


DCAT_BAD: dict[str, dict[str, Any]] = {
    "an access level that is none": {"accessLevel": "open"},
    "a day that is none": {"modified": "yesterday"},
    "a language that is none": {"language": ["e n"]},
    "an empty title": {"title": ""},
    "a contact without a name": {"contactPoint": {}},
    "a download without a media type": {"distribution": [{"downloadURL": "https://a.example/x"}]},
}


@pytest.mark.parametrize("what", DCAT_BAD)
def test_dcat_refuses(site: Path, what: str) -> None:
    data = copy.deepcopy(load(site, "data.json"))
    data["dataset"][0] |= DCAT_BAD[what]
    assert len(faults(CATALOG, data)) == 1


def test_dcat_refuses_another_version(site: Path) -> None:
    assert faults(CATALOG, load(site, "data.json") | {"conformsTo": "https://a.example/v2"})
