"""Which records does a root have that could not be read? So that a run can name broken links
beside other mistakes.

A record with a mistake is left out, but links to it are not broken. Its id is known from its file.
Where the file cannot be read as YAML, nothing is known of it, and every id counts as known.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from site_src.dataset.yaml_reader import read_yaml
from site_src.problems import ProblemsFound

RecordType = TypeVar("RecordType")


class Readable(dict[str, RecordType]):
    """The records that could be read, by id. The id of one that could not be is `in` it as well,
    without a record.
    """

    def __init__(self, records: Mapping[str, RecordType], known: frozenset[str] | None) -> None:
        """`known`: the ids of all records, or None if they cannot be told."""
        super().__init__(records)
        self.known = known

    def __contains__(self, ident: object) -> bool:
        """True if there is, or may be, a record of this id."""
        return super().__contains__(ident) or self.known is None or ident in self.known


def known_ids(path: Path, key: str = "") -> frozenset[str] | None:
    """The ids in a file that is a list, or has one at `key`, or in the names of a folder's files;
    None if they cannot be told.
    """
    if path.is_dir():
        return frozenset(file.stem for file in path.iterdir())
    try:
        value = read_yaml(path) if path.is_file() else None
    except ProblemsFound:
        return None
    items = value.get(key) if key and isinstance(value, dict) else value
    if not isinstance(items, list):
        return None
    ids = [item.get("id") if isinstance(item, dict) else None for item in items]
    if not all(isinstance(ident, str) for ident in ids):
        return None
    return frozenset(map(str, ids))
