"""Tests of site_src/workbench/checks."""
