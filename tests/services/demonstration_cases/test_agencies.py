from sqlalchemy import select

from oversight.domain.identifiers import check_bin
from oversight.domain.terms import BodyKind
from oversight.persistence.models import Account, Body


def test_there_are_forty_agencies_in_the_twenty_regions(ctx):
    agencies = ctx.session.scalars(select(Body).where(Body.kind == BodyKind.AGENCY)).all()
    assert len(agencies) == 40
    assert {agency.region for agency in agencies} == set(ctx.statute.regions)


def test_every_agency_has_a_number_that_passes_and_three_names(ctx):
    for agency in ctx.session.scalars(select(Body).where(Body.kind == BodyKind.AGENCY)):
        assert check_bin(agency.bin) == agency.bin
        assert all(agency.name(language) for language in ("kk", "ru", "en"))
        assert agency.address


def test_every_agency_is_an_object_of_control(ctx):
    for agency in ctx.session.scalars(select(Body).where(Body.kind == BodyKind.AGENCY)):
        assert not ctx.statute.object_classes[agency.object_class].is_excluded
        assert not agency.is_excluded


def test_nobody_signs_in_as_an_invented_official(ctx):
    shut = ctx.session.scalars(select(Account).where(Account.is_disabled)).all()
    assert len(shut) == 38
    assert all(account.email_confirmed_at is None for account in shut)
