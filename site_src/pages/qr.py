"""How does an address become a QR code, thousands of times? Address -> the path of an SVG, from a
few codes that segno makes.

segno takes one to two milliseconds for a code, which for every page of every language would double
a build. But for one version, error level and mask, a code is an affine function of its bits over
GF(2): mode, padding, Reed-Solomon words and mask (ISO/IEC 18004) only add and permute bits. So the
code of an address is the code of a reference text of the same length, XOR what each differing bit
changes. segno makes the reference once per length, and each change once. A test compares the codes
with segno's own.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import segno

from site_src.html import Html

LEVEL = "m"  # restores 15 %: paper creases
MASK = 0  # one for all codes: to choose the best of eight would cost more than the rest of a page
QUIET = 4  # modules of white around a code
CHUNK = 12  # modules of a row that are drawn together
RUN = re.compile("1+|0+")


class Reference(NamedTuple):
    """The first address of a length: its bytes, and the version, width and modules of its code."""

    data: bytes
    version: int
    width: int
    modules: int


# Both grow to a few hundred entries, and never change what is made.
references: dict[int, Reference] = {}  # by the length of an address in bytes
changes: dict[tuple[int, int, int], int] = {}  # by version, place of a byte, and bit in it


def qr_path(address: str) -> tuple[int, Html]:
    """The width of the drawing with its quiet zone in modules, and its path: strokes over dark
    modules, row by row from (0, 0.5).
    """
    width, modules = qr_modules(address)
    digits = f"{modules:0{width * width}b}"
    rows = [row_path(digits[start : start + width]) for start in range(0, width * width, width)]
    next_row = f"m-{width} 1"
    return width + 2 * QUIET, Html("M0 .5" + next_row.join(rows))


def row_path(digits: str) -> str:
    """The path of a row of modules, from its first to behind its last."""
    chunks = [digits[start : start + CHUNK] for start in range(0, len(digits), CHUNK)]
    return "".join([strokes(chunk) for chunk in chunks])


@cache
def strokes(digits: str) -> str:
    """The path of a few modules of a row; there are at most 2 to the CHUNK such pieces."""
    path = ""
    for run in RUN.findall(digits):
        path += f"h{len(run)}" if run[0] == "1" else f"m{len(run)} 0"
    return path


def qr_modules(address: str) -> tuple[int, int]:
    """The code of an address: its width, and its modules row by row as one number, the first
    module highest.
    """
    data = address.encode()
    reference = references.get(len(data)) or make_reference(data)
    modules = reference.modules
    for place, (byte, other) in enumerate(zip(data, reference.data, strict=True)):
        difference = byte ^ other
        while difference:
            lowest_bit = difference & -difference
            modules ^= changed_modules(reference, place, lowest_bit)
            difference ^= lowest_bit
    return reference.width, modules


def make_reference(data: bytes) -> Reference:
    """The code that all addresses of this length are compared with."""
    code = make_code(data)
    reference = Reference(data, int(code.version), len(code.matrix), modules_of(code))
    references[len(data)] = reference
    return reference


def changed_modules(reference: Reference, place: int, bit: int) -> int:
    """The modules that turn over with one bit of a byte: the same for every text of a version, so
    they are learned from the first.
    """
    key = (reference.version, place, bit)
    modules = changes.get(key)
    if modules is None:
        data = bytearray(reference.data)
        data[place] ^= bit
        code = make_code(bytes(data), reference.version)
        modules = changes[key] = reference.modules ^ modules_of(code)
    return modules


def make_code(data: bytes, version: int | None = None) -> segno.QRCode:
    """segno's code of some bytes; without a version, the smallest that holds them. Raises
    segno.DataOverflowError over 2,331 bytes.
    """
    return segno.make_qr(
        data, error=LEVEL, mask=MASK, mode="byte", boost_error=False, version=version
    )


def modules_of(code: segno.QRCode) -> int:
    """The modules of a code as one number."""
    digits = "".join("1" if module & 1 else "0" for row in code.matrix for module in row)
    return int(digits, 2)
