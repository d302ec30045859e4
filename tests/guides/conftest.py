"""Where the guides of the project's own content stand."""

from __future__ import annotations

from site_src.dataset.addresses import block_page_url
from site_src.dataset.load import load_dataset
from tests.conftest import CONTENT, TODAY

DATASET = load_dataset(CONTENT, TODAY)
GUIDES = {ident: block_page_url(DATASET.pages[ident]) for ident in DATASET.site.guides}
TAGS = ("en", "es", "ar", "en-XA", "ar-XB")
