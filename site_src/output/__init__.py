"""Stage 6: the only stage that writes to the output folder."""
