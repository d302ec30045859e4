"""Stage 3: the translated dataset -> the bytes of every page."""
