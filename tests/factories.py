"""Builds what tests stand on. Every call makes something new; names are invented."""

import datetime as dt
from itertools import count

from breaches.report import report
from rights.complaints.opening import open_complaint
from rights.requests.letters import information
from rights.requests.opening import open_request
from schools.models import Board, Membership, Role, School, User

NUMBERS = count(1)
AT = dt.datetime(2026, 11, 24, 9, 12, tzinfo=dt.UTC)  # Tuesday, 10.12 in Amsterdam


def make_board(**about):
    number = next(NUMBERS)
    board = Board.objects.create(**{"number": str(40000 + number), "name": f"Stichting Veldkring {number}", **about})
    make_information(board)
    return board


def make_information(board, *, text="Wij gebruiken gegevens voor het onderwijs.", at=AT):
    """What a board tells about its use of data: without it no answer about access can be sent."""
    return information.save(board, text_nl=text, text_en="We use data for education.", by=None, at=at)


def make_school(board=None, **about):
    number = next(NUMBERS)
    named = {"brin": f"{number:02d}XX"[-4:], "name": "De Regenmeter", "sector": "po", "city": "Merelveen"}
    named |= {"location": f"{number % 100:02d}", "slug": f"de-regenmeter-{number}", **about}
    return School.objects.create(board=board or make_board(), **named)


def make_person(role=None, *, board=None, school=None, **about):
    """A person, with this role on the board or the school when one is given."""
    number = next(NUMBERS)
    user = User.objects.create_user(f"persoon{number}@school.example", "geheim", **{"name": f"Noor Tesselaar {number}", **about})
    if role:
        Membership.objects.create(user=user, board=board or school.board, school=school, role=role)
    return user


def make_people(board, school=None):
    """One person in every role, by role; the principal and the employee at the school."""
    at_school = {Role.PRINCIPAL, Role.EMPLOYEE}
    return {role.value: make_person(role, board=board, school=school if role in at_school else None) for role in Role}


def make_breach(school=None, *, at=AT, by=None, discovered_at=None, **about):
    """A reported breach, discovered two hours before `at`."""
    board = about.pop("board", None) or (school.board if school else None)
    school = school or (None if board else make_school())
    told = {"incident": "wrong_recipient", "what_happened": "Het overzicht van groep 6 ging naar ouders van groep 5."}
    return report(
        board=board or school.board, school=school, by=by, at=at,
        discovered_at=discovered_at or at - dt.timedelta(hours=2), **{**told, **about},
    )  # fmt: skip


def make_complaint(school=None, *, at=AT, by=None, received_at=None, **about):
    """A complaint that came in by letter two hours before `at`, about the school; it lies with the head of the school."""
    board = about.pop("board", None) or (school.board if school else None)
    school = school or (None if board else make_school())
    told = {"subject": "shared", "about": "De school gaf ons adres aan een fotograaf.", "channel": "paper"}
    return open_complaint(
        board=board or school.board, school=school, by=by, at=at,
        received_at=received_at or at - dt.timedelta(hours=2), **{**told, **about},
    )  # fmt: skip


def make_request(school=None, *, at=AT, by=None, received_at=None, **about):
    """A request that came in two hours before `at`: a parent with custody asks for access and a copy."""
    school = school or make_school(about.pop("board", None))
    told = {
        "rights": ["access"], "channel": "paper", "capacity": "parent_with_custody", "copy_wanted": True,
        "requester": {"name": "Lotte Voorbeeld", "email": "ouder@thuis.example", "phone": "000 000 00 00"},
        "data_subject": {"name": "Sam Voorbeeld", "birth_date": "2017-02-14", "group": "6b"},
        "wording": "Ik wil graag het dossier van Sam inzien en een kopie.",
    }  # fmt: skip
    return open_request(
        board=school.board, school=school, by=by, at=at, received_at=received_at or at - dt.timedelta(hours=2),
        **{**told, **about},
    )  # fmt: skip
