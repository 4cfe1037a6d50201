"""Requests for information: their own term each, an answer from the cabinet or on paper, and a paper."""

from datetime import date
from io import BytesIO

import pytest
from sqlalchemy import select

from oversight.documents.elements import missing_elements
from oversight.documents.papers.information_request import InformationRequest
from oversight.domain.errors import EditConflict, InputRefused, NotPermitted, TransitionNotAllowed
from oversight.domain.terms import DocumentKind
from oversight.persistence.models import Attachment, Docket, IssuedDocument, Notification, Term
from oversight.services import agency_desk, agency_view, information, reviews
from oversight.services.agency_desk import Task
from oversight.services.attachments import Upload
from oversight.services.findings import FilesRefused
from tests import cases
from tests.cases import acting

WORDS = "1. Көшірмесі қоса берілді. 2. Шарт жасалмаған."


@pytest.fixture
def number(services, world):
    """A control in progress, in which two things were asked for."""
    number = cases.to_started(services, world)
    cases.ask(services, world, number)
    return number


def answer(services, who, number, request=1, uploads=(), **more):
    command = information.AnswerInformation(number, cases.seen_case(services, number), request, WORDS, **more)
    with acting(services, who) as ctx:
        information.answer_information(ctx, command, uploads)


def running(services, number):
    """The last days of the requests that run."""
    with services.database.reading() as session:
        query = select(Term.due_on).join(Docket, Docket.id == Term.docket_id)
        query = query.where(Docket.number == number, Term.key == information.TERM, Term.ended_on.is_(None))
        return sorted(session.scalars(query))


def test_a_request_starts_fifteen_working_days_of_the_commissions_own(services, world, number):
    assert running(services, number) == [date(2026, 2, 23)]
    with acting(services, world.agency_officer) as ctx:
        (asked,) = agency_view.open_view(ctx, number).requests
        (line,) = [one for one in agency_desk.desk(ctx).lines if one.task is Task.GIVE_INFORMATION]
    assert (len(asked.items), asked.term.basis, asked.term.due_on) == (2, "house", date(2026, 2, 23))
    assert (line.number, line.request, line.due_on) == (number, 1, date(2026, 2, 23))


def test_the_agency_is_told_and_has_its_paper(services, world, number):
    with services.database.reading() as session:
        told = session.scalars(select(Notification.message).where(Notification.message == "request_information")).all()
        query = select(IssuedDocument).where(IssuedDocument.kind == DocumentKind.INFORMATION_REQUEST)
        rows = session.scalars(query.order_by(IssuedDocument.language)).all()
    assert told
    assert [row.language for row in rows] == ["kk", "ru"]
    paper = InformationRequest.from_json(rows[0].context)
    assert missing_elements(DocumentKind.INFORMATION_REQUEST, paper, services.statute) == ()
    assert (len(paper.items), paper.term.reading.due_on) == (2, "2026-02-23")
    assert paper.decision_number.startswith(f"{number}/")
    assert paper.contact.name
    for word in ("Айгүл", "a@example.kz"):
        assert word not in str(rows[0].context)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"items": " \n "}, "items"),
        ({"wanted_form": " "}, "wanted_form"),
        ({"is_unrestricted": False}, "is_unrestricted"),
    ],
)
def test_a_request_says_what_in_which_form_and_that_it_is_open(services, world, number, more, field):
    with pytest.raises(InputRefused) as refused:
        cases.ask(services, world, number, **more)
    assert set(refused.value.fields) == {field}


def test_the_agency_answers_and_only_that_term_ends(services, world, number, clock):
    clock.set(2026, 2, 4)
    cases.ask(services, world, number)
    answer(services, world.agency_officer, number, 1, [Upload("қаулы.txt", BytesIO("№ 112 қаулы".encode()))])

    assert running(services, number) == [date(2026, 2, 25)]
    first, second = cases.view(services, world, number).requests
    assert (first.answered_on, first.answer, [file.name for file in first.files]) == (
        date(2026, 2, 4),
        WORDS,
        ["қаулы.txt"],
    )
    assert second.answered_on is None
    with acting(services, world.members[0]) as ctx:
        download = information.open_file(ctx, number, first.files[0].id)
    download.stream.close()
    assert download.name == "қаулы.txt"


def test_a_request_is_answered_once(services, world, number):
    answer(services, world.agency_officer, number)
    with pytest.raises(EditConflict):
        answer(services, world.agency_head, number)


def test_what_came_on_paper_is_recorded_with_its_day(services, world, number, clock):
    clock.set(2026, 2, 6)
    answer(services, world.members[0], number, came_on=date(2026, 2, 5))

    assert cases.view(services, world, number).requests[0].answered_on == date(2026, 2, 5)
    assert running(services, number) == []


@pytest.mark.parametrize("came_on", [None, date(2026, 2, 1), date(2026, 2, 3)])
def test_paper_comes_neither_before_the_request_nor_tomorrow(services, world, number, came_on):
    with pytest.raises(InputRefused) as refused:
        answer(services, world.secretary, number, came_on=came_on)
    assert set(refused.value.fields) == {"came_on"}


def test_a_file_that_is_not_taken_leaves_nothing(services, world, number):
    with pytest.raises(FilesRefused):
        answer(services, world.agency_officer, number, 1, [Upload("вирус.exe", BytesIO(b"MZ\x90\x00"))])
    with services.database.reading() as session:
        assert session.scalars(select(Attachment.id).where(Attachment.name == "вирус.exe")).all() == []
    assert running(services, number) == [date(2026, 2, 23)]


def test_while_the_control_is_suspended_nothing_runs_and_nothing_is_answered(services, world, number):
    with acting(services, world.chair) as ctx:
        command = reviews.Suspend(number, cases.seen_case(services, number), "Сарапшы ауырып қалды, күтіледі.")
        reviews.suspend(ctx, command)
    with pytest.raises(TransitionNotAllowed):
        answer(services, world.agency_officer, number)
    with acting(services, world.agency_officer) as ctx:
        assert agency_desk.desk(ctx).lines == ()


def test_the_filer_neither_asks_nor_answers(services, world, number):
    with pytest.raises(NotPermitted):
        answer(services, world.citizen, number)
