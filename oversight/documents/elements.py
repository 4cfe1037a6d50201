"""What a paper must hold before it may be issued, and where each element stands in it.

``provision`` is cited only where the text was read; None means a rule of the commission or of this system. The element's
section is its number in the paper, the same in every language; 0 is the first page above the sections.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from oversight.documents.final_document import FinalDocument
from oversight.documents.plain import Plain
from oversight.documents.receipt import Receipt
from oversight.documents.values import Passage, Words


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a paper and the test whether a context holds it."""

    key: str
    title: Words
    provision: str | None
    section: int
    is_present: Callable[[Any], bool]
    is_mandatory: bool = True


def _is_said(passages: tuple[Passage, ...]) -> bool:
    """At least one passage, and none of them empty."""
    return bool(passages) and not any(passage.is_empty for passage in passages)


# fmt: off
FINAL_DOCUMENT_ELEMENTS: tuple[Element, ...] = (
    Element("kind", Words("құжаттың түрі", "вид документа", "kind of document"), "Law 1(3)", 0,
            lambda c: c.document_kind != "recommendation" or bool(c.recommendations)),
    Element("language", Words("құжаттың тілі", "язык документа", "language of the document"), "Law 13(2)", 13,
            lambda c: bool(c.frame.languages) and bool(set(c.frame.authentic) & set(c.frame.languages))),
    Element("date_time_place", Words("бақылаудың күні, уақыты және орны", "дата, время и место контроля", "date, time and place of the control"), "Law 13(1)", 1,
            lambda c: _is_said((c.period.place, *c.period.held)) and bool(c.period.held)),
    Element("tasks", Words("бақылаудың міндеттері", "задачи контроля", "tasks of the control"), "Law 13(1)", 2,
            lambda c: _is_said(c.tasks)),
    Element("subjects", Words("субъектілердің тізбесі", "перечень субъектов", "list of the subjects"), "Law 13(1)", 3,
            lambda c: bool(c.subjects)),
    Element("compliance", Words("субъектілердің Заң талаптарына сәйкестігі туралы мәлімет", "сведения о соответствии субъектов требованиям Закона", "how each subject meets the Law’s requirements"), "Law 13(1)", 3,
            lambda c: all(not s.compliance.is_empty and not s.conflict.is_empty for s in c.subjects)),
    Element("forms", Words("қолданылған нысандар", "применённые формы", "forms used"), "Law 13(1)", 4,
            lambda c: bool(c.forms)),
    Element("facts", Words("анықталған фактілер мен мән-жайлар", "установленные факты и обстоятельства", "facts and circumstances established"), "Law 13(1)", 5,
            lambda c: _is_said(tuple(f.text for f in c.findings))),
    Element("evidence", Words("фактілердің дәлелдемелері", "доказательства фактов", "evidence of the facts"), None, 5,
            lambda c: all(not f.evidence.is_empty for f in c.findings)),
    Element("proposals", Words("бұзушылықтардың себептері мен жағдайларын жою жөніндегі ұсыныстар", "предложения по устранению причин и условий нарушений", "proposals to remove the causes and conditions of violations"), "Law 13(1)", 6,
            lambda c: c.has_no_violations or _is_said(tuple(p.text for p in c.proposals))),
    Element("recommendations", Words("нөмірленген ұсынымдар", "пронумерованные рекомендации", "numbered recommendations"), "Law 13(4)", 7,
            lambda c: c.has_no_violations or _is_said(tuple(r.text for r in c.recommendations))),
    Element("recommendation_details", Words("әр ұсынымның адресаты, негізі және ұсынылатын мерзімі", "адресат, основание и предлагаемый срок каждой рекомендации", "addressee, ground and suggested term of each recommendation"), None, 7,
            lambda c: all(
                not r.addressee.is_empty and not r.ground.is_empty and bool(r.suggested_on or r.suggested_term)
                for r in c.recommendations)),
    Element("terms", Words("жөнелту және жауап беру мерзімдерінің есебі", "расчёт сроков направления и ответа", "reading of the terms of dispatch and response"), None, 9,
            lambda c: c.response_term is not None or not c.recommendations),
    Element("vote", Words("әр ұсыным және құжат бойынша дауыс беру нәтижесі", "результат голосования по каждой рекомендации и документу", "result of the vote on each recommendation and on the document"), None, 10,
            lambda c: {v.recommendation for v in c.votes if v.is_carried} >= {None, *(r.number for r in c.recommendations)}),
    Element("annexes", Words("алынған өзге де құжаттар", "другие полученные документы", "other documents obtained"), "Law 13(1)", 12,
            lambda c: c.has_no_annexes != bool(c.annexes)),
    Element("signatories", Words("қол қоюшылар", "подписавшие", "signatories"), None, 13,
            lambda c: bool(c.signatories)),
)

RECEIPT_ELEMENTS: tuple[Element, ...] = (
    Element("number", Words("бірегей нөмір", "уникальный номер", "unique number"), "APPK 64(2)", 0,
            lambda c: bool(c.frame.case_number.strip())),
    Element("received_at", Words("қабылданған күні мен уақыты", "дата и время приёма", "date and time of receipt"), "APPK 64(2)", 0,
            lambda c: bool(c.received_at)),
    Element("receiver", Words("қабылдаушының тегі, аты-жөнінің бас әріптері және лауазымы", "фамилия, инициалы и должность принявшего", "surname, initials and position of the receiver"), "APPK 64(2)", 0,
            lambda c: bool(c.receiver.name.strip()) and bool(c.receiver.post.kk.strip())),
    Element("addressee", Words("адресат", "адресат", "addressee"), None, 0,
            lambda c: bool(c.addressee.kk.strip())),
    Element("term", Words("қарау мерзімі", "срок рассмотрения", "term of consideration"), None, 1,
            lambda c: c.term.reading.key == "complaint_decide"),
)
# fmt: on

ELEMENTS: dict[type[Plain], tuple[Element, ...]] = {Receipt: RECEIPT_ELEMENTS, FinalDocument: FINAL_DOCUMENT_ELEMENTS}


def missing_elements(context: Plain) -> tuple[str, ...]:
    """Keys of the mandatory elements *context* lacks, in the order of the paper. A paper is issued only when there is none."""
    return tuple(e.key for e in ELEMENTS[type(context)] if e.is_mandatory and not e.is_present(context))


def element(context_type: type[Plain], key: str) -> Element:
    """The element of that key, for the sentence that names it and its provision."""
    return next(e for e in ELEMENTS[context_type] if e.key == key)
