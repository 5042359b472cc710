"""Open breaches that may be about the same: told to whoever handles them, never merged by themselves."""


def doubles_of(breach):
    """What the same supplier reported to the same board, and is still open."""
    if breach.processor_id is None:
        return []
    same = type(breach).objects.filter(processor=breach.processor_id, case__board=breach.case.board_id, case__closed_at=None)
    return list(same.exclude(pk=breach.pk).select_related("case").order_by("pk"))
