"""What does a large content root look like? N made-up records of the usual size, translated in
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

VOCABULARY = """agency officer county record request office service program review notice contact training report shared federal
state local tribal public number safety partner network answer support region meeting method helps gives names keeps sends
finds works joins trains learns checks follows reads with from under before after between every many other first"""
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
    """A made-up sentence."""
    chosen = rng.choices(WORDS, k=words)
    return f"{chosen[0].capitalize()} {' '.join(chosen[1:])}."


def groups(name: str, count: int) -> str:
    """A file of sections, audiences or kinds."""
    return "".join(
        f"- id: {name}-{i}\n  name: {name.capitalize()} {i}\n  summary: What belongs to {name} {i}.\n"
        for i in range(count)
    )


def program(rng: random.Random, i: int, total: int) -> str:
    """One record."""
    lines = [
        f"id: program-{i:05d}",
        f"name: {' '.join(w.capitalize() for w in rng.choices(WORDS, k=3))} Program {i}",
        f"acronyms: [P{i}]",
        f"kind: kind-{rng.randrange(KINDS)}",
        f"sections: [section-{rng.randrange(SECTIONS)}]",
        f"audiences: [{', '.join(f'audience-{a}' for a in sorted(rng.sample(range(AUDIENCES), 3)))}]",
        f"summary: {sentence(rng, 16)}",
        "status: {state: unknown, as_of: 2013-02-16}"
        if i % 3
        else "status: {state: active, as_of: 2026-02-04}",
        "body:",
    ]
    for p in range(3):
        text = " ".join(sentence(rng, 11) for _ in range(3))
        lines += [
            f"- id: paragraph-{p}",
            f"  text: {text}",
            f"  facts: [fact-{p}]",
            *(["  critical: true"] if i % 10 == 0 and p == 0 else []),
        ]
    lines.append("facts:")
    for f in range(4):
        sources = sorted(rng.sample(range(SOURCES), 2))
        lines += [
            f"- id: fact-{f}",
            f"  text: {sentence(rng, 18)}",
            f"  sources: [source-{sources[0]}, source-{sources[1]}]",
            f"  as_of: {2008 + f}-0{f + 1}-16",
        ]
    lines += [
        "history:",
        f"- id: begun\n  date: {1990 + i % 30}\n  text: {sentence(rng, 8)}\n  sources: [source-{rng.randrange(SOURCES)}]",
    ]
    lines.append(f"contacts: [contact-{i % CONTACTS}, contact-{(i + 7) % CONTACTS}]")
    others = sorted({(i + step) % total for step in (1, 17, 101)} - {i})
    lines.append(f"related: [{', '.join(f'program-{o:05d}' for o in others)}]")
    return "\n".join(lines) + "\n"


def generate(root: Path, programs: int, locales: int) -> None:
    """Write a content root of `programs` records in `locales` languages (English and others of
    locales.yaml).
    """
    rng = random.Random(20260101)  # noqa: S311
    known = [x for x in read_locales(HOME / "locales.yaml").locales if not x.pseudo]
    chosen = [known[i % len(known)] for i in range(min(locales, len(known)))]
    (root / "programs").mkdir(parents=True)
    files = {
        "site.yaml": SITE.format(tags=", ".join(x.tag for x in chosen)),
        "sections.yaml": groups("section", SECTIONS),
        "audiences.yaml": groups("audience", AUDIENCES),
        "kinds.yaml": groups("kind", KINDS),
        "sources.yaml": "".join(
            f"- id: source-{i}\n  title: Document {i} on {rng.choice(WORDS)}\n  publisher: Publisher {i % 9}\n  kind: official\n"
            f"  date: {2005 + i % 20}\n  url: https://source-{i}.example/document\n"
            for i in range(SOURCES)
        ),
        "contacts.yaml": "".join(
            f"- id: contact-{i}\n  label: Line {i}\n  type: phone\n  value: 1-555-010-{i:04d}\n  sources: [source-{i}]\n"
            f"  as_of: 2026-01-01\n  official_page: https://source-{i}.example/contact\n  publish: true\n"
            for i in range(CONTACTS)
        ),
    }
    for name, text in files.items():
        (root / name).write_text(text)
    for i in range(programs):
        (root / "programs" / f"program-{i:05d}.yaml").write_text(program(rng, i, programs))
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
