from datetime import UTC, datetime
from email.message import EmailMessage

import pytest

from oversight.notifications.mailer import (
    Mail,
    MailDelayed,
    MailFailed,
    MailRefused,
    MailServerAbsent,
    MailUrlWrong,
    RecordingMailer,
    SmtpMailer,
)
from oversight.notifications.messages import Message
from tests.postbox import Postbox

AT = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
NEWS = Message("№ 2026-00148 іс бойынша жаңалық", "Әлия, Ғани, Қайрат, Ңұр\n", "<p>Өмір, Ұлан, Үміт, Һәм, Іс</p>", "kk")


def mail(to: str = "reader@example.kz", message: Message = NEWS, key: str = "abc123") -> Mail:
    return Mail(key, to, message, AT)


def sent(postbox: Postbox, letter: Mail) -> EmailMessage:
    with SmtpMailer(postbox.url) as mailer:
        mailer.send(letter)
    return postbox.letters[0]


def test_both_bodies_arrive_in_kazakh(postbox: Postbox) -> None:
    letter = sent(postbox, mail())
    assert letter.get_content_type() == "multipart/alternative"
    text, html = letter.iter_parts()
    assert text.get_content().strip() == NEWS.text.strip()
    assert html.get_content().strip() == NEWS.html.strip()


def test_the_headers_name_one_receiver_and_ask_for_no_answer(postbox: Postbox) -> None:
    letter = sent(postbox, mail())
    assert letter["To"] == "reader@example.kz"
    assert letter["Subject"] == NEWS.subject
    assert letter["Message-ID"] == "<abc123@localhost>"
    assert letter["Date"].datetime == AT
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["Content-Language"] == "kk"
    assert {"Cc", "Bcc", "Reply-To"}.isdisjoint(letter.keys())


def test_the_envelope_names_the_receiver_and_the_system(postbox: Postbox) -> None:
    sent(postbox, mail())
    assert postbox.envelopes[0].rcpt_tos == ["reader@example.kz"]
    assert postbox.envelopes[0].mail_from == "oversight@localhost"


def test_one_connection_carries_several_mails(postbox: Postbox) -> None:
    with SmtpMailer(postbox.url) as mailer:
        mailer.send(mail(key="one"))
        mailer.send(mail(key="two"))
    assert [letter["Message-ID"] for letter in postbox.letters] == ["<one@localhost>", "<two@localhost>"]


@pytest.mark.parametrize(
    "address",
    [
        "a@example.kz\r\nBcc: b@example.kz",
        "a@example.kz\nBcc: b@example.kz",
        "a@example.kz, b@example.kz",
        "a@example.kz;b@example.kz",
        "A <a@example.kz>",
        "a@b@example.kz",
        "a\u202eb@example.kz",
        "a@example.kz\0",
        "a example.kz",
        "@example.kz",
        "a@",
        "",
        "a@" + "b" * 64 + ".kz",
        "a" * 250 + "@example.kz",
    ],
)
def test_an_address_that_is_not_one_address_is_refused(address: str) -> None:
    mailer = RecordingMailer()
    with pytest.raises(MailRefused):
        mailer.send(mail(address))


@pytest.mark.parametrize("subject", ["News\r\nBcc: b@example.kz", "News\nX: y", "\u202eNews", "News\0", ""])
def test_a_subject_that_is_not_one_plain_line_is_refused(subject: str) -> None:
    with pytest.raises(MailRefused):
        RecordingMailer().send(mail(message=Message(subject, "t", "h", "en")))


def test_a_key_cannot_carry_a_header() -> None:
    with pytest.raises(MailRefused):
        RecordingMailer().send(mail(key="a\r\nBcc: b"))


def test_no_refusal_repeats_the_address() -> None:
    with pytest.raises(MailRefused) as caught:
        RecordingMailer().send(mail("secret@example.kz, b@example.kz"))
    assert "secret" not in str(caught.value)


def test_a_kazakh_domain_is_sent_in_ascii(postbox: Postbox) -> None:
    sent(postbox, mail("reader@мысал.қаз"))
    assert postbox.envelopes[0].rcpt_tos == ["reader@xn--80awbu3c.xn--80ao21a"]


def test_a_cyrillic_address_goes_to_a_server_that_can(postbox: Postbox) -> None:
    sent(postbox, mail("оқырман@мысал.қаз"))
    assert postbox.envelopes[0].rcpt_tos == ["оқырман@xn--80awbu3c.xn--80ao21a"]


