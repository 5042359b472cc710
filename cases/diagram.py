"""The state diagram of a kind, drawn from its steps: what the documentation shows is what the code does."""

from cases.workflow import steps


def diagram(kind):
    """A page in Markdown: a Mermaid diagram of the states, and a table of the steps."""
    states = kind.states
    all_steps = steps(kind.workflow).values()
    return "\n".join(
        [
            f"# {kind.workflow.__name__}",
            "",
            "Made from the code by `manage.py workflows`; a test fails when it is stale.",
            "",
            "```mermaid",
            "stateDiagram-v2",
            f"    [*] --> {kind.workflow._meta.get_field('state').default}",
            *[f"    {line}" for line in _arrows(all_steps, states)],
            *[f"    {state} --> [*]" for state in states if state in kind.workflow.final],
            "```",
            "",
            "| step | from | to | who | stopped by |",
            "|---|---|---|---|---|",
            *[_row(one) for one in all_steps],
            "",
        ]
    )


def _arrows(all_steps, states):
    """One arrow between two states, named after all steps that go there; steps that stay are in the table only."""
    arrows = {}
    for one in all_steps:
        for source, target in one.ways.items():
            if source != target:
                arrows.setdefault((str(source), str(target)), []).append(one.name)
    order = list(states)
    for (source, target), names in sorted(arrows.items(), key=lambda item: (order.index(item[0][0]), order.index(item[0][1]))):
        yield f"{source} --> {target}: {', '.join(names)}"


def _row(one):
    targets = {str(target) for source, target in one.ways.items() if source != target}
    who = sorted(str(role) for role in one.roles) + ([f"mandate {one.power}"] if one.power else [])
    rules = ", ".join(stop.rule for stop in one.guards)
    sources = ", ".join(str(source) for source in one.ways)
    return f"| {one.name} | {sources} | {', '.join(sorted(targets)) or 'same'} | {', '.join(who)} | {rules} |"
