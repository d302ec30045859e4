"""Tests of the search: the index, the folding, the page in a real browser."""
