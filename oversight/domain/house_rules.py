"""Which terms a commission may set for itself. Pure.

A rule of a law binds everyone and nobody here changes it. House rules are the commission's own; so is what the code
orders a state body, for a commission that is none and only models its rules on the code.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from oversight.domain.deadlines import Reading, read_deadline
from oversight.statute.schema import Basis, Deadline, Statute


def is_house_rule(deadline: Deadline, *, modelled: bool) -> bool:
    """Whether the term is the commission's own; *modelled* says that the commission is no state body."""
    return deadline.basis is Basis.HOUSE or (modelled and deadline.basis is Basis.CODE)


def house_rules(statute: Statute, *, modelled: bool) -> Iterator[Deadline]:
    """The terms a commission may set for itself, in the order of the file."""
    return (row for row in statute.deadlines.values() if is_house_rule(row, modelled=modelled))


def read_term(statute: Statute, key: str, from_on: date, *, modelled: bool, own: Mapping[str, int]) -> Reading:
    """As `read_deadline`. A house rule has the length in *own* (by key, in the unit of the rule) if there is one."""
    rule = statute.deadlines.get(key)
    length = own.get(key) if rule is not None and is_house_rule(rule, modelled=modelled) else None
    return read_deadline(statute, key, from_on, modelled=modelled, length=length)