def test_a_cyrillic_address_is_refused_where_the_server_cannot() -> None:
    with Postbox(speaks_utf8=False) as postbox, SmtpMailer(postbox.url) as mailer, pytest.raises(MailRefused):
        mailer.send(mail("оқырман@мысал.қаз"))


@pytest.mark.parametrize("step", ["answer_to_recipient", "answer_to_data"])
@pytest.mark.parametrize(("answer", "kind"), [("550 no such user", MailRefused), ("451 later", MailDelayed)])
def test_the_servers_answer_says_whether_to_try_again(
    postbox: Postbox, step: str, answer: str, kind: type[MailFailed]
) -> None:
    setattr(postbox, step, answer)
    with SmtpMailer(postbox.url) as mailer, pytest.raises(kind) as caught:
        mailer.send(mail())
    assert caught.value.detail == answer[:3]


def test_a_refused_mail_does_not_stop_the_next(postbox: Postbox) -> None:
    with SmtpMailer(postbox.url) as mailer:
        postbox.answer_to_data = "550 no"
        with pytest.raises(MailRefused):
            mailer.send(mail(key="one"))
        postbox.answer_to_data = "250 taken"
        mailer.send(mail(key="two"))
    assert [letter["Message-ID"] for letter in postbox.letters] == ["<two@localhost>"]


def test_a_server_that_says_goodbye_is_absent(postbox: Postbox) -> None:
    postbox.answer_to_data = "421 closing"
    with SmtpMailer(postbox.url) as mailer, pytest.raises(MailServerAbsent):
        mailer.send(mail())


def test_a_server_that_is_not_there_is_absent() -> None:
    with Postbox() as postbox:
        url = postbox.url
    with SmtpMailer(url) as mailer, pytest.raises(MailServerAbsent):
        mailer.send(mail())


def test_a_server_that_falls_silent_is_absent(postbox: Postbox) -> None:
    with SmtpMailer(postbox.url) as mailer:
        mailer.send(mail(key="one"))
        postbox.__exit__(None, None, None)
        with pytest.raises(MailServerAbsent):
            mailer.send(mail(key="two"))
        postbox.__enter__()


def test_a_server_that_does_not_take_our_sender_is_absent(postbox: Postbox) -> None:
    """That is a matter of the setting, not of the receiver: no mail fails for good because of it."""
    postbox.answer_to_sender = "550 not you"
    with SmtpMailer(postbox.url) as mailer, pytest.raises(MailServerAbsent):
        mailer.send(mail())


def test_encryption_from_the_start_is_not_given_up_either(postbox: Postbox) -> None:
    with SmtpMailer(f"smtps://127.0.0.1:{postbox.port}") as mailer, pytest.raises(MailServerAbsent):
        mailer.send(mail())


def test_name_and_password_are_used() -> None:
    with Postbox(accounts={"post@man": "p:@/s"}) as postbox:
        with SmtpMailer(f"smtp://post%40man:p%3A%40%2Fs@127.0.0.1:{postbox.port}") as mailer:
            mailer.send(mail())
        assert len(postbox.envelopes) == 1


def test_a_wrong_password_means_no_mail_will_pass() -> None:
    with (
        Postbox(accounts={"postman": "right"}) as postbox,
        SmtpMailer(f"smtp://postman:wrong@127.0.0.1:{postbox.port}") as mailer,
        pytest.raises(MailServerAbsent),
    ):
        mailer.send(mail())


def test_encryption_asked_for_is_never_given_up(postbox: Postbox) -> None:
    with SmtpMailer(f"{postbox.url}?starttls=1") as mailer, pytest.raises(MailServerAbsent):
        mailer.send(mail())
    assert postbox.envelopes == []


def test_the_sender_can_be_named(postbox: Postbox) -> None:
    with SmtpMailer(f"{postbox.url}?from=registry@oversight.example") as mailer:
        mailer.send(mail())
    assert postbox.letters[0]["From"] == "Oversight <registry@oversight.example>"
    assert postbox.letters[0]["Message-ID"] == "<abc123@oversight.example>"


@pytest.mark.parametrize(
    "url",
    [
        "http://host",
        "smtp://",
        "smtp://host:99999",
        "smtp://host:x",
        "smtp://host?tls=1",
        "smtp://host?from=a,b",
        "mail",
    ],
)
def test_a_wrong_setting_is_said_at_once(url: str) -> None:
    with pytest.raises(MailUrlWrong, match="OVERSIGHT_MAIL_URL"):
        SmtpMailer(url)


def test_the_recording_twin_keeps_what_it_is_given() -> None:
    with RecordingMailer() as mailer:
        mailer.send(mail())
    assert [kept.to for kept in mailer.sent] == ["reader@example.kz"]
