"""What the commission makes of an answer, on its pages."""

import re
from datetime import date

import pytest

from oversight.domain.terms import Assessment, Outcome, Position
from oversight.persistence.models import Declaration
from oversight.services.commission_file import open_page
from tests import answering
from tests.web.filling import fill, forms_of, send, told

ACCEPTED, IN_PART, REFUSED = Position.ACCEPTED, Position.IN_PART, Position.REFUSED
REASONS = "Жауап нақты, мерзімі бар, орындалуы тексеріледі."


def at(number, rest="/answers", language="en"):
    return f"/{language}/commission/cases/{number}{rest}"


@pytest.fixture
def answered(services, world):
    return answering.answer(services, world, ACCEPTED, IN_PART, REFUSED)


@pytest.fixture
def followed(services, world, answered):
    return answering.follow(services, world, answering.assess_all(services, world, answered), 1, 2)


# Assessing


def test_each_answer_has_a_form_of_its_own(services, world, signed_in, answered):
    page = signed_in(world.members[0]).get(at(answered))

    actions = [form["action"] for form in forms_of(page) if "/answers/" in form["action"]]
    assert [action[-1] for action in actions] == ["1", "2", "3"]


def test_an_answer_is_assessed(services, world, signed_in, answered):
    client = signed_in(world.members[0])

    answer = fill(client, at(answered), action="/answers/2", **{"r2-assessment": "partly", "r2-reasons": REASONS})

    assert answer.status_code == 302
    assert answering.answer_row(services, answered, 2).assessment is Assessment.PARTLY
    assert REASONS in client.get(answer.location).text


@pytest.mark.parametrize("fields", [{"r2-reasons": "Жақсы"}, {"r2-assessment": None}, {"r2-assessment": "perfect"}])
def test_an_assessment_that_lacks_something_keeps_its_text(services, world, signed_in, answered, fields):
    given = {"r2-assessment": "partly", "r2-reasons": REASONS, **fields}

    answer = fill(signed_in(world.members[0]), at(answered), action="/answers/2", **given)

    assert answer.status_code == 422
    assert given["r2-reasons"] in answer.text
    assert answering.answer_row(services, answered, 2).assessment is None


def test_two_members_at_once_and_the_second_reads_it(services, world, signed_in, answered):
    first, second = signed_in(world.members[0]), signed_in(world.members[1])
    page = second.get(at(answered))
    fill(first, at(answered), action="/answers/2", **{"r2-assessment": "partly", "r2-reasons": REASONS})

    answer = send(
        second, page, action="/answers/2", **{"r2-assessment": "satisfied", "r2-reasons": "Менің өз бағам осындай."}
    )

    assert answer.status_code == 409
    assert "Менің өз бағам осындай." in answer.text
    assert "The commission assessed an answer" in answer.text


def test_the_agencys_drafts_are_not_the_commissions(services, world, signed_in):
    number = answering.draft_all(services, world)

    with answering.acting(services, world.secretary) as ctx:
        view = open_page(ctx, number).follow_up

    assert view.sent == ()
    assert all(row.answer.reasons == "" for row in view.recommendations)
    assert answering.REASONS not in signed_in(world.secretary).get(at(number)).text


@pytest.mark.parametrize("who", ["agency_head", "citizen", "expert", "auditor"])
def test_the_pages_are_not_there_for_others(world, signed_in, answered, who):
    assert signed_in(getattr(world, who)).get(at(answered)).status_code == 404


@pytest.mark.parametrize("rest", ["/answers", "/completion", "/follow-up", "/close", "/hearing/waiver", "/measures/1"])
def test_an_absent_case_is_404(world, signed_in, rest):
    assert signed_in(world.secretary).get(at("2026-99999", rest)).status_code == 404


# Completing


def test_an_answer_is_asked_for_again(services, world, signed_in, answered):
    answer = fill(
        signed_in(world.secretary),
        at(answered, "/completion"),
        recommendations=["1", "3"],
        reasons="Шараның орындаушысы көрсетілмеген.",
    )

    assert answer.status_code == 302
    assert answering.state(services, answered)[1] == "incomplete"
    assert [answering.answer_row(services, answered, one).is_sent for one in (1, 2, 3)] == [False, True, False]


@pytest.mark.parametrize("recommendations", [None, ["9"], ["x"]])
def test_an_answer_that_is_not_there_is_not_asked_for(services, world, signed_in, answered, recommendations):
    answer = fill(
        signed_in(world.secretary),
        at(answered, "/completion"),
        recommendations=recommendations,
        reasons="Шараның орындаушысы көрсетілмеген.",
    )

    assert answer.status_code in {404, 422}
    assert answering.state(services, answered)[1] == "answered"


# Following


def test_each_measure_gets_its_day(services, world, signed_in, answered):
    answering.assess_all(services, world, answered)
    client = signed_in(world.secretary)
    page = client.get(at(answered, "/follow-up"))
    assert 'value="25.05.2026"' in page.text

    answer = send(client, page, follow_up_on_1="01.06.2026")

    assert answer.status_code == 302
    days = [answering.answer_row(services, answered, one).commitment.follow_up_on for one in (1, 2)]
    assert days == [date(2026, 6, 1), date(2026, 5, 25)]


