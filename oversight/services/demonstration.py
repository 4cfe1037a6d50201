"""The demonstration: reference data, people with one password, invented cases. Only in demonstration mode by hand;
the command line may fill any empty database.
"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func, select

from oversight.domain.terms import AGENCY_ROLES, COMMISSION_ROLES, BodyKind, Role
from oversight.persistence.models import Account, Body, Docket, Seat
from oversight.services import passwords
from oversight.services.accounts import account_by_email, new_account
from oversight.services.context import Context, Services
from oversight.services.demonstration_cases.cast import AGENCIES, DOMAIN
from oversight.services.demonstration_cases.load import load_cases
from oversight.services.reference import load_reference
from oversight.statute.words import Words

PASSWORD = "demo-oversight"  # noqa: S105 - printed at start; works in demonstration data only
SEATED_AT = datetime(2024, 4, 4, 4, 0, tzinfo=UTC)

_LAND, _ASSOCIATION = "zher-amanaty-sko", "azamattyq-baqylau"
_NGOS = {
    "jaiylau": ("101240999899", "«Жайылау» қоғамдық бірлестігі", "Общественное объединение «Жайылау»"),
    "ashyq-byudjet": ("120340999794", "«Ашық бюджет» қоғамдық қоры", "Общественный фонд «Ашық бюджет»"),
}

# mail name, name, position in kk, role, bodies
PEOPLE: tuple[tuple[str, str, str, Role, tuple[str, ...]], ...] = (
    ("secretary", "Қайырбекқызы Сәуле", "комиссия хатшысы", Role.SECRETARY, (_LAND, _ASSOCIATION)),
    ("chair", "Төлегенұлы Ерлан", "комиссия төрағасы", Role.CHAIR, (_LAND, _ASSOCIATION)),
    ("member1", "Ахметжанова Гүлнар", "комиссия мүшесі", Role.MEMBER, (_LAND, _ASSOCIATION)),
    ("member2", "Ковалёв Сергей", "комиссия мүшесі", Role.MEMBER, (_LAND, _ASSOCIATION)),
    ("member3", "Нұрпейісов Болат", "комиссия мүшесі", Role.MEMBER, (_LAND, _ASSOCIATION)),
    ("member4", "Ысқақова Әсем", "комиссия мүшесі", Role.MEMBER, (_LAND, _ASSOCIATION)),
    ("member5", "Жұмабаев Қуаныш", "комиссия мүшесі", Role.MEMBER, (_LAND,)),
    ("expert", "Өтегенова Дина", "жер жөніндегі сарапшы", Role.EXPERT, (_LAND, _ASSOCIATION)),
    ("ngo", "Сейітқали Мәдина", "", Role.NGO_HEAD, ("jaiylau",)),
    ("ngo-member", "Байжанов Тимур", "", Role.NGO_MEMBER, ("jaiylau",)),
    ("ngo2", "Ермекова Жанна", "", Role.NGO_HEAD, ("ashyq-byudjet",)),
    ("citizen", "Оразбай Нұрлан", "", Role.CITIZEN, ()),
    ("agency-head", "Мұқанов Асқар", "аудан әкімі", Role.AGENCY_HEAD, ("1",)),
    ("agency-officer", "Лебедева Ирина", "бас маман", Role.AGENCY_OFFICER, ("1",)),
    ("agency2-head", "Досмағамбетов Ринат", "аудан әкімі", Role.AGENCY_HEAD, ("2",)),
    ("auditor", "Қасымова Айнұр", "", Role.AUDITOR, ()),
    ("admin", "Ибраев Данияр", "", Role.ADMINISTRATOR, ()),
)
_ROLE_WORDS = {
    Role.SECRETARY: Words("комиссия хатшысы", "секретарь комиссии", "secretary of the commission"),
    Role.CHAIR: Words("комиссия төрағасы", "председатель комиссии", "chair of the commission"),
    Role.MEMBER: Words("комиссия мүшесі", "член комиссии", "member of the commission"),
    Role.EXPERT: Words("сарапшы", "эксперт", "expert"),
    Role.NGO_HEAD: Words("ҮЕҰ басшысы", "руководитель НПО", "head of an NGO"),
    Role.NGO_MEMBER: Words("ҮЕҰ мүшесі", "член НПО", "member of an NGO"),
    Role.CITIZEN: Words("азамат", "гражданин", "citizen"),
    Role.AGENCY_HEAD: Words("орган басшысы", "руководитель органа", "head of the agency"),
    Role.AGENCY_OFFICER: Words("орган қызметкері", "сотрудник органа", "officer of the agency"),
    Role.AUDITOR: Words("аудитор", "аудитор", "auditor"),
    Role.ADMINISTRATOR: Words("әкімші", "администратор", "administrator"),
}
ACCOUNTS: tuple[tuple[str, Words], ...] = tuple(
    (f"{name}@{DOMAIN}", _ROLE_WORDS[role]) for name, _full, _position, role, _bodies in PEOPLE
)


def logins() -> str:
    """What is printed at start."""
    lines = [f"  {email:32} {words.en}" for email, words in ACCOUNTS]
    return "\n".join([f"Demonstration logins, password {PASSWORD}:", *lines])


def load(services: Services, *, cases: int, seed: int, if_empty: bool = False) -> dict[str, Any]:
    """Load reference data, people and *cases* invented cases into an upgraded database; returns counts.

    The same seed gives the same cases. With *if_empty* nothing happens when there is a docket already.
    """
    with services.context(writes=True) as ctx:
        present = ctx.session.scalar(select(func.count()).select_from(select(Docket.id).limit(1).subquery()))
        if if_empty and present:
            return {"cases": 0, "note": "there are cases already"}
        counts: dict[str, Any] = load_reference(ctx.session)
        counts["accounts"] = load_people(ctx)
        ctx.session.commit()
    counts.update(load_cases(services, cases=cases, seed=seed))
    return counts


def load_people(ctx: Context) -> int:
    """Add the demonstration accounts that are missing, without committing; returns how many there are."""
    bodies = _bodies(ctx)
    kept = passwords.hash_password(PASSWORD)
    for name, full_name, position, role, keys in PEOPLE:
        email = f"{name}@{DOMAIN}"
        account = account_by_email(ctx, email)
        if account is None:
            account = new_account(ctx, email, full_name, kept, "kk")
            account.email_confirmed_at = SEATED_AT
            _sit(ctx, account, role, [bodies[key] for key in keys] or [None], full_name, position)
    ctx.session.flush()
    return len(PEOPLE)


def _sit(ctx: Context, account: Account, role: Role, bodies: list[Body | None], full_name: str, position: str) -> None:
    is_official = role in COMMISSION_ROLES | AGENCY_ROLES
    for body in bodies:
        ctx.session.add(
            Seat(
                account_id=account.id,
                body_id=body.id if body else None,
                role=role,
                public_name=full_name if is_official else "",
                position=position,
                begun_at=SEATED_AT,
            )
        )


def _bodies(ctx: Context) -> dict[str, Body]:
    """Bodies by key; the two agencies with logins are called 1 and 2."""
    for key, (number, name_kk, name_ru) in _NGOS.items():
        if ctx.session.scalar(select(Body.id).where(Body.key == key)) is None:
            ctx.session.add(
                Body(kind=BodyKind.NGO, key=key, bin=number, name_kk=name_kk, name_ru=name_ru, name_en=name_ru)
            )
    ctx.session.flush()
    found = {body.key: body for body in ctx.session.scalars(select(Body).where(Body.key.is_not(None)))}
    known = {key: body for key, body in found.items() if key is not None}
    known["1"], known["2"] = known[AGENCIES[0]], known[AGENCIES[1]]
    return known
