# ruff: noqa: E501 - three languages of one text stand on lines of their own, however long
"""The commission admits the complaint of case 2026-00147."""

from oversight.documents import sample_texts as texts
from oversight.documents.papers.admissibility_sheet import AdmissibilitySheet, AdmissionVote, Finding
from oversight.documents.samples.common import frame
from oversight.documents.values import Passage


def sample() -> AdmissibilitySheet:
    """The sample context."""
    return AdmissibilitySheet(
        frame=frame("2026-00147/05", "2026-02-25T16:30:00+05:00"),
        title=Passage(
            "Сарыжаз ауылдық округінің жайылымын жалға беру",
            "Аренда пастбищ Сарыжазского сельского округа",
            "Lease of pasture in Saryzhaz rural district",
        ),
        registered_on="2026-02-09",
        filer_kind="citizen",
        object_name=texts.OBJECT.name,
        object_bin=texts.OBJECT.bin,
        object_class=texts.OBJECT.object_class,
        in_list=Finding(
            True,
            Passage(
                "Аудан әкімінің аппараты – жергілікті атқарушы органның мекемесі.",
                "Аппарат акима района – учреждение местного исполнительного органа.",
                "The office of the district akim is an institution of a local executive body.",
            ),
        ),
        not_excluded=Finding(
            True,
            Passage(
                "Әкімдіктің жауабында режимді объектілер тізбесіне кірмейтіні көрсетілген (2026 жылғы 18 ақпан, № 71).",
                "По ответу акимата, в перечень режимных объектов не входит (18 февраля 2026 года, № 71).",
                "By the akimat’s answer it is not in the list of regime facilities (18 February 2026, No. 71).",
            ),
        ),
        act_or_decision=Finding(
            True,
            Passage(
                "2025 жылғы 11 қарашадағы № 214 қаулы; көшірмесі іс материалдарында.",
                "Постановление от 11 ноября 2025 года № 214; копия – в материалах дела.",
                "Resolution No. 214 of 11 November 2025; a copy is on file.",
            ),
        ),
        public_interest=Finding(
            True,
            Passage(
                "180 үйдің ортақ жайылымға қолжетімділігі және жер пайдаланудың ашықтығы қозғалады; бұл бір адамның дауы емес.",
                "Затронуты доступ 180 дворов к общему пастбищу и открытость землепользования; это не спор одного лица.",
                "The access of 180 households to the common pasture and the openness of land use are touched; it is not one person’s dispute.",
            ),
        ),
        eligibility=Finding(
            True,
            Passage(
                "Азаматтығы жеке куәлігі бойынша тексерілді; мүдделер қақтығысы жоқ деп мәлімдеді.",
                "Гражданство проверено по удостоверению личности; об отсутствии конфликта интересов заявлено.",
                "Citizenship was checked against the identity card; no conflict of interest was declared.",
            ),
        ),
        is_admitted=True,
        ground=None,
        reasons=(
            Passage(
                "Жолданым нақты актіге қатысты және көпшіліктің мүддесін қозғайды; объект тізбеде бар, режимді объектіге жатпайды.",
                "Обращение касается конкретного акта и затрагивает интересы многих; объект входит в перечень и режимным не является.",
                "The complaint concerns a certain act and touches the interests of many; the object is in the list and is no regime facility.",
            ),
            Passage(
                "Ветеринарияға қатысты бөлігі құзыретті органға жіберілді, ол бақылауға кедергі келтірмейді.",
                "Часть, относящаяся к ветеринарии, направлена компетентному органу и контролю не препятствует.",
                "The part about veterinary matters went to the competent body and does not stand in the way of control.",
            ),
        ),
        vote=AdmissionVote(members=9, recused=1, needed=5, votes_for=6, votes_against=0, abstained=1),
        decided_on="2026-02-25",
        signatories=(texts.CHAIR, texts.SECRETARY),
    )
