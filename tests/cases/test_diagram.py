"""The diagrams in the documentation are those of the code."""

from pathlib import Path

import pytest

from cases import registry
from cases.diagram import diagram

FOLDER = Path(__file__).parents[2] / "docs" / "workflows"


@pytest.mark.parametrize("kind", registry.all_kinds(), ids=lambda kind: kind.name)
def test_the_diagram_is_not_stale(kind):
    assert (FOLDER / f"{kind.name}.md").read_text() == diagram(kind), "run: manage.py workflows"
