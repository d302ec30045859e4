"""Tests of site_src/catalogs/checks."""
