"""How is a version released, or today's data kept? The bytes are stored, and their hashes
recorded permanently.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from site_src.embed.data import FOLDER
from site_src.embed.releases import (
    RECORDS,
    VERSION,
    Release,
    Releases,
    Snapshot,
    digest,
    kept_files,
    read_releases,
    releases_folder,
)
from site_src.embed.script import minified, script_for
from site_src.files import write_atomically
from site_src.headers import integrity
from site_src.problems import WrongUse

HEADER = """\
# What partners load, by hash. Written by `python build.py release VERSION` and `python build.py
# snapshot`; not to be edited.
# What is listed here is served permanently, and its bytes never change.
"""


def check_version(content: Path, version: str) -> None:
    """Raises WrongUse for a version that is malformed or does not come after the last, and
    ProblemsFound if the records are broken.
    """
    if not re.fullmatch(VERSION, version):
        raise WrongUse(f'"{version}" is not a version: write three numbers, such as 1.0.0')
    latest = max(read_releases(content).releases, key=lambda r: r.number, default=None)
    if latest and tuple(map(int, version.split("."))) <= latest.number:
        raise WrongUse(f"{latest.version} has already been released: choose a higher version")


def record_release(
    content: Path, version: str, base_url: str, tags: Sequence[str], day: datetime.date
) -> Release:
    """Store and record a version of the script. Raises WrongUse or ProblemsFound."""
    check_version(content, version)
    records = read_releases(content)
    kept_files(content, records)
    data = minified(script_for(base_url, tags))
    release = Release(
        version=version, date=day, integrity=integrity(data), home=base_url, languages=tuple(tags)
    )
    store(content, release, data)
    write_records(content, replace(records, releases=(*records.releases, release)))
    return release


def for_examples(base_url: str) -> bool:
    """True for a host that nobody can have (RFC 2606, RFC 6761): what is released for it can
    never be loaded by a partner.
    """
    labels = (urlsplit(base_url).hostname or "").split(".")
    return labels[-1] in ("example", "test", "invalid", "localhost") or labels[-2:-1] == ["example"]


def record_snapshots(
    content: Path, site: Path, tags: Sequence[str], day: datetime.date
) -> list[Snapshot]:
    """Store and record the data of a built site in the given languages; returns what was not kept
    already.
    """
    records = read_releases(content)
    kept_files(content, records)
    recorded: list[Snapshot] = []
    for tag in tags:
        data = (site / f"{FOLDER}{tag}.json").read_bytes()
        snapshot = Snapshot(hash=digest(data), language=tag, date=day, integrity=integrity(data))
        if snapshot.path not in {s.path for s in records.snapshots}:
            store(content, snapshot, data)
            recorded.append(snapshot)
    if recorded:
        write_records(content, replace(records, snapshots=(*records.snapshots, *recorded)))
    return recorded


def store(content: Path, record: Release | Snapshot, data: bytes) -> None:
    """Keep the bytes of a record."""
    path = releases_folder(content) / record.stored
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, data)


def write_records(content: Path, records: Releases) -> None:
    """Write releases.yaml."""
    listed = {
        name: [plain(record) for record in getattr(records, name)]
        for name in ("releases", "snapshots")
    }
    text = yaml.safe_dump(listed, sort_keys=False, allow_unicode=True, width=160)
    write_atomically(releases_folder(content) / RECORDS, f"{HEADER}{text}".encode())


def plain(record: Release | Snapshot) -> dict[str, object]:
    """A record as YAML has it."""
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in asdict(record).items()
    }
