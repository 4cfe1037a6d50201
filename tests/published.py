"""Published cases for tests of the register: rows as `publishing` writes them, without the acts behind them."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from oversight.domain.case_number import format_number, position_of
from oversight.domain.chain import GENESIS
from oversight.domain.terms import PublicState, Station
from oversight.domain.text import indexed
from oversight.persistence import search
from oversight.persistence.models import Docket, PublishedCase
from tests.world import World

FIRST = datetime(2026, 1, 12, 5, 0, tzinfo=UTC)


def publish(session: Session, world: World, serial: int, **more: Any) -> PublishedCase:
    """One published case; *more* replaces columns of the row."""
    number, position = format_number(2026, serial), position_of(2026, serial)
    filed_at = FIRST + timedelta(hours=serial)
    title = more.pop("title", f"{serial}-ші жайылым учаскесі")
    docket = Docket(
        number=number,
        position=position,
        commission_id=world.commission.id,
        agency_id=world.agency.id,
        region="590000000",
        topic="land_and_pasture",
        station=Station.COMMISSION,
        filed_at=filed_at,
        head_digest=GENESIS,
        changed_at=filed_at,
    )
    session.add(docket)
    session.flush()
    row = PublishedCase(
        position=position,
        docket_id=docket.id,
        number=number,
        state=more.pop("state", PublicState.IN_REVIEW.value),
        agency_id=more.pop("agency_id", world.agency.id),
        commission_id=world.commission.id,
        region="590000000",
        topic="land_and_pasture",
        form="public_monitoring",
        station="commission",
        title_kk=title,
        title_ru=more.pop("title_ru", f"Пастбищный участок {serial}"),
        title_en=f"Pasture plot {serial}",
        filed_on=filed_at.date(),
        next_due_on=more.pop("next_due_on", date(2026, 2, 20)),
        search_text=indexed(f"{number} {title} Пастбищный участок {serial}"),
        published_at=filed_at,
        content=_content(number, title, serial, world),
        **more,
    )
    session.add(row)
    session.flush()
    search.index(session, position, None, row.search_text)
    return row


def _content(number: str, title: str, serial: int, world: World) -> dict[str, Any]:
    agency = {"id": str(world.agency.id), "kk": world.agency.name_kk, "ru": world.agency.name_ru, "en": "Akimat"}
    return {
        "number": number,
        "titles": {"kk": title, "ru": f"Пастбищный участок {serial}", "en": f"Pasture plot {serial}"},
        "commission": {"id": str(world.commission.id), "kk": "Комиссия", "ru": "Комиссия", "en": "Commission"},
        "agency": agency,
        "region": "590000000",
        "topic": "land_and_pasture",
        "form": "public_monitoring",
        "state": "in_review",
        "station": "commission",
        "outcome": None,
        "filed_on": "2026-01-12",
        "registered_on": "2026-01-12",
        "closed_on": None,
        "texts_from": None,
        "answers_from": None,
        "authentic_language": None,
        "recommendations": [],
        "recommendations_count": 0,
        "answers_count": 0,
        "terms": [{"key": "object_response", "from_on": "2026-01-26", "due_on": "2026-02-09", "is_modelled": False}],
        "events": [{"action": "register", "on": "2026-01-12"}, {"action": "admit", "on": "2026-01-20"}],
        "papers": [],
    }
