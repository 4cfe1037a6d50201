# ruff: noqa: E501 - three languages of one text stand on lines of their own, however long
"""A session of the commission with two items, one of them with a recusal and a dissenting opinion."""

from oversight.documents import sample_texts as texts
from oversight.documents.papers.final_document import Vote, VotingRule
from oversight.documents.papers.session_minutes import Item, SessionMinutes
from oversight.documents.samples.common import frame
from oversight.documents.samples.conflict_declaration import PERSON
from oversight.documents.samples.control_decision import EXPERT
from oversight.documents.values import Officer, Passage


def _member(name: str) -> Officer:
    return Officer(name, texts.MEMBER.post)


PRESENT = (texts.CHAIR, texts.MEMBER, PERSON, *map(_member, ("Г. М. Әбілқасым", "С. Н. Жантөре", "Н. П. Ким")))
ABSENT = tuple(map(_member, ("Ө. Б. Шегебай", "Д. Ғ. Есенқұл", "И. В. Юрченко")))


def _vote(recused: int, votes_for: int, votes_against: int) -> Vote:
    return Vote(
        recommendation=None,
        is_chair_decision=False,
        opened_on="2026-04-22",
        closed_on="2026-04-22",
        members=9,
        recused=recused,
        eligible=9 - recused,
        needed=5,
        voted=votes_for + votes_against,
        votes_for=votes_for,
        votes_against=votes_against,
        abstained=0,
        cast_by_chair=False,
        is_carried=True,
    )


def sample() -> SessionMinutes:
    """The sample context."""
    return SessionMinutes(
        frame=frame("2026-00147/13", "2026-04-22T17:30:00+05:00"),
        form="in_person",
        started_at="2026-04-22T14:00:00+05:00",
        ended_at="2026-04-22T16:05:00+05:00",
        place=Passage(
            "Астана қаласы, Ақбидай көшесі, 12-үй, 2-қабат",
            "город Астана, улица Акбидай, дом 12, 2-й этаж",
            "Astana, 12 Akbidai Street, second floor",
        ),
        chair=texts.CHAIR,
        secretary=texts.SECRETARY,
        present=PRESENT,
        absent=ABSENT,
        invited=(EXPERT,),
        members=9,
        needed=5,
        voting_rule=VotingRule(1, 2, "simple", has_casting_vote=True),
        items=(
            Item(
                case_number="2026-00147",
                title=Passage(
                    "Сарыжаз ауылдық округінің жайылымы бойынша қорытынды құжат",
                    "Итоговый документ по пастбищам Сарыжазского сельского округа",
                    "Final document on the pasture of Saryzhaz rural district",
                ),
                heard=Passage(
                    "В. А. Лозовец анықталған фактілерді, сарапшы Т. О. Жұпарбек жайылымға қажеттілік есебін баяндады.",
                    "В. А. Лозовец – об установленных фактах, эксперт Т. О. Жупарбек – о расчёте потребности в пастбищах.",
                    "V. A. Lozovets on the facts established, the expert T. O. Zhuparbek on the need of pasture.",
                ),
                recused=(PERSON,),
                vote=_vote(1, 4, 1),
                decision=Passage(
                    "Қорытынды құжат үш ұсыныммен қабылдансын және объектіге жолдансын.",
                    "Принять итоговый документ с тремя рекомендациями и направить объекту.",
                    "Adopt the final document with three recommendations and send it to the object.",
                ),
                dissents=texts.DISSENTS,
            ),
            Item(
                case_number=None,
                title=Passage(
                    "2026 жылдың екінші тоқсанының жоспары",
                    "План на второй квартал 2026 года",
                    "Plan for the second quarter of 2026",
                ),
                heard=Passage(
                    "Хатшы өндірістегі істер мен олардың мерзімдерін хабарлады.",
                    "Секретарь сообщил о делах в производстве и их сроках.",
                    "The secretary reported the open cases and their terms.",
                ),
                recused=(),
                vote=None,
                decision=Passage("Ақпарат назарға алынсын.", "Принять к сведению.", "Noted."),
                dissents=(),
            ),
        ),
    )
