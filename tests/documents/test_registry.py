"""Every kind of paper has its module, or stands in a list that may only become shorter."""

from pathlib import Path

from oversight.documents import papers
from oversight.documents.paper import TEMPLATES
from oversight.documents.registry import DOCUMENTS, PAPERS, title_of
from oversight.domain.terms import DocumentKind as K

WITHOUT_A_PAPER = {
    K.CASE_FILE,
}
"""What is not written yet. Take a kind out when its paper is there; nothing is ever added."""


def test_every_kind_has_its_paper_or_is_known_to_lack_one() -> None:
    assert set(K) - set(DOCUMENTS) == WITHOUT_A_PAPER


def test_a_kind_has_one_paper() -> None:
    kinds = [kind for paper in PAPERS for kind in paper.kinds]
    assert len(kinds) == len(set(kinds))


def test_every_module_is_registered() -> None:
    found = {path.stem for path in Path(str(papers.__file__)).parent.glob("[a-z]*.py")}
    assert found == {paper.name for paper in PAPERS}


def test_module_sample_template_and_labels_share_a_name() -> None:
    for paper in PAPERS:
        assert paper.template == f"{paper.name}.html"
        assert paper.labels == f"labels/{paper.name}.toml"
        assert (TEMPLATES / paper.template).is_file()


def test_every_kind_has_a_name_in_three_languages() -> None:
    assert all(title.kk and title.ru and title.en for title in map(title_of, K))
