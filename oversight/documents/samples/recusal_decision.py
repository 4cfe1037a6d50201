"""The commission after the self-recusal of one of its nine members."""

from oversight.documents import sample_texts as texts
from oversight.documents.papers.recusal_decision import RecusalDecision, Weights
from oversight.documents.samples.common import frame, term
from oversight.documents.samples.conflict_declaration import PERSON
from oversight.documents.values import Officer, Passage, Words


def sample() -> RecusalDecision:
    """The sample context."""
    return RecusalDecision(
        frame=frame("2026-00147/04", "2026-02-25T15:00:00+05:00"),
        person=PERSON,
        control_object=texts.OBJECT,
        decision=texts.DECISION,
        raised_by="other",
        raised_on="2026-02-23",
        grounds=Passage(
            "Комиссия мүшесінің туған ағасы жалға алушы «Қамыс-Агро» ЖШС-да бас агроном болып жұмыс істейді.",
            "Родной брат члена комиссии работает главным агрономом арендатора, ТОО «Қамыс-Агро».",
            "The brother of the member is the chief agronomist of the leaseholder, “Kamys-Agro” LLP.",
        ),
        decided_on="2026-02-25",
        decided_by="members",
        is_recused=True,
        reasons=Passage(
            "Жақын туыстық байланыс бақылаудың бейтараптығына әсер етуі мүмкін; мүшенің өзі де қарсылықпен келісті.",
            "Близкое родство может повлиять на беспристрастность контроля; сам член комиссии с отводом согласен.",
            "Close kinship may affect the impartiality of the control; the member agreed to the challenge.",
        ),
        weights=Weights(members=9, recused=1, eligible=8, needed=5),
        replacement=Officer("Г. М. Әбілқасым", Words("комиссия мүшесі", "член комиссии", "member of the commission")),
        term=term("recusal_decide", "2026-02-23"),
        signatories=(texts.CHAIR, texts.SECRETARY),
    )
