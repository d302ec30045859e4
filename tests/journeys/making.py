"""On which small site do journeys go that the project's own cannot show? Complete in English and
Arabic, with notices that hold now.
"""

from __future__ import annotations

from pathlib import Path

import polib
import pytest

from site_src.build import build
from site_src.catalogs.locales import HOME, read_locales
from site_src.catalogs.messages import dataset_messages
from site_src.dataset.load import load_dataset
from site_src.workbench.po_writer import save_catalog
from site_src.workbench.update import merge_template
from tests.conftest import EPOCH, TODAY
from tests.gate.filling import fill, fill_language
from tests.notices.making import NOTICES, root_with


def small_site(folder: Path) -> tuple[Path, Path]:
    """The content root and the built site; what has no Arabic is filled with Arabic letters."""
    content = root_with(folder, NOTICES)
    settings = (
        (content / "site.yaml")
        .read_text(encoding="utf-8")
        .replace("languages: [en, es, ar]", "languages: [en, ar]")
    )
    (content / "site.yaml").write_text(settings, encoding="utf-8")
    language = next(x for x in read_locales(HOME / "locales.yaml").locales if x.tag == "ar")
    fill_language(content, language)
    catalog = merge_template(polib.POFile(), polib.POFile(), language)
    for message in dataset_messages(load_dataset(content, TODAY)):
        catalog.append(
            polib.POEntry(
                msgctxt=message.context, msgid=message.text, msgstr=fill(message.text, "Arab")
            )
        )
    save_catalog(catalog, content / "i18n" / "po" / language.tag / "programs.po")
    out = folder / "dist"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        build(content, out)
    return content, out
