"""Which public styles do partners' pages have? A page for each, as its documentation makes one,
from the packages of tests/package.json.

A page has three slots: `{root}`, the attributes that choose language, direction and theme;
`{css}`, its style sheet; `{host}`, the widget's div.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
MODULES = Path(__file__).parents[2] / "node_modules"
# As the README says it: the place is given beforehand, so that nothing jumps.
RESERVED = "<style>[data-assistance-corner]{display:block;block-size:32rem;overflow:auto}</style>"


@dataclass(frozen=True)
class Style:
    """A style: its title, its package's folder that is served, its sheet, that for right to left,
    the README's line for it, what makes a page dark.
    """

    name: str
    title: str
    folder: str
    sheet: str
    line: str
    right_to_left: str = ""
    dark: str = ""

    @property
    def package(self) -> str:
        """The package of tests/package.json and its version, such as "bootstrap 5.3.8"."""
        name = "/".join(self.folder.split("/")[: 2 if self.folder.startswith("@") else 1])
        pinned = json.loads((FOLDER.parents[1] / "package.json").read_text(encoding="utf-8"))
        version = {**pinned.get("dependencies", {}), **pinned.get("devDependencies", {})}[name]
        return (
            version.removeprefix("npm:").replace("@", " ")
            if version.startswith("npm:")
            else f"{name} {version}"
        )

    def page(
        self, host: str, theme: str = "light", direction: str = "ltr", head: str = "{script}"
    ) -> str:
        """A page with this inside, in the theme (if the style has a dark one) and direction."""
        sheet = self.right_to_left if direction == "rtl" and self.right_to_left else self.sheet
        root = (
            f'lang="{"ar" if direction == "rtl" else "en"}" dir="{direction}" '
            f"{self.dark if theme == 'dark' else ''}"
        )
        text = (FOLDER / f"{self.name}.html").read_text(encoding="utf-8")
        return (
            text.replace("{root}", root)
            .replace("{css}", f'<link rel="stylesheet" href="/style/{self.name}/{sheet}">{head}')
            .replace("{host}", host)
        )


STYLES = {
    style.name: style
    for style in (
        Style(
            "uswds",
            "U.S. Web Design System",
            "@uswds/uswds/dist",
            "css/uswds.min.css",
            "--ac-link: #005ea2",
        ),
        Style(
            "govuk",
            "GOV.UK Frontend",
            "govuk-frontend/dist/govuk",
            "govuk-frontend.min.css",
            '--ac-font: "GDS Transport", arial, sans-serif; --ac-text: #0b0c0c; --ac-link: #1d70b8',
        ),
        Style(
            "dsfr",
            "DSFR",
            "@gouvfr/dsfr/dist",
            "dsfr.min.css",
            "--ac-background: var(--background-default-grey); "
            "--ac-text: var(--text-default-grey); "
            "--ac-link: var(--text-action-high-blue-france)",
            dark='data-fr-scheme="dark" data-fr-theme="dark"',
        ),
        Style(
            "bootstrap3",
            "Bootstrap 3",
            "bootstrap3/dist",
            "css/bootstrap.min.css",
            "--ac-text: #333; --ac-link: #286090",
        ),
        Style(
            "bootstrap5",
            "Bootstrap 5",
            "bootstrap/dist",
            "css/bootstrap.min.css",
            "--ac-background: var(--bs-body-bg); --ac-text: var(--bs-body-color); "
            "--ac-link: var(--bs-link-color)",
            "css/bootstrap.rtl.min.css",
            dark='data-bs-theme="dark"',
        ),
    )
}


def style_file(path: str) -> Path | None:
    """The file of a package at an address: /style/NAME/…, or /assets/…, which GOV.UK's sheet asks
    for.
    """
    _, start, *rest = path.split("/")
    if start == "assets":
        name = "govuk"
    elif start == "style" and rest:
        name, *rest = rest
        start = ""
    else:
        return None
    style = STYLES.get(name)
    file = MODULES / style.folder / start / "/".join(rest) if style else None
    return file if file and ".." not in rest and file.is_file() else None
