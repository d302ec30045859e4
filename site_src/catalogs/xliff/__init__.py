"""XLIFF 1.2, for translators who work in other tools: catalogs out, translations back."""
