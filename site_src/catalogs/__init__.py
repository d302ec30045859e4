"""Stage 2: the messages of the dataset and of the templates, and their translations in catalogs."""
