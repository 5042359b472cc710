"""The desk of tests/cases, here as well."""

from tests.cases.conftest import desk  # noqa: F401
