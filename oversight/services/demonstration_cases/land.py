"""Land that comes back to the state in an invented case: plots of an invented district."""

from datetime import timedelta
from decimal import Decimal
from random import Random
from typing import Any, cast

from oversight.domain.returned_land import plain_decimal
from oversight.persistence import models
from oversight.services.context import LOCAL
from oversight.services.demonstration_cases.docket import Sheet
from oversight.services.demonstration_cases.rows import Row
from oversight.services.returned_land import seal_of

_LONGEST_AGO = 12  # days from the return to the check at which it is recorded


def return_land(sheet: Sheet, commitment: Row) -> dict[str, Any]:
    """Record one or two plots at the check of a measure, as `returned_land.record_plots` does; what the log says.

    The draws are the case's own and apart from those of the story: with land or without it the story is the same.
    """
    rng = Random(f"land {sheet.number} {sheet.telling.cadastre}")  # noqa: S311 - invented cases
    filed_on = sheet.docket["filed_at"].astimezone(LOCAL).date()
    hectares = Decimal(sheet.telling.area * rng.randint(5, 10)) / 10  # up to the whole area of the complaint
    areas = [hectares] if rng.randint(1, 3) > 1 else [hectares / 4, hectares * 3 / 4]
    rows = []
    for number, area in enumerate(areas, start=1):
        returned_on = max(filed_on, sheet.on - timedelta(days=rng.randint(1, _LONGEST_AGO)))
        row = sheet.add(
            models.ReturnedLand,
            docket_id=sheet.docket["id"],
            commitment_id=commitment["id"],
            number=number,
            area_hectares=area,
            cadastral_number=sheet.telling.cadastre if number == 1 else "",
            region=sheet.docket["region"],
            district=sheet.telling.slots["kk"]["district"],
            language="kk",
            returned_on=returned_on,
            basis=f"{sheet.telling.day_of(returned_on, 'kk')} № {rng.randint(12, 480)} қабылдау-тапсыру актісі",
            recorded_by_id=sheet.bench.secretary.account_id,
            recorded_at=sheet.at,
        )
        rows.append(row)
    return {
        "plots": len(rows),
        "hectares": plain_decimal(sum(areas, Decimal(0))),
        "sealed": [seal_of(cast(models.ReturnedLand, row)) for row in rows],
    }
