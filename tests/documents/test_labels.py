"""Every fixed word exists in three languages, with the same placeholders."""

from pathlib import Path

import pytest

from oversight.documents.labels import LabelsIncomplete, labels, load_labels
from oversight.documents.paper import TEMPLATES
from oversight.documents.registry import DOCUMENTS


def write(folder: Path, text: str) -> Path:
    (folder / "frame.toml").write_text(text, "utf-8")
    return folder


def test_the_papers_labels_are_whole() -> None:
    assert len(labels().entries) > 120


def test_every_paper_has_its_file_of_labels() -> None:
    assert all((TEMPLATES / paper.labels).is_file() for paper in DOCUMENTS.values())


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_no_label_is_empty(language: str) -> None:
    assert all(entry[language] for entry in labels().entries.values())


def test_a_kazakh_label_is_not_a_copy_of_the_russian() -> None:
    same = {
        key for key, entry in labels().entries.items() if isinstance(entry["kk"], str) and entry["kk"] == entry["ru"]
    }
    assert same <= {
        "agency_hearing_protocol.subject",
        "case_passport.digest",
        "final_document.annex_number",
        "final_document.needed",
        "final_document.subject",
        "hearing_waiver.subject",
    }


def test_a_missing_language_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LabelsIncomplete, match="word has en, ru"):
        load_labels(write(tmp_path, '[word]\nru = "слово"\nen = "word"\n'))


def test_differing_placeholders_are_refused(tmp_path: Path) -> None:
    with pytest.raises(LabelsIncomplete, match="placeholders"):
        load_labels(write(tmp_path, '[word]\nkk = "{a}"\nru = "{b}"\nen = "{a}"\n'))


def test_a_missing_plural_form_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LabelsIncomplete, match="plural"):
        load_labels(write(tmp_path, '[word]\nkk = {other="x"}\nru = {one="x"}\nen = {other="x"}\n'))


def test_lists_of_different_length_are_refused(tmp_path: Path) -> None:
    with pytest.raises(LabelsIncomplete, match="length"):
        load_labels(write(tmp_path, '[word]\nkk = ["a", "b"]\nru = ["a"]\nen = ["a", "b"]\n'))


def test_a_mix_of_kinds_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LabelsIncomplete, match="one kind"):
        load_labels(write(tmp_path, '[word]\nkk = ["a"]\nru = "a"\nen = "a"\n'))


def test_a_stray_value_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LabelsIncomplete, match="not a table"):
        load_labels(write(tmp_path, 'word = "слово"\n'))


@pytest.mark.parametrize(
    ("language", "count", "text"),
    [
        ("kk", 1, "1 жұмыс күні"),
        ("kk", 15, "15 жұмыс күні"),
        ("ru", 1, "1 рабочий день"),
        ("ru", 3, "3 рабочих дня"),
        ("ru", 11, "11 рабочих дней"),
        ("ru", 21, "21 рабочий день"),
        ("en", 1, "1 working day"),
        ("en", 2, "2 working days"),
    ],
)
def test_numbers_choose_their_form(language: str, count: int, text: str) -> None:
    assert labels().text(language, "length.working_day", count=count) == text
