"""What one kind adds to the API: how a case of it comes in, what may be corrected, and the fields that are its own."""

from functools import cache

from django.utils.module_loading import import_string


class KindApi:
    """A kind names its own subclass in `Kind.api`."""

    opening = None  # the form of a POST
    correction = None  # the form of a PATCH; every field may be left out
    elsewhere = {}  # fields that change by a step only: field to step

    def properties(self):
        """The JSON Schema of `fields`, by name."""
        raise NotImplementedError

    def open(self, form, *, by, via, at, effects=()):
        """Open a case from a form that was found right, with these effects; gives its workflow row."""
        raise NotImplementedError

    def correct(self, workflow, form, *, by, at, version):
        """Change what was entered; gives the workflow row as it is then."""
        raise NotImplementedError

    def fields(self, workflow, user, full):
        """What the detail tells of this kind, to somebody who reads all of it (`full`) or only what is theirs."""
        raise NotImplementedError


def kind_api(kind):
    return _made(kind.api)


@cache
def _made(path):
    return import_string(path)()
