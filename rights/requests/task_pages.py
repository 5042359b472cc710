"""Where a task of a request is done, when that is a page of its own."""

from rights.requests import collecting, telling


def page_of(task):
    """Its own page: what has to be looked for, the visit to be present at, the recipient to tell. "" for the usual one."""
    return collecting.page_of(task) or telling.page_of(task)
