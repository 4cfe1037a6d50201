"""What hangs on a term: the tables name what exists and never go in a circle; the chain is counted link by link."""

from datetime import date, time

import pytest

from oversight.domain.deadline_chain import BRINGS_ABOUT, RECEIPTS, STAGES, also_from, chain_from, receive
from oversight.domain.deadlines import CalendarMissing, DeadlineNotInForce, read_deadline

DUE = {
    "final_doc_dispatch": "2026-04-02",
    "publication": "2026-04-03",
    "receipt_deemed": "2026-04-03",
    "object_response": "2026-04-17",
    "object_hearing_notice": "2026-04-14",
    "challenge_file": "2026-07-17",
    "challenge_up": "2026-07-22",
    "challenge_decide": "2026-08-19",
    "challenge_file_no_remedy": "2026-10-19",
}


def test_every_term_stands_in_one_stage(statute):
    placed = [key for keys in STAGES.values() for key in keys]
    assert sorted(placed) == sorted(statute.deadlines)


def test_the_tables_name_what_the_statute_has(statute):
    assert set(BRINGS_ABOUT) <= set(statute.deadlines)
    assert {event for events in BRINGS_ABOUT.values() for event in events} | RECEIPTS <= set(statute.triggers)


def test_no_chain_comes_back_to_where_it_began(statute):
    for key in statute.deadlines:
        links = chain_from(statute, key, date(2026, 2, 6))
        assert len({link.key for link in links}) == len(links)


def test_from_the_completed_control_to_the_challenge(statute):
    links = chain_from(statute, "final_doc_dispatch", date(2026, 3, 19))
    assert {link.key: link.reading.due_on.isoformat() for link in links} == DUE


def test_each_link_is_counted_from_the_last_day_of_the_one_before(statute):
    links = chain_from(statute, "control_max_length", date(2026, 2, 6), modelled=True)
    found = {link.key: link.reading for link in links}
    for link in links[1:]:
        assert link.reading == read_deadline(statute, link.key, found[link.after].due_on, modelled=True)


def test_a_commission_that_is_no_state_body_has_its_own_rules(statute):
    links = chain_from(statute, "complaint_register", date(2026, 2, 6), modelled=True)
    assert {link.reading.basis.value for link in links} == {"house"}


def test_its_own_length_is_of_the_first_term_alone(statute):
    first, *others = chain_from(statute, "complaint_fix", date(2026, 2, 6), length=7)
    assert first.reading.length == 7
    assert [link.reading.length for link in others] == [3]


def test_a_later_term_without_a_calendar_says_so(statute):
    links = chain_from(statute, "final_doc_dispatch", date(2035, 12, 3))
    missing = [link for link in links if link.reading is None]
    assert missing
    assert all(isinstance(link.refusal, CalendarMissing) for link in missing)


def test_a_first_term_that_cannot_be_counted_is_refused(statute):
    with pytest.raises(DeadlineNotInForce):
        chain_from(statute, "final_doc_dispatch", date(2024, 4, 3))


def test_what_runs_from_the_same_event(statute):
    assert also_from(statute, "complaint_register") == ("complaint_forward",)


@pytest.mark.parametrize(
    ("day", "clock", "counts_on"),
    [
        (date(2026, 4, 24), time(17, 59), date(2026, 4, 24)),
        (date(2026, 4, 24), time(18, 0), date(2026, 4, 27)),
        (date(2026, 4, 25), time(9, 0), date(2026, 4, 27)),
        (date(2026, 3, 20), time(18, 30), date(2026, 3, 26)),
    ],
)
def test_a_receipt_after_hours_belongs_to_the_next_working_day(statute, day, clock, counts_on):
    receipt = receive(statute, day, clock)
    assert (receipt.counts_on, receipt.is_moved) == (counts_on, day != counts_on)


@pytest.mark.parametrize(("clock", "twice"), [(time(22, 59), False), (time(23, 0), True), (time(23, 30), True)])
def test_the_hour_that_happened_twice_is_known(statute, clock, twice):
    receipt = receive(statute, date(2024, 2, 29), clock)
    assert (receipt.happened_twice, receipt.counts_on) == (twice, date(2024, 3, 1))
