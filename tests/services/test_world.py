"""The fixtures hold together: the world is there on both databases, as new for every test, and leaves nothing behind."""

from dataclasses import replace

import pytest

from oversight.domain.policy import GUEST
from oversight.persistence.models import Body
from oversight.services import drafts
from tests import filing


def test_two_commissions(session, world):
    assert session.query(Body).filter_by(kind="commission").count() == 2


def test_nothing_is_left(session):
    assert session.query(Body).count() == 0


@pytest.mark.parametrize("time", ["first", "second"])
def test_what_a_test_changes_in_the_world_is_undone(session, world, time):
    assert world.agency.name_en.startswith("Akimat of District")
    world.agency.name_en = "Changed"
    session.commit()


@pytest.mark.parametrize("who", ["guest", "citizen", "ngo_head"])
def test_a_copied_draft_is_like_one_answered_page_by_page(world, acting, who):
    ctx = acting(GUEST if who == "guest" else getattr(world, who))
    organisation = world.ngo.id if who == "ngo_head" else None
    answers = {"who": {"organisation_id": organisation, "is_citizen": organisation is None}}
    filing.copied_draft(ctx, world, **answers)
    copied, walked = (
        drafts.show(ctx, make(ctx, world, **answers)) for make in (filing.copied_draft, filing.ready_draft)
    )
    saved = dict.fromkeys(walked.answers.saved, copied.version)
    assert copied == replace(walked, id=copied.id, version=copied.version, answers=replace(walked.answers, saved=saved))
    assert copied.missing == ()
