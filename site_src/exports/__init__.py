"""Stage 4: the same data in the forms that other programs read, one file a standard."""
