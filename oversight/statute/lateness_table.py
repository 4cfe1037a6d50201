"""lateness.toml: when the clock reminds, how late is late, and what follows silence. House rules, every row."""

from oversight.statute.schema import Lateness, Threshold
from oversight.statute.source import Row, SourceFile

DEGREES = ("due_soon", "overdue", "seriously_overdue")
RUNGS = ("draft_letter", "list_for_session")


def read_lateness(file: SourceFile) -> Lateness:
    """The thresholds of *file*, in the order of their days; what is wrong with them is noted in the file."""
    file.head("reminder", "degree", "rung").finish()
    reminders = _read(file, "reminder")
    degrees = _read(file, "degree", DEGREES)
    rungs = _read(file, "rung", RUNGS)
    for row, threshold in [*degrees[1:], *rungs]:
        if threshold.days < 1:
            row.refuse("days", f"{threshold.key} comes after the last day: days must be 1 or more")
    return Lateness(*(tuple(threshold for _row, threshold in found) for found in (reminders, degrees, rungs)))


def _read(file: SourceFile, table: str, keys: tuple[str, ...] | None = None) -> list[tuple[Row, Threshold]]:
    found: list[tuple[Row, Threshold]] = []
    for row in file.rows(table):
        threshold = Threshold(row.text("key"), row.signed("days"), row.words("name"))
        if found and threshold.days < found[-1][1].days:
            row.refuse("days", f"the days of a {table} must not be less than those of the one before")
        if any(threshold.key == other.key for _row, other in found):
            row.refuse("key", f"the {table} {threshold.key} is given twice")
        row.finish()
        found.append((row, threshold))
    given = tuple(threshold.key for _row, threshold in found)
    if keys is not None and given != keys:
        file.refuse(found[0][0].line() if found else 1, f"every {table} is needed, in this order: {', '.join(keys)}")
    if not found:
        file.refuse(1, f"there is no [[{table}]]")
    return found
