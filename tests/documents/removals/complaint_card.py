"""The card of a complaint without each of its elements."""

from dataclasses import replace

from oversight.documents.values import Passage, Words


def _applicant(paper, **changes):
    return replace(paper, applicant=replace(paper.applicant, **changes))


def _filer(paper, **changes):
    return _applicant(paper, filer=replace(paper.applicant.filer, **changes))


def _matter(paper, **changes):
    return replace(paper, matter=replace(paper.matter, **changes))


REMOVALS = {
    "applicant": lambda paper: _filer(paper, name=" "),
    "address": lambda paper: _filer(paper, address=""),
    "identifier": lambda paper: _applicant(paper, identifier=None, has_no_identifier=False),
    "addressee": lambda paper: replace(paper, addressee=Words("", "", "")),
    "substance": lambda paper: _matter(paper, text=Passage()),
    "filed_on": lambda paper: replace(paper, received_at=""),
    "signature": lambda paper: replace(
        paper, frame=replace(paper.frame, issuer=replace(paper.frame.issuer, is_state_body=True))
    ),
    "category": lambda paper: replace(paper, category=None),
    "contact_confirmation": lambda paper: replace(paper, confirms_contacts=False),
    "representative": lambda paper: _applicant(paper, representative="Б. Б. Бөтенов", authority=None),
    "annexes": lambda paper: replace(paper, annexes=(), has_no_annexes=False),
    "language": lambda paper: replace(paper, complaint_language=""),
    "channel": lambda paper: replace(paper, channel=""),
    "region": lambda paper: _matter(paper, region=None),
    "consent": lambda paper: replace(paper, agrees_to_processing=False),
}
