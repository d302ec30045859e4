"""Tests: they mirror site_src. A folder with this file can be imported from, such as
`tests.conftest`.
"""
