"""What the sheet of admission and the decision on a recusal say of the rows, and who may read them."""

from oversight.documents.filling import fill
from oversight.documents.fonts import LETTERS
from oversight.documents.papers.admissibility_sheet import AdmissibilitySheet
from oversight.documents.papers.recusal_decision import RecusalDecision, Weights
from oversight.domain.admissibility import Check
from oversight.domain.policy import SYSTEM
from oversight.domain.terms import DocumentKind, InterestMeasure, InterestStatement, MotionKind, VoteChoice
from oversight.services import motions
from oversight.services.context import Services
from tests import cases
from tests.cases import REASONS, acting, seen
from tests.documents.golden import text_of
from tests.services.test_paper_intake import rows
from tests.world import World

GROUND = "inadmissible_private_dispute"


def sheet_of(services: Services, number: str) -> AdmissibilitySheet:
    found = rows(services, number, DocumentKind.ADMISSIBILITY_SHEET)
    assert [row.language for row in found] == ["kk", "ru"]
    return AdmissibilitySheet.from_json(found[0].context)


def decision_of(services: Services, number: str) -> RecusalDecision:
    found = rows(services, number, DocumentKind.RECUSAL_DECISION)
    assert [row.language for row in found] == ["kk", "ru"]
    return RecusalDecision.from_json(found[0].context)


def refuse(services: Services, world: World) -> str:
    """Proposed with a no to the public interest, and voted down."""
    number = cases.take(services, world, cases.file_complaint(services, world, filer=world.ngo_head))
    cases.put_forward(services, world, number, answers=cases.checklist(interest=False), proposed_ground=GROUND)
    cases.declare(services, number, cases.voters(world))
    motion_id = cases.open_vote(services, world, number)
    for person in cases.voters(world):
        cases.vote(services, number, motion_id, person, VoteChoice.AGAINST)
    cases.close_vote(services, world, number, motion_id, reasons=REASONS)
    return number


def decide_alone(services: Services, world: World, text: str, **met: bool) -> str:
    """Admitted by the chair of the second commission, whose rules leave it to the chair."""
    number = cases.file_complaint(services, world, commission_id=world.second_commission.id)
    answers = cases.checklist(**met)
    cases.put_forward(services, world, cases.take(services, world, number), answers=answers, proposed_ground=GROUND)
    cases.declare(services, number, [world.chair])
    with acting(services, world.chair) as ctx:
        command = motions.DecideAsChair(number, MotionKind.ADMIT, True, text, seen(services, number))
        motions.decide_as_chair(ctx, command)
    return number


def test_an_admission_has_its_answers_its_tally_and_its_reasons(services: Services, world: World) -> None:
    sheet = sheet_of(services, cases.admit(services, world))
    assert sheet.is_admitted
    assert sheet.ground is None
    assert sheet.object_class is not None
    assert {sheet.in_list.is_met, sheet.not_excluded.is_met, sheet.eligibility.is_met} == {True}
    assert sheet.public_interest.note.kk == cases.NOTE
    assert sheet.vote is not None
    assert (sheet.vote.votes_for, sheet.vote.members) == (len(cases.voters(world)), len(cases.voters(world)))
    assert "бәріне «иә»" in (sheet.reasons[0].kk or "")
    assert [officer.post.en for officer in sheet.signatories] == [
        "Chair of the commission",
        "Secretary of the commission",
    ]


def test_a_refusal_has_its_ground_and_the_reasons_the_filer_reads(services: Services, world: World) -> None:
    sheet = sheet_of(services, refuse(services, world))
    assert not sheet.is_admitted
    assert not sheet.public_interest.is_met
    assert (sheet.ground and sheet.ground.key, sheet.filer_kind) == (GROUND, "organisation")
    assert [reason.kk for reason in sheet.reasons] == [REASONS]


def test_the_sheet_does_not_name_the_filer(services: Services, world: World) -> None:
    (row, _) = rows(services, cases.admit(services, world), DocumentKind.ADMISSIBILITY_SHEET)
    said = str(row.context)
    assert not any(secret in said for secret in (cases.FILER.full_name, cases.FILER.email or "?", "Тасқайың"))


def test_the_chair_alone_has_no_tally_but_words(services: Services, world: World) -> None:
    sheet = sheet_of(services, decide_alone(services, world, "Жолданым нақты қаулыға қатысты."))
    assert sheet.vote is None
    assert [reason.kk for reason in sheet.reasons][1:] == ["Жолданым нақты қаулыға қатысты."]


def test_an_admission_in_spite_of_a_no_says_so(services: Services, world: World) -> None:
    sheet = sheet_of(services, decide_alone(services, world, "", interest=False))
    assert sheet.is_admitted
    assert [reason.en for reason in sheet.reasons] == [
        "The secretary answered a question with no; it was decided to admit the complaint all the same."
    ]


def test_checklists_of_before_answer_for_the_facility_with_the_object(services: Services, world: World) -> None:
    number = cases.put_forward(services, world)
    with acting(services, SYSTEM) as ctx:
        complaint = cases.load(ctx, number).complaint
        complaint.checklist = {key: row for key, row in complaint.checklist.items() if key != Check.FACILITY}
        ctx.session.commit()
    cases.declare(services, number, cases.voters(world))
    cases.decide_by_vote(services, world, number, MotionKind.ADMIT)
    sheet = sheet_of(services, number)
    assert sheet.not_excluded == sheet.in_list


class TestTheRecusal:
    def test_the_declaration_decides_and_the_weights_are_those_after_it(self, services: Services, world: World) -> None:
        number = cases.put_forward(services, world)
        cases.declare(services, number, [world.members[0]], InterestStatement.PRESENT)
        decision = decision_of(services, number)
        assert (decision.raised_by, decision.decided_by, decision.is_recused) == ("self", "declaration", True)
        assert decision.grounds.kk == cases.NATURE
        assert decision.weights == Weights(members=6, recused=1, eligible=5, needed=3)
        assert "самоотвод" in text_of(fill(DocumentKind.RECUSAL_DECISION, "ru", decision, characters=LETTERS))

    def test_who_has_no_vote_changes_no_weight(self, services: Services, world: World) -> None:
        number = cases.put_forward(services, world)
        cases.declare(services, number, [world.secretary], InterestStatement.MAY_ARISE, InterestMeasure.RECUSE)
        decision = decision_of(services, number)
        assert (decision.weights.recused, decision.person.post.en) == (0, "Secretary of the commission")
        assert [officer.post.en for officer in decision.signatories] == ["Chair of the commission"]

    def test_the_last_voter_can_still_be_recused(self, services: Services, world: World) -> None:
        number = cases.put_forward(services, world)
        everybody = [world.secretary, *reversed(cases.voters(world))]
        cases.declare(services, number, everybody, InterestStatement.PRESENT)
        found = rows(services, number, DocumentKind.RECUSAL_DECISION)
        assert len(found) == 2 * len(everybody)
        last = RecusalDecision.from_json(max(found, key=lambda row: row.sequence).context)
        assert last.weights.eligible == 0
        assert [officer.name for officer in last.signatories] == [last.person.name]

    def test_it_proposes_whom_the_log_proposes(self, services: Services, world: World) -> None:
        number = cases.plan(services, world, cases.clear(services, world))
        cases.declare(services, number, [world.members[0]], InterestStatement.PRESENT)
        decision = decision_of(services, number)
        assert decision.replacement is not None
        assert decision.replacement.name != decision.person.name
