"""Two people through two browsers: one wins, the other is told what changed and keeps the text; doors that closed meanwhile."""

import pytest

from oversight.domain.terms import InterestStatement
from tests import cases
from tests.security.acts import LONG, newest_motion
from tests.security.rehearsed import prepare, token_of
from tests.security.words import said


def test_of_two_people_the_second_sees_what_changed_and_keeps_the_text(stage):
    with stage.rehearsal():
        sent, chair = prepare(stage, "control.suspend")
        cases.find(stage.services, stage.world, stage.numbers["started"])
        answer = sent.post(chair)
    assert answer.status_code == 409
    assert said("A fact was recorded") in answer.text
    assert LONG in answer.text


def test_after_a_conflict_the_same_page_is_sent_once_more_and_taken(stage):
    from tests.web.filling import send

    with stage.rehearsal():
        sent, chair = prepare(stage, "control.suspend")
        cases.find(stage.services, stage.world, stage.numbers["started"])
        answer = sent.post(chair)
        assert send(chair, answer).status_code == 302


def test_of_two_members_who_edit_one_recommendation_one_wins(stage):
    with stage.rehearsal():
        sent, member = prepare(stage, "final.edit_recommendation")
        other, chair = prepare(stage, "final.edit_recommendation", stage.client("chair"))
        assert sent.post(member).status_code == 302
        answer = other.post(chair, text_kk="Төрағаның өз мәтіні, ол жоғалмайды.")
    assert answer.status_code == 409
    assert "Төрағаның өз мәтіні, ол жоғалмайды." in answer.text


@pytest.mark.parametrize("cause", ["recused", "closed", "voted"])
def test_a_ballot_from_before_counts_for_nothing(stage, cause):
    number = stage.numbers["proposed"]
    with stage.rehearsal():
        sent, member = prepare(stage, "votes.show_vote")
        motion = newest_motion(stage, number)
        if cause == "recused":
            cases.declare(stage.services, number, (stage.people["member"],), InterestStatement.PRESENT)
        elif cause == "voted":
            cases.vote(stage.services, number, motion, stage.people["member"])
        else:
            stage.clock.forward(minutes=1)
            cases.declare(stage.services, number, (stage.people["undeclared"],))
            for person in (
                stage.world.chair,
                *stage.world.members[1:3],
                stage.world.members[4],
                stage.people["undeclared"],
                stage.people["member"],
            ):
                cases.vote(stage.services, number, motion, person)
            cases.close_vote(stage.services, stage.world, number, motion)
        events = stage.count_events()
        status = sent.post(member, vote="against").status_code
        assert stage.count_events() == events
    assert status == {"recused": 403, "closed": 409, "voted": 409}[cause]


@pytest.mark.parametrize("part", ["path", "body"])
def test_an_agency_does_not_answer_for_another(stage, part):
    with stage.rehearsal():
        sent, _ = prepare(stage, "answers.write")
        other = stage.client("other_agency")
        events = stage.count_events()
        if part == "body":
            answer = sent.post(other, csrf_token=token_of(other), number=stage.numbers["received"])
        else:
            sent.url = sent.url.replace(stage.numbers["received"], stage.numbers["sent"])
            answer = sent.post(other, csrf_token=token_of(other))
        assert (answer.status_code, stage.count_events()) == (404, events)


@pytest.mark.parametrize("state", ["registered", "followed"])
def test_objects_of_one_case_do_not_open_under_another(stage, state):
    from tests.security import crawl

    found = []
    values = crawl.common_objects(stage)
    foreign = crawl.objects_of(stage, stage.numbers["sent"])
    for who in stage.people:
        client = stage.client(who)
        for rule in crawl.rules(stage, "GET"):
            ids = rule.arguments & {"paper_id", "attachment_id", "file_id", "motion_id"}
            if "number" in rule.arguments and ids:
                url = crawl.address(stage, rule, values | foreign | {"number": stage.numbers[state]})
                if (status := client.get(url, buffered=True).status_code) not in {302, 403, 404, 409}:
                    found.append((who, url, status))
    assert found == []
