"""What do pages know of a static file that they load? Its address, its bytes and their hash."""

from __future__ import annotations

from typing import NamedTuple

from site_src.headers import integrity


class Asset(NamedTuple):
    """A static file: its path in the site (`assets/site.<hash>.css`) and its bytes."""

    path: str
    data: bytes

    @property
    def integrity(self) -> str:
        """The hash that the attribute `integrity` of its link or script has."""
        return integrity(self.data)
