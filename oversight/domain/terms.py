"""The words of the procedure: states, acts, roles and the rest of the closed lists.

Values are stored in the database and in the log, so they change only by a migration.
"""

from enum import StrEnum


class RecordKind(StrEnum):
    """The three records behind one docket, because three procedures apply, and the vote."""

    COMPLAINT = "complaint"  # intake: procedural code, for these commissions a house rule modelled on it
    CASE = "case"  # the control: Law 30-VIII
    RESPONSE = "response"  # the agency's side: Article 13
    MOTION = "motion"  # a question put to the commission


class ComplaintState(StrEnum):
    """Where the intake of a complaint stands (law.md 2.1)."""

    RECEIVED = "received"
    REGISTERED = "registered"
    NEEDS_FIX = "needs_fix"  # the filer was asked for missing parts
    RETURNED = "returned"
    FORWARDED = "forwarded"
    ESCALATED = "escalated"  # a crime or a danger was reported: passed on at once
    WITHDRAWN = "withdrawn"
    TERMINATED = "terminated"
    PROPOSED = "proposed"  # the secretary put it forward; the commission decides on admission
    INADMISSIBLE = "inadmissible"
    ADMITTED = "admitted"
    ANSWERED = "answered"  # without a control
    CASE_OPENED = "case_opened"


class CaseState(StrEnum):
    """Where the control stands (law.md 2.2)."""

    DRAFT = "draft"
    CLEARED = "cleared"  # interests declared, recusals decided
    OPENED = "opened"
    NOTIFIED = "notified"  # the agency was told that control starts
    IN_PROGRESS = "in_progress"
    SUSPENDED = "suspended"
    COMPLETED = "completed"
    DRAFT_FINAL = "draft_final"
    ADOPTED = "adopted"
    SENT = "sent"
    RECEIVED = "received"  # by the agency: the ten working days run
    CLOSED = "closed"
    CLOSED_NO_FINDINGS = "closed_no_findings"
    DISCONTINUED = "discontinued"


class ResponseState(StrEnum):
    """Where the agency's answer stands (law.md 2.3)."""

    RECEIVED = "received"
    ASSIGNED = "assigned"
    HEARING_NOTICED = "hearing_noticed"
    HEARD = "heard"
    HEARING_WAIVED = "hearing_waived"
    HEARING_OMITTED = "hearing_omitted"
    POSITIVE = "positive"  # all recommendations accepted: no agency hearing is held
    OVERDUE = "overdue"
    ANSWERED = "answered"
    INCOMPLETE = "incomplete"
    FOLLOW_UP = "follow_up"
    CHALLENGED = "challenged"
    CLOSED = "closed"


class MotionState(StrEnum):
    """A question put to the commission."""

    OPEN = "open"
    CLOSED = "closed"


class Action(StrEnum):
    """Everything a person (or the clock) can do to a docket."""

    READ = "read"  # the private page of the docket
    READ_PAPERS = "read_papers"  # the filer's own words and files
    READ_IDENTITY = "read_identity"  # the filer's name and contacts

    # complaint
    SUBMIT = "submit"
    RECORD_ON_BEHALF = "record_on_behalf"
    REGISTER = "register"
    CLAIM_INTAKE = "claim_intake"
    RELEASE_INTAKE = "release_intake"
    REQUEST_FIX = "request_fix"
    SUPPLY_FIX = "supply_fix"
    RETURN = "return"
    FORWARD = "forward"
    FORWARD_PART = "forward_part"
    ESCALATE = "escalate"
    WITHDRAW = "withdraw"
    TERMINATE = "terminate"
    PUT_FORWARD = "put_forward"
    ADMIT = "admit"
    DECLARE_INADMISSIBLE = "declare_inadmissible"
    ANSWER_DIRECTLY = "answer_directly"
    OPEN_CASE = "open_case"
    NOTE_SILENCE = "note_silence"  # the time to decide passed without a decision

    # commission
    DECLARE_INTEREST = "declare_interest"
    RECUSE = "recuse"
    OPEN_MOTION = "open_motion"
    CAST_VOTE = "cast_vote"
    CLOSE_MOTION = "close_motion"
    DECIDE_AS_CHAIR = "decide_as_chair"

    # case
    CLEAR = "clear"
    PLAN_CONTROL = "plan_control"
    OPEN_CONTROL = "open_control"
    NOTIFY_OBJECT = "notify_object"
    START_CONTROL = "start_control"
    REQUEST_INFORMATION = "request_information"
    ANSWER_INFORMATION = "answer_information"
    RECORD_VISIT = "record_visit"
    RECORD_FINDING = "record_finding"
    WITHDRAW_FINDING = "withdraw_finding"
    RECORD_PUBLIC_HEARING = "record_public_hearing"
    GIVE_OPINION = "give_opinion"
    SUSPEND = "suspend"
    RESUME = "resume"
    COMPLETE = "complete"
    DRAFT_FINAL = "draft_final"
    EDIT_FINAL = "edit_final"
    ADOPT = "adopt"
    DISPATCH = "dispatch"
    CONFIRM_RECEIPT = "confirm_receipt"
    DEEM_RECEIVED = "deem_received"
    CLOSE_NO_FINDINGS = "close_no_findings"
    DISCONTINUE = "discontinue"
    CLOSE = "close"

    # response
    ASSIGN = "assign"
    DRAFT_ANSWER = "draft_answer"
    NOTIFY_HEARING = "notify_hearing"
    HOLD_HEARING = "hold_hearing"
    WAIVE_HEARING = "waive_hearing"
    OMIT_HEARING = "omit_hearing"
    DECIDE_POSITIVE = "decide_positive"
    SEND_ANSWER = "send_answer"
    MARK_OVERDUE = "mark_overdue"
    DRAFT_LETTER = "draft_letter"
    LIST_FOR_SESSION = "list_for_session"
    ASSESS = "assess"
    ASK_TO_COMPLETE = "ask_to_complete"
    START_FOLLOW_UP = "start_follow_up"
    REPORT_IMPLEMENTATION = "report_implementation"
    RECORD_IMPLEMENTATION = "record_implementation"
    STRIKE_OUT_LAND = "strike_out_land"  # a plot recorded by mistake: kept, no longer counted
    CHALLENGE = "challenge"

    # papers
    ISSUE_PAPER = "issue_paper"
    CORRECT_PAPER = "correct_paper"
    WITHDRAW_PAPER = "withdraw_paper"

    # all three
    MOVE_TERMS = "move_terms"  # a changed calendar moved dates


