"""How does an address become a QR code, thousands of times? Address -> the path of an SVG, from a
few codes that segno makes.

segno takes over a millisecond for a code, which for every page of every language would double a
build. But for one version, error level and mask, a code is an affine function of its bits over
GF(2): mode, padding, Reed-Solomon words and mask (ISO/IEC 18004) only add and permute bits. So
the code of an address is the code of a reference text of the same length, XOR what each differing
bit changes; segno makes the reference once per length and each change once. A test compares with
segno.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import segno

from site_src.html import Html

LEVEL = "m"  # restores 15 %: paper creases
MASK = 0  # one mask for all: choosing the best of eight for each code would cost more than the rest of the page
QUIET = 4  # modules of white around a code
CHUNK = 12
RUN = re.compile("1+|0+")


def qr_path(address: str) -> tuple[int, Html]:
    """The width of the drawing with its quiet zone in modules, and its path: strokes over dark
    modules, row by row from (0, 0.5).
    """
    width, bits = qr_bits(address)
    text = f"{bits:0{width * width}b}"
    starts = range(0, width * width, width)
    rows = [
        "".join(
            [
                strokes(text[i : min(i + CHUNK, start + width)])
                for i in range(start, start + width, CHUNK)
            ]
        )
        for start in starts
    ]
    return width + 2 * QUIET, Html("M0 .5" + f"m-{width} 1".join(rows))


@cache
def strokes(modules: str) -> str:
    """The path of a few modules of a row, from their first to behind their last; there are at
    most 2 to the CHUNK.
    """
    return "".join(
        f"h{len(run)}" if run[0] == "1" else f"m{len(run)} 0" for run in RUN.findall(modules)
    )


def qr_bits(address: str) -> tuple[int, int]:
    """The modules of the code of an address: its width, and its rows as one number, the first
    module highest.
    """
    data = address.encode()
    found = REFERENCES.get(len(data))
    if found is None:
        code = make(data)
        found = REFERENCES[len(data)] = Reference(
            data, int(code.version), len(code.matrix), number(code)
        )
    bits = found.bits
    for i, (byte, other) in enumerate(zip(data, found.data, strict=True)):
        difference = byte ^ other
        while difference:
            bit = difference & -difference
            bits ^= CHANGES.get((found.version, i, bit)) or change(found, i, bit)
            difference ^= bit
    return found.width, bits


class Reference(NamedTuple):
    """The first address of a length: its bytes, and the version, width and modules of its code."""

    data: bytes
    version: int
    width: int
    bits: int


REFERENCES: dict[
    int, Reference
] = {}  # by length; both grow to a few hundred entries and never change what is made
CHANGES: dict[tuple[int, int, int], int] = {}  # by version, byte and bit


def change(reference: Reference, i: int, bit: int) -> int:
    """The modules that turn over with one bit of byte i: the same for every text of a version, so
    learnt from the first.
    """
    data = bytearray(reference.data)
    data[i] ^= bit
    found = CHANGES[reference.version, i, bit] = reference.bits ^ number(
        make(bytes(data), reference.version)
    )
    return found


def make(data: bytes, version: int | None = None) -> segno.QRCode:
    """segno's code of some bytes; without a version, the smallest that holds them. Raises
    segno.DataOverflowError over 2,331 bytes.
    """
    return segno.make_qr(
        data, error=LEVEL, mask=MASK, mode="byte", boost_error=False, version=version
    )


def number(code: segno.QRCode) -> int:
    """The modules of a code as one number."""
    return int("".join("1" if module & 1 else "0" for row in code.matrix for module in row), 2)
