"""A public title names no filer and holds no contact, however either is written."""

import pytest

from oversight.domain.public_title import holds_contact, holds_name, holds_phrase

NAME = "Әділханова Айгүл Серікқызы"


@pytest.mark.parametrize(
    "title",
    [
        "Айгүл Әділханованың жайылым туралы жолданымы",
        "АЙГҮЛДІҢ жайылымы",
        "О пастбище Адилхановой",
        "Обращение Айгуль о пастбище",
        "Адильханова и дорога",
        "жайылым (серікқызы)",
        "Жолданым:Серикқызының жері",
        "A pasture of Айгүл",
    ],
)
def test_a_name_is_found_in_every_ending(title):
    assert holds_name(title, NAME)


@pytest.mark.parametrize(
    "title",
    [
        "Ауыл жайылымын жалға беру",
        "О передаче пастбища в аренду",
        "Ауыл жастарының орталығы",
        "Дорога в селе Айганым",
        "Серік ауылындағы жол",
        "",
    ],
)
def test_ordinary_words_are_no_names(title):
    assert not holds_name(title, NAME)


@pytest.mark.parametrize(
    ("title", "name", "expected"),
    [
        ("Санитарное состояние двора", "Ли Сан", False),  # a short name is not the beginning of a longer word
        ("Двор дома, где живёт Сан", "Ли Сан", True),
        ("Ли", "Ли", False),  # two letters are in too many words
        ("Ерланға берілген жер", "Ерлан", True),
        ("Жалоба Семёновой", "Семенова", True),
        ("Жалоба Семеновой", "Семёнова", True),
        ("Жер Нұрланда", "Нурлан", True),
        ("Жер Нурланда", "Нұрлан", True),
    ],
)
def test_the_edges(title, name, expected):
    assert holds_name(title, name) is expected


@pytest.mark.parametrize(
    "title",
    [
        "Жер 990101500016",
        "Жер 990101-500016",
        "Жер 1234 5678 9012",
        "Жер ９９０１０１５０００１６",
        "хабарласу +7 701 123 45 67",
        "хабарласу 8(701)123-45-67",
        "хабарласу 87011234567",
        "7011234567 жол",
        "жазыңыз a.b@example.kz",
        "жазыңыз ошак@мысал.қаз",
    ],
)
def test_a_contact_is_found(title):
    assert holds_contact(title)


@pytest.mark.parametrize(
    "title",
    [
        "2025 жылғы 14 наурыздағы № 112 қаулы",
        "312 га пастбища, участок 15-220-056-1234",
        "Жол 2024-2026",
        "Қарағанды, 1 245 000 теңге",
    ],
)
def test_dates_and_figures_are_no_contacts(title):
    assert not holds_contact(title)


def test_an_organisation_is_named_by_all_its_words():
    name = "«Таза бюджет» қоғамдық қоры"
    assert holds_phrase("Таза бюджет қоғамдық қорының" + " талабы", "Таза бюджет")
    assert holds_phrase("ТАЗА БЮДЖЕТ ҚОҒАМДЫҚ ҚОРЫ: жол", name)
    assert not holds_phrase("Қоғамдық бақылау: бюджет", name)
    assert not holds_phrase("Бюджет", "")
