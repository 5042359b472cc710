"""The rows of requests and complaints. Django finds them by this room's name."""

from rights.complaints.models import Complaint

__all__ = ["Complaint"]
