"""What an administrator may set. Django finds this room by its name."""

from schools.admin import boards, people, schools

__all__ = ["boards", "people", "schools"]
