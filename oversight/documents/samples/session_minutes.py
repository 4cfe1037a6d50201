"""The votes on the case of the pasture: one without a quorum, one dissent, one recusal."""

from typing import Literal

from oversight.documents import sample_texts as texts
from oversight.documents.papers.final_document import Dissent, Vote, VotingRule
from oversight.documents.papers.session_minutes import Ballot, Item, Recusal, SessionMinutes
from oversight.documents.samples.common import frame
from oversight.documents.samples.conflict_declaration import PERSON
from oversight.documents.values import Officer, Passage


def _member(name: str) -> Officer:
    return Officer(name, texts.MEMBER.post)


_OTHERS = tuple(map(_member, ("Г. М. Әбілқасым", "С. Н. Жантөре", "Н. П. Ким", "Ө. Б. Шегебай")))
_VOTERS = (texts.CHAIR, texts.MEMBER, *_OTHERS)
_ABSENT = tuple(map(_member, ("Д. Ғ. Есенқұл", "И. В. Юрченко")))


_NEEDED = 5
_LAST_DAYS = ("2026-04-20", "2026-04-21")
_CHOICES: dict[str, Literal["for", "against", "abstain"]] = {"+": "for", "-": "against", "0": "abstain"}


def _item(
    kind: Literal["admit", "open_control", "recommendation", "adopt_final"],
    days: tuple[str, str],
    voted: str,  # a sign for each of the voters, in their order
    *,
    text: Passage = Passage(),  # noqa: B008 - frozen
    number: int | None = None,
    count: int = 1,
    dissents: tuple[Dissent, ...] = (),
) -> Item:
    recused = 0 if kind == "admit" else 1
    has_quorum = len(voted) >= _NEEDED
    return Item(
        kind=kind,
        round=count,
        opened_at=f"{days[0]}T10:00:00+05:00",
        closed_at=f"{days[1]}T18:00:00+05:00",
        text=text,
        vote=Vote(
            recommendation=number,
            is_chair_decision=False,
            opened_on=days[0],
            closed_on=days[1],
            members=9,
            recused=recused,
            eligible=9 - recused,
            needed=_NEEDED,
            voted=len(voted),
            votes_for=voted.count("+"),
            votes_against=voted.count("-"),
            abstained=voted.count("0"),
            cast_by_chair=False,
            is_carried=has_quorum and voted.count("+") > voted.count("-"),
        ),
        ballots=tuple(
            Ballot(member, _CHOICES[sign], is_counted=True) for member, sign in zip(_VOTERS, voted, strict=False)
        ),
        dissents=dissents,
    )


def sample() -> SessionMinutes:
    """The sample context."""
    first, second, third = texts.RECOMMENDATIONS
    return SessionMinutes(
        frame=frame("2026-00147/13", "2026-04-22T17:30:00+05:00"),
        title=texts.TITLE,
        control_object=texts.OBJECT,
        members=(*_VOTERS, PERSON, *_ABSENT),
        recusals=(Recusal(PERSON, "2026-03-02"),),
        voting_rule=VotingRule(1, 2, "simple", has_casting_vote=True),
        items=(
            _item("admit", ("2026-02-16", "2026-02-18"), "++++++"),
            _item("open_control", ("2026-03-05", "2026-03-06"), "+++"),
            _item("open_control", ("2026-03-09", "2026-03-10"), "+++++0", count=2),
            _item("recommendation", _LAST_DAYS, "++++++", text=first.text, number=1),
            _item("recommendation", _LAST_DAYS, "+-++++", text=second.text, number=2, dissents=texts.DISSENTS),
            _item("recommendation", _LAST_DAYS, "+++++0", text=third.text, number=3),
            _item("adopt_final", ("2026-04-21", "2026-04-22"), "+-++++"),
        ),
        signatories=(texts.CHAIR, texts.SECRETARY),
    )
