"""Dates counted by hand from the calendars of 2024 to 2027, independent of the engine."""

from datetime import date

import pytest

from oversight.domain.deadlines import read_deadline
from oversight.statute.loader import load_statute

STATUTE = load_statute()

# The vectors that the reading of the law gives, and the same for other terms of the same length.
PUBLISHED = [
    ("final_doc_dispatch", "2026-03-19", "2026-04-02"),  # 23, 24, 25 March off
    ("object_response", "2026-04-24", "2026-05-13"),  # 1, 7, 11 May off
    ("object_hearing_notice", "2026-05-13", "2026-05-06"),  # backwards over 11, 7 May
    ("complaint_decide", "2026-02-06", "2026-02-27"),
    ("challenge_decide", "2026-02-02", "2026-03-02"),
    ("complaint_forward", "2026-08-28", "2026-09-02"),  # 31 August 2026 is worked
    ("complaint_forward", "2026-10-23", "2026-10-29"),  # 26 October off
    ("object_response", "2026-12-11", "2026-12-28"),  # 16 December off
    ("final_doc_dispatch", "2026-12-25", "2027-01-08"),  # 1, 4, 7 January off
]

BY_HAND = [
    # the day after, over plain weekends
    ("petition_publish", "2026-02-06", "2026-02-09"),
    ("petition_publish", "2026-02-07", "2026-02-09"),
    ("petition_publish", "2026-02-08", "2026-02-09"),
    ("petition_publish", "2026-02-09", "2026-02-10"),
    # New Year and Christmas
    ("complaint_forward", "2024-12-30", "2025-01-06"),  # 31 Dec; 1, 2 off, 3 moved off; Sunday 5 worked; 6
    ("petition_publish", "2025-01-03", "2025-01-05"),  # the Sunday that is worked
    ("petition_publish", "2025-01-05", "2025-01-06"),
    ("petition_publish", "2025-01-06", "2025-01-08"),  # Christmas, a Tuesday
    ("complaint_forward", "2025-12-30", "2026-01-06"),  # 31 Dec, 5, 6 Jan
    ("recusal_notice", "2026-01-05", "2026-01-08"),  # 6, 8: Christmas, a Wednesday
    ("petition_publish", "2026-12-31", "2027-01-05"),  # Saturday 2 January gives Monday 4
    ("petition_publish", "2024-01-05", "2024-01-08"),  # Christmas on a Sunday gives nothing
    # 8 March
    ("petition_publish", "2024-03-07", "2024-03-11"),  # Friday
    ("petition_publish", "2025-03-07", "2025-03-11"),  # Saturday gives Monday 10
    ("petition_publish", "2026-03-06", "2026-03-10"),  # Sunday gives Monday 9
    ("petition_publish", "2027-03-05", "2027-03-09"),  # Monday
    ("petition_publish", "2027-03-12", "2027-03-16"),  # Constitution Day is 15 March from 2027
    ("petition_publish", "2026-03-13", "2026-03-16"),  # and not before
    # Nauryz
    ("petition_publish", "2024-03-20", "2024-03-26"),  # 21, 22; Saturday 23 gives Monday 25
    ("complaint_forward", "2024-03-19", "2024-03-27"),
    ("petition_publish", "2025-03-20", "2025-03-26"),  # Saturday 22 and Sunday 23 give 24 and 25
    ("petition_publish", "2026-03-20", "2026-03-26"),  # the same a year later
    ("petition_publish", "2027-03-19", "2027-03-25"),  # 22, 23; Sunday 21 gives Wednesday 24
    ("complaint_decide", "2026-03-16", "2026-04-09"),
    # May
    ("object_response", "2024-04-30", "2024-05-17"),  # 2, 3, Saturday 4 worked, 6; 7, 8, 9 off; 10, 13 to 17
    ("petition_publish", "2024-05-03", "2024-05-04"),  # the Saturday that is worked
    ("petition_publish", "2024-05-07", "2024-05-10"),  # 8 moved off, 9 Victory Day
    ("complaint_forward", "2025-04-30", "2025-05-06"),
    ("object_response", "2025-04-30", "2025-05-19"),
    ("petition_publish", "2026-05-08", "2026-05-12"),  # Saturday 9 gives Monday 11
    ("petition_publish", "2027-04-30", "2027-05-04"),  # Saturday 1 gives Monday 3
    ("complaint_forward", "2027-05-05", "2027-05-12"),  # 6, 11, 12: 7 off, Sunday 9 gives Monday 10
    # Kurban Ait
    ("petition_publish", "2024-06-14", "2024-06-17"),  # a Sunday: religious days are never transferred
    ("petition_publish", "2025-06-05", "2025-06-09"),  # a Friday
    ("petition_publish", "2026-05-26", "2026-05-28"),  # a Wednesday
    ("petition_publish", "2027-05-14", "2027-05-17"),  # a Sunday
    # July to December
    ("petition_publish", "2024-07-05", "2024-07-09"),  # Saturday 6 gives Monday 8
    ("petition_publish", "2025-07-04", "2025-07-08"),  # Sunday 6 gives Monday 7
    ("petition_publish", "2026-07-03", "2026-07-07"),  # Monday
    ("petition_publish", "2027-07-05", "2027-07-07"),  # Tuesday
    ("petition_publish", "2024-08-29", "2024-09-02"),  # Friday 30 August
    ("petition_publish", "2025-08-29", "2025-09-02"),  # Saturday 30 August gives Monday 1 September
    ("petition_publish", "2026-08-28", "2026-08-31"),  # none in 2026
    ("petition_publish", "2027-08-27", "2027-08-30"),  # nor in 2027
    ("petition_publish", "2024-10-24", "2024-10-28"),  # Friday
    ("petition_publish", "2025-10-24", "2025-10-28"),  # Saturday 25 gives Monday 27
    ("petition_publish", "2027-10-22", "2027-10-26"),  # Monday
    ("petition_publish", "2024-12-13", "2024-12-17"),  # Monday
    ("petition_publish", "2025-12-15", "2025-12-17"),
    ("petition_publish", "2027-12-15", "2027-12-17"),
    ("petition_central", "2026-02-02", "2026-04-03"),  # 40 working days over 9 and 23-25 March
    ("petition_local", "2026-04-20", "2026-05-21"),  # 20 over 1, 7, 11 May
    # leap day
    ("petition_publish", "2024-02-28", "2024-02-29"),
    ("complaint_forward", "2024-02-27", "2024-03-01"),
    ("complaint_forward", "2024-02-29", "2024-03-05"),
    ("complaint_forward", "2025-02-27", "2025-03-04"),
    # backwards
    ("object_hearing_notice", "2024-05-06", "2024-05-02"),  # Saturday 4 is worked, 3, 2
    ("object_hearing_notice", "2025-01-08", "2024-12-31"),  # 6, Sunday 5, then 31 December
    ("object_hearing_notice", "2026-03-26", "2026-03-18"),
    ("object_hearing_notice", "2026-05-09", "2026-05-05"),  # from a day off: 8, 6, 5
    ("object_hearing_notice", "2027-03-16", "2027-03-10"),
    ("control_notice", "2026-05-13", "2026-05-04"),
    ("prelim_hearing_notice", "2026-01-08", "2025-12-31"),
    # months: the same number, else the last of the month, then the next working day
    ("complaint_extension", "2026-01-12", "2026-03-12"),
    ("complaint_extension", "2025-12-31", "2026-03-02"),  # 28 February is a Saturday
    ("complaint_extension", "2024-12-31", "2025-02-28"),
    ("complaint_extension", "2026-03-09", "2026-05-12"),  # Saturday 9, 10, 11 off
    ("complaint_extension", "2026-01-23", "2026-03-26"),  # Nauryz
    ("challenge_file", "2024-02-29", "2024-05-29"),
    ("challenge_file", "2024-11-30", "2025-02-28"),
    ("challenge_file", "2026-05-31", "2026-08-31"),  # worked in 2026
    ("challenge_file", "2025-05-30", "2025-09-02"),  # Saturday 30 August, 1 September off
    ("challenge_file_no_remedy", "2024-08-31", "2025-02-28"),
    ("challenge_file_no_remedy", "2026-07-01", "2027-01-05"),  # 1 January, then to Tuesday 5
    # calendar days: all count, then the next working day
    ("info_request_401", "2026-02-02", "2026-02-17"),
    ("info_request_401", "2026-03-06", "2026-03-26"),  # Saturday 21 to Wednesday 25 off
    ("info_request_401", "2024-04-19", "2024-05-04"),  # a Saturday that is worked
    ("info_request_401", "2026-04-24", "2026-05-12"),  # Saturday 9, Sunday, Monday 11 off
    ("info_request_401", "2025-12-18", "2026-01-05"),  # 2 January
    ("info_request_401", "2024-02-14", "2024-02-29"),
]

