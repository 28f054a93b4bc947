"""What a test needs from the machine: skip with the reason without it, fail where nothing may be skipped."""

import os
import shutil
from pathlib import Path
from typing import NoReturn, TypeVar

import pytest

T = TypeVar("T")


def needs(found: T | None, what: str, remedy: str) -> T:
    """Return what was found; without it, skip the test (or fail it, in CI) saying what would bring it."""
    if found is None:
        skip_or_fail(f"{what} is not here; `{remedy}` brings it")
    return found


def skip_or_fail(reason: str) -> NoReturn:
    """Skip the test; fail it instead when the environment says ``CI=true``."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def program(*names: str) -> Path | None:
    """Return the first of these programs that is on the path, if any."""
    found = (shutil.which(name) for name in names)
    return next((Path(path) for path in found if path), None)
