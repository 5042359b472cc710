"""Who works where, read once for a whole sweep: ten thousand alerts do not ask ten thousand times."""

from collections import defaultdict

from cases.models import Barred
from cases.sight import HANDLES
from cases.terms import local_day
from notifications.models import Preference
from schools.models import Mandate, Membership


class Roster:
    """The people of boards on one day, their roles, what they do not want mail about, and from what they are barred."""

    def __init__(self, at):
        self.on = local_day(at)
        self._memberships = {}
        self._working = {}
        self._mandates = {}
        self._off = {}
        self._barred = {}

    def read(self, cases):
        """Read what is needed for these cases, in one go. Each case is asked about once."""
        boards = {case.board_id for case in cases} - self._memberships.keys()
        if boards:
            self._read_boards(boards)
        self._barred = defaultdict(set)
        for case_id, user_id in Barred.objects.filter(case__in=cases).values_list("case", "user"):
            self._barred[case_id].add(user_id)

    def _read_boards(self, boards):
        for board in boards:
            self._memberships[board], self._working[board], self._mandates[board] = [], set(), []
        rows = Membership.objects.filter(Membership.on(self.on), board__in=boards, user__is_active=True)
        for membership in rows.select_related("user").order_by("pk"):
            self._memberships[membership.board_id].append(membership)
            self._working[membership.board_id].add(membership.user_id)
        for mandate in Mandate.objects.filter(Mandate.on(self.on), board__in=boards).select_related("holder", "deputy"):
            self._mandates[mandate.board_id].append(mandate)
        people = {m.user_id for board in boards for m in self._memberships[board]}
        wishes = dict(Preference.objects.filter(user__in=people).values_list("user", "off"))
        self._off |= {person: wishes.get(person, ()) for person in people}

    def works(self, user, case):
        """Whether this person works for the board of the case, barred from it or not."""
        return user.pk in self._working[case.board_id]

    def may_see(self, user, case):
        """False for somebody barred from the case, or who left its board: that person hears nothing of it at all."""
        return self.works(user, case) and user.pk not in self._barred[case.pk]

    def with_role(self, case, *roles):
        """The people with one of these roles on the case: of the whole board, or of its own school."""
        found = [
            m.user
            for m in self._memberships[case.board_id]
            if m.role in roles and m.school_id in (None, case.school_id) and self.may_see(m.user, case)
        ]
        return list(dict.fromkeys(found))

    def handles(self, user, case):
        """Whether this person works where the case is, with a role that handles it."""
        return user in self.with_role(case, *HANDLES)

    def mandated(self, case):
        """Who may decide this in the board's name besides its members: holders of the mandate and their deputies."""
        people = [person for m in self._mandates_on(case) for person in (m.holder, m.deputy)]
        return [person for person in dict.fromkeys(people) if self.handles(person, case)]

    def deputies(self, case, people):
        """Who the board named to stand in for these people in this kind of case."""
        named = [m.deputy for m in self._mandates_on(case) if m.holder in people and m.deputy not in people]
        return [person for person in dict.fromkeys(named) if self.handles(person, case)]

    def _mandates_on(self, case):
        power = f"decide_{case.kind}"
        return [m for m in self._mandates[case.board_id] if m.power == power]

    def switched_off(self, user, topic):
        """Whether this person does not want mail about this topic."""
        if user.pk not in self._off:
            self._off[user.pk] = Preference.objects.filter(user=user).values_list("off", flat=True).first() or ()
        return topic in self._off[user.pk]
