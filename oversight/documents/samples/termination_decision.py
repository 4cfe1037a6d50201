# ruff: noqa: E501 - three languages of one text stand on lines of their own, however long
"""The procedure on the withdrawn complaint is ended."""

from oversight.documents import sample_texts as texts
from oversight.documents.papers.termination_decision import Remedy, TerminationDecision
from oversight.documents.samples.common import frame, term
from oversight.documents.samples.filers import KULAN, WELL, WITHDRAWN
from oversight.documents.values import Passage


def sample() -> TerminationDecision:
    """The sample context."""
    return TerminationDecision(
        frame=frame("2026-00152/06", "2026-02-24T17:00:00+05:00"),
        filer=KULAN,
        subject=WELL,
        registered_on="2026-02-10",
        decided_on="2026-02-24",
        ground=WITHDRAWN,
        reasons=(
            Passage(
                "Өтініш иесі 2026 жылғы 23 ақпанда жолданымын шешім қабылданғанға дейін жазбаша кері қайтарып алды.",
                "Заявитель 23 февраля 2026 года, до принятия решения, письменно отозвала обращение.",
                "On 23 February 2026, before any decision, the filer withdrew the complaint in writing.",
            ),
            Passage(
                "Комиссия хатшысы 24 ақпанда суатқа апаратын жолдың ашық екенін тексерді; басқа тұрғындардан бұл мәселе бойынша жолданым түскен жоқ.",
                "24 февраля секретарь комиссии проверил, что проход к водопою открыт; от других жителей обращений по этому вопросу не поступало.",
                "On 24 February the secretary of the commission checked that the way to the watering place is open; no other resident has filed on this matter.",
            ),
        ),
        remedy=Remedy(
            body=Passage(
                "«Дала кеңістігі» қоғамдық бірлестігінің басқармасына",
                "правлению общественного объединения «Дала кеңістігі»",
                "the board of the public association “Dala Kenistigi”",
            ),
            term=term("challenge_file", "2026-02-24"),
            way=Passage(
                "жазбаша түрде, комиссия арқылы; шағымда шешімнің нөмірі, келіспеу себептері, күні және қол көрсетіледі.",
                "письменно, через комиссию; в жалобе указывают номер решения, доводы несогласия, дату и подпись.",
                "in writing, through the commission; give the number of the decision, why you disagree, the date and your signature.",
            ),
        ),
        notice_term=term("termination_notice", "2026-02-24"),
        signatory=texts.CHAIR,
    )
