"""The notice without each of its elements."""

from dataclasses import replace

from oversight.documents.values import Words

REMOVALS = {
    "object": lambda paper: replace(paper, control_object=replace(paper.control_object, name=Words("", "", ""))),
    "dates": lambda paper: replace(paper, notice_term=_another(paper.notice_term)),
    "forms": lambda paper: replace(paper, programme=replace(paper.programme, forms=())),
    "signatures": lambda paper: replace(paper, signatories=()),
}


def _another(term):
    return replace(term, reading=replace(term.reading, key="object_response"))
