"""Names, lines, long texts and search words: what is accepted unchanged, what is mended, what is refused."""

import itertools
import time
import unicodedata

import pytest

from oversight.domain import text
from oversight.domain.text import (
    TextRefused,
    clean_line,
    clean_name,
    clean_text,
    finds_identifier,
    fold,
    has_hidden_marks,
    indexed,
    is_mixed_script,
    look_of,
    search_words,
)

CLEANERS = (clean_line, clean_name, clean_text)
GIVEN = """
    Әсел Ғалия Қуат Ңұр Өмір Ұлан Үміт Һадиша Ілияс Айгүл Нұрлан Сәуле Еркебұлан Жұлдыз Дәурен Гүлнәр Бақытжан Ғани
    Әлихан Қыдыр Ержан Аружан Шыңғыс Ақбота Бауыржан Мәдина Олжас Томирис Тимур Ольга Фёдор Наталья Дмитрий Эльмира
    Юлия John Zhanar Aýgül
"""
FAMILY = """
    Әбдірахманов Ғабдуллина Қожахметов Өтегенова Ұзақбаев Үсенова Ілиясов Жұмабаев Нұрпейісова Сейіт-Ахмет Тоқаев
    Иванова Щербаков Ёлкина О'Коннор Мұқаметқали Бейсенбаева Сәрсенғали Дүйсенбаев Ермекбайқызы Kim Əliyev Müller
    Петров-Водкин Цой
"""
SUFFIX = ("", " ұлы", " қызы", " оглы")


def refusal(clean: object, value: str, **options: int) -> str:
    with pytest.raises(TextRefused) as caught:
        clean(value, **options)  # type: ignore[operator]
    return caught.value.message


def test_genuine_names_are_accepted_unchanged() -> None:
    names = [
        f"{family} {given}{suffix}"
        for family, given, suffix in itertools.product(FAMILY.split(), GIVEN.split(), SUFFIX)
    ]
    assert len(names) >= 2000
    assert [name for name in names if clean_name(name) != name] == []


@pytest.mark.parametrize(
    "name",
    [
        "Әсел",
        "Ибн Сина",
        "O’Коннор",
        "<script>alert(1)</script>",
        "{{ 7*7 }}",
        "url(http://x)",
        "null",
        "None",
        "undefined",
        "NaN",
        "true",
        "=1+1",
        "+7",
        "-1",
        "@SUM",
        "' OR 1=1; --",
        'ТОО «Агро-2000», № 5 & "Ко"',
        "王小明",
        "محمد",
    ],
)
def test_odd_but_lawful_names_are_accepted_as_text(name: str) -> None:
    assert clean_name(name) == name


@pytest.mark.parametrize("clean", CLEANERS)
def test_text_is_composed(clean: object) -> None:
    composed = "Серікқалий Ёлкин"
    assert clean(unicodedata.normalize("NFD", composed)) == composed  # type: ignore[operator]


@pytest.mark.parametrize("clean", CLEANERS)
@pytest.mark.parametrize(
    "blank", ["", " ", "\u00a0", "\u3000", "\u200b", "\u200b \ufeff", "\t", "\u2800", "\u3164", "\u200d\ufe0f"]
)
def test_what_looks_empty_is_empty(clean: object, blank: str) -> None:
    assert refusal(clean, blank) == text.EMPTY


@pytest.mark.parametrize("clean", CLEANERS)
@pytest.mark.parametrize(
    "control", ["\0", "\x1b", "\a", "\b", "\x1c", "\x7f", "\x9b", "\ufffe", "\U0001ffff", "\ud800"]
)
def test_controls_are_refused(clean: object, control: str) -> None:
    assert refusal(clean, f"Ас{control}қар") == text.CONTROLS


@pytest.mark.parametrize("clean", [clean_line, clean_name])
@pytest.mark.parametrize("mark", [*"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"])
def test_marks_of_direction_are_refused_in_lines(clean: object, mark: str) -> None:
    assert refusal(clean, f"Ас{mark}қар") == text.DIRECTION


def test_marks_of_direction_are_taken_out_of_long_text() -> None:
    assert clean_text("акт \u202efdp.exe\u202c") == "акт fdp.exe"


