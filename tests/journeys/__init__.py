"""Journeys: what a keyboard does and a screen reader says on the way through the site, in English
and in Arabic.
"""

import pytest

pytest.register_assert_rewrite("tests.journeys.rotor")
