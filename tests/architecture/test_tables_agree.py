"""The three tables, the statute and the words agree with each other."""

from oversight.domain.events import EVENTS, NOT_RECORDED, Paper
from oversight.domain.policy import POLICY
from oversight.domain.terms import Action, DocumentKind, Role
from oversight.domain.workflow import TRANSITIONS
from oversight.services.ordering import ORDERS
from oversight.web.state_tags import STATE_TAGS

WITHOUT_TRANSITION = NOT_RECORDED | {
    Action.DECLARE_INTEREST,
    Action.RECUSE,
    Action.OPEN_MOTION,
    Action.CAST_VOTE,
    Action.CLOSE_MOTION,
    Action.DECIDE_AS_CHAIR,
    Action.NOTE_SILENCE,
    Action.ISSUE_PAPER,
    Action.CORRECT_PAPER,
    Action.WITHDRAW_PAPER,
    Action.MOVE_TERMS,
}


def test_every_act_has_a_policy():
    assert set(POLICY) == set(Action)


def test_every_act_has_an_event():
    assert set(EVENTS) == set(Action) - NOT_RECORDED


def test_every_act_has_a_transition():
    moved = {row.action for table in TRANSITIONS.values() for row in table}
    assert moved == set(Action) - WITHOUT_TRANSITION


def test_somebody_may_do_every_act():
    assert [action for action, row in POLICY.items() if not row] == []


def test_only_what_was_read_is_cited(statute):
    cited = {row.provision for table in TRANSITIONS.values() for row in table if row.provision}
    assert cited <= {key for key, article in statute.articles.items() if article.standing == "read"}


def test_every_clock_exists(statute):
    named = {row.starts for table in TRANSITIONS.values() for row in table if row.starts}
    stopped = {key for table in TRANSITIONS.values() for row in table for key in row.stops} - {"*"}
    assert named | stopped <= set(statute.deadlines)


def test_every_clock_that_starts_can_end():
    started = {row.starts for table in TRANSITIONS.values() for row in table if row.starts}
    stops = {key for table in TRANSITIONS.values() for row in table for key in row.stops}
    assert started <= stops


def test_every_paper_of_an_act_can_be_written():
    assert {paper for kind in EVENTS.values() for paper in kind.papers} == set(Paper) == set(ORDERS)


def test_every_paper_exists_in_the_statute(statute):
    assert {kind.value for kind in DocumentKind} <= set(statute.documents)


def test_the_system_acts_only_where_the_clock_does():
    assert {action for action, row in POLICY.items() if Role.SYSTEM in row} == {
        Action.READ,
        Action.READ_IDENTITY,
        Action.REGISTER,
        Action.CLOSE_MOTION,
        Action.CLOSE,  # of a case whose final document recommends nothing
        Action.DEEM_RECEIVED,
        Action.MARK_OVERDUE,
        Action.NOTE_SILENCE,
        Action.DRAFT_LETTER,
        Action.LIST_FOR_SESSION,
        Action.ISSUE_PAPER,
        Action.MOVE_TERMS,
    }


def test_every_state_has_a_look():
    targets = {f"{kind.value}.{row.target}" for kind, table in TRANSITIONS.items() for row in table}
    assert targets <= set(STATE_TAGS)
