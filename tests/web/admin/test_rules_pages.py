"""The commissions' own rules and the log of the administration, as people use them."""

import pytest

from oversight.services import administration_log
from tests.web.filling import fill, send

REASONS = "Комиссияның 2026 жылғы 30 қаңтардағы отырысының шешімі."


@pytest.fixture
def admin(signed_in, world):
    return signed_in(world.administrator)


@pytest.fixture
def rules(world):
    return f"/kk/admin/rules/{world.commission.id}"


def test_changing_a_rule_shows_in_its_history_and_in_the_log(admin, rules, signed_in, world):
    answer = fill(admin, f"{rules}/complaint_fix", length="7", in_force_from="03.02.2026", reasons=REASONS)
    assert answer.status_code == 302
    page = admin.get(rules)
    assert REASONS in page.text
    assert "7 жұмыс күні" in page.text
    log = signed_in(world.auditor).get("/kk/admin/acts")
    assert REASONS in log.text
    assert "Жолданымның кемшіліктерін жою" in log.text


def test_the_page_says_that_laws_cannot_be_changed(admin, rules):
    page = admin.get(rules)
    assert "Заңда белгіленген мерзімдер барлығына міндетті" in page.text
    assert "object_response" not in page.text
    assert admin.get(f"{rules}/object_response").status_code == 404


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("length", ""),
        ("length", "-1"),
        ("length", "7,5"),
        ("length", "seven"),
        ("length", "999999"),
        ("in_force_from", ""),
        ("in_force_from", "02.02.2026"),
        ("in_force_from", "30.02.2026"),
        ("in_force_from", "2099-01-01"),
        ("reasons", ""),
        ("reasons", "қысқа"),
    ],
)
def test_what_is_typed_wrong_comes_back_with_the_rest(admin, rules, field, value):
    typed = {"length": "8", "in_force_from": "03.02.2026", "reasons": REASONS, field: value}
    page = fill(admin, f"{rules}/complaint_fix", **typed)
    assert page.status_code == 422
    for text in typed.values():
        assert text in page.text


def test_a_form_drawn_before_somebody_elses_change_is_stopped(admin, rules):
    page = admin.get(f"{rules}/complaint_fix")
    fill(admin, f"{rules}/complaint_fix", length="7", in_force_from="03.02.2026", reasons=REASONS)
    answer = send(admin, page, length="8", in_force_from="03.02.2026", reasons=REASONS)
    assert answer.status_code == 409
    assert REASONS in answer.text


def test_the_auditor_reads_and_does_not_change(signed_in, world, rules):
    auditor = signed_in(world.auditor)
    assert auditor.get(rules).status_code == 200
    assert auditor.get("/kk/admin/rules/").status_code == 200
    assert auditor.get(f"{rules}/complaint_fix").status_code == 404


@pytest.mark.parametrize("path", ["00000000-0000-0000-0000-000000000000", "x"])
def test_what_is_not_there(admin, path):
    assert admin.get(f"/kk/admin/rules/{path}").status_code == 404


def test_the_log_is_paged(admin, rules, monkeypatch):
    monkeypatch.setattr(administration_log, "PAGE", 2)
    for length in ("6", "7", "8"):
        fill(admin, f"{rules}/complaint_fix", length=length, in_force_from="03.02.2026", reasons=REASONS)
    first = admin.get("/kk/admin/acts")
    following = first.text.partition('rel="next" href="')[2].partition('"')[0]
    assert following
    assert admin.get(following).text.count("Жолданымның кемшіліктерін жою") == 1


@pytest.mark.parametrize("after", ["x", "00000000000000000000000000000000"])
def test_places_in_the_log_our_pages_never_wrote(admin, after):
    assert admin.get(f"/kk/admin/acts?after={after}").status_code == 404