def test_the_page_says_what_comes_first(services, world, signed_in, answered):
    client = signed_in(world.secretary)
    page = client.get(at(answered, "/follow-up"))
    assert "Assess every answer first." in page.text

    assert send(client, page).status_code == 422


def test_a_day_before_the_measure_stands_at_its_field(services, world, signed_in, answered):
    answering.assess_all(services, world, answered)

    answer = fill(signed_in(world.secretary), at(answered, "/follow-up"), follow_up_on_2="01.05.2026")

    assert answer.status_code == 422
    assert "neither before today nor before the measure itself" in answer.text
    assert 'value="01.05.2026"' in answer.text


def test_a_measure_is_checked(services, world, signed_in, followed):
    answering.report(services, world, followed, 1)
    client = signed_in(world.chair)
    page = client.get(at(followed, "/measures/1"))
    assert "Шарт 20 мамырда бұзылды" in page.text

    answer = send(client, page, result="yes", evidence="№ 34 келісімнің көшірмесі, аралап көру актісі.")

    assert answer.status_code == 302
    assert answering.answer_row(services, followed, 1).commitment.is_done is True


def test_a_check_without_evidence_is_refused(services, world, signed_in, followed):
    answer = fill(signed_in(world.chair), at(followed, "/measures/1"), result="yes", evidence="Иә")

    assert answer.status_code == 422
    assert answering.answer_row(services, followed, 1).commitment.is_done is None


# The hearing


def test_the_desk_waives_in_writing(services, world, signed_in):
    number = answering.draft_all(services, world, None, ACCEPTED, IN_PART, ACCEPTED)
    client = signed_in(world.secretary)
    assert "a rule of the commission, not law" in client.get(at(number, "/hearing/waiver")).text

    answer = fill(client, at(number, "/hearing/waiver"), reasons=answering.WHY_NOT)

    assert answer.status_code == 302
    assert answering.state(services, number)[1] == "hearing_waived"


# Closing


def test_closing_waits_for_what_is_missing(services, world, signed_in, followed):
    page = signed_in(world.chair).get(at(followed, "/close"))

    assert "Check every promised measure first." in page.text
    assert 'name="outcome"' not in page.text


def test_the_outcome_is_proposed_and_chosen(services, world, signed_in, followed, session):
    for one in (1, 2):
        answering.check(services, world, followed, one)
    client = signed_in(world.chair)
    page = client.get(at(followed, "/close"))
    form = next(form for form in forms_of(page) if form["action"].endswith("/close"))
    assert form["data"]["outcome"] == "partly_remedied"

    answer = send(client, page, outcome="refused", reasons="Негізгі ұсынымнан бас тартылды.")

    assert answer.status_code == 302
    assert answering.state(services, followed) == ("closed", "closed")


@pytest.mark.parametrize("outcome", ["no_answer", "withdrawn", "nonsense"])
def test_an_outcome_that_does_not_fit_keeps_the_reasons(services, world, signed_in, followed, outcome):
    for one in (1, 2):
        answering.check(services, world, followed, one)

    answer = fill(signed_in(world.chair), at(followed, "/close"), outcome=outcome, reasons="Негізгі ұсыным орындалды.")

    assert answer.status_code == 422
    assert "Негізгі ұсыным орындалды." in answer.text
    assert answering.state(services, followed)[1] == "follow_up"


def test_silence_is_closed_with_its_only_outcome(services, world, signed_in, clock):
    number = answering.receive(services, world)
    clock.set(2026, 3, 2)
    with answering.acting(services, answering.SYSTEM) as ctx:
        answering.responses.mark_overdue(ctx, number)
    client = signed_in(world.secretary)

    answer = fill(client, at(number, "/close"), reasons="Жауап он жұмыс күнінде келген жоқ.")

    assert answer.status_code == 302
    with answering.acting(services, world.secretary) as ctx:
        assert open_page(ctx, number).follow_up.outcome is Outcome.NO_ANSWER


# The section on the page of the case


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("stage", ["sent_docket", "receive", "draft_all"])
def test_the_section_stands_at_every_stage(services, world, signed_in, language, stage):
    number = getattr(answering, stage)(services, world)

    page = signed_in(world.secretary).get(at(number, "", language))

    assert page.status_code == 200
    assert 'id="follow-up"' in page.text


def test_silence_is_said_as_a_fact_and_no_more(services, world, signed_in, clock):
    number = answering.receive(services, world)
    clock.set(2026, 3, 2)
    with answering.acting(services, answering.SYSTEM) as ctx:
        answering.responses.mark_overdue(ctx, number)

    page = signed_in(world.secretary).get(at(number, ""))

    assert "No answer came by 16 February 2026. Inaction of the agency may be challenged." in told(page)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("rest", ["/answers", "/measures/1", "/close", ""])
def test_every_page_stands_in_every_language(services, world, signed_in, followed, language, rest):
    page = signed_in(world.secretary).get(at(followed, rest, language))

    assert page.status_code == 200
    assert len(page.data) < 100_000
    ids = re.findall(r' id="([^"]*)"', page.text)
    assert len(ids) == len(set(ids))


def test_a_recused_member_is_refused(services, world, signed_in, answered, session):
    with answering.acting(services, answering.SYSTEM) as ctx:
        now = ctx.now
    session.query(Declaration).filter_by(account_id=world.members[0].account_id).update({"recused_at": now})
    session.commit()

    assert signed_in(world.members[0]).get(at(answered)).status_code == 403
