"""Stage 2: messages of the dataset and the templates, and their translations in gettext catalogs."""
