"""Who may see which page of a case, in which of its states: written by hand, read by the matrix.

One letter for each state of STATES: o the page, n not now (409), f not this person although the case is known to them
(403), . nothing is there (404), > sent on (302). Whoever is not named finds nothing there; a guest is sent to sign in,
or, on the pages of one's own case, to number and code. Reviewed against the policy table and the brief; what is pending
is in the comments.
"""

STATES = (
    "registered",
    "fixing",
    "proposed",
    "admitted",
    "started",
    "drafted",
    "sent",
    "received",
    "answered",
    "followed",
    "guest filed",
    "ngo filed",
)

# The expert declared in "proposed" only; "undeclared" is a member who joined later; the files are in two cases.
DESK, GROUP = "secretary chair", "secretary chair member"
PAGES: dict[str, dict[str, str]] = {
    # the commission: the docket is known to everyone of it who is not recused (see below), its papers after the declaration
    "commission.show_case": {f"{GROUP} expert undeclared": "oooooooooooo"},
    "commission.paper": {GROUP: "oooooooooooo", "expert": "..o...oooo..", "undeclared": "......oooo.."},
    "commission.declare": {f"{GROUP} expert undeclared": "oooooooooooo"},
    "commission.download": {GROUP: "o.....o.....", "expert": "ff.fffffffff", "undeclared": "ffffffffffff"},
    # intake
    "intake.request_fix": {"secretary": "onnnnnnnnnnn"},
    "intake.return_complaint": {"secretary": "oonnnnnnnnnn"},
    "intake.forward": {"secretary": "onnnnnnnnnnn"},
    "intake.forward_part": {"secretary": "onnnnnnnnnnn"},
    "intake.put_forward": {"secretary": "onnnnnnnnnnn"},
    "intake.terminate": {"chair": "onnnnnnnnnnn"},
    "intake.escalate": {GROUP: "oooonnnnnnoo", "undeclared": "ffffffffffff"},
    # votes: asked for a vote on admission and for the first vote of the case
    "votes.open_vote": {DESK: "nnnnnnnnnnnn"},
    "votes.decide": {"chair": "nnnnnnnnnnnn"},
    "votes.show_vote": {GROUP: "..oooooooooo", "expert": "ffofffffffff", "undeclared": "ffffffffffff"},
    "votes.close": {DESK: "..oooooooooo"},
    # the control
    "control.plan": {DESK: "...nnnnnnnnn"},
    "control.notify": {"secretary": "...nnnnnnnnn"},
    "control.start": {GROUP: "...nnnnnnnnn", "undeclared": "...fffffffff"},
    "control.list_findings": {GROUP: "...ooooooooo", "expert undeclared": "...fffffffff"},
    "control.record_finding": {GROUP: "...nonnnnnnn", "undeclared": "...fffffffff"},
    "control.withdraw_finding": {GROUP: "...n.nnnnnnn", "undeclared": "...fffffffff"},
    "control.download_evidence": {GROUP: "nnn.........", "expert": "ffnfffffffff", "undeclared": "ffffffffffff"},
    "control.suspend": {"chair": "...nonnnnnnn"},
    "control.resume": {"chair": "...nnnnnnnnn"},
    "control.complete": {"chair": "...nonnnnnnn"},
    "control.close_no_findings": {"chair": "...nonnnnnnn"},
    "control.discontinue": {"chair": "...oonnnnnoo"},
    "control.dispatch": {"secretary": "...nnnnnnnnn"},
    # requests for information: none was sent in these states
    "information.ask": {GROUP: "...nonnnnnnn", "undeclared": "...fffffffff"},
    "information.record_answer": {GROUP: "...n.nnnnnnn", "undeclared": "...fffffffff"},
    "information.download": {GROUP: "nnn.........", "expert": "ffnfffffffff", "undeclared": "ffffffffffff"},
    # a public hearing: the control of these cases is a monitoring
    "public_hearings.record": {DESK: "...nnnnnnnnn"},
    # the opinion of an expert: in these states the expert has not declared
    "opinions.give": {"expert": "...fffffffff"},
    "visits.record": {GROUP: "...nonnnnnnn", "undeclared": "...fffffffff"},
    # the final document
    "final.draft": {GROUP: "...nnnnnnnnn", "undeclared": "...fffffffff"},
    "final.checklist": {GROUP: ".....ooooo..", "expert undeclared": "...fffffffff"},
    "final.sections": {GROUP: "...nnonnnnnn", "undeclared": "...fffffffff"},
    "final.list_recommendations": {GROUP: ".....ooooo..", "expert undeclared": "...fffffffff"},
    "final.add_recommendation": {GROUP: "...nnonnnnnn", "undeclared": "...fffffffff"},
    "final.edit_recommendation": {GROUP: "...nnonnnnnn", "undeclared": "...fffffffff"},
    "final.remove_recommendation": {GROUP: "...nnonnnnnn", "undeclared": "...fffffffff"},
    "final.preview": {GROUP: ".....ooooo..", "expert undeclared": "...fffffffff"},
    # what becomes of the answer
    "follow_up.show_answers": {GROUP: "oooooooooooo", "undeclared": "ffffffffffff"},
    "follow_up.ask_to_complete": {"secretary": "nnnnnnnnonnn"},
    "follow_up.start_follow_up": {DESK: "nnnnnnnnonnn"},
    "follow_up.record_implementation": {DESK: "........no.."},
    "follow_up.strike_out_land": {DESK: "............"},  # no land came back in any of these cases
    "follow_up.waive_hearing": {DESK: "nnnnnnnonnnn"},
    "follow_up.close": {DESK: "nnnnnnnooonn"},
    "silence.show_letter": {DESK: "............"},  # in none of these states has silence come to the letter
    # an issued paper: the receipt, from the dispatch on the final document
    **dict.fromkeys(("corrections.correct", "corrections.withdraw"), {DESK: "oooooooooooo"}),
    # the agency: nothing before it was told of the control, no paper before the dispatch
    "agency.show_case": {"agency_head agency_officer": "....oooooo.."},
    "agency.paper": {"agency_head agency_officer": "......oooo.."},
    "agency.report_measure": {"agency_head agency_officer": ".........o.."},
    "answers.write": {"agency_head agency_officer": "....nnnonn.."},
    "answers.send": {"agency_head agency_officer": "....nnnonn.."},
    "agency_hearings.show_hearing": {"agency_head agency_officer": "....oooooo.."},
    "agency_hearings.notify": {"agency_head agency_officer": "....nnnonn.."},
    "agency_hearings.hold": {"agency_head agency_officer": "....nnnnnn.."},
    "agency_hearings.omit": {"agency_head": "....nnnonn.."},
    "agency_information.answer": {"agency_head agency_officer": ".....nnnnn.."},
    # the filer: a person, an organisation, a guest with number and code
    **dict.fromkeys(
        ("public.show_own", "public.receipt", "public.supply_fix", "public.withdraw", "public.own_paper"),
        {"citizen": "oooooooooo..", "tracker": "..........o.", "ngo_head ngo_member": "...........o"},
    ),
    "public.own_file": {"citizen": "o.....o....."},
    # everybody: from the admission on; the final document from the next working day
    "register.show_case": {"*": "...ooooooooo"},
    "register.paper": {"*": ".......ooo.."},
}
SENT_TO_TRACK = frozenset({"public.show_own", "public.receipt", "public.supply_fix", "public.withdraw"})
"""Where somebody who is neither signed in nor tracking is asked for number and code, whether the case exists or not."""

OF_THE_COMMISSION = frozenset(
    {
        "commission",
        "intake",
        "votes",
        "control",
        "information",
        "opinions",
        "visits",
        "public_hearings",
        "final",
        "follow_up",
        "corrections",
    }
)
"""Where somebody recused is told so (B123): they know of the case by their own declaration."""

STATUS = {"o": 200, "n": 409, "f": 403, ".": 404, ">": 302}
SIGNED_OUT = frozenset({"guest", "tracker"})


def expected(endpoint: str, who: str, state: str, *, is_open: bool) -> int:
    """The status *who* must get; *is_open* says whether the outer door lets *who* in."""
    if who == "guest" and endpoint in SENT_TO_TRACK:
        return 302
    if not is_open and who in SIGNED_OUT:
        return 302
    if state == "absent":
        return 404
    if who == "recused" and is_open and endpoint.partition(".")[0] in OF_THE_COMMISSION:
        return 403
    for people, letters in PAGES[endpoint].items():
        if people == "*" or who in people.split():
            return STATUS[letters[STATES.index(state)]]
    return 404
