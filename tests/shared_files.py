"""The sample data beside the project, where there is any; tests that need it skip where there is none."""

from pathlib import Path

import pytest

SHARED = Path(__file__).parent.parent.parent / "shared" / "data"


def shared(name: str) -> Path:
    """A file of the sample data."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"the sample data has no {name} here")
    return path
