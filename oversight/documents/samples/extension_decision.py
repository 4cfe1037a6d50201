# ruff: noqa: E501 - three languages of one text stand on lines of their own, however long
"""The term of case 2026-00147 is extended: the pasture cannot be measured under the snow."""

from oversight.documents import sample_texts as texts
from oversight.documents.papers.extension_decision import ExtensionDecision
from oversight.documents.samples.common import frame, term
from oversight.documents.samples.filers import ADIL, LEASE
from oversight.documents.values import Passage


def sample() -> ExtensionDecision:
    """The sample context."""
    return ExtensionDecision(
        frame=frame("2026-00147/06", "2026-02-27T11:30:00+05:00"),
        filer=ADIL,
        subject=LEASE,
        registered_on="2026-02-09",
        decided_on="2026-02-27",
        old_due_on="2026-03-02",
        new_due_on="2026-04-15",
        reasons=(
            Passage(
                "Жайылымның нақты шекарасы мен пайдаланылуын орнында анықтау керек; қар жатқанда бұл мүмкін емес, жол сәуірде ашылады.",
                "Нужно установить на месте фактические границы и использование пастбища; под снегом это невозможно, дорога откроется в апреле.",
                "The true bounds and use of the pasture have to be established on the spot; under snow this is impossible, the road opens in April.",
            ),
            Passage(
                "Жер кадастрынан сұралған 2 900 га бойынша мәліметтер әлі түскен жоқ, оларсыз қажеттілікті есептеуге болмайды.",
                "Запрошенные в земельном кадастре сведения о 2 900 га ещё не поступили, без них нельзя рассчитать потребность.",
                "The data on the 2,900 ha asked of the land cadastre have not come yet; without them the need cannot be computed.",
            ),
        ),
        limit=term("complaint_extension", "2026-02-27"),
        notice_term=term("extension_notice", "2026-02-27"),
        notified_on="2026-02-27",
        signer_rank="head",
        signatory=texts.CHAIR,
    )
