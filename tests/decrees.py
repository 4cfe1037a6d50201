"""Files of days off as an administrator makes them: a year as it stands, with the rows of a decree in place of others."""

from collections.abc import Iterable
from uuid import UUID

from oversight.domain.calendar_import import write_calendar_file
from oversight.domain.policy import Actor
from oversight.services import calendar_walk, calendars
from oversight.services.context import Services
from oversight.statute.schema import Calendar

SWAP = "Демалыс күнін ауыстыру;Перенос выходного дня;Moved day off"
AIT = "Құрбан айттың бірінші күні;Первый день Курбан айта;First day of Kurban Ait"
SATURDAY_WORKED = (
    f"2026-02-14;yes;moved;{SWAP};2026-02-27",
    f"2026-02-27;no;moved;{SWAP};2026-02-14",
)
HOLIDAY_MOVED = (f"2026-05-28;no;religious;{AIT};",)
HOLIDAY_WAS = "2026-05-27"


def decree(calendar: Calendar, year: int = 2026, *, more: Iterable[str] = (), without: Iterable[str] = ()) -> bytes:
    """The file of *year* with rows added and the rows of the days *without* left out."""
    text = write_calendar_file(calendar, [year], source="Үкімет қаулысы", act="2026-01-30 № 45").decode("utf-8-sig")
    head, rows = text.splitlines()[:4], text.splitlines()[4:]
    kept = [row for row in rows if not row.startswith(tuple(without) or ("-",))]
    return "\r\n".join([*head, *sorted([*kept, *more])]).encode()


def both(calendar: Calendar) -> bytes:
    """A Saturday is worked in place of a Friday, and a holiday falls a day later."""
    return decree(calendar, more=(*SATURDAY_WORKED, *HOLIDAY_MOVED), without=[HOLIDAY_WAS])


def propose(services: Services, who: Actor, content: bytes, label: str = "2026-9") -> UUID:
    """Import a file; the id of the proposal."""
    with services.context(who, writes=True) as ctx:
        return calendars.import_calendar(ctx, calendars.ImportCalendar(content, label))


def approve(services: Services, who: Actor, revision_id: UUID, *, walks: bool = True) -> None:
    """Approve it as it is seen now, and let the worker walk."""
    with services.context(who, writes=True) as ctx:
        position = calendars.open_revision(ctx, revision_id).position
        calendars.approve(ctx, revision_id, position)
    if walks:
        calendar_walk.walk(services)
