"""Every table, imported here so that Alembic and the mapper see them all."""

from oversight.persistence.models.account import Account, AccountToken, LoginSession, Seat, Throttle
from oversight.persistence.models.administration import AdministrationEvent
from oversight.persistence.models.body import Body, CommissionRules
from oversight.persistence.models.calendar import CalendarRevision
from oversight.persistence.models.case import Case, Finding
from oversight.persistence.models.commission_term import CommissionTerm
from oversight.persistence.models.complaint import Attachment, Complaint, Draft
from oversight.persistence.models.docket import Declaration, Docket, DocketCounter, Event, Term
from oversight.persistence.models.document import IssuedDocument
from oversight.persistence.models.final import FinalDocument, Recommendation
from oversight.persistence.models.identity import Identity
from oversight.persistence.models.information import InformationFile, InformationRequest
from oversight.persistence.models.motion import Motion, Vote
from oversight.persistence.models.notification import Notification
from oversight.persistence.models.opinion import ExpertOpinion
from oversight.persistence.models.paper_note import PaperNote
from oversight.persistence.models.public_hearing import PublicHearing
from oversight.persistence.models.published import PublishedCase
from oversight.persistence.models.response import AgencyHearing, Answer, Commitment, Response
from oversight.persistence.models.returned_land import ReturnedLand
from oversight.persistence.models.visit import Visit
from oversight.persistence.models.watch import WatchRound

__all__ = [
    "Account",
    "AccountToken",
    "AdministrationEvent",
    "AgencyHearing",
    "Answer",
    "Attachment",
    "Body",
    "CalendarRevision",
    "Case",
    "CommissionRules",
    "CommissionTerm",
    "Commitment",
    "Complaint",
    "Declaration",
    "Docket",
    "DocketCounter",
    "Draft",
    "Event",
    "ExpertOpinion",
    "FinalDocument",
    "Finding",
    "Identity",
    "InformationFile",
    "InformationRequest",
    "IssuedDocument",
    "LoginSession",
    "Motion",
    "Notification",
    "PaperNote",
    "PublicHearing",
    "PublishedCase",
    "Recommendation",
    "Response",
    "ReturnedLand",
    "Seat",
    "Term",
    "Throttle",
    "Visit",
    "Vote",
    "WatchRound",
]
