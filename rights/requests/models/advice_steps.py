"""The FG beside a request: asked by whoever handles it, and heard before it is decided (AVG art. 38(1), 39(1)(a))."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from cases.effects import AddRow
from cases.workflow import step
from rights.requests.models.records import RequestAdvice
from rights.requests.models.steps import BOARD, DPO, OFFICER, OPEN, PRINCIPAL


class AdviceSteps:
    """Mixed into the row of a request, beside its road: advice is no decision and holds nothing up."""

    @cached_property
    def advices(self):
        return list(self.case.requestadvice_records.select_related("by").order_by("at", "pk"))

    @step(
        ways=OPEN, roles={OFFICER, PRINCIPAL, BOARD}, icon="message-circle-question",
        label=_("Ask the FG for advice"), done=_("Advice asked of the FG"), hint=_("The term runs on meanwhile."),
    )  # fmt: skip
    def ask_advice(self, *, by, at, question=""):
        pass

    @step(
        ways=OPEN, roles={DPO}, icon="pen-line",
        label=_("Give advice"), done=_("Advice given"), hint=_("Dated and signed; it cannot be changed afterwards."),
    )  # fmt: skip
    def advise(self, *, by, at, text):
        return [AddRow(RequestAdvice(text=text, by=by, at=at))]
