import re
from datetime import UTC, datetime

import pytest

from oversight.domain.events import EVENTS
from oversight.domain.terms import LANGUAGES, Action
from oversight.notifications.catalogues import translate
from oversight.notifications.messages import ACCOUNT_MESSAGES, Composer, Message, MessageUnfit, one_line

COMPOSER = Composer("https://oversight.example", translate)
UNTIL = datetime(2026, 3, 4, 20, 30, tzinfo=UTC)  # already 5 March in Kazakhstan


def news(language: str = "kk", action: str = "send_answer", *, is_guest: bool = False) -> Message:
    return COMPOSER.compose(action, language, path="/my/cases/2026-00148", number="2026-00148", is_guest=is_guest)


def account_mail(message: str = "confirm", language: str = "kk") -> Message:
    return COMPOSER.compose(message, language, path="/account/confirm/tok-EN", until=UNTIL)


ALL = [
    *(pytest.param(action.value, language, id=f"{action}-{language}") for action in EVENTS for language in LANGUAGES),
    *(
        pytest.param(message, language, id=f"{message}-{language}")
        for message in ACCOUNT_MESSAGES
        for language in LANGUAGES
    ),
]


@pytest.mark.parametrize(("message", "language"), ALL)
def test_every_mail_can_be_written_in_every_language(message: str, language: str) -> None:
    mail = COMPOSER.compose(message, language, path="/x", number="2026-00148", until=UNTIL)
    assert mail.subject
    assert all(f"https://oversight.example/{language}/x" in body for body in (mail.text, mail.html))
    assert "%(" not in mail.subject + mail.text + mail.html


@pytest.mark.parametrize(("message", "language"), [row for row in ALL if not row.id.endswith("-en")])
def test_no_english_word_is_left(message: str, language: str) -> None:
    mail = COMPOSER.compose(message, language, path="/x", number="2026-00148", until=UNTIL, is_guest=True)
    words = re.sub(r"https?://\S+", "", mail.subject + mail.text)
    assert not re.search("[A-Za-z]", words)


def test_the_answer_of_the_agency_in_kazakh() -> None:
    mail = news()
    assert mail.subject == "№ 2026-00148 іс бойынша жаңалық"
    assert "Орган әр ұсынымға жауап берді." in mail.text
    assert "https://oversight.example/kk/my/cases/2026-00148" in mail.text


def test_the_same_in_russian() -> None:
    mail = news("ru")
    assert mail.subject == "Новости по делу № 2026-00148"
    assert "Орган ответил на каждую рекомендацию." in mail.text


def test_only_a_guest_is_told_of_the_secret() -> None:
    assert "қадағалау коды" in news(is_guest=True).text
    assert "қадағалау коды" not in news().text


def test_the_end_of_a_link_is_told_in_kazakhstan_time() -> None:
    assert "2026 жылғы 5 наурыз, 01:30" in account_mail().text
    assert "5 марта 2026 г., 01:30" in account_mail(language="ru").text
    assert "5 March 2026, 01:30" in account_mail(language="en").text


def test_the_html_fetches_nothing() -> None:
    for mail in (news(), account_mail()):
        assert not re.search(r"<(img|link|script|iframe)|url\(|src=|@import", mail.html)


def test_what_is_not_ours_is_escaped_in_html() -> None:
    mail = COMPOSER.compose("submit", "en", path='/"><b>', number="<i>")
    assert "<b>" not in mail.html
    assert "<i>" not in mail.html


def test_html_names_its_language() -> None:
    assert '<html lang="kk">' in news().html


@pytest.mark.parametrize("message", ["unknown", "", Action.SUBMIT.value])
def test_what_is_no_message_is_refused(message: str) -> None:
    with pytest.raises(MessageUnfit):
        COMPOSER.compose(message, "kk", path="/x")  # news without a number is none either


@pytest.mark.parametrize(("language", "path"), [("de", "/x"), ("kk", "x"), ("kk", "https://evil.example")])
def test_a_foreign_language_or_address_is_refused(language: str, path: str) -> None:
    with pytest.raises(MessageUnfit):
        COMPOSER.compose("submit", language, path=path, number="2026-00148")


@pytest.mark.parametrize("text", ["a\r\nb", "a\nb", "a\tb", "\u202eb", "\u2066b", "a\u2028b", "\ufeffa", ""])
def test_a_header_is_one_plain_line(text: str) -> None:
    with pytest.raises(MessageUnfit):
        one_line(text)
