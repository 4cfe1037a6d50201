from sqlalchemy import func, select

from oversight.persistence.models import Account, Docket, Seat
from oversight.services import demonstration
from oversight.services.accounts import account_by_email


def count(ctx, model):
    return ctx.session.scalar(select(func.count()).select_from(model))


def test_every_promised_account_is_there_and_sits_where_it_says(services):
    demonstration.load(services, cases=0, seed=1)
    with services.context(writes=False) as ctx:
        for email, _words in demonstration.ACCOUNTS:
            assert account_by_email(ctx, email).email_confirmed_at is not None
        fifth = account_by_email(ctx, "member5@demo.example")
        assert len(ctx.session.scalars(select(Seat).where(Seat.account_id == fifth.id)).all()) == 1


def test_loading_again_adds_cases_but_no_people(services):
    demonstration.load(services, cases=2, seed=1)
    with services.context(writes=False) as ctx:
        people = count(ctx, Account)
    demonstration.load(services, cases=3, seed=2)
    with services.context(writes=False) as ctx:
        assert (count(ctx, Docket), count(ctx, Account)) == (5, people)


def test_nothing_is_loaded_into_a_database_with_cases_when_it_should_be_empty(services):
    demonstration.load(services, cases=1, seed=1)
    assert demonstration.load(services, cases=60, seed=1, if_empty=True)["cases"] == 0
