# ruff: noqa: E501 - three languages of one text stand on lines of their own, however long
"""The decision to look into the lease of the pasture of Saryzhaz."""

from oversight.documents import sample_texts as texts
from oversight.documents.papers.control_decision import ControlDecision, GroupMember, Programme
from oversight.documents.papers.final_document import Vote, VotingRule
from oversight.documents.samples.common import frame, term
from oversight.documents.values import Officer, Passage, Words

EXPERT = Officer("Т. О. Жұпарбек", Words("Жайылым сарапшысы", "Эксперт по пастбищам", "Expert on pasture"))

PROGRAMME = Programme(
    forms=texts.FORMS,
    tasks=texts.TASKS,
    starts_on="2026-03-16",
    ends_on="2026-04-24",
    place=texts.PERIOD.place,
    group=(
        GroupMember(
            texts.CHAIR,
            Words(
                "топ жетекшісі; қоғамдық тыңдауды жүргізеді",
                "руководитель группы; ведёт слушание",
                "leads the group; chairs the hearing",
            ),
        ),
        GroupMember(
            texts.MEMBER,
            Words(
                "баяндамашы; жайылымға шығу және фактілер",
                "докладчик; выезд на пастбище и факты",
                "rapporteur; visit to the pasture and facts",
            ),
        ),
        GroupMember(
            texts.SECRETARY,
            Words("сұраулар, хаттама, іс жүргізу", "запросы, протокол, делопроизводство", "requests, protocol, papers"),
        ),
    ),
)


def sample() -> ControlDecision:
    """The sample context."""
    return ControlDecision(
        frame=frame("2026-00147/05", "2026-03-02T12:00:00+05:00"),
        control_object=texts.OBJECT,
        decision=texts.DECISION,
        particulars=texts.PARTICULARS,
        ground=Passage(
            "2026 жылғы 9 ақпанда тіркелген № 2026-00147 жолданым; комиссия оны 2026 жылғы 20 ақпанда қарауға қабылдады.",
            "Обращение № 2026-00147, зарегистрированное 9 февраля 2026 года и принятое комиссией к рассмотрению 20 февраля 2026 года.",
            "Complaint No. 2026-00147, registered on 9 February 2026 and admitted by the commission on 20 February 2026.",
        ),
        programme=PROGRAMME,
        questions=(
            Passage(
                "Қаулы қабылданғанға дейін ауылдағы мал басы мен жайылымға қажеттілік есептелді ме?",
                "Рассчитывались ли до постановления поголовье скота и потребность села в пастбищах?",
                "Were livestock and the village’s need of pasture computed before the resolution?",
            ),
            Passage(
                "Жер комиссиясының отырысы қашан өтті, оған кімдер қатысты?",
                "Когда прошло заседание земельной комиссии и кто в нём участвовал?",
                "When did the land commission meet, and who took part?",
            ),
        ),
        information=(
            Passage(
                "№ 214 қаулы қосымшаларымен, жалдау шарты және жер комиссиясының хаттамасы.",
                "Постановление № 214 с приложениями, договор аренды и протокол земельной комиссии.",
                "Resolution No. 214 with its annexes, the contract of lease and the minutes of the land commission.",
            ),
        ),
        experts=(EXPERT,),
        longest_term=term("control_max_length", "2026-03-16"),
        voting_rule=VotingRule(1, 2, "simple", has_casting_vote=True),
        vote=Vote(
            recommendation=None,
            is_chair_decision=False,
            opened_on="2026-02-26",
            closed_on="2026-03-02",
            members=9,
            recused=1,
            eligible=8,
            needed=5,
            voted=7,
            votes_for=6,
            votes_against=0,
            abstained=1,
            cast_by_chair=False,
            is_carried=True,
        ),
        signatories=(texts.CHAIR, texts.SECRETARY),
    )
