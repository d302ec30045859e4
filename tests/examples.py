"""How many examples does a property test try? A share of those of the profile that conftest.py
loads, "test", or of the one that `--hypothesis-profile` names, "audit".
"""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, Phase, settings

__all__ = ["examples", "generated"]


def examples(share: float = 1.0, **more: Any) -> settings:
    """Settings with this share of the profile's examples; slow tests take a small share."""
    profile = settings.default
    assert profile is not None
    return settings(max_examples=round(profile.max_examples * share), **more)


def generated(share: float, *checks: HealthCheck) -> settings:
    """The same for tests of made-up catalogs, which are slow to make and of little use shrunk;
    `checks` are the health checks that do not apply.
    """
    phases = (Phase.explicit, Phase.generate)
    return examples(share, phases=phases, suppress_health_check=[HealthCheck.too_slow, *checks])
