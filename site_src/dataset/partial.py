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
        """`known`: the ids of all records, or None if they are not known."""
        super().__init__(records)
        self.known = known

    def __contains__(self, ident: object) -> bool:
        """True if there is, or may be, a record of this id."""
        return super().__contains__(ident) or self.known is None or ident in self.known


def known_ids(path: Path, key: str = "") -> frozenset[str] | None:
    """The ids in a file that is a list, or has one at `key`, or in the names of a folder's files;
    None if they are not known.
    """
    if path.is_dir():
        return frozenset(file.stem for file in path.iterdir())
    if not path.is_file():
        return None
    try:
        value = read_yaml(path)
    except ProblemsFound:
        return None
    items = value.get(key) if key and isinstance(value, dict) else value
    return ids_in(items) if isinstance(items, list) else None


def ids_in(items: list[object]) -> frozenset[str] | None:
    """The ids of a list of records; None if one has no id."""
    ids = set()
    for item in items:
        ident = item.get("id") if isinstance(item, dict) else None
        if not isinstance(ident, str):
            return None
        ids.add(ident)
    return frozenset(ids)