class AdministrationAct(StrEnum):
    """What is done in the administration, outside any docket."""

    IMPORT_CALENDAR = "import_calendar"
    APPROVE_CALENDAR = "approve_calendar"
    DISCARD_CALENDAR = "discard_calendar"
    CHANGE_TERM = "change_term"  # the length of a commission's own rule
    INVITE = "invite"
    END_SEAT = "end_seat"
    DISABLE_ACCOUNT = "disable_account"


class CalendarState(StrEnum):
    """Where a change of the working calendar stands."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    DISCARDED = "discarded"


class Role(StrEnum):
    """In which capacity somebody acts. A person may hold several seats."""

    GUEST = "guest"
    CITIZEN = "citizen"
    NGO_HEAD = "ngo_head"
    NGO_MEMBER = "ngo_member"
    SECRETARY = "secretary"
    CHAIR = "chair"
    MEMBER = "member"
    EXPERT = "expert"
    AGENCY_HEAD = "agency_head"
    AGENCY_OFFICER = "agency_officer"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"
    SYSTEM = "system"  # the clock and the jobs


COMMISSION_ROLES = frozenset({Role.SECRETARY, Role.CHAIR, Role.MEMBER, Role.EXPERT})
VOTING_ROLES = frozenset({Role.CHAIR, Role.MEMBER})
AGENCY_ROLES = frozenset({Role.AGENCY_HEAD, Role.AGENCY_OFFICER})
NGO_ROLES = frozenset({Role.NGO_HEAD, Role.NGO_MEMBER})


class BodyKind(StrEnum):
    NGO = "ngo"
    COMMISSION = "commission"
    AGENCY = "agency"


class ComplaintKind(StrEnum):
    CITIZEN_COMPLAINT = "citizen_complaint"
    OVERSIGHT_REQUEST = "oversight_request"


class Channel(StrEnum):
    ONLINE = "online"
    PAPER = "paper"
    PHONE = "phone"
    RECEPTION = "reception"
    E_OTINISH = "e_otinish"


class ComplaintCategory(StrEnum):
    """What the code calls a filing, as the filer chose it."""

    APPLICATION = "application"
    COMPLAINT = "complaint"
    MESSAGE = "message"
    PROPOSAL = "proposal"
    RESPONSE = "response"
    REQUEST = "request"


class Signing(StrEnum):
    """How the filer stood for the text: a signature, an e-signature, or sending and saying without one."""

    OWN_HAND = "own_hand"
    E_SIGNATURE = "e_signature"
    SENT_ONLINE = "sent_online"
    BY_TELEPHONE = "by_telephone"


class SeenAs(StrEnum):
    """How the filer wants to be seen."""

    PUBLIC_NAME = "public_name"
    SECRETARY_ONLY = "secretary_only"


class InterestStatement(StrEnum):
    """The answer to the conflict-of-interest declaration (the circle is Article 1(2))."""

    NONE = "none"
    MAY_ARISE = "may_arise"
    PRESENT = "present"


class InterestMeasure(StrEnum):
    CONTINUE = "continue"  # with disclosure
    RECUSE = "recuse"


class MotionKind(StrEnum):
    ADMIT = "admit"
    OPEN_CONTROL = "open_control"
    RECOMMENDATION = "recommendation"
    ADOPT_FINAL = "adopt_final"


class VoteChoice(StrEnum):
    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"


class MotionOutcome(StrEnum):
    CARRIED = "carried"
    REJECTED = "rejected"
    NO_QUORUM = "no_quorum"
    VOID = "void"  # the docket ended while the vote ran: nothing was counted


class FinalDocumentKind(StrEnum):
    """Article 1(3): protocol, conclusion, recommendation."""

    PROTOCOL = "protocol"
    CONCLUSION = "conclusion"
    RECOMMENDATION = "recommendation"


class ReceiptKind(StrEnum):
    CONFIRMED = "confirmed"
    DEEMED = "deemed"  # house rule: the next working day after delivery to the cabinet


class Position(StrEnum):
    """The agency's position on one recommendation."""

    ACCEPTED = "accepted"
    IN_PART = "in_part"
    REFUSED = "refused"


