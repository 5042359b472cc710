"""The desk of tests/cases, here as well; and a parent at the public desk."""

import pytest

from tests.cases.conftest import desk  # noqa: F401
from tests.rights.parent import Parent


@pytest.fixture
def parent(school, tuesday_morning):
    return Parent(school, tuesday_morning)
