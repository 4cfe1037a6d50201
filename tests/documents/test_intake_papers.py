"""What the papers of intake must not say: whose names, which law, which days."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from oversight.documents.elements import missing_elements
from oversight.documents.filing import Ground, Signed
from oversight.documents.filling import fill
from oversight.documents.fonts import LETTERS
from oversight.documents.plain import ContextInvalid, Plain
from oversight.documents.printable import NO_BREAK_SPACE
from oversight.documents.samples import filers, forwarding_letter
from oversight.documents.samples.by_kind import sample
from oversight.documents.samples.common import term
from oversight.documents.values import Words
from oversight.domain.terms import DocumentKind as K
from oversight.statute.schema import Statute
from tests.documents.golden import text_of

MODELLED = [
    K.DEFECT_NOTICE,
    K.RETURN_NOTICE,
    K.FORWARDING_LETTER,
    K.WITHDRAWAL,
    K.TERMINATION_DECISION,
    K.EXTENSION_DECISION,
]
CRIME = Ground("forwarding_crime_or_danger", Words("қылмыс", "преступление", "crime"), "APPK 64(7-2)")


def read(kind: K, context: Plain, language: str = "ru") -> str:
    return text_of(fill(kind, language, context, characters=LETTERS)).replace(NO_BREAK_SPACE, " ")


def of_state_body(context: Any) -> Any:
    return replace(context, frame=replace(context.frame, issuer=replace(context.frame.issuer, is_state_body=True)))


@pytest.mark.parametrize("kind", MODELLED)
def test_the_code_is_only_a_model_of_the_commissions_own_rules(kind: K) -> None:
    text = read(kind, sample(kind))
    cited = re.findall(r"[^.:\n]*[.:]? *АППК, статья \d+", text)
    assert cited
    assert all(re.search("образ|правил|аналоги|разумном", one) for one in cited)
    assert "Комиссия не является государственным органом" in text


@pytest.mark.parametrize("kind", MODELLED)
def test_a_state_body_cites_the_code_as_its_law(kind: K) -> None:
    text = read(kind, of_state_body(sample(kind)))
    assert "АППК, статья" in text
    assert "образ" not in text
    assert "не является государственным органом" not in text


@pytest.mark.parametrize("kind", [K.OVERDUE_NOTICE, K.ADMISSIBILITY_SHEET])
def test_what_needs_no_filer_has_no_place_for_one(kind: K) -> None:
    record = json.dumps(sample(kind).as_json(), ensure_ascii=False)
    assert "filer" not in record.replace("filer_kind", "")
    assert filers.ADIL.name not in record


def test_a_letter_to_another_body_carries_what_it_needs_to_answer() -> None:
    text = read(K.FORWARDING_LETTER, forwarding_letter.sample())
    assert filers.ADIL.address in text
    assert all(contact in text for contact in filers.ADIL.contacts)


def test_the_notice_of_forwarding_names_the_letter_and_the_body() -> None:
    text = read(K.FORWARDING_LETTER, forwarding_letter.notice())
    assert "№ 2026-00147/03" in text
    assert "Отдел ветеринарии Коктальского района" in text
    assert "Уведомление о перенаправлении" in text


@pytest.mark.parametrize("make", [forwarding_letter.sample, forwarding_letter.notice])
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_both_letters_of_forwarding_number_alike(make: Any, language: str) -> None:
    sections = re.findall(r"^(\d\.\d) ", read(K.FORWARDING_LETTER, make(), language), re.MULTILINE)
    assert sections == re.findall(r"^(\d\.\d) ", read(K.FORWARDING_LETTER, make()), re.MULTILINE) != []


def test_a_crime_is_passed_on_at_once_and_nothing_else_is() -> None:
    urgent = replace(forwarding_letter.sample(), term=None, ground=CRIME)
    assert "направляется незамедлительно" in read(K.FORWARDING_LETTER, urgent)
    with pytest.raises(ContextInvalid, match="without a term"):
        replace(forwarding_letter.sample(), term=None)


def test_a_term_in_months_claims_no_skipped_weekends() -> None:
    text = read(K.TERMINATION_DECISION, sample(K.TERMINATION_DECISION))
    (challenge,) = re.findall(r"Подача жалобы: 3 месяца.*?Редакция календаря", text, re.DOTALL)
    assert "субботы" not in challenge
    assert "25 мая 2026 года, понедельник" in challenge  # the 24th is a Sunday


@pytest.mark.parametrize("day", ["2026-03-02", "2026-04-28"])
def test_an_extension_ends_after_the_old_day_and_within_two_months(day: str, statute: Statute) -> None:
    decision = replace(sample(K.EXTENSION_DECISION), new_due_on=day)
    assert [missed.key for missed in missing_elements(K.EXTENSION_DECISION, decision, statute)] == ["new_date"]


def test_an_extension_told_too_late_is_not_issued(statute: Statute) -> None:
    decision = replace(sample(K.EXTENSION_DECISION), notified_on="2026-03-05")
    (missed,) = missing_elements(K.EXTENSION_DECISION, decision, statute)
    assert missed.key == "notified_on"


@pytest.mark.parametrize(("by", "keys"), [("own_hand", []), ("e_signature", []), ("sent_online", ["signature"])])
def test_a_state_body_needs_a_signature(by: Any, keys: list[str], statute: Statute) -> None:
    card = of_state_body(replace(sample(K.COMPLAINT_CARD), signed=Signed(by, "2026-02-06T19:42:10+05:00")))
    assert [missed.key for missed in missing_elements(K.COMPLAINT_CARD, card, statute)] == keys


def test_an_answer_that_is_not_late_gets_no_notice(statute: Statute) -> None:
    notice = replace(sample(K.OVERDUE_NOTICE), as_of="2026-05-13")
    (missed,) = missing_elements(K.OVERDUE_NOTICE, notice, statute)
    assert missed.key == "deadline"


def test_a_refusal_names_its_ground(statute: Statute) -> None:
    sheet = replace(sample(K.ADMISSIBILITY_SHEET), is_admitted=False, ground=CRIME)
    assert missing_elements(K.ADMISSIBILITY_SHEET, sheet, statute) == ()
    assert "не принято к рассмотрению" in read(K.ADMISSIBILITY_SHEET, sheet)


def test_the_term_to_mend_is_the_commissions_own(statute: Statute) -> None:
    assert term("complaint_fix", "2026-02-11").reading.article is None
    assert "собственное правило комиссии" in read(K.DEFECT_NOTICE, sample(K.DEFECT_NOTICE))
    del statute
