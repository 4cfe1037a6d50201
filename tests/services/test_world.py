"""The fixtures hold together: the world is there on both databases and leaves nothing behind."""

from oversight.persistence.models import Body


def test_two_commissions(session, world):
    assert session.query(Body).filter_by(kind="commission").count() == 2


def test_nothing_is_left(session):
    assert session.query(Body).count() == 0
