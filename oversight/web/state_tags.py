"""How each state looks and what it is called: one row per state of every record.

A tag is a word, a shape and a tone together, so that nobody depends on colour (tones and icons: app.css, icon.html).
Keys are ``record.state`` with the values of ``oversight.domain.terms``; what the register says has no record.
"""

from typing import NamedTuple

from oversight.domain.words import N_


class StateLook(NamedTuple):
    """``word`` is an English msgid; ``is_square`` marks a position on a recommendation, not a state of the docket."""

    tone: str
    icon: str
    word: str
    is_square: bool = False


# fmt: off
STATE_TAGS: dict[str, StateLook] = {
    # intake of a complaint
    "complaint.received":       StateLook("still", "inbox", N_("Received")),
    "complaint.registered":     StateLook("still", "inbox", N_("Registered")),
    "complaint.needs_fix":      StateLook("wait", "pen", N_("Needs completing")),
    "complaint.returned":       StateLook("still", "refuse", N_("Returned")),
    "complaint.forwarded":      StateLook("still", "fwd", N_("Forwarded")),
    "complaint.escalated":      StateLook("bad", "alert", N_("Passed on urgently")),
    "complaint.withdrawn":      StateLook("plain", "undo", N_("Withdrawn")),
    "complaint.terminated":     StateLook("plain", "stop", N_("Terminated")),
    "complaint.proposed":       StateLook("go", "people", N_("Put to the commission")),
    "complaint.inadmissible":   StateLook("still", "refuse", N_("Not admissible")),
    "complaint.admitted":       StateLook("go", "check", N_("Admitted")),
    "complaint.answered":       StateLook("good", "reply", N_("Answered")),
    "complaint.case_opened":    StateLook("go", "eye", N_("Case opened")),
    # the control
    "case.draft":               StateLook("plain", "pen", N_("Being prepared")),
    "case.cleared":             StateLook("go", "people", N_("Interests declared")),
    "case.opened":              StateLook("go", "eye", N_("Control opened")),
    "case.notified":            StateLook("go", "mail", N_("Agency notified")),
    "case.in_progress":         StateLook("go", "eye", N_("In review")),
    "case.suspended":           StateLook("plain", "clock", N_("Suspended")),
    "case.completed":           StateLook("go", "done", N_("Control completed")),
    "case.draft_final":         StateLook("go", "pen", N_("Final document being drafted")),
    "case.adopted":             StateLook("go", "doc", N_("Final document adopted")),
    "case.sent":                StateLook("go", "mail", N_("Sent to the agency")),
    "case.received":            StateLook("go", "clock", N_("Received by the agency")),
    "case.closed":              StateLook("good", "done", N_("Closed")),
    "case.closed_no_findings":  StateLook("good", "done", N_("Closed without findings")),
    "case.discontinued":        StateLook("plain", "stop", N_("Discontinued")),
    # the agency's side
    "response.received":        StateLook("go", "inbox", N_("Received by the agency")),
    "response.assigned":        StateLook("go", "people", N_("Officer named")),
    "response.hearing_noticed": StateLook("go", "cal", N_("Agency hearing announced")),
    "response.heard":           StateLook("go", "people", N_("Agency hearing held")),
    "response.hearing_waived":  StateLook("plain", "undo", N_("Agency hearing waived")),
    "response.hearing_omitted": StateLook("plain", "stop", N_("Agency hearing omitted")),
    "response.positive":        StateLook("good", "check", N_("All accepted")),
    "response.overdue":         StateLook("bad", "alert", N_("Overdue")),
    "response.answered":        StateLook("good", "reply", N_("Answered")),
    "response.incomplete":      StateLook("wait", "half", N_("Answer incomplete")),
    "response.follow_up":       StateLook("good", "loop", N_("Follow-up")),
    "response.challenged":      StateLook("wait", "flag", N_("Challenged")),
    "response.closed":          StateLook("good", "done", N_("Closed")),
    # a question put to the commission, its outcome and the votes
    "motion.open":              StateLook("go", "clock", N_("Vote open")),
    "motion.closed":            StateLook("still", "lock", N_("Vote closed")),
    "motion.carried":           StateLook("good", "check", N_("Carried")),
    "motion.rejected":          StateLook("still", "x", N_("Not carried")),
    "motion.no_quorum":         StateLook("wait", "people", N_("No quorum")),
    "motion.void":              StateLook("still", "lock", N_("Ended uncounted")),
    "vote.for":                 StateLook("go", "check", N_("for")),
    "vote.against":             StateLook("bad", "x", N_("against")),
    "vote.abstain":             StateLook("still", "dash", N_("abstained")),
    "vote.awaited":             StateLook("wait", "clock", N_("not yet")),
    "vote.recused":             StateLook("plain", "stop", N_("recused")),
    "vote.absent":              StateLook("plain", "dash", N_("did not vote")),
    "interest.none":            StateLook("good", "check", N_("No conflict of interest")),
    "interest.may_arise":       StateLook("wait", "half", N_("A conflict may arise")),
    "interest.present":         StateLook("bad", "stop", N_("Conflict of interest")),
    "interest.awaited":         StateLook("wait", "clock", N_("Not declared yet")),
    # what the register says
    "admitted":                 StateLook("go", "check", N_("Admitted")),
    "in_review":                StateLook("go", "eye", N_("In review")),
    "final_adopted":            StateLook("go", "doc", N_("Final document adopted")),
    "awaiting_receipt":         StateLook("go", "mail", N_("Awaiting receipt")),
    "awaiting_answer":          StateLook("go", "clock", N_("Awaiting answer")),
    "overdue":                  StateLook("bad", "alert", N_("Overdue")),
    "answered":                 StateLook("good", "reply", N_("Answered")),
    "follow_up":                StateLook("good", "loop", N_("Follow-up")),
    "closed":                   StateLook("good", "done", N_("Closed")),
    "discontinued":             StateLook("plain", "stop", N_("Discontinued")),
    "withdrawn":                StateLook("plain", "undo", N_("Withdrawn")),
    "not_public":               StateLook("plain", "lock", N_("Not public")),
    # time
    "on_time":                  StateLook("still", "cal", N_("On time")),
    "due_soon":                 StateLook("wait", "soon", N_("Due soon")),
    "seriously_overdue":        StateLook("grave", "grave", N_("Seriously overdue")),
    # one recommendation: the position, the assessment, the measure
    "position.accepted":        StateLook("good", "check", N_("Accepted"), True),
    "position.in_part":         StateLook("wait", "half", N_("Accepted in part"), True),
    "position.refused":         StateLook("bad", "x", N_("Refused"), True),
    "position.awaited":         StateLook("go", "clock", N_("Answer awaited"), True),
    "position.no_answer":       StateLook("plain", "dash", N_("No answer"), True),
    "assessment.satisfied":     StateLook("good", "check", N_("Satisfied")),
    "assessment.partly":        StateLook("wait", "half", N_("Partly satisfied")),
    "assessment.not_satisfied": StateLook("bad", "x", N_("Not satisfied")),
    "measure.open":             StateLook("plain", "loop", N_("To be done")),
    "measure.done":             StateLook("good", "done", N_("Done")),
    "measure.overdue":          StateLook("bad", "alert", N_("Not done in time")),
    # an issued paper
    "paper.corrected":          StateLook("wait", "pen", N_("Corrected")),
    "paper.withdrawn":          StateLook("bad", "undo", N_("Withdrawn")),
    # why it ended
    "outcome.remedied":         StateLook("good", "done", N_("Remedied")),
    "outcome.partly_remedied":  StateLook("wait", "half", N_("Partly remedied")),
    "outcome.refused":          StateLook("bad", "x", N_("Refused by the agency")),
    "outcome.no_answer":        StateLook("bad", "dash", N_("The agency gave no answer")),
    "outcome.no_findings":      StateLook("good", "done", N_("No breach found")),
    "outcome.no_recommendations": StateLook("still", "done", N_("Ended without recommendations")),
    "outcome.withdrawn":        StateLook("plain", "undo", N_("Withdrawn")),
    "outcome.inadmissible":     StateLook("still", "refuse", N_("Not admissible")),
    "outcome.discontinued":     StateLook("plain", "stop", N_("Discontinued")),
    "outcome.answered":         StateLook("good", "reply", N_("Answered")),
}
# fmt: on


def state_look(state: str) -> StateLook:
    """The look of *state* (``"case.sent"``, ``"awaiting_answer"``); KeyError when nobody has drawn it."""
    return STATE_TAGS[str(state)]