FURTHER = [
    # New Year, the days swapped around it and Christmas
    ("final_doc_dispatch", "2024-12-25", "2025-01-08"),  # 26, 27, 30, 31, Sunday 5 worked, 6, 8
    ("object_response", "2024-12-20", "2025-01-08"),  # 23 to 27, 30, 31, Sunday 5, 6, 8
    ("petition_local", "2024-12-09", "2025-01-10"),  # 10-13, 17-20, 23-27, 30, 31, 5, 6, 8, 9, 10
    ("object_response", "2025-12-22", "2026-01-08"),  # 23-26, 29-31, 5, 6, 8
    ("object_response", "2026-12-24", "2027-01-12"),  # 25, 28-31, 5, 6, 8, 11, 12
    ("complaint_forward", "2025-01-06", "2025-01-10"),  # Christmas on Tuesday; 8, 9, 10
    ("complaint_forward", "2027-01-05", "2027-01-11"),  # 6; Christmas on Thursday; 8, 11
    # 8 March, Constitution Day of 2027, Nauryz
    ("final_doc_dispatch", "2027-03-10", "2027-03-25"),  # 11, 12, 16-19, 25: 15 and 22-24 off
    ("challenge_decide", "2027-02-22", "2027-03-29"),  # 23-26, 1-5, 9-12, 16-19, 25, 26, 29
    ("petition_central", "2027-03-01", "2027-05-04"),  # 4, 4, 4, 2, then four weeks, 26-30 April, 4 May
    ("control_max_length", "2026-03-02", "2026-04-17"),  # 4, 4, 5, 2 in March, then three weeks
    ("complaint_decide", "2024-03-11", "2024-04-04"),  # 12-15, 18-20, 26-29, 1-4
    ("complaint_decide", "2025-03-12", "2025-04-07"),  # 13, 14, 17-20, 26-28, 31, 1-4, 7
    # May
    ("final_doc_dispatch", "2024-04-29", "2024-05-13"),  # 30, 2, 3, Saturday 4, 6, 10, 13
    ("complaint_decide", "2024-04-22", "2024-05-16"),  # 23-26, 29, 30, 2, 3, 4, 6, 10, 13-16
    ("complaint_decide", "2025-04-28", "2025-05-22"),  # 29, 30, 2, 5, 6, 8, 12-16, 19-22
    ("complaint_decide", "2026-04-27", "2026-05-21"),  # 28-30, 4-6, 8, 12-15, 18-21
    ("complaint_decide", "2027-04-26", "2027-05-20"),  # 27-30, 4-6, 11-14, 17-20
    ("challenge_decide", "2026-05-04", "2026-06-04"),  # 5, 6, 8, 12-15, 18-22, 25, 26, 28, 29, 1-4
    ("object_response", "2024-05-04", "2024-05-22"),  # from the Saturday worked: 6, 10, 13-17, 20-22
    ("complaint_forward", "2024-05-04", "2024-05-13"),  # 6, 10, 13
    ("object_response", "2026-05-09", "2026-05-25"),  # from a Saturday off: 12-15, 18-22, 25
    # Kurban Ait, never transferred
    ("complaint_forward", "2024-06-13", "2024-06-18"),  # Sunday 16 gives nothing: 14, 17, 18
    ("complaint_forward", "2025-06-04", "2025-06-10"),  # Friday 6 off: 5, 9, 10
    ("challenge_decide", "2025-05-19", "2025-06-17"),  # 20-23, 26-30, 2-5, 9-13, 16, 17
    ("complaint_forward", "2026-05-25", "2026-05-29"),  # Wednesday 27 off: 26, 28, 29
    ("complaint_forward", "2027-05-13", "2027-05-18"),  # Sunday 16 gives nothing: 14, 17, 18
    # Capital Day
    ("complaint_forward", "2024-07-04", "2024-07-10"),  # 5, 9, 10: Monday 8 off for Saturday 6
    ("complaint_forward", "2025-07-03", "2025-07-09"),  # 4, 8, 9: Monday 7 off for Sunday 6
    ("complaint_forward", "2026-07-02", "2026-07-08"),  # 3, 7, 8
    ("complaint_forward", "2027-07-02", "2027-07-08"),  # 5, 7, 8
    # August
    ("object_response", "2024-08-26", "2024-09-10"),  # 27-29, 2-6, 9, 10: Friday 30 off
    ("object_response", "2025-08-25", "2025-09-09"),  # 26-29, 2-5, 8, 9: Monday 1 off for Saturday 30
    ("object_response", "2026-08-24", "2026-09-07"),  # 25-28, 31, 1-4, 7: nothing off
    ("object_response", "2027-08-23", "2027-09-06"),  # 24-27, 30, 31, 1-3, 6: nothing off
    ("final_doc_dispatch", "2025-08-29", "2025-09-10"),  # 2-5, 8-10
    # October to December
    ("complaint_forward", "2024-10-23", "2024-10-29"),  # 24, 28, 29: Friday 25 off
    ("complaint_forward", "2025-10-23", "2025-10-29"),  # 24, 28, 29: Monday 27 off for Saturday 25
    ("complaint_forward", "2027-10-21", "2027-10-27"),  # 22, 26, 27: Monday 25 off
    ("petition_publish", "2025-11-28", "2025-12-01"),  # 1 December has been worked since 2022
    ("petition_publish", "2024-12-16", "2024-12-17"),  # and so has 17 December
    ("object_response", "2024-12-10", "2024-12-25"),  # 11-13, 17-20, 23-25
    ("complaint_forward", "2025-12-12", "2025-12-18"),  # 15, 17, 18
    ("complaint_forward", "2026-12-14", "2026-12-18"),  # 15, 17, 18
    ("complaint_forward", "2027-12-13", "2027-12-17"),  # 14, 15, 17
    # backwards
    ("object_hearing_notice", "2025-05-12", "2025-05-05"),  # 8, 6, 5
    ("object_hearing_notice", "2024-05-10", "2024-05-03"),  # 6, Saturday 4, 3
    ("object_hearing_notice", "2025-01-06", "2024-12-30"),  # Sunday 5, 31, 30
    ("control_notice", "2025-01-13", "2025-01-05"),  # 10, 9, 8, 6, Sunday 5
    ("public_hearing_announcement", "2026-03-30", "2026-03-11"),  # 27, 26, 20-16, 13-11
    ("public_hearing_announcement", "2027-05-17", "2027-04-28"),  # 14-11, 6-4, 30-28
    # months and their ends
    ("complaint_extension", "2025-10-31", "2025-12-31"),
    ("complaint_extension", "2026-06-30", "2026-08-31"),  # Sunday 30 August, Monday worked
    ("complaint_extension", "2025-06-30", "2025-09-02"),  # Saturday 30 August, Monday off
    ("complaint_extension", "2026-12-29", "2027-03-01"),  # 28 February 2027 is a Sunday
    ("complaint_extension", "2026-12-31", "2027-03-01"),
    ("challenge_file", "2025-12-01", "2026-03-02"),  # Sunday 1 March
    ("challenge_file", "2026-02-07", "2026-05-08"),  # 7 May off
    ("challenge_file", "2024-08-31", "2024-12-02"),  # 30 November is a Saturday
    ("challenge_file", "2023-11-29", "2024-02-29"),  # the leap day, a Thursday
    ("challenge_file", "2023-11-30", "2024-02-29"),
    ("challenge_file", "2024-11-29", "2025-02-28"),  # no leap day, a Friday
    ("challenge_file_no_remedy", "2026-08-31", "2027-03-01"),  # Sunday 28 February
    ("challenge_file_no_remedy", "2025-09-21", "2026-03-26"),  # Saturday 21 March, then Nauryz
    # calendar days
    ("info_request_401", "2024-12-21", "2025-01-05"),  # the Sunday that is worked
    ("info_request_401", "2024-12-23", "2025-01-08"),  # Christmas moves the last day, though nothing is given for it
    ("info_request_401", "2025-04-24", "2025-05-12"),  # Friday 9 May
    ("info_request_401", "2025-08-15", "2025-09-02"),  # Saturday 30 August, Monday off
    ("info_request_401", "2026-08-15", "2026-08-31"),  # Sunday 30 August, Monday worked
    ("info_request_401", "2026-12-01", "2026-12-17"),  # 16 December
    ("info_request_401", "2027-03-07", "2027-03-25"),  # 22 March, then to Thursday
    ("info_request_401", "2024-02-15", "2024-03-01"),  # over the leap day
]


@pytest.mark.parametrize(("key", "from_on", "due_on"), PUBLISHED + BY_HAND + FURTHER)
def test_the_date_is_the_one_counted_by_hand(key: str, from_on: str, due_on: str) -> None:
    assert read_deadline(STATUTE, key, date.fromisoformat(from_on)).due_on.isoformat() == due_on


def test_the_table_is_long_enough_to_mean_something() -> None:
    assert len({row[:2] for row in PUBLISHED + BY_HAND + FURTHER}) == len(PUBLISHED + BY_HAND + FURTHER) >= 120
