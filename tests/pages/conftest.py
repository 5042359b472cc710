"""What the tests of the frame share."""

import pytest
from django.contrib.auth import get_user_model


@pytest.fixture
def make_worker(db):
    """Someone who can sign in."""

    def make(password="vier woorden die passen", **about):
        return get_user_model().objects.create_user(
            **{"email": "iris@school.example", "name": "Iris van Wezel", "password": password} | about
        )

    return make
