"""What the minutes of the votes say of the rows and the log, once the final document is adopted."""

from oversight.documents.papers.session_minutes import SessionMinutes
from oversight.domain.terms import DocumentKind, InterestStatement, MotionKind, VoteChoice
from oversight.services.context import Services
from tests import cases
from tests.conftest import Clock
from tests.services.test_paper_intake import rows
from tests.world import World

OPINION = "Бұл ұсынымның негізі жеткіліксіз."


def minutes_of(services: Services, number: str) -> SessionMinutes:
    found = rows(services, number, DocumentKind.SESSION_MINUTES)
    assert [row.language for row in found] == ["kk", "ru"]
    return SessionMinutes.from_json(found[0].context)


def test_they_hold_every_vote_of_the_case_in_its_order(services: Services, world: World) -> None:
    minutes = minutes_of(services, cases.to_adopted(services, world, count=2, rejected={2}))
    assert [(item.kind, item.vote.recommendation, item.vote.is_carried) for item in minutes.items] == [
        ("admit", None, True),
        ("open_control", None, True),
        ("recommendation", 1, True),
        ("recommendation", 2, False),
        ("adopt_final", None, True),
    ]
    assert minutes.items[3].text.kk == cases.WORDING.text_kk  # what was not carried stands nowhere else
    assert [officer.post.en for officer in minutes.signatories] == [
        "Chair of the commission",
        "Secretary of the commission",
    ]


def test_they_tell_who_voted_how_and_what_did_not_count(services: Services, world: World, clock: Clock) -> None:
    number = cases.to_written(services, world, count=1)
    one = cases.view(services, world, number).recommendation(1)
    motion_id = cases.open_vote(services, world, number, MotionKind.RECOMMENDATION, recommendation_ids=(one.id,))
    chair, first, second, third, *_ = cases.voters(world)
    cases.vote(services, number, motion_id, chair)
    cases.vote(services, number, motion_id, first, VoteChoice.AGAINST, OPINION)
    cases.vote(services, number, motion_id, second)
    cases.vote(services, number, motion_id, third)
    cases.declare(services, number, [third], InterestStatement.PRESENT)
    clock.forward(days=3)
    cases.close_vote(services, world, number, motion_id)
    whole = cases.open_vote(services, world, number, MotionKind.ADOPT_FINAL)
    for person in cases.voters(world):
        if person is not third:
            cases.vote(services, number, whole, person)
    cases.close_vote(services, world, number, whole)

    minutes = minutes_of(services, number)
    item = minutes.items[2]
    assert [(ballot.choice, ballot.is_counted) for ballot in item.ballots] == [
        ("for", True),
        ("against", True),
        ("for", True),
        ("for", False),
    ]
    assert (item.vote.voted, item.vote.eligible, item.vote.recused) == (3, 5, 1)
    assert [(dissent.text.kk, dissent.recommendations) for dissent in item.dissents] == [(OPINION, (1,))]
    assert [recusal.member.name for recusal in minutes.recusals] == [item.ballots[3].member.name]
    assert cases.NATURE not in str(minutes)