@pytest.mark.parametrize("clean", CLEANERS)
def test_tag_characters_are_refused(clean: object) -> None:
    assert refusal(clean, "Асқар\U000e0041\U000e007f") == text.UNSEEN


@pytest.mark.parametrize("clean", [clean_line, clean_name])
@pytest.mark.parametrize(
    "unseen", ["\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u034f", "\u115f", "\ufe0f", "\u180e"]
)
def test_unseen_characters_are_refused_in_lines(clean: object, unseen: str) -> None:
    assert refusal(clean, f"Ас{unseen}қар") == text.UNSEEN


def test_unseen_characters_are_taken_out_of_long_text() -> None:
    assert clean_text("\ufeffкөп\u00adтеген\u200b сөз") == "көптеген сөз"


def test_the_author_can_be_told_of_hidden_marks() -> None:
    assert (has_hidden_marks("а\u202eб"), has_hidden_marks("көп сөз 👩\u200d🌾")) == (True, False)


@pytest.mark.parametrize("clean", CLEANERS)
def test_many_marks_on_one_letter_are_refused(clean: object) -> None:
    assert refusal(clean, "а" + "\u0301" * 5) == text.MARKS


@pytest.mark.parametrize("clean", CLEANERS)
def test_four_marks_on_one_letter_are_accepted(clean: object) -> None:
    assert clean("x" + "\u0323\u0331\u0306\u0301")  # type: ignore[operator]


def test_a_wall_of_marks_is_refused_quickly() -> None:
    began = time.process_time()
    refusal(clean_text, "\u0301\u0323" * 40_000)
    assert time.process_time() - began < 0.5


@pytest.mark.parametrize("emoji", ["😀", "👩\u200d🌾", "👍🏽", "❤\ufe0f", "1\ufe0f\u20e3", "🇰🇿", "\uf0b7"])
def test_emoji_are_refused_in_names(emoji: str) -> None:
    assert refusal(clean_name, f"Асқар {emoji}") in {text.NOT_IN_NAMES, text.UNSEEN}


@pytest.mark.parametrize(
    "emoji", ["😀", "👩\u200d🌾", "👍🏽", "❤\ufe0f\u200d🔥", "1\ufe0f\u20e3", "🇰🇿", "\uf0b7", "🫠"]
)
def test_emoji_are_accepted_in_lines_and_texts(emoji: str) -> None:
    assert (clean_line(f"жер {emoji}"), clean_text(f"жер {emoji}")) == (f"жер {emoji}", f"жер {emoji}")


def test_a_line_has_single_spaces_and_no_breaks() -> None:
    assert clean_line(" \tжер\u00a0 дауы\r\nтуралы\u3000") == "жер дауы туралы"


@pytest.mark.parametrize("value", ["ә" * 200, "😀" * 200])
def test_two_hundred_characters_fit(value: str) -> None:
    assert clean_line(value) == value


@pytest.mark.parametrize(("clean", "longest"), [(clean_line, 200), (clean_name, 200), (clean_text, 20_000)])
def test_one_more_than_the_longest_is_refused(clean: object, longest: int) -> None:
    assert refusal(clean, "ә" * (longest + 1)) == text.TOO_LONG


def test_the_refusal_says_how_long_it_is() -> None:
    with pytest.raises(TextRefused, match="201 characters, at most 200"):
        clean_line("a" * 201)


def test_another_length_can_be_asked_for() -> None:
    assert refusal(clean_name, "a" * 51, longest=50) == text.TOO_LONG


def test_the_longest_text_is_accepted_exactly() -> None:
    value = "ә" * 20_000
    assert clean_text(f" {value}\n") == value


def test_a_huge_text_is_refused_before_it_is_looked_at() -> None:
    began = time.process_time()
    refusal(clean_text, "ә" * 5_000_000)
    assert time.process_time() - began < 0.1


@pytest.mark.parametrize("newline", ["\n", "\r", "\r\n", "\u2028", "\u2029", "\u0085", "\v", "\f"])
def test_all_newlines_become_one_kind(newline: str) -> None:
    assert clean_text(f"бір{newline}екі") == "бір\nекі"


def test_thousands_of_empty_lines_become_two() -> None:
    assert clean_text("бір" + "\n \t" * 5000 + "\nекі") == "бір\n\n\nекі"


