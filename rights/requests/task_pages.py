"""Where a task of a request is done, when that is a page of its own."""

from django.urls import reverse

from rights.requests import collecting, telling
from rights.requests.models import Answer, ReceiverAddress


def page_of(task):
    """Its own page: what to look for, a visit, whom to tell, an address to check, a code to give. "" for the usual one."""
    return collecting.page_of(task) or telling.page_of(task) or check_of(task) or code_of(task)


def check_of(task):
    """The step in which a second person checks the address of the receiving school; of one that still stands open only."""
    if not ReceiverAddress.objects.filter(task=task, confirmed_at=None, case__closed_at=None).exists():
        return ""
    return reverse("cases:step", args=[task.case.reference, "confirm_receiver_address"])


def code_of(task):
    """Where the code for an answer is made; of one that still has to be given only."""
    if not Answer.objects.filter(code_task=task, code_task__done_at=None, case__closed_at=None).exists():
        return ""
    return reverse("requests:code", args=[task.case.reference])
