"""What does a large content root look like? N invented records of the usual size, translated in
full into L languages.

Deterministic: the same numbers give the same bytes. A record has what the project's own have on
average: three paragraphs, four facts with their sources, an event, two contacts, three related
programs.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import polib

from site_src.catalogs.locales import HOME, Language, read_locales
from site_src.catalogs.pseudo import accented
from site_src.dataset.load import load_dataset
from site_src.files import PACKAGE
from site_src.workbench.entry_states import mark_changed_as_draft
from site_src.workbench.extract import interface_template, programs_template
from site_src.workbench.po_writer import open_catalog, save_catalog
from site_src.workbench.update import merge_template

VOCABULARY = """
agency officer county record request office service program review notice contact training report
shared federal state local tribal public number safety partner network answer support region
meeting method helps gives names keeps sends finds works joins trains learns checks follows reads
with from under before after between every many other first
"""
WORDS = VOCABULARY.split()
SECTIONS, AUDIENCES, KINDS, SOURCES, CONTACTS = 5, 12, 8, 120, 20
SITE = """\
name: Bench
tagline: A directory made to be measured
description: This directory holds made-up records. It exists to time a build.
disclaimer: Nothing here is real.
source_language: en
languages: [{tags}]
base_url: https://bench.example/
report_errors_to: https://bench.example/report
official: false
country: US
calling_code: '+1'
licence: {{name: CC0 1.0, url: https://creativecommons.org/publicdomain/zero/1.0/}}
stale_after: {{record: 730, contact: 365}}
"""


def sentence(rng: random.Random, words: int) -> str:
    """An invented sentence."""
    chosen = rng.choices(WORDS, k=words)
    return f"{chosen[0].capitalize()} {' '.join(chosen[1:])}."


def groups(name: str, count: int) -> str:
    """A file of sections, audiences or kinds."""
    title = name.capitalize()
    return "".join(
        f"- id: {name}-{i}\n  name: {title} {i}\n  summary: What belongs to {name} {i}.\n"
        for i in range(count)
    )


def sources(rng: random.Random) -> str:
    """The file of sources."""
    return "".join(
        f"- id: source-{i}\n"
        f"  title: Document {i} on {rng.choice(WORDS)}\n"
        f"  publisher: Publisher {i % 9}\n"
        "  kind: official\n"
        f"  date: {2005 + i % 20}\n"
        f"  url: https://source-{i}.example/document\n"
        for i in range(SOURCES)
    )


def contacts() -> str:
    """The file of contacts."""
    return "".join(
        f"- id: contact-{i}\n"
        f"  label: Line {i}\n"
        "  type: phone\n"
        f"  value: 1-555-010-{i:04d}\n"
        f"  sources: [source-{i}]\n"
        "  as_of: 2026-01-01\n"
        f"  official_page: https://source-{i}.example/contact\n"
        "  publish: true\n"
        for i in range(CONTACTS)
    )


def program(rng: random.Random, i: int, total: int) -> str:
    """One record."""
    lines = [*opening_fields(rng, i), *body(rng, i), *facts(rng), *history(rng, i)]
    lines.append(f"contacts: [contact-{i % CONTACTS}, contact-{(i + 7) % CONTACTS}]")
    related = sorted({(i + step) % total for step in (1, 17, 101)} - {i})
    lines.append(f"related: [{', '.join(f'program-{other:05d}' for other in related)}]")
    return "\n".join(lines) + "\n"


def opening_fields(rng: random.Random, i: int) -> list[str]:
    """What a record says before its body."""
    words = " ".join(word.capitalize() for word in rng.choices(WORDS, k=3))
    kind, section = rng.randrange(KINDS), rng.randrange(SECTIONS)
    audiences = ", ".join(f"audience-{a}" for a in sorted(rng.sample(range(AUDIENCES), 3)))
    if i % 3:
        status = "{state: unknown, as_of: 2013-02-16}"
    else:
        status = "{state: active, as_of: 2026-02-04}"
    return [
        f"id: program-{i:05d}",
        f"name: {words} Program {i}",
        f"acronyms: [P{i}]",
        f"kind: kind-{kind}",
        f"sections: [section-{section}]",
        f"audiences: [{audiences}]",
        f"summary: {sentence(rng, 16)}",
        f"status: {status}",
    ]


def body(rng: random.Random, i: int) -> list[str]:
    """Three paragraphs; in every tenth record the first one is critical."""
    lines = ["body:"]
    for number in range(3):
        text = " ".join(sentence(rng, 11) for _ in range(3))
        lines += [f"- id: paragraph-{number}", f"  text: {text}", f"  facts: [fact-{number}]"]
        if i % 10 == 0 and number == 0:
            lines.append("  critical: true")
    return lines


def facts(rng: random.Random) -> list[str]:
    """Four facts with two sources each."""
    lines = ["facts:"]
    for number in range(4):
        one, other = sorted(rng.sample(range(SOURCES), 2))
        lines += [
            f"- id: fact-{number}",
            f"  text: {sentence(rng, 18)}",
            f"  sources: [source-{one}, source-{other}]",
            f"  as_of: {2008 + number}-0{number + 1}-16",
        ]
    return lines


def history(rng: random.Random, i: int) -> list[str]:
    """One event."""
    return [
        "history:",
        "- id: begun",
        f"  date: {1990 + i % 30}",
        f"  text: {sentence(rng, 8)}",
        f"  sources: [source-{rng.randrange(SOURCES)}]",
    ]


def generate(root: Path, programs: int, locales: int) -> None:
    """Write a content root of `programs` records in `locales` languages (English and others of
    locales.yaml).
    """
    rng = random.Random(20260101)  # noqa: S311
    known = [locale for locale in read_locales(HOME / "locales.yaml").locales if not locale.pseudo]
    chosen = known[:locales]
    (root / "programs").mkdir(parents=True)
    files = {
        "site.yaml": SITE.format(tags=", ".join(language.tag for language in chosen)),
        "sections.yaml": groups("section", SECTIONS),
        "audiences.yaml": groups("audience", AUDIENCES),
        "kinds.yaml": groups("kind", KINDS),
        "sources.yaml": sources(rng),
        "contacts.yaml": contacts(),
    }
    for i in range(programs):
        files[f"programs/program-{i:05d}.yaml"] = program(rng, i, programs)
    for name, text in files.items():
        (root / name).write_text(text)
    templates = {
        "programs": programs_template(load_dataset(root, date(2026, 11, 22))),
        "site": interface_template([PACKAGE / "templates"]),
    }
    templates["widget"] = open_catalog(HOME / "pot" / "widget.pot")
    save_catalog(templates["site"], root / "i18n" / "pot" / "site.pot")
    write_catalogs(root, templates, chosen[1:])


def write_catalogs(
    root: Path, templates: dict[str, polib.POFile], languages: Iterable[Language]
) -> None:
    """Catalogs in which every message is translated: the accented source text stands for any
    language.
    """
    for domain, template in templates.items():
        strings = {e.msgid: accented(e.msgid) for e in template}
        for language in languages:
            catalog = merge_template(template, polib.POFile(), language)
            for entry in catalog:
                if entry.msgid_plural:
                    entry.msgstr_plural = dict.fromkeys(entry.msgstr_plural, strings[entry.msgid])
                else:
                    entry.msgstr = strings[entry.msgid]
                mark_changed_as_draft(entry)
            save_catalog(catalog, root / "i18n" / "po" / language.tag / f"{domain}.po")