def test_ten_thousand_lines_are_refused() -> None:
    assert refusal(clean_text, "a\n" * 9_999) == text.TOO_MANY_LINES


def test_tabs_and_arabic_stay_in_long_text() -> None:
    value = "1\tбір\n2\tمرحبا"
    assert clean_text(value) == value


@pytest.mark.parametrize(
    "value", ["<img src=x onerror=alert(1)>", "{{ config }}", "%(name)s {0}", "--> </textarea>", "![x](http://t)"]
)
def test_markup_stays_text(value: str) -> None:
    assert clean_text(value) == value


@pytest.mark.parametrize("mixed", ["Aсқар", "Иванoв", "раураl", "Αсқар"])
def test_mixed_script_in_one_word_is_seen(mixed: str) -> None:
    assert is_mixed_script(mixed)


@pytest.mark.parametrize("plain", ["Асқар", "Zher Amanaty қоры", "Ілияс Һадиша", "ТОО2000", "H2O су", ""])
def test_scripts_in_separate_words_are_not_mixed(plain: str) -> None:
    assert not is_mixed_script(plain)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("admin@mail.kz", "ADMIN@MAIL.KZ"),
        ("admin@mail.kz", "аdmin@mail.kz"),
        ("AHTOH@mail.kz", "АНТОН@mail.kz"),
        ("hope@mail.kz", "һоре@mail.kz"),
        ("Yмit", "Үmіt"),
        ("ｆｕｌｌ", "full"),
    ],
)
def test_letters_that_look_alike_have_one_look(one: str, other: str) -> None:
    assert look_of(one) == look_of(other)


@pytest.mark.parametrize(
    ("one", "other"), [("asel@mail.kz", "asem@mail.kz"), ("Иван", "Йван"), ("ivan1@x.kz", "ivan@x.kz")]
)
def test_different_looks_stay_different(one: str, other: str) -> None:
    assert look_of(one) != look_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("ҚОҒАМ", "қоғам"), ("Ёлка", "елка"), ("й", "и\u0306"), ("ІЛИЯС", "ілияс"), ("STRASSE", "straße")],
)
def test_search_folds_case_and_form(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_search_keeps_kazakh_letters_apart() -> None:
    assert fold("қой") != fold("кой")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", []),
        ("  ", []),
        ('"', []),
        ('""', []),
        ("NOT жер", ["not", "жер"]),
        ("жер AND су OR тас", ["жер", "and", "су", "or", "тас"]),
        ("NEAR(жер, 5)", ["near", "жер", "5"]),
        ("title:жер", ["title", "жер"]),
        ("-жер ^су тас* [а] {б}", ["жер", "су", "тас", "а", "б"]),
        ("100% a_b", ["100", "a", "b"]),
        ("2026-00148", ["2026", "00148"]),
        ("же\0р", ["же", "р"]),
        ("Ёлка ЖЕР", ["елка", "жер"]),
    ],
)
def test_a_query_is_words_only(query: str, words: list[str]) -> None:
    assert search_words(query) == words


def test_a_long_query_is_clipped_to_ten_words() -> None:
    assert search_words("OR " * 5000) == ["or"] * 10


def test_a_long_word_is_clipped() -> None:
    assert search_words("а" * 100_000) == ["а" * 200]


@pytest.mark.parametrize(
    "holder",
    [
        "061211600012",
        "ЖСН: 061211600012.",
        "061211 600012",
        "0612 1160 0012",
        "№061211600012 бойынша",
        "０６１２１１６０００１２",
    ],
)
def test_an_iin_in_a_text_is_found(holder: str) -> None:
    assert finds_identifier(holder)


@pytest.mark.parametrize(
    "innocent",
    [
        "",
        "061211600013",
        "0612116000125",
        "5061211600012",
        "000000000000",
        "15-209-044-1234",
        "+7 701 123 45 67",
        "2026-00148",
        "991240000013",
    ],
)
def test_other_numbers_are_no_iin(innocent: str) -> None:
    assert not finds_identifier(innocent)


def test_the_index_parts_a_text_where_a_query_is_parted():
    assert indexed("Жер-учаскесі 2026-00148").split() == search_words("Жер-учаскесі 2026-00148")
