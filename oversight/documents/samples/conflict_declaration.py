# ruff: noqa: E501 - three languages of one text stand on lines of their own, however long
"""A member of the commission whose brother works for the leaseholder recuses himself."""

from oversight.documents import sample_texts as texts
from oversight.documents.papers.conflict_declaration import ConflictDeclaration
from oversight.documents.samples.common import frame
from oversight.documents.values import Officer, Passage
from oversight.domain.terms import InterestMeasure, InterestStatement

PERSON = Officer("Е. Қ. Тұрлыбек", texts.MEMBER.post)


def sample() -> ConflictDeclaration:
    """The sample context."""
    return ConflictDeclaration(
        frame=frame("2026-00147/03", "2026-02-24T11:20:00+05:00"),
        person=PERSON,
        capacity="member",
        control_object=texts.OBJECT,
        decision=texts.DECISION,
        statement=InterestStatement.PRESENT,
        nature=Passage(
            "Туған ағам «Қамыс-Агро» ЖШС-да бас агроном болып жұмыс істейді, ал бақылауға осы серіктестікке берілген жер алынып отыр.",
            "Мой родной брат работает главным агрономом ТОО «Қамыс-Агро», которому передана проверяемая земля.",
            "My brother is the chief agronomist of “Kamys-Agro” LLP, to which the land under control was leased.",
            authentic="kk",
        ),
        measure=InterestMeasure.RECUSE,
        declared_at="2026-02-24T11:20:00+05:00",
        decided_on="2026-02-24",
        earlier_answers=1,
    )
