"""The schools that take part in a breach of the whole board."""


def parts_of(breach):
    """Each school with how far its own part is; those by name."""
    rows = breach.case.schoolpart_records.select_related("school", "by").order_by("school__name", "pk")
    return list(rows)
