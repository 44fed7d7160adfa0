"""Every test gets a throwaway home, so that nobody's study history is ever at risk."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from tests.runner import Home

THOROUGH = "AWS_QUIZ_THOROUGH"
"""Set, it has the tests run in full that run as a sample otherwise."""

# How long an example takes says nothing about whether a law holds.
settings.register_profile("untimed", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("untimed")


def pytest_configure(config: pytest.Config) -> None:
    """From when pygal is loaded on, Python 3.11 says of every other import that pygal's hook is an old one."""
    config.addinivalue_line("filterwarnings", "ignore:PluginImportFixer.find_spec:ImportWarning")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out what takes minutes each, unless THOROUGH is set: hundreds of kills of which a sample always runs."""
    if THOROUGH not in os.environ:
        left_out = [item for item in items if item.get_closest_marker("thorough")]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if not item.get_closest_marker("thorough")]


@pytest.fixture(autouse=True)
def _throwaway_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_QUIZ_HOME", str(tmp_path / "default-home"))
    monkeypatch.delenv("AWS_QUIZ_BANKS", raising=False)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A learner with an empty store and no banks but those a test writes."""
    return Home(tmp_path)
