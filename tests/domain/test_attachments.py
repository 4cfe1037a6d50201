"""File names as they come and as they are shown."""

import unicodedata

import pytest

from oversight.domain.attachments import LONGEST_NAME, MEDIA_TYPES, kind_of, show_name, split_name


@pytest.mark.parametrize(
    ("name", "kind", "shown"),
    [
        ("Жер шарты №5.pdf", "pdf", "Жер шарты №5.pdf"),
        ("ӘҒҚҢӨҰҮҺІ.docx", "docx", "ӘҒҚҢӨҰҮҺІ.docx"),
        ("photo.JPG", "jpg", "photo.jpg"),
        ("photo.jpeg", "jpg", "photo.jpeg"),
        ("../../etc/passwd", "txt", "passwd.txt"),
        ("/etc/passwd.txt", "txt", "passwd.txt"),
        ("C:\\docs\\акт.pdf", "pdf", "акт.pdf"),
        ("C:акт.pdf", "pdf", "C_акт.pdf"),
        ("..\\..\\акт.pdf", "pdf", "акт.pdf"),
        ("акт\r\nSet-Cookie: a=b.pdf", "pdf", "акт Set-Cookie_ a=b.pdf"),
        ("а\0б.pdf", "pdf", "аб.pdf"),
        ("а;б\"в'г.pdf", "pdf", "а_б_в'г.pdf"),
        ("%2e%2e%2fа.pdf", "pdf", "_2e_2e_2fа.pdf"),
        ("\u202efdp.exe.pdf", "pdf", "fdp.exe.pdf"),
        ("а\u200bб\ufeff.pdf", "pdf", "аб.pdf"),
        ("...", "png", "file.png"),
        ("", "png", "file.png"),
        ("   ", "png", "file.png"),
        ("/", "png", "file.png"),
        ("___", "png", "file.png"),
        (".pdf", "pdf", "pdf.pdf"),
        (".htaccess", "txt", "htaccess.txt"),
        ("акт.pdf. ", "pdf", "акт.pdf"),
        ("CON", "txt", "_CON.txt"),
        ("con.txt", "txt", "_con.txt"),
        ("LPT1.pdf", "pdf", "_LPT1.pdf"),
        ("contract.pdf", "pdf", "contract.pdf"),
        ("акт от 12.05", "pdf", "акт от 12.05.pdf"),
        ("акт от 12.05.2026", "pdf", "акт от 12.05.2026.pdf"),
        ("архив.tar.pdf", "pdf", "архив.tar.pdf"),
        ("сурет.png", "pdf", "сурет.png.pdf"),
        ("аты жоқ.құжат", "pdf", "аты жоқ.құжат.pdf"),
    ],
)
def test_a_name_is_shown_clean_and_says_the_truth(name: str, kind: str, shown: str) -> None:
    assert show_name(name, kind) == shown


def test_a_name_is_composed() -> None:
    assert show_name(unicodedata.normalize("NFD", "Йод.pdf"), "pdf") == "Йод.pdf"


@pytest.mark.parametrize("length", [255, 5_000, 100_000])
def test_a_long_name_keeps_its_extension(length: int) -> None:
    shown = show_name("ұ" * length + ".docx", "docx")
    assert (len(shown), shown[-5:]) == (LONGEST_NAME, ".docx")


@pytest.mark.parametrize(
    ("name", "claimed"),
    [
        ("a.PDF", "pdf"),
        ("a.pdf.exe", "exe"),
        ("a\u202egpj.exe", "exe"),
        ("a.pdf\0.exe", "exe"),
        ("a.exe\0", "exe"),
        ("a.exe.", "exe"),
        ("a.exe ", "exe"),
        ("a.exe::$DATA", None),  # shown as a.exe__$DATA.pdf
        ("a", None),
        ("12.05.2026", None),
        ("", None),
    ],
)
def test_the_extension_is_what_a_computer_would_see(name: str, claimed: str | None) -> None:
    assert split_name(name)[1] == claimed


@pytest.mark.parametrize(
    ("extension", "kind"), [("jpeg", "jpg"), ("jpg", "jpg"), ("pdf", "pdf"), ("svg", None), ("exe", None), ("", None)]
)
def test_only_listed_kinds_are_taken(extension: str, kind: str | None) -> None:
    assert kind_of(extension) == kind


def test_eight_kinds_are_taken() -> None:
    assert set(MEDIA_TYPES) == {"pdf", "png", "jpg", "docx", "xlsx", "csv", "txt", "p7s"}
