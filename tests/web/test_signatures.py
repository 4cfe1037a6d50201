"""Wherever a signature file is listed it says that nobody verified it, and why."""

from io import BytesIO

import pytest

from oversight.services import information
from oversight.services.attachments import Upload
from tests import cases
from tests.persistence.corpus.signatures import detached, holding_its_document
from tests.web.filling import fill
from tests.web.public.walking import CONFIRMED, answer_until, begin, number_of, upload

NOT_VERIFIED = {
    "kk": ("қолтаңба қоса берілген, тексерілмеген", "бапталмаған"),
    "ru": ("подпись приложена, не проверена", "не настроена"),
    "en": ("signature attached, not verified", "No verifier of signatures is configured"),
}


@pytest.fixture
def draft(client, world):
    """A draft of a guest with a text and the signature to it."""
    draft = begin(client)
    files = [upload("шарт.txt"), upload("шарт.txt.sig", detached())]
    assert fill(client, f"{draft}/files", action="", files=files).status_code in {200, 302}
    return draft


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_it_is_told_to_the_filer_before_sending(client, draft, language):
    page = client.get(f"{draft}/files".replace("/en/", f"/{language}/")).text
    words, reason = NOT_VERIFIED[language]
    assert (page.count(words), page.count(reason)) == (1, 1)
    assert words in client.get(f"{draft}/check".replace("/en/", f"/{language}/")).text


def test_a_signature_with_the_document_inside_is_refused_with_what_to_do(client, world):
    draft = begin(client)
    answer = fill(client, f"{draft}/files", action="", files=[upload("шарт.cms", holding_its_document())])
    assert (answer.status_code, "a detached one" in answer.text) == (422, True)


def test_it_is_told_to_the_filer_and_to_the_commission_afterwards(signed_in, world):
    client = signed_in(world.citizen)
    draft = begin(client)
    fill(client, f"{draft}/files", action="", files=[upload("шарт.p7s", detached())])
    answer_until(client, world, draft)
    number = number_of(client.get(fill(client, f"{draft}/check", **CONFIRMED).location))
    for reader, page in (
        (client, f"/en/my/cases/{number}"),
        (signed_in(world.secretary), f"/en/commission/cases/{number}"),
    ):
        text = reader.get(page).text
        assert [text.count(words) for words in NOT_VERIFIED["en"]] == [1, 1], page


def test_where_no_signature_is_attached_nothing_is_said_of_one(client, world):
    draft = begin(client)
    fill(client, f"{draft}/files", action="", files=[upload("шарт.txt")])
    assert "not verified" not in client.get(f"{draft}/files").text


def test_it_is_told_of_what_an_agency_attached(services, signed_in, world):
    number = cases.to_started(services, world)
    cases.ask(services, world, number)
    command = information.AnswerInformation(number, cases.seen_case(services, number), 1, "Көшірмесі қоса берілді.")
    with cases.acting(services, world.agency_officer) as ctx:
        information.answer_information(ctx, command, [Upload("қаулы.pdf.sig", BytesIO(detached()))])
    for reader, page in (
        (world.agency_officer, f"/en/agency/cases/{number}"),
        (world.secretary, f"/en/commission/cases/{number}"),
    ):
        text = signed_in(reader).get(page).text
        assert [text.count(words) for words in NOT_VERIFIED["en"]] == [1, 1], page
