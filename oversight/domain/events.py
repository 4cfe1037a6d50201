"""What each act is called, whether the public sees it, whom it tells and which paper it yields: the third table.

Sentences are past tense, in the reader's language after translation; they name no person.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from oversight.domain.policy import PUBLIC_PAPERS, is_read_by
from oversight.domain.terms import AGENCY_ROLES, NGO_ROLES, Action, DocumentKind, Role
from oversight.domain.words import N_


class Audience(StrEnum):
    """Who is told by mail that there is news."""

    FILER = "filer"
    SECRETARY = "secretary"
    CHAIR = "chair"
    MEMBERS = "members"  # voting members who are not recused
    AGENCY = "agency"
    AGENCY_HEAD = "agency_head"


class Paper(StrEnum):
    """A paper an act yields; the ordering service knows its kind, its languages and whether this act yields it."""

    RECEIPT = "receipt"
    COMPLAINT_CARD = "complaint_card"  # or the record of what was said; where it would be whole
    FINAL_DOCUMENT = "final_document"
    DEFECT_NOTICE = "defect_notice"
    RETURN_NOTICE = "return_notice"
    FORWARDING_LETTER = "forwarding_letter"
    FORWARDING_NOTICE = "forwarding_notice"  # of the same kind, to the filer
    WITHDRAWAL = "withdrawal"
    TERMINATION_DECISION = "termination_decision"
    OVERDUE_NOTICE = "overdue_notice"
    CONFLICT_DECLARATION = "conflict_declaration"
    ADMISSIBILITY_SHEET = "admissibility_sheet"
    RECUSAL_DECISION = "recusal_decision"
    CONTROL_DECISION = "control_decision"
    CONTROL_NOTICE = "control_notice"
    COVER_LETTER = "cover_letter"
    AGENCY_HEARING_NOTICE = "agency_hearing_notice"
    HEARING_WAIVER = "hearing_waiver"
    AGENCY_RESPONSE = "agency_response"
    CASE_PASSPORT = "case_passport"
    MONITORING_RECORD = "monitoring_record"
    AGENCY_HEARING_PROTOCOL = "agency_hearing_protocol"
    INFORMATION_REQUEST = "information_request"
    SESSION_MINUTES = "session_minutes"
    CORRECTION_NOTE = "correction_note"
    EXPERT_OPINION = "expert_opinion"
    PUBLIC_HEARING_PROTOCOL = "public_hearing_protocol"


@dataclass(frozen=True, slots=True)
class EventKind:
    """One row of the table."""

    sentence: str
    is_public: bool = False
    tells: tuple[Audience, ...] = ()
    papers: tuple[Paper, ...] = ()


E = EventKind
A = Action
FILER, SECRETARY, CHAIR, MEMBERS, AGENCY, _HEAD = tuple(Audience)

# fmt: off
EVENTS: dict[Action, EventKind] = {
    #                               sentence                                                   public  tells                  papers
    A.SUBMIT:                E(N_("The complaint was filed"),                                  True,  (SECRETARY,)),
    A.RECORD_ON_BEHALF:      E(N_("The complaint was recorded by the secretary"),              True,  (SECRETARY,)),
    A.REGISTER:              E(N_("The complaint was registered"),                             True,  (FILER,),              (Paper.RECEIPT, Paper.COMPLAINT_CARD)),
    A.CLAIM_INTAKE:          E(N_("The secretary took the complaint to work on")),
    A.RELEASE_INTAKE:        E(N_("The secretary put the complaint back in the queue")),
    A.REQUEST_FIX:           E(N_("The filer was asked for missing parts"),                    False, (FILER,),              (Paper.DEFECT_NOTICE,)),
    A.SUPPLY_FIX:            E(N_("The filer supplied the missing parts"),                     False, (SECRETARY,)),
    A.RETURN:                E(N_("The complaint was returned with reasons"),                  False, (FILER,),              (Paper.RETURN_NOTICE,)),
    A.FORWARD:               E(N_("The complaint was forwarded to the competent body"),        False, (FILER,),              (Paper.FORWARDING_LETTER, Paper.FORWARDING_NOTICE)),
    A.FORWARD_PART:          E(N_("A part of the complaint was forwarded to the competent body"), False, (FILER,), (Paper.FORWARDING_LETTER, Paper.FORWARDING_NOTICE)),
    A.ESCALATE:              E(N_("The complaint was passed on at once"),                      False, (FILER,)),
    A.WITHDRAW:              E(N_("The filer withdrew the complaint"),                         True,  (FILER, SECRETARY),    (Paper.WITHDRAWAL,)),
    A.TERMINATE:             E(N_("The procedure was terminated"),                             False, (FILER,),              (Paper.TERMINATION_DECISION,)),
    A.PUT_FORWARD:           E(N_("The secretary put the complaint forward for admission"),    False, (CHAIR, MEMBERS)),
    A.ADMIT:                 E(N_("The commission admitted the complaint"),                    True,  (FILER,),              (Paper.ADMISSIBILITY_SHEET,)),
    A.DECLARE_INADMISSIBLE:  E(N_("The commission found the complaint inadmissible"),          False, (FILER,),              (Paper.ADMISSIBILITY_SHEET,)),
    A.ANSWER_DIRECTLY:       E(N_("The complaint was answered without a control"),             True,  (FILER,)),
    A.OPEN_CASE:             E(N_("The complaint led to a control")),
    A.NOTE_SILENCE:          E(N_("The time to decide the complaint passed without a decision"), False, (FILER, SECRETARY, CHAIR)),
    A.DECLARE_INTEREST:      E(N_("A member answered the conflict-of-interest declaration"), False, (), (Paper.CONFLICT_DECLARATION,)),
    A.RECUSE:                E(N_("A member was recused for a conflict of interest"),          True,  (SECRETARY,),          (Paper.RECUSAL_DECISION,)),
    A.OPEN_MOTION:           E(N_("A question was put to the vote"),                           False, (CHAIR, MEMBERS)),
    A.CAST_VOTE:             E(N_("A vote was cast")),
    A.CLOSE_MOTION:          E(N_("The vote was closed")),
    A.DECIDE_AS_CHAIR:       E(N_("The chair decided, as the commission's rules allow")),
    A.CLEAR:                 E(N_("The declarations of interest are complete")),
    A.PLAN_CONTROL:          E(N_("The programme of the control was written")),
    A.OPEN_CONTROL:          E(N_("The commission opened the control"),                        True,  (FILER, MEMBERS), (Paper.CONTROL_DECISION,)),
    A.NOTIFY_OBJECT:         E(N_("The agency was told of the control"),                       True,  (AGENCY,), (Paper.CONTROL_NOTICE,)),
    A.START_CONTROL:         E(N_("The control began"),                                        True),
    A.REQUEST_INFORMATION:   E(N_("Information was requested from the agency"),                True,  (AGENCY,), (Paper.INFORMATION_REQUEST,)),
    A.ANSWER_INFORMATION:    E(N_("The agency gave the information requested"),                True,  (SECRETARY,)),
    A.RECORD_VISIT:          E(N_("A visit was recorded"),                                     False, (), (Paper.MONITORING_RECORD,)),
    A.RECORD_FINDING:        E(N_("A fact was recorded")),
    A.WITHDRAW_FINDING:      E(N_("A recorded fact was withdrawn")),
    A.RECORD_PUBLIC_HEARING: E(N_("A public hearing was held"),                                True,  (FILER, MEMBERS, AGENCY), (Paper.PUBLIC_HEARING_PROTOCOL,)),
    A.GIVE_OPINION:          E(N_("An expert gave an opinion"),                                True,  (SECRETARY,),          (Paper.EXPERT_OPINION,)),
    A.SUSPEND:               E(N_("The control was suspended"),                                True),
    A.RESUME:                E(N_("The control was resumed"),                                  True),
    A.COMPLETE:              E(N_("The control was completed"),                                True,  (SECRETARY,)),
    A.DRAFT_FINAL:           E(N_("The final document was drafted")),
    A.EDIT_FINAL:            E(N_("The draft of the final document was edited")),
    A.ADOPT:                 E(N_("The commission adopted the final document"),                True,  (SECRETARY,),          (Paper.SESSION_MINUTES,)),
    A.DISPATCH:              E(N_("The final document was sent to the agency"),                True,  (AGENCY, FILER),       (Paper.FINAL_DOCUMENT, Paper.COVER_LETTER)),
    A.CONFIRM_RECEIPT:       E(N_("The agency confirmed receipt of the final document"),       True,  (SECRETARY, AGENCY)),
    A.DEEM_RECEIVED:         E(N_("The final document is deemed received (commission rule, not law)"), True, (SECRETARY, AGENCY)),
    A.CLOSE_NO_FINDINGS:     E(N_("The control ended without findings"),                       True,  (FILER, AGENCY), (Paper.CASE_PASSPORT,)),
    A.DISCONTINUE:           E(N_("The control was discontinued"),                             True,  (FILER,), (Paper.CASE_PASSPORT,)),
    A.CLOSE:                 E(N_("The case was closed"),                                      True,  (FILER, AGENCY), (Paper.CASE_PASSPORT,)),
    A.ASSIGN:                E(N_("The agency named an executor")),
    A.DRAFT_ANSWER:          E(N_("The agency drafted its answer")),
    A.NOTIFY_HEARING:        E(N_("The agency gave notice of its hearing"),                    True,  (CHAIR, SECRETARY), (Paper.AGENCY_HEARING_NOTICE,)),
    A.HOLD_HEARING:          E(N_("The agency hearing was held"),                              True,  (SECRETARY,), (Paper.AGENCY_HEARING_PROTOCOL,)),
    A.WAIVE_HEARING:         E(N_("The agency hearing was waived in writing (commission rule, not law)"), True, (AGENCY,), (Paper.HEARING_WAIVER,)),
    A.OMIT_HEARING:          E(N_("The agency omitted the hearing and gave its reasons"),      True,  (SECRETARY,)),
    A.DECIDE_POSITIVE:       E(N_("The agency decided to accept every recommendation"),        False, (SECRETARY,)),
    A.SEND_ANSWER:           E(N_("The agency answered each recommendation"),                  True,  (SECRETARY, MEMBERS, FILER), (Paper.AGENCY_RESPONSE,)),
    A.MARK_OVERDUE:          E(N_("No answer came in time"),                                   True,  (SECRETARY, CHAIR),    (Paper.OVERDUE_NOTICE,)),
    A.DRAFT_LETTER:          E(N_("A letter to the superior body of the silent agency was prepared"), False, (SECRETARY,)),
    A.LIST_FOR_SESSION:      E(N_("The agency's silence became an item for the next session"), False),
    A.ASSESS:                E(N_("The commission assessed an answer"),                        True,  (AGENCY,)),
    A.ASK_TO_COMPLETE:       E(N_("The agency was asked to complete its answer"),              True,  (AGENCY,)),
    A.START_FOLLOW_UP:       E(N_("Follow-up of the accepted measures began"),                 True,  (AGENCY, FILER)),
    A.REPORT_IMPLEMENTATION: E(N_("The agency reported on a measure"),                         True,  (SECRETARY,)),
    A.RECORD_IMPLEMENTATION: E(N_("A measure was checked"),                                    True,  (AGENCY,)),
    A.STRIKE_OUT_LAND:       E(N_("A record of returned land was struck out"),                 True,  (AGENCY,)),
    A.CHALLENGE:             E(N_("The agency's answer or silence was challenged"),            True,  (SECRETARY,)),
    A.ISSUE_PAPER:           E(N_("A paper was typeset and its digest recorded")),
    A.CORRECT_PAPER:         E(N_("A paper was corrected"),                                    False, (FILER, AGENCY),       (Paper.CORRECTION_NOTE,)),
    A.WITHDRAW_PAPER:        E(N_("A paper was withdrawn"),                                    False, (FILER, AGENCY),       (Paper.CORRECTION_NOTE,)),
    A.MOVE_TERMS:            E(N_("Dates moved with the working calendar"),                    True,  (FILER, SECRETARY, AGENCY)),
}
# fmt: on

BY_THE_CLOCK = frozenset({A.NOTE_SILENCE, A.DEEM_RECEIVED, A.MARK_OVERDUE, A.DRAFT_LETTER, A.LIST_FOR_SESSION})
"""What time does by itself. It is recorded when it is so; people are told in working hours only."""

NOT_RECORDED = frozenset({A.READ, A.READ_PAPERS, A.READ_IDENTITY})
"""Reading is no event of the case log (reads of identity are logged apart)."""

ONLY_IN_THE_LOG = frozenset({A.ISSUE_PAPER})
"""What the log keeps but no list of what happened tells: the papers themselves stand beside it."""

ABOUT_A_PAPER = frozenset({A.CORRECT_PAPER, A.WITHDRAW_PAPER})
"""What concerns whoever has the paper, and nobody else: its kind stands in the data of the event."""

_READERS = {FILER: NGO_ROLES | {Role.CITIZEN, Role.GUEST}, AGENCY: AGENCY_ROLES}


def told(action: Action, data: Mapping[str, Any]) -> tuple[Audience, ...]:
    """Whom an event tells by mail: those of its row, of an act about a paper only those who read that paper."""
    audiences = EVENTS[action].tells
    if action not in ABOUT_A_PAPER:
        return audiences
    return tuple(one for one in audiences if is_read_by(DocumentKind(data["kind"]), _READERS[one]))


def is_public(action: Action, data: Mapping[str, Any]) -> bool:
    """Whether the public sees an event: those of its row, of acts about a paper those about a public one."""
    return EVENTS[action].is_public or (action in ABOUT_A_PAPER and data["kind"] in PUBLIC_PAPERS)
