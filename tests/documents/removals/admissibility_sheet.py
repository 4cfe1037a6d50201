"""The admissibility sheet without each of its elements."""

from dataclasses import replace

from oversight.documents.values import Passage


def _without_note(name):
    return lambda paper: replace(paper, **{name: replace(getattr(paper, name), note=Passage())})


REMOVALS = {
    "object_class": lambda paper: replace(paper, object_class=None),
    "exclusion_check": _without_note("not_excluded"),
    "act_or_decision": _without_note("act_or_decision"),
    "public_interest": _without_note("public_interest"),
    "eligibility": _without_note("eligibility"),
    "decision": lambda paper: replace(paper, is_admitted=False),
}
