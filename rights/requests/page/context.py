"""The context of a request's own part of the case page: its sections in order, each with its own template."""

from rights.requests.page import advised, answered, collected, decided, facts, gate, later, post, transfer, visiting
from rights.requests.page.state import state_of
from rights.requests.page.warnings import warnings

# Each gives {id, label, template, ...} for its template, or None where there is nothing to show.
SECTIONS = (
    facts.section, gate.section, collected.section, visiting.section, advised.section, decided.section, *later.SECTIONS,
    transfer.section, answered.section, post.section, visiting.calls,
)  # fmt: skip


def context(request, user, at):
    """All that `rights/requests/_facts.html` shows; its `state` stands above the case in people's words."""
    found = [section for make in SECTIONS if (section := make(request, user, at))]
    return {
        "state": state_of(request),
        "warnings": warnings(request, at),
        "sections": found,
        "index": [{"id": section["id"], "label": section["label"]} for section in found],
    }
