"""A request's own part of the requester's page: what that person can do and fetch there."""

from rights.requests import outside_transfer

# Each is called with (request, outsider, at) and gives {template, ...} for its template, or None where there is nothing.
PARTS = (outside_transfer.part,)


def outside_context(request, outsider, at):
    """The context of `rights/requests/outside.html`."""
    return {"parts": [part for make in PARTS if (part := make(request, outsider, at))]}
