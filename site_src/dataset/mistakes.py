"""What is wrong inside a record? The mistakes that every rule about records yields, and those that
lists of ids most often have.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from site_src.dataset.yaml_reader import Pointer
from site_src.problems import did_you_mean


class Mistake(NamedTuple):
    """Where in a record, what is wrong, and what to do."""

    pointer: Pointer
    what: str
    hint: str = ""


def inside(pointer: Pointer, mistakes: Iterable[Mistake]) -> Iterator[Mistake]:
    """The mistakes of a part of a record, as seen from the record: the part is at `pointer`."""
    for mistake in mistakes:
        yield Mistake((*pointer, *mistake.pointer), mistake.what, mistake.hint)


def unknown_ids(
    noun: str, idents: Iterable[str], known: Collection[str], pointer: Pointer
) -> Iterator[Mistake]:
    """A mistake for each id of the list at `pointer` that is not known."""
    for i, ident in enumerate(idents):
        yield from unknown_id(noun, ident, known, (*pointer, i))


def unknown_id(
    noun: str, ident: str, known: Collection[str], pointer: Pointer
) -> Iterator[Mistake]:
    """A mistake if the id at `pointer` is not known."""
    if ident not in known:
        yield Mistake(pointer, f'no {noun} "{ident}"', did_you_mean(ident, known))


def repeated_ids(
    noun: str, idents: Iterable[str], pointer: Pointer, before: Collection[str] = ()
) -> Iterator[Mistake]:
    """A mistake for each id that appears twice in the list at `pointer`, or is one of those
    `before` it.
    """
    seen = set(before)
    for i, ident in enumerate(idents):
        if ident in seen:
            yield Mistake((*pointer, i), f'{noun} "{ident}" appears twice', "keep one of the two")
        seen.add(ident)
