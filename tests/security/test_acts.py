"""Every act through its own form: by those who may not, twice, and from a page that is out of date; both databases."""

import pytest

from tests.security import crawl
from tests.security.acts import ACTS
from tests.security.rehearsed import rehearse

acts = pytest.mark.parametrize("endpoint", sorted(ACTS))


def test_the_table_names_every_act_on_a_case(stage):
    posts = {rule.endpoint for rule in crawl.rules(stage, "POST") if "number" in rule.arguments}
    assert set(ACTS) == posts


@acts
def test_the_right_person_acts(stage, endpoint):
    """The control of the others: this very form acts."""
    done = rehearse(stage, endpoint)
    assert done.right == 302
    assert done.events >= 1


@acts
def test_nobody_else_does(stage, endpoint):
    done = rehearse(stage, endpoint)
    assert {who: status for who, status in done.wrong.items() if status not in {401, 403, 404}} == {}
    assert {who for who, status in done.wrong.items() if status == 401} <= {"guest", "tracker"}
    assert not done.has_wrong_written


@acts
def test_a_form_sent_twice_is_one_act(stage, endpoint):
    done = rehearse(stage, endpoint)
    assert (done.again, done.events_again) == (302, 0)


@acts
def test_a_form_that_is_out_of_date_changes_nothing_and_keeps_the_text(stage, endpoint):
    done, act = rehearse(stage, endpoint), ACTS[endpoint]
    if not act.is_versioned:
        assert done.stale == 302  # concerns the person alone: nothing they saw can have changed under them
        return
    assert (done.stale, done.events_stale) == (409, 0)
    if act.text:
        assert str(act.fields[act.text])[:60] in done.stale_text


def test_how_many(stage):
    wrong = sum(len(rehearse(stage, endpoint).wrong) for endpoint in ACTS)
    print(f"\nG2: N = {wrong} acts refused to the wrong person, {len(ACTS)} acts done, repeated and sent out of date")
    assert wrong > 700
