"""Who there is: boards, schools, suppliers, people and their roles."""

from schools.models.board import Board, Logo, Processor
from schools.models.people import DECIDES, Mandate, Membership, Role, User
from schools.models.school import OldSlug, School

__all__ = ["DECIDES", "Board", "Logo", "Mandate", "Membership", "OldSlug", "Processor", "Role", "School", "User"]
