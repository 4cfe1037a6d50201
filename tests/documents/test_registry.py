"""Every kind of paper has its module, its template, its words and its sample."""

from pathlib import Path

from oversight.documents import papers
from oversight.documents.paper import TEMPLATES
from oversight.documents.registry import DOCUMENTS, PAPERS, title_of
from oversight.domain.terms import DocumentKind as K


def test_every_kind_has_its_paper() -> None:
    assert set(DOCUMENTS) == set(K)


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