class HearingMode(StrEnum):
    """What became of the agency hearing of Article 13(5)-(6)."""

    NOTICED = "noticed"
    HELD = "held"
    WAIVED = "waived"  # house rule
    OMITTED = "omitted"  # 13(5): it would harm the rights, freedoms or lawful interests of others


class Assessment(StrEnum):
    SATISFIED = "satisfied"
    PARTLY = "partly"
    NOT_SATISFIED = "not_satisfied"


class Outcome(StrEnum):
    """Why it ended."""

    REMEDIED = "remedied"
    PARTLY_REMEDIED = "partly_remedied"
    REFUSED = "refused"
    NO_ANSWER = "no_answer"
    NO_FINDINGS = "no_findings"
    NO_RECOMMENDATIONS = "no_recommendations"  # the final document has none, so no answer is asked
    WITHDRAWN = "withdrawn"
    INADMISSIBLE = "inadmissible"
    DISCONTINUED = "discontinued"
    ANSWERED = "answered"


class Station(StrEnum):
    """Where on the four-station line the docket stands."""

    COMPLAINT = "complaint"
    COMMISSION = "commission"
    AGENCY = "agency"
    FOLLOW_UP = "follow_up"


class PublicState(StrEnum):
    """What the register says of a docket; only dockets admitted or later are published."""

    ADMITTED = "admitted"
    IN_REVIEW = "in_review"
    FINAL_ADOPTED = "final_adopted"
    AWAITING_RECEIPT = "awaiting_receipt"
    AWAITING_ANSWER = "awaiting_answer"
    OVERDUE = "overdue"
    ANSWERED = "answered"
    FOLLOW_UP = "follow_up"
    CLOSED = "closed"
    DISCONTINUED = "discontinued"
    WITHDRAWN = "withdrawn"


class DocumentKind(StrEnum):
    """The kinds of paper; their names are a promise to outsiders."""

    RECEIPT = "receipt"
    COMPLAINT_CARD = "complaint_card"
    ORAL_RECORD = "oral_record"
    DEFECT_NOTICE = "defect_notice"
    RETURN_NOTICE = "return_notice"
    FORWARDING_LETTER = "forwarding_letter"
    ADMISSIBILITY_SHEET = "admissibility_sheet"
    CONFLICT_DECLARATION = "conflict_declaration"
    RECUSAL_DECISION = "recusal_decision"
    CONTROL_DECISION = "control_decision"
    CONTROL_NOTICE = "control_notice"
    INFORMATION_REQUEST = "information_request"
    MONITORING_RECORD = "monitoring_record"
    PUBLIC_HEARING_PROTOCOL = "public_hearing_protocol"
    EXPERT_OPINION = "expert_opinion"
    FINAL_DOCUMENT_PROTOCOL = "final_document_protocol"
    FINAL_DOCUMENT_CONCLUSION = "final_document_conclusion"
    FINAL_DOCUMENT_RECOMMENDATION = "final_document_recommendation"
    COVER_LETTER = "cover_letter"
    AGENCY_RESPONSE = "agency_response"
    AGENCY_HEARING_NOTICE = "agency_hearing_notice"
    AGENCY_HEARING_PROTOCOL = "agency_hearing_protocol"
    HEARING_WAIVER = "hearing_waiver"
    EXTENSION_DECISION = "extension_decision"
    WITHDRAWAL = "withdrawal"
    TERMINATION_DECISION = "termination_decision"
    CHALLENGE = "challenge"
    OVERDUE_NOTICE = "overdue_notice"
    REGISTER_EXTRACT = "register_extract"
    CASE_PASSPORT = "case_passport"
    SESSION_MINUTES = "session_minutes"
    CORRECTION_NOTE = "correction_note"
    ANNUAL_REPORT = "annual_report"
    CASE_FILE = "case_file"


LANGUAGES = ("kk", "ru", "en")
TEXT_LANGUAGES = ("kk", "ru")  # in which a recommendation may be authentic
