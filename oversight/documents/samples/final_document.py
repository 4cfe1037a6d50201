"""The final document on a lease of village pasture, four pages long."""

from dataclasses import replace
from typing import Literal

from oversight.documents import sample_texts as texts
from oversight.documents.papers.final_document import FinalDocument, Vote, VotingRule
from oversight.documents.reading import Term
from oversight.documents.samples.common import frame, reading
from oversight.documents.values import Words


def sample(
    kind: Literal["protocol", "conclusion", "recommendation"] = "recommendation",
) -> FinalDocument:
    """The sample context, as the kind of final document that is asked for."""
    return FinalDocument(
        frame=frame("2026-00147/09", "2026-04-22T16:05:00+05:00"),
        document_kind=kind,
        title=texts.TITLE,
        control_object=texts.OBJECT,
        decision=texts.DECISION,
        particulars=texts.PARTICULARS,
        period=texts.PERIOD,
        tasks=texts.TASKS,
        subjects=texts.SUBJECTS,
        forms=texts.FORMS,
        facts_introduction=(),
        findings=texts.FINDINGS,
        proposals=texts.PROPOSALS,
        has_no_violations=False,
        recommendations=texts.RECOMMENDATIONS,
        dispatch_term=Term(
            reading(
                "final_doc_dispatch",
                Words(
                    "Қорытынды құжатты объектіге жіберу",
                    "Направление итогового документа объекту",
                    "Sending the final document to the object",
                ),
                ("2026-04-15", 7),
                "Law 13(2)",
            )
        ),
        response_term=Term(
            reading(
                "object_response",
                Words(
                    "Объектінің әр ұсыным бойынша жауабы",
                    "Ответ объекта по каждой рекомендации",
                    "The object’s response to each recommendation",
                ),
                ("2026-04-24", 10),
                "Law 13(4)",
            ),
            is_assumed=True,
        ),
        dispatched_on=None,
        voting_rule=VotingRule(1, 2, "simple", has_casting_vote=True),
        votes=(_vote(1, 6, 0, 0), _vote(2, 5, 1, 0), _vote(3, 5, 0, 1), _vote(None, 5, 1, 0)),
        dissents=texts.DISSENTS,
        annexes=texts.ANNEXES,
        has_no_annexes=False,
        adopted_at="2026-04-22T16:05:00+05:00",
        signatories=(texts.CHAIR, texts.CITIZEN, texts.SECRETARY),
    )


def of_four_pages() -> FinalDocument:
    """A shorter one that has four pages in Russian: what the time of a paper is measured by."""
    context = sample()
    return replace(
        context,
        particulars=(),
        findings=context.findings[:3],
        proposals=context.proposals[:2],
        recommendations=context.recommendations[:1],
        votes=(context.votes[0], context.votes[3]),
        dissents=(),
        annexes=context.annexes[:3],
    )


def _vote(recommendation: int | None, votes_for: int, votes_against: int, abstained: int) -> Vote:
    return Vote(
        recommendation=recommendation,
        is_chair_decision=False,
        opened_on="2026-04-20",
        closed_on="2026-04-22",
        members=9,
        recused=1,
        eligible=8,
        needed=5,
        voted=votes_for + votes_against + abstained,
        votes_for=votes_for,
        votes_against=votes_against,
        abstained=abstained,
        cast_by_chair=False,
        is_carried=True,
    )
