"""What do texts say, and on what do they rest? Shared by the tests of the content: claims, texts
without names, runs of words.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from site_src.dataset.blocks import Block, Chart, PatternCheck, Prose, Steps
from site_src.dataset.dataset import Dataset
from site_src.dataset.records import Event, Fact, Paragraph, Program

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
MONTH = re.compile(
    rf"\b(?:{'|'.join(m for m in MONTHS if m != 'May')})\b|\bMay(?= \d)|(?<=\d )May\b"
)
NUMBER = re.compile(r"\d[\d,.]*")
PLACEHOLDER = re.compile(r"\{\w+\}")
LAWS_AND_BODIES = (
    "Illegal Immigration Reform and Immigrant Responsibility Act",
    "Immigration and Nationality Act",
    "Freedom of Information Act",
    "Privacy Act",
    "Agreements of Cooperation in Communities to Enhance Safety and Security",
    "Office of National Drug Control Policy",
    "Department of Homeland Security",
    "Department of Justice",
    "National Protection and Programs Directorate",
    "U.S. Customs and Border Protection",
    "Certification of Identity",
    "Notice of Action",
)


@dataclass(frozen=True, slots=True)
class Claim:
    """A text (message context and words) and everything that the facts it names say."""

    context: str
    text: str
    evidence: str


def claims(dataset: Dataset) -> Iterator[Claim]:
    """Every paragraph, step and status note of a dataset with its evidence."""
    for program in dataset.programs.values():
        yield from program_claims(program)
    for page in dataset.pages.values():
        for block in page.blocks:
            context = f"page:{page.id}|{block.id}"
            yield from paragraph_claims(context, paragraphs_of(block), page.facts, "")
            if isinstance(block, PatternCheck):
                proof = evidence([fact for fact in page.facts if fact.id in block.facts])
                for name, text in block.texts.items():
                    yield Claim(f"page:{page.id}|{name}:{block.id}", text, proof)


def paragraphs_of(block: Block) -> tuple[Paragraph, ...]:
    """The texts of a block that rest on facts."""
    if isinstance(block, Prose):
        return block.paragraphs
    if isinstance(block, Steps):
        return block.items
    if isinstance(block, Chart):
        return tuple(Paragraph(id=b.id, text=b.text, facts=b.facts) for b in block.breaks)
    return ()


def program_claims(program: Program) -> Iterator[Claim]:
    """The paragraphs and the status note of a program."""
    stated: tuple[Fact | Event, ...] = (*program.facts, *program.history)
    names = " ".join(
        (program.name, *program.acronyms, *program.other_names, *program.legal_authority)
    )
    yield from paragraph_claims(f"program:{program.id}|body", program.body, stated, names)
    if program.status.note:
        proof = evidence([x for x in stated if x.id in program.status.facts])
        yield Claim(f"program:{program.id}|status", program.status.note, f"{proof} {names}")


def paragraph_claims(
    base: str, paragraphs: Iterable[Paragraph], stated: Iterable[Fact | Event], names: str
) -> Iterator[Claim]:
    """A claim for each paragraph."""
    listed = list(stated)
    for paragraph in paragraphs:
        proof = evidence([x for x in listed if x.id in paragraph.facts])
        yield Claim(f"{base}:{paragraph.id}", paragraph.text, f"{proof} {names}")


def evidence(stated: Iterable[Fact | Event]) -> str:
    """The words and dates of facts and events; the months of a date are spelled out too."""
    parts = []
    for item in stated:
        date = item.as_of if isinstance(item, Fact) else item.date
        months = [MONTHS[part.month - 1] for part in (date.start, date.end) if part and part.month]
        parts += [item.text, date.text, *months]
    return " ".join(parts)


def unsupported(claim: Claim) -> set[str]:
    """The numbers, years and months of a text that its evidence does not have."""
    known = numbers(claim.evidence.replace("-", " ").replace("/", " "))
    missing = numbers(PLACEHOLDER.sub("", claim.text)) - known
    return missing | (
        set(MONTH.findall(claim.text)) - set(re.findall(r"[A-Z][a-z]+", claim.evidence))
    )


def numbers(text: str) -> set[str]:
    """The numbers of a text, without separators, leading zeros and the periods of sentences."""
    digits = [number.rstrip(".,").replace(",", "") for number in NUMBER.findall(text)]
    return {number.lstrip("0") or "0" for number in digits}


def official_names(dataset: Dataset) -> list[str]:
    """Names that a text cannot put in other words, the longest first: of programs, agencies,
    offices, laws.
    """
    names = set(LAWS_AND_BODIES)
    for program in dataset.programs.values():
        names |= {program.name, *program.other_names, *program.legal_authority}
    names |= {group.name for group in (*dataset.components.values(), *dataset.networks.values())}
    return sorted(names, key=lambda name: (-len(name), name))


def without_names(text: str, names: Iterable[str], instead: str) -> str:
    """The text with each official name replaced."""
    for name in names:
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", instead, text, flags=re.IGNORECASE)
    return text


def digests(text: str) -> dict[str, str]:
    """Each run of ten words of a text by its digest (blake2b, 6 bytes, hex); words are [a-z0-9']+
    in lower case.
    """
    words = re.findall(r"[a-z0-9']+", text.lower())
    runs = [" ".join(words[i : i + 10]) for i in range(len(words) - 9)]
    return {hashlib.blake2b(run.encode(), digest_size=6).hexdigest(): run for run in runs}
