"""What a list calls a request: the right, never a word of whoever asked."""

from dataclasses import dataclass

from rights.requests.models.right import Right

SEVERAL = "several"


def subject_of(rights, copy_wanted):
    """The code of the subject; empty where nobody has said yet which right it is."""
    if not rights:
        return ""
    if len(rights) > 1:
        return SEVERAL
    return f"{rights[0]}_copy" if copy_wanted and rights[0] == Right.ACCESS else str(rights[0])


@dataclass(frozen=True)
class CalledAnew:
    """Other rights are asked than before, so lists call it otherwise."""

    copy_wanted: bool

    def carry_out(self, case, *, by, at):
        asked = case.askedright_records.filter(replaced_at=None).order_by("at", "right")
        case.subject = subject_of(list(asked.values_list("right", flat=True)), self.copy_wanted)
        case.save(update_fields=["subject"])
