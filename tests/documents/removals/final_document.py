"""The final document without each of its elements."""

from dataclasses import replace

from oversight.documents.values import Passage

EMPTY = Passage()


def _recommendation(paper, **changes):
    return replace(paper, recommendations=(replace(paper.recommendations[0], **changes), *paper.recommendations[1:]))


REMOVALS = {
    "type": lambda paper: replace(paper, document_kind="recommendation", recommendations=()),
    "when_where": lambda paper: replace(paper, period=replace(paper.period, held=())),
    "tasks": lambda paper: replace(paper, tasks=()),
    "subjects": lambda paper: replace(paper, subjects=()),
    "compliance": lambda paper: replace(paper, subjects=(replace(paper.subjects[0], compliance=EMPTY),)),
    "forms": lambda paper: replace(paper, forms=()),
    "facts": lambda paper: replace(paper, findings=()),
    "evidence": lambda paper: replace(paper, findings=(replace(paper.findings[0], evidence=EMPTY),)),
    "proposals": lambda paper: replace(paper, proposals=()),
    "annexes": lambda paper: replace(paper, annexes=()),
    "recommendations": lambda paper: _recommendation(paper, text=EMPTY),
    "recommendation_details": lambda paper: _recommendation(paper, suggested_on=None),
    "languages": lambda paper: replace(paper, frame=replace(paper.frame, authentic=())),
    "object": lambda paper: replace(paper, decision=EMPTY),
    "terms": lambda paper: replace(paper, response_term=None),
    "vote": lambda paper: replace(paper, votes=paper.votes[1:]),
    "dissent": lambda paper: replace(paper, dissents=(replace(paper.dissents[0], text=EMPTY),)),
    "signatures": lambda paper: replace(paper, signatories=()),
}
