"""The browser and the served site of the accessibility tests."""

from tests.accessibility.conftest import address, driver

__all__ = ["address", "driver"]
