"""What is a map of areas? A drawing with one area per office, and which office serves each county,
as a script derived them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints, WithJsonSchema

from site_src.dataset.fields import AsOf, Id, TextLine, Url
from site_src.dataset.records import STRICT

PATH = re.compile(r"M[MLZmlz0-9 ,.-]*[Zz]")


def check_path(value: str) -> str:
    """The SVG path data itself if it draws closed straight lines (SVG 2, 9.3): nothing but the
    letters of moves, and numbers.
    """
    if not PATH.fullmatch(value):
        raise ValueError(
            "is not a path of closed lines; "
            "use only M, L, Z, digits, spaces, commas, dots and dashes, from M to z"
        )
    return value


Units = Annotated[int, Field(strict=True, ge=0, le=100_000)]
PathData = Annotated[
    str,
    AfterValidator(check_path),
    WithJsonSchema({"type": "string", "pattern": f"^{PATH.pattern}$"}),
]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


@dataclass(frozen=True, slots=True, kw_only=True)
class MapOrigin:
    """Whose shapes a drawing was made from, on what terms, and the digests of the files."""

    __pydantic_config__ = STRICT
    title: TextLine
    publisher: TextLine
    terms: TextLine
    date: AsOf
    url: Url
    sha256: dict[str, Digest]


@dataclass(frozen=True, slots=True, kw_only=True)
class MapArea:
    """The area of one office: its class of colour, where its label is (and where the label's line
    ends), its shape.

    `again` is where the label is repeated, for parts that are drawn apart from the rest.
    """

    __pydantic_config__ = STRICT
    office: Id
    colour: Annotated[int, Field(strict=True, ge=1, le=5)]
    label: Annotated[tuple[Units, ...], Field(min_length=2, max_length=4)]
    again: tuple[tuple[Units, Units], ...] = ()
    path: PathData


@dataclass(frozen=True, slots=True, kw_only=True)
class MapInset:
    """A frame (x, y, width, height) for a place that lies elsewhere, drawn at another scale."""

    __pydantic_config__ = STRICT
    place: Id
    office: Id
    box: tuple[Units, Units, Units, Units]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counties:
    """Counties of one place that one office serves, as the shapes spell them; without an office
    where no source names one.
    """

    __pydantic_config__ = STRICT
    place: Id
    office: Id | None = None
    names: TextLine

    @property
    def listed(self) -> tuple[str, ...]:
        """The single names."""
        return tuple(self.names.split(", "))


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """The areas of a network of offices: a drawing of `width` by `height` units, and by county."""

    __pydantic_config__ = STRICT
    id: Id
    network: Id
    width: Units
    height: Units
    origin: MapOrigin
    areas: Annotated[tuple[MapArea, ...], Field(min_length=1)]
    insets: tuple[MapInset, ...] = ()
    counties: tuple[Counties, ...] = ()
