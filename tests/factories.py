"""One factory per table that tests start from. States of a case are reached by acts, never by factories."""

from datetime import UTC, date, datetime

from factory import LazyAttribute, Sequence, SubFactory
from factory.alchemy import SQLAlchemyModelFactory
from sqlalchemy.orm import Session

from oversight.domain.terms import BodyKind, Role
from oversight.persistence.models import Account, Body, CommissionRules, Identity, Seat
from tests.passwords import HASH

BEGUN_AT = datetime(2026, 1, 5, 4, 0, tzinfo=UTC)


class BodyFactory(SQLAlchemyModelFactory):
    class Meta:
        model = Body

    kind = BodyKind.AGENCY
    key = Sequence(lambda n: f"body-{n}")
    bin = None
    name_kk = Sequence(lambda n: f"{n}-аудан әкімдігі")
    name_ru = Sequence(lambda n: f"Акимат {n}-го района")
    name_en = Sequence(lambda n: f"Akimat of District {n}")
    region = "590000000"
    object_class = "executive_or_local_government"


class CommissionFactory(BodyFactory):
    kind = BodyKind.COMMISSION
    name_kk = Sequence(lambda n: f"{n}-комиссия")
    name_ru = Sequence(lambda n: f"Комиссия {n}")
    name_en = Sequence(lambda n: f"Commission {n}")
    object_class = None


class RulesFactory(SQLAlchemyModelFactory):
    class Meta:
        model = CommissionRules

    in_force_from = date(2024, 4, 4)
    quorum_numerator = 1
    quorum_denominator = 2
    majority = "simple"
    has_casting_vote = True
    chair_decides = LazyAttribute(lambda _: [])
    topics = LazyAttribute(lambda _: [])
    regions = LazyAttribute(lambda _: [])
    mandate_kk = "Жер"
    mandate_ru = "Земля"
    mandate_en = "Land"


class IdentityFactory(SQLAlchemyModelFactory):
    class Meta:
        model = Identity

    full_name = Sequence(lambda n: f"Айгүл Серікқызы {n}")
    email = Sequence(lambda n: f"person{n}@example.kz")
    created_at = BEGUN_AT


class AccountFactory(SQLAlchemyModelFactory):
    class Meta:
        model = Account

    email_digest = Sequence(lambda n: f"{n:064x}")
    look_digest = Sequence(lambda n: f"{n:064x}")
    identity_id = LazyAttribute(lambda o: o.identity.id)
    password_hash = HASH
    language = "kk"
    email_confirmed_at = BEGUN_AT
    created_at = BEGUN_AT

    class Params:
        identity = SubFactory(IdentityFactory)


class SeatFactory(SQLAlchemyModelFactory):
    class Meta:
        model = Seat

    role = Role.CITIZEN
    public_name = Sequence(lambda n: f"Н. Сейітова {n}")
    begun_at = BEGUN_AT


FACTORIES = (BodyFactory, CommissionFactory, RulesFactory, IdentityFactory, AccountFactory, SeatFactory)


def write_to(session: Session) -> None:
    """From now on the factories add to *session*."""
    for factory in FACTORIES:
        factory._meta.sqlalchemy_session = session
        factory._meta.sqlalchemy_session_persistence = "flush"
